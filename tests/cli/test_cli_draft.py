"""``graciousno draft``."""

import json
import re
from email import message_from_string, policy

import pytest


def test_without_arguments_help_is_printed_as_usage(run):
    result = run("draft")
    assert result.exit_code == 2
    assert '[[reasons]]\n  kind = "deadline_passed"' in result.output


def test_the_case_in_the_help_drafts(run, put):
    help_ = run("draft", "--help").output
    printed = help_.partition("works:")[2].partition("The table [draft]")[0]
    put("case.toml", re.sub(r"(?m)^  ", "", printed))
    result = run("draft", "case.toml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Dear Ms Campbell," in result.stdout
    assert "3 May 2026" in result.stdout


def test_the_example_can_be_printed(run, put):
    put("case.toml", run("draft", "--example").stdout)
    assert run("draft", "case.toml").exit_code == 0


def test_a_pipe_gets_the_letter_alone(run, case):
    out = run("draft", case()).stdout
    assert out.startswith("Dear Ms Campbell,\n")
    assert out.endswith("Northwind\n")


def test_json_facts_are_told_by_extension_and_by_content(run, put):
    facts = json.dumps({"request": {"about": "a key"}, "draft": {"tone": "work"}})
    by_extension = run("draft", put("case.json", facts))
    by_content = run("draft", "-", typed=facts)
    assert by_extension.exit_code == by_content.exit_code == 0
    assert by_extension.stdout == by_content.stdout
    assert "a key" in by_content.stdout


def test_toml_from_the_standard_input(run):
    result = run("draft", "-", "--tone", "social", typed='[request]\nkind = "invitation"\nevent = "the summer party"\n')
    assert result.exit_code == 0
    assert "summer party" in result.stdout


def test_options_win_over_the_file(run, case):
    name = case()
    assert "May 3, 2026" in run("draft", name, "--locale", "en").stdout
    assert json.loads(run("draft", name, "--tone", "public", "--format", "json").stdout)["tone"] == "public"
    assert json.loads(run("draft", name, "--channel", "phone", "--format", "json").stdout)["channel"] == "phone"


def test_formats(run, case):
    name = case()
    assert run("draft", name, "--format", "html").stdout.startswith("<!DOCTYPE html>")
    data = json.loads(run("draft", name, "--format", "json").stdout)
    assert data["text"].startswith("Dear Ms Campbell,")
    mail = message_from_string(run("draft", name, "--format", "eml").stdout, policy=policy.default)
    assert (mail["From"], mail["To"]) == ("care@northwind.example", "ada@example.org")
    assert mail.get_body(("plain",)).get_content().startswith("Dear Ms Campbell,")


def test_addresses_of_a_mail(run, case):
    name = case('email = "ada@example.org"\n')
    result = run("draft", name, "--format", "eml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "case.toml: a mail needs an address for --to (or to.email)\n"
    result = run("draft", name, "--format", "eml", "--to", "Ada <ada@example.net>")
    assert "To: Ada <ada@example.net>\n" in result.stdout
    result = run("draft", name, "--format", "eml", "--to", "nobody")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "--to: should be an e-mail address" in result.stderr
    assert run("draft", name, "--to", "ada@example.net").exit_code == 2


def test_a_seed_chooses(run, case):
    name = case()
    letters = {run("draft", name, "--seed", str(seed)).stdout for seed in range(12)}
    assert len(letters) > 1
    assert run("draft", name, "--seed", "7").stdout == run("draft", name, "--seed", "7").stdout


def test_a_house_folder(run, case, put):
    put("house/work/closing.j2", '{% extends "graciousno/work/closing.j2" %}{% block closing %}So long.{% endblock %}')
    result = run("draft", case(), "--templates", "house")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "So long." in result.stdout
    missing = run("draft", "case.toml", "--templates", "nowhere")
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)


def test_check_decides_the_exit_code(run, put):
    name = put("case.toml", 'draft.tone = "work"\n[request]\nkind = "refund"\n')
    assert run("draft", name).exit_code == 0
    result = run("draft", name, "--check")
    assert result.exit_code == 1
    assert result.stdout == run("draft", name).stdout
    assert "letter:1:1: error always-offers-reason: " in result.stderr
    assert run("draft", name, "--check", "--fail-on", "never").exit_code == 0
    assert run("draft", name, "--no-check").stderr == ""


def bad(run, *args, typed=None):
    """The single error line of a command that cannot go on."""
    result = run(*args, typed=typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    return result.stderr.rstrip("\n")


def test_a_tone_is_needed(run, case):
    assert bad(run, "draft", case('tone = "work"\n')).startswith(
        "case.toml: a letter needs a tone: --tone work, social"
    )


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--tone", "wrok", 'there is no tone "wrok"; did you mean "work"?'),
        ("--locale", "xx", 'there is no locale "xx"'),
        ("--locale", "English", '"English" is not a locale'),
        ("--channel", "emial", 'there is no channel "emial"; did you mean "email"?'),
    ],
)
def test_what_does_not_exist(run, case, option, value, message):
    assert bad(run, "draft", case(), option, value).startswith(message)


