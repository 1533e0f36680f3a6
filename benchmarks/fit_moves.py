"""Fits what the signs of moves weigh (``src/graciousno/checking/weights.py``) to the letters to learn from.

python -m benchmarks.fit_moves            # how well it does on each file when it learnt from the others
python -m benchmarks.fit_moves --write    # fit to all of them, and write the table

Logistic regression, drawn towards the guesses below. A move is in a letter if any sentence makes it, so that letters
without a label for each sentence can be learnt from as well. Only what is in letters to learn from is read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import exp
from pathlib import Path

from graciousno import No, Refusal, draft
from graciousno.checking.case import Case
from graciousno.checking.evidence import MOVES, OF_TEXT, SIGNS, Evidence
from graciousno.checking.moves import ENOUGH, TAKEN_UP, may_refuse, noes_of
from graciousno.drafting.samples import samples as sample_facts
from graciousno.model.facts import kinds

HEARD, NO, WHY, INSTEAD = MOVES
CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
OWN = Path(__file__).with_suffix(".jsonl")
TABLE = Path(__file__).parents[1] / "src" / "graciousno" / "checking" / "weights.py"
FILES = [*sorted(CORPUS.glob("*/letters*.learn.jsonl")), OWN]
DRAFTS = "drafts"
HEAVY = {"en/letters-e": 2.0, "en/letters-f": 2.0, "benchmarks/": 2.0, "en/letters-b": 0.7, DRAFTS: 0.3}
"""What a letter weighs. Those with a label for each sentence were written after most cues, and show what a cue is worth."""
GUESSES: dict[str, dict[str, float]] = {
    HEARD: {"": -3, HEARD: 5, f"{HEARD} likely": 2, "1st": 1, "2nd": 1.5, "3rd": 1, "further": -0.5},
    NO: {f"{NO} firm": 8},
    WHY: {
        "": -3.5, WHY: 2, f"{WHY} fact": 0.7, f"{WHY} not": -1.2, f"{NO} asks": -1.2, INSTEAD: -1,
        f"{INSTEAD} frame": -0.4, f"{INSTEAD} soft": -0.6, "plain right after no": 1.5, "plain between": 1.5,
        "told between": 1.2, "told right after no": 1.2, "told second after no": 0.3, "long before no": -1,
        "further after no": -1, "at heard": -0.5, "at no": 0.3, "at no, because": 4.0, "at no, parted": 0.5,
    },
    INSTEAD: {
        "": -3.5, INSTEAD: 2, f"{INSTEAD} frame": 1.3, f"{INSTEAD} soft": 1.3, f"{INSTEAD} likely": 0.6,
        "told right after no": 0.5, "told second after no": 0.7, "told further after no": 0.5, "at no": -0.5,
        "at no, parted": 0.5,
        f"{WHY} not": -1, f"{NO} asks": -1, "between": -1.5, "long before no": -2, "at heard": -1.5, WHY: -0.5,
        "asked": 0.5,
    },
}  # fmt: skip
"""Where a fit begins and what it is drawn to; what is not named is drawn to nothing."""
STEPS, FIRST_STEP, LAST_STEP = 250, 0.3, 0.01
PULL = {HEARD: 12.0, NO: 3.0, WHY: 3.0, INSTEAD: 3.0, "text": 8.0}
"""How strongly it is drawn there."""
OF_SENTENCE = 0.7
"""What the label of a sentence weighs beside that of its letter."""

Weights = list[float]
"""What each sign weighs, and behind them where it starts from."""


class Letter:
    """A letter with its labels and its signs."""

    def __init__(self, row: Mapping[str, object], file: str) -> None:
        self.row, self.file = row, file
        text = str(row["text"])
        self.evidence = Evidence(Case(text, str(row.get("locale", "en")), None))
        self.makes: Mapping[str, bool] = row["moves"]  # type: ignore[assignment]
        self.weight = next((weight for name, weight in HEAVY.items() if file.startswith(name)), 1.0)
        self.sentences = self._labels(text) if "sentences" in row else None

    def _labels(self, text: str) -> list[set[str]]:
        """The moves of each sentence, found by where its words stand."""
        stretches = self.evidence.stretches
        labels: list[set[str]] = [set() for _ in stretches]
        at = 0
        for sentence, moves in self.row["sentences"]:  # type: ignore[attr-defined]
            found = text.find(sentence, at)
            if found < 0 or not moves:
                continue
            at, end = found, found + len(sentence)
            common = [min(end, last) - max(found, first) for first, last in stretches]
            labels[common.index(max(common))].update(moves.split("+"))
        return labels


def drafts() -> list[Letter]:
    """Letters that the library itself writes: what it says, the checker has to see."""
    facts = sample_facts()
    requests, reasons, alternatives = (
        [cls for name, cls in kinds(family).items() if name != family]
        for family in ("request", "reason", "alternative")
    )
    letters = []
    for at, (request, tone) in enumerate(product(requests, ("work", "social", "public"))):
        parts = (
            facts.full(request),
            facts.full(reasons[at % len(reasons)]),
            facts.full(alternatives[at % len(alternatives)]),
        )
        no = No(firmness=("plain", "gentle", "firm")[at % 3], extent=("whole", "for_now")[at // 3 % 2])
        text = draft(facts.letter(Refusal, *parts, no=no), tone=tone, seed=at).text
        letters.append(Letter({"text": text, "moves": dict.fromkeys(MOVES, True)}, DRAFTS))
    return letters


def bits(signs: int) -> list[int]:
    """The numbers of the bits that are set."""
    return [number for number in range(signs.bit_length()) if signs >> number & 1]


def score(weights: Weights, signs: int) -> float:
    return weights[-1] + sum(weights[number] for number in bits(signs))


def chance(of: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, of))))


def fit(groups: Sequence[tuple[list[int], bool, list[bool] | None, float]], signs: Sequence[str], move: str) -> Weights:
    """What the signs weigh, so that a group of sentences makes a move if, and only if, its label says so.

    Args:
        groups: for each the signs of its sentences, whether it makes the move, which sentences do, and its weight.
        signs: what each bit means.
        move: whose guesses to start from.
    """
    guess = [GUESSES.get(move, {}).get(sign, 0.0) for sign in (*signs, "")]
    weights, pull = list(guess), PULL[move]
    data = [([bits(one) for one in sentences], label, which, heavy) for sentences, label, which, heavy in groups]
    mean, spread = [0.0] * len(weights), [0.0] * len(weights)
    for step in range(1, STEPS + 1):
        slope = [pull * (now - then) for now, then in zip(weights, guess, strict=True)]
        slope[-1] = 0.01 * (weights[-1] - guess[-1])
        for sentences, label, which, heavy in data:
            chances = [chance(weights[-1] + sum(weights[bit] for bit in one)) for one in sentences]
            none = 1.0
            for one in chances:
                none *= 1 - one
            rest = none / max(1 - none, 1e-9)
            for at, (one, likely) in enumerate(zip(sentences, chances, strict=True)):
                by = heavy * (-rest * likely if label else likely)
                if which is not None:
                    by += heavy * OF_SENTENCE * (likely - which[at])
                for bit in one:
                    slope[bit] += by
                slope[-1] += by
        # Adam: each weight in its own steps, which grow smaller.
        rate = FIRST_STEP * (LAST_STEP / FIRST_STEP) ** (step / STEPS)
        for at, by in enumerate(slope):
            mean[at] = 0.9 * mean[at] + 0.1 * by
            spread[at] = 0.99 * spread[at] + 0.01 * by * by
            weights[at] -= rate * (mean[at] / (1 - 0.9**step)) / ((spread[at] / (1 - 0.99**step)) ** 0.5 + 1e-8)
    return weights


class Fitted:
    """The five tables, fitted one after the other: each is asked in the light of those before."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self.hears = fit([self._group(one, HEARD, one.evidence.in_place()) for one in letters], SIGNS, HEARD)
        noes = [one for one in letters if one.makes[NO]]
        self.refuses = fit([self._group(one, NO, self._placed(one)[1]) for one in noes], SIGNS, NO)
        whole = [([self._of_text(one)], one.makes[NO], None, one.weight) for one in letters]
        self.answers = fit(whole, OF_TEXT, "text")
        self.tells = fit([self._group(one, WHY, self._around(one)) for one in noes], SIGNS, WHY)
        self.offers = fit([self._group(one, INSTEAD, self._around(one)) for one in noes], SIGNS, INSTEAD)

    @staticmethod
    def _group(letter: Letter, move: str, signs: list[int]) -> tuple[list[int], bool, list[bool] | None, float]:
        which = None if letter.sentences is None else [move in one for one in letter.sentences]
        return signs, letter.makes[move], which, letter.weight

    def _placed(self, letter: Letter) -> tuple[list[int], list[int]]:
        signs = letter.evidence.in_place()
        heard = [at for at, one in enumerate(signs) if score(self.hears, one) > TAKEN_UP]
        return heard, letter.evidence.after_heard(signs, heard)

    def _of_text(self, letter: Letter) -> int:
        return letter.evidence.of_text(max((score(self.refuses, one) for one in self._placed(letter)[1]), default=0))

    def _around(self, letter: Letter) -> list[int]:
        heard, signs = self._placed(letter)
        noes = noes_of(letter.evidence, [score(self.refuses, one) for one in signs])
        return letter.evidence.around(heard, noes)

    def moves(self, letter: Letter) -> dict[str, bool]:
        """Which moves a letter makes."""
        heard, signs = self._placed(letter)
        sums = [score(self.refuses, one) for one in signs]
        no = letter.evidence.has_firm() or (
            may_refuse(letter.evidence, heard, sums) and score(self.answers, self._of_text(letter)) > 0
        )
        found = {HEARD: bool(heard), NO: no, WHY: False, INSTEAD: False}
        if no:
            around = self._around(letter)
            for move, weights in ((WHY, self.tells), (INSTEAD, self.offers)):
                none = 1.0
                for one in around:
                    none *= 1 - chance(score(weights, one))
                found[move] = 1 - none > ENOUGH[move]
        return found


