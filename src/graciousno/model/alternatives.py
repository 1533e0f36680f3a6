"""The typed alternatives: what can be done instead, with the facts needed to act on it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .facts import Amount, Count, Currency, Day, Line, Link, Moments
from .kinds import Alternative
from .people import Person

__all__ = [
    "Alternative",
    "ApplyAgain",
    "Call",
    "Contact",
    "Discount",
    "HelpWithPart",
    "InternalReview",
    "LaterDate",
    "NarrowRequest",
    "OtherProduct",
    "PartialOffer",
    "ReferElsewhere",
    "Repair",
    "Replacement",
    "SelfService",
    "SendDocuments",
    "StoreCredit",
    "WaitingList",
    "Workaround",
]


class Contact(Alternative):
    """Somebody else who can help, and how to reach them."""

    kind: Literal["contact"] = "contact"
    person: Person
    topic: Line | None = None
    """What they can help with, as a noun phrase."""
    hours: Line | None = None
    """When they can be reached: "weekdays from 9 to 12"."""
    takes_message: bool = False
    """They pass a message on to whoever was asked for."""


class LaterDate(Alternative):
    """Another day, or a choice of days."""

    kind: Literal["later_date"] = "later_date"
    on: Annotated[Moments, Field(min_length=1)]


class PartialOffer(Alternative):
    """A part of what was asked."""

    kind: Literal["partial_offer"] = "partial_offer"
    what: Line
    """The part as a noun phrase: "a refund of the delivery costs"."""


class StoreCredit(Alternative):
    """Credit to spend with the sender."""

    kind: Literal["store_credit"] = "store_credit"
    amount: Amount
    currency: Currency
    until: Day | None = None
    """The last day on which it can be spent."""


class Discount(Alternative):
    """A lower price, in per cent or as a sum."""

    kind: Literal["discount"] = "discount"
    percent: Count | None = None
    amount: Amount | None = None
    currency: Currency | None = None
    on: Line | None = None
    """What it is for: "the next order"."""


class Repair(Alternative):
    """A repair, free or at a price."""

    kind: Literal["repair"] = "repair"
    item: Line | None = None
    """Without its article: "walking boots"."""
    free: bool = False
    amount: Amount | None = None
    currency: Currency | None = None


class Replacement(Alternative):
    """Another one of the same, or a named one."""

    kind: Literal["replacement"] = "replacement"
    item: Line | None = None
    """Stands after a colon: "the same boots in size 41"."""


class OtherProduct(Alternative):
    """Something else that may do."""

    kind: Literal["other_product"] = "other_product"
    product: Line
    url: Link | None = None


class SelfService(Alternative):
    """A page where the person can do it themselves."""

    kind: Literal["self_service"] = "self_service"
    what: Line | None = None
    """What can be done there, as a noun phrase: "a change of address"."""
    url: Link


class Workaround(Alternative):
    """Steps that lead to much the same."""

    kind: Literal["workaround"] = "workaround"
    steps: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Each step as an instruction: "Open the settings"."""


class WaitingList(Alternative):
    """A place in a queue."""

    kind: Literal["waiting_list"] = "waiting_list"
    what: Line | None = None
    """What the list is for, as a noun phrase."""
    place: Count | None = None
    """The place that this person has, or would have."""
    pace: Line | None = None
    """How fast it moves: "about four places a month"."""


class ApplyAgain(Alternative):
    """Another try, and what would help it."""

    kind: Literal["apply_again"] = "apply_again"
    opens: Day | None = None
    """The first day on which a new application is welcome."""
    helps: tuple[Line, ...] = ()
    """What would help, as noun phrases: "a year of experience in a library"."""


class SendDocuments(Alternative):
    """What to send so that the case can go on."""

    kind: Literal["send_documents"] = "send_documents"
    documents: Annotated[tuple[Line, ...], Field(min_length=1)]
    by: Day | None = None


class NarrowRequest(Alternative):
    """A smaller request that could be met."""

    kind: Literal["narrow_request"] = "narrow_request"
    to: Line
    """The smaller request as a noun phrase: "letters from 2024 and 2025"."""


class ReferElsewhere(Alternative):
    """Another organisation that does this."""

    kind: Literal["refer_elsewhere"] = "refer_elsewhere"
    to: Person
    topic: Line | None = None


class InternalReview(Alternative):
    """A second look by somebody who did not decide, or an appeal."""

    kind: Literal["internal_review"] = "internal_review"
    body: Line | None = None
    """Who looks again, with its article: "the Complaints Panel"."""
    appeal: bool = False
    """An appeal to another body rather than a review inside the same one."""
    by: Day | None = None
    """The last day to ask for it."""
    days: Count | None = None
    """Or the days from the letter within which to ask."""
    person: Person | None = None
    """Where to write or call."""


class Call(Alternative):
    """A conversation, at times to choose from."""

    kind: Literal["call"] = "call"
    on: Moments = ()
    minutes: Count | None = None


class HelpWithPart(Alternative):
    """Help with a part of the work."""

    kind: Literal["help_with_part"] = "help_with_part"
    what: Line
    """The part as a noun phrase: "the budget tables"."""
    on: Day | None = None
