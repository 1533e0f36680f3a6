"""Whether the words of a sentence speak against what phrases found in it.

A phrase says what may break a promise. The other words of its sentence tell whether it does: "missing" is no reproach
where a part is on its way. What they weigh is fitted to labelled sentences (``locales/<language>/rules/weights.tsv``,
by ``benchmarks/fit_words.py``), so that hardly any right finding is lost. Words of one's own are never doubted.
"""

from __future__ import annotations

from ..language.phrases import Hit
from ..language.wording import wording
from .case import Case


def is_doubtful(case: Case, rule: str, hit: Hit) -> bool:
    """Whether the words of its sentence speak against a hit."""
    weights = wording(case.locale, "rules") if hit.index is case.indexes[0] else None
    return weights is not None and weights.worth(case.words_of(hit.sentence)).get(rule, 0) < 0
