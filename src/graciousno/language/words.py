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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import accumulate
from operator import getitem
from pathlib import Path
from typing import Any

from ..errors import WordFileError, did_you_mean
from ..resources import tree
from .automaton import Automaton, Built
from .building import Builder
from .patterns import Grammar, Lists, PatternError
from .sentences import Language, Tokens, language
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


class Hit:
    """A phrase found in a text: which, where, and in which sentence. Its places are worked out when asked for."""

    __slots__ = ("_index", "_label", "_number", "_sentence", "_start", "_tokens", "phrase")

    def __init__(self, index: Phrases, tokens: Tokens, number: int, sentence: int, label: int) -> None:
        self.phrase = index.phrases[label]
        self._index, self._tokens, self._number, self._sentence, self._label = index, tokens, number, sentence, label
        self._start = -1

    @property
    def start(self) -> int:
        """The place, in code points, where the longest match begins."""
        if self._start < 0:
            self._start = self._index.start(self._tokens, self._number, self._sentence, self._label)
        return self._start

    @property
    def end(self) -> int:
        """The place behind its last word."""
        # A match that ends with the sentence ends before its mark.
        at_mark = self._number == self._tokens.breaks[self._sentence]
        return self._tokens.end(self._number - at_mark)

    @property
    def first(self) -> int:
        """The place where its sentence begins."""
        return self._tokens.stretch(self._sentence)[0]

    @property
    def last(self) -> int:
        """The place behind the end of its sentence."""
        return self._tokens.stretch(self._sentence)[1]


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


class Phrases:
    """All phrases of one language in one index, for rules and moves alike."""

    def __init__(self, language: Language, files: Iterable[Path]) -> None:
        self.phrases: list[Phrase] = []
        builder = Builder(language)
        # What an "unless" says is found by the same index; its labels come after those of the phrases.
        self.unless: list[tuple[int, ...]] = []
        self._cancels: set[int] = set()
        of_files: list[tuple[list[Phrase], list[str], Grammar]] = []
        for path in files:
            phrases, unless, lists = read_file(path, _shared_lists(path.parent.parent))
            self.phrases += phrases
            of_files.append((phrases, unless, Grammar(lists)))
        number = 0
        for phrases, unless, grammar in of_files:
            of_file = self._add_cancel(builder, unless, phrases, grammar)
            for phrase in phrases:
                _add(builder, phrase.patterns, phrase, grammar, number)
                self.unless.append((*of_file, *self._add_cancel(builder, phrase.unless, [phrase], grammar)))
                number += 1
        self._finish(language, builder.built)

    @classmethod
    def of(cls, language: Language, phrases: list[Phrase], unless: list[tuple[int, ...]], built: Built) -> Phrases:
        """An index that was built before."""
        index = object.__new__(cls)
        index.phrases, index.unless = phrases, unless
        index._cancels = {label for labels in unless for label in labels}
        index._finish(language, built)
        return index

    def _finish(self, language: Language, built: Built) -> None:
        self._language = language
        self.automaton = Automaton(built, language)
        self.targets = frozenset(phrase.target for phrase in self.phrases)
        self._wanted = cache(self._labels)

    def _add_cancel(
        self, builder: Builder, patterns: Sequence[str], phrases: list[Phrase], grammar: Grammar
    ) -> tuple[int, ...]:
        if not patterns or not phrases:
            return ()
        label = len(self.phrases) + len(self._cancels)
        self._cancels.add(label)
        _add(builder, patterns, phrases[0], grammar, label)
        return (label,)

    def find(self, text: str | Tokens, targets: frozenset[str] | None = None) -> list[Hit]:
        """Every phrase in a text, in the order of their ends.

        Args:
            text: a text, or its tokens.
            targets: the rules and moves to look for; all by default.
        """
        tokens = text if isinstance(text, Tokens) else Tokens(text, self._language)
        kind = self.automaton.kinds.__getitem__
        begin = self.automaton.start()[kind(PARAGRAPH)]
        # Two look-ups a word, in C: the kind of the token, and the state that it leads to.
        states = list(accumulate(map(kind, [*tokens.words, STOP]), getitem, initial=begin))
        found = [(number, state.hits) for number, state in enumerate(states, -1) if state.hits]
        return self._resolve(tokens, found, self._wanted(targets)) if found else []

    def _labels(self, targets: frozenset[str] | None) -> frozenset[int]:
        return frozenset(
            label for label, phrase in enumerate(self.phrases) if targets is None or phrase.target in targets
        )

    def _resolve(self, tokens: Tokens, found: list[tuple[int, tuple[int, ...]]], wanted: frozenset[int]) -> list[Hit]:
        """The hits that are wanted, and that no ``unless`` of the same sentence cancels."""
        if all(map(wanted.isdisjoint, (labels for _, labels in found))):
            return []
        cancels = self._cancels
        cancelled = {
            (tokens.sentence_at(number), label) for number, labels in found for label in labels if label in cancels
        }
        counts: dict[tuple[int, int], int] = {}
        hits: list[Hit] = []
        for number, labels in found:
            sentence = tokens.sentence_at(number)
            for label in labels:
                if label not in wanted:
                    continue
                key = (sentence, label)
                counts[key] = counts.get(key, 0) + 1
                if counts[key] > _MOST_HITS_A_SENTENCE:
                    continue
                if cancelled and any((sentence, one) in cancelled for one in self.unless[label]):
                    continue
                hits.append(Hit(self, tokens, number, sentence, label))
        return hits

    def start(self, tokens: Tokens, number: int, sentence: int, label: int) -> int:
        """The place where the longest match of a phrase begins that ends at a token."""
        kinds = self.automaton.kinds
        before = tokens.breaks[sentence - 1] if sentence else -1
        words = [PARAGRAPH, *tokens.words[before + 1 : number + 1], *([STOP] if number == len(tokens.words) else [])]
        found = self.automaton.starts([kinds[word] for word in words], len(words) - 1, label)
        return tokens.start(before + max(found, 1))


def _add(builder: Builder, patterns: Sequence[str], phrase: Phrase, grammar: Grammar, label: int) -> None:
    for pattern in patterns:
        try:
            builder.add(grammar.parse(pattern), label)
        except PatternError as error:
            raise WordFileError(f'in "{pattern}": {error}', file=phrase.file, line=phrase.line) from None


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


def entries(tag: str, target: str) -> list[Phrase]:
    """The phrases of one rule or move as its file has them, with their patterns and sentences."""
    return [phrase for path in word_files(tag) if path.stem == target for phrase in read_file(path)[0]]


@cache
def phrases(tag: str) -> Phrases:
    """The phrases of a locale, read and indexed once."""
    from . import compiled

    return compiled.load(tag) or Phrases(language(tag), word_files(tag))
