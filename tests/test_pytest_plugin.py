"""The fixture ``assert_gracious``, as a project that uses it has it."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import graciousno
from graciousno import Person, Refusal, pytest_plugin
from graciousno.alternatives import Repair
from graciousno.reasons import Reason
from graciousno.requests import Refund

pytest_plugins = ["pytester"]

BAD = "Dear Ada,\\n\\nSend the form to [NAME], please.\\n\\nRequest denied."


@pytest.fixture
def outcome(pytester):
    """Run a test of somebody else's project: ``outcome("assert_gracious(...)")``."""

    def go(*lines):
        pytester.makepyfile(
            "import graciousno\n\ndef test_it(assert_gracious):\n" + "".join(f"    {one}\n" for one in lines)
        )
        # Where the package is installed with its entry point, pytest has loaded the plugin by itself.
        known = any(one.value == pytest_plugin.__name__ for one in entry_points(group="pytest11"))
        return pytester.runpytest(*(() if known else ("-p", pytest_plugin.__name__)))

    return go


def test_a_gracious_text_passes_and_gives_its_report(outcome):
    outcome(
        "report = assert_gracious('Thank you for your question.', select=['no-leftover-placeholder'])",
        "assert report.ok and report.locale == 'en'",
    ).assert_outcomes(passed=1)


def test_a_failure_tells_all_findings(outcome):
    result = outcome(
        f"assert_gracious('{BAD}', select=['no-leftover-placeholder', 'never-blunt', 'always-offers-reason'])"
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            ">*assert_gracious(*",
            "E*AssertionError: the text breaks 3 promises:",
            "E*line 3, column 18: error no-leftover-placeholder: a placeholder was left in the text",
            'E*the words: "*NAME*"',
            "E*line 5, column 1: warning never-blunt: *",
            'E*the words: "Request denied"',
            "E*instead: *",
            "E*all of it: warning always-offers-reason: *",
        ]
    )
    # The test is shown, not the inside of the fixture.
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


@pytest.mark.parametrize(("least", "passed"), [("advice", 0), ("warning", 1), ("graciousno.Severity.ADVICE", 0)])
def test_severities(outcome, least, passed):
    text = "No, we can\\'t refund the boots. Thank you for your request for a refund of the boots."
    least = least if "." in least else repr(least)
    result = outcome(f"assert_gracious('{text}', at_least={least}, select='listens-before-no')")
    result.assert_outcomes(passed=passed, failed=1 - passed)
    if not passed:
        result.stdout.fnmatch_lines(["E*the text breaks a promise:"])


def test_rules_can_be_left_out(outcome):
    outcome(
        "assert_gracious('Dear [NAME],', select=['no-leftover-placeholder', 'never-blunt'], ignore=['no-leftover-placeholder'])"
    ).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("'Hi', at_least='warnings'", 'ValueError: there is no severity "warnings"; did you mean "warning"?'),
        ("'Hi', locale='xx'", '*LocaleError: there is no locale "xx"*'),
        (
            "'Hi', select=['never-blun']",
            '*UnknownRuleError: there is no rule "never-blun"; did you mean "never-blunt"*',
        ),
    ],
)
def test_what_cannot_be_asked_is_an_error(outcome, call, message):
    result = outcome(f"assert_gracious({call})")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"E*{message}"])


def test_a_draft_knows_its_language_and_its_parts():
    facts = Refusal(
        to=Person(title="Ms", family="Campbell"),
        sender=Person(given="Ines", family="Okafor"),
        request=Refund(item="boots"),
        reasons=[Reason(text="You failed to return them in time.")],
        alternatives=[Repair(free=True)],
    )
    written = graciousno.draft(facts, tone="work", locale="en_GB")
    assert pytest_plugin._assert_gracious(written, ignore=["never-blames-customer"]).locale == "en_GB"
    with pytest.raises(
        AssertionError, match=r"\Athe draft breaks .*\n  line \d+, column \d+ \(part \w+\): error never-blames"
    ):
        pytest_plugin._assert_gracious(written, at_least="error", select=["never-blames-customer"])


def test_loading_it_loads_nothing_else():
    code = (
        "import sys, graciousno.pytest_plugin\n"
        "heavy = ('pydantic', 'jinja2', 'babel', 'click', 'rich', 'graciousno.api', 'graciousno.model', "
        "'graciousno.checking', 'graciousno.language', 'graciousno.cli')\n"
        "loaded = sorted(name for name in sys.modules if name.startswith(heavy))\n"
        "sys.exit(', '.join(loaded) or 0)"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(Path(graciousno.__file__).parents[1])}
    )


def test_it_needs_no_command_line():
    code = (
        "import sys\n"
        "sys.modules.update(click=None, rich=None, markdown_it=None)\n"
        "from graciousno.pytest_plugin import _assert_gracious\n"
        "try:\n"
        "    _assert_gracious('Dear [NAME],')\n"
        "except AssertionError as error:\n"
        "    assert 'line 1, column 6' in str(error), error\n"
        "else:\n"
        "    sys.exit('nothing was found')"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(Path(graciousno.__file__).parents[1])}
    )
