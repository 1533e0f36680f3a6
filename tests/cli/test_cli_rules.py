"""``graciousno rules``, ``graciousno kinds`` and the group."""

import pytest

import graciousno
from graciousno.checking.rules import NAMES, rule


def test_all_rules_are_listed(run):
    result = run("rules")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.stdout.splitlines()[1:]]
    assert listed == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_told_in_full(run, name):
    result = run("rules", name)
    assert (result.exit_code, result.stderr) == (0, "")
    for words in (name, rule(name).summary, "What it does", "Why it matters", rule(name).why[:20]):
        assert words in result.stdout


def test_examples_come_from_the_word_files(run):
    out = run("rules", "never-blunt").stdout
    assert "It finds (en)\n  " in out
    assert "It leaves alone\n  " in out


def test_an_unknown_rule(run):
    result = run("rules", "never-blames")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith('there is no rule "never-blames"; did you mean "never-blames-customer"')
    assert run("rules", "never-blunt", "--locale", "xx").exit_code == 2


def test_kinds(run):
    out = run("kinds").stdout
    for words in ("refusal", "refund", "deadline_passed", "store_credit"):
        assert words in out
    letters = [line.split()[1] for line in out.splitlines() if line.startswith("letter ")]
    assert sorted(letters) == ["boundary", "clarification", "colleague_note", "goodwill", "parting", "refusal"]
    assert "conduct" in run("kinds", "boundary").stdout
    told = run("kinds", "store_credit").stdout
    assert "currency  needed  a code such as GBP" in told
    # A name that two families use is told for both.
    assert run("kinds", "discount").stdout.count('"discount"') == 2
    unknown = run("kinds", "refnd")
    assert (unknown.exit_code, unknown.stderr.partition(";")[0]) == (2, 'there is no kind "refnd"')


def test_every_field_of_every_kind_says_what_it_holds(run):
    names = [line.split()[1] for line in run("kinds").stdout.splitlines()[1:]]
    for name in dict.fromkeys(names):
        for line in run("kinds", name).stdout.splitlines():
            assert len(line.replace("  needed", "").split()) != 1, f"{name}: {line}"


def test_version(run):
    assert run("--version").stdout == f"graciousno {graciousno.__version__}\n"


@pytest.mark.parametrize("command", ["draft", "check", "rules", "kinds"])
def test_help_shows_how(run, command):
    result = run(command, "-h")
    assert result.exit_code == 0
    assert f"    graciousno {command}" in result.stdout


def test_without_arguments(run):
    assert run().exit_code == 2
    assert run("chekc").exit_code == 2
