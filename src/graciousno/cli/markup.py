"""The words of a file of markup, and where in the file each of them stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

_START = itemgetter(0)
_MOST_QUOTED = 16


class Run(NamedTuple):
    """A stretch of the text that came from one place of the source."""

    start: int
    """Where it begins in the text; it ends where the next one begins."""
    place: int
    """Where it begins in the source."""
    literal: bool
    """Whether the source has it letter by letter; otherwise all of it stands at its place."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The text that a reader sees, and the source that it was taken from."""

    text: str
    source: str
    runs: Sequence[Run]
    """All of the text without gaps; what is one piece in both is one run."""

    def place(self, offset: int) -> int:
        """Where a code point of the text stands in the source, or for the end of the text where its last word ends."""
        if not self.runs:
            return 0
        run = self.runs[self._run_at(offset)]
        return run.place + (offset - run.start if run.literal else 0)

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the source that a stretch of the text is, or None where it is not one piece and the same."""
        index = self._run_at(start)
        if not self.runs or not self.runs[index].literal:
            return None
        limit = self.runs[index + 1].start if index + 1 < len(self.runs) else len(self.text)
        place = self.place(start)
        return (place, place + end - start) if end <= limit else None

    def _run_at(self, offset: int) -> int:
        return max(0, bisect_right(self.runs, offset, key=_START) - 1)


class Piece(NamedTuple):
    """A text that was taken out of the source in stretches, such as the lines of a paragraph in a list."""

    text: str
    stretches: Sequence[tuple[int, int]]
    """Where each begins, in this text and in the source; the first begins this text."""

    @classmethod
    def of(cls, source: str, stretches: Sequence[tuple[int, int]]) -> Piece:
        """Join stretches of the source, each from its start to its end; a line end follows each but the last."""
        starts, length = [], 0
        for start, end in stretches:
            starts.append((length, start))
            length += end - start + 1
        return cls("\n".join(source[start:end] for start, end in stretches), starts)

    def place(self, offset: int) -> int:
        """Where a code point stands in the source."""
        first, place = self.stretches[bisect_right(self.stretches, offset, key=_START) - 1]
        return place + offset - first

    def places(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of the source that a stretch of this text is made of."""
        index = bisect_right(self.stretches, start, key=_START)
        while start < end:
            stop = min(end, self.stretches[index][0]) if index < len(self.stretches) else end
            first, place = self.stretches[index - 1]
            yield place + start - first, place + stop - first
            start, index = stop, index + 1


class Writer:
    """Collects words with their places. Breaks and spaces are made only once words follow."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.hidden = 0
        """Nothing is written while this is more than nothing."""
        self.quoted = 0
        """How deep in quotations we are: each line begins with as many ``>``."""
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._breaks = 2
        self._line_end: int | None = None
        self._spaces: list[tuple[str, int, bool]] = []
        self._item = ""

    def words(self, start: int, end: int) -> None:
        """Write a stretch of the source as it stands."""
        if start < end and not self.hidden:
            self._begin(start)
            self._copy(start, end)

    def one_line(self, piece: Piece, start: int, end: int) -> None:
        """Write a stretch of a piece, a space for each of its line ends."""
        while start < end:
            stop = piece.text.find("\n", start, end)
            stop = end if stop < 0 else stop
            for place in piece.places(start, stop):
                self.words(*place)
            if stop < end:
                self.instead(" ", piece.place(stop))
            start = stop + 1

    def instead(self, text: str, place: int) -> None:
        """Write what a reader sees in place of what stands at a place, such as an entity."""
        if text and not self.hidden:
            self._begin(place)
            self._put(text, place)

    def space(self, text: str, place: int, *, literal: bool) -> None:
        """Write white space between words; ordinary spaces are one, and none at the ends of a line."""
        if not (self.hidden or self._breaks or (text == " " and self._spaces and self._spaces[-1][0] == " ")):
            self._spaces.append((text, place, literal))

    def line(self, place: int | None = None, *, more: bool = False) -> None:
        """End the line, unless it is empty.

        Args:
            place: where its end stands in the source, if anywhere.
            more: leave a line empty if this one is.

        """
        if self.hidden:
            return
        self._line_end = place if not self._breaks else None
        self._breaks = min(2, self._breaks + 1) if more else max(1, self._breaks)
        self._spaces.clear()

    def paragraph(self) -> None:
        """End the paragraph."""
        self.line(more=True)
        self.line(more=True)

    def item(self, mark: str) -> None:
        """Begin the next line with a mark such as ``- ``."""
        if not self.hidden:
            self._item = mark

    def aside(self, piece: Piece, start: int, end: int) -> None:
        """Write a remark to us, seen or not: as a paragraph where it stands alone on its lines."""
        alone = _is_alone(piece.text, start, end)
        hidden, self.hidden = self.hidden, 0
        if alone:
            self.paragraph()
        self.one_line(piece, start, end)
        if alone:
            self.paragraph()
        self.hidden = hidden

    def extract(self) -> Extract:
        """What was written so far."""
        return Extract("".join(self._parts), self.source, tuple(self._runs))

    def _begin(self, place: int) -> None:
        if not self._breaks:
            for text, where, literal in self._spaces:
                if literal:
                    self._copy(where, where + len(text))
                else:
                    self._put(text, where)
            self._spaces.clear()
            return
        if self._length and self._line_end is not None and self._breaks == 1:
            self._copy(self._line_end, self._line_end + 1)
        elif self._length:
            self._put("\n" * self._breaks, place)
        self._put("> " * min(self.quoted, _MOST_QUOTED) + self._item, place)
        self._breaks, self._item = 0, ""

    def _copy(self, start: int, end: int) -> None:
        last = self._runs[-1] if self._runs else None
        if last is None or not last.literal or last.place + self._length - last.start != start:
            self._runs.append(Run(self._length, start, literal=True))
        self._parts.append(self.source[start:end])
        self._length += end - start

    def _put(self, text: str, place: int) -> None:
        if text:
            self._runs.append(Run(self._length, place, literal=False))
            self._parts.append(text)
            self._length += len(text)


def _is_alone(text: str, start: int, end: int) -> bool:
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return (not start or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
