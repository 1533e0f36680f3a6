"""The situation: all that is known before an answer is given, as typed facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, WrapValidator, model_validator
from pydantic_core import PydanticCustomError

from ..model.facts import Amount, Currency, Day, Fact, Line, Sentence
from ..model.history import History
from ..model.kinds import AnyAlternative, AnyReason, AnyRequest
from ..model.letters import Acknowledgement, OurPart
from ..model.people import Person
from .protected import protected

Band = Literal["none", "low", "medium", "high"]
BANDS: tuple[Band, ...] = ("none", "low", "medium", "high")
"""How much, where nobody can give a number; the least first."""


class Range(Fact):
    """A sum of money as far as it is known: from ``low`` to ``high``, or just ``low``."""

    low: Amount
    high: Amount | None = None
    currency: Currency

    @model_validator(mode="after")
    def _in_order(self) -> Range:
        if self.high is not None and self.high < self.low:
            raise PydanticCustomError("range_order", "should have a high that is not below its low")
        return self

    def __str__(self) -> str:
        return f"{self.low} {self.currency}" if self.high is None else f"{self.low} to {self.high} {self.currency}"


def _range_or_band(value: Any, as_is: Callable[[Any], Any]) -> Any:
    if isinstance(value, Range) or value in BANDS:
        return value
    if isinstance(value, Mapping):
        return as_is(Range.__pydantic_validator__.validate_python(value))
    message: Any = (
        'should be none, low, medium or high, or a range such as {low = "20.00", high = "40.00", currency = "GBP"}'
    )
    raise PydanticCustomError("range_or_band", message)


Scale = Annotated[Range | Band, WrapValidator(_range_or_band)]
"""Money: a range, or a band whose sums the standards tell."""


class Cost(Fact):
    """What an answer costs us and others."""

    money: Scale = "none"
    reputation: Band = "none"
    """How others would see us after it."""
    precedent: Band = "none"
    """How far the next case would be bound by it."""
    safety: Band = "none"
    """The danger that it puts anybody in."""
    law: Band = "none"
    """How far the law speaks against it: ``high`` is a law that forbids it."""


class Part(Fact):
    """What can be granted in place of the whole."""

    what: Line
    """As a noun phrase: "a refund of the delivery costs"."""
    money: Scale = "none"


class Incident(Fact):
    """One thing that somebody did, on a day, and how we know."""

    line: Line
    """The conduct line of the standards that it touches, by its name: ``shouting``."""
    on: Day
    known: Literal["seen", "told", "assumed"] = "seen"
    """``seen`` by a colleague or in a record; ``told`` at second hand; ``assumed``, which never counts."""
    what: Line | None = None
    """What happened, as a neutral noun phrase; by default in the words of the standards."""


class Ground(Fact):
    """Anything else that somebody wants to have weighed."""

    about: Line
    """What it is about, in a few words: "the order history"."""
    text: Sentence
    speaks_for: Literal["yes", "no"]
    weight: Literal["strong", "some", "little"] = "some"

    @model_validator(mode="after")
    def _of_deeds_not_of_persons(self) -> Ground:
        characteristic = protected(self.about)
        if characteristic is not None:
            raise PydanticCustomError(
                "protected_ground",
                "is no ground for an answer: it rests on {characteristic}, which equality law protects. Weigh what was "
                "asked and done, not who asked; what somebody needs because of it is a duty of ours: no.law",
                {"characteristic": characteristic},
            )
        return self


class Situation(Fact):
    """What is asked, and all that an answer should rest on. What and when are needed; the rest as it is known."""

    asked: Line
    """What is asked, as a noun phrase: "a full refund of the boots"."""
    on: Annotated[Day, Field(ge=date(1900, 1, 1), le=date(2999, 12, 31))]
    """The day for which it is judged; the age of what happened before is counted from here."""
    misunderstanding: Literal["no", "possible", "likely"] = "possible"
    """Whether it may all be one, on either side; ``no`` once somebody has asked."""
    unclear: tuple[Sentence, ...] = ()
    """What we would have to know, as whole questions to the customer."""
    our_share: Literal["none", "some", "most", "all"] | None = None
    """Our share in how it came about; left out, nobody has looked yet."""
    our_part: OurPart | None = None
    """That share in words, as a letter tells it."""
    yes: Cost = Field(default_factory=Cost)
    """What a yes costs."""
    no: Cost = Field(default_factory=Cost)
    """What a no costs."""
    part: Part | None = None
    """What we could grant in part."""
    worth: Scale | None = None
    """What the customer is worth to us over the coming years: what stays, not what is turned over."""
    burden: Scale | None = None
    """What it takes us to serve them over the same time."""
    conduct: tuple[Incident, ...] = ()
    history: History = Field(default_factory=History)
    grounds: tuple[Ground, ...] = ()

    reference: Line | None = None
    to: Person = Field(default_factory=Person)
    sender: Person = Field(default_factory=Person)
    request: AnyRequest | None = None
    acknowledgement: Acknowledgement | None = None
    reasons: tuple[AnyReason, ...] = ()
    """True reasons that could be told, as in a refusal."""
    alternatives: tuple[AnyAlternative, ...] = ()
    relation: Line | None = None
    """What binds us, as a noun phrase: "our contract for the bookkeeping"."""
    since: Day | None = None
    """When that began."""
    witnesses: tuple[Person, ...] = ()
