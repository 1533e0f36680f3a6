"""Where a pattern stands in one sentence, and which words it keeps.

Only sentences that somebody found fault with come here, so this is a plain walk over the words of one sentence: the
automaton of the index finds ends of phrases in long texts quickly, but does not know which words stood where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .sentences import FORMS, Language
from .steps import Kept, Literal, Options, Pattern, Sign, Steps
from .tokens import Tokens

_LONGEST_KEPT = 30
_MOST_WORDS = 120
_MOST_STEPS = 5_000
# Between two words of a pattern; what parts clauses; and what a clause may be parted from its neighbours by.
_JOINED = re.compile(r"\s+|[-‐‑]")
_JOINED_TIGHT = re.compile(r"\s*|[-‐‑]")
"""The same, where words are written without spaces."""
_PARTED = re.compile(r"[、，；：（）「」『』;؛()\[\]…—–]|[,،:]\s|\s-+\s")
_COMMA = re.compile(r"\s*[、，；：]\s*|\s*[,،;؛:]\s+|\s*[–—]\s*|\s-+\s")
_MARKS = frozenset({"", "、", "，", "；", "：", ",", "،", ";", "؛", ":", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What clauses look like in a language."""

    leads: tuple[Pattern, ...] = ()
    """What a clause may follow without a comma."""
    goes_on: tuple[Pattern, ...] = ()
    """What may come after a clause: the beginnings of another, with a subject of its own."""
    never_inside: tuple[Pattern, ...] = ()
    """What no kept words may hold."""
    capitals: frozenset[str] = frozenset()
    """Words that are never written small."""
    alone: Mapping[str, str] = field(default_factory=dict)
    """For each word of those who write together, that of one who writes alone."""
    again: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each word that is best said once: what is said instead, where the text has it already."""

    def voiced(self, words: str, text: str) -> str:
        """Our words as the writer of a text would say them: "I" where they say "I", their apostrophes."""
        for word, instead in self.again.items():
            if _any_of([word]).search(text):
                for once, again in instead.items():
                    words = words.replace(once, again)
        if self.alone and self._together.search(words) and self._speaks_alone(text):
            words = self._together.sub(lambda match: self.alone[match[0].lower()], words)
        return words.replace("'", "’") if "’" in text and "'" not in text else words

    def _speaks_alone(self, text: str) -> bool:
        return not self._together.search(text) and _any_of(self.alone.values()).search(text) is not None

    @property
    def _together(self) -> re.Pattern[str]:
        return _any_of(self.alone)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds one of some words, the longest first; not the "i" of "i.e."."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b(?!\.\w)", re.IGNORECASE)


class Place(NamedTuple):
    """A place in a sentence: before this token, when the rest of the token before it has been read."""

    number: int
    rest: tuple[str, ...] = ()
    after_comma: bool = False


class Match(NamedTuple):
    """A stretch of words, and the stretches inside it that are kept."""

    first: int
    last: Place
    kept: Mapping[str, tuple[int, int]]


_Held = tuple[tuple[str, tuple[int, int]], ...]


class Sentence:
    """One sentence as its words, each with the ways to read it."""

    def __init__(self, text: str, language: Language, frame: Frame) -> None:
        """Split the first sentence of a text into words."""
        self.text, self.frame, self._language = text, frame, language
        tokens = Tokens(text, language)
        self.count = min(tokens.breaks[0], _MOST_WORDS + 1)
        self.starts = [tokens.start(number) for number in range(self.count)]
        self.ends = [tokens.end(number) for number in range(self.count)]
        self.tail = text[self.ends[-1] :] if self.count else text
        """The end mark and what follows it."""
        self.ways = [[tuple(way) for way in language.said(word)] for word in tokens.words[: self.count]]
        self._words_said = {word for ways in self.ways for way in ways for word in way}
        self._steps = 0

    def matches(self, pattern: Pattern, *, clause: bool) -> Iterator[Match]:
        """Where a pattern matches, the earliest first.

        Args:
            pattern: the pattern.
            clause: whether it is a clause, whose neighbours have to let it change its subject.
        """
        if self.count > _MOST_WORDS or any(map(self._words_said.isdisjoint, pattern.needs)):
            return
        self._steps = 0
        for first in range(self.count):
            if not self._can_begin(pattern, first):
                continue
            for last, kept in self._walk(pattern.steps, Place(first, after_comma=True), ()):
                if last.rest or last.number == first:
                    continue
                if not clause or (self._may_begin(first) and self._may_end(last.number)):
                    yield Match(first, last, dict(kept))
                    break

    def between(self, number: int) -> str:
        """What stands before a token, after the one before it."""
        return self.text[self.ends[number - 1] : self.starts[number]] if 0 < number < self.count else ""

    def stretch(self, match: Match, *, from_comma: bool) -> tuple[int, int]:
        """The stretch of the text that a match takes up.

        Args:
            match: the match.
            from_comma: whether the comma before it belongs to it.
        """
        last = match.last.number
        comma = self.between(last).rstrip() if match.last.after_comma else ""
        return self.ends[match.first - 1] if from_comma else self.starts[match.first], self.ends[last - 1] + len(comma)

    def words(self, first: int, last: int, *, moved: bool) -> str | None:
        """Some of the words as they stand.

        Args:
            first: the first token.
            last: the token behind them.
            moved: whether they are put behind other words: the first of a sentence is then written small, if it is
                known to be a word that is.
        """
        text = self.text[self.starts[first] : self.ends[last - 1]]
        if first or not moved or not text[:1].isupper() or self.is_capital(first):
            return text
        if self.text[self.starts[first] : self.ends[first]].isupper() and self.ends[first] - self.starts[first] > 1:
            return None
        return text[:1].lower() + text[1:]

    def is_capital(self, number: int) -> bool:
        """Whether a token is a word that is never written small, such as "I" or "I'm"."""
        return any(way[0] in self.frame.capitals for way in self.ways[number])

    def ends_with(self, mark: str) -> bool:
        """Whether it asks (``?``) or calls (``!``)."""
        return any(form in self.tail for form in FORMS[mark])

    def _may_begin(self, first: int) -> bool:
        mark = self.between(first).strip()
        if first == 0 or mark:
            return mark in _MARKS
        return any(
            last == Place(first)
            for begin in range(max(0, first - 4), first)
            for lead in self.frame.leads
            if self._can_begin(lead, begin)
            for last, _ in self._walk(lead.steps, Place(begin, after_comma=True), ())
        )

    def _may_end(self, number: int) -> bool:
        if number == self.count:
            return True
        return self.between(number).strip() in _MARKS and self._is_at(self.frame.goes_on, number)

    def _is_at(self, patterns: Iterable[Pattern], number: int) -> bool:
        begin = Place(number, after_comma=True)
        return any(
            True
            for pattern in patterns
            if self._can_begin(pattern, number)
            for _ in self._walk(pattern.steps, begin, ())
        )

    def _can_begin(self, pattern: Pattern, number: int) -> bool:
        words = pattern.begins
        return words is None or (number < self.count and any(way[0] in words for way in self.ways[number]))

    def _walk(self, steps: Steps, place: Place, kept: _Held) -> Iterator[tuple[Place, _Held]]:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return
        if not steps:
            yield place, kept
            return
        step, more = steps[0], steps[1:]
        if isinstance(step, Options):
            for option in self._options(step, place):
                yield from self._walk((*option, *more), place, kept)
            if step.optional:
                yield from self._walk(more, place, kept)
        elif isinstance(step, Kept):
            for end in self._kept(step, place, final=not more or isinstance(more[0], Sign)):
                yield from self._walk(more, Place(end), (*kept, (step.name, (place.number, end))))
        else:
            for after in self._sign(step.text, place) if isinstance(step, Sign) else self._literal(step, place):
                yield from self._walk(more, after, kept)

    def _options(self, step: Options, place: Place) -> Iterable[Steps]:
        """The options that can go on from a place."""
        words = {word for word, _ in self._next(place)} if step.by_word else ()
        return (*(option for word in words for option in step.by_word.get(word, ())), *step.others)

    def _kept(self, step: Kept, place: Place, *, final: bool) -> Iterator[int]:
        """Where words that are kept may end: behind the shortest first, or with their clause if nothing follows."""
        first = place.number
        if place.rest or first >= self.count or not self._flows(place):
            return
        if step.whole:
            yield from dict.fromkeys(last.number for last, _ in self._walk(step.words, place, ()) if not last.rest)
            return
        begun = max((last.number for last, _ in self._walk(step.words, place, ())), default=0) if step.words else first
        if not begun and step.words:
            return
        if step.open:
            yield self.count
            return
        for number in range(first, min(self.count, first + _LONGEST_KEPT)):
            # What the pattern itself asks for may be there.
            if number >= begun and not step.dropped and self._is_at(self.frame.never_inside, number):
                return
            parted = number + 1 == self.count or _PARTED.search(self.between(number + 1)) is not None
            over = parted or (not step.dropped and self._is_at(self.frame.goes_on, number + 1))
            if over or not final:
                yield number + 1
            if over:
                return

    def _sign(self, sign: str, place: Place) -> Iterator[Place]:
        if sign == "#":
            yield from (after for word, after in self._next(place) if word[:1].isdigit())
        elif place.rest:
            return
        elif sign == "^":
            if place.number == 0:
                yield place
        elif sign == ",":
            if _COMMA.fullmatch(self.between(place.number)):
                yield place._replace(after_comma=True)
        elif place.number == self.count and (not self.ends_with("?") if sign == "$" else self.ends_with(sign)):
            yield place

    def _literal(self, step: Literal, place: Place) -> Iterator[Place]:
        for way in step.ways:
            if step.fits is not None:
                yield from (after for word, after in self._next(place) if step.fits(word, way[0]))
            else:
                yield from self._words(way, place)

    def _words(self, way: Iterable[str], place: Place) -> Iterator[Place]:
        places = [place]
        for word in way:
            places = [after for one in places for given, after in self._next(one) if given == word]
        yield from places

    def _next(self, place: Place) -> Iterator[tuple[str, Place]]:
        """The words that can be read at a place, and the places behind them."""
        if place.rest:
            yield place.rest[0], Place(place.number, place.rest[1:])
        elif place.number < self.count and self._flows(place):
            for way in self.ways[place.number]:
                yield way[0], Place(place.number + 1, way[1:])

    def _flows(self, place: Place) -> bool:
        joined = _JOINED if self._language.spaces else _JOINED_TIGHT
        return place.after_comma or place.number == 0 or joined.fullmatch(self.between(place.number)) is not None
