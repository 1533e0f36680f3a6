"""``graciousno check --fix``: the better words put into the files themselves, and nothing else changed in them."""

from __future__ import annotations

import html
import os
import re
import shutil
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from .reading import decode, is_utf16, read_bytes
from .sources import HTML, MARKDOWN, Message

if TYPE_CHECKING:
    from ..model.report import Fix, Report

_MOST_ROUNDS = 3
_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<>]")


def fix(message: Message, report: Report, judge: Callable[[Message], Report]) -> tuple[Message, Report, int]:
    """Put the fixes of a report into the file of its message, and judge what it says then.

    Args:
        message: a message that is all of its file.
        report: what was found in it.
        judge: judges a message.

    Returns:
        The message and the report as they are now, and how many findings were fixed.

    Raises:
        InputError: the file cannot be written.
    """
    from ..checking.fixing import fixed
    from .sources import messages

    count = 0
    for _ in range(_MOST_ROUNDS):
        possible = [one for one in report.findings if one.fix and message.original(one.fix.start, one.fix.end)]
        _, taken = fixed(message.text, possible)
        if not taken:
            break
        _write(message, [one.fix for one in taken if one.fix])
        count += len(taken)
        [again] = messages([message.source])
        if isinstance(again, InputError):
            raise again
        message, report = again, judge(again)
    return message, report, count


def _write(message: Message, fixes: list[Fix]) -> None:
    path = Path(message.source)
    data = read_bytes(message.source)
    decode(data, message.source)  # whatever is wrong with it now is told as when it was read
    encoding = "utf-16" if is_utf16(data) else "utf-8"
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    raw = data.removeprefix(mark).decode(encoding)
    # Places are counted with line ends of one character.
    pairs = [match.start() - number for number, match in enumerate(re.finditer("\r\n", raw))]
    for one in sorted(fixes, reverse=True):
        place = message.original(one.start, one.end)
        if place is not None:
            start, end = (at + bisect_left(pairs, at) for at in place)
            raw = raw[:start] + _escaped(one.text, path.suffix.lower()) + raw[end:]
    part = path.resolve().with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(mark + raw.encode(encoding))
        shutil.copymode(path, part)
        part.replace(path.resolve())
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(f"cannot be written: {error.strerror}", file=message.source) from None


def _escaped(words: str, kind: str) -> str:
    if kind in HTML:
        return html.escape(words, quote=False)
    return _MARKDOWN_SIGNS.sub(r"\\\g<0>", words) if kind in MARKDOWN else words
