"""``graciousno journal``, on journals of its own."""

import csv
import io
import json
import sqlite3
import stat
import sys
from hashlib import sha256
from typing import get_args

import pytest

from graciousno import Journal
from graciousno.model.history import Course, What


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch):
    for name in ("GRACIOUSNO_JOURNAL_KEY", "GRACIOUSNO_JOURNAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def add(run):
    def go(*args, **kwargs):
        done = run("journal", "add", "--customer", "1042", "--by", "Customer care", *args, **kwargs)
        assert done.exit_code == 0, done.output
        return done

    return go


def test_the_choices_are_those_of_the_model():
    from graciousno.cli.journal_views import DECISIONS, HAPPENINGS

    assert get_args(Course) == DECISIONS
    assert get_args(What) == HAPPENINGS


def test_a_first_entry_begins_a_journal(run, add, tmp_path):
    done = add("--asked", "a refund", "--decided", "refuse", "--because", "Late.", "--because", "Worn.")
    assert "keep a copy of its key (graciousno-journal.db.key)" in done.stderr
    assert done.stdout.startswith("entry 1 is recorded; head 1:")
    again = add("--asked", "a visit", "--format", "json")
    assert again.stderr == ""
    assert json.loads(again.stdout)["number"] == 2
    with Journal(tmp_path / "graciousno-journal.db", create=False) as journal:
        assert journal.entry(1).because == ("Late.", "Worn.")
        assert len(journal.history("1042")) == 2
        assert str(journal.head()) == json.loads(again.stdout)["head"]


def test_every_option_of_add(run, add, put, tmp_path):
    put("letter.txt", "We cannot give you a refund, you fool.\n")
    add(
        *("--at", "2026-05-03T14:00+02:00", "--asked", "a refund", "--decided", "accept_in_part"),
        *("--told", "the shop", "--told", "the desk", "--witness", "Ms Hollis", "--conduct", "intimidation"),
        *("--letter", "letter.txt", "--keep-text", "--check", "en", "--worth", "89.00 GBP", "--ours"),
        *("--followed", "She thanked us.", "--journal", "other.db"),
    )
    with Journal(tmp_path / "other.db") as journal:
        entry = journal.entry(1)
    assert entry.at.isoformat() == "2026-05-03T14:00:00+02:00"
    assert entry.told == ("the shop", "the desk")
    assert entry.witnesses == ("Ms Hollis",)
    assert str(entry.worth) == "89.00 GBP"
    assert entry.ours
    assert entry.letter.digest == sha256(b"We cannot give you a refund, you fool.\n").hexdigest()
    assert (entry.letter.where, entry.letter.text) == ("letter.txt", "We cannot give you a refund, you fool.")
    assert "stays-respectful" in {one.rule for one in entry.findings}


def test_a_file_with_an_entry(run, put, tmp_path):
    put(
        "entry.toml",
        'customer = "1042"\nby = "care"\nat = 2026-05-03\nasked = "a refund"\n[letter]\ndigest = "' + "a" * 64 + '"\n',
    )
    assert run("journal", "add", "--from", "entry.toml", "--asked", "a visit").exit_code == 0
    data = json.dumps({"customer": "1042", "by": "care", "what": "complaint", "at": "2026-05-04T10:00"})
    assert run("journal", "add", "--from", "-", typed=data).exit_code == 0
    with Journal(tmp_path / "graciousno-journal.db") as journal:
        assert [(str(one.on), one.what, one.note) for one in journal.history("1042").past] == [
            ("2026-05-03", "request", "a visit"),
            ("2026-05-04", "complaint", None),
        ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            'by = "x"\ncustmer = "y"\n',
            [
                "entry.toml: customer: is needed",
                'entry.toml:2: custmer: is not a field of Entry; did you mean "customer"',
            ],
        ),
        (
            'by = "x"\ncustomer = "y"\n\ndecided = "refus"\n',
            ["entry.toml:4: decided: should be one of", 'did you mean "refuse"?'],
        ),
        ('by = "x"\ncustomer = "y"\n[letter]\ndigest = "abc"\n', ["entry.toml:4: letter.digest: "]),
        ("by = \n", ["entry.toml:1: is not TOML"]),
        ('by = "x"\ncustomer = "y"\nat = "yesterday"\n', ["entry.toml:3: at: should be a date such as"]),
        ("", ["entry.toml: is empty"]),
    ],
)
def test_a_file_that_is_wrong(run, put, tmp_path, content, said):
    put("entry.toml", content)
    done = run("journal", "add", "--from", "entry.toml")
    assert done.exit_code == 2
    for words in said:
        assert words in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["entry.toml"]


