"""What speaks for the moves of a text: for each sentence, and for the whole text, one number whose bits are signs.

A sign is a cue of a word file (``"says-no told"``), the shape of a sentence (``"asked"``), or where it stands. Signs
are the same in every language, and so is what they weigh: see :mod:`graciousno.checking.weights`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..language.phrases import Phrases
from ..language.sentences import language
from ..model.report import MOVES
from .case import Case

HEARD, NO, WHY, INSTEAD = MOVES
FIRM = "firm"
"""A cue that is a no whatever else the text says."""
KINDS = {
    HEARD: ("", "likely"),
    NO: ("", FIRM, "likely", "told", "soft", "yes", "eased", "open", "later", "asks", "notice"),
    WHY: ("", "fact", "soft", "not"),
    INSTEAD: ("", "frame", "soft", "likely"),
}
"""The kinds of cues that the word file of each move may have: see "Moves" in ``docs/translators.md``."""
AGAINST = ("yes", "eased", "open", "later", "asks", "notice")
"""The kinds that speak against a no, more or less so before it, beside it and after it."""
CUES = tuple(f"{move} {kind}".rstrip() for move in MOVES for kind in KINDS[move])
SHAPES = ("brief", "long", "asked", "called", "ended", "parted")
PLACES = ("1st", "2nd", "3rd", "4th", "further", "last", "last but one", "at heard", "after heard", "right after heard")
_SPOTS = ("long before no", "between", "right after no", "second after no", "further after no")
AROUND = (
    *("at no", "at no, parted", "at no, because", *_SPOTS),
    *(f"told {spot}" for spot in _SPOTS),
    *(f"plain {spot}" for spot in _SPOTS),
    *("told before", "offer follows"),
)
SIGNS = (*CUES, *(f"{cue} twice" for cue in CUES), *SHAPES, *PLACES, *AROUND)
"""What each bit of a sentence means."""
OF_TEXT = (
    *CUES,
    *(f"{cue} twice" for cue in CUES),
    *(f"{kind} {where}" for kind in AGAINST for where in ("before no", "beside no", "after no")),
    "two noes",
    "three noes",
    "no likely no",
    "a likely no",
    "a sure no",
)
"""What each bit of a text means; "twice" is in two sentences."""
_LIKELY, _SURE = 0.0, 2.0
"""From where on a sentence is likely, and sure, to refuse."""

_BIT = {sign: 1 << number for number, sign in enumerate(SIGNS)}
_OF_TEXT_BIT = {sign: 1 << number for number, sign in enumerate(OF_TEXT)}
_ALL_CUES = (1 << len(CUES)) - 1
_TWICE = len(CUES)


def _bits(move: str, *kinds: str) -> int:
    return sum(_BIT[f"{move} {kind}".rstrip()] for kind in kinds)


_REFUSALS = _bits(NO, "", FIRM, "likely", "told", "soft")
_REFUSES = _bits(NO, "", FIRM, "likely", "told")
_TO_COME = _bits(NO, "eased", "open", "later")
_OFFERS = _bits(INSTEAD, "", "frame", "soft")
_IDLE = _bits(WHY, "not") | _bits(NO, "asks")
_NOT_PLAIN = _OFFERS | _IDLE | _bits(HEARD, "") | _bits(NO, "", "yes", "eased")
_BECAUSE = _bits(WHY, "")
_AGAINST = [
    (_bits(NO, kind), *(_OF_TEXT_BIT[f"{kind} {where}"] for where in ("before no", "beside no", "after no")))
    for kind in AGAINST
]
_SURENESS = tuple(_OF_TEXT_BIT[one] for one in ("no likely no", "a likely no", "a sure no"))
_BRIEF, _LONG, _ASKED, _CALLED, _ENDED, _PARTED = (_BIT[one] for one in SHAPES)
_COUNTED = [_BIT[one] for one in PLACES[:5]]
_LAST, _LAST_BUT_ONE, _AT_HEARD, _AFTER_HEARD, _RIGHT_AFTER_HEARD = (_BIT[one] for one in PLACES[5:])
_AT_NO, _AT_PARTED_NO = _BIT["at no"], _BIT["at no"] | _BIT["at no, parted"]
_AT_NO_BECAUSE = _BIT["at no, because"]
_SPOT, _TOLD, _PLAIN = (tuple(_BIT[f"{what}{spot}"] for spot in _SPOTS) for what in ("", "told ", "plain "))
_TOLD_BEFORE, _OFFER_FOLLOWS = _BIT["told before"], _BIT["offer follows"]

_FEWEST_WORDS, _MANY_WORDS, _ENOUGH_WORDS = 4, 18, 8
_CHARACTERS_A_WORD = 2.2
"""What a word is worth where words are not parted by spaces."""
_PART = re.compile(r"[,;:،؛] |[—、，；：]| [–-] ")


@lru_cache(64)
def _bits_of(index: Phrases) -> list[int]:
    """The bit of each phrase of an index that is a cue."""
    return [_BIT.get(f"{one.target} {one.move}".rstrip(), _BIT.get(one.target, 0)) for one in index.phrases]


class Evidence:
    """The signs of one text, sentence by sentence; a sentence is known by its number."""

    def __init__(self, case: Case) -> None:
        """Collect the cues and the shapes of the sentences."""
        tokens = case.tokens
        breaks, words, ends = tokens.breaks, tokens.words, len(tokens.words)
        cues, is_parted = self._cues(case), _PART.search
        self.cues: list[int] = []
        self.own: list[int] = []
        """The cues of each sentence, and its shape."""
        self.stretches: list[tuple[int, int]] = []
        self.told: list[bool] = []
        """Whether a sentence is one that tells something, and no greeting, heading, question or signature."""
        scale = _CHARACTERS_A_WORD if not language(case.locale).spaces else 1
        brief, many, enough = _FEWEST_WORDS * scale, _MANY_WORDS * scale, _ENOUGH_WORDS * scale
        first = 0
        for at, last in enumerate(breaks):
            length = last - first
            if length > 0:  # a lone mark is no sentence
                once, twice = cues.get(at, (0, 0))
                mark = words[last] if last < ends else ""
                asked = "?" in mark or "？" in mark or "؟" in mark
                ended = mark[:1] in (".", "!", "…", "。", "！", "।") if mark else length >= enough
                stretch = case.tokens.stretch(at)
                self.cues.append(once)
                self.own.append(
                    once
                    | twice << _TWICE
                    | (_BRIEF if length < brief else _LONG if length >= many else 0)
                    | (_ASKED if asked else 0)
                    | (_CALLED if "!" in mark else 0)
                    | (_ENDED if ended else 0)
                    | (_PARTED if is_parted(case.text, *stretch) else 0)
                )
                self.stretches.append(stretch)
                self.told.append(not asked and (length > brief if ended else length >= enough))
            first = last + 1

    @staticmethod
    def _cues(case: Case) -> dict[int, tuple[int, int]]:
        """For each sentence the cues it has, and those that it has twice."""
        found: dict[int, tuple[int, int]] = {}
        for bit, sentence in _found(case):
            once, twice = found.get(sentence, (0, 0))
            found[sentence] = once | bit, twice | once & bit
        return found

    def in_place(self) -> list[int]:
        """The signs of each sentence, and where in the text it stands."""
        count = len(self.own)
        signs = [own | _COUNTED[min(at, 4)] for at, own in enumerate(self.own)]
        if count > 1:
            signs[-2] |= _LAST_BUT_ONE
        if count:
            signs[-1] |= _LAST
        return signs

    def after_heard(self, signs: list[int], heard: list[int]) -> list[int]:
        """The same, and where it stands to the first sentence that takes up the request."""
        if not heard:
            return signs
        first = heard[0]
        signs = [one if at <= first else one | _AFTER_HEARD for at, one in enumerate(signs)]
        for at in heard:
            signs[at] |= _AT_HEARD
        if first + 1 < len(signs):
            signs[first + 1] |= _RIGHT_AFTER_HEARD
        return signs

    def of_text(self, refusing: float) -> int:
        """The signs of the text as a whole, of which ``refusing`` is the sum of the sentence that refuses most."""
        once = twice = noes = 0
        first_no = -1
        for at, cues in enumerate(self.cues):
            twice |= once & cues
            once |= cues
            if cues & _REFUSALS:
                noes += 1
                if first_no < 0:
                    first_no = at
        found = once | twice << _TWICE | _SURENESS[(refusing > _LIKELY) + (refusing > _SURE)]
        if noes:
            before, after = self.cues[:first_no], self.cues[first_no + 1 :]
            for bit, is_before, is_beside, is_after in _AGAINST:
                if once & bit:
                    if self.cues[first_no] & bit:
                        found |= is_beside
                    if any(one & bit for one in before):
                        found |= is_before
                    if any(one & bit for one in after):
                        found |= is_after
            if noes > 1:
                found |= _OF_TEXT_BIT["two noes"] if noes == 2 else _OF_TEXT_BIT["three noes"]
        return found

    def has_firm(self) -> bool:
        """Whether any cue is a no whatever else the text says."""
        return any(cues & _BIT[f"{NO} {FIRM}"] for cues in self.cues)

    def refuses(self, at: int) -> bool:
        """Whether a sentence has a word that refuses."""
        return bool(self.cues[at] & _REFUSES)

    def leaves_open(self) -> bool:
        """Whether any sentence leaves the answer open or to another day, or says what need not be done."""
        return any(cues & _TO_COME for cues in self.cues)

    def gives_reason(self, at: int) -> bool:
        """Whether a sentence says "because"."""
        return bool(self.cues[at] & _BECAUSE)

    def around(self, heard: list[int], noes: list[int]) -> list[int]:
        """The signs of each sentence of a text that refuses, and where it stands to the no."""
        signs = list(self.own)
        main = noes[0]
        opened = heard[0] if heard else -1
        offer = False
        for at in range(len(signs) - 1, -1, -1):
            if offer:
                signs[at] |= _OFFER_FOLLOWS
            cues = self.cues[at]
            offer = offer or bool(cues & _OFFERS and not cues & _IDLE and at not in noes)
        told = False
        for at, cues in enumerate(self.cues):
            if told:
                signs[at] |= _TOLD_BEFORE
            if at in noes:
                signs[at] |= _AT_PARTED_NO if signs[at] & _PARTED else _AT_NO
                if cues & _BECAUSE:
                    signs[at] |= _AT_NO_BECAUSE
            elif at in heard:
                signs[at] |= _AT_HEARD
            else:
                spot = min(at - main, 3) + 1 if at > main else 1 if at > opened else 0
                signs[at] |= _SPOT[spot]
                if self.told[at] and not cues & _IDLE:
                    told = True
                    signs[at] |= _TOLD[spot]
                    if not cues & _NOT_PLAIN:
                        signs[at] |= _PLAIN[spot]
        return signs


def _found(case: Case) -> Iterator[tuple[int, int]]:
    """The bit of each cue found, and the number of its sentence."""
    hits = case.hits
    if len(hits.marks) == 1 and not case.quotes:
        ((index, marks),) = hits.marks
        for move in MOVES:
            for _, sentence, label in marks.get(move, ()):
                yield _bits_of(index)[label], sentence
        return
    for move in MOVES:
        for hit in hits.get(move):
            phrase = hit.phrase
            yield _BIT.get(f"{phrase.target} {phrase.move}".rstrip(), _BIT[move]), hit.sentence
