"""``graciousno check`` with settings, a baseline and fixes."""

import json
from pathlib import Path

import pytest

BLAME = "You failed to enclose the receipt.\n"
BLUNT = "You should have read the terms before ordering.\n"
ONLY = ("--select", "never-blames-customer")


def test_settings_are_found_and_the_command_line_goes_before_them(run, put):
    put("a.txt", BLUNT)
    put(
        "graciousno.toml",
        'select = ["never-blames-customer"]\nfail-on = "never"\n[severity]\nnever-blames-customer = "advice"\n',
    )
    result = run("check", "a.txt")
    assert result.exit_code == 0
    assert "advice never-blames-customer" in result.stdout
    assert run("check", "a.txt", "--fail-on", "advice").exit_code == 1
    assert "never-blames-customer" not in run("check", "a.txt", "--select", "never-dismisses").stdout
    assert "error never-blames-customer" in run("check", "a.txt", *ONLY, "--config", "none").stdout
    put("other.toml", 'ignore = ["never-blames-customer"]\n')
    assert "never-blames-customer" not in run("check", "a.txt", "--config", "other.toml").stdout


def test_settings_that_cannot_be_are_told_with_their_lines(run, put):
    put("a.txt", BLUNT)
    put("graciousno.toml", 'selct = ["never-blunt"]\nfail-on = "errors"\n')
    result = run("check", "a.txt")
    assert result.exit_code == 2
    assert "graciousno.toml:1: selct: is not a setting" in result.stderr
    assert "graciousno.toml:2: fail_on" in result.stderr
    put("bad.toml", 'locale = "xx"\ntone = "pubic"\nignore = ["never-blnt"]\n')
    lines = run("check", "a.txt", "--config", "bad.toml").stderr.splitlines()
    said = ('no locale "xx"', 'did you mean "public"', 'did you mean "never-blunt"')
    assert [line.partition(": ")[0] for line in lines] == ["bad.toml:1", "bad.toml:2", "bad.toml:3"]
    assert all(one in line for one, line in zip(said, lines, strict=True))
    assert "Traceback" not in result.stderr


def test_a_house_rule_is_listed_told_and_used(run, put):
    Path("words/en/rules").mkdir(parents=True)
    put(
        "words/en/rules/names-no-competitor.toml",
        '[rule]\npromise = "Never names a competitor."\nwhy = "Nobody asked (our guide of 2026)."\n'
        '[[phrase]]\npattern = "blue kettle"\nfires = ["*Blue Kettle* has it."]\n',
    )
    put("graciousno.toml", 'words = ["words"]\n')
    put("a.txt", "Blue Kettle has it.\n")
    assert "names-no-competitor" in run("rules").stdout
    told = run("rules", "names-no-competitor").stdout
    assert "Never names a competitor." in told
    assert "Blue Kettle" in told
    assert "warning names-no-competitor" in run("check", "a.txt").stdout


def test_a_baseline_sets_aside_what_was_there(run, put):
    put("a.txt", BLUNT)
    written = run("check", "a.txt", *ONLY, "--write-baseline", "base.json")
    assert (written.exit_code, written.stderr) == (0, "base.json: 1 findings written\n")
    assert json.loads(Path("base.json").read_text())["findings"][0]["source"] == "a.txt"
    clean = run("check", "a.txt", *ONLY, "--baseline", "base.json")
    assert clean.exit_code == 0
    assert "1 suppressed" in clean.stdout
    put("a.txt", f"Hello.\n\n{BLUNT}\nYou forgot the stamp, as usual.\n")
    again = run("check", "a.txt", *ONLY, "--baseline", "base.json")
    assert again.exit_code == 1
    assert again.stdout.count("never-blames-customer: ") == 1
    put("graciousno.toml", 'baseline = "base.json"\n')
    put("a.txt", "All is well with the kettle.\n")
    gone = run("check", "a.txt", *ONLY)
    assert "1 of the findings in the baseline are gone" in gone.stderr


@pytest.mark.parametrize("text", ["", "[]", '{"version": 9}', '{"version": 1, "findings": [{"rule": "x"}]}'])
def test_a_file_that_is_no_baseline_is_told(run, put, text):
    put("a.txt", BLUNT)
    put("base.json", text)
    result = run("check", "a.txt", "--baseline", "base.json")
    assert result.exit_code == 2
    assert "base.json: is not a baseline" in result.stderr
    assert "--write-baseline makes it" in run("check", "a.txt", "--baseline", "nowhere.json").stderr


def test_a_fix_changes_its_words_and_nothing_else(run, put):
    path = Path(put("a.txt", ""))
    path.write_bytes(b"\xef\xbb\xbfDear Ada,\r\n\r\nYou failed to enclose the receipt.\r\n\tBest,\r\nInes\r\n")
    result = run("check", "a.txt", *ONLY, "--fix")
    assert result.stderr == "a.txt: 1 fixed\n"
    assert result.exit_code == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbfDear Ada,\r\n\r\nWe ")
    assert after.endswith(b" the receipt.\r\n\tBest,\r\nInes\r\n")
    assert run("check", "a.txt", *ONLY, "--fix").stderr == ""
    assert path.read_bytes() == after
    assert [one.name for one in Path().iterdir()] == ["a.txt"]


def test_a_fix_finds_its_place_in_markup_and_leaves_alone_what_it_cannot_place(run, put):
    put("a.md", "# Reply\n\nDear **Ada**, we read on.\n\nYou failed to enclose the receipt &amp; the box.\n")
    put("a.html", "<p>Dear <b>Ada</b>,</p>\n<p>You failed to enclose the receipt.</p>\n")
    put("a.jsonl", json.dumps({"text": BLAME}) + "\n")
    result = run("check", "a.md", "a.html", "a.jsonl", *ONLY, "--fix")
    assert "**Ada**" in Path("a.md").read_text()
    assert "<p>We " in Path("a.html").read_text()
    assert Path("a.jsonl").read_text() == json.dumps({"text": BLAME}) + "\n"
    assert result.stderr == (
        "a.md: 1 fixed\na.html: 1 fixed\na.jsonl: cannot be changed by --fix (1 with better words)\n"
    )


def test_a_fix_says_which_files_it_cannot_change(run, put):
    mail, rows = f"Subject: x\n\n{BLAME}", json.dumps({"text": BLAME}) + "\n"
    put("a.eml", mail)
    put("b.jsonl", rows * 2)
    put("c.jsonl", json.dumps({"text": "Thank you."}) + "\n")
    result = run("check", "a.eml", "b.jsonl", "c.jsonl", *ONLY, "--fix")
    assert result.stderr.splitlines() == [
        "a.eml: cannot be changed by --fix (1 with better words)",
        "b.jsonl: cannot be changed by --fix (2 with better words)",
    ]
    assert (Path("a.eml").read_text(), Path("b.jsonl").read_text()) == (mail, rows * 2)
    piped = run("check", "-", *ONLY, "--fix", typed=BLAME)
    assert (piped.exit_code, piped.stderr) == (1, "stdin: cannot be changed by --fix (1 with better words)\n")
