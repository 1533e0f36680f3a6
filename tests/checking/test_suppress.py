"""What is set aside by name and with a reason: in the text, in the call, in the configuration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import Settings, UnknownRuleError, check
from graciousno.checking.case import Case

BLAME = "You should have read the terms before ordering."
NO = "I'm sorry, but we can't take the boots back, because the return window closed on 3 May. You can have them repaired."


def names(findings):
    return [finding.rule for finding in findings]


def only(text, **how):
    return check(
        text, locale="en", select=["never-blames-customer", "never-dismisses", "suppresses-with-reason"], **how
    )


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- graciousno: ignore never-blames-customer because it is the sample of a bad reply -->\n\n{BLAME}",
        f"{BLAME} <!-- graciousno: ignore never-blames-customer because it is the sample of a bad reply -->",
        f"# graciousno: ignore never-blames-customer because it is the sample of a bad reply\n{BLAME}",
        f"Hello,\n\ngraciousno: ignore never-blames-customer because it is the sample of a bad reply\n{BLAME}\n",
        f"// graciousno: ignore never-dismisses, never-blames-customer: it is the sample of a bad reply\n{BLAME}",
        f"{{# graciousno: ignore never-blames-customer -- it is the sample of a bad reply #}}\n{BLAME}",
        f"# graciousno:ignore never-blames-customer because it is the sample of a bad reply\n{BLAME}",
        f"graciousno:ignore never-blames-customer: it is the sample of a bad reply\n{BLAME}",
        f"# GRACIOUSNO: Ignore never-blames-customer BECAUSE it is the sample of a bad reply\n{BLAME}",
        f"<!--Graciousno ignore never-blames-customer because it is the sample of a bad reply-->\n{BLAME}",
        f"# graciousno ignore never-blames-customer because it is the sample of a bad reply\n{BLAME}",
    ],
)
def test_a_comment_sets_aside_what_its_paragraph_says(text):
    report = only(text)
    assert names(one.finding for one in report.suppressed) == ["never-blames-customer"]
    assert report.suppressed[0].reason == "it is the sample of a bad reply"
    assert report.suppressed[0].where == "text"
    assert "never-blames-customer" not in names(report.findings)
    span = report.suppressed[0].finding.span
    assert text[span.start : span.end].startswith("You should have")
    assert report.text == text


def test_a_comment_holds_for_its_own_paragraph_and_no_other():
    comment = "<!-- graciousno: ignore never-blames-customer because of the sample -->"
    report = only(f"{BLAME}\n\n{comment}\n\n{BLAME}\n\n{BLAME}\n")
    assert names(report.findings) == ["never-blames-customer"] * 2
    assert len(report.suppressed) == 1
    assert only(f"{comment}\n{BLAME}\n\nFine.\n\n{BLAME}").findings[0].span.start > 100


def test_a_comment_speaks_of_what_is_missing_in_all_of_the_text():
    text = f"{NO.partition(' You can')[0]}\n\n<!-- graciousno: ignore offers-alternatives because there is none -->\n\nYours, Ines"
    report = check(text, locale="en")
    assert "offers-alternatives" in names(one.finding for one in report.suppressed)
    assert "offers-alternatives" not in names(report.findings)


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore never-blame-customer because of the sample", 'did you mean "never-blames-customer"'),
        ("ignore never-blames-customer", "without a reason"),
        ("ignore never-blames-customer because", "without a reason"),
        ("ignore never-dismisses because of the sample", "nothing to say here"),
        ("ignore", "names no rule"),
        ("ignroe never-blames-customer because of it", "names no rule"),
        (
            "ignore never-blames-customer weil sie es so wollte",
            'no rule "weil", "sie", "es", "so", "wollte"; there are',
        ),
        (
            "ignore never-blames-custmer, never-dismises because of it",
            '"never-dismises"; did you mean "never-dismisses"',
        ),
    ],
)
def test_what_is_wrong_with_a_suppression_is_a_finding(comment, said):
    text = f"<!-- graciousno: {comment} -->\n{BLAME}"
    report = only(text)
    found = [one for one in report.findings if one.rule == "suppresses-with-reason"]
    assert len(found) == 1
    assert said in found[0].message
    assert text[found[0].span.start : found[0].span.end] == text.partition("\n")[0]
    assert "never-blames-customer" in names(report.findings)


@pytest.mark.parametrize(
    "comment",
    [
        "# graciousno: ignor never-blames-customer because of the sample",
        "// graciousno: disable never-blames-customer because of the sample",
        "# Graciousno disabled never-blames-customer",
        "graciousno: ignor never-blames-customer because of the sample",
        "<!-- graciousno suppress never-blames-customer -->",
    ],
)
def test_what_is_nearly_a_suppression_is_told_and_no_part_of_the_letter(comment):
    report = only(f"{comment}\n{BLAME}")
    assert names(report.findings) == ["suppresses-with-reason", "never-blames-customer"]
    assert report.findings[0].excerpt == comment
    assert 'write "graciousno: ignore RULE because REASON"' in report.findings[0].message
    assert "ignor" not in Case(f"{comment}\n{BLAME}", "en", None).text


def test_a_sentence_about_us_is_no_suppression():
    assert names(only(f"# graciousno guide\n\n{BLAME}\n\ngraciousno: a library.").findings) == ["never-blames-customer"]


def test_a_rule_that_was_not_asked_for_needs_no_suppression_and_is_not_blamed_for_it():
    text = f"<!-- graciousno: ignore plain-language because of the sample -->\n{BLAME}"
    assert names(only(text).findings) == ["never-blames-customer"]


def test_a_call_sets_aside_with_a_reason():
    report = only(BLAME, suppress={"never-blames-customer": "the sample of a bad reply"})
    assert not report.findings
    assert [(one.where, one.reason) for one in report.suppressed] == [("call", "the sample of a bad reply")]
    said = only(
        NO, suppress={"never-blames-customer": " ", "never-dismiss": "x", "never-dismisses": "nothing there"}
    ).findings
    assert [one.rule for one in said] == ["suppresses-with-reason"] * 3


def test_a_configuration_sets_aside_and_need_not_be_needed():
    settings = Settings(suppress={"never-blames-customer": "we train on bad replies"})
    assert not only(NO, settings=settings).findings
    report = only(BLAME, settings=settings)
    assert not report.findings
    assert report.suppressed[0].where == "configuration"
    assert report.to_dict()["suppressed"][0]["reason"] == "we train on bad replies"


def test_a_draft_has_no_comments():
    from graciousno import Refusal, draft

    words = "graciousno: ignore never-blames-customer because I say so"
    letter = draft(Refusal(reasons=[{"kind": "reason", "text": f"{BLAME} <!-- {words} -->"}]), tone="work")
    assert "never-blames-customer" in names(letter.report.findings)


def test_what_settings_say_goes_for_the_call_unless_the_call_says_otherwise():
    settings = Settings(locale="en", select=["never-dismisses"], severity={"never-blames-customer": "advice"})
    assert check(BLAME, settings=settings).findings == ()
    [found] = check(BLAME, settings=settings, select=["never-blames-customer"]).findings
    assert str(found.severity) == "advice"
    with pytest.raises(UnknownRuleError):
        check(BLAME, settings=settings, ignore=["never-dismissed"])


@given(st.text(max_size=300), st.sampled_from(["<!-- graciousno:", "graciousno: ignore", "-->", "because", "\n\n"]))
def test_no_comment_makes_a_check_fail_or_moves_a_place(text, piece):
    given_text = f"{text}{piece}{text}\n\n{BLAME}"
    report = only(given_text)
    assert report.text == given_text
    for finding in (*report.findings, *(one.finding for one in report.suppressed)):
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(given_text)
