import json
import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graciousno import (
    Acknowledgement,
    FactsError,
    LocaleError,
    NotCleanError,
    Reason,
    Refusal,
    Request,
    Severity,
    UnknownRuleError,
    check,
    draft,
)
from graciousno.alternatives import Repair
from graciousno.checking.rules import NAMES, rule
from graciousno.reasons import Conduct, DeadlinePassed
from graciousno.requests import Refund
from growth import seconds
from strategies import TONES, refusals

GOOD = """Dear Ms Campbell,

Thank you for your message of 20 May about the walking boots from order 1042. You asked us to refund them.

I'm sorry, but we can't refund the boots because the 30-day return window ended on 3 May.

What we can do is repair them free of charge.

Kind regards,
Ines Okafor
"""


def rules_of(report):
    return {finding.rule for finding in report.findings}


def test_a_good_letter_is_clean_and_has_all_moves():
    report = check(GOOD, locale="en_GB")
    assert report.ok, report.findings
    assert not report.unchecked
    assert all(report.moves.values())
    no = report.moves["says-no"][0]
    assert "can't refund" in GOOD[no.start : no.end]
    report.require_clean()


def full():
    return Refusal(
        request=Refund(item="boots"),
        reasons=[DeadlinePassed(what="the return window")],
        alternatives=[Repair(item="boots", free=True)],
    )


@pytest.mark.parametrize("tone", TONES)
def test_structure_is_exact_on_a_draft(tone):
    letter = draft(full(), tone=tone)
    assert letter.report.ok, letter.report.findings
    assert rules_of(draft(Refusal(), tone=tone).report) >= {
        "always-acknowledges-request",
        "always-offers-reason",
        "offers-alternatives",
    }
    empty = full().model_copy(update={"reasons": (Reason(),)})
    assert "always-offers-reason" in rules_of(draft(empty, tone=tone).report)
    unheard = full().model_copy(update={"request": Request()})
    assert "always-acknowledges-request" in rules_of(draft(unheard, tone=tone).report)


def test_more_than_three_reasons_are_questioned():
    reasons = tuple(DeadlinePassed(what=f"window {number}") for number in range(4))
    (found,) = draft(full().model_copy(update={"reasons": reasons}), tone="work").report.findings
    assert (found.rule, found.severity) == ("always-offers-reason", Severity.ADVICE)
    assert "4 reasons" in found.message
    assert draft(full().model_copy(update={"reasons": reasons[:3]}), tone="work").report.ok


def test_an_alternative_is_waived_for_conduct():
    case = full().model_copy(update={"alternatives": (), "reasons": (Conduct(what="shouting at the front desk"),)})
    assert "offers-alternatives" not in rules_of(draft(case, tone="work").report)


def test_a_house_that_loses_the_no_or_turns_the_order_is_told(tmp_path):
    layout = tmp_path / "channels" / "email.j2"
    layout.parent.mkdir()
    layout.write_text(
        '{% extends "graciousno/channels/email.j2" %}{% block letter %}{{ part("reasons") }}{% endblock %}'
    )
    assert "says-no-clearly" in rules_of(draft(full(), tone="work", templates=tmp_path).report)
    other = tmp_path / "other" / "channels" / "email.j2"
    other.parent.mkdir(parents=True)
    other.write_text(
        '{% extends "graciousno/channels/email.j2" %}{% block letter %}{{ part("no") }}\n\n'
        '{{ part("acknowledgement") }}\n\n{{ part("reasons") }}\n\n{{ part("alternatives") }}{% endblock %}'
    )
    assert rules_of(draft(full(), tone="work", templates=tmp_path / "other").report) == {"listens-before-no"}


def test_free_text_without_a_reason_or_a_no():
    bare = "You asked us to refund the boots. I'm sorry, but we can't refund them."
    assert {"always-offers-reason", "offers-alternatives"} <= rules_of(check(bare, locale="en"))
    assert "says-no-clearly" in rules_of(check("Thank you for asking us to refund the boots.", locale="en"))
    late = "I'm sorry, but we can't refund the boots. Thank you for your message about order 1042."
    assert "listens-before-no" in rules_of(check(late, locale="en"))


def test_a_finding_says_what_where_why_and_how_instead():
    text = GOOD.replace("What we can do", "You should have read the terms before ordering. What we can do")
    (found,) = check(text, locale="en").findings
    assert found.rule == "never-blames-customer"
    assert found.severity is Severity.ERROR
    assert text[found.span.start : found.span.end] == found.excerpt
    assert "You should have" in found.excerpt
    assert found.why
    with pytest.raises(NotCleanError, match="never-blames-customer"):
        check(text, locale="en").require_clean()


def test_the_customers_own_words_never_fire():
    for quoted in (
        "> You should have told me. You failed to deliver.",
        "You wrote: “You failed to deliver, you idiots!”",
        'You wrote: "You failed to deliver, you idiots!"',
    ):
        text = GOOD.replace("What we can do", f"{quoted}\n\nWhat we can do")
        assert check(text, locale="en").ok, check(text, locale="en").findings
    case = full().model_copy(update={"acknowledgement": Acknowledgement(quote="You failed to deliver, you idiots!")})
    assert draft(case, tone="work").report.ok


def test_the_callers_own_words_are_judged():
    case = full().model_copy(update={"reasons": (Reason(text="You failed to keep the receipt."),)})
    (found,) = draft(case, tone="work").report.findings
    assert (found.rule, found.part) == ("never-blames-customer", "reasons")


