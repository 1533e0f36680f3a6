"""From advice to letters: what the facts already say, and what a person still has to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ..errors import FactsError, Problem
from ..model.facts import Kind, kinds
from ..model.history import Course
from ..model.letters import Letter
from .advice import Advice
from .conduct import response
from .situation import Incident
from .standards import ConductLine
from .weighing import Weighing


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that only a person can give."""

    field: str
    """Its path: ``no.granted``."""
    holds: str
    """What it holds, with an example where one helps."""


@dataclass(frozen=True)
class LetterPlan:
    """A letter as far as the situation and the standards fill it."""

    kind: str
    facts: Mapping[str, Any]
    """Ready for the model of this kind, and for a case file."""
    missing: tuple[Missing, ...]

    @property
    def letter(self) -> Letter:
        """The letter as far as it is known: a model that :func:`graciousno.draft` takes, with its gaps."""
        return self._built(self.facts)

    def complete(self, facts: Mapping[str, Any] | None = None) -> Letter:
        """Fill in the rest.

        Args:
            facts: fields of the letter, which go before what is there; groups of fields are laid over each other.

        Raises:
            FactsError: all that is still missing, or all that cannot be.
        """
        whole = _laid_over(self.facts, facts or {})
        letter = self._built(whole)
        lacking = [one for one in self.missing if _at(whole, one.field) in (None, "", [], ())]
        if lacking:
            raise FactsError(
                type(letter).__name__,
                [Problem(tuple(one.field.split(".")), f"is needed: {one.holds}") for one in lacking],
            )
        return letter

    def to_dict(self) -> dict[str, Any]:
        """The plan as plain data for JSON."""
        missing = [{"field": one.field, "holds": one.holds} for one in self.missing]
        return {"kind": self.kind, "facts": _for_json(self.facts), "missing": missing}

    def _built(self, facts: Mapping[str, Any]) -> Letter:
        letter = kinds("letter")[self.kind].model_validate(facts)
        assert isinstance(letter, Letter)
        return letter


def plans(advice: Advice) -> tuple[LetterPlan, ...]:
    """The letter for the course, one for each thing beside it, and the note to colleagues."""
    weighing = Weighing(advice.situation, advice.standards)
    written = [_PLANS[course](advice, weighing, course) for course in (advice.course, *advice.beside)]
    return tuple(_plan(kind, facts, missing) for kind, facts, missing in [*written, _note(advice, weighing)])


Draft = tuple[str, dict[str, Any], dict[str, str]]


def _plan(kind: str, facts: dict[str, Any], missing: dict[str, str]) -> LetterPlan:
    there = {name: value for name, value in facts.items() if value not in (None, (), [], {})}
    lacking = tuple(Missing(field, holds) for field, holds in missing.items() if _at(there, field) is None)
    return LetterPlan(kind, {"kind": kind, **there}, lacking)


def _head(advice: Advice) -> dict[str, Any]:
    situation = advice.situation
    return {"reference": situation.reference, "to": plain(situation.to), "sender": plain(situation.sender)}


def _asked(advice: Advice) -> dict[str, Any]:
    situation = advice.situation
    request = plain(situation.request) if situation.request else {"kind": "request", "about": situation.asked}
    return {"request": request, "acknowledgement": plain(situation.acknowledgement)}


def _clarification(advice: Advice, _: Weighing, __: Course) -> Draft:
    situation, days = advice.situation, advice.standards.clarify.answer_days
    facts = {
        **_head(advice),
        "questions": list(situation.unclear),
        "by": situation.on + timedelta(days=days),
        **_asked(advice),
    }
    missing = {"questions": 'open questions, each whole: "What did the label on the box say?"'}
    return "clarification", facts, missing


def _goodwill(advice: Advice, weighing: Weighing, _: Course) -> Draft:
    situation = advice.situation
    facts = {**_head(advice), "given": situation.asked, "once": not advice.is_owed, **_asked(advice)}
    return "goodwill", facts, {"how": 'how it reaches them: "The money will be on your card within five days."'}


def _refusal(advice: Advice, _: Weighing, course: Course) -> Draft:
    situation = advice.situation
    facts = {**_head(advice), **_asked(advice), "our_part": plain(situation.our_part)}
    missing: dict[str, str] = {}
    if course == "accept_in_part":
        granted = situation.part.what if situation.part else None
        facts["no"] = {"extent": "part", **({"granted": granted} if granted else {})}
        missing["no.granted"] = 'the part that is given, as a noun phrase: "a refund of the delivery costs"'
    facts["reasons"] = [plain(one) for one in situation.reasons]
    facts["alternatives"] = [plain(one) for one in situation.alternatives]
    missing["reasons"] = "the true reason; graciousno kinds lists the kinds"
    missing["alternatives"] = "what they can have instead, or where else they can turn"
    if situation.our_share in {"some", "most", "all"}:
        missing["our_part.what"] = 'what we could have done better: "Our shop should have told you."'
    return "refusal", facts, missing


