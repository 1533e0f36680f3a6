"""The moves of a text: where it acknowledges the request, says no, gives a reason, offers an alternative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from ..language.wording import packed, unpacked
from ..model.report import MOVES, Stretch
from . import weights
from .case import Case
from .evidence import OF_TEXT, SIGNS, STANDS, Evidence

if TYPE_CHECKING:
    from ..model.draft import Draft
    from ..model.letters import Refusal

HEARD, NO, WHY, INSTEAD = MOVES
_EVERY = tuple(range(len(MOVES)))
_HEARD, _NO, _WHY, _INSTEAD = _EVERY
ENOUGH = 0.5
"""How likely it must be that any sentence makes a move."""
_AS_WELL = 1.0
"""From where on another sentence is a no, too."""
_MOST, _UNIT = 500, 200
"""What a sentence alone is worth at most, and the worth that is one."""
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
    """What the signs of a sentence weigh, packed; each number of signs is worked out once: texts are much alike."""

    def __init__(self, table: Mapping[str, tuple[int, ...]]) -> None:
        super().__init__()
        self._start = packed(table[""])
        self._weights = [(1 << number, packed(table[sign])) for number, sign in enumerate(SIGNS) if sign in table]

    def __missing__(self, signs: int) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        known = self[signs] = sum((weight for bit, weight in self._weights if signs & bit), self._start)
        return known


class _Stands(dict[int, tuple[float, ...]]):
    """What it weighs for each move where a sentence stands among others."""

    def __missing__(self, bits: int) -> tuple[float, ...]:
        signs = ["", *(sign for number, sign in enumerate(STANDS) if bits >> number & 1)]
        known = self[bits] = tuple(sum(weights.BESIDE[sign][move] for sign in signs) for move in _EVERY)
        return known


class _Tables(NamedTuple):
    """What the fit found, in the order in which it is asked."""

    alone: _Alone
    stands: _Stands
    beside: list[list[float]]
    whole: list[float]
    of_text: list[tuple[int, float]]


@cache
def _tables() -> _Tables:
    return _Tables(
        _Alone(weights.ALONE),
        _Stands(),
        [[weights.BESIDE[sign][move] for sign in BESIDE] for move in _EVERY],
        [weights.WHOLE[sign] for sign in WHOLE],
        [(1 << number, weights.WHOLE[sign]) for number, sign in enumerate(OF_TEXT) if sign in weights.WHOLE],
    )


def _moves_of_text(case: Case) -> dict[str, tuple[Stretch, ...]]:
    """The moves of free text. A move is a sentence, here known by its number.

    Each sentence is looked at alone, and then once more in the light of those around it. Only a text that refuses as a
    whole is asked which sentence does, and why, and what it offers instead.
    """
    evidence = Evidence(case)
    found: dict[str, list[int]] = {move: [] for move in MOVES}
    if evidence.signs:
        tables = _tables()
        alone = [
            worth(unpacked(tables.alone[signs] + said, len(MOVES)))
            for signs, said in zip(evidence.signs, evidence.said, strict=True)
        ]
        main = likeliest_no(alone)
        places = [tables.stands[evidence.stands(at, main)] for at in range(len(alone))]
        around = surroundings(alone)
        sums = [
            [sum(map(mul, weigh, beside), place[move]) for beside, place in zip(around, places, strict=True)]
            for move, weigh in enumerate(tables.beside)
        ]
        found[HEARD] = _likeliest(sums[_HEARD])
        if evidence.has_firm() or _refuses(evidence, as_whole(alone, sums)):
            found[NO] = _noes(evidence, sums[_NO])
            if case.has_words(WHY):
                found[WHY] = _likeliest(
                    [-_MOST if hides else one for one, hides in zip(sums[_WHY], evidence.hides, strict=True)]
                )
            if case.has_words(INSTEAD):
                found[INSTEAD] = _likeliest(sums[_INSTEAD])
    stretches = evidence.stretches
    return {move: tuple(Stretch(*stretches[at]) for at in of_move) for move, of_move in found.items()}


BESIDE = (*MOVES, *(f"{move} {where}" for where in ("before", "after") for move in MOVES))
"""What is asked of a sentence among others beside where it stands: what it is worth alone, and its neighbours."""
WHOLE = (
    *("best no", "second no", "best no alone"),
    *(f"best {move}{alone}" for alone in ("", " alone") for move in (HEARD, WHY, INSTEAD)),
    "",
)
"""What is asked of a text beside its signs: what its sentences are worth at most."""


def worth(numbers: Iterable[float]) -> list[float]:
    """What a sentence is worth for each move, within bounds; ``numbers`` are hundredths."""
    return [(number if -_MOST < number < _MOST else _MOST if number > 0 else -_MOST) / _UNIT for number in numbers]


def likeliest_no(alone: Sequence[Sequence[float]]) -> int:
    """The sentence that alone looks most like a no."""
    noes = [one[_NO] for one in alone]
    return noes.index(max(noes))


def surroundings(alone: Sequence[list[float]]) -> list[list[float]]:
    """For each sentence what :data:`BESIDE` asks."""
    nobody = worth([-_MOST] * len(MOVES))
    return [
        own + before + after for own, before, after in zip(alone, [nobody, *alone], [*alone[1:], nobody], strict=False)
    ]


def as_whole(alone: Sequence[Sequence[float]], sums: Sequence[Sequence[float]]) -> list[float]:
    """What :data:`WHOLE` asks of a text, of whose sentences each move's ``sums`` among others are given."""
    no, another = sorted([*sums[_NO], -_MOST])[:-3:-1]
    others = (_HEARD, _WHY, _INSTEAD)
    most = [max(one) for one in zip(*alone, strict=True)]
    return [
        *worth((100 * no, 100 * another)),
        most[_NO],
        *worth(100 * max(sums[move]) for move in others),
        *(most[move] for move in others),
        1.0,
    ]


def _refuses(evidence: Evidence, whole: Sequence[float]) -> bool:
    bits, tables = evidence.of_text(), _tables()
    return sum((weight for bit, weight in tables.of_text if bits & bit), sum(map(mul, tables.whole, whole))) > 0


def _noes(evidence: Evidence, sums: Sequence[float]) -> list[int]:
    """The sentences that refuse, of a text that does: the likeliest, and what is sure behind it."""
    main = max(range(len(sums)), key=sums.__getitem__)
    return [main, *(at for at in range(main + 1, len(sums)) if sums[at] > _AS_WELL and not evidence.gives_reason(at))]


def _likeliest(sums: list[float]) -> list[int]:
    """The sentences that make a move, if it is likely enough that any does."""
    none = 1.0
    for one in sums:
        none /= 1 + exp(min(one, 30))
    if 1 - none <= ENOUGH:
        return []
    best = max(sums)
    return [at for at, one in enumerate(sums) if one >= min(best, 0)]
