"""The moves of a text: where it acknowledges the request, says no, gives a reason, offers an alternative."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model.draft import Draft
from ..model.letters import Refusal
from ..model.report import MOVES, Stretch
from .case import Case

HEARD, NO, WHY, INSTEAD = MOVES
FIRM, SOFT, LIKELY, NOT, OPEN, YES = "firm", "soft", "likely", "not", "open", "yes"
"""What a cue in a word file may say of itself: a move whatever else is said; a move only beside another one; a move
unless there is a sign against it; that sign; a sentence that leaves it open; a sign that it is granted."""
_NEVER = 1_000_000
"""A place behind all sentences."""
_EARLY = 3
"""A no that is only likely, in a text that takes up no request, stands among so many first sentences."""
_NEAR = 3
"""How many sentences away from the no its reason may stand."""
_FEWEST_WORDS = 4
"""A reason is at least so many words long."""
_BREAK = re.compile(r"—|[;:,–]\s|\s-+\s")
_QUESTION_MARKS = ("?", "？", "؟")
_FULL_STOPS = (".", "!", "…", "。", "！", "।", ")", '"', "”", "’")

_PART_OF = {HEARD: "acknowledgement", NO: "no", WHY: "reasons", INSTEAD: "alternatives"}


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
        moves[HEARD] = ()
    return moves


def _hears(refusal: Refusal) -> bool:
    """Whether anything of the request is known: thanks for a message alone acknowledge nothing."""
    request, heard = refusal.request, refusal.acknowledgement
    if heard is not None and (heard.quote or heard.impact):
        return True
    return request is not None and (request.kind != "request" or request.about is not None)


class _Cues:
    """The moves of free text. A move is a sentence, here known by its number; several cues in one make one move."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._sentences = case.tokens.sentences
        number = {start: one for one, (start, _) in enumerate(self._sentences)}
        # How many cues of a kind a sentence has, and the sentences that have any.
        self._counts: dict[tuple[str, str], dict[int, int]] = {}
        for move in MOVES:
            for hit in case.hits.get(move, ()):
                one = number.get(hit.first)
                if one is not None:  # a lone mark is no sentence
                    of_kind = self._counts.setdefault((move, hit.phrase.move), {})
                    of_kind[one] = of_kind.get(one, 0) + 1
        heard = self._of(HEARD)
        no = self._refused(heard)
        instead = self._offered(heard, no)
        found = {HEARD: heard, NO: no, WHY: self._reasons(heard, no, instead), INSTEAD: instead}
        self.moves = {move: tuple(Stretch(*self._sentences[one]) for one in sorted(found[move])) for move in MOVES}

    def _of(self, move: str, kind: str = "") -> set[int]:
        return set(self._counts.get((move, kind), ()))

    def _count(self, move: str, kind: str, one: int) -> int:
        return self._counts.get((move, kind), {}).get(one, 0)

    def _refused(self, heard: set[int]) -> set[int]:
        """The sentences that refuse. Some do whatever else is said: "I'm sorry, but we can't refund the rest."."""
        return self._of(NO, FIRM) | self._weighed(heard)

    def _weighed(self, heard: set[int]) -> set[int]:
        """What is only likely to refuse, needs the absence of every sign against it."""
        sure, opened = self._of(NO), self._of(NO, OPEN)
        if min(opened, default=_NEVER) <= min(sure, default=_NEVER - 1):
            sure = set()
        likely = self._of(NO, LIKELY) - opened
        granted = min(self._of(NO, YES), default=_NEVER)
        if granted < min(sure, default=_NEVER) and granted <= min(likely, default=_NEVER):
            return set()
        if opened or self._of(NO, NOT):
            return sure
        if not heard:
            return sure | {one for one in likely if one < _EARLY}
        return sure | likely | self._of(NO, SOFT) or self._implied(heard)

    def _implied(self, heard: set[int]) -> set[int]:
        """Where a request is taken up and nothing speaks against it, the answer is a no, whatever its words."""
        answer = min(heard) + 1
        while answer in heard:
            answer += 1
        return {answer} if answer < len(self._sentences) and self._is_told(answer, whole=True) else set()

    def _offered(self, heard: set[int], no: set[int]) -> set[int]:
        """The sentences that offer something. What a request asks for, before the no, is not yet offered."""
        sure = self._of(INSTEAD)
        if not no:
            return sure
        first = min(no)
        after = {one for one in self._of(INSTEAD, SOFT) if one >= first}
        after |= {one for one in self._of(INSTEAD, LIKELY) if one > first}
        # What follows the no at once, and tells more than it offers, is its reason, if a better offer comes.
        for one in [one for one in after - no if one - 1 in no and one < max(after)]:
            offers = self._count(INSTEAD, SOFT, one) + self._count(INSTEAD, LIKELY, one)
            if self._count(WHY, SOFT, one) > offers:
                after.discard(one)
        return after | (sure - {one for one in heard if one < first})

    def _reasons(self, heard: set[int], no: set[int], instead: set[int]) -> set[int]:
        """What is told near the no, or near what leaves it open, and is nothing else, is the reason."""
        anchors = no or self._of(NO, OPEN)
        if not anchors or not self._case.has_words(WHY):
            return set()
        # Of several sentences that refuse, the one that tells least is the no; the others may be its reason.
        main = min(sorted(anchors), key=lambda one: self._count(WHY, SOFT, one))
        near = {one for at in anchors for one in range(max(at - _NEAR, 0), at + _NEAR + 1)}
        # That an answer is put off, because of whatever, is not yet in the way of a yes.
        because, put_off = self._of(WHY, LIKELY), {main}
        if not no:
            put_off |= because & anchors
            because -= anchors
        why = ((self._of(WHY) | because) & near) - (heard - anchors) - (instead - anchors)
        # Where offers begin, the reasons end.
        end = min((one for one in instead - no if one > main), default=_NEVER)
        facts = (self._of(WHY, SOFT) & near) - heard - (instead - no) - self._of(WHY, NOT) - put_off
        why |= {one for one in facts if one < end and self._is_told(one, whole=one < main)}
        return why | self._after_a_break(no - instead - self._of(WHY, NOT))

    def _is_told(self, one: int, *, whole: bool) -> bool:
        """Whether a sentence is no question, nor so short that it must be a greeting, a heading or a signature."""
        start, end = self._sentences[one]
        told = self._case.text[start:end].rstrip()
        return (
            told.count(" ") + 1 >= _FEWEST_WORDS
            and not told.endswith(_QUESTION_MARKS)
            and (not whole or told.endswith(_FULL_STOPS))
        )

    def _after_a_break(self, no: set[int]) -> set[int]:
        """Sentences whose no is followed by a clause of its own: "No can do: the van is in for its MOT."."""
        text = self._case.text
        found: set[int] = set()
        if not no:
            return found
        ends = {hit.first: hit.end for hit in self._case.hits.get(NO, ()) if hit.phrase.move not in {YES, NOT}}
        told = [hit.end for hit in self._case.hits.get(WHY, ()) if hit.phrase.move == SOFT]
        for one in no:
            start, end = self._sentences[one]
            broken = _BREAK.search(text, ends.get(start, start), end)
            if (
                broken
                and text.count(" ", broken.end(), end) + 1 >= _FEWEST_WORDS
                and any(broken.end() < at <= end for at in told)
            ):
                found.add(one)
        return found
