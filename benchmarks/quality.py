"""How well the rules judge: precision, recall and F1 per rule on labelled sentences, accuracy per move on letters.

python -m benchmarks.quality                  # English, the part to learn from
python -m benchmarks.quality --part measure   # the part that no pattern was tuned on
python -m benchmarks.quality --show never-blames-customer   # what it gets wrong (the learning part only)
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from graciousno import check
from graciousno.model.report import MOVES

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


def rows(language: str, pattern: str) -> list[dict]:
    return [
        json.loads(line)
        for path in sorted((CORPUS / language).glob(pattern))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def figures(hit: int, false: int, missed: int) -> str:
    precision = hit / (hit + false) if hit + false else float("nan")
    recall = hit / (hit + missed) if hit + missed else float("nan")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else float("nan")
    return f"precision {precision:5.3f}  recall {recall:5.3f}  F1 {f1:5.3f}   ({hit} right, {false} false, {missed} missed)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="en")
    parser.add_argument("--part", choices=("learn", "measure"), default="learn")
    parser.add_argument("--show", help="a rule or a move: print what it gets wrong")
    options = parser.parse_args()
    if options.show and options.part == "measure":
        parser.error("the measuring part is not for reading")

    sentences = rows(options.language, f"sentences*.{options.part}.jsonl")
    names = sorted({name for row in sentences for name in (row["about"], *row["breaks"])})
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    for row in sentences:
        found = {finding.rule for finding in check(row["text"], locale=options.language, select=names).findings}
        for name in names:
            # A sentence speaks for the rule it was written about, and for those it is labelled with.
            if name not in row["breaks"] and name not in found:
                continue
            kind = (
                "right" if name in row["breaks"] and name in found else "missed" if name in row["breaks"] else "false"
            )
            if kind == "false" and row["breaks"]:
                kind = "other"  # a sentence that breaks another promise: neither a false alarm nor what was asked
            counts[name][kind] += 1
            if options.show == name and kind not in {"right", "other"}:
                print(f"{kind:7} {row['id']:22} {row['text']}")
    print(f"{options.language}, {options.part}: {len(sentences)} sentences")
    total: Counter[str] = Counter()
    for name in names:
        total += counts[name]
        print(f"  {name:28} {figures(counts[name]['right'], counts[name]['false'], counts[name]['missed'])}")
    print(f"  {'all':28} {figures(total['right'], total['false'], total['missed'])}")

    letters = rows(options.language, f"letters*.{options.part}.jsonl")
    print(f"{options.language}, {options.part}: {len(letters)} letters")
    for move in MOVES:
        wrong = Counter()
        for row in letters:
            found = bool(check(row["text"], locale=options.language, select=[]).moves[move])
            if found != row["moves"][move]:
                wrong["false" if found else "missed"] += 1
                if options.show == move:
                    print(f"--- {'false' if found else 'missed'} {row['id']}\n{row['text']}")
        print(
            f"  {move:28} accuracy {1 - wrong.total() / len(letters):5.3f}   ({wrong['false']} false, {wrong['missed']} missed)"
        )


if __name__ == "__main__":
    main()
