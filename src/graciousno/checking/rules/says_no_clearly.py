"""The no is there, and can be found.

## What it does
Asks for a sentence that refuses, in whole, in part or for now. On a draft the rule is exact; in free text it goes by
the words of the language. A text that only promises to look into it, or that hints, has no no. In free text it also
finds a no that is only hedged ("we may not be able to", "we'd probably have to pass"), and advises against one that is
buried: far behind the acknowledgement, or a half-sentence at the very end of a long text.

## Why it matters
A hedged or missing no leaves the reader waiting, asking again, or deciding on a wrong belief: what is said indirectly
to be polite is understood less surely (Bonnefon, Feeney & De Neys 2011, "The Risk of Polite Misunderstandings").
Plain-language guidance asks to state the decision early and in plain words (ISO 24495-1:2023, "Plain language", 5.2:
readers can find what they need).

## Say instead
"I'm sorry, but we can't refund the boots." "We have decided not to renew the licence."
"""

from collections.abc import Iterator

from ...model.report import Finding, Severity, Stretch
from ..case import Case
from ..prose import prose
from ..rule import Rule, judge_move

GROUP = "structure"
SEVERITY = Severity.ERROR
MOST_WORDS, MOST_SENTENCES = 120, 7
"""What may stand between the acknowledgement and the no."""
LONG_WORDS, LONG_SENTENCES = 50, 3
"""From so much on a no in the last half of the last sentence is an afterthought."""
_BREAKS = (",", ";", ":", "–", "—", " -")
_asks = judge_move("says-no", "no clear no: say in one sentence what is refused", in_text=Severity.WARNING)


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Ask for the move; in free text also for one that is no hedge, and stands where it is found."""
    found = _asks(case, rule)
    if found is None or case.draft is not None:
        return None if found is None else list(found)
    hedges = {hit.first: hit for hit in reversed(case.hits.get(rule.name, ()))}
    clear = [no for no in case.moves["says-no"] if no.start not in hedges]
    if hedges and not clear:
        hit = hedges[min(hedges)]
        message = "this leaves open whether it is a no: say what is refused, or by when it will be decided"
        return [rule.finding(case, message, Stretch(hit.start, hit.end), severity=Severity.WARNING)]
    return [*found, *(_buried(case, rule, clear[0]) if clear else ())]


def _buried(case: Case, rule: Rule, no: Stretch) -> Iterator[Finding]:
    """A no far behind the acknowledgement, or at the end of the last sentence."""
    heard = [one for one in case.moves["acknowledges-request"] if one.start < no.start]
    if not heard or not _has_room(case, heard, no):
        return
    told = prose(case)
    acknowledged = {one.start for one in heard}
    between = [one for one in told if heard[0].end <= one.span.start < no.start and one.span.start not in acknowledged]
    words, sentences = sum(len(one.words) for one in between), len(between)
    if words > MOST_WORDS or sentences > MOST_SENTENCES:
        message = f"the no stands behind {sentences} sentences that do not say it: say it sooner"
        yield rule.finding(case, message, no, severity=Severity.ADVICE)
    elif words > LONG_WORDS and sentences >= LONG_SENTENCES and told[-1].span.start <= no.start:
        cue = min((hit.start for hit in case.hits.get("says-no") if hit.first == no.start), default=no.start)
        before = case.text[no.start : cue].rstrip()
        if len(before) > (no.end - no.start) / 2 and any(mark in before for mark in _BREAKS):
            message = "the no is half a sentence at the very end: give it a sentence of its own, and sooner"
            yield rule.finding(case, message, Stretch(cue, no.end), severity=Severity.ADVICE)


def _has_room(case: Case, heard: list[Stretch], no: Stretch) -> bool:
    """Whether there is room between the two to bury anything: quick to tell, and most texts have none."""
    if no.start - heard[0].end < LONG_WORDS:  # a word takes up a character at least
        return False
    taken = {one.start for one in heard}
    between = [one for one in case.tokens.sentences if heard[0].end <= one[0] < no.start and one[0] not in taken]
    words, sentences = sum(case.text.count(" ", *one) + 1 for one in between), len(between)
    return words > MOST_WORDS or sentences > MOST_SENTENCES or (words > LONG_WORDS and sentences >= LONG_SENTENCES)
