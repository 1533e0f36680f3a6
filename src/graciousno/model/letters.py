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


class OurPart(Fact):
    """Our share in how things turned out: owned, without owning what is not ours."""

    what: Sentence | None = None
    """What we could have done better, as a whole sentence: "Our shop should have told you about the deadline."."""
    sorry_for: Line | None = None
    """How things turned out, as a noun phrase ("the second trip to the shop"); never the decision itself."""
    mended: Sentence | None = None
    """What we have done about it, as a whole sentence."""


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
    our_part: OurPart | None = None
    alternatives: tuple[AnyAlternative, ...] = ()


class Clarification(Letter):
    """Open, blameless questions before anything is decided: perhaps it is a misunderstanding."""

    kind: Literal["clarification"] = "clarification"
    request: AnyRequest | None = None
    acknowledgement: Acknowledgement | None = None
    questions: tuple[Sentence, ...] = ()
    """Whole questions, open ones: "What did the label on the box say?"."""
    next: Sentence | None = None
    """What happens next, as a whole sentence."""
    by: Day | None = None
    """When the reader will hear from us."""


class Boundary(Letter):
    """A respectful no to conduct: names it neutrally, says what must change. Offers nothing unless it is given."""

    kind: Literal["boundary"] = "boundary"
    conduct: Line | None = None
    """What happened, as a neutral noun phrase: "shouting at the front desk"."""
    on: Day | None = None
    because: Sentence | None = None
    """Why we cannot accept it, as a whole sentence; without it the letter says that everybody has to feel safe."""
    change: Line | None = None
    """What we ask for, as a noun phrase: "a calm tone in calls and e-mails"."""
    consequence: Sentence | None = None
    """What we will do otherwise, as a whole sentence, said calmly."""
    alternatives: tuple[AnyAlternative, ...] = ()


class Parting(Letter):
    """The end of a relationship, with good wishes."""

    kind: Literal["parting"] = "parting"
    relation: Line | None = None
    """What ends, as a noun phrase: "our contract for the bookkeeping"."""
    since: Day | None = None
    """When it began."""
    ends: Day | None = None
    thanks_for: Line | None = None
    """What we are thankful for, as a noun phrase: "six years of friendly work"."""
    reasons: tuple[AnyReason, ...] = ()
    steps: tuple[Sentence, ...] = ()
    """Practical last steps, each a whole sentence."""
    door: Sentence | None = None
    """An open door, as a whole sentence; only if it is true."""


class Goodwill(Letter):
    """A yes beyond what is owed, this once, without making anybody feel small."""

    kind: Literal["goodwill"] = "goodwill"
    request: AnyRequest | None = None
    acknowledgement: Acknowledgement | None = None
    given: Line | None = None
    """What is given, as a noun phrase: "a full refund of £89.00"."""
    how: Sentence | None = None
    """How it reaches the reader, as a whole sentence."""
    once: bool = True
    """Whether it is for this once."""


class ColleagueNote(Letter):
    """What colleagues need to know of a decision: factual, never mocking."""

    kind: Literal["colleague_note"] = "colleague_note"
    colleagues: tuple[Person, ...] = ()
    """Who is told; ``to`` if it is one person or a team."""
    customer: Line | None = None
    """Who it is about, by name or case number."""
    decision: Sentence | None = None
    reasons: tuple[AnyReason, ...] = ()
    said: Sentence | None = None
    """What was said, in whole sentences."""
    witnesses: tuple[Person, ...] = ()
    """Who was present."""
    again: Sentence | None = None
    """What to do if the person calls again."""
