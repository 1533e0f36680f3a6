"""Where a finding stands in its file, as far as a file has such places; and what is said of it there."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ...model.report import Finding, Stretch
from ..findings import bare
from ..paper import visible
from ..sources import Message


class Region(NamedTuple):
    """A stretch of a file; lines and columns from 1, in code points, the end not included."""

    line: int
    column: int | None = None
    """``None`` for all of the line."""
    end_line: int | None = None
    end_column: int | None = None


def region(message: Message, span: Stretch | None) -> Region | None:
    """Find the stretch of the file that a finding is about.

    Args:
        message: what was checked.
        span: the place in its text; ``None`` for the text as a whole, which is where it begins.

    Returns:
        The region; for a row of JSON lines its line, because columns in the text are not columns of the file; and
        ``None`` for an e-mail, whose text has no places in the file.

    """
    if message.apart:
        return None
    if span is None or message.row is not None:
        return Region(message.where(0)[0])
    return exact(message, *bare(message.text, span))


def exact(message: Message, start: int, end: int) -> Region:
    """Find a stretch of the text in its file, the white space around it included."""
    first = message.where(start)
    if end <= start:
        return Region(*first, *first)
    # The end of the last letter, not the start of what follows, which may stand behind markup.
    line, column = message.where(end - 1)
    return Region(*first, line, column + 1)


def path_of(source: str) -> str:
    """The file as reports of other tools name it: below the current folder if it is there, with forward slashes."""
    path = Path(source)
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return path.as_posix()


def sentence(words: str) -> str:
    """Words of a finding as a sentence of its own."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…", '."', '!"', '?"', '..."')) else f"{words}."


def told(finding: Finding) -> list[str]:
    """What a finding says to somebody who sees it beside the text: what, the words, and what to say instead."""
    lines = [sentence(finding.message)]
    words = " ".join(visible(finding.excerpt).split())
    if words:
        lines.append(f"The words: “{words}”.")
    return lines + [f"Instead: {sentence(visible(one))}" for one in finding.suggestions]
