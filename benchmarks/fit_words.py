"""Fits what the words of a sentence weigh for each rule that goes by words, to the labelled sentences to learn from.

python -m benchmarks.fit_words            # what it does to findings in files that it did not learn from
python -m benchmarks.fit_words --write    # fit to all of them, and write locales/<language>/rules/weights.tsv

It needs scikit-learn (``pip install scikit-learn``).

Phrases say what may break a promise; the other words of a sentence tell whether it does, as "missing" does not blame in
"the missing part is on its way to you". For each rule it is logistic regression, drawn to few words (L1: Tibshirani
1996, "Regression shrinkage and selection via the lasso"), on labelled sentences, the sentences of the word files and
those of letters that break nothing. Findings are left out where the words speak against them, or so little for them that
``LOST`` of the right ones of the rule are lost: in sentences that were not learnt from.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from graciousno.checking.case import Case
from graciousno.checking.rulebook import rulebook
from graciousno.language.sentences import language
from graciousno.language.tables import read_table
from graciousno.language.tokens import Tokens
from graciousno.language.wording import NAME, rows, table
from graciousno.language.words import entries

from .quality import CORPUS
from .quality import rows as records

ROOT = Path(__file__).parents[1]
FOLDS = 5
FEWEST = 2
"""So many sentences at least have a word that is to weigh anything."""
PULL = 1.0
"""How freely words may weigh something: scikit-learn's ``C``."""
LOOK_ALIKE, OF_LETTER = 3.0, 0.3
"""What a look-alike weighs, and another sentence of a letter that breaks nothing."""
LOST = 0.02
"""The share of right findings of each rule that are given up for the sake of false ones."""


TAGS = sorted({path.parent.name for path in CORPUS.glob("*/sentences*.learn.jsonl")})
_LABELLED = {rule for tag in TAGS for row in records(tag, "sentences*.learn.jsonl") for rule in row["breaks"]}
RULES = tuple(rule for rule in rulebook().names if rule in _LABELLED)


class Sentence(NamedTuple):
    """A sentence to learn from."""

    text: str
    breaks: frozenset[str]
    about: str
    """The only rule of which it is known whether it breaks it; all are known where there is none."""
    weight: float
    source: str


def sentences(tag: str) -> Iterator[Sentence]:
    """All sentences of a language to learn from."""
    for path in sorted((CORPUS / tag).glob("sentences*.learn.jsonl")):
        for row in records(tag, path.name):
            breaks = frozenset(row["breaks"])
            yield Sentence(row["text"], breaks, "", 1.0 if breaks else LOOK_ALIKE, path.name)
    for rule in RULES:
        for at, entry in enumerate(entries(tag, rule)):
            source = f"{rule} {at % FOLDS}"
            for sentence in entry.fires:
                yield Sentence(sentence.replace("*", ""), frozenset({rule}), "", 1.0, source)
            for sentence in entry.silent:
                yield Sentence(sentence, frozenset(), rule, 1.0, source)
        path = ROOT / "locales" / tag / "rewrites" / f"{rule}.toml"
        for at, rewrite in enumerate(read_table(path)[0]["rewrite"] if path.is_file() else ()):
            for old, new in rewrite.get("examples", ()):
                yield Sentence(old, frozenset({rule}), "", 1.0, f"{rule} {at % FOLDS}")
                yield Sentence(new, frozenset(), rule, 1.0, f"{rule} {at % FOLDS}")
    for path in sorted((CORPUS / tag).glob("letters*.learn.jsonl")):
        for row in records(tag, path.name):
            if not row["breaks"]:
                for sentence, _ in row.get("sentences", ()):
                    yield Sentence(sentence, frozenset(), "", OF_LETTER, path.name)


class Learner:
    """The sentences of a language, and their words as columns."""

    def __init__(self, tag: str) -> None:
        self.tag, self.all = tag, [*sentences(tag)]
        spoken = language(tag)
        # A sign says little where words are not parted by blanks, and two of them more.
        words = [
            {
                row
                for token in rows(spoken, Tokens(one.text, spoken).words)
                for row in (token[:1] if spoken.spaces else token)
            }
            for one in self.all
        ]
        counts = Counter(row for one in words for row in one)
        self.names = sorted(row for row, count in counts.items() if count >= FEWEST)
        at = {name: number for number, name in enumerate(self.names)}
        columns = [[at[row] for row in one if row in at] for one in words]
        ends = np.cumsum([0, *map(len, columns)])
        flat = [number for one in columns for number in one]
        self.matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(words), len(at)))
        self.sources = np.array([one.source for one in self.all])
        self.found = [*self._found()]
        """The sentences in which phrases find something, each with the rule."""
        alike = {at for at, _ in self.found if not self.all[at].breaks}
        self.weight = np.array([LOOK_ALIKE if at in alike else one.weight for at, one in enumerate(self.all)])

    def fit(self, rule: str, learnt: Any) -> Any:
        """What each word weighs for a rule, learnt from some of the sentences."""
        learnt = learnt & np.array([one.about in {"", rule} for one in self.all])
        breaks = np.array([rule in one.breaks for one in self.all])
        model = LogisticRegression(C=PULL, l1_ratio=1, solver="liblinear", max_iter=500, random_state=1)
        model.fit(self.matrix[learnt], breaks[learnt], sample_weight=self.weight[learnt])
        # How rare sentences are that break it says nothing against one in which a phrase found something.
        return model.coef_[0]

    def unseen(self) -> dict[str, Any]:
        """For each rule what each sentence is worth to a fit that saw nothing of its file."""
        names = sorted(set(self.sources))
        fold = {name: number % FOLDS for number, name in enumerate(names)}
        folds = np.array([fold[name] for name in self.sources])
        worth = {}
        for rule in RULES:
            worth[rule] = np.zeros(len(self.all))
            for left_out in range(FOLDS):
                worth[rule] += (folds == left_out) * (self.matrix @ self.fit(rule, folds != left_out))
        return worth

    def _found(self) -> Iterator[tuple[int, str]]:
        for number, one in enumerate(self.all):
            hits = Case(one.text, self.tag, None).hits
            yield from ((number, rule) for rule in RULES if hits.get(rule))


def write(tag: str, learner: Learner, least: Sequence[float]) -> int:
    """Write what the words of a language weigh; sums below nothing leave a finding out."""
    all_of_them = np.ones(len(learner.all), bool)
    weights = np.round(100 * np.array([learner.fit(rule, all_of_them) for rule in RULES]).T).astype(int)
    start = [round(-100 * one) for one in least]
    words = {name: row for name, row in zip(learner.names, weights.tolist(), strict=True) if any(row)}
    path = ROOT / "locales" / tag / "rules" / NAME
    path.write_text(table(RULES, {"": start, **words}), encoding="utf-8")
    return len(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the tables")
    options = parser.parse_args()
    for tag in TAGS:
        learner = Learner(tag)
        worth = learner.unseen()
        least = []
        for rule in RULES:
            worths = [(worth[rule][at], learner.all[at].breaks) for at, name in learner.found if name == rule]
            right = [one for one, breaks in worths if rule in breaks]
            false = [one for one, breaks in worths if not breaks]
            least.append(float(np.quantile(right, LOST)))
            gone = sum(one < least[-1] for one in false)
            print(
                f"{tag} {rule:26} {len(right)} right findings, {len(false)} false ones, {gone} of them left out",
                flush=True,
            )
        if options.write:
            print(f"{tag}: {write(tag, learner, least)} words", flush=True)


if __name__ == "__main__":
    main()
