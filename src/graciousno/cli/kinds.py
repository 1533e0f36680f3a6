"""``graciousno kinds``: what a case can be about, and the fields of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import click

from ..errors import InputError, not_one_of
from .options import KINDS, load_kinds
from .paper import Ink, Paper

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from ..model.facts import Fact

_KINDS = {
    "letter": "the case itself",
    "request": "[request]",
    "reason": "[[reasons]]",
    "alternative": "[[alternatives]]",
}
"""The families of kinds, and where each stands in a case."""
_TABLES = {
    "person": "[to], [sender], and wherever a person is named",
    "acknowledgement": "[acknowledgement]",
    "no": "[no]",
    "our_part": "[our_part]",
}


@click.command()
@click.argument("name", required=False)
@KINDS
def kinds(name: str | None, kinds: str | None) -> None:
    """List what a case can hold: the kinds of letters, of requests, reasons and alternatives, and its tables.

    With a name, the fields of that table or kind.

    \b
      graciousno kinds
      graciousno kinds boundary
      graciousno kinds deadline_passed
    """  # noqa: D301
    load_kinds(kinds)
    known = _known()
    paper = Paper()
    if name is None:
        rows: list[list[Ink]] = [[family, (one, "bold"), _summary(fact)] for family, one, fact, _ in known]
        paper.table(("what", "name", ""), rows)
        return
    found = [(where, fact) for _, one, fact, where in known if one == name]
    if not found:
        raise InputError(not_one_of("kind", name, sorted({one for _, one, _, _ in known})))
    for where, fact in found:
        _tell(paper, where, fact)


def _known() -> list[tuple[str, str, type[Fact], str]]:
    """Everything that has fields: what it is, its name, its class, and where it stands in a case."""
    from ..model import facts, letters, people

    tables = {
        "person": people.Person,
        "acknowledgement": letters.Acknowledgement,
        "no": letters.No,
        "our_part": letters.OurPart,
    }
    found: list[tuple[str, str, type[Fact], str]] = [
        ("table", name, table, _TABLES[name]) for name, table in tables.items()
    ]
    for family, where in _KINDS.items():
        # The letter that all others extend is none to write.
        there = {name: kind for name, kind in facts.kinds(family).items() if kind is not letters.Letter}
        found += [(family, name, kind, where) for name, kind in there.items()]
    return found


def _tell(paper: Paper, where: str, fact: type[Fact]) -> None:
    paper.line((where, "bold"), f"  {_summary(fact)}")
    paper.line()
    rows: list[list[Ink]] = [_row(name, field) for name, field in fact.model_fields.items()]
    paper.table(("field", "", "holds"), rows)
    paper.line()


def _row(name: str, field: FieldInfo) -> list[Ink]:
    if name == "kind":
        return [(name, "bold"), "", f'"{field.default}"']
    holds = " or ".join(dict.fromkeys(_types(field.annotation, field.metadata)))
    return [(name, "bold"), "needed" if field.is_required() else "", holds]


def _summary(kind: type[Fact]) -> str:
    return (kind.__doc__ or "").strip().partition("\n")[0].replace("``", "")


def _types(annotation: Any, metadata: list[Any]) -> Iterator[str]:
    """Tell what a field holds, in the words of somebody who fills it in."""
    from ..model.facts import Fact, Kind, TextRole

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
    elif isinstance(annotation, type) and issubclass(annotation, Kind):
        yield f"a kind of {annotation.family}"
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
