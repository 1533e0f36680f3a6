"""The moves of a text: where it acknowledges the request, says no, gives a reason, offers an alternative."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.draft import Draft
from ..model.letters import Refusal
from ..model.report import MOVES, Stretch
from .case import Case

_PART_OF = {
    "acknowledges-request": "acknowledgement",
    "says-no": "no",
    "offers-reason": "reasons",
    "offers-alternative": "alternatives",
}


def moves_of(case: Case) -> Mapping[str, tuple[Stretch, ...]]:
    """For each move the stretches that make it, in the order of the text."""
    if case.draft is not None:
        return _moves_of_draft(case.draft)
    return {move: _found(case, move) for move in MOVES}


def _moves_of_draft(draft: Draft) -> dict[str, tuple[Stretch, ...]]:
    moves = {
        move: tuple(Stretch(part.start, part.end) for part in draft.parts if part.name == name)
        for move, name in _PART_OF.items()
    }
    if isinstance(draft.facts, Refusal) and not _hears(draft.facts):
        moves["acknowledges-request"] = ()
    return moves


def _hears(refusal: Refusal) -> bool:
    """Whether anything of the request is known: thanks for a message alone acknowledge nothing."""
    request, heard = refusal.request, refusal.acknowledgement
    if heard is not None and (heard.quote or heard.impact):
        return True
    return request is not None and (request.kind != "request" or request.about is not None)


def _found(case: Case, move: str) -> tuple[Stretch, ...]:
    """A move is a sentence; several cues in one sentence make one move."""
    sentences = dict.fromkeys(Stretch(hit.first, hit.last) for hit in case.hits.get(move, ()))
    return tuple(sorted(sentences))
