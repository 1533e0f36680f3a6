"""The moves of a text: where it acknowledges the request, says no, gives a reason, offers an alternative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from ..model.draft import Draft
from ..model.letters import Refusal
from ..model.report import MOVES, Stretch
from . import weights
from .case import Case
from .evidence import OF_TEXT, SIGNS, Evidence

HEARD, NO, WHY, INSTEAD = MOVES
ENOUGH = {WHY: 0.4, INSTEAD: 0.5}
"""How likely it must be that any sentence makes the move."""
TAKEN_UP = -1.0
"""From where on a sentence takes up the request."""
_AS_WELL = 1.0
"""From where on another sentence is a no, too."""
_POSSIBLE = -2.5
"""From where on a sentence may be a no at all."""
_EVEN = 1.0
_MOST_KNOWN = 20_000

_PART_OF = {HEARD: "acknowledgement", NO: "no", WHY: "reasons", INSTEAD: "alternatives"}


def moves_of(case: Case) -> Mapping[str, tuple[Stretch, ...]]:
    """For each move the stretches that make it, in the order of the text."""
    if case.draft is not None:
        return _moves_of_draft(case.draft)
    return _moves_of_text(case)


def _moves_of_draft(draft: Draft) -> dict[str, tuple[Stretch, ...]]:
    moves = {
        move: tuple(Stretch(part.start, part.end) for part in draft.parts if part.name == name)
        for move, name in _PART_OF.items()
    }
    if isinstance(draft.facts, Refusal) and not _hears(draft.facts):
        moves[HEARD] = ()
    return moves


def _hears(refusal: Refusal) -> bool:
    """Whether anything of the request is known: thanks for a message alone acknowledge nothing."""
    request, heard = refusal.request, refusal.acknowledgement
    if heard is not None and (heard.quote or heard.impact):
        return True
    return request is not None and (request.kind != "request" or request.about is not None)


class _Sums(dict[int, float]):
    """The sums of what the bits of a number weigh, each worked out once: texts are much alike."""

    def __init__(self, table: weights.Weights, signs: Sequence[str]) -> None:
        super().__init__()
        self._start = table.get("", 0.0)
        self._weights = [(1 << number, table[sign]) for number, sign in enumerate(signs) if sign in table]

    def __missing__(self, signs: int) -> float:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        known = self[signs] = self._of(sum((weight for bit, weight in self._weights if signs & bit), self._start))
        return known

    def _of(self, total: float) -> float:
        return total


class _Odds(_Sums):
    """The same as odds."""

    def _of(self, total: float) -> float:
        return exp(min(total, 30))


@cache
def _tables() -> tuple[_Sums, _Sums, _Sums, _Odds, _Odds]:
    return (
        _Sums(weights.HEARS, SIGNS),
        _Sums(weights.REFUSES, SIGNS),
        _Sums(weights.ANSWERS, OF_TEXT),
        _Odds(weights.TELLS, SIGNS),
        _Odds(weights.OFFERS, SIGNS),
    )


def _moves_of_text(case: Case) -> dict[str, tuple[Stretch, ...]]:
    """The moves of free text. A move is a sentence, here known by its number."""
    evidence = Evidence(case)
    hears, refuses, answers, tells, offers = _tables()
    found: dict[str, list[int]] = {move: [] for move in MOVES}
    signs = evidence.in_place()
    heard = found[HEARD] = [at for at, one in enumerate(signs) if hears[one] > TAKEN_UP]
    sums = [refuses[one] for one in evidence.after_heard(signs, heard)]
    # A text as a whole refuses or does not; only then it is asked which sentence does.
    if evidence.has_firm() or (may_refuse(evidence, heard, sums) and answers[evidence.of_text(max(sums))] > 0):
        found[NO] = noes_of(evidence, sums)
        around = evidence.around(heard, found[NO])
        if case.has_words(WHY):
            found[WHY] = _likeliest([tells[one] for one in around], ENOUGH[WHY])
        if case.has_words(INSTEAD):
            found[INSTEAD] = _likeliest([offers[one] for one in around], ENOUGH[INSTEAD])
    stretches = evidence.stretches
    return {move: tuple(Stretch(*stretches[at]) for at in of_move) for move, of_move in found.items()}


def may_refuse(evidence: Evidence, heard: Sequence[int], sums: Sequence[float]) -> bool:
    """Whether any sentence may be a no. What is only told is none where nothing is asked, or an answer is to come."""
    if not sums or max(sums) < _POSSIBLE:
        return False
    main = sums.index(max(sums))
    return evidence.refuses(main) or (any(at < main for at in heard) and not evidence.leaves_open())


def noes_of(evidence: Evidence, sums: Sequence[float]) -> list[int]:
    """The sentences that refuse, of a text that does: the likeliest, and what is sure behind it."""
    main = max(range(len(sums)), key=sums.__getitem__)
    return [main, *(at for at in range(main + 1, len(sums)) if sums[at] > _AS_WELL and not evidence.gives_reason(at))]


def _likeliest(odds: list[float], enough: float) -> list[int]:
    """The sentences that make a move, if it is likely enough that any does."""
    none = 1.0
    for one in odds:
        none /= 1 + one
    if 1 - none <= enough:
        return []
    best = max(odds)
    return [at for at, one in enumerate(odds) if one >= min(best, _EVEN)]
