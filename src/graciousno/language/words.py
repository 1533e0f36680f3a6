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

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import WordFileError, did_you_mean, not_one_of
from ..resources import tree
from .patterns import Lists
from .tables import are_texts, line_of, read_table, tables_in, unknown_name
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


_TABLES = ["lists", "phrase", "unless", "rule"]
_RULE_FIELDS = ("promise", "message", "severity", "does", "why", "instead")


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
    """What else it is to its judge: for a move how sure it is, for ``consistent-address`` formal or informal."""

    @property
    def is_cue(self) -> bool:
        """Whether it speaks for a move: then it matters whether a sentence has it, not where."""
        return self.file.parent.name == "moves" and self.file.stem == self.target


def read_file(path: Path, lists: Lists | None = None) -> tuple[list[Phrase], list[str], dict[str, list[str]]]:
    """Read one word file: its phrases, the ``unless`` that holds for all of them, and its word lists.

    Raises:
        WordFileError: with file and line.
    """
    given, source = read_table(path)
    unknown = set(given) - set(_TABLES)
    if unknown:
        name = min(unknown)
        raise WordFileError(unknown_name(name, _TABLES), file=path, line=line_of(source, name))
    for name, words in {"unless": given.get("unless", []), **_lists_of(path, given)}.items():
        if not are_texts(words):
            raise WordFileError(f'"{name}" should be a list of texts', file=path, line=line_of(source, name))
    phrases = [_phrase(path, entry, line) for entry, line in tables_in(path, given, source, "phrase")]
    return phrases, list(given.get("unless", [])), {**(lists or {}), **given.get("lists", {})}


def _lists_of(path: Path, given: dict[str, Any]) -> dict[str, Any]:
    lists = given.get("lists", {})
    if not isinstance(lists, dict):
        raise WordFileError('"lists" should be a table of word lists', file=path)
    return lists


def _phrase(path: Path, entry: dict[str, Any], line: int) -> Phrase:
    for name, value in entry.items():
        if name not in _PHRASE_FIELDS:
            near = did_you_mean(get_close_matches(name, list(_PHRASE_FIELDS), 1))
            raise WordFileError(f'a phrase has no "{name}"{near}', file=path, line=line)
        if not (are_texts(value) if _PHRASE_FIELDS[name] is list else isinstance(value, str)):
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
    return files_in(tree("locales"), tag)


def files_in(root: Path, tag: str) -> tuple[Path, ...]:
    """The word files that a tree of languages has for a locale."""
    nearest: dict[tuple[str, str], Path] = {}
    for one in reversed(chain(tag)):
        for group in ("rules", "moves"):
            for path in sorted((root / one / group).glob("*.toml")):
                nearest[group, path.stem] = path
    return tuple(nearest.values())


def entries(tag: str, target: str, root: Path | None = None) -> list[Phrase]:
    """The phrases of one rule or move as its file has them, with their patterns and sentences.

    Args:
        tag: the locale.
        target: the rule or the move.
        root: a folder of one's own to look in, in place of the package's.
    """
    files = word_files(tag) if root is None else files_in(root, tag)
    return [phrase for path in files if path.stem == target for phrase in read_file(path)[0]]


def own_rules(folder: Path, known: Sequence[str]) -> dict[str, dict[str, str]]:
    """The rules that a folder of one's own makes: what the tables ``[rule]`` of its word files say, by name.

    Raises:
        WordFileError: a file is about no rule that there is and makes none, or its ``[rule]`` is not one.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*/rules/*.toml")):
        given, source = read_table(path)
        said = given.get("rule")
        if said is None and path.stem not in known and path.stem not in found:
            raise WordFileError(f"{not_one_of('rule', path.stem, known)}; a new one needs a table [rule]", file=path)
        if said is not None:
            line = line_of(source, "rule")
            if path.stem in known:
                raise WordFileError(f'there is a rule "{path.stem}" already', file=path, line=line)
            _require_rule(path, line, said)
            found.setdefault(path.stem, said)
    return found


def _require_rule(path: Path, line: int | None, said: Any) -> None:
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise WordFileError("[rule] should be a table of texts", file=path, line=line)
    for name in said:
        if name not in _RULE_FIELDS:
            raise WordFileError(f"in [rule], {not_one_of('field', name, _RULE_FIELDS)}", file=path, line=line)
    if not said.get("promise", "").strip():
        raise WordFileError('a [rule] needs its "promise", such as "Never names a competitor."', file=path, line=line)
    if said.get("severity", "error") not in SEVERITIES:
        raise WordFileError(f"severity is one of: {', '.join(SEVERITIES)}", file=path, line=line)
