"""What ``graciousno check`` is given: files, folders, rows of JSON, mails, the standard input, as messages."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError
from .html_text import html_text
from .mail_text import email_text
from .markup import Extract
from .reading import STDIN, decode, is_utf16, name_of, read_bytes, unreadable

MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm"})
IN_FOLDERS = (".txt", ".md", ".markdown", ".html", ".htm", ".eml", ".jsonl")


@dataclass(frozen=True, slots=True)
class Message:
    """One text to check."""

    source: str
    text: str
    id: str | int | None = None
    locale: str | None = None
    row: int | None = None
    """The line of the file, for a row of JSON lines."""
    apart: bool = False
    """Whether the text was taken out of its file so that it has no places there: that of an e-mail."""
    extract: Extract | None = None
    """For a file of markup: how its words lie in it."""

    @property
    def is_file(self) -> bool:
        """Whether the text is that of a file, so that better words can be put into it."""
        return self.row is None and not self.apart and self.source != name_of(STDIN)

    def where(self, offset: int) -> tuple[int, int]:
        """Find the line and the column of a code point of the text, both from 1, in the file as it was read.

        Line ends of all kinds count as one, a byte order mark as nothing, a tab as one column. For a row of JSON
        lines it is the row and the column in its text, for an e-mail the place in the text of its body.
        """
        if self.row is not None:
            return self.row, offset + 1
        text = self.text
        if self.extract is not None:
            text, offset = self.extract.source, self.extract.place(offset)
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Find the stretch of the file's text (as ``reading.decode`` gives it) that a stretch of the text is.

        Returns:
            Where it begins and ends there, letter by letter the same words, so that others may take their place;
            or None where there is no such piece in one: between markup, in a row of JSON lines, in an e-mail.

        """
        if self.row is not None or self.apart:
            return None
        return (start, end) if self.extract is None else self.extract.original(start, end)

    def place(self, offset: int) -> str:
        """``file:line:column`` of a code point; in a row of JSON lines the column counts through its text."""
        line, column = self.where(offset)
        return f"{self.source}:{line}:{column}"


def messages(given: Iterable[str]) -> Iterator[Message | InputError]:
    """Read what is named, in the order given; a folder gives its files in the order of their names.

    Yields:
        Each message; in place of one that cannot be read, the error that says why, and the next.

    """
    for one in given:
        if one != STDIN and _is_folder(one):
            yield from _folder(Path(one))
        else:
            yield from _file(one)


def _is_folder(given: str) -> bool:
    try:
        return Path(given).is_dir()
    except OSError:  # such as a name too long, which reading it will tell
        return False


def _folder(folder: Path) -> Iterator[Message | InputError]:
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in IN_FOLDERS
        and path.is_file()
        and not any(step.startswith(".") for step in path.relative_to(folder).parts)
    ]
    if not paths:
        yield InputError(f"there is no {', '.join(IN_FOLDERS[:-1])} or {IN_FOLDERS[-1]} file below it", file=folder)
    for path in paths:
        yield from _file(str(path))


def _file(given: str) -> Iterator[Message | InputError]:
    name = name_of(given)
    kind = Path(given).suffix.lower()
    try:
        if kind == ".jsonl":
            yield from _rows_of_file(given, name)
            return
        data = read_bytes(given)
        if given == STDIN and _is_rows(data):
            yield from _rows(data.removeprefix(BOM_UTF8).split(b"\n"), name)
        elif kind == ".eml":
            yield Message(name, email_text(data, name), apart=True)
        else:
            yield _text(decode(data, name), name, kind)
    except InputError as error:
        yield error


def _text(text: str, name: str, kind: str) -> Message:
    if kind in MARKDOWN:
        from .markdown_text import markdown_text

        extract = markdown_text(text)
    elif kind in HTML:
        extract = html_text(text)
    else:
        return Message(name, text)
    if not extract.text:
        raise InputError("has no words that a reader would see", file=name)
    return Message(name, extract.text, extract=extract)


def _is_rows(data: bytes) -> bool:
    """Whether what comes through a pipe is JSON lines: no letter begins with such a row."""
    first = data.removeprefix(BOM_UTF8).lstrip().partition(b"\n")[0]
    if not first.startswith(b"{"):
        return False
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "text" in row


def _rows_of_file(given: str, name: str) -> Iterator[Message | InputError]:
    """Row by row, so that a large file needs little memory and its findings show at once."""
    try:
        with Path(given).open("rb") as file:
            if is_utf16(file.peek(2)):
                yield from _rows(decode(file.read(), name).encode().split(b"\n"), name)
            else:
                yield from _rows(file, name)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        yield unreadable(given, error)


def _rows(lines: Iterable[bytes], name: str) -> Iterator[Message | InputError]:
    number = 0
    found = False
    for number, line in enumerate(lines, 1):
        data = line.removeprefix(BOM_UTF8) if number == 1 else line
        if not data.strip():
            continue
        found = True
        if b"\0" in data:
            yield InputError("is a binary file, not JSON lines", file=name, line=number)
            return
        try:
            yield _message(decode(data.rstrip(), name, line=number), name, number)
        except InputError as error:
            yield error
    if not found:
        yield InputError("is empty", file=name)


def _message(source: str, name: str, number: int) -> Message:
    try:
        row: Any = json.loads(source)
    except json.JSONDecodeError as error:
        problem = f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        raise InputError(problem, file=name, line=number) from None
    except (ValueError, RecursionError):
        raise InputError(
            "is not JSON that can be read: a number too long or nested too deeply", file=name, line=number
        ) from None
    if not isinstance(row, dict):
        raise InputError('a row should be an object such as {"text": "..."}', file=name, line=number)
    text, id_, locale = row.get("text"), row.get("id"), row.get("locale")
    if "text" not in row:
        has = f"; it has: {', '.join(map(str, row))}" if row else ""
        raise InputError(f'this row has no "text"{has}', file=name, line=number)
    if not isinstance(text, str) or not text.strip():
        raise InputError('"text" should be text, and not empty', file=name, line=number)
    if not isinstance(locale, str | None):
        raise InputError('"locale" should be text such as "en"', file=name, line=number)
    return Message(name, text, id_ if isinstance(id_, str | int) else None, locale, number)
