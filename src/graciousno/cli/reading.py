"""Bytes to text, and every way in which that can fail, in one clear line each."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from ..errors import InputError

STDIN = "-"


def name_of(given: str) -> str:
    """How a source is named in messages."""
    return "stdin" if given == STDIN else given


def read_bytes(given: str) -> bytes:
    """Read a file, or the standard input for ``-``.

    Raises:
        InputError: it is not there, is a folder, may not be read, or is empty.

    """
    try:
        data = sys.stdin.buffer.read() if given == STDIN else Path(given).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(given, error) from None
    if not data.strip():
        raise InputError("is empty", file=name_of(given))
    return data


def unreadable(given: str, error: Exception) -> InputError:
    """Put an error of the system in our words."""
    match error:
        case FileNotFoundError():
            message = "there is no such file"
        case IsADirectoryError():
            message = "is a folder, not a file"
        case PermissionError():
            message = "may not be read (permission denied)"
        case OSError(strerror=str(reason)):
            message = f"cannot be read: {reason[:1].lower()}{reason[1:]}"
        case _:
            message = f"cannot be read: {error}"
    return InputError(message, file=name_of(given))


def is_utf16(data: bytes) -> bool:
    """Whether the data begins as UTF-16 text does."""
    return data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))


def decode(data: bytes, name: str, *, line: int | None = None) -> str:
    """Decode UTF-8 (or UTF-16 that says so with a byte order mark); line ends become line feeds.

    Args:
        data: what was read.
        name: the file, for messages.
        line: the line of the file that the data is, where it is one.

    Raises:
        InputError: it is binary, or in another encoding.

    """
    utf16 = is_utf16(data)
    if not utf16 and b"\0" in data:
        raise InputError("is a binary file, not text", file=name, line=line)
    try:
        text = data.removeprefix(BOM_UTF8).decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError as error:
        skipped = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
        place = error.start + skipped
        line = line or (None if utf16 else data.count(b"\n", 0, place) + 1)
        what = f"is not {'UTF-16' if utf16 else 'UTF-8'} (byte 0x{data[place]:02x} at position {place})"
        raise InputError(f"{what}; save it as UTF-8", file=name, line=line) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError("is empty", file=name, line=line)
    return text
