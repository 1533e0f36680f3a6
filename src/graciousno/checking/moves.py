"""The moves of a text: where it acknowledges the request, says no, gives a reason, offers an alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import exp
from operator import getitem
from typing import TYPE_CHECKING, NamedTuple

from ..language.wording import packed, unpacked, wording
from ..model.report import MOVES, Stretch
from . import weights
from .case import Case
from .evidence import SIGNS, STANDS, Evidence
from .whole import as_whole, makes

if TYPE_CHECKING:
    from ..model.draft import Draft
    from ..model.letters import Refusal

HEARD, NO, WHY, INSTEAD = MOVES
_HEARD, _NO, _WHY, _INSTEAD = range(len(MOVES))
_AS_WELL = 1.0
"""From where on another sentence is a no, too."""
_MOST, _STEP, _STEPS = 500, 10, 20
"""What a sentence alone is worth at most, the smallest difference that counts, and how many of these are one."""
_FINE = 10_000
"""Parts of one in which sums are counted."""
_MOST_KNOWN = 20_000

_PART_OF = {HEARD: "acknowledgement", NO: "no", WHY: "reasons", INSTEAD: "alternatives"}


def moves_of(case: Case) -> Mapping[str, tuple[Stretch, ...]]:
    """For each move the stretches that make it, in the order of the text."""
    if case.draft is not None:
        return _moves_of_draft(case.draft, case.refusal)
    return _moves_of_text(case)


def _moves_of_draft(draft: Draft, refusal: Refusal | None) -> dict[str, tuple[Stretch, ...]]:
    moves = {
        move: tuple(Stretch(part.start, part.end) for part in draft.parts if part.name == name)
        for move, name in _PART_OF.items()
    }
    if refusal is not None and not _hears(refusal):
        moves[HEARD] = ()
    return moves


def _hears(refusal: Refusal) -> bool:
    """Whether anything of the request is known: thanks for a message alone acknowledge nothing."""
    request, heard = refusal.request, refusal.acknowledgement
    if heard is not None and (heard.quote or heard.impact):
        return True
    return request is not None and (request.kind != "request" or request.about is not None)


class _Alone(dict[int, int]):
    """What the signs of a sentence weigh in one language, packed; each number of signs is worked out once."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        own = wording(locale, "moves")
        table = {sign: packed(row) for sign, row in weights.ALONE.items()}
        # A language may find that a sign says more or less in it than it does in others.
        for sign, more in own.named.items() if own else ():
            table[sign] = table.get(sign, 0) + more
        self._start = table[""]
        self._weights = [(1 << number, table[sign]) for number, sign in enumerate(SIGNS) if sign in table]

    def __missing__(self, signs: int) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        known = self[signs] = sum((weight for bit, weight in self._weights if signs & bit), self._start)
        return known


class _Stands(dict[int, int]):
    """What it weighs for each move where a sentence stands among others, packed."""

    def __missing__(self, bits: int) -> int:
        signs = ["", *(sign for number, sign in enumerate(STANDS) if bits >> number & 1)]
        known = self[bits] = packed(
            round(_FINE * sum(row)) for row in zip(*map(weights.BESIDE.get, signs), strict=True)
        )
        return known


