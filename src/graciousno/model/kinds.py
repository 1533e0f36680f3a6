"""The three things that come in kinds: what was asked, why not, and what instead.

Typed kinds live in :mod:`graciousno.requests`, :mod:`graciousno.reasons` and
:mod:`graciousno.alternatives`; they are loaded when first named.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Annotated, ClassVar

from pydantic import SerializeAsAny, WrapValidator

from .facts import Day, Kind, Line, Sentence, by_kind


class Weight(IntEnum):
    """How well a reason carries a no, the strongest first.

    Reasons of time and fact are accepted most readily, a mere preference least (Folkes 1982, "Communicating
    the reasons for social rejection": impersonal, uncontrollable reasons hurt least).
    """

    TIME = 1
    FACT = 2
    LAW = 3
    JUDGEMENT = 4
    PERSONAL = 5


class Request(Kind):
    """What was asked for, in free words: ``Request(about="a key to the roof terrace")``."""

    family: ClassVar[str] = "request"
    kind: str = "request"
    about: Line | None = None
    """The request in the customer's terms, as a noun phrase; shown in quotation marks or after a colon."""
    received: Day | None = None
    """When it came in."""


class Reason(Kind):
    """Why not, in free words: ``Reason(text="The hall is closed for repairs until June.")``."""

    family: ClassVar[str] = "reason"
    weight: ClassVar[Weight] = Weight.JUDGEMENT
    kind: str = "reason"
    text: Sentence | None = None
    """A whole sentence. A typed reason may carry one too; it follows the typed words."""


class Alternative(Kind):
    """What instead, in free words: ``Alternative(text="The library lends the same book.")``."""

    family: ClassVar[str] = "alternative"
    kind: str = "alternative"
    text: Sentence | None = None
    """A whole sentence. A typed alternative may carry one too; it follows the typed words."""


AnyRequest = Annotated[SerializeAsAny[Request], WrapValidator(by_kind("request"))]
AnyReason = Annotated[SerializeAsAny[Reason], WrapValidator(by_kind("reason"))]
AnyAlternative = Annotated[SerializeAsAny[Alternative], WrapValidator(by_kind("alternative"))]
