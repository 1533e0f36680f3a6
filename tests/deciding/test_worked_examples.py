"""The worked examples run, and what they tell is reviewed prose: ``tests/deciding/golden``.

After a change of wording: ``GRACIOUSNO_GOLDEN=write python -m pytest tests/deciding/test_worked_examples.py``.
"""

import os
import runpy
from pathlib import Path

import pytest

from graciousno import Journal
from graciousno.cli.assess_file import read_situation

EXAMPLES = Path(__file__).parents[2] / "examples" / "deciding"
GOLDEN = Path(__file__).parent / "golden"
run = runpy.run_path(str(EXAMPLES / "run.py"))
COURSES = {
    "worth-a-yes": "accept",
    "a-misunderstanding": "clarify",
    "worn-returns": "boundary",
    "at-the-counter": "boundary, and beside it accept_in_part",
    "more-than-they-bring": "part",
}


def test_these_are_the_examples():
    folders = {path.name for path in EXAMPLES.iterdir() if (path / "situation.toml").is_file()}
    assert folders == set(COURSES) == set(run["CASES"])


@pytest.mark.parametrize("name", COURSES)
def test_from_the_situation_to_the_journal(name, tmp_path):
    with Journal(tmp_path / "journal.db") as journal:
        text = "\n".join(run["story"](name, journal)) + "\n"
        assert journal.verify() == []
    assert text.splitlines()[0] == COURSES[name]
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("GRACIOUSNO_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COURSES)
def test_the_files_are_read_by_the_command_line(name):
    assert read_situation(str(EXAMPLES / name / "situation.toml")).settings["tone"] in {"work", "public"}


def test_all_of_it_is_printed(capsys):
    run["main"]("worth-a-yes")
    assert capsys.readouterr().out.endswith("The journal is as it was written.\n")