def test_what_the_file_asks_for_in_vain_has_its_line(run, case):
    name = case('tone = "work"', 'tone = "wrok"')
    assert bad(run, "draft", name) == 'case.toml:4: there is no tone "wrok"; did you mean "work"?'
    assert run("draft", name, "--tone", "work").exit_code == 0


def test_missing_and_folder_and_binary_and_empty(run, put, tmp_path):
    assert bad(run, "draft", "nowhere.toml") == "nowhere.toml: there is no such file"
    (tmp_path / "folder").mkdir()
    assert bad(run, "draft", "folder") == "folder: is a folder, not a file"
    assert bad(run, "draft", put("a.toml", b"\x89PNG\0\0")) == "a.toml: is a binary file, not text"
    assert bad(run, "draft", put("b.toml", " \n")) == "b.toml: is empty"


def test_syntax_errors_have_their_line(run, put):
    assert bad(run, "draft", put("a.toml", 'reference = "1"\n\n[to\n')).startswith("a.toml:3: is not TOML: ")
    assert bad(run, "draft", put("b.toml", 'reference = "1"\nwritten =')).startswith("b.toml:2: is not TOML: ")
    assert bad(run, "draft", put("c.json", '{"reference": "1",\n "to" {}}')).startswith("c.json:2: is not JSON: ")
    assert bad(run, "draft", put("d.json", "[1]")) == "d.json: should be one object with the fields of a letter"
    assert "nested too deeply" in bad(run, "draft", put("e.json", '{"to": ' + "[" * 100_000 + "]" * 100_000 + "}"))


def test_typos_have_their_line_and_what_is_near(run, case):
    name = case('given = "Ada"', 'givn = "Ada"')
    assert bad(run, "draft", name) == 'case.toml:9: to.givn: is not a field of Person; did you mean "given"?'


def test_all_problems_are_told_at_once(run, put):
    source = """\
referense = "1"
[draft]
tonne = "work"
channel = 3
to = "Ada"
[[reasons]]
kind = "deadline_passed"
what = "the window"
[[reasons]]
kind = "deadline_passed"
on = "soon"
[[alternatives]]
kind = "store_credits"
"""
    result = run("draft", put("case.toml", source))
    assert result.exit_code == 2
    lines = sorted(result.stderr.splitlines(), key=lambda line: int(line.split(":")[1]))
    assert [line.split(": ")[:2] for line in lines] == [
        ["case.toml:1", "referense"],
        ["case.toml:3", "draft.tonne"],
        ["case.toml:4", "draft.channel"],
        ["case.toml:5", "draft.to"],
        ["case.toml:9", "reasons[1].what"],
        ["case.toml:11", "reasons[1].on"],
        ["case.toml:13", "alternatives[0]"],
    ]
    assert 'did you mean "tone"?' in result.stderr
    assert "goes above the first [table]" in result.stderr
    assert 'did you mean "store_credit"?' in result.stderr


def test_problems_in_json_have_their_line(run, put):
    source = '{\n  "to": {"given": "Ada",\n    "famly": "C"},\n  "reasons": [\n    {"kind": "safty"}\n  ]\n}'
    result = run("draft", put("case.json", source), "--tone", "work")
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == ["case.json:3", "case.json:5"]


def test_words_that_were_borrowed_are_told(run, case, monkeypatch):
    import graciousno.api
    from graciousno.model.draft import Fallback

    write = graciousno.api.draft

    def borrowing(*args, **options):
        letter = write(*args, **options)
        object.__setattr__(letter, "fallbacks", (Fallback("Kind regards,", "en"),))
        return letter

    monkeypatch.setattr(graciousno.api, "draft", borrowing)
    result = run("draft", case())
    assert result.exit_code == 0
    assert result.stderr == 'en_GB has no words yet for 1 of its sentences: "Kind regards," (en)\n'


def test_the_kind_of_letter_is_named_at_the_top(run, put):
    conduct = 'kind = "boundary"\nconduct = "shouting at the front desk"\n'
    result = run("draft", put("conduct.toml", conduct), "--tone", "public")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "shouting at the front desk" in result.stdout
    as_data = run("draft", "conduct.toml", "--tone", "public", "--format", "json").stdout
    assert json.loads(as_data)["text"] in result.stdout


@pytest.mark.parametrize("kind", ["refusal", "clarification", "boundary", "parting", "goodwill", "colleague_note"])
def test_a_letter_of_which_only_the_kind_is_known_drafts(run, kind):
    result = run("draft", "-", "--tone", "work", typed=f'kind = "{kind}"\n')
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_kind_of_letter_that_does_not_exist_is_told_with_its_line(run, put):
    result = run("draft", put("case.toml", 'reference = "7"\nkind = "bondary"\nconduct = "x"\n'), "--tone", "work")
    assert result.exit_code == 2
    assert result.stderr == 'case.toml:2: kind: there is no letter of the kind "bondary"; did you mean "boundary"?\n'
    assert "clarification" in run("draft", "-", typed='kind = "letter"\n').stderr
    assert "parting" in run("draft", "-", typed="kind = 7\n").stderr


def test_a_field_of_another_kind_of_letter(run):
    result = run("draft", "-", "--tone", "work", typed='kind = "goodwill"\nconduct = "shouting"\n')
    assert result.exit_code == 2
    assert "is not a field of Goodwill" in result.stderr
