"""The sentences of a text that are prose: no greeting, heading, address, list or signature, and nobody else's words."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.report import Stretch
from .case import Case

_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔")
_CLOSERS = "\"'”’»›)]」』*_"
_BULLET = re.compile(r"\s{0,8}(?:[-*•–#]|\d{1,2}[.)]|\(?[a-z][.)])\s")
_LONGEST_BULLET = 8
# An address is one word, and so are words that a hyphen or an apostrophe joins.
_WORD = re.compile(r"[a-z]{1,12}:\u2060?//\S+|[\w.+-]{1,64}@\S+|\w+(?:['’.,:/-]\w+)*")
_NOT_PROSE = frozenset({"sender", "recipient", "subject", "salutation", "signature"})
"""The parts of a draft that have no sentences."""


class Sentence(NamedTuple):
    """A sentence of prose: its place, and its words without those that it quotes."""

    span: Stretch
    words: list[str]


def prose(case: Case) -> list[Sentence]:
    """The sentences of prose in a text, in its order: those that end like one."""
    own = _without_quotes(case)
    found = []
    for first, last in case.tokens.sentences:
        start, end = _bounds(case.text, first, last)
        words = _WORD.findall(own, start, end)
        if (
            any(word[0].isalpha() for word in words)
            and case.text[start:end].rstrip(_CLOSERS).endswith(_ENDS)
            and not _is_item(case.text, start)
            and case.part_at(start) not in _NOT_PROSE
        ):
            found.append(Sentence(Stretch(start, end), words))
    return found


def _without_quotes(case: Case) -> str:
    """The text with blanks where somebody else speaks, every place as it was."""
    pieces, place = [], 0
    for start, end in case.quotes:
        if start >= place:
            pieces += [case.text[place:start], " " * (end - start)]
            place = end
    return "".join([*pieces, case.text[place:]])


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """A sentence without the white space behind it, and without a greeting that stands right above it."""
    told = text[start:end].rstrip()
    head, line_break, _ = told.partition("\n")
    if line_break and head.rstrip().endswith((",", ":")) and head.count(" ") < 6:
        return start + len(head) + 1, start + len(told)
    return start, start + len(told)


def _is_item(text: str, start: int) -> bool:
    """Whether a sentence is an item of a list: whether its line begins with a bullet or a number."""
    line = text.rfind("\n", max(0, start - _LONGEST_BULLET), start) + 1
    if not line and start > _LONGEST_BULLET:
        return False
    bullet = _BULLET.match(text, line)
    return bullet is not None and bullet.end() >= start
