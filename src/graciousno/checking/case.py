"""One text before its judges: what every rule may ask of it, each answer worked out once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import LocaleError, did_you_mean
from ..language.phrases import EXCUSES, Hit, Phrases, own_phrases, phrases
from ..language.sentences import language
from ..language.tokens import Tokens
from ..model.draft import Draft
from ..model.report import MOVES, Stretch
from .suppress import read

if TYPE_CHECKING:
    from ..model.letters import Refusal

# The customer's own words: quoted lines of a reply, and what stands between quotation marks.
_QUOTED = re.compile(
    r"^[ \t]*>.*$|“[^”\n]{2,600}”|„[^“”\n]{2,600}[“”]|«[^»\n]{2,600}»"
    r"|»[^«\n]{2,600}«|「[^」\n]{2,600}」|『[^』\n]{2,600}』"
    r"|(?<!\w)\"[^\"\n]{2,600}\"(?!\w)",
    re.MULTILINE,
)
_QUOTE_SIGNS = '>"“„«»「『'

MOVES_SET = frozenset(MOVES)


TONES = ("work", "social", "public")
"""The tones that come with the package; a house has others."""


def require_tone(tone: str) -> str:
    """Give a tone back, unless it is one of ours misspelt.

    Raises:
        LocaleError: it is none of ours, and near to one.
    """
    if tone in TONES:
        return tone
    near = get_close_matches(tone.casefold(), TONES, n=1, cutoff=0.75)
    if near:
        raise LocaleError(f'there is no tone "{tone}"{did_you_mean(near)}')
    return tone


class Hits:
    """What was found in a text, for each rule and move. What nobody asks for is never looked at closely."""

    def __init__(self, case: Case) -> None:
        """Look for everything at once."""
        self._case = case
        self._known: dict[str, list[Hit]] = {}
        tokens = case.tokens
        self.ends = [(index, index.ends(tokens)) for index in case.indexes]
        """What each index of words finds, token by token."""
        self._found = [(index, index.marks(tokens, ends, index.targets - MOVES_SET)) for index, ends in self.ends]
        self._targets = MOVES_SET.union(*(marks for _, marks in self._found))

    def get(self, target: str, default: Sequence[Hit] = ()) -> Sequence[Hit]:
        """The hits of a rule or a move, in the order of their ends."""
        if target not in self._targets:
            return default
        known = self._known.get(target)
        if known is None:
            excused = self.excused(target)
            known = [hit for hit in self._hits(target) if hit.sentence not in excused]
            if len(self._found) > 1:
                known.sort(key=lambda hit: hit.end)
            self._known[target] = known
        return known

    def excused(self, target: str) -> set[int]:
        """The sentences in which words of one's own excuse all that is found for a rule or a move."""
        return {mark[1] for _, found in self._found[1:] for mark in found.get(EXCUSES + target, ())}

    def _hits(self, target: str) -> Iterator[Hit]:
        tokens, is_move = self._case.tokens, target in MOVES_SET
        for (index, ends), (_, found) in zip(self.ends, self._found, strict=True):
            # Of a move hardly anybody asks where its cues stand.
            marks = index.marks(tokens, ends, frozenset({target})) if is_move else found
            for mark in marks.get(target, ()):
                hit = Hit(index, tokens, mark)
                if not (self._case.quotes and self._is_quoted(hit, mark[0])):
                    yield hit

    def _is_quoted(self, hit: Hit, number: int) -> bool:
        """Whether it is the customer's own words that end with a token."""
        # Where a match begins is asked last, for that takes the longest to tell.
        return self._case.is_token_quoted(number) and self._case.is_quoted(hit.start, hit.end)


