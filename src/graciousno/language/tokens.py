"""A text as its words and sentence ends, with their places in the text as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, zip_longest
from typing import Any

from .lines import with_line_ends
from .sentences import END_MARKS, HAS_MARKS, Language


class Tokens:
    """A text as its words and sentence ends, with their places."""

    def __init__(self, text: str, language: Language) -> None:
        """Split the text; one pass gives the tokens and, from their lengths, their places."""
        self.text = text
        if not language.spaces:
            self._split_signs(language.between_signs.split(text))
            return
        has_marks = not text.isascii() and HAS_MARKS.search(text)
        lines = with_line_ends(text) if "\n" in text else text
        pieces = (language.token if has_marks else language.plain_token).split(lines)
        self.words = pieces[1::2]
        self.ends = list(accumulate(map(len, pieces)))[1::2]

    def _split_signs(self, pieces: list[Any]) -> None:
        """Take the signs that are words, and between them, by turns, another token or what is none."""
        words, breaks, stretches, at, begin = list[str](), list[int](), list[tuple[int, int]](), 0, -1
        for signs, token, other in _by_turns(pieces):
            if begin < 0 and (signs or token):
                begin = at
            words += signs
            at += len(signs)
            if token:
                if token[0] in END_MARKS:
                    breaks.append(len(words))
                    stretches.append((begin, at + len(token)))
                    begin = -1
                words.append(token)
            at += len(token or other or "")
        self.words, self.breaks, self._pieces = words, [*breaks, len(words)], pieces
        self.stretches = [*stretches, (begin if begin >= 0 else at, at)]

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends. Among signs hardly anybody asks."""
        ends, at = list[int](), 0
        for signs, token, other in _by_turns(self._pieces):
            ends += range(at + 1, at + len(signs) + 1)
            at += len(signs) + len(token or other or "")
            if token:
                ends.append(at)
        return ends

    def start(self, number: int) -> int:
        """Where a token begins; the end of the text for the one behind the last."""
        return self.ends[number] - len(self.words[number]) if number < len(self.words) else len(self.text)

    def end(self, number: int) -> int:
        """Where a token ends."""
        return self.ends[number] if number < len(self.words) else len(self.text)

    @cached_property
    def breaks(self) -> list[int]:
        """The numbers of the tokens that end a sentence, and of the end of the text."""
        found = [number for number, word in enumerate(self.words) if word[0] in END_MARKS]
        return [*found, len(self.words)]

    @cached_property
    def stretches(self) -> list[tuple[int, int]]:
        """For each break the stretch ``[start, end)`` of the sentence that it ends, which may have no word."""
        words, ends, length = self.words, self.ends, len(self.text)
        count = len(words)
        return [
            (ends[first] - len(words[first]) if first < count else length, ends[last] if last < count else length)
            for first, last in zip(self.firsts, self.breaks, strict=True)
        ]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The stretches of the sentences that have words."""
        return [
            stretch
            for first, last, stretch in zip(self.firsts, self.breaks, self.stretches, strict=True)
            if first < last
        ]

    @cached_property
    def firsts(self) -> list[int]:
        """For each break the number of the first token of the sentence that it ends."""
        return [0, *(number + 1 for number in self.breaks[:-1])]


def _by_turns(pieces: list[Any]) -> Iterable[tuple[str, str | None, str | None]]:
    """Signs, and what follows them: another token, or what is none."""
    return zip_longest(pieces[::3], pieces[1::3], pieces[2::3])
