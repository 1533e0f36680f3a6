"""The standards: where an organisation draws its lines, in one file that people can read.

::

    # standards.toml; or below [standards] of a graciousno.toml, [tool.graciousno.standards] of a pyproject.toml
    currency = "EUR"

    [goodwill]
    limit = "150.00"

    [lines.shouting]
    boundary = 3

What a file leaves out is as in the ``standards.toml`` beside this module.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ..errors import FactsError, InputError, Problem, SettingsError
from ..model.facts import Amount, Count, Currency, Fact, Line, Sentence
from ..model.history import Course
from ..places import line_of, places

FILE = "standards.toml"
_TABLES: dict[str, tuple[str, ...]] = {
    FILE: (),
    "graciousno.toml": ("standards",),
    "pyproject.toml": ("tool", "graciousno", "standards"),
}
"""Where standards are looked for, and below which table."""

Days = Annotated[Count, Field(le=3660)]
Months = Annotated[Count, Field(ge=1, le=240)]
Times = Annotated[Count, Field(ge=1, le=1000)]
Limit = Literal["low", "medium", "high"]


class MoneyBands(Fact):
    """What the bands of money mean: each up to this much."""

    low: Amount
    medium: Amount

    @model_validator(mode="after")
    def _in_order(self) -> MoneyBands:
        if self.medium < self.low:
            raise PydanticCustomError("bands_order", "should have a medium that is not below its low")
        return self


class Clarify(Fact):
    """When to ask before deciding."""

    ask_when: Literal["possible", "likely"]
    rounds: Count
    months: Months
    answer_days: Days


class Limits(Fact):
    """From which band on law and safety decide by themselves."""

    law: Limit
    safety: Limit


class GoodwillLimits(Fact):
    """How much, and how often."""

    alone: Amount
    limit: Amount
    total: Amount
    times: Count
    months: Months

    @model_validator(mode="after")
    def _in_order(self) -> GoodwillLimits:
        if not self.alone <= self.limit <= self.total:
            raise PydanticCustomError("goodwill_order", "should have alone, limit and total in growing order")
        return self


class Risk(Fact):
    """How risk and reward are weighed."""

    small_share: Annotated[Count, Field(le=100)]


class Ending(Fact):
    """When a relationship may end."""

    boundary_first: bool
    cost_more_than_worth: bool
    talks: Count
    months: Months
    notice_days: Days


class Records(Fact):
    """How long entries are kept."""

    months: Months


class Witness(Fact):
    """Which decisions are told with a witness present."""

    at: tuple[Course, ...]


class ConductLine(Fact):
    """What is not accepted, and from how many times on we answer how."""

    means: Line
    """As a neutral noun phrase: "shouting at a colleague"."""
    caution: Times | None = None
    boundary: Times | None = None
    parting: Times | None = None
    months: Months = 12
    danger: bool = False
    """Whether somebody's safety is at stake: then it goes before everything, and one time may be enough."""
    witness: bool = False
    because: Sentence | None = None
    """Why, as a whole sentence; without it a letter says that everybody has to feel safe."""
    instead: Line | None = None
    """What we ask for, as a noun phrase: "a calm tone in calls and visits"."""
    otherwise: Sentence | None = None
    """What we will do otherwise, as a whole sentence, said calmly."""

    @model_validator(mode="after")
    def _one_incident_is_no_habit(self) -> ConductLine:
        if self.parting == 1 and not self.danger:
            raise PydanticCustomError(
                "no_habit",
                "should have a parting of 2 or more: one incident is not a habit (only with danger = true may a "
                "line part at once)",
            )
        steps = [one for one in (self.caution, self.boundary, self.parting) if one is not None]
        if steps != sorted(steps):
            raise PydanticCustomError("steps_order", "should have caution, boundary and parting in growing order")
        return self


