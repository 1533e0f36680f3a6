"""Dates, money, numbers and lists, as a locale writes them (Unicode CLDR, through Babel)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from .tags import canonical

if TYPE_CHECKING:
    from babel import Locale

DateStyle = Literal["full", "long", "medium"]
"""With the weekday, with the month's name, or short."""


class Formats:
    """The formats of one locale. Babel is imported, and its data read, when the first is used."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._tag = canonical(tag).partition("@")[0]
        # A letter repeats its dates and sums, and a house its letters.
        self.date = lru_cache(maxsize=1024)(self._date)
        self.money = lru_cache(maxsize=1024)(self._money)

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(self._tag)

    def _date(self, day: date, style: DateStyle = "long") -> str:
        from babel.dates import format_date

        return format_date(day, style, locale=self._locale)

    def time(self, moment: datetime) -> str:
        """``14:00`` or ``2:00 PM``, as the locale tells the time of day."""
        from babel.dates import format_time

        return format_time(moment, "short", locale=self._locale)

    def _money(self, amount: Decimal, currency: str) -> str:
        from babel.numbers import format_currency

        return format_currency(amount, currency, locale=self._locale)

    def number(self, value: int | Decimal) -> str:
        """``1,000`` or ``1.000``, as the locale groups digits."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale)

    def percent(self, value: int) -> str:
        """``20%`` of 20, as the locale writes it."""
        from babel.numbers import format_percent

        return format_percent(Decimal(value) / 100, locale=self._locale)

    def listing(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """``a, b and c``, or with ``or``."""
        from babel.lists import format_list

        return format_list(list(items), style=style, locale=self._locale)


@cache
def currencies() -> frozenset[str]:
    """The codes of all currencies of ISO 4217, of today and before."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


@cache
def formats(tag: str) -> Formats:
    """The formats of a locale, made once."""
    return Formats(tag)
