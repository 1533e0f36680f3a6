"""How long records are kept."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_SPAN = re.compile(r"(\d{1,4})\s*(day|week|month|year)s?")


def kept_since(keep: str | timedelta, today: date) -> date:
    """The first day whose records are still kept.

    Args:
        keep: ``"3 years"``, ``"36 months"``, ``"6 weeks"``, ``"90 days"``, or a time span.
        today: the day to count back from.

    Raises:
        ValueError: a span that cannot be read, is not positive, or reaches back beyond the calendar.
    """
    if isinstance(keep, timedelta):
        number, unit = keep.days, "day"
    else:
        found = _SPAN.fullmatch(keep.strip().lower())
        if found is None:
            raise ValueError(f'"{keep}" is no span of time, such as "3 years", "36 months" or "90 days"')
        number, unit = int(found[1]), found[2]
    if number < 1:
        raise ValueError(f'"{keep}" keeps nothing; the shortest is a day')
    try:
        if unit in {"day", "week"}:
            return today - timedelta(days=number * (7 if unit == "week" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        # 31 March less a month is the last of February.
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, IndexError):
        raise ValueError(f'"{keep}" reaches back beyond the calendar') from None
