"""Many patterns matched at once, in one pass over the words of a text.

The patterns share one automaton (positions with the same past are one), which is made deterministic lazily, state by
state, as texts need it. A text costs one look-up a word, however many patterns there are; a state that was never
needed is never built. There are no loops, so no pattern and no text can make it slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .patterns import Choice, Gap, Node, PatternError, Word

ANY = "..."
ANCHORS = frozenset("^$?!#")
START = 0
_MOST_STATES = 20_000
_MOST_WORDS = 100_000

Read = Callable[[str], Sequence[Sequence[str]]]
Reading = tuple[tuple[tuple[str, ...], ...], ...]
"""The ways to read one token of a text, each a sequence of words, and each word all that it is to the patterns:
itself, its stems, a number. ``you'd`` is ``you had`` or ``you would``."""


class State(dict[int, "State"]):
    """A deterministic state; its transitions are worked out when first taken."""

    __slots__ = ("anywhere", "automaton", "hits", "positions")

    def __init__(self, automaton: Automaton, positions: frozenset[int], *, anywhere: bool) -> None:
        super().__init__()
        self.automaton = automaton
        self.positions = positions
        self.anywhere = anywhere
        """Whether a match may begin at any later word, or only where this walk began."""
        accepts = automaton.accepts
        self.hits = tuple(sorted({label for place in positions for label in accepts.get(place, ())}))

    def __missing__(self, kind: int) -> State:
        return self.automaton.follow(self, kind)


class _Kinds(dict[str, int]):
    """The kind of each token that was seen: the number of its reading."""

    def __init__(self, automaton: Automaton) -> None:
        super().__init__()
        self.automaton = automaton

    def __missing__(self, token: str) -> int:
        return self.automaton.kind_of(token)


