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

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import WordFileError, did_you_mean
from ..resources import tree
from .automaton import Automaton
from .patterns import Lists, Node, PatternError, parse
from .sentences import END_MARKS, Language, language
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
_MOST_HITS_A_SENTENCE = 12
PARAGRAPH, STOP = "\n\n", "."
"""The sentence ends that every text is read between."""


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


class Hit(NamedTuple):
    """A phrase found in a text, at ``[start, end)``, in the sentence ``[first, last)`` (code points)."""

    phrase: Phrase
    start: int
    end: int
    first: int
    last: int


def read_file(path: Path, lists: Lists | None = None) -> tuple[list[Phrase], list[str], dict[str, list[str]]]:
    """Read one word file: its phrases, the ``unless`` that holds for all of them, and its word lists.

    Raises:
        WordFileError: with file and line.
    """
    try:
        source = path.read_text(encoding="utf-8")
        given = tomllib.loads(source)
    except UnicodeDecodeError:
        raise WordFileError("is not UTF-8 text", file=path) from None
    except tomllib.TOMLDecodeError as error:
        raise WordFileError(f"is not TOML: {error}", file=path) from None
    unknown = set(given) - {"lists", "phrase", "unless"}
    if unknown:
        name = min(unknown)
        near = did_you_mean(get_close_matches(name, ["lists", "phrase", "unless"], 1))
        raise WordFileError(f'unknown name "{name}"{near}', file=path, line=_line_of(source, name))
    lines = [number for number, line in enumerate(source.splitlines(), 1) if line.strip() == "[[phrase]]"]
    phrases = [
        _phrase(path, entry, line) for entry, line in zip(given.get("phrase", []), lines, strict=False)
    ]
    return phrases, list(given.get("unless", [])), {**(lists or {}), **given.get("lists", {})}


def _line_of(source: str, name: str) -> int | None:
    return next((n for n, line in enumerate(source.splitlines(), 1) if line.strip(" [\"").startswith(name)), None)


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
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Phrase(target=path.stem, patterns=patterns, file=path, line=line, **values)


class Phrases:
    """All phrases of one language in one index, for rules and moves alike."""

    def __init__(self, language: Language, files: Iterable[Path]) -> None:
        self._language = language
        self.phrases: list[Phrase] = []
        self._nodes: list[tuple[Node, ...]] = []
        self._file_unless: dict[Path, list[str]] = {}
        self._lists: dict[Path, Lists] = {}
        self.automaton = self._automaton()
        for path in files:
            phrases, unless, lists = read_file(path, _shared_lists(path.parent.parent))
            self._file_unless[path], self._lists[path] = unless, lists
            for phrase in phrases:
                number = len(self.phrases)
                self.phrases.append(phrase)
                for pattern in phrase.patterns:
                    self.automaton.add(self._parse(pattern, phrase), number)
        self.targets = frozenset(phrase.target for phrase in self.phrases)
        self._phrase_cancels: dict[int, Automaton | None] = {}
        self._file_cancels: dict[Path, Automaton | None] = {}

    def _parse(self, pattern: str, phrase: Phrase) -> tuple[Node, ...]:
        try:
            return parse(pattern, self._lists[phrase.file])
        except PatternError as error:
            raise WordFileError(f'in "{pattern}": {error}', file=phrase.file, line=phrase.line) from None

    def find(self, text: str) -> list[Hit]:
        """Every phrase in a text, in the order of their ends."""
        automaton = self.automaton
        kinds = automaton.kinds
        state = automaton.start()[kinds[PARAGRAPH]]
        found: list[tuple[int, tuple[int, ...]]] = []
        tokens = self._language.token.findall(text)
        tokens.append(STOP)
        for number, token in enumerate(tokens, 1):
            state = state[kinds[token]]
            if state.hits:
                found.append((number, state.hits))
        # Only a text in which something was found pays for places and sentences.
        return list(self._resolve(text, [PARAGRAPH, *tokens], found)) if found else []

    def _resolve(self, text: str, tokens: list[str], found: list[tuple[int, tuple[int, ...]]]) -> Iterator[Hit]:
        automaton = self.automaton
        spans = [(0, 0), *(match.span() for match in self._language.token.finditer(text)), (len(text), len(text))]
        kinds = [automaton.kinds[token] for token in tokens]
        ends = [number for number, token in enumerate(tokens) if token[0] in END_MARKS]
        counts: dict[tuple[int, int], int] = {}
        for last, labels in found:
            after = bisect_left(ends, last)
            before_token, end_token = ends[after - 1], ends[after]
            for label in labels:
                key = (after, label)
                counts[key] = counts.get(key, 0) + 1
                if counts[key] > _MOST_HITS_A_SENTENCE:
                    continue
                start = max(automaton.starts(kinds, last, label), before_token + 1)
                stop = last - 1 if last == end_token and last > start else last
                if self._is_cancelled(label, tokens[before_token : end_token + 1]):
                    continue
                first, end = spans[before_token + 1][0], spans[end_token][1]
                yield Hit(self.phrases[label], spans[start][0], spans[stop][1], first, end)

    def _is_cancelled(self, label: int, tokens: list[str]) -> bool:
        """Whether an ``unless`` of the phrase or of its file stands in the same sentence."""
        phrase = self.phrases[label]
        return any(_occurs(cancel, tokens) for cancel in (self._of_phrase(label), self._of_file(phrase.file)) if cancel)

    def _of_phrase(self, label: int) -> Automaton | None:
        phrase = self.phrases[label]
        if label not in self._phrase_cancels:
            self._phrase_cancels[label] = self._cancels(phrase.unless, phrase)
        return self._phrase_cancels[label]

    def _of_file(self, path: Path) -> Automaton | None:
        if path not in self._file_cancels:
            phrase = next(phrase for phrase in self.phrases if phrase.file == path)
            self._file_cancels[path] = self._cancels(self._file_unless[path], phrase)
        return self._file_cancels[path]

    def _cancels(self, patterns: Sequence[str], phrase: Phrase) -> Automaton | None:
        if not patterns:
            return None
        automaton = self._automaton()
        for pattern in patterns:
            automaton.add(self._parse(pattern, phrase), 0)
        return automaton

    def _automaton(self) -> Automaton:
        return Automaton(self._language.read, self._language.words, self._language.gap)


def _occurs(automaton: Automaton, tokens: Sequence[str]) -> bool:
    state = automaton.start()
    for token in tokens:
        state = state[automaton.kinds[token]]
        if state.hits:
            return True
    return False


@cache
def _shared_lists(folder: Path) -> dict[str, list[str]]:
    """The word lists of a language, ``lists.toml``, for all its word files."""
    path = folder / "lists.toml"
    if not path.is_file():
        return {}
    try:
        lists: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordFileError(f"is not TOML: {error}", file=path) from None
    return lists


@cache
def word_files(tag: str) -> tuple[Path, ...]:
    """The word files of a locale: for each rule and move the nearest in its chain."""
    nearest: dict[tuple[str, str], Path] = {}
    for one in reversed(chain(tag)):
        for group in ("rules", "moves"):
            for path in sorted((tree("locales") / one / group).glob("*.toml")):
                nearest[group, path.stem] = path
    return tuple(nearest.values())


@cache
def phrases(tag: str) -> Phrases:
    """The phrases of a locale, read and indexed once."""
    return Phrases(language(tag), word_files(tag))
