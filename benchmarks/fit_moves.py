"""Fits what signs and words weigh for the moves of a text to the labelled letters to learn from.

python -m benchmarks.fit_moves            # how well it does on a quarter of the files when it learnt from the others
python -m benchmarks.fit_moves --write    # fit to all of them, and write the tables

It needs scipy and lightgbm (``pip install scipy lightgbm``). It writes ``src/graciousno/checking/weights.py`` and
``trees.py`` for every language, and ``locales/<language>/moves/weights.tsv`` for each that has letters to learn from: what
its words weigh, and what a sign weighs more or less in it than in others.

What a sentence is worth is logistic regression. A move is in a letter if any sentence makes it, so that letters without
a label for each sentence can be learnt from as well. What a text is worth as a whole is found by boosting small trees
(Friedman 2001, "Greedy function approximation"). What a sentence is worth among others, and the text as a whole, is
learnt from what sentences alone are worth to a fit that never saw their letter: else it would trust words more than
they deserve.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from graciousno import Draft, No, Refusal, draft
from graciousno.checking.case import Case
from graciousno.checking.evidence import FIRM, MOVES, SIGNS, STANDS, Evidence
from graciousno.checking.moves import BESIDE, chance, likeliest_no, surroundings, without_hiding, worth
from graciousno.checking.trees import Named
from graciousno.checking.whole import LEAST, WHOLE, as_whole, each_bit, log_odds, numbered
from graciousno.drafting.samples import samples as sample_facts
from graciousno.language.sentences import language
from graciousno.language.tokens import Tokens
from graciousno.language.wording import NAME, rows, table
from graciousno.model.facts import kinds

from .quality import CORPUS

ROOT = Path(__file__).parents[1]
OWN = Path(__file__).with_suffix(".jsonl")
TABLE = ROOT / "src" / "graciousno" / "checking" / "weights.py"
TREES = TABLE.with_name("trees.py")
FILES = [*sorted(CORPUS.glob("*/letters*.learn.jsonl")), OWN]
DRAFTS = "drafts"
LANGUAGES, TONES, MANY = ("en", "de", "ja", "ar"), ("work", "social", "public"), 70
MOVE_OF = dict(zip(("acknowledgement", "no", "reasons", "alternatives"), MOVES, strict=True))
SHORTENED = "shortened "
WEIGHT = {DRAFTS: 0.5, SHORTENED: 0.5, "benchmarks/": 2.0, "letters-plain": 3.0}
"""What a letter weighs that others did not write from beginning to end, or that is plain: most that are sent are, and few of
those to learn from."""
WITHOUT_WORDS = 0.3
"""What a letter weighs when it is read once more as if its language had no weights of words."""
FEWEST = 3
"""So many sentences at least have a word that is to weigh anything."""
FOLDS, GROUPS = 5, 4
PULL_OF_SIGN, PULL_OF_WORD, PULL_OF_OTHERS, PULL_OF_START = 2.0, 1.0, 1.0, 0.01
"""How strongly weights are drawn to nothing, the more the larger they are."""
AWAY, ROUNDED_OFF = 1.0, 0.01
"""How strongly those of words are drawn there however small they are (as with the lasso), and from where on."""
AWAY_IN = {"ar": 0.6}
"""The same in languages in which held-out letters told that another strength is better."""
KEPT, KEPT_IDLE = 0.6, 0.4
"""How likely a sentence is kept that makes a move, and one that makes none, when a letter is shortened."""
OF_SENTENCE = 0.7
"""What the label of a sentence weighs beside that of its letter."""
SURE = 8.0
"""What a cue weighs at least that is a no whatever else is said."""
LIGHTEST = 5
"""What weighs less, in hundredths, is left out."""
STEPS = 300
GROWN, SHARE = 60, 0.3
"""How many trees each move has, and how much of what it finds each of them adds."""
BOOSTING = {
    "objective": "binary",
    "max_depth": 2,
    "num_leaves": 4,
    "learning_rate": SHARE,
    "lambda_l2": 5.0,
    "min_data_in_leaf": 100,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
_HEARD, _NO, _WHY, _INSTEAD = range(len(MOVES))

Numbers = np.ndarray[Any, Any]


class Letter:
    """A letter with its labels, and what speaks for each of its sentences."""

    def __init__(self, row: dict[str, Any], file: str) -> None:
        self.row, self.file = row, file
        self.tag = str(row.get("locale", "en")).partition("_")[0]
        case = Case(row["text"], self.tag, None)
        self.evidence = Evidence(case)
        self.makes = [row["moves"][move] for move in MOVES]
        self.weight = next((weight for name, weight in WEIGHT.items() if name in file), 1.0)
        self.labels = self._labels(row["text"]) if "sentences" in row else None
        self.words: list[Counter[str]] = []
        said, first = list(rows(language(self.tag), case.own_words)), 0
        for last in case.tokens.breaks:
            if last > first:
                self.words.append(Counter(one for token in said[first : last + 1] for one in token))
            first = last + 1

    def _labels(self, text: str) -> list[list[bool]]:
        """The moves of each sentence, found by where its words stand."""
        stretches = self.evidence.stretches
        labels: list[set[str]] = [set() for _ in stretches]
        at = 0
        for sentence, moves in self.row["sentences"]:
            found = text.find(sentence, at)
            if found < 0 or not moves:
                continue
            at, end = found, found + len(sentence)
            common = [min(end, last) - max(found, first) for first, last in stretches]
            labels[common.index(max(common))].update(moves.split("+"))
        return [[move in one for move in MOVES] for one in labels]

    def label(self, move: int) -> list[int]:
        """For each sentence whether it makes a move, -1 where nobody has said."""
        return [-1] * len(self.words) if self.labels is None else [int(one[move]) for one in self.labels]


def written() -> list[Letter]:
    """The letters to learn from, and where it is known what each sentence does, each of them once more, shortened."""
    by = random.Random(1)
    letters = []
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            letters.append(Letter(row, _name(path)))
            if "sentences" in row:
                letters.append(Letter(shortened(row, by), SHORTENED + _name(path)))
    return letters


def drafts() -> list[Letter]:
    """Letters that the library itself writes: what it says, the checker has to see."""
    letters = [_sample(tag, tone, at) for tag in LANGUAGES for at, tone in enumerate(TONES * MANY)]
    for path in sorted((ROOT / "examples").glob("*/*.toml")):
        facts = tomllib.loads(path.read_text(encoding="utf-8"))
        how = facts.pop("draft", {})
        if path.parent.name in TONES and facts.get("kind", "refusal") == "refusal":
            letters += [draft(Refusal.model_validate(facts), **{**how, "seed": seed}) for seed in range(6)]
    return [Letter(_labelled(one), DRAFTS) for one in letters]


def _sample(tag: str, tone: str, at: int) -> Draft:
    """One letter of sample facts; ``at`` says of which kinds."""
    facts = sample_facts(tag)
    parts = (
        facts.full([cls for name, cls in kinds(family).items() if name != family][at % len(kinds(family)) - 1])
        for family in ("request", "reason", "alternative")
    )
    no = No(firmness=("plain", "gentle", "firm")[at % 3], extent=("whole", "for_now")[at // 3 % 2])
    return draft(facts.letter(Refusal, *parts, no=no), locale=tag, tone=tone, seed=at)


def _labelled(letter: Draft) -> dict[str, Any]:
    """The record of a draft, whose parts say what their sentences do."""
    moves = {(part.start, part.end): MOVE_OF[part.name] for part in letter.parts if part.name in MOVE_OF}
    tag = letter.locale.partition("_")[0]
    sentences = [
        (letter.text[start:end], next((move for (begin, last), move in moves.items() if begin <= start < last), ""))
        for start, end in Tokens(letter.text, language(tag)).sentences
    ]
    made = set(moves.values())
    return {"text": letter.text, "locale": tag, "moves": {one: one in made for one in MOVES}, "sentences": sentences}


def shortened(row: dict[str, Any], by: random.Random) -> dict[str, Any]:
    """A letter without some of its sentences, but with those that refuse; few letters that are written are so short."""
    kept = [
        (sentence, moves)
        for sentence, moves in row["sentences"]
        if "says-no" in moves or by.random() < (KEPT if moves else KEPT_IDLE)
    ]
    found = {move for _, moves in kept for move in moves.split("+")}
    glue = " " if language(row["locale"]).spaces else ""
    text = glue.join(sentence for sentence, _ in kept)
    return {**row, "text": text, "sentences": kept, "moves": {move: move in found for move in MOVES}}


def fit(  # noqa: PLR0917  (they belong together)
    asked: Any,
    group: Numbers,
    label: Numbers,
    makes: Numbers,
    weight: Numbers,
    pull: Numbers,
    away: Numbers | float = 0.0,
) -> Numbers:
    """What each column weighs, so that a group of rows makes a move if, and only if, its label says so.

    Args:
        asked: rows of sentences, columns of what is asked of them.
        group: for each row the number of its letter.
        label: for each row whether it makes the move, -1 where nobody has said.
        makes: for each letter whether it makes the move.
        weight: for each letter what it weighs.
        pull: for each column how strongly it is drawn to nothing, the more the more it weighs.
        away: the same, but alike whatever it weighs, so that most weigh nothing in the end.
    """
    turned = asked.T.tocsr()
    known, is_one, by_row = label >= 0, label == 1, weight[group]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total = np.clip(asked @ weights, -30, 30)
        chance = 1 / (1 + np.exp(-total))
        log_none = np.bincount(group, -np.logaddexp(0, total), len(makes))
        some = np.maximum(1 - np.exp(log_none), 1e-9)
        lost = -(weight * np.where(makes, np.log(some), log_none)).sum()
        slope = by_row * np.where(makes[group], -(np.exp(log_none) / some)[group] * chance, chance)
        said = np.logaddexp(0, np.where(is_one, -total, total))
        # How much each weighs, rounded off at nothing, where it would have no slope.
        size = np.sqrt(weights**2 + ROUNDED_OFF**2)
        lost += OF_SENTENCE * (by_row * known * said).sum() + (0.5 * pull * weights**2 + away * size).sum()
        slope = slope + OF_SENTENCE * by_row * known * (chance - is_one)
        return lost, turned @ slope + (pull + away / size) * weights

    return np.asarray(
        minimize(loss, np.zeros(asked.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    )


class Fitted:
    """The three tables, fitted one after the other."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self.letters = [one for one in letters if one.words]
        counts = Counter((one.tag, word) for one in self.letters for words in one.words for word in words)
        own = [(tag, f"[{sign}]") for tag in LANGUAGES for sign in SIGNS]
        names = [*SIGNS, "", *own, *(key for key, count in counts.items() if count >= FEWEST)]
        self.columns: dict[Any, int] = {name: at for at, name in enumerate(names)}
        self.pull = np.array([PULL_OF_WORD if isinstance(name, tuple) else PULL_OF_SIGN for name in names])
        self.pull[len(SIGNS)] = PULL_OF_START
        self.away = np.array([AWAY_IN.get(name[0], AWAY) if isinstance(name, tuple) else 0.0 for name in names])
        self.alone = self._alone(np.ones(len(self.letters), bool))
        folds = np.arange(len(self.letters)) * 7 % FOLDS
        unseen: dict[int, list[list[list[float]]]] = {}
        for fold in range(FOLDS):
            weights = self._alone(folds != fold)
            for at in np.flatnonzero(folds == fold):
                unseen[at] = [self.worths(self.letters[at], weights, words=words) for words in (True, False)]
        # Each letter twice: with its words, and without.
        worths = [unseen[at][which] for which in (0, 1) for at in range(len(self.letters))]
        twice = [*self.letters, *self.letters]
        heavy = np.array([one.weight for one in self.letters])
        weight = np.concatenate([heavy, heavy * WITHOUT_WORDS])
        around = [_around(one.evidence, alone) for one, alone in zip(twice, worths, strict=True)]
        self.beside = np.array([self._beside(move, twice, around, weight) for move in range(len(MOVES))])
        whole = np.array(
            [
                as_whole(one.evidence, alone, self._sums(one.evidence, signs))
                for one, alone, signs in zip(twice, worths, around, strict=True)
            ]
        )
        self.trees = [self._trees(move, twice, whole, weight) for move in range(len(MOVES))]

    def _alone(self, learnt: Numbers) -> Numbers:
        """What each column weighs for each move, learnt from some letters, each read with its words and without."""
        chosen = [one for one, is_in in zip(self.letters, learnt, strict=True) if is_in]
        asked = self._matrix([(one, words) for words in (True, False) for one in chosen])
        group = np.repeat(np.arange(2 * len(chosen)), [len(one.words) for one in (*chosen, *chosen)])
        heavy = np.array([one.weight for one in chosen])
        weight = np.concatenate([heavy, heavy * WITHOUT_WORDS])
        found = []
        for move in range(len(MOVES)):
            label = np.array([said for one in (*chosen, *chosen) for said in one.label(move)])
            makes = np.array([one.makes[move] for one in (*chosen, *chosen)])
            found.append(fit(asked, group, label, makes, weight, self.pull, self.away))
        firm = self.columns[f"{MOVES[_NO]} {FIRM}"]
        found[_NO][firm] = max(found[_NO][firm], SURE)
        return np.array(found)

    def _matrix(self, letters: Iterable[tuple[Letter, bool]]) -> Any:
        values, columns, ends = [], [], [0]
        for letter, words in letters:
            for signs, said in zip(letter.evidence.signs, letter.words, strict=True):
                shown = [at for at in range(signs.bit_length()) if signs >> at & 1]
                row = dict.fromkeys([*shown, len(SIGNS)], 1.0)
                if words:
                    # What a sign says more or less in this language than in others is counted among its words.
                    own = {f"[{SIGNS[at]}]": 1.0 for at in shown}
                    for word, count in {**said, **own}.items():
                        at = self.columns.get((letter.tag, word))
                        if at is not None:
                            row[at] = count
                columns += row.keys()
                values += row.values()
                ends.append(len(columns))
        return csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(self.columns)))

    def _beside(self, move: int, letters: Sequence[Letter], around: Sequence[Any], weight: Numbers) -> Numbers:
        # Why, and what instead, is asked of letters that refuse; so is which sentence does.
        chosen = [at for at, one in enumerate(letters) if move == _HEARD or one.makes[_NO]]
        asked = csr_matrix(np.concatenate([around[at] for at in chosen]))
        group = np.repeat(np.arange(len(chosen)), [len(around[at]) for at in chosen])
        label = np.array([said for at in chosen for said in letters[at].label(move)])
        pull = np.full(len(BESIDE) + len(STANDS) + 1, PULL_OF_OTHERS)
        pull[-1] = PULL_OF_START
        return fit(asked, group, label, np.array([letters[at].makes[move] for at in chosen]), weight[chosen], pull)

    def _trees(self, move: int, letters: Sequence[Letter], whole: Numbers, weight: Numbers) -> list[Named]:
        # As above, but whether a letter refuses is asked of all.
        chosen = [at for at, one in enumerate(letters) if move in {_HEARD, _NO} or one.makes[_NO]]
        makes = np.array([letters[at].makes[move] for at in chosen], int)
        data = lightgbm.Dataset(whole[chosen], makes, weight=weight[chosen])
        found = lightgbm.train(BOOSTING, data, num_boost_round=GROWN).dump_model()
        return [_tree(one["tree_structure"]) for one in found["tree_info"]]

    def _sums(self, evidence: Evidence, around: Any) -> list[list[float]]:
        """For each move what the sentences of a letter are worth among others."""
        sums = (np.array(around) @ self.beside.T).T.tolist()
        sums[_WHY] = without_hiding(evidence, sums[_WHY])
        return sums

    def worths(self, letter: Letter, weights: Numbers, *, words: bool) -> list[list[float]]:
        """What the sentences of a letter are worth alone."""
        return [[*map(worth, one)] for one in (100 * (self._matrix([(letter, words)]) @ weights.T)).tolist()]

    def moves(self, letter: Letter, *, words: bool = True) -> list[bool]:
        """Which moves a letter makes."""
        if not letter.words:
            return [False] * len(MOVES)
        alone = self.worths(letter, self.alone, words=words)
        asked = as_whole(letter.evidence, alone, self._sums(letter.evidence, _around(letter.evidence, alone)))
        heard, no, why, instead = (
            log_odds(map(numbered, trees), asked) > LEAST[move] for move, trees in zip(MOVES, self.trees, strict=True)
        )
        no = no or letter.evidence.has_firm()
        return [heard, no, no and why, no and instead]


