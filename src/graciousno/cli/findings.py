"""How findings look: where, what, the words themselves, and what to say instead."""

from __future__ import annotations

import unicodedata

from ..model.report import Finding, Report, Severity, Stretch
from .paper import Paper, cells, visible
from .sources import Message

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.ADVICE: "bold cyan"}
_INDENT = "    "
_CUT = "…"


def show_findings(paper: Paper, message: Message, report: Report) -> None:
    """Print the findings of one message.

    Args:
        paper: where to.
        message: the message, for places.
        report: what was found in it.

    """
    for finding in report.findings:
        _show_finding(paper, message, finding)


def _show_finding(paper: Paper, message: Message, finding: Finding) -> None:
    place = message.place(bare(message.text, finding.span)[0] if finding.span else 0)
    of = "" if message.id is None else f" [{visible(str(message.id))}]"
    paper.line(
        (f"{visible(place)}: ", "bold"),
        (f"{finding.severity} ", STYLES[finding.severity]),
        (f"{finding.rule}: ", "bold"),
        finding.message,
        (of, "dim"),
    )
    if finding.span and finding.span.end > finding.span.start:
        before, phrase, after = excerpt(message.text, finding.span, paper.width - len(_INDENT))
        style = STYLES[finding.severity].replace("bold", "underline")
        paper.line(_INDENT, before, (phrase, style), after)
        if not paper.is_styled:
            paper.line(_INDENT, _marks(before, phrase, after))
    for suggestion in finding.suggestions:
        paper.line(_INDENT, ("instead: ", "green"), visible(suggestion))


def bare(text: str, span: Stretch) -> tuple[int, int]:
    """Leave out the space and the line breaks around the words of a phrase, where it has words."""
    words = text[span.start : span.end]
    if not words.strip():
        return span
    return span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip())


def excerpt(text: str, span: Stretch, width: int) -> tuple[str, str, str]:
    """Show the line of a phrase, cut around it where it is too long.

    Args:
        text: the whole text.
        span: the phrase; where it runs over the end of its line, the first line of it is shown.
        width: the columns that there are.

    Returns:
        What stands before the phrase, the phrase, and what stands after it.

    """
    # A phrase may begin with the space or the line break before its first word.
    start, _ = bare(text, span)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    end = max(start, min(span.end, last))
    before, phrase, after = (visible(part) for part in (text[first:start], text[start:end], text[end:last]))
    before, after = before.lstrip(), after.rstrip()
    phrase = _head(phrase, width)
    room = width - cells(phrase)
    # Both sides share the room; what one does not need the other may have.
    left = min(cells(before), max(room // 2, room - cells(after)))
    after = _head(after, room - left)
    before = _head(before[::-1], left)[::-1]
    return before, phrase, after


def _head(text: str, width: int) -> str:
    """As much of the beginning as fits, a mark in place of the rest."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    text = text[:width]
    while text and cells(text) > width - 1:
        text = text[:-1]
    return text + _CUT


def _marks(before: str, phrase: str, after: str) -> str:
    """Draw the line under the phrase."""
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in before + phrase + after):
        # Nobody knows where the words of a right-to-left line end up on the screen.
        return f"^ {phrase}"
    return " " * cells(before) + "^" * max(1, cells(phrase))
