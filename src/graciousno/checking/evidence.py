"""What speaks for the moves of a text: for each sentence, and for the whole text, one number whose bits are signs.

A sign is a cue of a word file (``"says-no told"``), the shape of a sentence (``"asked"``), or where it stands. Signs
are the same in every language, and so is what they weigh: see :mod:`graciousno.checking.weights`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache, reduce
from operator import or_

from ..language.phrases import Phrases
from ..language.sentences import FORMS, language
from ..language.wording import wording
from ..model.report import MOVES
from .case import Case

HEARD, NO, WHY, INSTEAD = MOVES
FIRM = "firm"
"""A cue that is a no whatever else the text says."""
KINDS = {
    HEARD: ("", "likely", "not"),
    NO: ("", FIRM, "likely", "told", "soft", "yes", "eased", "open", "later", "asks", "notice"),
    WHY: ("", "clause", "fact", "soft", "not", "aside"),
    INSTEAD: ("", "frame", "soft", "likely", "not"),
}
"""The kinds of cues that the word file of each move may have: see "Moves" in ``docs/translators.md``."""
POLICY = "never-hides-behind-policy"
"""The rule that a sentence breaks whose whole reason is a policy."""
AGAINST = ("yes", "eased", "open", "later", "asks", "notice")
"""The kinds that speak against a no, more or less so before it, beside it and after it."""
CUES = tuple(f"{move} {kind}".rstrip() for move in MOVES for kind in KINDS[move])
SHAPES = ("brief", "long", "asked", "called", "ended", "parted")
PLACES = (
    *("1st told", "2nd told", "3rd told", "4th told", "further told"),
    *("last told", "last told but one", "last told but two", "earlier told"),
    *("untold", "1st", "2nd", "3rd", "further", "last", "last but one", "earlier"),
)
"""Where a sentence stands among all, and among those that tell something."""
SIGNS = (*CUES, *(f"{cue} twice" for cue in CUES), *SHAPES, *PLACES)
"""What each bit of a sentence means."""
SPOTS = ("before no", "right before no", "at no", "right after no", "second after no", "after no")
"""Where a sentence stands to the likeliest no."""
AT_NO = ("because", "fact", "offer", "frame", "parted", "long")
"""What may make the sentence of the no a reason or an offer as well."""
STANDS = (*SPOTS, *(f"at no, {one}" for one in AT_NO), *PLACES[:10])
"""What each bit of a sentence among others means."""
OF_TEXT = (
    *CUES,
    *(f"{cue} twice" for cue in CUES),
    *(f"{kind} {where}" for kind in AGAINST for where in ("before no", "beside no", "after no")),
    "two noes",
    "three noes",
)
"""What each bit of a text means; "twice" is in two sentences."""

_BIT = {sign: 1 << number for number, sign in enumerate(SIGNS)}
_OF_TEXT_BIT = {sign: 1 << number for number, sign in enumerate(OF_TEXT)}
_ALL_CUES = (1 << len(CUES)) - 1
_TWICE = len(CUES)


def _bits(move: str, *kinds: str) -> int:
    return sum(_BIT[f"{move} {kind}".rstrip()] for kind in kinds)


_OF_MOVE = {move: _bits(move, *kinds) for move, kinds in KINDS.items()}
_REFUSALS = _bits(NO, "", FIRM, "likely", "told", "soft")
_FIRM, _BECAUSE = _bits(NO, FIRM), _bits(WHY, "", "clause")
_AGAINST = [
    (_bits(NO, kind), *(_OF_TEXT_BIT[f"{kind} {where}"] for where in ("before no", "beside no", "after no")))
    for kind in AGAINST
]
_BRIEF, _LONG, _ASKED, _CALLED, _ENDED, _PARTED = (_BIT[one] for one in SHAPES)
_TOLD, _TOLD_FROM_END = [_BIT[one] for one in PLACES[:5]], [_BIT[one] for one in PLACES[5:9]]
_UNTOLD = _BIT["untold"]
_FROM_START, _FROM_END = [_BIT[one] for one in PLACES[10:14]], [_BIT[one] for one in PLACES[14:]]
_BEFORE_NO, _RIGHT_BEFORE_NO, _AT_NO, _RIGHT_AFTER_NO, _SECOND_AFTER_NO, _AFTER_NO = (
    1 << at for at in range(len(SPOTS))
)
_WITH_NO = [
    (mask, 1 << number)
    for number, mask in enumerate(
        (_BECAUSE, _bits(WHY, "fact"), _bits(INSTEAD, ""), _bits(INSTEAD, "frame", "soft"), _PARTED, _LONG), len(SPOTS)
    )
]
_RANKS, _RANKS_TO = SIGNS.index(PLACES[0]), len(SPOTS) + len(AT_NO)
_ALL_RANKS = (1 << 10) - 1
_TWO_NOES, _THREE_NOES = _OF_TEXT_BIT["two noes"], _OF_TEXT_BIT["three noes"]
_MOST_ENDINGS, _MOST_SUMS = 10_000, 20_000

_FEWEST_WORDS, _MANY_WORDS, _ENOUGH_WORDS = 4, 18, 8
_CHARACTERS_A_WORD = 2.2
"""What a word is worth where words are not parted by spaces."""
# Begins with a class of characters, for these are found fastest.
_PART = re.compile(r"[,;:،؛—、，；：–-](?:(?<=[—、，；：])|(?<=[,;:،؛]) |(?<= [–-]) )")


class _Endings(dict[str, tuple[int, bool, bool | None]]):
    """What each mark at the end of a sentence says: its bits, whether it asks, and whether it ends what was told."""

    def __missing__(self, mark: str) -> tuple[int, bool, bool | None]:
        asked = any(form in mark for form in FORMS["?"])
        ended = mark[0] in ".!…。！।" if mark else None
        known = ((_ASKED if asked else 0) | (_CALLED if "!" in mark else 0), asked, ended)
        if len(self) < _MOST_ENDINGS:
            self[mark] = known
        return known


_ENDINGS = _Endings()


class Evidence:
    """The signs of one text, sentence by sentence; a sentence is known by its number."""

    def __init__(self, case: Case) -> None:
        """Collect the cues and the shapes of the sentences."""
        tokens, text = case.tokens, case.text
        words, count = tokens.words, len(tokens.words)
        is_parted = _PART.search
        self.cues: list[int] = []
        """The cues of each sentence, and below what else it shows."""
        self.signs: list[int] = []
        self.stretches: list[tuple[int, int]] = []
        self.told: list[bool] = []
        """Whether a sentence is one that tells something, and no greeting, heading, question or signature."""
        self.said: list[int] = []
        """What the words of each sentence weigh, packed."""
        self.hides: list[bool] = []
        """Whether a policy stands in a sentence for the whole reason."""
        hiding = {hit.sentence for hit in case.hits.get(POLICY)}
        weights = wording(case.locale, "moves")
        running = weights.running(case.own_words) if weights else [0] * (count + 1)
        scale = _CHARACTERS_A_WORD if not language(case.locale).spaces else 1
        brief, many, enough = _FEWEST_WORDS * scale, _MANY_WORDS * scale, _ENOUGH_WORDS * scale
        first = 0
        for at, (last, stretch, (once, twice)) in enumerate(
            zip(tokens.breaks, tokens.stretches, _cues(case), strict=True)
        ):
            length = last - first
            if length > 0:  # a lone mark is no sentence
                behind = last + 1 if last < count else count
                shape, asked, ended = _ENDINGS[words[last] if last < count else ""]
                if ended is None:
                    ended = length >= enough
                if ended:
                    shape |= _ENDED
                if length < brief:
                    shape |= _BRIEF
                elif length >= many:
                    shape |= _LONG
                if is_parted(text, *stretch):
                    shape |= _PARTED
                self.cues.append(once)
                self.signs.append(once | twice << _TWICE | shape)
                self.stretches.append(stretch)
                self.hides.append(at in hiding)
                self.told.append(not asked and (length > brief if ended else length >= enough))
                self.said.append(running[behind] - running[first])
            first = last + 1
        self._place()

    def _place(self) -> None:
        """Add where each sentence stands."""
        signs, count, told = self.signs, len(self.signs), sum(self.told)
        rank = 0
        for at, tells in enumerate(self.told):
            if tells:
                place = _TOLD[min(rank, 4)] | _TOLD_FROM_END[min(told - 1 - rank, 3)]
                rank += 1
            else:
                place = _UNTOLD
            signs[at] |= place | _FROM_START[min(at, 3)] | _FROM_END[min(count - 1 - at, 2)]

    def stands(self, main: int) -> list[int]:
        """Which of :data:`STANDS` hold for each sentence, if ``main`` is the likeliest no."""
        spots = (
            [_BEFORE_NO] * (main - 1) + [_RIGHT_BEFORE_NO] * (main > 0) + [_AT_NO, _RIGHT_AFTER_NO, _SECOND_AFTER_NO]
        )
        spots += [_AFTER_NO] * (len(self.signs) - len(spots))
        for mask, bit in _WITH_NO:
            if self.signs[main] & mask:
                spots[main] |= bit
        return [
            spot | (signs >> _RANKS & _ALL_RANKS) << _RANKS_TO for spot, signs in zip(spots, self.signs, strict=False)
        ]

    def of_text(self) -> int:
        """The signs of the text as a whole."""
        once = twice = 0
        noes = []
        for at, cues in enumerate(self.cues):
            twice |= once & cues
            once |= cues
            if cues & _REFUSALS:
                noes.append(at)
        found = once | twice << _TWICE
        if noes:
            first = noes[0]
            beside = self.cues[first]
            before, after = reduce(or_, self.cues[:first], 0), reduce(or_, self.cues[first + 1 :], 0)
            for bit, is_before, is_beside, is_after in _AGAINST:
                if once & bit:
                    found |= (is_before if before & bit else 0) | (is_beside if beside & bit else 0)
                    found |= is_after if after & bit else 0
            if len(noes) > 1:
                found |= _TWO_NOES if len(noes) == 2 else _THREE_NOES
        return found

    def has_firm(self) -> bool:
        """Whether any cue is a no whatever else the text says."""
        return any(cues & _FIRM for cues in self.cues)

    def gives_reason(self, at: int) -> bool:
        """Whether a sentence says "because"."""
        return bool(self.cues[at] & _BECAUSE)


def _cues(case: Case) -> list[tuple[int, int]]:
    """For each sentence the cues it has, and those that it has twice."""
    hits, breaks = case.hits, case.tokens.breaks
    quoted: set[int] = set()
    if case.quotes:
        marks = {*breaks}
        # A match that ends with the sentence ends at its mark.
        quoted.update(at for first, last in case.quoted_tokens for at in range(first, last + (last in marks)))
    of_indexes = []
    for index, ends in hits.ends:
        counts = [0] * len(breaks)
        for at, state in ends:
            if state.count and at not in quoted and at >= 0:
                counts[bisect_left(breaks, at)] += state.count
        of_indexes.append([*map(_cues_of(index).__getitem__, counts)])
    if len(of_indexes) == 1:
        return of_indexes[0]
    found = [reduce(_together, cues) for cues in zip(*of_indexes, strict=True)]
    for move in MOVES:
        for sentence in hits.excused(move):
            once, twice = found[sentence]
            found[sentence] = once & ~_OF_MOVE[move], twice & ~_OF_MOVE[move]
    return found


class _Cues(dict[int, tuple[int, int]]):
    """The cues, and those found twice, that each sum of counts stands for."""

    def __init__(self, index: Phrases) -> None:
        super().__init__()
        self._counted = index.counted
        self._bits = [_BIT.get(f"{one.target} {one.move}".rstrip(), _BIT.get(one.target, 0)) for one in index.phrases]

    def __missing__(self, count: int) -> tuple[int, int]:
        known = 0, 0
        for label, again in self._counted.told_apart(count):
            bit = self._bits[label]
            known = _together(known, (bit, bit if again else 0))
        if len(self) < _MOST_SUMS:
            self[count] = known
        return known


def _together(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] | other[0], one[1] | other[1] | one[0] & other[0]


@lru_cache(64)
def _cues_of(index: Phrases) -> _Cues:
    return _Cues(index)
