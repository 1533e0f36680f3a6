"""A bicycle workshop writes its noes in its own voice: own kinds (kinds.py), own words (templates/), one case.

python examples/house/run.py
"""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import kinds  # noqa: E402, F401  (the kinds in it make themselves known)

from graciousno import Draft, Refusal, draft  # noqa: E402


def main() -> Draft:
    facts = tomllib.loads((HERE / "cases" / "tuning.toml").read_text(encoding="utf-8"))
    how = facts.pop("draft")
    return draft(Refusal.model_validate(facts), templates=HERE / "templates", **how).require_clean()


if __name__ == "__main__":
    letter = main()
    print(f"Subject: {letter.subject}\n\n{letter.text}")
