"""Many patterns matched at once, in one pass over the words of a text.

The patterns share one automaton (positions with the same past are one), which is made deterministic lazily, state by
state, as texts need it. A text costs one look-up a word, however many patterns there are; a state that was never
needed is never built. There are no loops, so no pattern and no text can make it slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

ANY = "..."
START = 0
_MOST_STATES = 60_000
_MOST_WORDS = 100_000


class Reader(Protocol):
    """What the automaton needs of a language."""

    @property
    def gap(self) -> int:
        """How many words ``...`` spans at most."""

    def read(self, token: str) -> Sequence[Sequence[str]]:
        """The ways to read a token of a text, each a sequence of folded words."""

    def words(self, phrase: str) -> Sequence[Sequence[str]]:
        """The same for a word of a pattern."""


class Edges(dict[int, dict[str, list[int]]]):
    """From each place, for each word (or choice of words), the places that it leads to."""


class Built(NamedTuple):
    """What was built from patterns: everything that matching needs."""

    edges: Edges
    accepts: Mapping[int, list[int]]
    words: Mapping[str, list[str]]
    stems: dict[int, dict[str, list[str]]]
    endings: dict[int, dict[str, list[str]]]
    longest: dict[int, int]


Reading = tuple[tuple[frozenset[str], ...], ...]
"""The ways to read one token of a text, each a sequence of words, and each word all that it is to the patterns:
itself, its stems and endings, a number. ``you'd`` is ``you had`` or ``you would``."""


class State(dict[int, "State"]):
    """A deterministic state; its transitions are worked out when first taken."""

    __slots__ = ("anywhere", "automaton", "count", "found", "hits", "positions")

    def __init__(self, automaton: Automaton, positions: tuple[int, ...], *, anywhere: bool) -> None:
        super().__init__()
        self.automaton = automaton
        self.positions = positions
        self.anywhere = anywhere
        """Whether a match may begin at any later word, or only where this walk began."""
        accepts = automaton.accepts
        ended = automaton.accepting.intersection(positions)
        self.hits = tuple(sorted({label for place in ended for label in accepts[place]})) if ended else ()
        """The labels of all that ends here."""
        labels, counts = automaton.labels, automaton.counts
        self.found = tuple(label for label in self.hits if label < labels and label not in counts)
        """Those that somebody asks for one by one."""
        self.count = sum(counts[label] for label in self.hits if label in counts)
        """What those add that are only counted."""

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
    """Matches what was built from patterns. Its states are worked out as texts need them."""

    def __init__(self, built: Built, language: Reader, *, labels: int, counts: Mapping[int, int]) -> None:
        """Take what was built, the language whose tokens it will see, and what its labels are."""
        self.built = built
        self.labels = labels
        """So many may be asked for; those that come after them only cancel others."""
        self.counts = counts
        """The labels that are only counted, and what each adds to the count of a state."""
        self._edges, self.accepts, self._words, self._stems, self._endings, self._longest = built
        self._read_token = language.read
        self._readings: list[Reading] = []
        self._numbers: dict[Reading, int] = {}
        self.kinds = _Kinds(self)
        self.accepting = frozenset(self.accepts)
        self._states: dict[tuple[tuple[int, ...], bool], State] = {}
        self._firsts: dict[int, State] = {}
        self._begun: dict[int, frozenset[int]] = {}
        self._outs: dict[int, tuple[dict[str, list[int]], Sequence[int]]] = {}

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

    def _atoms(self, word: str) -> frozenset[str]:
        if word[:1] in {"$", "^"}:  # an end of a sentence, with its marks
            return frozenset(word)
        atoms = list(self._words.get(word, ()))
        for length, stems in self._stems.items():
            atoms += stems.get(word[:length], ())
        for length, endings in self._endings.items():
            atoms += endings.get(word[-length:], ())
        if word[:1].isdigit():
            atoms.append("#")
        return frozenset((*atoms, ANY))

    def start(self) -> State:
        """The state before the first word of a text."""
        return self._state({START}, anywhere=True)

    def follow(self, state: State, kind: int) -> State:
        """The state after one more token; remembered, so that the next text finds it."""
        positions = self._step(state.positions, kind)
        if state.anywhere:
            positions |= self._begin(kind)  # START is among them
        after = state[kind] = self._state(positions, anywhere=state.anywhere)
        return after

    def _state(self, reached: Iterable[int], *, anywhere: bool) -> State:
        positions = tuple(sorted(reached))
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
        state = self._firsts[kind] = self._state(self._begin(kind) - {START}, anywhere=False)
        return state

    def _begin(self, kind: int) -> frozenset[int]:
        """Where matches may be that begin at a token, or inside it, or after it; worked out once for each kind."""
        known = self._begun.get(kind)
        if known is None:
            reached = {START}
            first = self._edges[START]
            for words in self._readings[kind]:
                here: set[int] = set()
                for atoms in words:
                    begun = (place for atom in first.keys() & atoms for place in first[atom])
                    here = {*self._after(here, atoms), *begun}
                reached |= here
            known = self._begun[kind] = frozenset(reached)
        return known

    def _step(self, positions: Iterable[int], kind: int) -> set[int]:
        """Where matches may be after a token that had begun before it."""
        reached: set[int] = set()
        for words in self._readings[kind]:
            here: Iterable[int] = positions
            for atoms in words:
                here = self._after(here, atoms)
            reached.update(here)
        return reached

    def _after(self, positions: Iterable[int], atoms: frozenset[str]) -> set[int]:
        outs = self._outs
        in_gaps = ANY in atoms
        reached: set[int] = set()
        for place in positions:
            known = outs.get(place)
            if known is None:
                edges = self._edges[place]
                words = {atom: there for atom, there in edges.items() if atom != ANY}
                known = outs[place] = ({} if place == START else words, edges.get(ANY, ()))
            words, gap = known
            if gap and in_gaps:
                reached.update(gap)
            # A common word is in a hundred lists, and most places lead to few.
            if len(words) < len(atoms):
                for atom in words:
                    if atom in atoms:
                        reached.update(words[atom])
            else:
                for atom in atoms:
                    if atom in words:
                        reached.update(words[atom])
        return reached

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
