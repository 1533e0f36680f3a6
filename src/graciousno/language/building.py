"""From patterns to the places and edges of one automaton.

Patterns share what they begin with: a place is known by the word that leads to it and by the places before it, so that
two patterns with the same past have one place, and the words of one choice are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .automaton import ANY, START, Built, Edges, Reader
from .patterns import Choice, Gap, Node, PatternError, Word

ANCHORS = frozenset("^$?!#")


class Builder:
    """Puts patterns together; :attr:`built` is what an automaton matches."""

    def __init__(self, language: Reader) -> None:
        """Begin with no pattern."""
        self._read_word, self._gap = language.words, language.gap
        # What each word, and each beginning of a word, is to the patterns: itself, and the choices that it is one of.
        self._accepts: dict[int, list[int]] = {}
        self._words: dict[str, list[str]] = {}
        self.built = Built(Edges({START: {}}), self._accepts, self._words, {}, {}, {})
        self._shared: dict[tuple[frozenset[int], str], int] = {}
        self._choices: dict[frozenset[str], str] = {}
        self._ways: dict[str, Sequence[Sequence[str]]] = {}
        self._plans: dict[int, tuple[Choice, str | None, list[tuple[Node, ...]]]] = {}

    def add(self, nodes: tuple[Node, ...], label: int) -> None:
        """Add a pattern; a text that it matches has a hit with this label."""
        ends, longest = self._sequence(nodes, frozenset({START}))
        self.built.longest[label] = max(self.built.longest.get(label, 0), longest)
        for place in ends:
            self._accepts.setdefault(place, []).append(label)

    def _sequence(self, nodes: tuple[Node, ...], before: frozenset[int]) -> tuple[frozenset[int], int]:
        total = 0
        for node in nodes:
            before, longest = self._node(node, before)
            total += longest
        return before, total

    def _node(self, node: Node, before: frozenset[int]) -> tuple[frozenset[int], int]:
        if isinstance(node, Word):
            return self._word(node.text, before)
        if isinstance(node, Gap):
            longest = node.longest or self._gap
            reached = here = before
            for _ in range(longest):
                here = frozenset({self._position(here, ANY)})
                reached |= here
            return reached, longest
        atom, others = self._plan(node)
        reached = before if node.optional else frozenset()
        longest = 1
        if atom is not None:
            reached |= {self._position(before, atom)}
        for option in others:
            ends, length = self._sequence(option, before)
            reached |= ends
            longest = max(longest, length)
        return reached, longest

    def _plan(self, node: Choice) -> tuple[str | None, list[tuple[Node, ...]]]:
        """A choice as one position for its single words, however many, and the options that are more.

        Worked out once for each choice, as a word list is one choice wherever it is named.
        """
        known = self._plans.get(id(node))
        if known is None:
            words: set[str] = set()
            others: list[tuple[Node, ...]] = []
            for option in _flat(node):
                word = self._single(option)
                if word is None:
                    others.append(option)
                else:
                    words.add(word)
            # The node is kept, so that no other can have its id.
            known = self._plans[id(node)] = (node, self._choice(frozenset(words)) if words else None, others)
        return known[1], known[2]

    def _single(self, option: tuple[Node, ...]) -> str | None:
        """The word, stem or ending that an option is, if it is one alone."""
        if len(option) != 1 or not isinstance(option[0], Word) or option[0].text in ANCHORS:
            return None
        text = option[0].text
        ways = self._read(text.strip("*"))
        if len(ways) != 1 or len(ways[0]) != 1:
            return None
        return "*" * text.startswith("*") + ways[0][0] + "*" * text.endswith("*")

    def _choice(self, words: frozenset[str]) -> str:
        if len(words) == 1:
            (word,) = words
            self._know(word, word)
            return word
        atom = self._choices.get(words)
        if atom is None:
            atom = self._choices[words] = f"|{len(self._choices)}"
            for word in words:
                self._know(word, atom)
        return atom

    def _know(self, word: str, atom: str) -> None:
        if word.endswith("*"):
            known = self.built.stems.setdefault(len(word) - 1, {}).setdefault(word[:-1], [])
        elif word.startswith("*"):
            known = self.built.endings.setdefault(len(word) - 1, {}).setdefault(word[1:], [])
        else:
            known = self._words.setdefault(word, [])
        if atom not in known:
            known.append(atom)

    def _read(self, word: str) -> Sequence[Sequence[str]]:
        ways = self._ways.get(word)
        if ways is None:
            ways = self._ways[word] = self._read_word(word)
            if not all(ways):
                raise PatternError(f'"{word}" has no letter or digit', 0)
        return ways

    def _word(self, text: str, before: frozenset[int]) -> tuple[frozenset[int], int]:
        if text in ANCHORS:
            return frozenset({self._position(before, text)}), 1
        before_first, after_last = "*" * text.startswith("*"), "*" * text.endswith("*")
        reached: frozenset[int] = frozenset()
        longest = 0
        for way in self._read(text.strip("*")):
            here = before
            for number, word in enumerate(way, 1):
                atom = before_first * (number == 1) + word + after_last * (number == len(way))
                self._know(atom, atom)
                here = frozenset({self._position(here, atom)})
            reached |= here
            longest = max(longest, len(way))
        return reached, longest

    def _position(self, before: frozenset[int], atom: str) -> int:
        place = self._shared.get((before, atom))
        if place is None:
            place = len(self.built.edges)
            self.built.edges[place] = {}
            self._shared[before, atom] = place
            for one in before:
                self.built.edges[one].setdefault(atom, []).append(place)
        return place


def _flat(node: Choice) -> Iterator[tuple[Node, ...]]:
    """The options of a choice, those of a choice inside it among them."""
    for option in node.options:
        if len(option) == 1 and isinstance(option[0], Choice) and not option[0].optional:
            yield from _flat(option[0])
        else:
            yield option
