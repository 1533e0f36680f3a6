"""What has happened with a customer so far: dated things, never a label."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator

from .facts import Amount, Currency, Day, Fact, Line, Sentence

Course = Literal["clarify", "accept", "accept_in_part", "refuse", "boundary", "part"]
"""What can be decided."""

What = Literal[
    "request", "clarification", "refusal", "goodwill", "boundary", "parting", "complaint", "conduct", "misunderstanding"
]
"""What can have happened."""

CAME_OF: dict[Course, What] = {
    "clarify": "clarification",
    "accept": "goodwill",
    "accept_in_part": "goodwill",
    "refuse": "refusal",
    "boundary": "boundary",
    "part": "parting",
}
"""What a decision is, looked back on."""


class Money(Fact):
    """A sum and its currency."""

    amount: Amount
    currency: Currency

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


class Past(Fact):
    """One thing that happened with a customer, on a day.

    The day is needed: what has no date cannot age, and would be a label.
    """

    on: Day
    what: What
    conduct: Line | None = None
    """The conduct line that it touched, by its name in the standards: ``intimidation``."""
    worth: Money | None = None
    """What was at stake, or what was given."""
    ours: bool = False
    """Whether it was our mistake."""
    note: Sentence | None = None


def _oldest_first(past: Sequence[Past]) -> tuple[Past, ...]:
    return tuple(sorted(past, key=lambda one: one.on))


class History(Fact):
    """All that is known to have happened with one customer, the newest last, in whatever order it is given."""

    past: Annotated[tuple[Past, ...], AfterValidator(_oldest_first)] = ()

    def __len__(self) -> int:
        return len(self.past)

    def since(self, day: date) -> History:
        """What happened on this day or later: older things have aged out."""
        return History(past=tuple(one for one in self.past if one.on >= day))

    def before(self, day: date) -> History:
        """What happened before this day."""
        return History(past=tuple(one for one in self.past if one.on < day))

    def of(self, *what: What, conduct: str | None = None) -> History:
        """What is of one of these sorts (none named: of any), and touched this conduct line if one is named."""
        return History(
            past=tuple(
                one
                for one in self.past
                if (not what or one.what in what) and (conduct is None or one.conduct == conduct)
            )
        )
