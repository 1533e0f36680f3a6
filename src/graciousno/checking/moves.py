"""The moves of a text: where it acknowledges the request, says no, gives a reason, offers an alternative."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from ..language.phrases import Hit
from ..model.draft import Draft
from ..model.letters import Refusal
from ..model.report import MOVES, Stretch
from .case import Case

HEARD, NO, WHY, INSTEAD = MOVES
FIRM, TOLD, SOFT, LIKELY, NOT, OPEN, YES = "firm", "told", "soft", "likely", "not", "open", "yes"
"""What a cue in a word file may say of itself: a move whatever else is said; a no told as a fact, and so its own
reason; a move only beside another one; a move unless there is a sign against it; that sign; a sentence that leaves it
open; a sign that it is granted."""
_NEVER = 1_000_000
"""A place behind all sentences."""

# How likely a sentence refuses: what its cues weigh, and what speaks for and against it in the rest of the text.
_REFUSES = {SOFT: 2, TOLD: 4, LIKELY: 4, "": 8, FIRM: 99}
_ANSWERS = 2
"""Weighs the sentence that follows the request, if it tells anything: where nothing else is said, it is the answer."""
_SAYS_SO = (SOFT, LIKELY, "", FIRM, OPEN)
"""Cues of sentences that answer; what is only told is the reason as well."""
_HEARD = 1
"""Speaks for a no: that a request is taken up."""
_LATE = -2
"""Speaks against it: a sentence so far down in a text that takes up no request."""
_BEFORE = {OPEN: -7, YES: -7, NOT: -3}
"""Speaks against a no that follows, or stands in the same sentence."""
_AFTER = {OPEN: -2, YES: 0, NOT: -1}
"""Speaks against a no that went before."""
_ENOUGH = 3
_EARLY = 4
"""Where a text that takes up no request says no: among so many first sentences."""
_OPENING = 3
"""Among so many first sentences stands what is only likely to take up the request."""
_NEAR = 3
"""How many sentences away from the no its reason may stand."""
_FEWEST_WORDS = 4
"""A reason is at least so many words long."""
_CUT = re.compile(r"[—；：]|[;:–؛]\s|\s-+\s")
_CUT_OR_COMMA = re.compile(r"[—；：、，]|[,;:–،؛]\s|\s-+\s")
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
        # A lone mark is no sentence.
        worded = (at for at, (before, last) in enumerate(pairwise([-1, *case.tokens.breaks])) if before + 1 < last)
        number = {at: one for one, at in enumerate(worded)}
        # The cues of each kind that a sentence has, and the sentences that have any.
        self._hits: dict[tuple[str, str], dict[int, list[Hit]]] = defaultdict(lambda: defaultdict(list))
        for move in MOVES:
            for hit in case.hits.get(move, ()):
                if hit.sentence in number:
                    self._hits[move, hit.phrase.move][number[hit.sentence]].append(hit)
        heard = self._of(HEARD) | {one for one in self._of(HEARD, LIKELY) if one < _OPENING}
        no = self._refused(heard)
        instead = self._offered(heard, no)
        found = {HEARD: heard, NO: no, WHY: self._reasons(heard, no, instead), INSTEAD: instead}
        self.moves = {move: tuple(Stretch(*self._sentences[one]) for one in sorted(found[move])) for move in MOVES}

    def _of(self, move: str, kind: str = "") -> set[int]:
        return set(self._hits.get((move, kind), ()))

    def _count(self, move: str, kind: str, one: int) -> int:
        return len(self._hits.get((move, kind), {}).get(one, ()))

    def _refused(self, heard: set[int]) -> set[int]:
        """The sentences that refuse: whose cues outweigh what speaks against them."""
        weights: dict[int, int] = {}
        for kind, weight in _REFUSES.items():
            weights.update(dict.fromkeys(self._hits.get((NO, kind), ()), weight))
        if not weights and heard and (answer := self._answer(heard)) is not None:
            if self._of(NO, YES) - self._of(INSTEAD, SOFT):  # granted, and not merely offered
                return set()
            weights = {answer: _ANSWERS}
        signs = [(kind, min(found), max(found)) for kind in (OPEN, YES, NOT) if (found := self._hits.get((NO, kind)))]
        for one, weight in weights.items():
            for kind, first, last in signs:
                before = first < one or (first == one and (kind == OPEN or weight < _REFUSES[""]))
                weights[one] += _BEFORE[kind] if before else _AFTER[kind] if last >= one else 0
            weights[one] += _HEARD if heard else _LATE if one >= _EARLY else 0
        return {one for one, weight in weights.items() if weight >= _ENOUGH}

    def _answer(self, heard: set[int]) -> int | None:
        """The sentence that follows the request and its courtesies, if it tells anything."""
        if self._tells(min(heard), _CUT):
            return min(heard)
        answer, courtesies = min(heard) + 1, self._of(WHY, NOT)
        while answer in heard or answer in courtesies:
            answer += 1
        return answer if answer < len(self._sentences) and self._is_told(answer, whole=True) else None

    def _offered(self, heard: set[int], no: set[int]) -> set[int]:
        """The sentences that offer something. What a request asks for, before the no, is not yet offered."""
        sure = self._of(INSTEAD)
        if not no:
            return sure - self._of(NO, YES)
        first = min(no)
        after = {one for one in self._of(INSTEAD, SOFT) if one > first or (one == first and self._offers_beside(one))}
        after |= {one for one in self._of(INSTEAD, LIKELY) if one > first}
        # What follows the no at once, and tells more than it offers, is its reason, if a better offer comes.
        for one in [one for one in after - no if one - 1 in no and one < max(after)]:
            offers = self._count(INSTEAD, SOFT, one) + self._count(INSTEAD, LIKELY, one)
            if self._count(WHY, SOFT, one) > offers:
                after.discard(one)
        return after | (sure - {one for one in heard if one < first})

    def _offers_beside(self, one: int) -> bool:
        """Whether a sentence that refuses offers something behind its no, or in a clause of its own."""
        refusing = [hit.end for kind in _REFUSES for hit in self._hits.get((NO, kind), {}).get(one, ())]
        if not refusing:
            return False
        offering = self._hits[INSTEAD, SOFT][one]
        if any(
            any(begins < hit.end <= ends for hit in offering) and not any(begins < end <= ends for end in refusing)
            for begins, ends in self._clauses(one, _CUT_OR_COMMA)
        ):
            return True
        said = min(refusing)
        return any(hit.end > said and hit.start >= said for hit in offering)

    def _reasons(self, heard: set[int], no: set[int], instead: set[int]) -> set[int]:
        """What is told near the no, or near what leaves it open, and is nothing else, is the reason."""
        anchors = no or self._of(NO, OPEN)
        if not anchors or not self._case.has_words(WHY):
            return set()
        # Of several sentences that refuse, the one that tells least is the no; the others may be its reason.
        main = min(sorted(anchors), key=lambda one: self._count(WHY, SOFT, one))
        near = {one for at in anchors for one in range(max(at - _NEAR, 0), at + _NEAR + 1)}
        # That an answer is put off, because of whatever, is not yet in the way of a yes. A no that no cue shows,
        # but only what is told, is its own reason.
        because = self._of(WHY, LIKELY)
        put_off = {main} if any(main in self._hits.get((NO, kind), ()) for kind in _SAYS_SO) else set()
        if not no:
            put_off |= because & anchors
            because -= anchors
        why = ((self._of(WHY) | because) & near) - (heard - anchors) - (instead - anchors)
        # Where offers begin, the reasons end.
        end = min((one for one in instead - no if one > main), default=_NEVER)
        facts = (self._of(WHY, SOFT) & near) - heard - (instead - no) - self._of(WHY, NOT) - put_off
        facts -= self._of(NO) | self._of(NO, FIRM)
        why |= {one for one in facts if one < end and self._is_told(one, whole=one < main)}
        if no and not put_off:
            why.add(main)
        why |= {one for one in no - why if self._tells(one, _CUT_OR_COMMA)}
        # A sentence that takes up the request, or is polite, may tell it in a clause of its own.
        asked, rest = min(heard, default=_NEVER), near & (heard | self._of(WHY, NOT)) - why - instead
        return why | {one for one in rest if self._tells(one, _CUT_OR_COMMA if one in heard - {asked} else _CUT)}

    def _is_told(self, one: int, *, whole: bool) -> bool:
        """Whether a sentence is no question, nor so short that it must be a greeting, a heading or a signature."""
        start, end = self._sentences[one]
        told = self._case.text[start:end].rstrip()
        return (
            told.count(" ") + 1 >= _FEWEST_WORDS
            and not told.endswith(_QUESTION_MARKS)
            and (not whole or told.endswith(_FULL_STOPS))
        )

    def _tells(self, one: int, cut: re.Pattern[str]) -> bool:
        """Whether a sentence has a clause that tells a fact and does nothing else: "No can do: the van is away."."""
        facts = self._hits.get((WHY, SOFT), {}).get(one)
        clauses = self._clauses(one, cut) if facts else ()
        if not facts or len(clauses) < 2:
            return False
        told = [hit.end for hit in facts]
        other = [
            hit.end
            for (move, kind), found in self._hits.items()
            if one in found and (move != WHY or kind == NOT)
            for hit in found[one]
        ]
        count = self._case.text.count
        return any(
            count(" ", begins, ends) + 1 >= _FEWEST_WORDS
            and any(begins < at <= ends for at in told)
            and not any(begins < at <= ends for at in other)
            for begins, ends in clauses
        )

    def _clauses(self, one: int, cut: re.Pattern[str]) -> list[tuple[int, int]]:
        """The stretches into which marks cut a sentence."""
        start, end = self._sentences[one]
        cuts = [found.span() for found in cut.finditer(self._case.text, start, end)]
        return list(zip([start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end], strict=True))
