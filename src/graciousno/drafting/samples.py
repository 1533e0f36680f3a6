"""Sample facts for every kind: what checks and previews of templates are tried with, and tests with them.

A value goes by the kind and the field, then by the field, then by the type, so that kinds of a developer's own have
samples too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from ..errors import FactsError
from ..model.facts import Fact, TextRole
from ..model.kinds import Alternative, Reason, Request
from ..model.letters import Letter
from ..model.requests import Refund

F = TypeVar("F", bound=Fact)

_PEOPLE = {
    "to": {"title": "Ms", "given": "Ada", "family": "Campbell", "email": "ada@example.org"},
    "sender": {
        "given": "Ines",
        "family": "Okafor",
        "role": "Customer care",
        "organisation": "Northwind",
        "phone": "01632 960 100",
        "url": "https://northwind.example",
    },
    "person": {"given": "Tom", "family": "Reyes", "role": "our workshop lead", "phone": "01632 960 123"},
}
_BY_KIND: dict[tuple[str, str], Any] = {
    ("refer_elsewhere", "to"): {"organisation": "Northwind Repairs", "url": "https://repairs.example"},
    ("delivery_change", "to"): "the parcel shop in Mill Road",
    ("deadline_extension", "what"): "the annual report",
    ("cancellation", "what"): "the booking for two nights",
    ("compensation", "what"): "the delayed train on 3 May",
    ("information", "what"): "the minutes of the planning meeting",
    ("information", "law"): "Freedom of Information Act 2000",
    ("application", "what"): "Library assistant",
    ("favour", "what"): "help with the move",
    ("deadline_passed", "what"): "the 30-day return window",
    ("not_yet_available", "what"): "the autumn timetable",
    ("fully_booked", "what"): "the small hall",
    ("prior_commitment", "what"): "a family birthday",
    ("confidential", "what"): "the shortlist",
    ("already_provided", "what"): "the annual statement",
    ("conflict_of_interest", "what"): "our work for the other party",
    ("personal_preference", "what"): "a quiet weekend at home",
    ("conduct", "what"): "shouting at the front desk",
    ("partial_offer", "what"): "a refund of the delivery costs",
    ("self_service", "what"): "a change of address",
    ("waiting_list", "what"): "the Saturday course",
    ("help_with_part", "what"): "the budget tables",
    ("narrow_request", "to"): "letters from 2024 and 2025",
    ("discount", "on"): "the next order",
    ("technical_limit", "limit"): "the 10 MB limit of the mail server",
    ("damage_not_covered", "by"): "our workshop in Leeds",
    ("person", "title"): "Ms",
    ("proposal", "title"): "Small Towns and Big Data",
    ("replacement", "item"): "walking boots",
    ("ourpart", "what"): "Our shop should have told you about the deadline.",
}
_BY_FIELD: dict[str, Any] = {
    "about": "a key to the roof terrace",
    "account": "the booking system",
    "actual": "two nights",
    "again": "Please put the call through to the manager.",
    "back": date(2026, 6, 15),
    "body": "the Complaints Panel",
    "budget": "the training budget for 2026",
    "busy_with": "the move to the new building",
    "by": date(2026, 6, 30),
    "cause": "the village school",
    "change": "a calm tone in calls and e-mails",
    "conduct": "shouting at the front desk",
    "consequence": "Otherwise we will only answer in writing.",
    "cost": Decimal("640.00"),
    "criterion": "the minimum stay",
    "currency": "GBP",
    "customer": "case 1042-7",
    "decided": "experience with children’s services",
    "decision": "We have not given a refund.",
    "documents": ("a copy of the contract", "proof of address"),
    "email": "care@northwind.example",
    "event": "the summer party",
    "family": "Campbell",
    "feature": "a dark theme",
    "found": "water inside the battery case",
    "given": "Ada",
    "granted": "the minutes of 2024 and 2025",
    "helps": ("a year of experience in a library", "a second referee"),
    "hours": "weekdays from 9 to 12",
    "how": "It will be on your card within five days.",
    "impact": "You had planned the trip around these boots.",
    "item": "walking boots",
    "law": "section 40 of the Freedom of Information Act 2000",
    "limit": Decimal("450.00"),
    "mended": "We have changed the notice at the till.",
    "next": "I will read your answer and decide.",
    "opens": date(2026, 9, 1),
    "order": "1042",
    "organisation": "Northwind",
    "pace": "about four places a month",
    "phone": "01632 960 100",
    "product": "the mountain lamp",
    "protects": "other people’s personal data",
    "questions": ("What did the label on the box say?", "When did you first see the damage?"),
    "quote": "I only noticed last week.",
    "reference": "1042-7",
    "refused": "the names of the people who complained",
    "relation": "our contract for the bookkeeping",
    "required": "three nights",
    "risk": "the risk of falling from the open roof",
    "rival": "Southwind",
    "role": "Customer care",
    "rule": "the 15-minute limit for visitors",
    "said": "The caller was told the reason.",
    "scope": "repairs of household appliances",
    "since": date(2020, 2, 1),
    "sorry_for": "the second trip to the shop",
    "steps": ("Open the settings", "Choose the language"),
    "task": "the translation of the handbook",
    "team": "Returns",
    "term": "section 4 of the tenancy agreement",
    "text": "We looked at this twice.",
    "thanks_for": "six years of friendly work",
    "title": "Ms",
    "topic": "the heating",
    "until": date(2026, 12, 31),
    "venue": "Data Days",
    "what": "the printed catalogue",
    "where": "our letter of 3 May",
    "who": "Ms Hollis",
    "whom": "the other tenants",
    "why": "the safety of everyone in the building",
}


def minimal(cls: type[F]) -> F:
    """A sample with what the class needs and nothing else."""
    return cls.model_validate(
        {name: _value(cls, name) for name, field in cls.model_fields.items() if field.is_required()}
    )


def full(cls: type[F]) -> F:
    """A sample with every field."""
    return cls.model_validate(_all(cls))


def variants(cls: type[F]) -> Iterator[tuple[str, F]]:
    """Samples under names: ``minimal``, ``full``, each optional field alone, one of several, each choice of a field."""
    yield "minimal", minimal(cls)
    yield "full", full(cls)
    needed = _needed(cls)
    if "request" in cls.model_fields:
        yield "request of no kind", cls.model_validate({**_all(cls), "request": Request()})
    for name, field in cls.model_fields.items():
        if name == "kind":
            continue
        choices = _choices(field.annotation)
        if not field.is_required():
            alone = {**needed, name: _value(cls, name)}
            if name == "amount" and "currency" in cls.model_fields:
                alone["currency"] = _BY_FIELD["currency"]
            yield f"{name} alone", cls.model_validate(alone)
        several = _value(cls, name) if get_origin(field.annotation) is tuple else ()
        if len(several) > 1:
            yield f"one of {name}", cls.model_validate({**needed, name: several[:1]})
        for choice in choices:
            yield f"{name} = {choice}", cls.model_validate({**needed, name: choice})
            yield f"full, {name} = {choice}", cls.model_validate({**_all(cls), name: choice})


def letter(cls: type[Letter], *facts: Fact, **more: Any) -> Letter:
    """A letter around sample facts: a request, reasons and alternatives go to their places.

    Args:
        cls: the kind of letter.
        facts: a request, reasons, alternatives.
        more: other fields of the letter.
    """
    fields: dict[str, Any] = {
        "to": _PEOPLE["to"],
        "sender": _PEOPLE["sender"],
        **_needed(cls),
        **more,
    }
    for fact in facts:
        if isinstance(fact, Request) and "request" in cls.model_fields:
            fields["request"] = fact
        elif isinstance(fact, Reason) and "reasons" in cls.model_fields:
            fields["reasons"] = (*fields.get("reasons", ()), fact)
        elif isinstance(fact, Alternative) and "alternatives" in cls.model_fields:
            fields["alternatives"] = (*fields.get("alternatives", ()), fact)
    return cls.model_validate(fields)


def _all(cls: type[Fact]) -> dict[str, Any]:
    return {name: _value(cls, name) for name in cls.model_fields if name != "kind"}


def _needed(cls: type[Fact]) -> dict[str, Any]:
    return {name: _value(cls, name) for name, field in cls.model_fields.items() if field.is_required()}


def _choices(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    if annotation is bool:
        return [True, False]
    return [choice for inner in get_args(annotation) for choice in _choices(inner)]


def _value(cls: type[Fact], name: str) -> Any:
    """A value that the field takes."""
    field = cls.model_fields[name]
    kind = cls.model_fields["kind"].default if "kind" in cls.model_fields else cls.__name__.lower()
    known = [_BY_KIND.get((kind, name)), _PEOPLE.get(name), _BY_FIELD.get(name)]
    for value in [*known, *_by_type(field.annotation, field.metadata, name)]:
        if value is not None and _takes(cls, name, value):
            return value
    raise TypeError(f"no sample for {cls.__name__}.{name}")


def _takes(cls: type[Fact], name: str, value: Any) -> bool:
    try:
        cls.model_validate({name: value})
    except FactsError as error:
        # Other fields may be missing; this one may not be wrong.
        return not any(problem.path[:1] == (name,) for problem in error.problems)
    return True


def _by_type(annotation: Any, metadata: Any, name: str) -> Iterator[Any]:
    origin, inner = get_origin(annotation), get_args(annotation)
    role = next((one for one in metadata if isinstance(one, TextRole)), None)
    if hasattr(annotation, "__metadata__"):
        yield from _by_type(annotation.__origin__, annotation.__metadata__, name)
    elif origin is Literal:
        yield inner[0]
    elif origin in {Union, UnionType}:
        for one in inner:
            if one is not type(None):
                yield from _by_type(one, metadata, name)
    elif origin is tuple:
        item = next(_by_type(inner[0], (), name), None)
        known = _BY_FIELD.get(name.removesuffix("s"))
        yield (known,) if known is not None else (item, item)
        yield (item,)
    elif isinstance(annotation, type):
        yield from _plain(annotation, role, name)


def _plain(cls: type, role: TextRole | None, name: str) -> Iterator[Any]:
    if issubclass(cls, Request):
        yield full(Refund)
    elif issubclass(cls, Reason | Alternative):
        yield cls(text="We looked at this twice.")
    elif issubclass(cls, Fact):
        yield _PEOPLE["person"]
        yield _all(cls)
    elif cls is str:
        yield _TEXTS.get(role or TextRole.LINE, name)
        yield f"the {name.replace('_', ' ')}"
    elif cls in _VALUES:
        yield _VALUES[cls]


_TEXTS = {
    TextRole.SENTENCE: "We looked at this twice.",
    TextRole.QUOTE: "I only noticed last week.",
    TextRole.LINK: "https://northwind.example/help",
    TextRole.CODE: "GBP",
}
_VALUES: dict[type, Any] = {
    bool: True,
    int: 12,
    float: 1.5,
    Decimal: Decimal("89.00"),
    date: date(2026, 5, 3),
    datetime: datetime(2026, 5, 12, 14, 0),  # noqa: DTZ001  (letters tell local time)
}
