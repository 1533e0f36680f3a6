"""What the stages share while they weigh one situation: its numbers, and what has been said so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from ..errors import FactsError, Problem, not_one_of
from ..model.history import Course, Past
from .advice import Consideration, Stage, Strength, listed
from .situation import Incident, Range, Situation
from .standards import ConductLine, Standards

NOTHING, ENDLESS = Decimal(0), Decimal("Infinity")
Sum = tuple[Decimal, Decimal]
"""From, to."""
FREE: Sum = (NOTHING, NOTHING)


class Weighing:
    """One situation on its way through the stages."""

    __slots__ = (
        *("answer", "because", "can_give", "can_part", "is_danger", "no", "owed", "past", "request"),
        *("situation", "standards", "touched", "yes"),
    )

    def __init__(self, situation: Situation, standards: Standards) -> None:
        self.situation, self.standards = situation, standards
        self.because: list[Consideration] = []
        self.owed: Course | None = None
        """What we owe: ``accept`` or ``accept_in_part``."""
        self.request: Course | None = None
        """What becomes of the request, where law, safety or what we owe have decided it."""
        self.answer: Course | None = None
        """What conduct, or an end of the relationship, asks for: ``boundary`` or ``part``."""
        self.is_danger = False
        """Whether somebody's safety is at stake in what was done."""
        self.can_give = self.can_part = False
        """Whether the limits for goodwill leave room for a yes, and for a yes in part."""
        self.past: list[tuple[int, Past]] = []
        """What happened so far, each with its age in months, the newest last."""
        self.touched: dict[str, tuple[Incident, ConductLine]] = {}
        """The lines that were touched now, each with its first incident."""
        if situation.conduct:
            self._look_at_conduct()
        if situation.history.past:
            self._look_back()
        self.yes = self._sum(situation.yes.money, "yes", "money")
        self.no = self._sum(situation.no.money, "no", "money")

    def say(
        self, stage: Stage, weight: Strength, speaks_for: str, rests_on: tuple[str, ...], words: str, *values: object
    ) -> None:
        """Put a consideration on the table."""
        # A tuple's own way, for this is half of what weighing costs.
        made = tuple.__new__(Consideration, (stage, weight, speaks_for, rests_on, words, values))
        self.because.append(made)

    def beside(self, course: Course) -> tuple[Course, ...]:
        """What stands beside the course."""
        decided = (self.answer, self.request or self.owed) if self.answer else ()
        return tuple(one for one in decided if one is not None and one != course)

    def sum_of(self, field: str) -> Sum | None:
        """What the customer is worth, or what they take."""
        scale = getattr(self.situation, field)
        return None if scale is None else self._sum(scale, field)

    def part(self) -> Sum | None:
        """What a yes in part costs, where there is a part."""
        part = self.situation.part
        return None if part is None else self._sum(part.money, "part", "money")

    def line(self, incident: Incident) -> ConductLine:
        """The line that an incident touches."""
        return self.standards.lines[incident.line]

    def recent(self, months: int, *what: str) -> list[Past]:
        """What of these sorts happened within so many months, and is still kept."""
        kept = self.standards.records.months
        months = min(months, kept)
        return [one for old, one in self.past if one.what in what and old < months]

    def _sum(self, scale: Range | str, *path: str) -> Sum:
        if isinstance(scale, Range):
            if scale.currency != self.standards.currency:
                raise FactsError("Situation", [self._other_currency(path, scale.currency)])
            return scale.low, scale.low if scale.high is None else scale.high
        if scale == "none":
            return FREE
        bands = self.standards.bands
        return {"low": (NOTHING, bands.low), "medium": (bands.low, bands.medium), "high": (bands.medium, ENDLESS)}[
            scale
        ]

    def _look_at_conduct(self) -> None:
        now, lines = self.situation.on, self.standards.lines
        for one in self.situation.conduct:
            line = lines.get(one.line)
            if line is None or one.on > now:
                raise FactsError("Situation", list(self._unfit_conduct()))
            self.touched.setdefault(one.line, (one, line))

    def _unfit_conduct(self) -> Iterator[Problem]:
        situation, lines = self.situation, self.standards.lines
        for number, one in enumerate(situation.conduct):
            if one.line not in lines:
                yield Problem(("conduct", number, "line"), not_one_of("line of conduct", one.line, list(lines)))
            if one.on > situation.on:
                said = f"should not be after the day for which we judge ({situation.on})"
                yield Problem(("conduct", number, "on"), said)

    def _look_back(self) -> None:
        now, currency = self.situation.on, self.standards.currency
        months, day = now.year * 12 + now.month, now.day
        for one in self.situation.history.past:
            then, worth = one.on, one.worth
            if then <= now:
                # Whole months, as age() counts them.
                self.past.append((months - then.year * 12 - then.month - (day < then.day), one))
            if worth is not None and worth.currency != currency:
                raise FactsError("Situation", list(self._in_other_currencies()))

    def _in_other_currencies(self) -> Iterator[Problem]:
        for number, one in enumerate(self.situation.history.past):
            if one.worth is not None and one.worth.currency != self.standards.currency:
                yield self._other_currency(("history", "past", number, "worth"), one.worth.currency)

    def _other_currency(self, path: tuple[int | str, ...], given: str) -> Problem:
        said = f"should be in {self.standards.currency}, the currency of the standards"
        return Problem((*path, "currency"), said, given=repr(given))


def age(then: date, now: date) -> int:
    """Whole months from one day to another."""
    return (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)


def later(day: date, months: int) -> date:
    """The first day on which something is so many whole months old."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    # A month that has no such day is over when the next one begins.
    return min(first + timedelta(days=day.day - 1), date(first.year + month // 11, (month + 1) % 12 + 1, 1))


_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_of(day: date) -> str:
    """``3 May 2026``."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


class Days(tuple[date, ...]):
    """Days, told as ``1 May 2026 and 3 May 2026``."""

    __slots__ = ()

    @classmethod
    def of(cls, past: Iterable[Past]) -> Days:
        """The days on which these things happened."""
        return cls(one.on for one in past)

    def __str__(self) -> str:
        return listed([day_of(day) for day in sorted(self)])
