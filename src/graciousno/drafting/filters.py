"""The filters that templates may use. Each formats a fact as the letter's locale writes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812  (the filter is called date)
from datetime import datetime
from decimal import Decimal
from typing import Any, get_args

from jinja2 import pass_context
from jinja2.runtime import Context

from ..errors import not_one_of
from ..language.formats import DateStyle, Formats
from ..language.sentences import language
from .values import View, clean, mark

_STYLES: tuple[str, ...] = get_args(DateStyle)


def _formats(context: Context) -> Formats:
    formats: Formats = context.parent["_formats"]
    return formats


def _moment(context: Context, moment: Date, style: DateStyle) -> str:
    formats = _formats(context)
    day = formats.date(moment, style)
    if isinstance(moment, datetime):
        gettext = context.parent["gettext"]
        # NOTE: a moment, such as "Tuesday 12 May 2026 at 14:00"; day is a date, time a time of day.
        day = gettext("%(day)s at %(time)s", day=day, time=formats.time(moment))
    return mark(day)


@pass_context
def date(context: Context, moment: Date, style: DateStyle = "long") -> str:
    """``{{ reason.on|date }}``: 3 May 2026, with the time of day if there is one; ``date("full")`` has the weekday."""
    if style not in _STYLES:
        raise ValueError(not_one_of("style of dates", style, _STYLES))
    return _moment(context, moment, style)


@pass_context
def dates(context: Context, moments: Iterable[Date]) -> str:
    """``{{ alternative.on|dates }}``: the moments as a choice, with their weekdays."""
    return _formats(context).listing([_moment(context, moment, "full") for moment in moments], "or")


@pass_context
def money(context: Context, amount: Decimal, currency: str) -> str:
    """``{{ request.amount|money(request.currency) }}``: £89.00."""
    return mark(_formats(context).money(amount, currency))


@pass_context
def number(context: Context, value: int | Decimal) -> str:
    """``{{ reason.applicants|number }}``: 1,240."""
    return mark(_formats(context).number(value))


@pass_context
def percent(context: Context, value: int) -> str:
    """``{{ alternative.percent|percent }}``: 20%."""
    return mark(_formats(context).percent(value))


@pass_context
def listing(context: Context, items: Iterable[str]) -> str:
    """``{{ reason.documents|listing }}``: a, b and c."""
    return _formats(context).listing(items)


@pass_context
def full_name(context: Context, person: View, *, titled: bool = True) -> str:
    """``{{ person|name }}``: title, given and family name in the order of the language; a title with a family name."""
    order = language(context.parent["_formats"].tag).names
    known = {one: getattr(person, one, None) for one in order}
    if not titled or not known["family"]:
        known["title"] = None
    return " ".join(str(piece) for one in order if (piece := known[one]))


@pass_context
def who(context: Context, person: View, *, titled: bool = True, name: str | None = None) -> list[str]:
    """``{{ person|who|join(", ") }}``: name, role, team and organisation, as far as known, in the language's order."""
    order = language(context.parent["_formats"].tag).signature
    known = {"name": full_name(context, person, titled=titled) if name is None else name}
    return [piece for one in order if (piece := known.get(one, getattr(person, one, None)))]


@pass_context
def commas(context: Context, pieces: Iterable[str]) -> str:
    """``{{ person|who|commas }}``: the pieces in one line."""
    return language(context.parent["_formats"].tag).comma.join(pieces)


def words(value: Any) -> str:
    """Any value as the caller's words, cleaned."""
    return mark(clean(str(value)))


_ALL = (date, dates, money, number, percent, listing, who, commas, words)
FILTERS = {"name": full_name, **{function.__name__: function for function in _ALL}}