def test_options_that_are_wrong(run, tmp_path):
    for options, said in [
        ((), "customer: is needed"),
        (("--customer", "x"), "by: is needed"),
        (("--customer", "x", "--by", "y", "--worth", "12"), "89.00 GBP"),
        (("--customer", "x", "--by", "y", "--worth", "12 pounds"), "currency"),
        (("--customer", "x", "--by", "y", "--keep-text"), "--letter"),
        (("--customer", "x", "--by", "y", "--letter", "nowhere.txt"), "nowhere.txt: there is no such file"),
        (("--customer", "x", "--by", "y", "--decided", "refuse", "--what", "complaint"), "two entries"),
        (("--customer", "x", "--by", "y", "--journal", "no/where.db"), 'there is no folder "no"'),
        (("--customer", "x", "--by", "y", "--corrects", "1"), "no journal here"),
    ]:
        done = run("journal", "add", *options)
        assert done.exit_code == 2, options
        assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_correction_keeps_what_is_not_given(run, add, tmp_path):
    add("--asked", "a refund", "--decided", "refuse", "--at", "2026-05-03")
    done = run("journal", "add", "--corrects", "1", "--followed", "She thanked us.")
    assert done.exit_code == 0, done.output
    assert run("journal", "add", "--corrects", "2", "--what", "misunderstanding").exit_code == 0
    assert "correct entry 2" in run("journal", "add", "--corrects", "1", "--followed", "x").stderr
    with Journal(tmp_path / "graciousno-journal.db") as journal:
        assert (journal.entry(3).followed, journal.entry(3).asked) == ("She thanked us.", "a refund")
        assert [(str(one.on), one.what) for one in journal.history("1042").past] == [("2026-05-03", "misunderstanding")]
    listed = run("journal", "list").stdout
    assert "corrected by 2" in listed
    assert "corrects 2: a refund" in listed
    shown = run("journal", "show", "1").stdout
    assert "entry 2 stands for it" in shown


def test_list_show_and_history(run, add):
    add("--asked", "a refund", "--decided", "refuse", "--at", "2024-05-03", "--worth", "89.00 GBP")
    add("--conduct", "intimidation", "--at", "2026-05-03")
    rows = [line.split() for line in run("journal", "list").stdout.splitlines()]
    assert [row[0] for row in rows] == ["entry", "0", "1", "2"]
    assert rows[2][1] == "2024-05-03"
    assert rows[2][3] == "refuse"
    assert [line.split()[0] for line in run("journal", "list", "--last", "1").stdout.splitlines()] == ["entry", "2"]
    assert [line.split()[0] for line in run("journal", "list", "--before", "2025-01-01").stdout.splitlines()] == [
        "entry",
        "1",
    ]
    assert len(run("journal", "list", "--customer", "1042", "--last", "1").stdout.splitlines()) == 2
    data = [json.loads(line) for line in run("journal", "list", "--format", "json").stdout.splitlines()]
    assert data[1]["content"]["asked"] == "a refund"
    shown = run("journal", "show", "1").stdout
    assert "amount 89.00, currency GBP" in shown
    assert shown.index("customer") < shown.index("asked") < shown.index("worth")
    assert json.loads(run("journal", "show", "1", "--format", "json").stdout) == data[1]
    told = run("journal", "history", "1042").stdout
    assert [line.split()[:2] for line in told.splitlines()[1:]] == [
        ["2024-05-03", "refusal"],
        ["2026-05-03", "conduct"],
    ]
    assert "refusal" not in run("journal", "history", "1042", "--since", "2025-01-01").stdout
    assert run("journal", "history", "9999").stdout == "Nothing is recorded.\n"
    facts = json.loads(run("journal", "history", "1042", "--format", "json").stdout)
    assert facts["past"][1] == {"on": "2026-05-03", "what": "conduct", "conduct": "intimidation", "ours": False}
    assert "there is no entry 9" in run("journal", "show", "9").stderr


def test_export(run, add, tmp_path):
    add("--asked", "=1+1")
    done = run("journal", "export")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["number"] for row in rows] == [0, 1]
    assert f"head 1:{rows[1]['link']}" in done.stderr
    assert run("journal", "export", "--format", "csv", "--output", "out.csv").stdout == ""
    file = tmp_path / "out.csv"
    assert list(csv.DictReader(io.StringIO(file.read_text("utf-8"), newline="")))[1]["asked"] == "'=1+1"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "there is no folder" in run("journal", "export", "--output", "no/out.csv").stderr
    assert run("journal", "export", "--customer", "9").stdout == ""


