"""The file that ``graciousno draft`` reads: a letter's facts in TOML or JSON, and the settings of the letter."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BEYOND_READING, FactsError, InputError, LocaleError, Problem
from ..places import line_of, places
from .reading import decode, name_of, read_bytes

if TYPE_CHECKING:
    from ..model.letters import Letter

SETTINGS = ("tone", "locale", "channel")

EXAMPLE = """\
reference = "1042-7"

[draft]
tone = "work"
locale = "en_GB"

[to]
title = "Ms"
given = "Ada"
family = "Campbell"
email = "ada@example.org"

[sender]
given = "Ines"
family = "Okafor"
role = "Customer care"
organisation = "Northwind"
email = "care@northwind.example"

[request]
kind = "refund"
item = "walking boots"
order = "1042"

[[reasons]]
kind = "deadline_passed"
what = "the 30-day return window"
on = 2026-05-03

[[alternatives]]
kind = "store_credit"
amount = "89.00"
currency = "GBP"

[[alternatives]]
kind = "repair"
free = true
"""
"""A case that drafts."""

_JSON_LIST = re.compile(r"\[\s*\{")


class ProblemsError(InputError):
    """Everything that is wrong with one case, a line each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of a letter, and the settings that its file gives for it."""

    name: str
    facts: Letter
    settings: Mapping[str, str]
    source: str
    """The text of the file."""

    def line(self, *path: int | str) -> int | None:
        """Find the line of a field."""
        return line_of(places(self.source), path)

    def misplaced(self, error: LocaleError, options: Mapping[str, str | None]) -> Exception:
        """An error about a setting, with its line where the file gave it and no option did."""
        for name, value in self.settings.items():
            if options[name] is None and f'"{value}"' in str(error):
                return InputError(str(error), file=self.name, line=self.line("draft", name))
        return error


def read_case(given: str) -> Case:
    """Read a file, or the standard input for ``-``.

    Args:
        given: a path; ``.toml`` and ``.json`` say what it holds, otherwise the content does.

    Raises:
        InputError: it cannot be read, or is not TOML or JSON.
        ProblemsError: the facts or settings cannot be, each problem with its line.

    The top-level ``kind`` names the letter; without it the letter is a refusal.

    """
    name, source, data = read_table(given)
    settings = data.pop("draft", {})
    problems: list[Problem] = []
    letter = _letter_class(data, problems)
    # Fields of a letter of no known kind cannot be judged.
    is_known = not problems
    problems += _settings_problems(settings, letter)
    try:
        facts = letter.model_validate(data) if is_known else letter()
    except FactsError as error:
        problems += error.problems
    if problems:
        raise placed(problems, source, name)
    return Case(name, facts, settings, source)


def read_table(given: str) -> tuple[str, str, dict[str, Any]]:
    """Read a file of TOML or JSON, or the standard input for ``-``: its name, its text, and what it says.

    Raises:
        InputError: it cannot be read, or is not TOML or JSON.
    """
    name = name_of(given)
    source = decode(read_bytes(given), name)
    kind = Path(given).suffix.lower()
    is_json = kind == ".json" or (kind != ".toml" and _looks_like_json(source))
    return name, source, _json(source, name) if is_json else _toml(source, name)


def placed(problems: Iterable[Problem], source: str, name: str) -> ProblemsError:
    """Tell problems by the lines of the file that they stand in."""
    known = places(source)
    found = sorted(((line_of(known, one.path), str(one)) for one in problems), key=lambda pair: pair[0] or 0)
    return ProblemsError([str(InputError(said, file=name, line=line)) for line, said in found])


def _looks_like_json(source: str) -> bool:
    start = source.lstrip()
    return start.startswith("{") or _JSON_LIST.match(start) is not None


def _toml(source: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        raise InputError.of_toml(error, source, name) from None


def _json(source: str, name: str) -> dict[str, Any]:
    try:
        data = json.loads(source)
    except json.JSONDecodeError as error:
        said = f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        raise InputError(said, file=name, line=error.lineno) from None
    except (ValueError, RecursionError):
        raise InputError(BEYOND_READING.format("JSON"), file=name) from None
    if not isinstance(data, dict):
        raise InputError("should be one object with the fields of a letter", file=name)
    return data


def _letter_class(data: Mapping[str, Any], problems: list[Problem]) -> type[Letter]:
    """Find the class of the kind of letter that the case names; a case that names none is a refusal."""
    from ..model.facts import kinds
    from ..model.letters import Letter, Refusal

    known = {name: kind for name, kind in kinds("letter").items() if issubclass(kind, Letter) and kind is not Letter}
    name = data.get("kind", "refusal")
    if isinstance(name, str) and name in known:
        return known[name]
    near = tuple(get_close_matches(str(name), known, n=2, cutoff=0.55))
    message = f'there is no letter of the kind "{name}"'
    problems.append(Problem(("kind",), message + ("" if near else f"; there are: {', '.join(sorted(known))}"), near))
    return Refusal


def _settings_problems(settings: object, letter: type[Letter]) -> list[Problem]:
    if not isinstance(settings, dict):
        return [Problem(("draft",), f"should be a group of settings: {', '.join(SETTINGS)}", given=repr(settings)[:60])]
    problems = []
    for key, value in settings.items():
        if key not in SETTINGS:
            problems.append(_unknown_setting(key, letter))
        elif not isinstance(value, str):
            problems.append(Problem(("draft", key), "should be text", given=repr(value)[:60]))
    return problems


def _unknown_setting(key: str, letter: type[Letter]) -> Problem:
    if key in letter.model_fields:
        return Problem(("draft", key), "is a fact, not a setting of [draft]; it goes above the first [table]")
    near = tuple(get_close_matches(key, SETTINGS, n=1, cutoff=0.55))
    return Problem(("draft", key), "is not a setting" + ("" if near else f"; there are: {', '.join(SETTINGS)}"), near)


__all__ = ["EXAMPLE", "SETTINGS", "Case", "ProblemsError", "placed", "read_case", "read_table"]
