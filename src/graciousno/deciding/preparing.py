"""How to prepare: a checklist in the order in which things are done."""

from __future__ import annotations

from collections.abc import Iterator

from .advice import Advice, Course, Step
from .conduct import response
from .weighing import Weighing, day_of

_LETTERS = {
    "clarification": "letter with questions",
    "goodwill": "goodwill letter",
    "refusal": "letter that says no",
    "boundary": "boundary letter",
    "parting": "parting letter",
    "colleague_note": "note to colleagues",
}
_CARRIES = "standards.carried_by.{course}"


def steps(advice: Advice) -> tuple[Step, ...]:
    """The checklist for this advice."""
    weighing = Weighing(advice.situation, advice.standards)
    parts = (
        _safety(weighing),
        _questions(advice, weighing),
        _who_carries_it(advice, weighing),
        _who_is_told(advice),
        _witness(advice, weighing),
        _at_hand(advice),
        _words(advice, weighing),
        _letters(advice),
        _record(advice),
    )
    return tuple(step for part in parts for step in part)


def _safety(weighing: Weighing) -> Iterator[Step]:
    for one in weighing.situation.conduct:
        if weighing.line(one).danger:
            said = "Make sure that everybody is safe before anything else; where somebody is in danger, call for help."
            yield Step("safety", said, ("conduct", f"standards.lines.{one.line}"))
            return


def _questions(advice: Advice, weighing: Weighing) -> Iterator[Step]:
    situation = advice.situation
    for number, question in enumerate(situation.unclear):
        yield Step("ask", f"Ask the customer: {question}", (f"unclear[{number}]",))
    if advice.course == "clarify" and not situation.unclear:
        yield Step("ask", "Ask the customer what happened, in their own words, and what would help.", ("unclear",))
    if situation.our_share is None:
        yield Step("ask", "Ask our own people whether something on our side led to this; listen first.", ("our_share",))
    for number, one in enumerate(situation.conduct):
        if one.known != "seen":
            means = one.what or weighing.line(one).means
            how = "assumed" if one.known == "assumed" else "known at second hand"
            said = f"Hear those who were there before it counts: {means}, on {day_of(one.on)}, is only {how}."
            yield Step("ask", said, (f"conduct[{number}].known",))


def _who_carries_it(advice: Advice, weighing: Weighing) -> Iterator[Step]:
    course, standards = advice.course, advice.standards
    alone, role = standards.goodwill.alone, standards.carried_by.get(course)
    if course == "accept" and not advice.is_owed and weighing.yes[1] <= alone:
        said = f"Whoever answers may give this: it costs at most {alone} {standards.currency}."
        yield Step("approve", said, ("yes.money", "standards.goodwill.alone"))
    elif role:
        said = f"This is carried by {role}: talk to them before it is told."
        yield Step("approve", said, (_CARRIES.format(course=course),))


def _who_is_told(advice: Advice) -> Iterator[Step]:
    told = dict.fromkeys(role for one in _courses(advice) for role in advice.standards.inform.get(one, ()))
    for role in told:
        yield Step("inform", f"Tell {role} what was decided and why.", (f"standards.inform.{advice.course}",))


def _witness(advice: Advice, weighing: Weighing) -> Iterator[Step]:
    by_lines = [f"standards.lines.{one.line}" for one in advice.situation.conduct if weighing.line(one).witness]
    by_course = ["standards.witness.at" for one in _courses(advice) if one in advice.standards.witness.at]
    if by_lines or by_course:
        said = "Have a witness with you when it is told, and write down who it was."
        yield Step("witness", said, tuple(dict.fromkeys([*by_lines, *by_course])))


def _at_hand(advice: Advice) -> Iterator[Step]:
    situation = advice.situation
    if situation.reference:
        yield Step("have", f"Have the case at hand: {situation.reference}.", ("reference",))
    if situation.history.past:
        past = [f"{day_of(one.on)} ({one.what})" for one in situation.history.past]
        yield Step("have", f"Have at hand what happened before, with its dates: {', '.join(past)}.", ("history",))
    if situation.reasons:
        yield Step(
            "have", "Have at hand what shows each reason to be true: the order, the terms, the dates.", ("reasons",)
        )
    if {situation.yes.law, situation.no.law} != {"none"}:
        yield Step("have", "Have the law at hand, by its name and section.", ("yes.law", "no.law"))


def _words(advice: Advice, weighing: Weighing) -> Iterator[Step]:
    for name in dict.fromkeys(one.line for one in advice.situation.conduct):
        line = advice.standards.lines[name]
        if response(weighing, name) == "caution":
            asks = f": {line.instead}" if line.instead else ""
            yield Step("talk", f"Say in a calm word what we need{asks}.", (f"standards.lines.{name}",))
    rests_on = [one.rests_on for one in advice.because if "standards.ending.talks" in one.rests_on]
    if rests_on and advice.course != "part":
        yield Step("talk", "Talk with the customer about terms that work for both sides.", rests_on[0])


def _letters(advice: Advice) -> Iterator[Step]:
    for plan in advice.letters():
        lacks = ", ".join(one.field for one in plan.missing)
        said = f"Draft the {_LETTERS[plan.kind]}" + (f"; a person completes: {lacks}." if lacks else ".")
        yield Step("letter", said)


def _record(advice: Advice) -> Iterator[Step]:
    months = advice.standards.records.months
    if advice.situation.conduct:
        said = "Write into the journal what was done, each with its day, as entries of their own."
        yield Step("record", said, ("conduct",))
    said = "Write into the journal what was asked, what was decided, why and by whom"
    yield Step("record", f"{said}; entries are kept for {months} months.", ("standards.records.months",))


def _courses(advice: Advice) -> tuple[Course, ...]:
    return (advice.course, *advice.beside)