def test_verify(run, add, tmp_path):
    add()
    head = json.loads(add("--format", "json").stdout)["head"]
    done = run("journal", "verify")
    assert done.exit_code == 0
    assert done.stdout == f"Nothing was changed: entries 0 to 2.\nhead {head}\n"
    assert run("journal", "verify", "--expect", head).exit_code == 0
    assert run("journal", "verify", "--expect", "12").exit_code == 2
    beyond = run("journal", "verify", "--expect", head.replace("2:", "7:", 1))
    assert beyond.exit_code == 1
    assert "its end is cut off" in beyond.stdout
    other = sqlite3.connect(tmp_path / "graciousno-journal.db")
    other.execute("DROP TRIGGER content_fixed")
    other.execute("UPDATE content SET body = replace(body, 'care', 'nobody') WHERE number = 1")
    other.commit()
    other.close()
    done = run("journal", "verify")
    assert done.exit_code == 1
    assert "!! entry 1: its content, its salt or its commitment was changed" in done.stdout
    data = json.loads(run("journal", "verify", "--format", "json").stdout)
    assert (data["ok"], data["head"]) == (False, None)
    assert {"number": 1, "what": "its content, its salt or its commitment was changed"} in data["flaws"]
    assert "CHANGED" in run("journal", "list").stdout
    assert "It was changed after it was recorded." in run("journal", "show", "1").stdout
    assert "is not what was recorded" in run("journal", "history", "1042").stderr
    assert run("journal", "export").exit_code == 0
    assert run("journal", "export", "--format", "csv").exit_code == 0


def test_purge(run, add, tmp_path, monkeypatch):
    add("--at", "2020-05-03", "--asked", "old thing")
    add("--at", "2026-05-03", "--asked", "new thing")
    asked = run("journal", "purge", "--keep", "3 years", typed="n\n")
    assert asked.exit_code == 2
    assert "Erase the content of 1 entry for good?" in asked.stderr
    assert "nothing was erased" in asked.stderr
    assert "nothing was erased" in run("journal", "purge", "--keep", "3 years", typed="").stderr
    done = run("journal", "purge", "--before", "2024-01-01", "--by", "records", typed="y\n")
    assert done.stdout.startswith("1 erased; entry 3 tells of it; head 3:")
    assert run("journal", "purge", "--keep", "3 years").stdout == "There was nothing to erase.\n"
    shown = run("journal", "show", "1").stdout
    assert "Its content was erased on " in shown
    assert "(entry 3): the time to keep them is over: from before 2024-01-01." in shown
    (tmp_path / "standards.toml").write_text("[records]\nmonths = 120\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("journal", "purge", "--keep", "standards", "--yes").exit_code == 0
    erased = run("journal", "purge", "--customer", "1042", "--ground", "asked by phone", "--yes", "--format", "json")
    assert json.loads(erased.stdout)["erased"] == 1
    assert "asked by phone" in run("journal", "list").stdout
    assert run("journal", "verify").exit_code == 0
    assert b"new thing" not in (tmp_path / "graciousno-journal.db").read_bytes()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "Say what to erase"),
        (("--before", "2020-01-01", "--customer", "x"), "Say what to erase"),
        (("--keep", "for ever"), '"3 years"'),
        (("--before", "soon"), "does not match the format"),
    ],
)
def test_a_purge_that_cannot_be(run, add, options, said):
    add()
    done = run("journal", "purge", "--yes", *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_only_add_begins_a_journal(run, tmp_path, put):
    for command in (("list",), ("show", "1"), ("history", "x"), ("export",), ("verify",), ("purge", "--customer", "x")):
        done = run("journal", *command)
        assert done.exit_code == 2
        assert "graciousno-journal.db: there is no journal here" in done.stderr
    assert list(tmp_path.iterdir()) == []
    put("letter.txt", "Dear Ms Campbell, we are sorry. " * 40)
    assert "letter.txt: is not a journal" in run("journal", "list", "--journal", "letter.txt").stderr


def test_where_the_journal_is(run, add, monkeypatch, tmp_path):
    monkeypatch.setenv("GRACIOUSNO_JOURNAL", "kept.db")
    add()
    assert (tmp_path / "kept.db").is_file()
    assert run("journal", "list").exit_code == 0


def test_plain_names_only_if_wanted(run, add, tmp_path):
    done = add("--plain")
    assert "with plain names" in done.stderr
    assert "1042" in run("journal", "list").stdout
    assert not (tmp_path / "graciousno-journal.db.key").exists()


def test_a_process_records(process, tmp_path):
    running = process("journal", "add", "--customer", "1042", "--by", "care", "--asked", "a refund")
    out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    assert out.startswith(b"entry 1 is recorded")
    with Journal(tmp_path / "graciousno-journal.db") as journal:
        assert journal.verify() == []
