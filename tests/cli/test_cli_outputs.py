"""The forms of ``graciousno check``: for people, for programs and for CI."""

import json
import os
import re
import stat
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from graciousno.model.report import Fix, Report, Severity, Stretch, Suppressed

ROOT = Path(__file__).parents[2]
LETTERS = ROOT / "tests" / "corpus" / "en" / "letters.learn.jsonl"
SARIF = Draft4Validator(json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")))
SCHEMA = json.loads(files("graciousno.cli").joinpath("check-result.schema.json").read_text(encoding="utf-8"))
BAD = "Dear Ada,\n\nSend the form to [NAME], please.\n"
FINE = "Thank you."
ONLY = ("--select", "no-leftover-placeholder")
COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)")


@pytest.fixture
def folder(put):
    """Replies as they lie about: good, bad, rows, a mail, a page, and what cannot be read."""
    put(
        "replies/a fine one, 100%.txt",
        "Thank you for asking. I'm sorry, we can't refund them, as the 30 days are over.\n",
    )
    put("replies/bad.txt", (ROOT / "docs" / "a-bad-reply.txt").read_bytes())
    put("replies/broken.txt", b"ab\0c")
    put("replies/mail.eml", "Subject: x\n\n" + BAD)
    rows = LETTERS.read_text(encoding="utf-8").splitlines()[:12]
    put(
        "replies/sent.jsonl",
        "\n".join([*rows, '{"id": 7}', json.dumps({"text": "Dear [NAME],\n\x01\ufffe no."})]),
    )
    return "replies"


@pytest.fixture
def judged(monkeypatch):
    """Change every report before it is shown: ``judged(lambda report: ...)``."""
    import graciousno.api

    real = graciousno.api.check

    def change(how):
        monkeypatch.setattr(graciousno.api, "check", lambda *given, **named: how(real(*given, **named)))

    return change


def set_aside(report: Report) -> Report:
    """The first finding of a report is suppressed."""
    first, *others = report.findings
    aside = (Suppressed(first, "the customer asked for it", "text"), Suppressed(first, "old", "baseline"))
    return replace(report, findings=tuple(others), suppressed=aside)


# --- text -----------------------------------------------------------------------------------------------------------


def test_text_counts_what_was_suppressed(run, put, judged):
    judged(set_aside)
    put("a.txt", BAD + "[DATE]\n")
    one = run("check", "a.txt", *ONLY).stdout
    assert "[NAME]" not in one
    assert one.endswith("\n1 finding: 1 error; 2 suppressed.\n")
    assert (
        "\n2 messages: 0 without findings, 2 with findings; 4 suppressed.\n"
        in run("check", "a.txt", "a.txt", *ONLY).stdout
    )
    put("b.txt", BAD)
    assert run("check", "b.txt", *ONLY).stdout.startswith("b.txt: nothing to improve; 2 suppressed.\n")


def test_a_phrase_begins_at_its_first_word(run, put, judged):
    judged(lambda report: replace(report, findings=(replace(report.findings[0], span=Stretch(9, 15)),)))
    assert run("check", put("a.txt", BAD), *ONLY).stdout.startswith("a.txt:3:1: error")


# --- --output -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "feedback", "json-lines", "github", "sarif", "junit"])
def test_a_file_holds_what_would_be_printed(run, folder, form):
    printed = run("check", folder, "--format", form)
    written = run("check", folder, "--format", form, "--output", "out")
    assert (written.exit_code, written.stdout, written.stderr) == (2, "", printed.stderr)
    assert written.stderr.count("\n") == 2
    assert Path("out").read_bytes().decode() == printed.stdout
    assert {path.name for path in Path().iterdir()} == {"replies", "out"}


