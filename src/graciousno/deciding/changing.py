"""What would change an answer. Nothing is guessed: each change is made to the facts, and they are assessed again."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .advice import Advice, Change, Course
from .assess import assess
from .situation import Part, Range, Situation
from .weighing import ENDLESS, Weighing, day_of, later

_THEN: dict[Course, str] = {
    "clarify": "we would ask before deciding",
    "accept": "the answer would be a yes",
    "accept_in_part": "the answer would be a yes in part",
    "refuse": "the answer would be a no",
    "boundary": "we would set a boundary",
    "part": "we would part",
}
_HARSHNESS: dict[Course, int] = {name: rank for rank, name in enumerate(_THEN)}
_MOST_DAYS = 60
"""After so many days that changed nothing, we stop looking for one that does."""
Candidate = tuple[str, dict[str, Any]]


def changes(advice: Advice) -> tuple[Change, ...]:
    """All that would change the answer, as far as the facts and standards tell."""
    found: list[Change] = []
    for condition, update in _candidates(advice):
        course = _course(advice, update)
        if course != advice.course:
            found.append(Change(f"{condition}, {_THEN[course]}.", course, update))
    found += _ageing(advice)
    found += [Change(text, None, {}) for text in _told_by_reasons(advice.situation)]
    return tuple(found)


def _course(advice: Advice, update: dict[str, Any]) -> Course:
    return assess(advice.situation.model_copy(update=update), advice.standards).course


def _candidates(advice: Advice) -> Iterator[Candidate]:
    situation, course = advice.situation, advice.course
    if course == "clarify":
        yield "If it is no misunderstanding and nothing is left open", {"misunderstanding": "no", "unclear": ()}
    else:
        yield "If it turned out to be a misunderstanding", {"misunderstanding": "likely"}
    if situation.our_share not in {"most", "all"}:
        yield "If we found that most of it came about on our side", {"our_share": "most"}
    if {situation.yes.law, situation.yes.safety} != {"none"}:
        way = situation.yes.model_copy(update={"law": "none", "safety": "none"})
        yield "If there was a lawful and safe way to a yes", {"yes": way}
    if course in {"refuse", "accept_in_part"}:
        asked = situation.no.model_copy(update={"law": "high"})
        yield "If a law asked for a yes", {"no": asked}
    if course == "refuse" and situation.part is None:
        yield "If there is a part that can be given at no cost", {"part": Part(what="a part")}
    if situation.conduct:
        yield "If what happened turned out to be different from what is noted", {"conduct": ()}
    if situation.burden is not None:
        yield "If serving them took less than they bring", {"burden": None}
    yield from _by_money(advice)


def _by_money(advice: Advice) -> Iterator[Candidate]:
    situation, standards = advice.situation, advice.standards
    weighing, currency = Weighing(situation, standards), standards.currency
    high, worth, share = weighing.yes[1], weighing.sum_of("worth"), standards.risk.small_share
    if advice.course in {"refuse", "accept_in_part"}:
        limits = {standards.goodwill.limit}
        if worth is not None and ENDLESS not in worth:
            limits.add((worth[0] * share / 100).quantize(Decimal("0.01"), rounding="ROUND_DOWN"))
        for limit in sorted((one for one in limits if Decimal(0) < one < high), reverse=True):
            yield f"If a yes cost at most {limit} {currency}", {"yes": _costing(situation, limit, currency)}
        if share and high and high != ENDLESS:
            enough = (high * 100 / share).quantize(Decimal("0.01"), rounding="ROUND_UP")
            worthy = Range(low=enough, currency=currency)
            yield f"If the customer was worth at least {enough} {currency} to us over time", {"worth": worthy}
    elif advice.course == "accept" and high < standards.goodwill.limit:
        over = standards.goodwill.limit + Decimal("0.01")
        said = f"If a yes cost more than {standards.goodwill.limit} {currency}"
        yield said, {"yes": _costing(situation, over, currency)}


def _costing(situation: Situation, sum_: Decimal, currency: str) -> Any:
    return situation.yes.model_copy(update={"money": Range(low=sum_, currency=currency)})


def _ageing(advice: Advice) -> Iterator[Change]:
    """The first day from which the same would be answered more softly, because what happened before has aged."""
    situation, standards = advice.situation, advice.standards
    if advice.course in {"clarify", "accept"}:
        return
    spans = {standards.goodwill.months}
    for one in situation.conduct:
        months = standards.lines[one.line].months
        spans |= {months, 2 * months}
    happened = {one.on for one in situation.history.past} | {one.on for one in situation.conduct}
    days = {later(day, months) for day in happened if day <= situation.on for months in spans}
    for day in sorted(day for day in days if day > situation.on)[:_MOST_DAYS]:
        course = _course(advice, {"on": day})
        if _HARSHNESS[course] < _HARSHNESS[advice.course]:
            text = f"If the same was asked from {day_of(day)} on, with nothing new in between, {_THEN[course]}."
            yield Change(text, course, {"on": day})
            return


def _told_by_reasons(situation: Situation) -> Iterator[str]:
    """What a typed reason says of its own end."""
    for reason in situation.reasons:
        facts: Any = reason
        match reason.kind:
            case "deadline_passed" if facts.on:
                yield f"A record from {day_of(facts.on)} or before would answer this reason: {facts.what}."
            case "missing_documents":
                yield f"With these papers it could go on: {', '.join(facts.documents)}."
            case "not_eligible":
                yield f"A record that shows this would answer the reason: {facts.criterion}."
            case "no_capacity" | "budget_spent" | "confidential" if facts.until:
                yield f"After {day_of(facts.until)} it can be looked at again."
            case "out_of_stock" if facts.back:
                yield f"From {day_of(facts.back)} on it may be possible."
            case "not_yet_available" if facts.on:
                yield f"From {day_of(facts.on)} on it may be possible."
