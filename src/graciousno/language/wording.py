"""What the words of a language weigh for several questions: each word, and words that follow each other.

Beside the word files of its moves or rules a language may have a file ``weights.tsv``. Its first line names the
questions; then comes a line for each word or pair of words (the first six letters of each, with a blank between them),
and behind tabs one whole number for each question, in hundredths. What stands behind no word is where sums start from.
Such files are fitted to labelled texts, not made by hand; a language without one is judged by its phrases alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise, repeat
from operator import add, mul
from struct import Struct

from ..errors import WordFileError
from ..resources import tree
from .sentences import END_MARKS, Language, language
from .tags import chain

NAME = "weights.tsv"
_NOTHING, _END = 0, 1
_STOP = "."
_STEM = 6
"""So many letters tell a word: what follows is mostly its ending."""
_MOST_WORDS = 100_000
_BITS = 32


def packed(numbers: Iterable[int]) -> int:
    """Whole numbers as one that can be added to others of its kind, each of them between ±2 thousand million."""
    total = 0
    for number in reversed([*numbers]):
        total = (total << _BITS) + number
    return total


def unpacked(number: int, count: int) -> tuple[int, ...]:
    """The numbers that were packed, or their sums."""
    # As if each had been written with a bit for its sign; so machines have them, and all are read at once.
    signs = _SIGNS[count]
    return _READERS[count](((number + signs & _MASKS[count]) ^ signs).to_bytes(4 * count, "little"))


_SIGNS = [packed([1 << _BITS - 1] * count) for count in range(16)]
_MASKS = [(1 << _BITS * count) - 1 for count in range(16)]
_READERS = [Struct(f"<{count}i").unpack for count in range(16)]


def said(language: Language, token: str) -> str:
    """A token as the weights know it: folded, without most endings; all numbers are one word, and none is none."""
    if not token:
        return ""
    if token[0] in END_MARKS:
        return language.said(token)[0][0].removeprefix("$^")[:1] or _STOP
    return "0" if token[0].isdigit() else language.folded(token)[:_STEM]


def rows(language: Language, words: Sequence[str]) -> Iterator[list[str]]:
    """For each token of a text what may weigh something: its word, and the pair of words that ends with it."""
    for before, word in pairwise([_STOP, *(said(language, word) for word in words)]):
        yield [row for row in (word, f"{before} {word}") if word and not row.startswith(" ")]


class _Numbers(dict[str, int]):
    """The number of each token that was seen."""

    def __init__(self, language: Language, known: Mapping[str, int]) -> None:
        super().__init__()
        self._language, self._known = language, known

    def __missing__(self, token: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        number = self[token] = self._known.get(said(self._language, token), _NOTHING)
        return number


class Wording:
    """The weights of a language."""

    def __init__(self, language: Language, questions: Sequence[str], weights: Mapping[str, int]) -> None:
        """Take the questions, and for each word and each pair of words what it weighs for them, packed."""
        self.questions = tuple(questions)
        self._start = weights.get("", 0)
        known = {"": _NOTHING, _STOP: _END}
        pairs: list[tuple[int, int, int]] = []
        single: dict[int, int] = {}
        for row, weight in weights.items():
            first, pair, second = row.partition(" ")
            number = known.setdefault(first, len(known))
            if pair:
                pairs.append((number, known.setdefault(second, len(known)), weight))
            elif first:
                single[number] = weight
        self._numbers = _Numbers(language, known)
        self._count = len(known)
        self._single = [single.get(number, 0) for number in range(self._count)]
        # One small table for all pairs: the number of the first word times how many there are, and the second. A pair
        # weighs what it weighs, and its second word.
        self._pairs = {first * self._count + second: weight + self._single[second] for first, second, weight in pairs}

    def running(self, words: Sequence[str]) -> list[int]:
        """The packed sum of all weights before each token of a text, and behind the last."""
        numbers = [*map(self._numbers.__getitem__, words)]
        pairs = map(add, map(mul, [_END, *numbers], repeat(self._count)), numbers)
        weights = map(self._pairs.get, pairs, map(self._single.__getitem__, numbers))
        return [*accumulate(weights, initial=0)]

    def worth(self, words: Sequence[str]) -> dict[str, int]:
        """What some tokens are worth for each question, in hundredths."""
        total = self._start + self.running(words)[-1]
        return dict(zip(self.questions, unpacked(total, len(self.questions)), strict=True))


def table(questions: Iterable[str], weights: Mapping[str, Iterable[int]]) -> str:
    """What the file of these questions and weights says, as :func:`wording` reads it."""
    lines = sorted("\t".join([row, *map(str, numbers)]) for row, numbers in weights.items())
    return "\n".join(["\t".join(["word", *questions]), *lines]) + "\n"


@cache
def wording(tag: str, group: str) -> Wording | None:
    """The weights of a locale: those of the nearest in its chain; ``None`` where none has any.

    Args:
        tag: the locale.
        group: what is asked: "moves" or "rules".

    Raises:
        WordFileError: a line of the file is not as it should be.
    """
    for one in chain(tag):
        path = tree("locales") / one / group / NAME
        if path.is_file():
            break
    else:
        return None
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    questions = head.split("\t")[1:]
    count, weights = len(questions), dict[str, int]()
    for number, line in enumerate(lines, 2):
        row, *values = line.split("\t")
        try:
            weights[row] = packed(map(int, values))
        except ValueError:
            values = []
        if len(values) != count:
            expected = f"should be words and {count} whole numbers, parted by tabs"
            raise WordFileError(f'{expected}, not "{line}"', file=path, line=number)
    return Wording(language(tag), questions, weights)
