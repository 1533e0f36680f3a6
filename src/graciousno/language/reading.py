"""How hard a text is to read, by the formula that ``language.toml`` names for its language.

::

    [reading]
    formula = "coleman-liau"
    hardest = 12
    longest = 30

A formula holds for the language that it was made for. A language that names none is not measured. ``longest`` is how
long a sentence may be, in words, or in characters where words are not parted by spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ..errors import WordFileError, not_one_of
from ..resources import tree
from .sentences import Language
from .tables import line_of, read_text

Sentences = Sequence[Sequence[str]]
"""Each sentence as its words; where words are not parted by spaces, as what stands between its marks."""

_LONGEST = 30
_SYLLABLE = re.compile("[aeiouyäöüàáâéèêëïíîóôúûœæ]+", re.IGNORECASE)
_RUNS = re.compile("([A-Za-zＡ-Ｚａ-ｚ]+)|([ぁ-ゟ]+)|([一-鿿々〆]+)|([ァ-ヺー]+)")


def _words(sentences: Sentences) -> list[str]:
    # An address on the web is no word.
    return [word for sentence in sentences for word in sentence if "//" not in word]


def _letters(words: Sequence[str]) -> int:
    return sum(char.isalpha() for word in words for char in word)


def coleman_liau(sentences: Sentences) -> float:
    """The grade of a school in the United States (Coleman & Liau 1975, "A computer readability formula")."""
    words = _words(sentences)
    return (5.88 * _letters(words) - 29.6 * len(sentences)) / len(words) - 15.8


def lix(sentences: Sentences) -> float:
    """The "läsbarhetsindex" of Björnsson 1968, 20 to 60: the length of sentences, the share of words of 7 letters."""
    words = _words(sentences)
    return len(words) / len(sentences) + 100 * sum(_letters([word]) >= 7 for word in words) / len(words)


def wiener(sentences: Sentences) -> float:
    """The fourth "Wiener Sachtextformel", a grade of school (Bamberger & Vanecek 1984, "Lesen - Verstehen - Lernen").

    It goes by the length of sentences and the share of words of three syllables; a syllable is counted for each
    group of vowels.
    """
    words = _words(sentences)
    long_words = sum(len(_SYLLABLE.findall(word)) >= 3 for word in words)
    return 27.44 * long_words / len(words) + 0.2656 * len(words) / len(sentences) - 1.693


def tateisi(sentences: Sentences) -> float:
    """How hard by the surface of Japanese (Tateisi, Ono & Yamada 1988, "A computer readability formula").

    It goes by the length of sentences, their commas, and the length of runs of one script. The scale of the paper has
    a mean of 50 and rises with ease; ours is its mirror image, so that harder is more. Each mark inside a sentence
    counts as a comma.
    """
    told = ["".join(sentence) for sentence in sentences]
    runs: tuple[list[str], ...] = tuple([] for _ in range(4))
    for sentence in sentences:
        for found in _RUNS.finditer(" ".join(sentence)):
            assert found.lastindex
            runs[found.lastindex - 1].append(found[0])
    latin, hiragana, kanji, katakana = (sum(map(len, run)) / len(run) if run else 0.0 for run in runs)
    length = sum(map(len, told)) / len(told)
    commas = sum(len(sentence) - 1 for sentence in sentences) / len(sentences)
    ease = 115.79 - 0.12 * length - 1.37 * latin + 7.4 * hiragana - 23.18 * kanji - 5.4 * katakana - 4.67 * commas
    return 100 - ease


FORMULAS: Mapping[str, Callable[[Sentences], float]] = {
    "coleman-liau": coleman_liau,
    "lix": lix,
    "tateisi": tateisi,
    "wiener": wiener,
}


class Scale(NamedTuple):
    """How long a sentence may be and how hard a text, in one language; ``None`` where nobody has said."""

    formula: str | None
    hardest: float
    longest: int | None
    """In words, or in characters where words are not parted by spaces."""
    spaces: bool

    def length(self, words: Sequence[str]) -> int:
        """How long a sentence is, in the same unit as :attr:`longest`."""
        return len(words) if self.spaces else sum(map(len, words))

    @property
    def unit(self) -> str:
        """What lengths are counted in."""
        return "words" if self.spaces else "characters"

    def value(self, sentences: Sentences) -> float | None:
        """How hard a text is; it has words."""
        return FORMULAS[self.formula](sentences) if self.formula is not None else None


def scale(spoken: Language) -> Scale:
    """The scale of a language.

    Raises:
        WordFileError: the formula is unknown, or a value is missing or no number.
    """
    given = spoken.reading
    file = tree("locales") / spoken.name / "language.toml"
    unknown = set(given) - {"formula", "hardest", "longest"}
    name, wrong = "", ""
    if unknown or ("formula" in given) != ("hardest" in given):
        name, wrong = "reading", '[reading] has a "formula" with its "hardest", and a "longest"'
    elif "formula" in given and given["formula"] not in FORMULAS:
        name, wrong = "formula", not_one_of("reading formula", given["formula"], tuple(FORMULAS))
    for one in ("hardest", "longest"):
        value = given.get(one, 1)
        if not wrong and (isinstance(value, bool) or not isinstance(value, int | float) or value <= 0):
            name, wrong = one, f'[reading] "{one}" should be a number above 0'
    if wrong:
        raise WordFileError(wrong, file=file, line=line_of(read_text(file), name) if file.is_file() else None)
    longest = given.get("longest", _LONGEST if spoken.spaces else None)
    return Scale(given.get("formula"), given.get("hardest", 0), longest, spoken.spaces)
