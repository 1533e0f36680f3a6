"""What the templates of a house may give a filter: a mistake is told in a writer's words, not in Python's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import wraps
from inspect import signature
from typing import Any

from jinja2 import Undefined
from jinja2.utils import _PassArg

from ..errors import did_you_mean
from ..language.formats import currencies
from .filters import FILTERS
from .values import ABSENT, Absent, KindView, View, clean

_FOR_HOLES = frozenset({"default", "d"})
"""Filters that are there for facts that are not."""
_EMPTY_IS_A_HOLE = frozenset({"name", "dates", "listing"})
_USES = {
    "date": ("a date", "reason.on|date"),
    "dates": ("dates", "alternative.on|dates"),
    "money": ("an amount", "request.amount|money(request.currency)"),
    "number": ("a number", "reason.applicants|number"),
    "percent": ("a number", "alternative.percent|percent"),
    "listing": ("several texts", "reason.documents|listing"),
    "name": ("a person", "to|name"),
    "who": ("a person", "sender|who"),
    "commas": ("several texts", "sender|who|commas"),
    "words": ("a value", "request.item|words"),
}
"""What each of our filters takes, and how that is written."""


def strict(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that says clearly what is wrong with what it is given.

    Args:
        name: the name of the filter.
        function: what it does.

    Returns:
        The same filter. It raises ``ValueError`` for a fact that is not there, for a value of another sort than it
        takes, and for too many or too few of them.
    """
    if name in _FOR_HOLES:
        return _default
    first = 0 if _PassArg.from_obj(function) is None else 1
    is_ours = function is FILTERS.get(name)

    @wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        given = args[first:]
        if given and given[0] is None:
            raise ValueError(ABSENT)
        hole = next((one for one in given[: None if is_ours else 1] if isinstance(one, Absent)), None)
        if hole is not None:
            return str(hole)
        if not is_ours:
            return _plainly(name, function, *args, **kwargs)
        _require_use(name, function, args, kwargs)
        given = (_require_sort(name, given[0]), *given[1:])
        if name == "money":
            _require_currency(kwargs["currency"] if "currency" in kwargs else given[1])
        made = function(*args[:first], *given, **kwargs)
        return _HOLE if name in _EMPTY_IS_A_HOLE and not made else made

    return checked


def require_items(items: Iterable[Any]) -> None:
    """Raise ``ValueError`` where an item of a list is a fact that is not there."""
    if any(item is None for item in items):
        raise ValueError(ABSENT)


def _default(value: Any, instead: Any = "", boolean: bool = False) -> Any:
    """``|default("...")``: Jinja's own, for which a fact that is not there is one as well."""
    return instead if isinstance(value, Absent | Undefined) or value is None or (boolean and not value) else value


def _plainly(name: str, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    try:
        return function(*args, **kwargs)
    except (TypeError, AttributeError):
        raise ValueError(f'the filter "{name}" cannot take what it is given here') from None


def _require_use(name: str, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    try:
        signature(function).bind(*args, **kwargs)
    except TypeError:
        needs = "needs a currency" if name == "money" and len(args) + len(kwargs) < 3 else "is not used so; write it"
        raise ValueError(f"{name} {needs}, as in {_USES[name][1]}") from None


def _require_sort(name: str, value: Any) -> Any:
    """The value, if it is of the sort that the filter takes."""
    if name in {"dates", "listing", "commas"} and not isinstance(value, str | View) and isinstance(value, Iterable):
        value = list(value)
        require_items(value)
        is_right = name != "dates" or all(isinstance(one, date) for one in value)
    elif name == "date":
        is_right = isinstance(value, date)
    elif name in {"money", "number", "percent"}:
        is_right = isinstance(value, int | float | Decimal)
    elif name in {"name", "who"}:
        is_right = isinstance(value, View) and not isinstance(value, KindView)
    else:
        is_right = name == "words"
    if not is_right:
        what, use = _USES[name]
        given = "" if isinstance(value, View) else f"; here it is given “{clean(str(value))[:40]}”"
        raise ValueError(f"{name} takes {what}, as in {use}{given}")
    return value


def _require_currency(currency: Any) -> None:
    if currency is None:
        raise ValueError(
            f"money needs a currency, as in {_USES['money'][1]}, and this case has none; ask first with {{% if ... %}}"
        )
    known = currencies()
    if not isinstance(currency, str) or currency not in known:
        given = clean(str(currency))[:40]
        near = did_you_mean(get_close_matches(given.upper(), sorted(known), n=2, cutoff=0.6))
        raise ValueError(f'there is no currency "{given}"; a currency is a code of ISO 4217, such as GBP{near}')


def _raise(_: str) -> None:
    raise ValueError(ABSENT)


_HOLE = Absent("", _raise)
"""What formats to nothing: empty to those who ask first, an error where it is used."""