def write(fitted: Fitted) -> None:
    lines = [
        '"""What each sign weighs for a move, in every language: fitted, not made by hand.',
        "",
        "``python -m benchmarks.fit_moves --write`` writes this file anew, after cues or letters to learn from have changed.",
        'A sum above nothing is a yes. What is named ``""`` is where the sum starts from.',
        '"""',
        "",
        "from collections.abc import Mapping",
        "",
        "Weights = Mapping[str, float]",
    ]
    for name, signs, weights in (
        ("HEARS", SIGNS, fitted.hears),
        ("REFUSES", SIGNS, fitted.refuses),
        ("ANSWERS", OF_TEXT, fitted.answers),
        ("TELLS", SIGNS, fitted.tells),
        ("OFFERS", SIGNS, fitted.offers),
    ):
        rounded = {sign: round(weight, 1) for sign, weight in zip((*signs, ""), weights, strict=True)}
        lines += ["", f"{name}: Weights = {{"]
        lines += [f'    "{sign}": {weight},' for sign, weight in sorted(rounded.items()) if weight]
        lines.append("}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def share(fitted: Fitted, letters: Iterable[Letter]) -> dict[str, list[bool]]:
    right: dict[str, list[bool]] = {move: [] for move in MOVES}
    for one in letters:
        for move, found in fitted.moves(one).items():
            right[move].append(found == one.makes[move])
    return right


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args()
    letters = [
        Letter(json.loads(line), _name(path))
        for path in FILES
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    own = drafts()
    if options.write:
        write(Fitted([*letters, *own]))
        return
    total: dict[str, list[bool]] = {move: [] for move in MOVES}
    for path in FILES:
        fitted = Fitted([*(one for one in letters if one.file != _name(path)), *own])
        right = share(fitted, [one for one in letters if one.file == _name(path)])
        print(
            f"{_name(path):28}", *(f"{move} {sum(found) / len(found):.3f}" for move, found in right.items()), flush=True
        )
        for move, found in right.items():
            total[move] += found
    print(f"{'all':28}", *(f"{move} {sum(found) / len(found):.3f}" for move, found in total.items()))


if __name__ == "__main__":
    main()