@pytest.mark.parametrize(
    "placeholder",
    [
        "{{ name }}", "{{customer.name|default}}", "{%customer.name,fallback=x%}", "%{name}", "#{name}", "${name}",
        "((name))", "((name??text))", "{name}", "[NAME]", "<NAME>", "[insert date]", "[Your Name]", "XXX", "%(name)s",
        "<%= name %>", "____", "%FIRSTNAME%", "[[name]]", "{$name}",
    ],
)  # fmt: skip
def test_placeholders_are_found_wherever_they_stand(placeholder):
    for text in (f"Dear {placeholder},", f"Your order {placeholder} is late.", f"See\n{placeholder}\n"):
        found = [f for f in check(text, locale="xx").findings if f.rule == "no-leftover-placeholder"]
        assert placeholder in "".join(f.excerpt for f in found)


@pytest.mark.parametrize("greeting", ["Dear ,", "Hi !", "Hello ,", "Good morning ,", "dear \n"])
def test_a_greeting_without_its_name(greeting):
    assert "no-leftover-placeholder" in rules_of(check(f"{greeting}\nThanks.", locale="en"))


@pytest.mark.parametrize(
    "text",
    [
        "Hello, thank you.", "Dear all,", "See [1] and [the guide](https://a.example).", "f(x) = {1, 2}", "a < b and c > d",
        "100% sure, 50%off", "Size XXL", "He said [sic] it.", "((not quite))ish (really (yes))", "Hi there!", "$5 #1",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_placeholder(text):
    assert "no-leftover-placeholder" not in rules_of(check(text, locale="en"))


def test_a_language_without_words_is_unchecked_never_passed():
    report = check("Ei käy.", locale="fi")
    assert set(report.unchecked) == set(NAMES) - {"fits-channel", "no-leftover-placeholder", "suppresses-with-reason"}


def test_select_and_ignore():
    text = "No. You failed to enclose {{ x }}."
    assert rules_of(check(text, locale="en", select=["no-leftover-placeholder"])) == {"no-leftover-placeholder"}
    assert "no-leftover-placeholder" not in rules_of(check(text, locale="en", ignore="no-leftover-placeholder"))
    with pytest.raises(UnknownRuleError, match='did you mean "never-blunt"'):
        check(text, locale="en", select=["never-blint"])
    with pytest.raises(UnknownRuleError, match=r'"never-blnt"; did you .*"nevr-blames"; did you .*"zzz"; there are: '):
        check(text, locale="en", select=["never-blnt", "nevr-blames"], ignore=["zzz"])


def test_a_tone_may_be_ones_own_but_not_one_of_ours_misspelt():
    for tone, meant in (("pubic", "public"), ("Work", "work"), ("socail", "social")):
        with pytest.raises(LocaleError, match=f'no tone "{tone}"; did you mean "{meant}"'):
            check("No.", locale="en", tone=tone)
    assert check("No.", locale="en", tone="pirate").findings


def test_a_text_needs_a_locale_that_can_be():
    with pytest.raises(LocaleError, match="needs its locale"):
        check("No.")
    with pytest.raises(LocaleError, match="is not a locale"):
        check("No.", locale="english")


def test_findings_come_in_the_order_of_the_text():
    report = check("No. You failed me. You should have read {{ x }}.", locale="en")
    places = [finding.span.start for finding in report.findings if finding.span]
    assert places == sorted(places)


def test_a_report_is_plain_data():
    report = check("No.", locale="en")
    assert json.loads(json.dumps(report.to_dict()))["ok"] is False
    assert report.at_least(Severity.ERROR) == tuple(f for f in report.findings if f.severity is Severity.ERROR)
    assert report.at_least("error") == report.at_least(Severity.ERROR)
    with pytest.raises(NotCleanError):
        report.require_clean("warning")
    with pytest.raises(ValueError, match='no severity "warn"; did you mean "warning"'):
        report.at_least("warn")


@given(st.text(max_size=400))
def test_any_text_is_checked(text):
    for finding in check(text, locale="en").findings:
        if finding.span:
            assert 0 <= finding.span.start < finding.span.end <= len(text)
            assert text[finding.span.start : finding.span.end] == finding.excerpt


@settings(max_examples=40)
@given(refusals)
def test_any_draft_is_checked(refusal):
    letter = draft(refusal, tone="work")
    for finding in letter.report.findings:
        assert finding.severity in Severity


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_documents_itself(name):
    one = rule(name)
    assert one.summary
    assert "\n" not in one.summary
    for section in ("What it does", "Why it matters", "Say instead"):
        assert len(one.section(section)) > 30
    assert re.search(r"\d{4}|standard|guid", one.why), "why it matters names its source"


def test_facts_error_is_a_value_error():
    with pytest.raises(ValueError, match="is not a field"):
        Refusal(nothing=1)
    assert issubclass(FactsError, ValueError)


def test_real_messages_have_few_findings_of_the_word_rules(real_messages):
    """Real prose is mostly decent: an error of a word rule in more than one message of fifty means a rule that scolds."""
    words = [name for name in NAMES if rule(name).group == "words"]
    rows = [json.loads(line) for line in (real_messages / "en.jsonl").read_text("utf-8").splitlines()]
    errors = [row["id"] for row in rows if check(row["text"], locale="en", select=words).at_least(Severity.ERROR)]
    assert len(errors) <= len(rows) / 50, errors


@pytest.mark.parametrize(
    "piece", ["“You failed.” You failed to send it.\n", '> "No," you said.\nYou failed to send it. ']
)
def test_the_time_grows_no_faster_than_what_is_quoted(piece):
    judged = partial(check, locale="en")
    judged(piece)
    small, large = (seconds(judged, piece * times) for times in (600, 6_000))
    assert large < 40 * small
