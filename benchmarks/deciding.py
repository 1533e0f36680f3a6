"""Assessing, as a ratio to drafting a letter in the same run.

python -m benchmarks.deciding
"""

from __future__ import annotations

from typing import Any

from .speed import interleaved, the_case

HEAD = {"asked": "a full refund of the boots", "on": "2026-05-20", "misunderstanding": "no", "our_share": "none"}
MONEY = {
    "yes": {"money": {"low": "89.00", "currency": "GBP"}, "precedent": "low"},
    "no": {"reputation": "low"},
    "worth": {"low": "900.00", "high": "1500.00", "currency": "GBP"},
}
HABIT = {
    "conduct": [{"line": "worn-returns", "on": "2026-05-20"}],
    "history": {
        "past": [
            {"on": "2025-12-01", "what": "goodwill", "worth": {"amount": "20.00", "currency": "GBP"}},
            {"on": "2026-02-01", "what": "conduct", "conduct": "worn-returns"},
        ]
    },
}
GROUND = {"about": "the order history", "text": "They have ordered from us for six years.", "speaks_for": "yes"}
CASES: dict[str, dict[str, Any]] = {
    "a misunderstanding": {**HEAD, "misunderstanding": "likely"},
    "goodwill": {**HEAD, **MONEY},
    "goodwill, one ground": {**HEAD, **MONEY, "grounds": [GROUND]},
    "a habit": {**HEAD, **MONEY, **HABIT},
    "a habit, 100 entries": {
        **HEAD,
        **MONEY,
        **HABIT,
        "history": {"past": HABIT["history"]["past"] + [{"on": "2024-01-01", "what": "request"}] * 98},
    },
}


def main() -> None:
    from graciousno import Situation, Standards, assess, draft

    letter, standards = the_case(), Standards.find()
    situations = {name: Situation.model_validate(facts) for name, facts in CASES.items()}
    works: dict[str, Any] = {"draft": lambda: draft(letter, tone="work")}
    for name, situation in situations.items():
        works[name] = lambda situation=situation: assess(situation, standards)
        works[f"{name}, all of it read"] = lambda situation=situation: assess(situation, standards).to_dict()
    found = interleaved(works, 100)
    floor = found["draft"]
    print("assess(), warm, with a situation that was validated before; draft() of five parts is the floor")
    for name, seconds in found.items():
        course = assess(situations[name], standards).course if name in situations else ""
        print(f"  {name:36} {seconds * 1e6:8.1f} µs   {seconds / floor:6.3f} x draft   {course}")


if __name__ == "__main__":
    main()
