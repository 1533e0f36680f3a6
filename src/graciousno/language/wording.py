"""What the words of a language weigh for several questions: each word, and words that follow each other.

Beside the word files of its moves or rules a language may have a file ``weights.tsv``. Its first line names the
questions; then comes a line for each word or pair of words (the first six letters of each, or of its stem where the
language has stems, with a blank between them), and behind tabs one whole number for each question, in hundredths.
What stands behind no word is where sums start from; what stands behind a name in brackets is no word's: whoever asks
knows what it names.
Such files are fitted to labelled texts, not made by hand; a language without one is judged by its phrases alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import getitem
from struct import Struct

from ..errors import WordFileError
from ..resources import tree
from .sentences import END_MARKS, Language, language
from .tags import chain

NAME = "weights.tsv"
_NOTHING, _END = 0, 1
_STOP = "."
_LETTERS = 6
"""So many letters tell a word: what follows is mostly its ending."""
_MOST_WORDS, _MOST_BEHIND = 100_000, 1_000
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
    return "0" if token[0].isdigit() else language.stemmed(language.folded(token))[:_LETTERS]


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


class _Behind(dict[int, int]):
    """What each word weighs behind a certain one: alone, and as a pair. Worked out when it first stands there."""

    def __init__(self, single: Sequence[int], pairs: Mapping[int, int]) -> None:
        super().__init__()
        self._single, self._pairs = single, pairs

    def __missing__(self, number: int) -> int:
        if len(self) >= _MOST_BEHIND:
            self.clear()
        weight = self[number] = self._single[number] + self._pairs.get(number, 0)
        return weight


class Wording:
    """The weights of a language."""

    def __init__(self, language: Language, questions: Sequence[str], weights: Mapping[str, int]) -> None:
        """Take the questions, and for each word and each pair of words what it weighs for them, packed."""
        self.questions = tuple(questions)
        self._start = weights.get("", 0)
        self.named: dict[str, int] = {}
        """What the names in brackets weigh, packed."""
        known = {"": _NOTHING, _STOP: _END}
        single: dict[int, int] = {}
        pairs: dict[int, dict[int, int]] = {}
        for row, weight in weights.items():
            if row.startswith("["):
                self.named[row[1:-1]] = weight
                continue
            first, pair, second = row.partition(" ")
            number = known.setdefault(first, len(known))
            if pair:
                pairs.setdefault(number, {})[known.setdefault(second, len(known))] = weight
            elif first:
                single[number] = weight
        self._numbers = _Numbers(language, known)
        alone = [single.get(number, 0) for number in range(len(known))]
        unpaired = _Behind(alone, {})
        self._behind = [_Behind(alone, pairs[number]) if number in pairs else unpaired for number in range(len(known))]

    def running(self, words: Sequence[str]) -> list[int]:
        """The packed sum of all weights before each token of a text, and behind the last."""
        numbers = [*map(self._numbers.__getitem__, words)]
        behind = map(self._behind.__getitem__, [_END, *numbers])
        return [*accumulate(map(getitem, behind, numbers), initial=0)]

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
