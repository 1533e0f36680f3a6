"""Fixes: offered with a finding, put in place only when somebody asks."""

import pickle
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graciousno import check
from graciousno.checking.fixing import fixed
from graciousno.errors import InputError
from graciousno.language.rewording import COMMON, nearest
from graciousno.language.rewrites import common, read_rewrites
from graciousno.model.report import Finding, Fix, Severity, Stretch

SENTENCES = [
    old
    for rule in ("never-blames-customer", "never-blunt", "plain-language", "no-false-hope")
    for rewrite in read_rewrites(nearest("en", rule), "en", common(nearest("en", COMMON), "en")[1])
    for old, _ in rewrite.examples
]


def found(text, rule):
    return next(one for one in check(text, locale="en").findings if one.rule == rule and one.span)


def test_a_finding_offers_the_whole_sentence_first_and_fixes_only_what_changes():
    text = "Dear Ann,\n\nThank you. Unfortunately you failed to enclose the receipt, so we can't go on."
    finding = found(text, "never-blames-customer")
    assert finding.suggestions[0] == "Unfortunately we did not find the receipt, so we can't go on."
    assert len(finding.suggestions) == 2
    start, end, new = finding.fix
    assert (text[start:end], new) == ("you failed to enclose", "we did not find")
    assert check(text, locale="en").text == text


def test_a_sentence_without_a_rewrite_keeps_the_general_advice():
    finding = found("Who else but you had the keys to the meter, may I ask?", "never-blames-customer")
    assert finding.fix is None
    assert len(finding.suggestions) <= 1


def test_what_is_only_advice_is_offered_and_not_put_in_place():
    finding = found("We will not repair the fence.", "never-blunt")
    assert finding.severity == Severity.ADVICE
    assert finding.suggestions[0] == "I'm sorry, but we will not repair the fence."
    assert finding.fix is None


def test_words_that_mean_the_same_are_put_in_place_even_as_advice():
    finding = found("Please send the papers with the requisite details prior to Friday.", "plain-language")
    assert finding.severity == Severity.ADVICE
    assert finding.fix.text in {"before", "necessary"}


def test_quoted_words_are_left_alone():
    text = "You wrote: “you failed to enclose the receipt”. We are sorry about that letter."
    assert all(one.fix is None for one in check(text, locale="en").findings)


def test_a_comment_in_the_sentence_is_not_overwritten():
    text = "You failed to enclose the receipt <!-- a note of mine --> and so on."
    assert fixed(text, check(text, locale="en").findings)[0].count("<!-- a note of mine -->") == 1


def test_fixes_are_put_in_place():
    text = "You failed to enclose the receipt.\n\nThe answer is no, end of story. You entered the wrong account number!"
    report = check(text, locale="en")
    new, done = fixed(text, report.findings)
    assert new == (
        "We did not find the receipt.\n\nI'm sorry, but the answer is a final no. "
        "The account number entered was not the right one!"
    )
    assert done[0].rule == "never-blames-customer"
    assert {one.rule for one in done} == {"never-blames-customer", "never-blunt"}
    assert fixed(new, check(new, locale="en").findings)[0] == new


def test_nothing_to_fix():
    assert fixed("Thank you.", check("Thank you.", locale="en").findings) == ("Thank you.", ())
    assert fixed("", ()) == ("", ())


def finding(fix, severity=Severity.ERROR, span=None, excerpt=""):
    return Finding("never-blunt", severity, "x", span=span, excerpt=excerpt, fix=fix)


def test_of_fixes_that_overlap_or_touch_the_more_severe_is_taken():
    mild = finding(Fix(0, 5, "Perhaps"), Severity.WARNING)
    hard = finding(Fix(3, 8, "x"))
    other = finding(Fix(20, 20, "!"))
    assert fixed("Never, not in my life", [mild, hard, other]) == ("Nevxot in my lif!e", (hard, other))
    assert fixed("ab", [finding(Fix(0, 1, "x")), finding(Fix(1, 2, "y"))])[0] == "xb"


@pytest.mark.parametrize(
    "wrong",
    [
        finding(Fix(0, 99, "x")),
        finding(Fix(-1, 1, "x")),
        finding(Fix(3, 1, "x")),
        finding(Fix(0, 1, "x"), span=Stretch(0, 2), excerpt="No"),
    ],
)
def test_a_finding_of_another_text_is_refused(wrong):
    with pytest.raises(InputError, match="is not of this text"):
        fixed("Yes.", [wrong])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.sampled_from([" ", "\n\n", "\n"]))
@example(["hey, you messed up the date so i can't add you", "We can't go on since you misread the timetable."] * 2, " ")
def test_fixing_comes_to_rest(sentences, between):
    text = between.join(sentences)
    # A sentence without an end mark runs on into the next, and one fix puts right both.
    run_on = sum(one[-1] not in ".?!" for one in sentences)
    for _ in range(3):
        findings = check(text, locale="en").findings
        new, done = fixed(text, findings)
        assert len(new) <= len(text) + (60 * (len(done) + run_on) if done else 0)
        if new == text:
            break
        text = new
    assert fixed(text, check(text, locale="en").findings)[0] == text


def test_a_text_without_findings_reads_no_rewrites():
    code = (
        "import sys, graciousno; graciousno.check('Thank you for your letter.', locale='en', select=['never-blunt']);"
        "sys.exit(any(name.endswith(('rewording', 'rewrites', 'matching', 'fixing')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_finding_works_out_its_suggestions_when_somebody_asks():
    [found] = check("You failed to enclose the receipt.", locale="en", select=["never-blames-customer"]).findings
    assert "suggestions" not in vars(found)
    travelled = pickle.loads(pickle.dumps(found))
    assert travelled == found
    assert found.suggestions[0] == "We did not find the receipt."
    assert found.fix is not None
    assert travelled.to_dict() == found.to_dict()
    assert "We did not find" in repr(found)
    with pytest.raises(AttributeError):
        found.suggestion  # noqa: B018