class _Weighed(dict[float, int]):
    """What a worth of a sentence or of its neighbour weighs for each move, packed; worths come in steps."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._weigh = weights.BESIDE[name]
        self._of_chance = weights.BESIDE.get(f"{name}{_CHANCE}", (0.0,) * len(MOVES))

    def __missing__(self, value: float) -> int:
        known = self[value] = packed(
            round(_FINE * (value * weight + chance(value) * of_chance))
            for weight, of_chance in zip(self._weigh, self._of_chance, strict=True)
        )
        return known


class _Tables(NamedTuple):
    """What the fit found, in the order in which it is asked."""

    stands: _Stands
    beside: list[_Weighed]


@lru_cache(64)
def _alone(locale: str) -> _Alone:
    return _Alone(locale)


@cache
def _tables() -> _Tables:
    return _Tables(_Stands(), [_Weighed(name) for name in _AROUND])


def _moves_of_text(case: Case) -> dict[str, tuple[Stretch, ...]]:
    """The moves of free text. A move is a sentence, here known by its number.

    Each sentence is looked at alone, and then once more in the light of those around it; then the text as a whole. Only
    one that refuses is asked which sentence does, and why, and what it offers instead.
    """
    evidence = Evidence(case)
    found: dict[str, list[int]] = {move: [] for move in MOVES}
    if evidence.signs:
        alone, sums = worths(evidence, case.locale)
        asked = as_whole(evidence, alone, sums)
        if makes(HEARD, asked):
            found[HEARD] = _likeliest(sums[_HEARD])
        if evidence.has_firm() or makes(NO, asked):
            found[NO] = _noes(evidence, sums[_NO])
            if case.has_words(WHY) and makes(WHY, asked) and not all(evidence.hides):
                found[WHY] = _likeliest(sums[_WHY])
            if case.has_words(INSTEAD) and makes(INSTEAD, asked):
                found[INSTEAD] = _likeliest(sums[_INSTEAD])
    stretches = evidence.stretches
    return {move: tuple(Stretch(*stretches[at]) for at in of_move) for move, of_move in found.items()}


def worths(evidence: Evidence, locale: str) -> tuple[list[list[float]], list[list[float]]]:
    """For each sentence what it is worth alone for each move; and for each move what each is worth among others."""
    tables, of_signs = _tables(), _alone(locale)
    alone = [
        [*map(_WORTHS.__getitem__, unpacked(of_signs[signs] + said, len(MOVES)))]
        for signs, said in zip(evidence.signs, evidence.said, strict=True)
    ]
    places = map(tables.stands.__getitem__, evidence.stands(likeliest_no(alone)))
    rows = [
        unpacked(sum(map(getitem, tables.beside, beside), place), len(MOVES))
        for beside, place in zip(surroundings(alone), places, strict=True)
    ]
    sums = [[number / _FINE for number in column] for column in zip(*rows, strict=True)]
    sums[_WHY] = without_hiding(evidence, sums[_WHY])
    return alone, sums


def without_hiding(evidence: Evidence, whys: Iterable[float]) -> list[float]:
    """What sentences are worth as reasons; one whose whole reason is a policy is worth nothing."""
    return [-_MOST if hides else one for one, hides in zip(whys, evidence.hides, strict=True)]


_CHANCE = " chance"
_AROUND = (*MOVES, *(f"{move} {where}" for where in ("before", "after", "2nd before", "2nd after") for move in MOVES))
BESIDE = (*_AROUND, *(f"{move}{_CHANCE}" for move in MOVES))
"""What is asked of a sentence among others beside where it stands: what it is worth alone, what its neighbours are, and
how likely it alone makes a move."""


def worth(number: float) -> float:
    """What a sentence is worth for a move, within bounds and in steps of a twentieth; the number is in hundredths."""
    return round(max(-_MOST, min(_MOST, number)) / _STEP) / _STEPS


class _Worths(dict[int, float]):
    """The same of whole numbers, each worked out once."""

    def __missing__(self, number: int) -> float:
        known = worth(number)
        if len(self) < _MOST_KNOWN:
            self[number] = known
        return known


_WORTHS = _Worths()


def chance(value: float) -> float:
    """How likely it is what is worth so much."""
    return 1 / (1 + exp(-value))


def likeliest_no(alone: Sequence[Sequence[float]]) -> int:
    """The sentence that alone looks most like a no."""
    noes = [one[_NO] for one in alone]
    return noes.index(max(noes))


def surroundings(alone: Sequence[list[float]]) -> list[list[float]]:
    """For each sentence what :data:`BESIDE` asks, chances left out: those can be told from what it is worth."""
    nobody = [worth(-_MOST)] * len(MOVES)
    near = [nobody, nobody, *alone, nobody, nobody]
    return [
        own + before + after + earlier + later
        for earlier, before, own, after, later in zip(near, near[1:], near[2:], near[3:], near[4:], strict=False)
    ]


def _noes(evidence: Evidence, sums: Sequence[float]) -> list[int]:
    """The sentences that refuse, of a text that does: the likeliest, and what is sure behind it."""
    main = max(range(len(sums)), key=sums.__getitem__)
    return [main, *(at for at in range(main + 1, len(sums)) if sums[at] > _AS_WELL and not evidence.gives_reason(at))]


def _likeliest(sums: Sequence[float]) -> list[int]:
    """The sentences that make a move, of a text that does."""
    least = min(max(sums), 0)
    return [at for at, one in enumerate(sums) if one >= least]
