"""From rendered text with marks to plain text with parts and spans."""

from __future__ import annotations

import re

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
_EDGE = " " + NEWLINE
_DOUBLE_STOP = re.compile(f"([.!?…。][\"'”’)»」]*{END})[.?]")


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
    for number, text in enumerate(tidy(_BETWEEN.join(texts)).split(_BETWEEN)):
        words = text.strip(_EDGE)
        if _ITEM in words:
            words = words.replace(_ITEM, NEWLINE + _ITEM, 1)  # a list has an empty line before it
        letter = letter.replace(place(number), place(number) + words + PART_END)
    if END + "." in letter or END + "?" in letter:
        letter = _DOUBLE_STOP.sub(r"\1", letter)
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


def parts(marked: str, names: list[str]) -> tuple[Part, ...]:
    """The parts of a marked letter, in reading order."""
    found: list[Part] = []
    place = start = number = 0
    for piece in _MARKS.split(marked):
        if piece == PART_END:
            found.append(Part(names[number], start, place, ""))
        elif len(piece) == 1 and "\ue010" <= piece <= "\ue0ff":
            number, start = ord(piece) - _FIRST_PART, place
        elif piece not in _ORIGINS:
            place += len(piece)
    text = plain(marked)
    return tuple(Part(name, start, end, text[start:end]) for name, start, end, _ in found)


def spans(marked: str) -> tuple[Span, ...]:
    """Whose words stand where in a marked letter, without a gap."""
    found: list[Span] = []
    place = 0
    origin, link = _ORIGINS[END]
    for piece in _MARKS.split(marked):
        if piece in _ORIGINS:
            origin, link = _ORIGINS[piece]
        elif piece and not (len(piece) == 1 and "\ue00f" <= piece <= "\ue0ff"):
            end = place + len(piece)
            if found and found[-1].origin == origin == "template":
                found[-1] = Span(found[-1].start, end, origin)
            else:
                found.append(Span(place, end, origin, link))
            place = end
    return tuple(found)