def _boundary(advice: Advice, weighing: Weighing, _: Course) -> Draft:
    incident, line = _touched(weighing)
    facts = {
        **_head(advice),
        "conduct": incident.what or line.means,
        "on": incident.on,
        "because": line.because,
        "change": line.instead,
        "consequence": line.otherwise,
    }
    missing = {
        "change": 'what we ask for, as a noun phrase: "a calm tone in calls and visits"',
        "consequence": "what we will do otherwise, as a whole sentence, said calmly",
    }
    return "boundary", facts, missing


def _parting(advice: Advice, weighing: Weighing, _: Course) -> Draft:
    situation, notice = advice.situation, advice.standards.ending.notice_days
    reasons = [plain(one) for one in situation.reasons]
    is_danger = False
    if not reasons and any(response(weighing, one.line) == "part" for one in situation.conduct):
        incident, line = _touched(weighing)
        is_danger = line.danger
        reasons = [{"kind": "conduct", "what": incident.what or line.means, "on": incident.on}]
    facts = {
        **_head(advice),
        "relation": situation.relation,
        "since": situation.since,
        "ends": None if is_danger else situation.on + timedelta(days=notice),
        "reasons": reasons,
    }
    missing = {
        "relation": 'what ends, as a noun phrase: "our contract for the bookkeeping"',
        "ends": "the last day",
        "reasons": "the true reason, told so that it helps",
        "steps": 'the last practical steps, each a whole sentence: "You will get all files by 15 May."',
    }
    return "parting", facts, missing


def _note(advice: Advice, weighing: Weighing) -> Draft:
    situation, standards, course = advice.situation, advice.standards, advice.course
    name = " ".join(part for part in (situation.to.title, situation.to.given, situation.to.family) if part)
    role = standards.carried_by.get(course)
    told = dict.fromkeys(one for it in (course, *advice.beside) for one in standards.inform.get(it, ()))
    facts = {
        "reference": situation.reference,
        "sender": plain(situation.sender),
        "customer": situation.reference or name or situation.to.organisation,
        "decision": " ".join(_DECIDED[it].format(**_words(advice, weighing)) for it in (course, *advice.beside)),
        "reasons": [plain(one) for one in situation.reasons] if course in {"refuse", "accept_in_part", "part"} else [],
        "witnesses": [plain(one) for one in situation.witnesses],
        "again": f"Please take a note of it and pass it on to {role}." if role else None,
    }
    missing = {}
    if told:
        missing["colleagues"] = f"who is told, by name: {', '.join(told)}"
    if any(weighing.line(one).witness for one in situation.conduct) or course in standards.witness.at:
        missing["witnesses"] = "who was present"
    if situation.conduct:
        missing["said"] = "what was said and done, in whole sentences, as it was seen"
    missing["customer"] = "who it is about, by name or case number"
    return "colleague_note", facts, missing


_PLANS = {
    "clarify": _clarification,
    "accept": _goodwill,
    "accept_in_part": _refusal,
    "refuse": _refusal,
    "boundary": _boundary,
    "part": _parting,
}
_DECIDED: dict[Course, str] = {
    "clarify": "Nothing is decided yet: we ask first, because it may be a misunderstanding.",
    "accept": "We say yes to this: {asked}.",
    "accept_in_part": "We say yes in part to this: {asked}.",
    "refuse": "We are not able to agree to this: {asked}.",
    "boundary": "We set a boundary after this: {conduct}.",
    "part": "We bring this to an end, with good wishes: {relation}.",
}


def _words(advice: Advice, weighing: Weighing) -> dict[str, str]:
    situation = advice.situation
    words = {"asked": situation.asked, "relation": situation.relation or "our work together", "conduct": ""}
    if situation.conduct:
        incident, line = _touched(weighing)
        words["conduct"] = incident.what or line.means
    return words


def _touched(weighing: Weighing) -> tuple[Incident, ConductLine]:
    """The conduct that weighs most: by how it is answered, then by danger, then the latest."""
    order = ("nothing", "caution", "boundary", "part")
    incident = max(
        weighing.situation.conduct,
        key=lambda one: (
            order.index(response(weighing, one.line)),
            weighing.line(one).danger,
            one.known == "seen",
            one.on,
        ),
    )
    return incident, weighing.line(incident)


def plain(fact: BaseModel | None) -> dict[str, Any]:
    """A fact as a table: what was given, and its kind."""
    if fact is None:
        return {}
    table: dict[str, Any] = {"kind": fact.kind} if isinstance(fact, Kind) else {}
    given = fact.model_fields_set
    for name in type(fact).model_fields:
        if name in given and name != "kind" and (value := getattr(fact, name)) is not None:
            table[name] = _plain_value(value)
    return table


def _plain_value(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return plain(value)
    return [_plain_value(one) for one in value] if isinstance(value, tuple) else value


def _for_json(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _for_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_for_json(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _at(facts: Mapping[str, Any], path: str) -> Any:
    here: Any = facts
    for step in path.split("."):
        here = here.get(step) if isinstance(here, Mapping) else getattr(here, step, None)
    return here


def _laid_over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _laid_over(below, value) if both else value  # type: ignore[arg-type]
    return merged
