"""Word files: the phrases of a rule or of a move in one language, as a translator writes them.

::

    [lists]
    late = ["late", "after the deadline"]

    [[phrase]]
    pattern = "you [really] (should|could) have"
    unless = ["you should have (it|received)"]
    say = "what we could do is"
    fires = ["*You should have* read the terms."]
    silent = ["You should have it by Friday."]
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import WordFileError, did_you_mean
from ..resources import tree
from .patterns import Lists
from .tables import read_table
from .tags import chain

SEVERITIES = ("advice", "warning", "error")
_PHRASE_FIELDS = {
    "pattern": str,
    "patterns": list,
    "unless": list,
    "severity": str,
    "say": str,
    "note": str,
    "fires": list,
    "silent": list,
    "false_alarms": list,
    "move": str,
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of a word file."""

    target: str
    """The rule or the move that it speaks for."""
    patterns: tuple[str, ...]
    file: Path
    line: int
    unless: tuple[str, ...] = ()
    severity: str | None = None
    say: str = ""
    note: str = ""
    fires: tuple[str, ...] = ()
    """Sentences that it must find, the place between asterisks."""
    silent: tuple[str, ...] = ()
    """Look-alikes that it must not find."""
    false_alarms: tuple[str, ...] = ()
    """Sentences that it finds and should not: known, and recorded."""
    move: str = ""


def read_file(path: Path, lists: Lists | None = None) -> tuple[list[Phrase], list[str], dict[str, list[str]]]:
    """Read one word file: its phrases, the ``unless`` that holds for all of them, and its word lists.

    Raises:
        WordFileError: with file and line.
    """
    given, source = read_table(path)
    unknown = set(given) - {"lists", "phrase", "unless"}
    if unknown:
        name = min(unknown)
        near = did_you_mean(get_close_matches(name, ["lists", "phrase", "unless"], 1))
        raise WordFileError(f'unknown name "{name}"{near}', file=path, line=_line_of(source, name))
    lines = [number for number, line in enumerate(source.splitlines(), 1) if line.strip() == "[[phrase]]"]
    phrases = [_phrase(path, entry, line) for entry, line in zip(given.get("phrase", []), lines, strict=False)]
    return phrases, list(given.get("unless", [])), {**(lists or {}), **given.get("lists", {})}


def _line_of(source: str, name: str) -> int | None:
    return next((n for n, line in enumerate(source.splitlines(), 1) if line.strip(' ["').startswith(name)), None)


def _phrase(path: Path, entry: dict[str, Any], line: int) -> Phrase:
    for name, value in entry.items():
        if name not in _PHRASE_FIELDS:
            near = did_you_mean(get_close_matches(name, list(_PHRASE_FIELDS), 1))
            raise WordFileError(f'a phrase has no "{name}"{near}', file=path, line=line)
        if not isinstance(value, _PHRASE_FIELDS[name]):
            expected = "a list of texts" if _PHRASE_FIELDS[name] is list else "a text"
            raise WordFileError(f'"{name}" should be {expected}', file=path, line=line)
    patterns = (*([entry.pop("pattern")] if "pattern" in entry else []), *entry.pop("patterns", ()))
    if not patterns:
        raise WordFileError('a phrase needs a "pattern"', file=path, line=line)
    if entry.get("severity", "error") not in SEVERITIES:
        raise WordFileError(f"severity is one of: {', '.join(SEVERITIES)}", file=path, line=line)
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Phrase(target=path.stem, patterns=patterns, file=path, line=line, **values)


@cache
def shared_lists(folder: Path) -> dict[str, list[str]]:
    """The word lists of a language, ``lists.toml``, for all its word files."""
    path = folder / "lists.toml"
    return read_table(path)[0] if path.is_file() else {}


@cache
def word_files(tag: str) -> tuple[Path, ...]:
    """The word files of a locale: for each rule and move the nearest in its chain."""
    nearest: dict[tuple[str, str], Path] = {}
    for one in reversed(chain(tag)):
        for group in ("rules", "moves"):
            for path in sorted((tree("locales") / one / group).glob("*.toml")):
                nearest[group, path.stem] = path
    return tuple(nearest.values())


def entries(tag: str, target: str) -> list[Phrase]:
    """The phrases of one rule or move as its file has them, with their patterns and sentences."""
    return [phrase for path in word_files(tag) if path.stem == target for phrase in read_file(path)[0]]