def test_a_file_is_written_at_once_or_not_at_all(run, put, monkeypatch):
    import graciousno.api
    from graciousno import WordFileError

    put("a.txt", BAD)
    put("out.txt", "before")
    real = graciousno.api.check
    calls = []

    def broken(*given, **named):
        calls.append(given)
        if len(calls) == 2:
            raise WordFileError("is broken", file="x.toml")
        return real(*given, **named)

    monkeypatch.setattr(graciousno.api, "check", broken)
    result = run("check", "a.txt", "a.txt", *ONLY, "--output", "out.txt")
    assert (result.exit_code, result.stderr) == (2, "x.toml: is broken\n")
    assert Path("out.txt").read_text() == "before"
    monkeypatch.setattr(graciousno.api, "check", real)
    assert run("check", "a.txt", *ONLY, "--output", "out.txt").exit_code == 1
    assert Path("out.txt").read_text().startswith("a.txt:3:18: error")
    assert {path.name for path in Path().iterdir()} == {"a.txt", "out.txt"}


@pytest.mark.skipif(os.name != "posix", reason="links and devices")
def test_links_stay_links_and_devices_devices(run, put):
    put("a.txt", BAD)
    put("deep/real.txt", "before")
    Path("link.txt").symlink_to("deep/real.txt")
    run("check", "a.txt", *ONLY, "--output", "link.txt")
    assert Path("link.txt").is_symlink()
    assert Path("deep/real.txt").read_text().startswith("a.txt:3:18")
    assert run("check", "a.txt", *ONLY, "--output", "/dev/null").exit_code == 1
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_file_that_cannot_be_written_is_told_first(run, put):
    put("a.txt", BAD)
    put("folder/b.txt", BAD)
    for name, message in (
        ("none/out.txt", 'none/out.txt: cannot be written: there is no folder "none"\n'),
        ("folder", "folder: is a folder: name a file to write\n"),
    ):
        result = run("check", "a.txt", "gone.txt", "--output", name)
        assert (result.exit_code, result.stdout, result.stderr.replace("\\", "/")) == (2, "", message)


@pytest.mark.parametrize("form", ["text", "feedback", "json-lines", "github", "sarif", "junit"])
def test_half_a_character_is_written_too(run, put, form):
    put("a.jsonl", json.dumps({"text": "Dear \ud800 [NAME]"}))
    assert run("check", "a.jsonl", *ONLY, "--format", form, "--output", "out").exit_code == 1
    written = Path("out").read_bytes().decode()
    if form == "json-lines":
        assert json.loads(written)["findings"][0]["start"] == 7
    else:
        assert "[NAME]" in written


# --- json-lines -----------------------------------------------------------------------------------------------------