class Standards(Fact):
    """An organisation's lines. What is left out is as in the default that ships.

    Raises:
        FactsError: with every problem at once.
    """

    currency: Currency
    bands: MoneyBands
    clarify: Clarify
    limits: Limits
    goodwill: GoodwillLimits
    risk: Risk
    ending: Ending
    inform: dict[Course, tuple[Line, ...]]
    carried_by: dict[Course, Line]
    records: Records
    witness: Witness
    lines: dict[Line, ConductLine]
    file: Path | None = Field(default=None, exclude=True)
    """Where they were read; ``None`` for the default."""

    @model_validator(mode="before")
    @classmethod
    def _over_the_default(cls, given: Any) -> Any:
        return _laid_over(deepcopy(_shipped()), given) if isinstance(given, Mapping) else given

    @classmethod
    def read(cls, file: str | Path) -> Standards:
        """Read a file of standards.

        Args:
            file: a TOML file; of a ``graciousno.toml`` and a ``pyproject.toml`` their table of standards.

        Raises:
            InputError: it cannot be read, or is not TOML, or has no such table.
            SettingsError: standards that cannot be, all of them, each with its line, its key and what is expected.
        """
        path = Path(file)
        found = _read(path)
        if found is None:
            raise InputError(f"has no [{'.'.join(_TABLES[path.name])}]", file=path)
        return found

    @classmethod
    def find(cls, folder: str | Path = ".") -> Standards:
        """Read the nearest standards, in this folder or above it; the default where there are none.

        Raises:
            InputError: a file cannot be read, or is not TOML.
            SettingsError: standards that cannot be, all of them, each with its line, its key and what is expected.
        """
        here = Path(folder).absolute()
        for one in (here, *here.parents):
            for name in _TABLES:
                if (one / name).is_file() and (found := _read(one / name)) is not None:
                    return found
            if (one / ".git").exists():
                break
        return default()


@cache
def default() -> Standards:
    """The standards that ship."""
    return Standards.model_validate({})


def shipped_text() -> str:
    """The file of the standards that ship, with its comments."""
    return (Path(__file__).parent / FILE).read_text(encoding="utf-8")


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(shipped_text())


def _laid_over(under: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    for key, value in over.items():
        below = under.get(key)
        under[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, Mapping) else value
    return under


def _read(path: Path) -> Standards | None:
    try:
        source = path.read_text(encoding="utf-8-sig")
        table: Any = tomllib.loads(source)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=path) from None
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text", file=path) from None
    except (ValueError, RecursionError) as error:
        raise InputError.of_toml(error, source, path) from None
    inside = _TABLES.get(path.name, ())
    for step in inside:
        table = table.get(step) if isinstance(table, dict) else None
    if table is None:
        return None
    problems: list[Problem] = []
    if not isinstance(table, dict):
        problems.append(Problem((), "should be a table of standards", given=repr(table)[:60]))
    elif "file" in table:
        problems.append(Problem(("file",), "is not a standard"))
    else:
        try:
            return Standards.model_validate({**table, "file": path})
        except FactsError as error:
            problems += _in_words_of_the_file(error)
    lines = places(source)
    raise SettingsError(problems, file=path, lines=[line_of(lines, (*inside, *one.path)) for one in problems])


def _in_words_of_the_file(error: FactsError) -> Iterator[Problem]:
    for one in error.problems:
        message = one.message.replace("is not a field of Standards", "is not a table of the standards")
        message = message.replace(", file", "")
        for name, table in _NAMES.items():
            message = message.replace(f"is not a field of {name}", f"is not a key of {table}")
        # A table as a whole is shown by its name and its line; what was given there is in the file.
        yield replace(one, message=message, given="" if one.given.startswith("{") else one.given)


_NAMES = {
    "MoneyBands": "[bands]",
    "Clarify": "[clarify]",
    "Limits": "[limits]",
    "GoodwillLimits": "[goodwill]",
    "Risk": "[risk]",
    "Ending": "[ending]",
    "Records": "[records]",
    "Witness": "[witness]",
    "ConductLine": "a line of conduct",
}
