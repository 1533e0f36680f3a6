"""Everything that graciousno raises.

::

    GraciousError
    ├── FactsError (ValueError)      facts that cannot be: every problem, each with its field
    ├── InputError (ValueError)      a file or text that cannot be read as what it should be
    │   └── SettingsError            a configuration that cannot be: every problem, each with its line
    ├── LocaleError (LookupError)    a language or channel or tone that does not exist
    ├── TemplateError                a template that cannot be read or rendered: file, line, block
    │   └── NotReadyError            all that a letter still lacks: facts that its templates want, kinds without words
    ├── WordFileError (ValueError)   a rule's or a move's word file: file, line, what is wrong
    ├── UnknownRuleError (LookupError)
    ├── JournalError                 a journal that cannot be read or written: its file, and what to do
    │   ├── JournalMissingError      there is none, or no folder for it
    │   ├── NotAJournalError         the file is something else, or empty
    │   ├── JournalLockedError       another process holds it longer than we wait
    │   ├── JournalFullError         no room on the disk
    │   ├── JournalReadOnlyError     it may not be written
    │   ├── JournalDamagedError      its bytes are not what was written
    │   ├── JournalNewerError        a later version of graciousno wrote it
    │   ├── JournalKeyError          the key of its customers is missing, or another
    │   └── NoEntryError (LookupError)   a number without an entry, or whose content was erased
    └── NotCleanError                a report with findings, from ``require_clean()``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from .model.report import Report


_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
BEYOND_READING = "is not {} that can be read: a number too long, or nested too deeply"


class GraciousError(Exception):
    """Any error of this library."""


def did_you_mean(near: Iterable[str]) -> str:
    """The tail of a message that names what is near: ``; did you mean "work"?``."""
    names = " or ".join(f'"{name}"' for name in near)
    return f"; did you mean {names}?" if names else ""


def not_one_of(what: str, given: object, known: Sequence[str]) -> str:
    """A message for a name that is not among the known ones."""
    near = get_close_matches(str(given), known, n=2, cutoff=0.5)
    tail = did_you_mean(near) or f"; there are: {', '.join(known)}"
    return f'there is no {what} "{given}"{tail}'


def none_of(what: str, given: Sequence[str], known: Sequence[str]) -> str:
    """A message for several names that are not among the known ones; these are listed at most once."""
    near = {name: get_close_matches(name, known, n=2, cutoff=0.5) for name in given}
    said = [f'there is no {what} "{name}"{did_you_mean(names)}' for name, names in near.items() if names]
    strange = ", ".join(f'"{name}"' for name, names in near.items() if not names)
    if strange:
        said.append(f"there is no {what} {strange}; there are: {', '.join(known)}")
    return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with facts."""

    path: tuple[int | str, ...]
    message: str
    near: tuple[str, ...] = ()
    given: str = ""

    @property
    def where(self) -> str:
        """The path as one would write it: ``reasons[0].on``."""
        steps = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path]
        return "".join(steps).lstrip(".")

    def __str__(self) -> str:
        given = f" (given: {self.given})" if self.given else ""
        return f"{self.where + ': ' if self.path else ''}{self.message}{given}{did_you_mean(self.near)}"


