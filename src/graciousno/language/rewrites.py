"""Rewrites: how a sentence that breaks a promise can be said instead, as a translator writes them.

::

    [[rewrite]]
    from = "you (failed|forgot) to (enclose|attach) <thing: {thing}>"
    to = "we did not find <thing>"
    examples = [["You forgot to attach your CV.", "We did not find your CV."]]
    silent = ["You forgot to attach us."]

``<name>`` keeps words: to the end of their clause, or up to what the pattern says next; ``<name: a|b>`` only words
that begin so; ``<name: a|b ...>`` all that the sentence still says; ``<name = a|b>`` only these words. ``<gone>`` is
left out. What a clause looks like stands in ``rewrites/common.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from ..errors import WordFileError, did_you_mean
from .matching import Frame, Match, Sentence
from .patterns import Grammar, Lists, Node, PatternError, Word
from .sentences import language
from .steps import Kept, Pattern, Sign, Stepper, Steps
from .tables import are_texts, heads, line_of, read_table, unknown_name

GONE = "gone"
"""The name of words that are kept from the reader on purpose."""
PARTS = ("clause", "phrase", "word")
_EXPECTED: Mapping[type, str] = {str: "a text", list: "a list of texts", dict: "a table"}
_FIELDS: Mapping[str, tuple[type, ...]] = {
    "from": (str, list), "to": (str,), "part": (str,), "unless": (list,), "examples": (list,), "silent": (list,)
}  # fmt: skip
_FILE: Mapping[str, tuple[type, ...]] = {"lists": (dict,), "rewrite": (list,)}
_COMMON: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("leads", "goes_on", "never_inside", "capitals"), (list,)),
    **dict.fromkeys(("lists", "alone", "again"), (dict,)),
}
_KEPT = re.compile(r"<\s*([a-z]+)\s*(?:([:=])([^<>]*))?>")
_SHOUT = re.compile(r"^\s*[!?؟][!?؟.…]*")

_ENDS = (Sign("$"), Sign("?"), Sign("!"))


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One entry of a rewrite file."""

    file: Path
    line: int
    patterns: tuple[Pattern, ...]
    to: str
    part: str = "clause"
    """``clause``: it has a subject, and its neighbours have to let that change; ``phrase``: it stands inside a
    clause; ``word``: it means just the same, wherever it stands."""
    unless: tuple[Pattern, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    silent: tuple[str, ...] = ()

    def of(self, sentence: Sentence, text: str) -> str | None:
        """A sentence said so, or ``None`` where it cannot be.

        Args:
            sentence: the sentence.
            text: the whole text that it stands in, for the voice and the apostrophes of its writer.
        """
        for pattern in self.patterns:
            for match in sentence.matches(pattern, clause=self.part == "clause"):
                said = self._filled(pattern.steps, sentence, match, text)
                # What speaks against it is looked for last, as most sentences never come so far.
                if said is not None and not any(
                    True for one in self.unless for _ in sentence.matches(one, clause=False)
                ):
                    return said
        return None

    def _filled(self, steps: Steps, sentence: Sentence, match: Match, text: str) -> str | None:
        start, end = sentence.stretch(match, from_comma=steps[0] == Sign(","))
        before, old, tail = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
        closing = steps[-1] in _ENDS
        if (sentence.ends_with("?") and not closing) or (old.isupper() and len(old) > 3) or _is_quoting(before):
            return None  # a question wants its answer, capitals are a matter of their own, and quotes stay as they are
        new = ""
        for number, piece in enumerate(re.split(r"(<\w+>)", self.to)):
            if piece[:1] != "<":
                new += sentence.frame.voiced(piece, text)
            elif (kept := sentence.words(*match.kept[piece[1:-1]], moved=number > 1 or bool(new))) is not None:
                new += kept
            else:
                return None
        if closing:
            tail = _SHOUT.sub(".", tail)
        if not new and (not before or before[-1].isspace()):
            # No space before a stop, none twice, and none at the beginning.
            before, tail = (before, tail.lstrip()) if not tail or tail[0].isspace() else (before.rstrip(), tail)
        if old[:1].isupper() and (match.first == 0 or not sentence.is_capital(match.first)):
            new, tail = (_capital(new), tail) if new else (new, _capital(tail))
        return before + new + tail


def _is_quoting(before: str) -> bool:
    """Whether a quotation is open where a text ends."""
    pairs = zip("“„«「『", "”“»」』", strict=True)
    return before.count('"') % 2 == 1 or any(before.rfind(left) > before.rfind(right) for left, right in pairs)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def common(path: Path | None, tag: str) -> tuple[Frame, Mapping[str, list[str]]]:
    """Read what all rewrites of a language share: what a clause looks like, and word lists.

    Args:
        path: the file; without one there is little that a clause may stand beside.
        tag: the locale.

    Raises:
        WordFileError: with file and line.
    """
    if path is None:
        return Frame(), {}
    given, source = read_table(path)
    _require(given, _COMMON, path, source, 1)
    lists = given.get("lists", {})
    grammar, stepper = Grammar(lists), Stepper(language(tag).words)
    parsed = {
        name: tuple(map(_Reader(path, line_of(source, name) or 1, grammar, stepper).plain, given[name]))
        for name in ("leads", "goes_on", "never_inside")
        if name in given
    }
    capitals = frozenset(one.lower() for one in given.get("capitals", ()))
    return Frame(**parsed, capitals=capitals, alone=given.get("alone", {}), again=given.get("again", {})), lists


def read_rewrites(path: Path, tag: str, lists: Lists | None = None) -> tuple[Rewrite, ...]:
    """Read one rewrite file.

    Args:
        path: the file.
        tag: the locale.
        lists: the word lists that all files of the language share.

    Raises:
        WordFileError: with file and line.
    """
    given, source = read_table(path)
    _require(given, _FILE, path, source, 1)
    grammar, stepper = Grammar({**(lists or {}), **given.get("lists", {})}), Stepper(language(tag).words)
    return tuple(
        _Reader(path, line, grammar, stepper).rewrite(entry)
        for entry, line in zip_longest(given.get("rewrite", []), heads(source, "rewrite"), fillvalue=1)
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what stands at one place of a file."""

    path: Path
    line: int
    grammar: Grammar
    stepper: Stepper

    def error(self, message: str) -> WordFileError:
        return WordFileError(message, file=self.path, line=self.line)

    def rewrite(self, entry: Any) -> Rewrite:
        if not isinstance(entry, dict):
            raise self.error("a rewrite is a table of its own: [[rewrite]]")
        _require(entry, _FIELDS, self.path, "", self.line)
        if "from" not in entry or "to" not in entry:
            raise self.error('a rewrite needs a "from" and a "to" (which may be empty)')
        part, to = entry.get("part", "clause"), entry["to"]
        if part not in PARTS:
            near = did_you_mean(get_close_matches(part, PARTS, 1))
            raise self.error(f"part is one of: {', '.join(PARTS)}{near}")
        given = [entry["from"]] if isinstance(entry["from"], str) else entry["from"]
        patterns = tuple(map(self.keeping, given))
        for words, pattern in zip(given, patterns, strict=True):
            self._require_same_names(words, [step.name for step in pattern.steps if isinstance(step, Kept)], to)
        examples = entry.get("examples", [])
        if not all(isinstance(pair, list) and list(map(type, pair)) == [str, str] for pair in examples):
            raise self.error('"examples" are pairs: ["what was said", "what is said instead"]')
        unless = tuple(map(self.plain, entry.get("unless", ())))
        pairs = tuple((old, new) for old, new in examples)
        return Rewrite(self.path, self.line, patterns, to, part, unless, pairs, tuple(entry.get("silent", ())))

    def _require_same_names(self, pattern: str, kept: list[str], to: str) -> None:
        said = [name for name, _, _ in _KEPT.findall(to)]
        if re.sub(r"<[a-z]+>", "", to).count("<"):
            raise self.error(f'"to" says words that were kept as <name>, in small letters: "{to}"')
        for name in said:
            if name not in kept:
                near = did_you_mean(get_close_matches(name, kept, 1))
                raise self.error(f'"to" says <{name}>, but "{pattern}" keeps no such words{near}')
        for name in kept:
            if kept.count(name) > 1:
                raise self.error(f'"{pattern}" keeps two stretches under one name, <{name}>')
            if name not in said and name != GONE:
                raise self.error(f'"{pattern}" keeps <{name}>, but "to" does not say it')

    def keeping(self, pattern: str) -> Pattern:
        """A pattern with the words that it keeps, which stand outside of all brackets."""
        kept: dict[str, Kept] = {}
        for name, how, words in _KEPT.findall(pattern):
            begins, _, rest = words.partition("...")
            if rest.strip() or (how and not begins.strip()):
                raise self.error(f'in "{pattern}": <{name}{how}{words}> should say what the words begin with or are')
            beginning = self.plain(f"({begins})").steps if how else ()
            kept[f"<{name}>"] = Kept(name, beginning, how == "=", open="..." in words, dropped=name == GONE)
        nodes = self.nodes(_KEPT.sub(r"<\1>", pattern))
        found = [kept.get(node.text) if isinstance(node, Word) else None for node in nodes]
        steps = iter(self.steps((node for node, one in zip(nodes, found, strict=True) if one is None), pattern))
        return Pattern.of(tuple(one or next(steps) for one in found))

    def plain(self, pattern: str) -> Pattern:
        """A pattern that keeps nothing."""
        return Pattern.of(self.steps(self.nodes(pattern), pattern))

    def steps(self, nodes: Iterable[Node], pattern: str) -> Steps:
        try:
            return self.stepper.steps(nodes)
        except PatternError as error:
            raise self.error(f'in "{pattern}": {error.message}') from None

    def nodes(self, pattern: str) -> tuple[Node, ...]:
        try:
            # A comma parts clauses, so that here it is a word of its own.
            return self.grammar.parse(pattern.replace(",", " , "))
        except PatternError as error:
            raise self.error(f'in "{pattern}": {error}') from None


def _require(
    given: Mapping[str, Any], fields: Mapping[str, tuple[type, ...]], path: Path, source: str, line: int
) -> None:
    for name, value in given.items():
        here = line_of(source, name) or line
        if name not in fields:
            raise WordFileError(unknown_name(name, fields), file=path, line=here)
        texts = value if isinstance(value, list) and name not in {"rewrite", "examples"} else ()
        if not isinstance(value, fields[name]) or not all(isinstance(one, str) for one in texts):
            expected = " or ".join(_EXPECTED[kind] for kind in fields[name])
            raise WordFileError(f'"{name}" should be {expected}', file=path, line=here)
    for name, value in given.get("lists", {}).items():
        if not are_texts(value):
            raise WordFileError(
                f'the word list "{name}" should be a list of texts', file=path, line=line_of(source, name)
            )
