"""A policy is no reason; where there is one beside it, it may be named."""

from graciousno import Reason, Refusal, check, draft

RULE = "never-hides-behind-policy"


def found(text):
    return check(text, locale="en", select=[RULE]).findings


def test_a_reason_elsewhere_in_the_text_makes_up_for_it():
    hides = "You asked for a refund of the ticket. Unfortunately it is against our policy."
    assert found(hides)
    assert not found(f"{hides} We can't refund it because the seat stayed empty and the band was paid.")


def test_another_policy_makes_up_for_nothing():
    assert found("You asked for a refund. Unfortunately it is against our policy. Rules are rules, I'm afraid.")


def test_a_draft_is_judged_by_what_its_reasons_say():
    report = draft(Refusal(reasons=[Reason(text="It is simply against our policy.")]), tone="work").report
    assert RULE in {one.rule for one in report.findings}
