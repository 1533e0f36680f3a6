"""The typed reasons: why not, with the facts that make the reason checkable.

Each knows its weight (:class:`graciousno.Weight`); a letter gives the strongest first.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .facts import Amount, Count, Currency, Day, Line
from .kinds import Reason, Weight

__all__ = [
    "AlreadyProvided",
    "BudgetSpent",
    "Conduct",
    "Confidential",
    "ConflictOfInterest",
    "ContractTerm",
    "CostTooHigh",
    "DamageNotCovered",
    "DeadlinePassed",
    "FullyBooked",
    "MissingDocuments",
    "NoCapacity",
    "NotEligible",
    "NotPermitted",
    "NotYetAvailable",
    "OthersFitted",
    "OutOfScope",
    "OutOfStock",
    "PersonalPreference",
    "PriorCommitment",
    "PrivacyOfOthers",
    "Reason",
    "Safety",
    "TechnicalLimit",
]


class DeadlinePassed(Reason):
    """A period or date is over."""

    kind: Literal["deadline_passed"] = "deadline_passed"
    weight: ClassVar[Weight] = Weight.TIME
    what: Line
    """The period or deadline, with its article: "the 30-day return window"."""
    on: Day | None = None
    """Its last day."""


class NotYetAvailable(Reason):
    """It does not exist, or is not open, yet."""

    kind: Literal["not_yet_available"] = "not_yet_available"
    weight: ClassVar[Weight] = Weight.TIME
    what: Line
    """With its article: "the autumn timetable"."""
    on: Day | None = None
    """When it will be."""


class FullyBooked(Reason):
    """No place is left."""

    kind: Literal["fully_booked"] = "fully_booked"
    weight: ClassVar[Weight] = Weight.FACT
    what: Line
    """With its article: "the small hall"."""
    on: Day | None = None


class OutOfStock(Reason):
    """None is left to give."""

    kind: Literal["out_of_stock"] = "out_of_stock"
    weight: ClassVar[Weight] = Weight.FACT
    item: Line
    back: Day | None = None
    """When more are expected."""


class PriorCommitment(Reason):
    """The time was promised before."""

    kind: Literal["prior_commitment"] = "prior_commitment"
    weight: ClassVar[Weight] = Weight.TIME
    who: Line | None = None
    """Whose time it is, where it is not the sender's: "Ms Hollis"."""
    what: Line | None = None
    """With its article: "a family birthday"."""
    on: Day | None = None


class NoCapacity(Reason):
    """Hands are full until a date."""

    kind: Literal["no_capacity"] = "no_capacity"
    weight: ClassVar[Weight] = Weight.TIME
    until: Day | None = None
    busy_with: Line | None = None


class BudgetSpent(Reason):
    """The money set aside is used up."""

    kind: Literal["budget_spent"] = "budget_spent"
    weight: ClassVar[Weight] = Weight.FACT
    budget: Line | None = None
    """With its article: "the training budget for 2026"."""
    until: Day | None = None
    """When there is a new one."""


class CostTooHigh(Reason):
    """It would cost more than can be justified."""

    kind: Literal["cost_too_high"] = "cost_too_high"
    weight: ClassVar[Weight] = Weight.FACT
    cost: Amount | None = None
    limit: Amount | None = None
    currency: Currency | None = None


class NotEligible(Reason):
    """A criterion is not met."""

    kind: Literal["not_eligible"] = "not_eligible"
    weight: ClassVar[Weight] = Weight.FACT
    criterion: Line
    """What is asked, as a noun phrase: "the minimum stay", "residence in the county"."""
    required: Line | None = None
    """"three nights"."""
    actual: Line | None = None
    """"two nights"."""


class NotPermitted(Reason):
    """A law forbids it."""

    kind: Literal["not_permitted"] = "not_permitted"
    weight: ClassVar[Weight] = Weight.LAW
    law: Line
    """The legal basis, so that it can be looked up: "section 40 of the Freedom of Information Act 2000"."""
    protects: Line | None = None
    """What the law protects: "other people's personal data"."""