def _around(evidence: Evidence, alone: list[list[float]]) -> list[list[float]]:
    """For each sentence all that is asked of it among others."""
    main = likeliest_no(alone)
    return [
        [*beside, *map(chance, own), *each_bit(stands, len(STANDS)), 1.0]
        for own, beside, stands in zip(alone, surroundings(alone), evidence.stands(main), strict=True)
    ]


def _tree(found: dict[str, Any]) -> Named:
    """A tree as the tables have it. Where it does not fork, both ways add the same."""

    def branch(one: dict[str, Any]) -> tuple[str, float, float, float]:
        if "leaf_value" in one:
            return WHOLE[-1], 0.0, _rounded(one["leaf_value"]), _rounded(one["leaf_value"])
        low, high = (_rounded(one[side]["leaf_value"]) for side in ("left_child", "right_child"))
        return WHOLE[one["split_feature"]], _rounded(one["threshold"]), low, high

    at, most = WHOLE[found["split_feature"]], _rounded(found["threshold"])
    return at, most, branch(found["left_child"]), branch(found["right_child"])


def _rounded(number: float) -> float:
    return float(f"{number:.3g}")


def write(fitted: Fitted) -> None:
    """Write the tables of all languages, and the words of each."""
    alone = np.round(100 * fitted.alone.T).astype(int).tolist()
    names = {name: alone[at] for name, at in fitted.columns.items()}
    beside = np.round(fitted.beside.T, 2).tolist()
    lines = [
        '"""What each sign weighs for the moves of a text, in every language: fitted, not made by hand.',
        "",
        "``python -m benchmarks.fit_moves --write`` writes this file anew, after cues or letters to learn from have changed.",
        'What is named ``""`` is where a sum starts from; the rows of numbers are for acknowledgement, no, reason, alternative.',
        '"""',
        "",
        "from collections.abc import Mapping",
        "",
        "OfMoves = Mapping[str, tuple[float, float, float, float]]",
        "",
        "ALONE: Mapping[str, tuple[int, int, int, int]] = {",
        *(f'    "{sign}": {_row(names[sign])},' for sign in (*SIGNS, "") if any(names[sign])),
        "}",
        '"""A sentence alone, in hundredths."""',
        "",
        "BESIDE: OfMoves = {",
        *(f'    "{sign}": {_row(row)},' for sign, row in zip((*BESIDE, *STANDS, ""), beside, strict=True)),
        "}",
        '"""A sentence among others."""',
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_trees(fitted.trees)
    words: dict[str, dict[str, list[int]]] = {}
    for name, row in names.items():
        if isinstance(name, tuple) and max(map(abs, row)) >= LIGHTEST:
            words.setdefault(name[0], {})[name[1]] = row
    for tag, found in words.items():
        (ROOT / "locales" / tag / "moves" / NAME).write_text(table(MOVES, found), encoding="utf-8")


def write_trees(trees: Iterable[Sequence[Named]]) -> None:
    """Write the table of the trees."""
    lines = [
        '"""What a text is asked for each move, tree by tree: grown, not made by hand.',
        "",
        "``python -m benchmarks.fit_moves --write`` writes this file anew. What the trees of a move add up to is the",
        "logarithm of its odds. A tree is a question of ``WHOLE`` (``checking/whole.py``), a number, the branch for what is at most",
        "that, and the branch for what is more; so is a branch, but with what it adds.",
        '"""',
        "",
        "from collections.abc import Mapping, Sequence",
        "",
        "Branch = tuple[str, float, float, float]",
        "Named = tuple[str, float, Branch, Branch]",
        "",
        "# fmt: off",
        "TREES: Mapping[str, Sequence[Named]] = {",
    ]
    for move, grown in zip(MOVES, trees, strict=True):
        lines += [f'    "{move}": (', *(f"        {_shown(tree)}," for tree in grown), "    ),"]
    TREES.write_text("\n".join([*lines, "}"]) + "\n", encoding="utf-8")


def _shown(value: Any) -> str:
    return f"({', '.join(map(_shown, value))})" if isinstance(value, tuple) else json.dumps(value)


def _row(numbers: Sequence[float]) -> str:
    return f"({', '.join(map(str, numbers))})"


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the tables")
    options = parser.parse_args()
    letters = written()
    own = drafts()
    if options.write:
        write(Fitted([*letters, *own]))
        return
    files = [_name(path) for path in FILES]
    for group in range(GROUPS):
        left_out = set(files[group::GROUPS])
        fitted = Fitted([*(one for one in letters if one.file.removeprefix(SHORTENED) not in left_out), *own])
        for name in sorted(left_out):
            for words in (True, False):
                right = [
                    [found == makes for found, makes in zip(fitted.moves(one, words=words), one.makes, strict=True)]
                    for one in letters
                    if one.file == name
                ]
                shares = np.mean(right, axis=0)
                print(
                    f"{name:28} {'' if words else 'without words':14}",
                    *(f"{move} {share:.3f}" for move, share in zip(MOVES, shares, strict=True)),
                    flush=True,
                )


if __name__ == "__main__":
    main()
