"""Whether the words of a sentence speak against what phrases found in it, or too little for it.

A phrase says what may break a promise. The other words of its sentence tell whether it does: "missing" is no reproach
where a part is on its way. What they weigh is fitted to labelled sentences (``locales/<language>/rules/weights.tsv``,
by ``benchmarks/fit_words.py``), so that hardly any right finding is lost. Words of one's own are never doubted.
"""

from __future__ import annotations

from ..language.phrases import Hit
from ..language.wording import wording
from .case import Case


def undoubted(case: Case, rule: str, hits: list[Hit]) -> list[Hit]:
    """The hits of one sentence that its words bear out, or of which they say nothing."""
    weights = wording(case.locale, "rules")
    if weights is None or rule not in weights.questions:
        return hits
    worth = weights.worth(case.words_of(hits[0].sentence))[rule]
    # Where no word is known, none speaks against a finding.
    if worth >= 0 or worth == weights.worth([])[rule]:
        return hits
    return [hit for hit in hits if hit.index is not case.indexes[0]]