class ContractTerm(Reason):
    """The contract says so, and why it does."""

    kind: Literal["contract_term"] = "contract_term"
    weight: ClassVar[Weight] = Weight.FACT
    term: Line
    """Where, as a noun phrase: "section 4 of the tenancy agreement"."""
    why: Line | None = None
    """What the term is for, as a noun phrase: "the safety of everyone in the building"."""


class Safety(Reason):
    """Somebody could come to harm."""

    kind: Literal["safety"] = "safety"
    weight: ClassVar[Weight] = Weight.FACT
    risk: Line
    """The danger as a noun phrase: "the risk of falling from the open roof"."""


class PrivacyOfOthers(Reason):
    """It would show what belongs to other people."""

    kind: Literal["privacy_of_others"] = "privacy_of_others"
    weight: ClassVar[Weight] = Weight.LAW
    whom: Line | None = None
    """Whose: "the other tenants"."""


class Confidential(Reason):
    """It may not be told yet, or at all."""

    kind: Literal["confidential"] = "confidential"
    weight: ClassVar[Weight] = Weight.FACT
    what: Line | None = None
    until: Day | None = None


class MissingDocuments(Reason):
    """Papers are needed that have not arrived."""

    kind: Literal["missing_documents"] = "missing_documents"
    weight: ClassVar[Weight] = Weight.FACT
    documents: Annotated[tuple[Line, ...], Field(min_length=1)]


class AlreadyProvided(Reason):
    """It was given before."""

    kind: Literal["already_provided"] = "already_provided"
    weight: ClassVar[Weight] = Weight.FACT
    what: Line | None = None
    on: Day | None = None
    where: Line | None = None
    """Where it can be found: "our letter of 3 May", "the public register"."""


class ConflictOfInterest(Reason):
    """The decider is too close to it."""

    kind: Literal["conflict_of_interest"] = "conflict_of_interest"
    weight: ClassVar[Weight] = Weight.FACT
    what: Line | None = None
    """The tie as a noun phrase: "our work for the other party"."""


class OthersFitted(Reason):
    """There were fewer places than people."""

    kind: Literal["others_fitted"] = "others_fitted"
    weight: ClassVar[Weight] = Weight.JUDGEMENT
    places: Count | None = None
    applicants: Count | None = None
    decided: Line | None = None
    """What decided, as a noun phrase: "experience with children's services"."""


class TechnicalLimit(Reason):
    """It cannot be done with what there is."""

    kind: Literal["technical_limit"] = "technical_limit"
    weight: ClassVar[Weight] = Weight.FACT
    limit: Line
    """The limit as a noun phrase: "the 10 MB limit of the mail server"."""


class OutOfScope(Reason):
    """It lies outside what the sender does."""

    kind: Literal["out_of_scope"] = "out_of_scope"
    weight: ClassVar[Weight] = Weight.FACT
    scope: Line | None = None
    """What the sender does do, as a noun phrase: "repairs of household appliances"."""


class DamageNotCovered(Reason):
    """What was found is not what the cover is for."""

    kind: Literal["damage_not_covered"] = "damage_not_covered"
    weight: ClassVar[Weight] = Weight.FACT
    found: Line
    """What was found, as a noun phrase: "water inside the battery case"."""
    by: Line | None = None
    """Who looked at it: "our workshop in Leeds"."""


class PersonalPreference(Reason):
    """The sender would rather not. True, and told so that it does the least damage."""

    kind: Literal["personal_preference"] = "personal_preference"
    weight: ClassVar[Weight] = Weight.PERSONAL
    what: Line | None = None
    """What is preferred instead, as a noun phrase: "a quiet weekend at home"."""


class Conduct(Reason):
    """What was done or said makes it impossible to go on. Named neutrally."""

    kind: Literal["conduct"] = "conduct"
    weight: ClassVar[Weight] = Weight.FACT
    what: Line
    """What happened, as a neutral noun phrase: "shouting at the front desk"."""
    on: Day | None = None
