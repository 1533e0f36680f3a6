"""Findings that somebody set aside: by the name of the rule, and with a reason.

In a text, for the paragraph that the comment stands in, or for the next one where it stands alone::

    <!-- graciousno: ignore never-blunt, never-dismisses because the reader asked for one word -->
    # graciousno: ignore never-blunt because the reader asked for one word

In a call, for all of the text: ``check(text, suppress={"never-blunt": "the reader asked for one word"})``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..errors import none_of
from ..model.report import Finding, Stretch, Suppressed

RULE = "suppresses-with-reason"
"""The rule that speaks of suppressions themselves."""

_HINT = "graciousno"
# What people write in place of "ignore" (or of its colon); such a comment is none for the reader, and is told.
_MEANT = r"(?:ig\w*|disab\w*|suppres\w*|skip|allow|noqa|off)\b"
OURS = rf"graciousno(?::|[ \t]+(?={_MEANT}))"
"""How a comment begins that is for us, whatever its capitals."""
# A comment of Markdown and HTML; or a line that begins with the signs of a comment, or with nothing.
_COMMENT = re.compile(
    rf"<!--[ \t]*{OURS}(?P<inside>[^\n]*?)-->"
    rf"|^[ \t]*(?:(?:#|//|;|\{{#)[ \t]*{OURS}|graciousno:(?=[ \t]*{_MEANT}))"
    r"(?P<line>[^\n]*?)[ \t]*(?:#\}[ \t]*)?$",
    re.MULTILINE | re.IGNORECASE,
)
_SAID = re.compile(
    r"\s*ignore\s+(?P<names>.*?)(?:\s*(?:\bbecause\b|:|—|--|\bfor:)\s*(?P<reason>.*))?\s*$", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")


@dataclass(frozen=True, slots=True)
class Suppression:
    """Somebody's word that a rule is not to speak here."""

    rules: tuple[str, ...]
    reason: str
    where: str
    """``text``, ``call`` or ``configuration``."""
    at: Stretch | None = None
    """Where it is written, in a text."""
    covers: Stretch | None = None
    """The stretch of the text that it holds for; all of it by default."""

    def holds_for(self, finding: Finding) -> bool:
        """Whether it sets this finding aside."""
        if finding.rule not in self.rules or not self.reason:
            return False
        return self.covers is None or finding.span is None or self.covers.start <= finding.span.start < self.covers.end


def read(text: str) -> tuple[str, list[Suppression]]:
    """Take the suppressions out of a text.

    Returns:
        The text with blanks in their place, so that all places stay as they are, and the suppressions.
    """
    if _HINT not in text.lower():
        return text, []
    comments = list(_COMMENT.finditer(text))
    blank = _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    return blank, [_suppression(comment, blank) for comment in comments]


def of_call(given: Mapping[str, str], where: str = "call") -> list[Suppression]:
    """The suppressions of a call or of a configuration: rules with their reasons."""
    return [Suppression((name,), " ".join(reason.split()), where) for name, reason in given.items()]


def _suppression(comment: re.Match[str], blank: str) -> Suppression:
    said = _SAID.match(comment["inside"] or comment["line"] or "")
    names = re.split(r"[,\s]+", said["names"].strip()) if said else []
    return Suppression(
        tuple(dict.fromkeys(filter(None, names))),
        " ".join((said["reason"] or "").split()) if said else "",
        "text",
        at=Stretch(*comment.span()),
        covers=_paragraph(blank, comment.start(), comment.end()),
    )


def _paragraph(blank: str, start: int, end: int) -> Stretch:
    """The paragraph that a comment stands in, or the one behind it."""
    for paragraph in _PARAGRAPH.finditer(blank):
        first, last = paragraph.span()
        if first <= start <= last or first >= start:
            return Stretch(first, last)
    return Stretch(end, len(blank))


def sort_out(
    findings: Iterable[Finding], suppressions: Sequence[Suppression]
) -> tuple[list[Finding], list[Suppressed], frozenset[tuple[Suppression, str]]]:
    """Part the findings that stand from those that are set aside.

    Returns:
        What stands, what is set aside, and which suppressions were needed, each with the rule that it was needed for.
    """
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    needed: set[tuple[Suppression, str]] = set()
    for finding in findings:
        by = [one for one in suppressions if one.holds_for(finding)]
        needed.update((one, finding.rule) for one in by)
        if by:
            aside.append(Suppressed(finding, by[0].reason, by[0].where))
        else:
            kept.append(finding)
    return kept, aside, frozenset(needed)


def complaints(
    suppressions: Iterable[Suppression],
    needed: frozenset[tuple[Suppression, str]],
    *,
    known: Sequence[str],
    judged: Sequence[str],
) -> Iterator[tuple[str, Stretch | None]]:
    """What is wrong with suppressions: no such rule, no reason, nothing to suppress; each with its place.

    Args:
        suppressions: all that were to hold for this text.
        needed: those that set something aside.
        known: the rules that there are.
        judged: those that judged this text.
    """
    for one in suppressions:
        if not one.rules:
            yield 'names no rule that can be read: write "graciousno: ignore RULE because REASON"', one.at
        unknown = [rule for rule in one.rules if rule not in known]
        if unknown:
            yield none_of("rule", unknown, known) + ("" if one.reason else '; a reason stands after "because"'), one.at
        for rule in one.rules:
            if rule in unknown or (unknown and not one.reason):
                continue
            if not one.reason:
                yield f'suppresses {rule} without a reason: add "because ..."', one.at
            elif rule in judged and (one, rule) not in needed and one.where != "configuration":
                yield f"suppresses {rule}, which has nothing to say here: take it out", one.at
