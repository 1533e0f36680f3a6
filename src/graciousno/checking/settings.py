"""How an organisation checks: which rules, how severe, with which words of its own; in one file.

::

    [tool.graciousno]                    # in pyproject.toml; in graciousno.toml the same without this line
    locale = "en_GB"
    tone = "public"
    ignore = ["listens-before-no"]
    words = ["words"]                    # folders laid out as locales/: words/en/rules/never-blunt.toml
    baseline = "graciousno-baseline.json"

    [tool.graciousno.severity]
    plain-language = "warning"

    [tool.graciousno.suppress]
    never-hides-behind-policy = "our tickets quote the policy in full below the reply"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from ..errors import FactsError, InputError, Problem, SettingsError
from ..model.facts import Fact, Line
from ..places import line_of, places
from .rulebook import rulebook

FILE = "graciousno.toml"
PROJECT = "pyproject.toml"
_TABLE = ("tool", "graciousno")

Weight = Literal["advice", "warning", "error"]


class Settings(Fact):
    """How to check. All of it may be left out."""

    select: tuple[Line, ...] | None = None
    """Only these rules."""
    ignore: tuple[Line, ...] = ()
    """All rules but these."""
    severity: dict[str, Weight] = Field(default_factory=dict)
    """The severity of every finding of a rule, in place of its own."""
    suppress: dict[str, Line] = Field(default_factory=dict)
    """Rules whose findings are set aside everywhere, each with the reason."""
    words: tuple[Path, ...] = ()
    """Folders with words of one's own, laid out as ``locales/``."""
    baseline: Path | None = None
    """Findings that were there when one began, which the command line sets aside."""
    locale: Line | None = None
    """Of texts that do not say theirs."""
    tone: Line | None = None
    fail_on: Literal["advice", "warning", "error", "never"] | None = None
    """From which severity on the command line fails."""
    file: Path | None = Field(default=None, exclude=True)
    """Where they were read."""

    @classmethod
    def read(cls, file: str | Path) -> Settings:
        """Read a ``graciousno.toml``, or the table ``[tool.graciousno]`` of a ``pyproject.toml``.

        Raises:
            InputError: it cannot be read, or is not TOML, or has no such table.
            SettingsError: settings that cannot be, all of them, each with its line.
        """
        path = Path(file)
        found = _read(path)
        if found is None:
            raise InputError("has no [tool.graciousno]", file=path)
        return found

    @classmethod
    def find(cls, folder: str | Path = ".") -> Settings:
        """Read the nearest settings, in this folder or above it; the defaults where there are none.

        Raises:
            InputError: a file cannot be read, or is not TOML.
            SettingsError: settings that cannot be, all of them, each with its line.
        """
        here = Path(folder).absolute()
        for one in (here, *here.parents):
            for name in (FILE, PROJECT):
                if (one / name).is_file() and (found := _read(one / name)) is not None:
                    return found
            if (one / ".git").exists():
                break
        return cls()


def _read(path: Path) -> Settings | None:
    try:
        source = path.read_text(encoding="utf-8")
        table: Any = tomllib.loads(source)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=path) from None
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text", file=path) from None
    except (ValueError, RecursionError) as error:
        raise InputError.of_toml(error, source, path) from None
    inside = _TABLE if path.name == PROJECT else ()
    for step in inside:
        table = table.get(step) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        return None
    # What somebody else reads, [tool.graciousno.standards], is none of ours.
    given = {key.replace("-", "_"): value for key, value in table.items() if key not in {"file", "standards"}}
    problems = [Problem(("file",), "is not a setting")] if "file" in table else []
    settings = None
    try:
        settings = Settings(**{**given, "file": path})
    except FactsError as error:
        problems += [
            replace(one, message=one.message.replace("a field of Settings", "a setting")) for one in error.problems
        ]
    if settings is not None:
        settings = settings.model_copy(
            update={
                "words": tuple(path.parent / one for one in settings.words),
                "baseline": settings.baseline and path.parent / settings.baseline,
            }
        )
        problems += _not_there(settings)
    if settings is None or problems:
        lines = places(source)
        of = {key.replace("-", "_"): key for key in table}
        at = [(*inside, of.get(str(one.path[0]), ""), *one.path[1:]) for one in problems]
        raise SettingsError(problems, file=path, lines=[line_of(lines, one) for one in at])
    return settings


def _not_there(settings: Settings) -> Iterator[Problem]:
    """Folders that do not exist, and then rules that do not."""
    missing = [one for one in settings.words if not one.is_dir()]
    yield from (Problem(("words",), "there is no such folder", given=str(one)) for one in missing)
    if missing:
        return
    known = rulebook(settings.words).names
    given: list[tuple[tuple[int | str, ...], str]] = [
        *((("select", number), name) for number, name in enumerate(settings.select or ())),
        *((("ignore", number), name) for number, name in enumerate(settings.ignore)),
        *((("severity", name), name) for name in settings.severity),
        *((("suppress", name), name) for name in settings.suppress),
    ]
    for path, name in given:
        if name not in known:
            yield Problem(path, f'there is no rule "{name}"', tuple(get_close_matches(name, known, 2, 0.5)))
