"""The examples are real cases, and their letters are reviewed prose: ``tests/golden``.

After a change of wording: ``GRACIOUSNO_GOLDEN=write python -m pytest tests/test_examples.py``, then read the difference.
"""

import os
import runpy
import tomllib
from pathlib import Path

import pytest

from graciousno import check, draft
from graciousno.model.facts import kinds

ROOT = Path(__file__).parents[1]
CASES = sorted(path for tone in ("work", "social", "public") for path in (ROOT / "examples" / tone).glob("*.toml"))
GOLDEN = Path(__file__).parent / "golden" / "en"


def letter_of(path, **changes):
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    how = {**facts.pop("draft"), **changes}
    return draft(kinds("letter")[facts.get("kind", "refusal")].model_validate(facts), **how)


def is_refusal(path):
    return tomllib.loads(path.read_text(encoding="utf-8")).get("kind", "refusal") == "refusal"


def test_there_are_two_or_more_in_each_tone():
    tones = [tomllib.loads(path.read_text(encoding="utf-8"))["draft"]["tone"] for path in CASES]
    assert len(tones) >= 8
    assert all(tones.count(tone) >= 2 for tone in ("work", "social", "public"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_letter_is_the_reviewed_one(path):
    letter = letter_of(path)
    golden = GOLDEN / f"{path.stem}.txt"
    text = f"Subject: {letter.subject}\n\n{letter.text}\n"
    if os.environ.get("GRACIOUSNO_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_letter_keeps_every_promise(path):
    letter = letter_of(path).require_clean()
    assert not letter.fallbacks
    assert not letter.report.unchecked


@pytest.mark.parametrize("path", [path for path in CASES if is_refusal(path)], ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(6))
def test_the_moves_are_found_in_the_bare_text_too(path, seed):
    letter = letter_of(path, seed=seed)
    moves = check(letter.text, locale="en").moves
    assert [name for name, spans in moves.items() if not spans] == []


def test_a_letter_goes_over_smtp_and_comes_back():
    main = runpy.run_path(str(ROOT / "examples" / "send_by_smtp.py"))["main"]
    message = main()
    assert message["Subject"].startswith("Your refund request")
    assert message.get_body(("html",)) is not None