class Case:
    """A text, or a draft with its facts, in one language."""

    def __init__(self, text: str | Draft, locale: str, tone: str | None, words: tuple[Path, ...] = ()) -> None:
        """Take a text; ``words`` are folders with words of one's own."""
        self.draft = text if isinstance(text, Draft) else None
        self.original = text.text if isinstance(text, Draft) else text
        # In a draft such a comment would be somebody's fact.
        self.text, self.suppressions = read(self.original) if self.draft is None else (self.original, [])
        self.locale = locale
        own = [found for one in words if (found := own_phrases(one, locale)) is not None]
        self.indexes: tuple[Phrases, ...] = (phrases(locale), *own)
        self._targets = (
            self.indexes[0].targets.union(*(index.targets for index in own)) if own else self.indexes[0].targets
        )
        self.lacking: set[str] = set()
        """The rules and moves that somebody asked words for, and the language has none."""
        self.tone = tone if tone is not None or self.draft is None else self.draft.tone

    @property
    def is_refusal(self) -> bool:
        """Whether the text should refuse: any text, and of the drafts those of refusals."""
        return self.draft is None or self.refusal is not None

    @cached_property
    def refusal(self) -> Refusal | None:
        """The facts of a draft that refuses."""
        if self.draft is None:
            return None
        # A bare text needs no model of facts, which takes long to load.
        from ..model.letters import Refusal

        return self.draft.facts if isinstance(self.draft.facts, Refusal) else None

    def has_words(self, target: str) -> bool:
        """Whether the language has words for a rule or a move."""
        if target not in self._targets:
            self.lacking.add(target)
            return False
        return True

    @cached_property
    def tokens(self) -> Tokens:
        """The words and the sentences of the text."""
        return Tokens(self.text, language(self.locale))

    @cached_property
    def hits(self) -> Hits:
        """What was found for each rule and move, in the order of the text, the customer's own words left out."""
        return Hits(self)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """The customer's own words."""
        if self.draft is not None:
            return [(span.start, span.end) for span in self.draft.spans if span.origin == "quote"]
        # Most texts quote nothing, and to ask for each sign is quicker than to look for them all.
        if not any(sign in self.text for sign in _QUOTE_SIGNS):
            return []
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch stands inside the customer's own words."""
        return bool(self.quotes) and self._quote_before(end) <= start and end <= self._quote_end(end)

    @cached_property
    def quoted_tokens(self) -> list[tuple[int, int]]:
        """For each quotation its tokens, ``[first, last)``."""
        ends, words = self.tokens.ends, self.tokens.words
        found = []
        for start, end in self.quotes:
            first = bisect_right(ends, start)
            if first < len(ends) and ends[first] - len(words[first]) < start:
                first += 1
            found.append((first, max(first, bisect_right(ends, end))))
        return found

    def is_token_quoted(self, number: int) -> bool:
        """Whether a quotation may hold a match that ends with a token, or with the end mark that it is."""
        at = bisect_right(self.quoted_tokens, (number, inf)) - 1
        return at >= 0 and number <= self.quoted_tokens[at][1]

    @cached_property
    def own_words(self) -> list[str]:
        """The words of the text; those of the customer are none."""
        if not self.quotes:
            return self.tokens.words
        words = self.tokens.words.copy()
        for first, last in self.quoted_tokens:
            words[first:last] = [""] * (last - first)
        return words

    def words_of(self, sentence: int) -> list[str]:
        """The own words of a sentence, with its end."""
        return self.own_words[self.tokens.firsts[sentence] : self.tokens.breaks[sentence] + 1]

    def _quote_before(self, place: int) -> float:
        """Where the last quotation begins that begins before a place."""
        number = bisect_left(self.quotes, (place,)) - 1
        return self.quotes[number][0] if number >= 0 else inf

    def _quote_end(self, place: int) -> float:
        """Where that quotation ends."""
        number = bisect_left(self.quotes, (place,)) - 1
        return self.quotes[number][1] if number >= 0 else -1

    def part_at(self, place: int) -> str | None:
        """The name of the draft's part at a place."""
        if self.draft is None:
            return None
        return next((part.name for part in self.draft.parts if part.start <= place < part.end), None)

    @cached_property
    def moves(self) -> Mapping[str, tuple[Stretch, ...]]:
        """The moves of the text: exact for a draft, found by cues otherwise."""
        from .moves import moves_of

        return moves_of(self)
