"""Phrase patterns, written the way people write phrases.

The syntax is that of Home Assistant's sentence files::

    you [really] (should|could|ought to) have

==============  ===================================================================================
``word``        this word, in any case; contractions count as their words (``don't`` is ``do not``)
``(a|b)``       one of these
``[a]``         this or nothing; ``[a|b]`` one of these or nothing
``stem*``       a word that begins so; ``*ending`` one that ends so
``...``         a short gap: a few words of the same sentence; ``...8`` for at most 8
``{list}``      one of a named word list
``#``           a number
``^`` ``$``     the start and the end of a sentence; ``?`` and ``!`` an end with that mark
==============  ===================================================================================

A pattern becomes a small automaton without loops: matching it is bounded and linear, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_GAP = 12
_DEEPEST = 20
_CLOSING = frozenset(")]|")
_TOKEN = re.compile(r"\s*(?:(\.\.\.(\d*))|([()\[\]|^$?!#])|\{([a-z0-9_-]+)\}|((?:(?!\.\.\.)[^\s()\[\]|{}^$?!#])+))")


class PatternError(ValueError):
    """A pattern that cannot be read: what is wrong, and at which character."""

    def __init__(self, message: str, at: int) -> None:
        self.message, self.at = message, at
        super().__init__(f"{message} (at character {at + 1})")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, stem (``forg*``), ending (``*frist``), number (``#``), anchor (``^ $``) or end mark (``? !``)."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """At most so many words."""

    longest: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; with ``optional`` also none of them."""

    options: tuple[tuple[Node, ...], ...]
    optional: bool = False


Node = Word | Gap | Choice
Lists = Mapping[str, list[str]]


class Grammar:
    """Reads patterns that may name the word lists of one file."""

    def __init__(self, lists: Lists | None = None) -> None:
        """Take the lists; their entries are patterns themselves."""
        self.lists = lists or {}
        self._read: dict[str, Choice] = {}

    def parse(self, pattern: str) -> tuple[Node, ...]:
        """Read a pattern.

        Raises:
            PatternError: what is wrong and where.
        """
        nodes = self.entry(pattern, ())
        _require_words_at_the_edges(nodes, pattern)
        return nodes

    def entry(self, pattern: str, inside: tuple[str, ...]) -> tuple[Node, ...]:
        """Read a pattern or an entry of the lists named in ``inside``."""
        reader = _Reader(pattern, self, inside)
        nodes = reader.sequence(depth=0)
        if reader.peek() is not None:
            raise PatternError(f'"{reader.peek()}" closes nothing', reader.at)
        if not nodes:
            raise PatternError("the pattern is empty", 0)
        return nodes

    def list(self, name: str, at: int, inside: tuple[str, ...]) -> Choice:
        """The word list of this name, read once."""
        if name not in self._read:
            if name not in self.lists:
                known = ", ".join(sorted(self.lists)) or "none"
                raise PatternError(f'there is no word list "{name}"; there are: {known}', at)
            if name in inside:
                raise PatternError(f'the word list "{name}" contains itself', at)
            entries = (self.entry(entry, (*inside, name)) for entry in self.lists[name])
            self._read[name] = Choice(tuple(entries))
        return self._read[name]


class _Reader:
    def __init__(self, pattern: str, grammar: Grammar, inside: tuple[str, ...]) -> None:
        self.grammar, self.inside = grammar, inside
        # Each piece with its groups and its place; the end is a piece of its own.
        self.pieces: list[tuple[str, re.Match[str] | None, int]] = []
        place = 0
        while (match := _TOKEN.match(pattern, place)) is not None:
            text = match[0].lstrip()
            self.pieces.append((text, match, match.end() - len(text)))
            place = match.end()
        rest = pattern[place:].lstrip()
        if rest:
            raise PatternError(f'"{rest[0]}" does not belong here', len(pattern) - len(rest))
        self.pieces.append(("", None, len(pattern)))
        self.next = 0

    def peek(self) -> str | None:
        """The next piece, or ``None`` at the end."""
        return self.pieces[self.next][0] or None

    @property
    def at(self) -> int:
        """The place of the next piece."""
        return self.pieces[self.next][2]

    def sequence(self, depth: int) -> tuple[Node, ...]:
        if depth > _DEEPEST:
            raise PatternError("brackets are nested too deeply", self.at)
        nodes: list[Node] = []
        while True:
            piece, match, at = self.pieces[self.next]
            if match is None or piece in _CLOSING:
                return tuple(nodes)
            self.next += 1
            gap, length, mark, name, word = match.groups()
            if word:
                if "*" in word[1:-1] or word.count("*") > 1 or word == "*":
                    where = "the * should be the last character, after a stem, or the first, before an ending"
                    raise PatternError(f'in "{word}" {where}', at)
                nodes.append(Word(word))
            elif gap:
                longest = int(length) if length else None
                if longest is not None and not 1 <= longest <= LONGEST_GAP:
                    raise PatternError(f"a gap is 1 to {LONGEST_GAP} words long", at)
                nodes.append(Gap(longest))
            elif name:
                nodes.append(self.grammar.list(name, at, self.inside))
            elif mark in {"(", "["}:
                nodes.append(self._choice(mark, at, depth))
            else:
                nodes.append(Word(mark))

    def _choice(self, opening: str, at: int, depth: int) -> Choice:
        closing = ")" if opening == "(" else "]"
        options = [self.sequence(depth + 1)]
        while self.peek() == "|":
            self.next += 1
            options.append(self.sequence(depth + 1))
        if self.peek() != closing:
            raise PatternError(f'"{opening}" is not closed by "{closing}"', at)
        self.next += 1
        if not all(options):
            raise PatternError(f'an empty choice; write "[...]" for what may be left out: {opening}', at)
        return Choice(tuple(options), optional=opening == "[")


def _require_words_at_the_edges(nodes: tuple[Node, ...], pattern: str) -> None:
    for node, where in ((nodes[0], "begin"), (nodes[-1], "end")):
        if isinstance(node, Gap):
            raise PatternError(f"a pattern cannot {where} with a gap", 0 if where == "begin" else len(pattern) - 1)
    if can_be_empty(nodes):
        raise PatternError("every word of the pattern may be left out", 0)


def can_be_empty(nodes: tuple[Node, ...]) -> bool:
    """Whether nothing at all would match."""
    return all(
        isinstance(node, Gap)
        or (isinstance(node, Choice) and (node.optional or any(can_be_empty(option) for option in node.options)))
        for node in nodes
    )
