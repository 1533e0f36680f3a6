"""Turns a failed validation into plain words: every problem at once, each with the path of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..errors import FactsError, Problem
from .facts import Kind, kinds

# pydantic's error types in the words of somebody who fills in facts.
_WORDS = {
    "missing": "is needed",
    "string_type": "should be text",
    "string_unicode": "should be text (it has half a character in it)",
    "string_too_short": "should not be empty",
    "string_too_long": "is too long: at most {max_length} characters",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "date_type": "should be a date such as 2026-05-03",
    "date_parsing": "should be a date such as 2026-05-03",
    "date_from_datetime_parsing": "should be a date such as 2026-05-03",
    "date_from_datetime_inexact": "should be a date without a time, such as 2026-05-03",
    "datetime_type": "should be a date and time such as 2026-05-03T14:00",
    "datetime_parsing": "should be a date and time such as 2026-05-03T14:00",
    "datetime_from_date_parsing": "should be a date such as 2026-05-03",
    "decimal_type": "should be a sum such as 89.00",
    "decimal_parsing": "should be a sum such as 89.00",
    "decimal_max_places": "should have at most {decimal_places} decimal places",
    "decimal_whole_digits": "is too large a number",
    "finite_number": "should be a finite number",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
    "less_than": "is too large a number",
    "tuple_type": "should be a list",
    "too_short": "should have at least {min_length} in it",
    "literal_error": "should be one of: {expected}",
    "model_type": "should be a group of fields ({class_name})",
    "dict_type": "should be a group of fields",
    "json_invalid": "is not valid JSON: {error}",
    "frozen_instance": "cannot be changed: facts are frozen; make a copy with model_copy(update=...)",
    "frozen_field": "cannot be changed: facts are frozen; make a copy with model_copy(update=...)",
}
_PATTERN_WORDS = {
    "currency": "should be a currency code of three capital letters, such as GBP",
    "url": "should be a web address that begins with https:// or http://",
    "email": "should be an e-mail address such as care@northwind.example",
}


def facts_error(cls: type[BaseModel], given: object, error: ValidationError) -> FactsError:
    """Make one error of all that is wrong with ``given`` as the facts of ``cls``."""
    problems: dict[tuple[int | str, ...], Problem] = {}
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if not _is_internal(step))
        # A union reports once for each of its members; the first is enough.
        problems.setdefault(path, _problem(cls, given, path, detail))
    return FactsError(cls.__name__, tuple(problems.values()))


def _is_internal(step: int | str) -> bool:
    return isinstance(step, str) and (step in {"date", "datetime"} or "[" in step or "(" in step)


def _problem(cls: type[BaseModel], given: object, path: tuple[int | str, ...], detail: ErrorDetails) -> Problem:
    kind = detail["type"]
    context: dict[str, Any] = detail.get("ctx", {})
    field = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        owner = _class_at(cls, given, path[:-1])
        known = [name for name in owner.model_fields if name != "kind"] if owner else []
        name = owner.__name__ if owner else cls.__name__
        near = tuple(get_close_matches(field, known, n=2, cutoff=0.55))
        message = f"is not a field of {name}" + ("" if near else f"; it has: {', '.join(known)}")
        return Problem(path, message, near)
    if kind == "unknown_kind":
        known = context["known"]
        near = tuple(get_close_matches(context["name"], known, n=2, cutoff=0.55))
        message = f'there is no {context["family"]} of the kind "{context["name"]}"'
        return Problem(path, message + ("" if near else f"; there are: {', '.join(known)}"), near)
    if kind == "string_pattern_mismatch":
        message = _PATTERN_WORDS.get(field, "has characters that do not belong there")
    elif kind in _WORDS:
        message = _WORDS[kind].format_map({name: str(value) for name, value in context.items()})
    else:
        message = detail["msg"][:1].lower() + detail["msg"][1:]
    near = ()
    if kind == "literal_error" and isinstance(detail["input"], str):
        options = [option.strip("' ") for option in context["expected"].replace(" or ", ",").split(",")]
        near = tuple(get_close_matches(detail["input"], options, n=1, cutoff=0.55))
    return Problem(path, message, near, "" if kind == "missing" else _shown(detail["input"]))


def _shown(value: object) -> str:
    """The value as given, short enough for one line."""
    if isinstance(value, BaseModel):
        return type(value).__name__
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _class_at(cls: type[BaseModel], given: object, path: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The model that holds the field at a path of the given facts, as far as it can be told."""
    here: type[BaseModel] | None = cls
    is_name = False
    for step in path:
        if isinstance(given, Mapping):
            given = given.get(step)
        elif isinstance(given, list | tuple) and isinstance(step, int):
            given = given[step]
        else:
            given = getattr(given, str(step), None)
        if isinstance(step, int) or is_name:
            is_name = False
            continue
        field = here.model_fields.get(step) if here else None
        here = next(_models_in(field.annotation), None) if field else None
        is_name = field is not None and get_origin(field.annotation) is dict  # the next step is a key of one's own
    if here and issubclass(here, Kind) and isinstance(given, Mapping):
        named = kinds(here.family).get(str(given.get("kind")))
        here = named or here
    return here


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
