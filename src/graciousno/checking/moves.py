"""The moves of a text: where it acknowledges the request, says no, gives a reason, offers an alternative."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from ..model.draft import Draft
from ..model.letters import Refusal
from ..model.report import MOVES, Stretch
from .case import Case

_BREAK = re.compile(r"—|[;:,–]\s|\s-+\s")
_QUESTION_MARKS = ("?", "？", "؟")
_BLANK_LINE = re.compile(r"\n\s*\n")
SOFT, LIKELY, NOT = "soft", "likely", "not"
"""What a cue in a word file may say of itself: a move only beside another one; unless there is a sign against it; that
sign."""
_NEAR = 2
"""How many sentences away from the no its reason may stand."""
_FEWEST_WORDS = 4
"""A reason that has no cue but its place, after the no, is at least so many words long."""

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
    return _Cues(case).moves


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


class _Cues:
    """The moves of free text. A move is a sentence; several cues in one sentence make one move."""

    def __init__(self, case: Case) -> None:
        self._case = case
        heard = self._of("acknowledges-request")
        self._no = self._of("says-no")
        if not self._of("says-no", NOT):
            self._no |= self._of("says-no", LIKELY) | (self._of("says-no", SOFT) if heard else set())
        instead, asked = self._of("offers-alternative"), set[Stretch]()
        if self._no:
            first = min(self._no).start
            # What a request asks for is not yet offered, and its own because is not the reason.
            asked = {one for one in heard if one.start < first}
            instead -= asked
            instead |= {one for one in self._of("offers-alternative", SOFT) if one.start >= first}
        why = self._of("offers-reason")
        if self._no and case.has_words("offers-reason"):
            why |= self._near(self._of("offers-reason", SOFT) - asked)
            why |= self._after_a_break(instead)
            why |= self._right_after(heard | instead | self._of("offers-reason", NOT))
        found = {
            "acknowledges-request": heard,
            "says-no": self._no,
            "offers-reason": why,
            "offers-alternative": instead,
        }
        self.moves = {move: tuple(sorted(found[move])) for move in MOVES}

    def _of(self, move: str, kind: str = "") -> set[Stretch]:
        return {Stretch(hit.first, hit.last) for hit in self._case.hits.get(move, ()) if hit.phrase.move == kind}

    def _near(self, sentences: Iterable[Stretch]) -> set[Stretch]:
        """Those that stand in, or not far from, a sentence that says no."""
        starts = [one.start for one in self._sentences]
        refused = {bisect_right(starts, one.start) for one in self._no}
        return {
            one for one in sentences if any(abs(bisect_right(starts, one.start) - place) <= _NEAR for place in refused)
        }

    def _right_after(self, others: set[Stretch]) -> set[Stretch]:
        """What a writer says right after the no, in the same paragraph, and which is nothing else, is the reason."""
        return {
            two
            for one, two in pairwise(self._sentences)
            if one in self._no
            and two not in self._no
            and two not in others
            and len(self._case.text[two.start : two.end].split()) >= _FEWEST_WORDS
            and not _BLANK_LINE.search(self._case.text, one.start, two.start)
            and not self._case.text[two.start : two.end].rstrip().endswith(_QUESTION_MARKS)
        }

    def _after_a_break(self, others: set[Stretch]) -> set[Stretch]:
        """Sentences whose no is followed by a clause of its own: "No can do: the van is in for its MOT."."""
        text = self._case.text
        ends = {Stretch(hit.first, hit.last): hit.end for hit in self._case.hits.get("says-no", ())}
        signs = [hit.start for hit in self._case.hits.get("offers-reason", ()) if hit.phrase.move == NOT]
        return {
            one
            for one in self._no - others
            if (broken := _BREAK.search(text, ends[one], one.end))
            and len(text[broken.end() : one.end].split()) >= _FEWEST_WORDS
            and not any(broken.end() <= sign < one.end for sign in signs)
        }

    @cached_property
    def _sentences(self) -> list[Stretch]:
        """The sentences of the text, as hits know them."""
        return [Stretch(*sentence) for sentence in self._case.tokens.sentences]
