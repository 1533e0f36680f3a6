"""``graciousno kinds``: what a case can be about, and the fields of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import click

from ..errors import InputError, not_one_of
from .paper import Ink, Paper

if TYPE_CHECKING:
    from ..model.facts import Fact, Kind

FAMILIES = ("request", "reason", "alternative")
_TABLES = {"request": "[request]", "reason": "[[reasons]]", "alternative": "[[alternatives]]"}


@click.command()
@click.argument("name", required=False)
def kinds(name: str | None) -> None:
    """List the kinds of requests, reasons and alternatives, or the fields of one.

    \b
      graciousno kinds
      graciousno kinds deadline_passed
    """  # noqa: D301
    from ..model.facts import kinds as known

    paper = Paper()
    families = {family: known(family) for family in FAMILIES}
    if name is None:
        rows: list[list[Ink]] = [
            [family, (one, "bold"), _summary(kind)] for family in FAMILIES for one, kind in families[family].items()
        ]
        paper.table(("family", "kind", "what it is"), rows)
        return
    found = [(family, families[family][name]) for family in FAMILIES if name in families[family]]
    if not found:
        names = sorted({one for members in families.values() for one in members})
        raise InputError(not_one_of("kind", name, names))
    for family, kind in found:
        _tell(paper, family, kind)


def _tell(paper: Paper, family: str, kind: type[Kind]) -> None:
    paper.line((_TABLES[family], "bold"), f"  {_summary(kind)}")
    paper.line()
    rows: list[list[Ink]] = [
        [(name, "bold"), f'"{field.default}"' if name == "kind" else "", "needed"]
        if name == "kind"
        else [(name, "bold"), " or ".join(dict.fromkeys(_types(field.annotation, field.metadata))), _needed(field)]
        for name, field in kind.model_fields.items()
    ]
    paper.table(("field", "holds", ""), rows)
    paper.line()


def _summary(kind: type[Fact]) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0]


def _needed(field: Any) -> str:
    return "needed" if field.is_required() else ""


def _types(annotation: Any, metadata: list[Any]) -> Iterator[str]:
    """Tell what a field holds, in the words of somebody who fills it in."""
    from ..model.facts import Fact, TextRole

    role = next((one for one in metadata if isinstance(one, TextRole)), None)
    origin, inner = get_origin(annotation), get_args(annotation)
    if role is not None and origin is None:
        yield _ROLES[role]
    elif origin is Literal:
        yield " or ".join(f'"{one}"' for one in inner)
    elif origin is tuple:
        yield "a list: " + " or ".join(dict.fromkeys(_types(inner[0], metadata)))
    elif hasattr(annotation, "__metadata__"):
        yield from _types(inner[0], [*inner[1:]])
    elif inner:
        for one in inner:
            yield from _types(one, metadata)
    elif isinstance(annotation, type) and issubclass(annotation, Fact):
        yield f"a table: {', '.join(annotation.model_fields)}"
    elif annotation in _PLAIN:
        yield _PLAIN[annotation]


_ROLES = {
    "line": "a name or noun phrase",
    "sentence": "a whole sentence",
    "quote": "their own words",
    "link": "an address",
    "code": "a code such as GBP",
}
_PLAIN = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    date: "a date",
    datetime: "a date and time",
    Decimal: "a sum such as 89.00",
}