def test_the_schema_is_printed_and_is_one(run):
    result = run("check", "--schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == SCHEMA
    assert SCHEMA["$id"].endswith(":1")
    Draft202012Validator.check_schema(SCHEMA)


def test_real_lines_are_what_the_schema_says(run, folder, judged):
    judged(lambda report: set_aside(report) if report.findings else report)
    judged_twice = run("check", folder, str(LETTERS), "--format", "json-lines").stdout.splitlines()
    assert len(judged_twice) > 60
    assert any(json.loads(line)["suppressed"] for line in judged_twice)
    for line in judged_twice:
        Draft202012Validator(SCHEMA).validate(json.loads(line))
        assert list(undescribed(json.loads(line), SCHEMA)) == []


def test_fixes_and_what_was_not_checked_are_in_the_schema(run, put, judged):
    judged(
        lambda report: replace(
            report,
            findings=tuple(replace(one, fix=Fix(28, 34, "Ada"), part="reason") for one in report.findings),
            unchecked=("never-blunt",),
        )
    )
    (line,) = run("check", put("a.txt", BAD), *ONLY, "--format", "json-lines").stdout.splitlines()
    row = json.loads(line)
    Draft202012Validator(SCHEMA).validate(row)
    assert list(undescribed(row, SCHEMA)) == []
    row["findings"][0]["fix"]["start"] = -1
    assert not Draft202012Validator(SCHEMA).is_valid(row)


@pytest.mark.parametrize(
    ("key", "value"), [("version", 2), ("ok", None), ("locale", ""), ("moves", {"says-no": [[1]]}), ("unchecked", [""])]
)
def test_the_schema_refuses_what_is_not_a_line(run, put, key, value):
    row = json.loads(run("check", put("a.txt", BAD), *ONLY, "--format", "json-lines").stdout)
    assert not Draft202012Validator(SCHEMA).is_valid({**row, key: value})


def test_every_property_is_described():
    def nodes(node):
        if isinstance(node, dict):
            yield node
        for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from nodes(one)

    described = [item for node in nodes(SCHEMA) for item in node.get("properties", {}).items()]
    assert len(described) > 25
    for name, schema in described:
        assert schema["description"].endswith("."), name


def undescribed(value, schema, path=""):
    """The properties of a value that its schema does not name."""
    while "$ref" in schema:
        base = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
        schema = {**schema, "properties": {**base.get("properties", {}), **schema.get("properties", {})}}
        schema = {**base, **{key: one for key, one in schema.items() if key != "$ref"}}
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in schema.get("properties", {}):
                yield f"{path}.{key}"
            else:
                yield from undescribed(one, schema["properties"][key], f"{path}.{key}")
    elif isinstance(value, list):
        for one in value:
            yield from undescribed(one, schema.get("items") or {}, f"{path}[]")


# --- github ---------------------------------------------------------------------------------------------------------


def commands(text):
    """The workflow commands as the runner reads them."""

    def back(value, pairs):
        for code, char in pairs:
            value = value.replace(code, char)
        return value

    line_ends = [("%0D", "\r"), ("%0A", "\n")]
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        if match:
            given = dict(pair.split("=", 1) for pair in match[2].split(","))
            of_property = [*line_ends, ("%3A", ":"), ("%2C", ","), ("%25", "%")]
            properties = {key: back(value, of_property) for key, value in given.items()}
            yield match[1], properties, back(match[3], [*line_ends, ("%25", "%")])


def test_a_finding_is_an_annotation(run, put):
    result = run("check", put("a.txt", BAD), *ONLY, "--format", "github")
    assert result.exit_code == 1
    assert result.stdout == (
        "::error file=a.txt,line=3,col=18,endLine=3,endColumn=24,title=graciousno%3A no-leftover-placeholder"
        "::A placeholder was left in the text.%0AThe words: “[NAME]”.\n"
        "1 message: 0 without findings, 1 with findings.\n"
    )


def test_annotations_escape_what_would_end_them(run, put):
    put("50%, a:b.txt", "Dear {{ 100%, a::b }},\n")
    ((level, where, message),) = commands(run("check", "50%, a:b.txt", *ONLY, "--format", "github").stdout)
    assert (level, where["file"], where["col"]) == ("error", "50%, a:b.txt", "6")
    assert message.endswith("The words: “{{ 100%, a::b }}”.")


def test_annotations_go_where_the_file_has_such_places(run, folder):
    found = list(commands(run("check", folder, "--format", "github").stdout))
    by_file = {}
    for level, where, message in found:
        by_file.setdefault(where["file"], []).append((level, where, message))
    assert all(
        {"line", "col", "endColumn"} <= where.keys()
        for _, where, text in by_file["replies/bad.txt"]
        if "words:" in text
    )
    assert all("line" not in where for _, where, _ in by_file["replies/mail.eml"])
    assert all("col" not in where for _, where, _ in by_file["replies/sent.jsonl"])
    assert ("error", "13") in [(level, where["line"]) for level, where, _ in by_file["replies/sent.jsonl"]]
    assert [text for *_, text in by_file["replies/broken.txt"]] == ["replies/broken.txt: is a binary file, not text."]
    assert "replies/a fine one, 100%.txt" not in [file for file, found in by_file.items() if len(found) > 1]


def test_columns_are_left_out_over_several_lines(run, put, judged):
    judged(lambda report: replace(report, findings=(replace(report.findings[0], span=Stretch(0, 15)),)))
    ((_, where, _),) = commands(run("check", put("a.txt", BAD), *ONLY, "--format", "github").stdout)
    assert (where["line"], where["endLine"]) == ("1", "3")
    assert where.keys() & {"col", "endColumn"} == set()


def test_the_standard_input_has_no_file(run):
    ((_, where, _),) = commands(run("check", "-", *ONLY, "--format", "github", typed=BAD).stdout)
    assert "file" not in where
    assert where["line"] == "3"


# --- sarif ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def sarif(run):
    """Check as SARIF, which is valid: gives its run."""

    def go(*args, **named):
        log = json.loads(run("check", *args, "--format", "sarif", **named).stdout)
        SARIF.validate(log)
        (one,) = log["runs"]
        return one

    return go


def test_sarif_holds_all_findings(run, sarif, folder):
    log = sarif(folder)
    rows = [json.loads(line) for line in run("check", folder, "--format", "json-lines").stdout.splitlines()]
    expected = Counter((row["source"], one["rule"]) for row in rows for one in row["findings"])
    placed = [(one["locations"][0]["physicalLocation"], one) for one in log["results"]]
    assert Counter((unquote(place["artifactLocation"]["uri"]), one["ruleId"]) for place, one in placed) == expected
    rules = log["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in log["results"])
    assert {one["level"] for one in log["results"]} == {"error", "warning", "note"}
    assert all(one["message"]["text"].endswith((".", '"', "”", "!", "?")) for one in log["results"])
    assert all(one["suppressions"] == [] for one in log["results"])
    assert log["columnKind"] == "unicodeCodePoints"
    assert {
        one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
        for place, one in placed
        if "jsonl" in str(place) and "logicalLocations" in one["locations"][0]
    }


def test_sarif_places_count_code_points(sarif, put):
    put("x y/ä%#?:.txt", "Hej 🎈,\n\t🎈 [NAME]\n")
    (result,) = sarif("x y/ä%#?:.txt", *ONLY)["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "x%20y/%C3%A4%25%23%3F%3A.txt"
    assert place["region"] == {
        "startLine": 2,
        "startColumn": 4,
        "endLine": 2,
        "endColumn": 10,
        "snippet": {"text": "[NAME]"},
    }


def test_sarif_places_of_mails_and_rows_are_honest(sarif, folder):
    for result in sarif(folder, *ONLY)["results"]:
        place = result["locations"][0]["physicalLocation"]
        if place["artifactLocation"]["uri"].endswith(".eml"):
            assert "region" not in place
        else:
            assert place["region"] == {"startLine": 14}


def test_sarif_of_a_file_elsewhere(sarif, put, tmp_path):
    put("a b.txt", BAD)
    (inside,) = sarif(str(tmp_path / "a b.txt"), *ONLY)["results"]
    assert inside["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.txt"
    (other,) = sarif(str(ROOT / "docs" / "a-bad-reply.txt"), "--select", "never-blunt")["results"]
    assert other["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


def test_sarif_tells_rules(sarif, put):
    from graciousno.checking.rules import NAMES

    rules = sarif(put("a.txt", FINE))["tool"]["driver"]["rules"]
    assert {one["id"] for one in rules} >= set(NAMES)
    for one in rules:
        assert one["shortDescription"]["text"]
        assert len(one["fullDescription"]["text"]) < 1024
        assert "## Why it matters" in one["help"]["markdown"]
        assert "`" not in one["help"]["text"]
        assert "helpUri" not in one
    (only,) = sarif("a.txt", *ONLY)["tool"]["driver"]["rules"]
    assert (only["id"], only["defaultConfiguration"]["level"]) == ("no-leftover-placeholder", "error")


def test_sarif_keeps_braces_and_links_words(sarif, put):
    (result,) = sarif(put("a.txt", "Dear {name},\n"), *ONLY)["results"]
    assert "“{{name}}”" in result["message"]["text"]
    assert result["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "{name}"
    (result,) = sarif(put("b.txt", "Dear {{ [a](https://evil.example) }},\n"), *ONLY)["results"]
    assert "](" not in result["message"]["text"]


def test_sarif_suppressions(sarif, put, judged):
    judged(set_aside)
    results = sarif(put("a.txt", BAD + "[DATE]\n"), *ONLY)["results"]
    assert [[one["kind"] for one in result["suppressions"]] for result in results] == [[], ["inSource"], ["external"]]
    assert results[1]["suppressions"][0]["justification"] == "the customer asked for it"


def test_sarif_fixes_only_where_they_fit(sarif, put, judged):
    judged(lambda report: replace(report, findings=(replace(report.findings[0], fix=Fix(28, 34, "Ms Lund")),)))
    put("a.txt", BAD)
    put("a.jsonl", json.dumps({"text": BAD}))
    put("a.eml", "Subject: x\n\n" + BAD)
    text, row, mail = (sarif(name, *ONLY)["results"][0] for name in ("a.txt", "a.jsonl", "a.eml"))
    (fix,) = text["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 18, "endLine": 3, "endColumn": 24},
            "insertedContent": {"text": "Ms Lund"},
        }
    ]
    assert "fixes" not in row
    assert "fixes" not in mail


def test_sarif_fingerprints_follow_the_words(sarif, put):
    def prints(text):
        return [one["partialFingerprints"]["graciousnoWords/v1"] for one in sarif(put("a.txt", text), *ONLY)["results"]]

    first = prints("[NAME] and [DATE] and [NAME]")
    assert len(set(first)) == 3
    assert prints("\n\nNew: [NAME] and\n\n[DATE] and [NAME]") == first


def test_sarif_tells_what_could_not_be_read_or_judged(sarif, folder, judged):
    (invocation,) = sarif(folder, *ONLY)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    told = invocation["toolExecutionNotifications"]
    assert [one["message"]["text"] for one in told] == [
        "replies/broken.txt: is a binary file, not text.",
        'replies/sent.jsonl:13: this row has no "text"; it has: id.',
    ]
    assert told[1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 13}
    judged(lambda report: replace(report, unchecked=("no-leftover-placeholder",)))
    (notification,) = sarif("replies/bad.txt", *ONLY)["invocations"][0]["toolConfigurationNotifications"]
    assert notification["associatedRule"] == {"id": "no-leftover-placeholder", "index": 0}
    assert "there are no words for it in en yet" in notification["message"]["text"]


def test_sarif_of_a_rule_that_was_not_asked(sarif, put, judged):
    judged(lambda report: replace(report, findings=(replace(report.findings[0], rule="from-elsewhere"),)))
    log = sarif(put("a.txt", BAD), *ONLY)
    assert log["tool"]["driver"]["rules"][log["results"][0]["ruleIndex"]] == {"id": "from-elsewhere"}


# --- junit ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def junit(run):
    """Check as JUnit XML, whose counts are right: gives its root."""

    def go(*args):
        root = ET.fromstring(run("check", *args, "--format", "junit").stdout)
        assert root.tag == "testsuites"
        for one in (root, *root.iter("testsuite")):
            for key, tag in (
                ("tests", "testcase"),
                ("failures", "failure"),
                ("errors", "error"),
                ("skipped", "skipped"),
            ):
                assert int(one.get(key)) == len(list(one.iter(tag))), key
        for test in root.iter("testcase"):
            assert {"name", "classname", "file"} <= set(test.keys())
            assert len([one for one in test if one.tag in {"failure", "error"}]) <= 1
            assert {one.tag for one in test} <= {"failure", "error", "system-out"}
        return root

    return go


def test_junit_is_a_test_a_message(junit, folder):
    root = junit(folder)
    assert [one.get("name") for one in root] == [
        "replies/a fine one, 100%.txt",
        "replies/bad.txt",
        "replies/broken.txt",
        "replies/mail.eml",
        "replies/sent.jsonl",
    ]
    tests = {test.get("name"): test for test in root.iter("testcase")}
    assert len(tests) == int(root.get("tests")) == 4 + 12 + 2
    assert tests["bad.txt"].get("classname") == "replies/bad"
    assert "never-blunt" in tests["bad.txt"].find("failure").get("message")
    assert "replies/bad.txt:3:41: warning never-blunt" in tests["bad.txt"].find("failure").text
    assert "    Refund denied" not in tests["broken.txt"].find("error").text
    assert tests["line 13"].find("error").get("message") == 'this row has no "text"; it has: id'
    assert tests["en-letter-004"].get("line") == "1"


def test_junit_fails_from_the_given_severity_on(junit, folder):
    rules = ("--select", "never-blunt,stays-respectful,offers-alternatives")
    levels = ("advice", "warning", "error", "never")
    bad = {level: junit("replies/bad.txt", *rules, "--fail-on", level)[0][0] for level in levels}
    assert "offers-alternatives" in bad["advice"].find("failure").get("message")
    assert bad["advice"].find("system-out") is None
    assert "offers-alternatives" in bad["warning"].find("system-out").text
    assert set(bad["error"].find("failure").get("message").split(", ")) < set(
        bad["warning"].find("failure").get("message").split(", ")
    )
    assert bad["never"].find("failure") is None
    assert "never-blunt" in bad["never"].find("system-out").text


def test_junit_has_no_character_that_xml_forbids(junit, put):
    rows = [
        {"text": "\x00\x0b [NAME] \ud800\ufffe\uffff\x1b🎈", "id": "a\x07\ufffe"},
        {"text": "<&>]]> [NAME]", "id": "a\x07\ufffe"},
    ]
    put("a.jsonl", "\n".join(map(json.dumps, rows)))
    (suite,) = junit("a.jsonl", *ONLY)
    assert [test.get("name") for test in suite] == ["a\ufffd", "a\ufffd (line 2)"]
    assert "🎈" in suite[0].find("failure").text
    assert "<&>]]> [NAME]" in suite[1].find("failure").text


def test_junit_tells_what_was_set_aside_or_not_judged(junit, put, judged):
    judged(lambda report: replace(set_aside(report), unchecked=("never-blunt",)))
    ((test,),) = junit(put("a.txt", BAD), *ONLY)
    out = test.find("system-out").text
    assert "suppressed (text: the customer asked for it): error no-leftover-placeholder" in out
    assert "Not checked" in out


# --- feedback -------------------------------------------------------------------------------------------------------


def test_feedback_is_a_line_a_message(run, folder):
    result = run("check", folder, "--format", "feedback")
    lines = result.stdout.splitlines()
    assert (result.exit_code, len(lines)) == (2, 3 + 12 + 1)
    assert lines[1].startswith('replies/bad.txt: Take the blame out of "You failed to return the boots in time"')
    assert lines[3].startswith("replies/sent.jsonl:1 [en-letter-004]: ")


# --- the hook -------------------------------------------------------------------------------------------------------


def test_the_hook_is_what_pre_commit_expects():
    hook = {}
    for line in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            match = re.fullmatch(r"(- |  )(\w+): (.+)", line)
            assert match, line
            assert (match[1] == "- ") == (not hook), "one hook, whose first field has the dash"
            hook[match[2]] = match[3]
    assert {"id", "name", "entry", "language"} <= hook.keys()
    known = "files exclude types types_or exclude_types always_run verbose pass_filenames require_serial description"
    known += " language_version minimum_pre_commit_version args stages additional_dependencies id name entry language"
    assert hook.keys() <= set(known.split())
    assert (hook["id"], hook["language"], hook["entry"]) == ("graciousno", "python", "graciousno check")
    # The tags that identify has for .txt, .md and .html.
    assert hook["types_or"] == "[plain-text, markdown, html]"
    assert hook["additional_dependencies"] == '[".[cli]"]'


def test_severities_have_a_level_everywhere():
    from graciousno.cli.outputs import github, sarif

    assert github._COMMANDS.keys() == sarif._LEVELS.keys() == set(Severity)
