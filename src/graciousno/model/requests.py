"""The typed requests: what people ask for, with the facts that a letter can name.

Every field is optional unless it says otherwise: a letter names what it knows.
"""

from __future__ import annotations

from typing import Literal

from .facts import Amount, Currency, Day, Line, Moment
from .kinds import Request
from .people import Person

__all__ = [
    "AccountAccess",
    "Application",
    "Cancellation",
    "Compensation",
    "DeadlineExtension",
    "DeliveryChange",
    "Discount",
    "Donation",
    "Exemption",
    "Favour",
    "Feature",
    "Information",
    "Invitation",
    "Meeting",
    "Proposal",
    "PutThrough",
    "Refund",
    "Replacement",
    "Request",
    "WarrantyRepair",
    "Work",
]


class Refund(Request):
    """Money back for something bought."""

    kind: Literal["refund"] = "refund"
    item: Line | None = None
    order: Line | None = None
    amount: Amount | None = None
    currency: Currency | None = None


class Replacement(Request):
    """Another one in place of something bought."""

    kind: Literal["replacement"] = "replacement"
    item: Line | None = None
    order: Line | None = None


class WarrantyRepair(Request):
    """A repair under warranty."""

    kind: Literal["warranty_repair"] = "warranty_repair"
    item: Line | None = None
    order: Line | None = None


class Discount(Request):
    """A lower price, or the price seen elsewhere."""

    kind: Literal["discount"] = "discount"
    item: Line | None = None
    rival: Line | None = None
    """Who sells it for less; makes this a price match."""


class Exemption(Request):
    """An exception to a rule."""

    kind: Literal["exemption"] = "exemption"
    rule: Line | None = None
    """The rule as a noun phrase: "the 15-minute limit for visitors"."""


class DeadlineExtension(Request):
    """More time."""

    kind: Literal["deadline_extension"] = "deadline_extension"
    what: Line | None = None
    """What is due: "the annual report"."""
    until: Day | None = None
    """The new date that was asked for."""


class Cancellation(Request):
    """To be let out of a contract, a booking or an order."""

    kind: Literal["cancellation"] = "cancellation"
    what: Line | None = None
    """What should be cancelled: "the booking for two nights"."""
    on: Day | None = None
    """From when."""


class DeliveryChange(Request):
    """Another day, place or way of delivery."""

    kind: Literal["delivery_change"] = "delivery_change"
    order: Line | None = None
    to: Line | None = None
    """Where to, or how: "the parcel shop in Mill Road"."""
    on: Day | None = None


class Compensation(Request):
    """Money for a loss or an inconvenience."""

    kind: Literal["compensation"] = "compensation"
    what: Line | None = None
    """What for: "the delayed train on 3 May"."""
    amount: Amount | None = None
    currency: Currency | None = None


class AccountAccess(Request):
    """To be let into an account or a building, or to be given rights there."""

    kind: Literal["account_access"] = "account_access"
    account: Line | None = None


class Feature(Request):
    """Something that a product should do."""

    kind: Literal["feature"] = "feature"
    feature: Line | None = None
    product: Line | None = None


class Information(Request):
    """Information, data or a document."""

    kind: Literal["information"] = "information"
    what: Line | None = None
    """What was asked for: "the minutes of the planning meeting"."""
    law: Line | None = None
    """The law that the request rests on: "Freedom of Information Act 2000"."""


class Meeting(Request):
    """An appointment or a meeting."""

    kind: Literal["meeting"] = "meeting"
    topic: Line | None = None
    on: Moment | None = None


class PutThrough(Request):
    """To be put through to somebody, or to see them at once."""

    kind: Literal["put_through"] = "put_through"
    person: Person | None = None
    topic: Line | None = None


class Application(Request):
    """An application for a job, a benefit, a permit, a grant or a tenancy."""

    kind: Literal["application"] = "application"
    type: Literal["job", "benefit", "permit", "grant", "tenancy"] | None = None
    what: Line | None = None
    """The post, scheme, permit, fund or home: "Library assistant", "a loft conversion at 4 Hill Lane"."""


class Proposal(Request):
    """A talk, a manuscript or a tender put forward."""

    kind: Literal["proposal"] = "proposal"
    type: Literal["talk", "manuscript", "tender"] | None = None
    title: Line | None = None
    venue: Line | None = None
    """Where it was sent: the conference, the journal, the contract."""


class Work(Request):
    """To take on a task or a project."""

    kind: Literal["work"] = "work"
    task: Line | None = None
    by: Day | None = None
    """When it would have been due."""


class Favour(Request):
    """A favour, or a loan of money or a thing."""

    kind: Literal["favour"] = "favour"
    what: Line | None = None
    """The favour as a noun phrase ("help with the move"), or the thing to be lent ("the car")."""
    loan: bool = False
    amount: Amount | None = None
    currency: Currency | None = None


class Invitation(Request):
    """To come to something."""

    kind: Literal["invitation"] = "invitation"
    event: Line | None = None
    """The event as a noun phrase: "the summer party"."""
    on: Day | None = None


class Donation(Request):
    """A donation or a sponsorship."""

    kind: Literal["donation"] = "donation"
    cause: Line | None = None
    sponsorship: bool = False
    amount: Amount | None = None
    currency: Currency | None = None
