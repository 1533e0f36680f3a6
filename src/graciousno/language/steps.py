"""Patterns as the steps of a walk over one sentence, which may keep words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .patterns import Choice, Gap, Node, PatternError, Word

SIGNS = frozenset("^$?!#,")
"""What is not a word; a comma is any mark that parts clauses."""
Ways = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A word, a stem or an ending, in each of the ways to read it."""

    ways: tuple[tuple[str, ...], ...]
    fits: Callable[[str, str], bool] | None = None
    """Whether a word is one that begins or ends so; without it, a word is the same or is not."""


@dataclass(frozen=True, slots=True)
class Sign:
    """An end of the sentence, a comma or a number."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """One of several ways to go on, each under the words that it can begin with."""

    by_word: Mapping[str, tuple[Steps, ...]]
    others: tuple[Steps, ...]
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Words that a rewrite keeps."""

    name: str
    words: tuple[Step, ...] = ()
    """What they begin with, or are."""
    whole: bool = False
    """Whether ``words`` is all that is kept."""
    open: bool = False
    """Whether they are all that the sentence still says, however many clauses."""
    dropped: bool = False
    """Whether they are left out, so that anything may stand inside."""


Step = Literal | Sign | Options | Kept
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """The steps of a pattern, and what rules it out at a glance."""

    steps: Steps
    begins: frozenset[str] | None
    """The words that it can begin with; ``None`` if they cannot be listed."""
    needs: tuple[frozenset[str], ...]
    """Of each of these at least one word has to be there."""

    @classmethod
    def of(cls, steps: Steps) -> Pattern:
        """The pattern of these steps."""
        needs = (firsts(step.words if isinstance(step, Kept) else (step,)) for step in steps)
        return cls(steps, firsts(steps), tuple(need for need in needs if need))


class Stepper:
    """Makes steps of the patterns of one file; what they share is made once."""

    def __init__(self, read: Callable[[str], Ways]) -> None:
        """Take what gives the ways to read a word."""
        self._read = read
        # With each choice that was seen, so that no other can have its id.
        self._known: dict[int, tuple[Choice, Options]] = {}
        self._words: dict[str, Literal] = {}

    def steps(self, nodes: Iterable[Node]) -> Steps:
        """The steps of a pattern.

        Raises:
            PatternError: a word that is none, or words that would be lost.
        """
        return tuple(map(self._step, nodes))

    def _step(self, node: Node) -> Step:
        if isinstance(node, Gap):
            raise PatternError('"..." would lose words; keep them with <name>', 0)
        if isinstance(node, Word):
            return Sign(node.text) if node.text in SIGNS else self._word(node.text)
        if id(node) not in self._known:
            self._known[id(node)] = node, self._options(node)
        return self._known[id(node)][1]

    def _options(self, node: Choice) -> Options:
        by_word: dict[str, list[Steps]] = {}
        others: list[Steps] = []
        for option in node.options:
            steps = self.steps(option)
            words = firsts(steps)
            if words is None:
                others.append(steps)
            else:
                for word in words:
                    by_word.setdefault(word, []).append(steps)
        return Options({word: tuple(found) for word, found in by_word.items()}, tuple(others), node.optional)

    def _word(self, text: str) -> Literal:
        if "<" in text:
            raise PatternError("<name> stands outside of brackets, its name in small letters", 0)
        if text not in self._words:
            ways = tuple(tuple(way) for way in self._read(text.strip("*")))
            if not all(ways):
                raise PatternError(f'"{text}" has no letter or digit', 0)
            fits = str.startswith if text.endswith("*") else str.endswith if text.startswith("*") else None
            self._words[text] = Literal(ways, fits)
        return self._words[text]


def firsts(steps: Steps) -> frozenset[str] | None:
    """The words that a match can begin with; ``None`` if they cannot be listed."""
    found: set[str] = set()
    for step in steps:
        if isinstance(step, Literal) and step.fits is None:
            return frozenset(found.union(way[0] for way in step.ways if way))
        if not isinstance(step, Options) or step.others:
            return None
        found.update(step.by_word)
        if not step.optional:
            return frozenset(found)
    return None