class FactsError(GraciousError, ValueError):
    """Facts that cannot be built. ``problems`` has all of them."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        head = f"{self.name}: " + ("one thing is" if count == 1 else f"{count} things are") + " not right"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


class InputError(GraciousError, ValueError):
    """A file or a text that cannot be read as what it should be."""

    def __init__(self, message: str, *, file: str | Path | None = None, line: int | None = None) -> None:
        self.message, self.file, self.line = message, file, line
        super().__init__(message)

    @classmethod
    def of_toml(cls, error: ValueError | RecursionError, source: str, file: str | Path) -> Self:
        """What ``tomllib`` could not read, with the line that it names at the end of its words."""
        place = _TOML_PLACE.search(str(error))
        if place is None:
            return cls(BEYOND_READING.format("TOML"), file=file)
        said = str(error)[: place.start()]
        said = f"is not TOML: {said[:1].lower()}{said[1:]}"
        if place[1]:
            return cls(f"{said} (column {place[2]})", file=file, line=int(place[1]))
        return cls(said, file=file, line=len(source.rstrip("\n").split("\n")))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class SettingsError(InputError):
    """Settings that cannot be. ``problems`` has all of them."""

    def __init__(self, problems: Sequence[Problem], *, file: Path, lines: Sequence[int | None] = ()) -> None:
        self.problems = tuple(problems)
        placed = sorted(zip(lines or [None] * len(problems), problems, strict=True), key=lambda pair: pair[0] or 0)
        said = [str(InputError(str(problem), file=file, line=line)) for line, problem in placed]
        super().__init__("\n".join(said))


class WordFileError(InputError):
    """A word file of a rule or a move that cannot be used."""


class LocaleError(GraciousError, LookupError):
    """A locale, tone or channel that does not exist."""

    def __str__(self) -> str:
        return str(self.args[0])


class TemplateError(GraciousError):
    """A template that cannot be read or rendered."""

    def __init__(self, message: str, *, file: str | None = None, line: int | None = None, block: str | None = None):
        self.message, self.file, self.line, self.block = message, file, line, block
        super().__init__(message)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        block = f' in block "{self.block}"' if self.block else ""
        return f"{place}{block}: {self.message}" if place or block else self.message


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that a template wants and a case lacks."""

    field: str
    """Such as ``request.order``."""
    file: str
    line: int | None
    block: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f'{self.field} (in block "{self.block}", {place})'


class NotReadyError(TemplateError):
    """A letter that cannot be written yet.

    ``words`` has a pair (template file, block) for each kind without words in this tone; ``facts`` has each fact that
    a template wants and the case lacks.
    """

    def __init__(self, words: Sequence[tuple[str, str]] = (), facts: Sequence[MissingFact] = ()) -> None:
        self.words, self.facts = tuple(words), tuple(facts)
        said = []
        if self.words:
            said.append("no words yet: " + ", ".join(f'{file} lacks a block "{block}"' for file, block in self.words))
        if self.facts:
            wanted = ", ".join(map(str, self.facts))
            said.append(f"facts that the templates want and this case does not have: {wanted}; ask with {{% if ... %}}")
        super().__init__("; ".join(said))


class UnknownRuleError(GraciousError, LookupError):
    """A rule that does not exist."""

    def __str__(self) -> str:
        return str(self.args[0])


class NotCleanError(GraciousError):
    """A text that breaks promises. ``report`` says which and where."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(report)

    def __str__(self) -> str:
        found = self.report.findings
        head = f"{len(found)} finding" + ("" if len(found) == 1 else "s")
        return "\n".join([head, *(f"  {finding}" for finding in found)])


class JournalError(GraciousError):
    """A journal that cannot be read or written. What was recorded before stays recorded."""

    def __init__(self, message: str, *, file: str | Path) -> None:
        self.message, self.file = message, Path(file)
        super().__init__(message)

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


class JournalMissingError(JournalError):
    """A journal that does not exist, or a folder for it that does not."""


class NotAJournalError(JournalError):
    """A file that is no journal."""


class JournalLockedError(JournalError):
    """A journal that another process holds for longer than we wait."""


class JournalFullError(JournalError):
    """A journal for which the disk has no more room."""


class JournalReadOnlyError(JournalError):
    """A journal that may not be written, or not where it is."""


class JournalDamagedError(JournalError):
    """A journal whose bytes are not what was written."""


class JournalNewerError(JournalError):
    """A journal that a later version wrote."""


class JournalKeyError(JournalError):
    """The key that turns customers into pseudonyms is missing, unusable, or that of another journal."""


class NoEntryError(JournalError, LookupError):
    """A number without an entry, or an entry whose content was erased."""
