"""From rendered text with marks to plain text with parts and spans."""

from __future__ import annotations

import re
from itertools import accumulate

from ..model.draft import Origin, Part, Span
from .values import END, LINK, NEWLINE, QUOTE, VALUE

PART_END = "\ue00f"
_FIRST_PART = 0xE010
_MARKS = re.compile("([\ue000-\ue003\ue00f-\ue0ff])")
_ORIGINS: dict[str, tuple[Origin, bool]] = {
    VALUE: ("value", False),
    QUOTE: ("quote", False),
    LINK: ("value", True),
    END: ("template", False),
}

# In the words of a part a line break is a space, and a line that begins with "- " is an item of a list. Breaks that
# are meant are kept as NEWLINE until the letter is whole.
_ITEM_BREAK = re.compile(r"\n\s*- ")
_ITEM = NEWLINE + "- "
_BETWEEN = "\ue005"
_AFTER_A_STOP = re.compile(r"([。、！？」』）][\ue000-\ue0ff]*) +")
_ROUND_STOP = re.compile("(?<=[\u3041-\u30ff\u4e00-\u9fff])\\.(?![\\w.])")
_EDGE = " " + NEWLINE
# A stop of ours after a value that ends with one. It begins with what is rare, to be found fast.
# Quotation marks or a mark of direction may stand between the two.
_DOUBLE_STOP = re.compile(f"{END}[.?](?:(?<=[.!?…。]{END}.)|(?<=[.!?…。][\"'”’)»」\u200e\u200f]{END}.))")


def tidy(text: str) -> str:
    """The words of parts: breaks as meant, no doubled space."""
    if "- " in text:
        text = _ITEM_BREAK.sub(_ITEM, text)
    # Only these: other spaces, such as one that keeps a number with its unit, are meant.
    text = text.replace("\n", " ").replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    if NEWLINE in text:
        text = text.replace(" " + NEWLINE, NEWLINE).replace(NEWLINE + " ", NEWLINE)
    return text


def without_spaces(marked: str) -> str:
    """The letter in a language that puts none between sentences, with the stop of that language."""
    return _AFTER_A_STOP.sub(r"\1", _ROUND_STOP.sub("。", marked))


def compose(layout: str, texts: list[str]) -> str:
    """Put the parts where the layout names them: the whole letter with its marks.

    In a layout an empty line parts two paragraphs, and a single break is a space.
    """
    paragraphs: list[str] = [""]
    for line in layout.split("\n"):
        words = line.strip(" \t")
        if words:
            paragraphs[-1] = f"{paragraphs[-1]} {words}" if paragraphs[-1] else words
        elif paragraphs[-1]:
            paragraphs.append("")
    letter = "\n\n".join(paragraphs if paragraphs[-1] else paragraphs[:-1])
    # All parts at once: what is done to one is done to all.
    filled: dict[str, str] = {}
    for number, text in enumerate(tidy(_BETWEEN.join(texts)).split(_BETWEEN)):
        words = text.strip(_EDGE)
        if _ITEM in words:
            words = words.replace(_ITEM, NEWLINE + _ITEM, 1)  # a list has an empty line before it
        filled[place(number)] = place(number) + words + PART_END
    letter = "".join([filled.get(mark, mark) for mark in letter])
    if END + "." in letter or END + "?" in letter:
        letter = _DOUBLE_STOP.sub(END, letter)
    return letter.replace(NEWLINE, "\n")


def place(number: int) -> str:
    """What stands in a layout for the part with this number."""
    return chr(_FIRST_PART + number)


def is_empty(text: str) -> bool:
    """Whether a part says nothing."""
    return not text.strip(_EDGE + "\n\t")


def line(text: str) -> str:
    """The words of a part as one line without marks."""
    return plain(tidy(text)).replace(NEWLINE, " ").strip()


def plain(marked: str) -> str:
    """The text without its marks."""
    return _MARKS.sub("", marked)


def _read(marked: str) -> tuple[list[str], list[int]]:
    """The marks of a letter, and the place of each in the plain text."""
    pieces = _MARKS.split(marked)
    return pieces[1::2], list(accumulate(map(len, pieces[::2])))


def parts(marked: str, names: list[str], text: str) -> tuple[Part, ...]:
    """The parts of a marked letter, in reading order."""
    found: list[Part] = []
    start = number = 0
    for mark, at in zip(*_read(marked), strict=False):
        if mark == PART_END:
            found.append(Part(names[number], start, at, text[start:at]))
        elif mark > PART_END:
            number, start = ord(mark) - _FIRST_PART, at
    return tuple(found)


def spans(marked: str) -> tuple[Span, ...]:
    """Whose words stand where in a marked letter, without a gap."""
    found: list[Span] = []
    start = 0
    now = _ORIGINS[END]
    marks, places = _read(marked)
    for mark, at in zip([*marks, END], places, strict=True):
        if mark in _ORIGINS:
            if at > start:
                found.append(Span(start, at, *now))
            start, now = at, _ORIGINS[mark]
    return tuple(found)
