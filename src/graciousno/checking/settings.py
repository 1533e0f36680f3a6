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
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from ..errors import FactsError, InputError, LocaleError, Problem, SettingsError
from ..language.tags import canonical, chain, require
from ..model.facts import Fact, Line
from ..places import line_of, places
from .case import require_tone
from .rulebook import rulebook

FILE = "graciousno.toml"
PROJECT = "pyproject.toml"
_TABLE = ("tool", "graciousno")

Weight = Literal["advice", "warning", "error"]


def _folder(given: Path, info: ValidationInfo) -> Path:
    """A folder, seen from the file that names it."""
    file = info.data.get("file")
    folder = file.parent / given if file is not None else given
    if not folder.is_dir():
        raise PydanticCustomError("no_folder", "there is no such folder")
    return folder


def _known(require: Callable[[str], str]) -> AfterValidator:
    """Make what raises a LocaleError a validator."""

    def known(given: str) -> str:
        try:
            return require(given)
        except LocaleError as error:
            raise PydanticCustomError("unknown_name", "{said}", {"said": str(error)}) from None

    return AfterValidator(known)


class Settings(Fact):
    """How to check. All of it may be left out.

    Raises:
        FactsError: settings that cannot be: a field that there is not, a folder that does not exist, no locale, a
            misspelt tone; all of them.
    """

    file: Path | None = Field(default=None, exclude=True)
    """Where they were read; the paths below are seen from there."""
    select: tuple[Line, ...] | None = None
    """Only these rules."""
    ignore: tuple[Line, ...] = ()
    """All rules but these."""
    severity: dict[str, Weight] = Field(default_factory=dict)
    """The severity of every finding of a rule, in place of its own."""
    suppress: dict[str, Line] = Field(default_factory=dict)
    """Rules whose findings are set aside everywhere, each with the reason."""
    words: tuple[Annotated[Path, AfterValidator(_folder)], ...] = ()
    """Folders with words of one's own, laid out as ``locales/``."""
    baseline: Path | None = None
    """Findings that were there when one began, which the command line sets aside."""
    locale: Annotated[Line, _known(canonical)] | None = None
    """Of texts that do not say theirs."""
    tone: Annotated[Line, _known(require_tone)] | None = None
    fail_on: Literal["advice", "warning", "error", "never"] | None = None
    """From which severity on the command line fails."""

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
    try:
        settings = Settings(**{**given, "file": path})
    except FactsError as error:
        problems += [
            replace(one, message=one.message.replace("a field of Settings", "a setting")) for one in error.problems
        ]
        wrong = {one.path[0] for one in error.problems}
        settings = Settings(**{key: value for key, value in given.items() if key not in wrong}, file=path)
    if not any(one.path[0] == "words" for one in problems):  # a folder may make rules
        problems += _no_rules(settings)
    if problems:
        lines = places(source)
        of = {key.replace("-", "_"): key for key in table}
        at = [(*inside, of.get(str(one.path[0]), ""), *one.path[1:]) for one in problems]
        raise SettingsError(problems, file=path, lines=[line_of(lines, one) for one in at])
    return settings.model_copy(update={"baseline": settings.baseline and path.parent / settings.baseline})


def _no_rules(settings: Settings) -> Iterator[Problem]:
    """Rules that do not exist; and a locale that nobody has words for."""
    known = rulebook(settings.words).names
    given: list[tuple[tuple[int | str, ...], str]] = [
        *((("select", number), name) for number, name in enumerate(settings.select or ())),
        *((("ignore", number), name) for number, name in enumerate(settings.ignore)),
        *((("severity", name), name) for name in settings.severity),
        *((("suppress", name), name) for name in settings.suppress),
    ]
    if settings.locale is not None:
        own = {one.name for folder in settings.words for one in folder.iterdir()}
        if not own.intersection(chain(settings.locale)):
            try:
                require(settings.locale)
            except LocaleError as error:
                yield Problem(("locale",), str(error))
    for path, name in given:
        if name not in known:
            yield Problem(path, f'there is no rule "{name}"', tuple(get_close_matches(name, known, 2, 0.5)))
