"""``graciousno assess``."""

import json
import os
import re
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from graciousno.cli import assess as command
from graciousno.cli.assess import EXAMPLE
from graciousno.cli.assess_interview import RESUME
from graciousno.cli.assess_questions import QUESTIONS

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as POSIX has them")
SMALL = 'asked = "a full refund of the boots"\non = 2026-05-20\nmisunderstanding = "no"\n'


@pytest.fixture
def at_a_terminal(monkeypatch):
    monkeypatch.setattr(command, "at_a_terminal", lambda: True)


def test_the_situation_in_the_help_is_assessed(run, put):
    help_ = run("assess", "--help").output
    printed = help_.partition("A situation:")[2].partition("graciousno assess situation.toml")[0]
    put("situation.toml", re.sub(r"(?m)^  ", "", printed))
    result = run("assess", "situation.toml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("accept: say yes\n")


def test_the_example_and_the_standards_can_be_printed(run, put):
    assert run("assess", "--example").stdout == EXAMPLE
    put("standards.toml", run("assess", "--print-standards").stdout)
    put("situation.toml", EXAMPLE)
    own = run("assess", "situation.toml").stdout
    assert own == run("assess", "situation.toml", "--standards", "none").stdout


def test_what_is_printed_is_whole(run, put):
    out = run("assess", put("situation.toml", EXAMPLE)).stdout
    for head in ("Why, in the order in which it was weighed", "What would change the answer", "Prepare", "Letters"):
        assert f"\n{head}\n" in out
    assert "rests on yes.money, worth, standards.risk.small_share" in out
    assert out.endswith("This is advice. A person decides, and carries it.\n")
    small = run("assess", put("small.toml", SMALL.replace('"no"', '"likely"'))).stdout
    assert "not weighed, for that was decided before: our part, law and safety" in small


def test_json_for_machines(run, put):
    data = json.loads(run("assess", put("situation.toml", EXAMPLE), "--format", "json").stdout)
    assert (data["version"], data["course"], data["is_owed"]) == (1, "accept", False)
    assert {"stage", "weight", "speaks_for", "text", "rests_on"} == set(data["because"][0])
    assert [letter["kind"] for letter in data["letters"]] == ["goodwill", "colleague_note"]
    facts = json.dumps({"asked": "a refund", "on": "2026-05-20", "misunderstanding": "no"})
    assert json.loads(run("assess", "-", "--format", "json", typed=facts).stdout)["course"] == "accept"


def test_letters_are_cases_for_draft(run, put):
    result = run("assess", put("situation.toml", EXAMPLE), "--letters", "letters")
    assert "letters/goodwill.toml: written; still to complete: how" in result.stderr.replace("\\", "/")
    assert Path("letters/goodwill.toml").read_text("utf-8").count('#   how: how it reaches them: "The money') == 1
    for name in ("goodwill", "colleague-note"):
        drafted = run("draft", f"letters/{name}.toml", "--check")
        assert drafted.exit_code == 0
        assert "nothing to improve" in drafted.stderr
    again = run("assess", "situation.toml", "--letters", "letters")
    assert again.exit_code == 2
    assert again.stderr.endswith("goodwill.toml: is there already; move it away, or name another folder\n")


def test_every_problem_has_its_file_and_line(run, put):
    text = SMALL + 'worth = "lots"\n[draft]\ntoen = "work"\n[yes]\nmonie = "low"\n[[conduct]]\nline = "shouting"\n'
    result = run("assess", put("situation.toml", text))
    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [f"situation.toml:{line}" for line in (4, 6, 8, 9)]
    assert 'did you mean "money"?' in lines[2]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('[[conduct]]\nline = "shoutng"\non = 2026-05-20\n', 'situation.toml:5: conduct[0].line: there is no line of conduct "shoutng"; did you mean "shouting"?'),
        ('[yes]\nmoney = { low = "3", currency = "EUR" }\n', "situation.toml:5: yes.money.currency: should be in GBP"),
        (
            '[[grounds]]\nabout = "the house"\ntext = "We don\'t employ single mothers."\nspeaks_for = "no"\n',
            "situation.toml:6: grounds[0].text: is no ground for an answer",
        ),
        (
            '[[grounds]]\nabout = "her age"\ntext = "It counts."\nspeaks_for = "no"\n',
            "situation.toml:4: grounds[0]: is no ground for an answer: it rests on age",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_weighed_is_told_with_its_line(run, put, more, said):
    result = run("assess", put("situation.toml", SMALL + more))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_standards_of_ones_own(run, put):
    put("situation.toml", SMALL + '[yes]\nmoney = "low"\n')
    assert run("assess", "situation.toml").stdout.startswith("refuse")
    put("mine.toml", '[carried_by]\nrefuse = "the owner"\n')
    assert "carried by the owner" in run("assess", "situation.toml", "--standards", "mine.toml").stdout
    put("pyproject.toml", '[tool.graciousno.standards.carried_by]\nrefuse = "the board"\n')
    assert "carried by the board" in run("assess", "situation.toml").stdout
    put("standards.toml", "[goodwil]\n")
    result = run("assess", "situation.toml")
    assert result.exit_code == 2
    assert re.search(
        r'standards.toml:1: goodwil: is not a table of the standards; did you mean "goodwill"\?', result.stderr
    )


def test_history_comes_from_the_journal(run, put):
    for day in ("2026-01-03", "2026-03-07"):
        added = run(
            *("journal", "add", "--customer", "Ada", "--by", "care", "--what", "conduct"),
            *("--conduct", "worn-returns", "--at", day),
        )
        assert added.exit_code == 0, added.stderr
    put("situation.toml", SMALL + '[[conduct]]\nline = "worn-returns"\non = 2026-05-20\n')
    assert run("assess", "situation.toml").stdout.startswith("accept")
    known = run("assess", "situation.toml", "--journal", "graciousno-journal.db", "--customer", "Ada")
    assert known.stdout.startswith("boundary"), known.stderr
    assert "3 January 2026" in known.stdout
    other = run("assess", "situation.toml", "--journal", "graciousno-journal.db", "--customer", "Ben")
    assert other.stdout.startswith("accept")
    assert run("assess", "situation.toml", "--customer", "Ada").exit_code == 2


def test_without_a_file_and_a_terminal_it_says_so(run):
    result = run("assess", typed="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("assess needs a FILE")


# ── The interview ────────────────────────────────────────────────────────────────────────────────────────────────────

WHOLE = {
    "asked": ["?", "a full refund of the boots"],
    "on": ["soon", "2026-05-20"],
    "misunderstanding": ["perhaps", "no"],
    "conduct": ["?", "shoutng", "shouting", "2026-05-20", "told", ""],
    "history.past": ["conduct", "2026-02-01", "shouting", "goodwill", "2026-03-01", ""],
    "yes.money": ["lots", "80-120"],
    "worth": ["2000"],
    "part.what": ["the delivery costs"],
    "part.money": ["low"],
    "reasons": ["The window ended on 3 May.", ""],
}


def typed(answers=WHOLE):
    """What somebody types: the answers to these questions, Enter for all others."""
    lines = []
    for question in QUESTIONS:
        if question.path == "our_part.what" or (question.path == "part.money" and "part.what" not in answers):
            continue
        lines += answers.get(question.path, [""])
    return "".join(f"{line}\n" for line in lines)


def test_an_interview_comes_to_advice(run, at_a_terminal):
    result = run("assess", "--save", "situation.toml", typed=typed())
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("accept: say yes")
    saved = tomllib.loads(Path("situation.toml").read_text("utf-8"))
    assert saved["on"] == "2026-05-20"
    assert saved["yes"]["money"] == {"low": "80", "high": "120", "currency": "GBP"}
    assert saved["conduct"] == [{"line": "shouting", "on": "2026-05-20", "known": "told"}]
    assert [one["what"] for one in saved["history"]["past"]] == ["conduct", "goodwill"]
    assert "interview" not in saved
    assert not RESUME.exists()
    assert run("assess", "situation.toml").stdout == result.stdout
    for said in (
        "A noun phrase:",
        "should be a date such as",
        "should be one of: no, possible, likely",
        "there is no such line",
    ):
        assert said in result.stderr


def test_whoever_leaves_after_any_answer_goes_on_with_the_next(run, at_a_terminal):
    run("assess", "--save", "whole.toml", typed=typed())
    whole = Path("whole.toml").read_text("utf-8")
    lines = typed().splitlines(keepends=True)
    for left in range(1, len(lines)):
        # Typing ends, as with Ctrl-D, in the middle of it.
        first = run("assess", typed="".join(lines[:left]))
        assert first.exit_code == 130
        assert f"Your answers are kept in {RESUME}; graciousno assess goes on from there." in first.stderr
        second = run("assess", "--save", f"{left}.toml", typed="".join(lines[left:]))
        assert second.exit_code == 0, second.output
        assert Path(f"{left}.toml").read_text("utf-8") == whole
        assert ("Going on from" in second.stderr) is (left > 1)
        assert not RESUME.exists()


def test_the_first_answer_is_kept_at_once_for_its_owner_alone(run, at_a_terminal):
    run("assess", "--resume", "mine.toml", typed="a refund\n")
    assert tomllib.loads(Path("mine.toml").read_text("utf-8")) == {
        "asked": "a refund",
        "interview": {"asked": ["asked"]},
    }
    if sys.platform != "win32":
        assert Path("mine.toml").stat().st_mode & 0o777 == 0o600


def test_today_is_the_default(run, at_a_terminal):
    answers = {name: value for name, value in WHOLE.items() if name == "asked"}
    run("assess", "--save", "situation.toml", typed=typed(answers))
    saved = tomllib.loads(Path("situation.toml").read_text("utf-8"))
    assert abs((date.fromisoformat(saved["on"]) - date.today()).days) <= 1  # noqa: DTZ011
    assert saved["misunderstanding"] == "possible"


@pytest.mark.parametrize("text", ["a = [", "asked = 'x'\n", "interview = 3\n", "[interview]\nasked = 3\n"])
def test_a_file_to_go_on_from_that_is_none(run, at_a_terminal, put, text):
    result = run("assess", "--resume", put("mine.toml", text), typed="")
    assert result.exit_code == 2
    assert "mine.toml: holds no answers to go on from" in result.stderr
    assert Path("mine.toml").read_text("utf-8") == text


def test_nothing_is_overwritten(run, at_a_terminal, put):
    put("situation.toml", SMALL)
    result = run("assess", "--save", "situation.toml", typed=typed())
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert run("assess", "situation.toml", "--save", "x.toml").exit_code == 2


def test_answers_that_cannot_be_kept_are_an_error(run, at_a_terminal):
    result = run("assess", "--resume", "no/such/folder/mine.toml", typed="a refund\n")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


@posix
@pytest.mark.parametrize("leave", [b"\x03", b"\x04"])
def test_at_a_real_terminal(process, tmp_path, leave):
    import pty

    ours, theirs = pty.openpty()
    running = process("assess", stdin=theirs, stdout=theirs, start_new_session=True, preexec_fn=_controlling(theirs))
    os.close(theirs)
    try:
        os.write(ours, b"a full refund of the boots\n")
        _until(tmp_path / RESUME)
        os.write(ours, leave)
        error = running.stderr.read().decode()
        assert running.wait(30) == 130
    finally:
        os.close(ours)
    assert "Your answers are kept" in error
    assert "Traceback" not in error
    assert tomllib.loads((tmp_path / RESUME).read_text("utf-8"))["asked"] == "a full refund of the boots"


def _controlling(terminal):
    def take():
        import fcntl
        import signal
        import termios

        fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    return take


def _until(path):
    import time

    for _ in range(600):
        if path.exists() and path.stat().st_size:
            time.sleep(0.2)
            return
        time.sleep(0.05)
    raise AssertionError(path)
