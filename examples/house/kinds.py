"""The kinds that a bicycle workshop needs and the package does not have."""

from typing import ClassVar, Literal

from graciousno import Weight
from graciousno.model.facts import Day, Line
from graciousno.reasons import Reason
from graciousno.requests import Request


class Tuning(Request):
    """A motor to be made faster than the law allows."""

    kind: Literal["tuning"] = "tuning"
    bicycle: Line | None = None
    """Without an article: "Kestrel touring bike"."""
    speed: Line | None = None
    """What was asked for: "45 km/h"."""


class WaitingForParts(Reason):
    """The part is ordered and has not come."""

    kind: Literal["waiting_for_parts"] = "waiting_for_parts"
    weight: ClassVar[Weight] = Weight.FACT
    part: Line
    """With its article: "the rear hub"."""
    due: Day | None = None
