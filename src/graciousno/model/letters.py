"""The letters: the whole facts of one message."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .facts import Day, Fact, Kind, Line, Quote, Sentence
from .kinds import AnyAlternative, AnyReason, AnyRequest
from .people import Person


class Acknowledgement(Fact):
    """What was heard, besides the typed facts of the request."""

    quote: Quote | None = None
    """The customer's own words, shown in quotation marks."""
    impact: Sentence | None = None
    """What it means to them, as a whole sentence: "You had planned the trip around these boots."."""
    thanks: bool = True
    """Whether to thank them for writing."""


class No(Fact):
    """How much of the request is refused."""

    extent: Literal["whole", "part", "for_now"] = "whole"
    granted: Line | None = None
    """The part that is granted, as a noun phrase: "the minutes of 2024 and 2025"."""
    refused: Line | None = None
    """The part that is not, as a noun phrase: "the names of the people who complained"."""
    firmness: Literal["gentle", "plain", "firm"] = "plain"
    """How it is told; it never makes the no less clear."""
    until: Day | None = None
    """For a no for now: when it is decided again."""


class Letter(Kind):
    """What every letter has: to whom, from whom, and a reference."""

    family: ClassVar[str] = "letter"
    kind: str = "letter"
    to: Person = Field(default_factory=Person)
    sender: Person = Field(default_factory=Person)
    reference: Line | None = None
    """The case number, as both sides quote it."""
    written: Day | None = None
    """The date on the letter."""


class Refusal(Letter):
    """The typed facts of one no.

    Nothing is required: a refusal without a reason drafts, and breaks the promise ``always-offers-reason``.
    """

    kind: Literal["refusal"] = "refusal"
    request: AnyRequest | None = None
    acknowledgement: Acknowledgement | None = None
    no: No = Field(default_factory=No)
    reasons: tuple[AnyReason, ...] = ()
    """At most three persuade; the strongest is told first, whatever their order here."""
    alternatives: tuple[AnyAlternative, ...] = ()