class Automaton:
    """The patterns of one index."""

    def __init__(self, read_token: Read, read_word: Read, gap: int) -> None:
        """Make an empty one.

        Args:
            read_token: the ways to read a token of a text, each a sequence of folded words.
            read_word: the same for a word of a pattern.
            gap: how many words ``...`` spans at most.
        """
        self._read_token = read_token
        self._read_word = read_word
        self._gap = gap
        self._edges: list[dict[str, list[int]]] = [{}]
        self._shared: dict[tuple[frozenset[int], str], int] = {}
        self.accepts: dict[int, list[int]] = {}
        # What each word, and each beginning of a word, is to the patterns: itself, and the choices that it is one of.
        self._words: dict[str, list[str]] = {}
        self._stems: dict[int, dict[str, list[str]]] = {}
        self._choices: dict[frozenset[str], str] = {}
        self._ways: dict[str, Sequence[Sequence[str]]] = {}
        self._longest: dict[int, int] = {}
        self._readings: list[Reading] = []
        self._numbers: dict[Reading, int] = {}
        self.kinds = _Kinds(self)
        self._states: dict[tuple[frozenset[int], bool], State] = {}
        self._firsts: dict[int, State] = {}

    # Building

    def add(self, nodes: tuple[Node, ...], label: int) -> None:
        """Add a pattern; a text that it matches has a hit with this label."""
        ends, longest = self._sequence(nodes, frozenset({START}))
        self._longest[label] = max(self._longest.get(label, 0), longest)
        for place in ends:
            self.accepts.setdefault(place, []).append(label)

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
        # Single words that may stand in one place are one position, however long their list is.
        words: set[str] = set()
        others: list[tuple[Node, ...]] = []
        for option in _flat(node):
            way = self._single(option)
            if way is None:
                others.append(option)
            else:
                words.add(way)
        reached = before if node.optional else frozenset()
        longest = 1
        if words:
            reached |= {self._position(before, self._choice(frozenset(words)))}
        for option in others:
            ends, length = self._sequence(option, before)
            reached |= ends
            longest = max(longest, length)
        return reached, longest

    def _single(self, option: tuple[Node, ...]) -> str | None:
        """The word or stem that an option is, if it is one alone."""
        if len(option) != 1 or not isinstance(option[0], Word) or option[0].text in ANCHORS:
            return None
        ways = self._read(option[0].text.rstrip("*"))
        if len(ways) != 1 or len(ways[0]) != 1:
            return None
        return ways[0][0] + ("*" if option[0].text.endswith("*") else "")

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
            known = self._stems.setdefault(len(word) - 1, {}).setdefault(word[:-1], [])
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
        stem = "*" if text.endswith("*") else ""
        reached: frozenset[int] = frozenset()
        longest = 0
        for way in self._read(text.rstrip("*")):
            here = before
            for number, word in enumerate(way, 1):
                atom = word + stem if number == len(way) else word
                self._know(atom, atom)
                here = frozenset({self._position(here, atom)})
            reached |= here
            longest = max(longest, len(way))
        return reached, longest

    def _position(self, before: frozenset[int], atom: str) -> int:
        place = self._shared.get((before, atom))
        if place is None:
            place = len(self._edges)
            self._edges.append({})
            self._shared[before, atom] = place
            for one in before:
                self._edges[one].setdefault(atom, []).append(place)
        return place

    # Matching

    def kind_of(self, token: str) -> int:
        """The number of a token's reading, worked out once."""
        reading: Reading = tuple(
            dict.fromkeys(tuple(self._atoms(word) for word in words) for words in self._read_token(token))
        )
        number = self._numbers.get(reading)
        if number is None:
            number = len(self._readings)
            self._readings.append(reading)
            self._numbers[reading] = number
        if len(self.kinds) >= _MOST_WORDS:
            self.kinds.clear()
        self.kinds[token] = number
        return number

    def _atoms(self, word: str) -> tuple[str, ...]:
        if word[:1] in {"$", "^"}:  # an end of a sentence, with its marks
            return tuple(word)
        atoms = list(self._words.get(word, ()))
        for length, stems in self._stems.items():
            atoms += stems.get(word[:length], ())
        if word[:1].isdigit():
            atoms.append("#")
        return (*atoms, ANY)

    def start(self) -> State:
        """The state before the first word of a text."""
        return self._state(frozenset({START}), anywhere=True)

    def follow(self, state: State, kind: int) -> State:
        """The state after one more token; remembered, so that the next text finds it."""
        after = self._state(self._step(state.positions, kind, restart=state.anywhere), anywhere=state.anywhere)
        state[kind] = after
        return after

    def _state(self, positions: frozenset[int], *, anywhere: bool) -> State:
        state = self._states.get((positions, anywhere))
        if state is None:
            if len(self._states) >= _MOST_STATES:
                # Texts without end may need states without end; begin afresh rather than grow.
                for old in self._states.values():
                    old.clear()
                self._states.clear()
                self._firsts.clear()
            state = self._states[positions, anywhere] = State(self, positions, anywhere=anywhere)
        return state

    def _first(self, kind: int) -> State:
        """The state after the first token of a match. It may begin inside that token, as "not" in "isn't"."""
        positions = self._step(frozenset({START}), kind, restart=True) - {START}
        state = self._firsts[kind] = self._state(positions, anywhere=False)
        return state

    def _step(self, positions: frozenset[int], kind: int, *, restart: bool) -> frozenset[int]:
        edges = self._edges
        reached: set[int] = set()
        for words in self._readings[kind]:
            here: frozenset[int] | set[int] = positions
            for atoms in words:
                there: set[int] = set()
                for place in here:
                    out = edges[place]
                    for atom in atoms:
                        if atom in out:
                            there.update(out[atom])
                if restart:
                    there.add(START)
                here = there
            reached |= here
        return frozenset(reached)

    def starts(self, kinds: Sequence[int], last: int, label: int) -> int:
        """Where the longest match with this label begins that ends at the token ``last``."""
        for start in range(max(0, last - self._longest[label]), last + 1):
            kind = kinds[start]
            state = self._firsts.get(kind) or self._first(kind)
            for number in range(start + 1, last + 1):
                if not state.positions:
                    break
                state = state[kinds[number]]
            if label in state.hits:
                return start
        return last


def _flat(node: Choice) -> Iterator[tuple[Node, ...]]:
    """The options of a choice, those of a choice inside it among them."""
    for option in node.options:
        if len(option) == 1 and isinstance(option[0], Choice) and not option[0].optional:
            yield from _flat(option[0])
        else:
            yield option
