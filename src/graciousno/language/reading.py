"""How hard a text is to read, by the formula that ``language.toml`` names for its language.

::

    [reading]
    formula = "coleman-liau"
    hardest = 12

A formula holds for the language that it was made for. A language that names none is not measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ..errors import WordFileError, not_one_of
from ..resources import tree
from .sentences import Language

LONG = 7
"""A long word has at least so many letters, for :func:`lix`."""


class Counts(NamedTuple):
    """What formulas go by."""

    sentences: int
    words: int
    letters: int
    long_words: int


def coleman_liau(of: Counts) -> float:
    """The grade of a school in the United States (Coleman & Liau 1975, "A computer readability formula")."""
    return (5.88 * of.letters - 29.6 * of.sentences) / of.words - 15.8


def lix(of: Counts) -> float:
    """The "läsbarhetsindex" of Björnsson 1968: the length of sentences and the share of long words, 20 to 60."""
    return of.words / of.sentences + 100 * of.long_words / of.words


FORMULAS: Mapping[str, Callable[[Counts], float]] = {"coleman-liau": coleman_liau, "lix": lix}


class Scale(NamedTuple):
    """A formula, by its name, and the highest value that is still easy enough for everybody."""

    formula: str
    hardest: float

    def value(self, counts: Counts) -> float:
        """How hard a text is; it has words and sentences."""
        return FORMULAS[self.formula](counts)


def scale(language: Language) -> Scale | None:
    """The scale of a language, or ``None`` where it names none.

    Raises:
        WordFileError: the formula is unknown, or its value is missing or no number.
    """
    given = language.reading
    if not given:
        return None
    file = tree("locales") / language.name / "language.toml"
    if set(given) != {"formula", "hardest"}:
        raise WordFileError('[reading] has a "formula" and a "hardest", and nothing else', file=file)
    if given["formula"] not in FORMULAS:
        raise WordFileError(not_one_of("reading formula", given["formula"], tuple(FORMULAS)), file=file)
    if isinstance(given["hardest"], bool) or not isinstance(given["hardest"], int | float):
        raise WordFileError('[reading] "hardest" should be a number', file=file)
    return Scale(given["formula"], given["hardest"])
