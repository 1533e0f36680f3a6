"""From advice to letters, through the doors."""

import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given

from graciousno import FactsError, assess, draft
from graciousno.cli.assess_file import to_toml
from graciousno.deciding.assess import assess as weigh
from graciousno.model.facts import kinds
from situations import STANDARDS, TODAY, situation, situations

HEAD = {
    "reference": "1042-7",
    "to": {"title": "Ms", "family": "Campbell"},
    "sender": {"given": "Ines", "family": "Okafor", "organisation": "Northwind"},
    "request": {"kind": "refund", "item": "walking boots", "order": "1042"},
}
REASON = {"kind": "deadline_passed", "what": "the 30-day return window", "on": date(2026, 5, 3)}
CASES = {
    "clarification": ({"misunderstanding": "likely"}, {"questions": ["What did the label say?"]}),
    "goodwill": ({}, {"how": "The money will be on your card within five days."}),
    "refusal": (
        {"yes": {"money": "high"}, "reasons": [REASON]},
        {"alternatives": [{"kind": "repair", "free": True}]},
    ),
    "boundary": ({"conduct": [{"line": "intimidation", "on": TODAY}]}, {}),
    "parting": (
        {"burden": "high", "worth": "low", "history": {"past": [{"on": "2026-01-01", "what": "refusal"}]}},
        {
            "relation": "our contract for the bookkeeping",
            "reasons": [{"text": "We could no longer do this work as well as you are used to."}],
            "steps": ["You will get all files by 15 July 2026."],
        },
    ),
}


def plan_of(kind):
    given, facts = CASES[kind]
    plan = assess(situation(**HEAD, **given)).letters()[0]
    assert plan.kind == kind
    return plan, facts


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("tone", ["work", "public"])
def test_a_completed_letter_drafts_and_keeps_every_promise(kind, tone):
    plan, facts = plan_of(kind)
    letter = draft(plan.complete(facts), tone=tone, locale="en_GB")
    letter.require_clean()
    assert "1042-7" in letter.subject


@pytest.mark.parametrize("kind", [kind for kind in CASES if kind != "boundary"])
def test_what_is_missing_is_told_all_at_once(kind):
    plan, facts = plan_of(kind)
    with pytest.raises(FactsError) as caught:
        plan.complete()
    assert {problem.where for problem in caught.value.problems} == {one.field for one in plan.missing} == set(facts)
    assert all(problem.message.startswith("is needed: ") for problem in caught.value.problems)


def test_a_part_that_is_known_is_granted():
    advice = assess(situation(**HEAD, yes={"money": "high"}, part={"what": "the delivery costs"}, reasons=[REASON]))
    plan = advice.letters()[0]
    assert plan.facts["no"] == {"extent": "part", "granted": "the delivery costs"}
    assert "the delivery costs" in draft(plan.letter, tone="work").text


def test_our_part_is_owned_in_the_letter():
    advice = assess(situation(**HEAD, our_share="some", yes={"law": "high"}, reasons=[REASON]))
    plan = advice.letters()[0]
    assert {"no.granted", "our_part.what"} <= {one.field for one in plan.missing}
    facts = {"no": {"granted": "the delivery costs"}, "our_part": {"what": "Our shop should have told you."}}
    letter = plan.complete({**facts, "alternatives": [{"kind": "repair"}]})
    assert "Our shop should have told you." in draft(letter, tone="work").text


def test_what_is_owed_is_not_told_as_a_favour():
    owed, given = (assess(situation(our_share=share)).letters()[0].letter for share in ("all", "none"))
    assert (owed.once, given.once) == (False, True)


def test_a_boundary_is_told_in_the_words_of_the_line():
    plan, _ = plan_of("boundary")
    line = STANDARDS.lines["intimidation"]
    assert plan.missing == ()
    assert (plan.facts["change"], plan.facts["consequence"], plan.facts["on"]) == (line.instead, line.otherwise, TODAY)


def test_notice_is_given_but_not_where_there_is_danger():
    plan, _ = plan_of("parting")
    assert plan.facts["ends"] == TODAY + timedelta(days=STANDARDS.ending.notice_days)
    advice = assess(situation(**HEAD, conduct=[{"line": "violence", "on": TODAY}]))
    plan = advice.letters()[0]
    assert "ends" in {one.field for one in plan.missing}
    assert plan.facts["reasons"] == [{"kind": "conduct", "what": "violence on our premises", "on": TODAY}]


def test_the_note_tells_colleagues_what_they_need():
    advice = assess(situation(**HEAD, conduct=[{"line": "intimidation", "on": TODAY}]))
    note = advice.letters()[-1]
    assert note.kind == "colleague_note"
    assert {one.field for one in note.missing} == {"colleagues", "witnesses", "said"}
    assert "the team, the team lead" in next(one.holds for one in note.missing if one.field == "colleagues")
    people = {"colleagues": [{"given": "Mei"}], "witnesses": [{"given": "Sam"}], "said": "Mr Hale raised his hand."}
    letter = draft(note.complete(people), tone="work")
    letter.require_clean()
    assert "intimidation of a colleague" in letter.text
    assert "the head of service" in letter.text


@given(situations)
def test_every_plan_is_a_letter_and_a_case_file(drawn):
    advice = weigh(drawn, STANDARDS)
    plans = advice.letters()
    assert plans[-1].kind == "colleague_note"
    assert len(plans) == 2 + len(advice.beside)
    for plan in plans:
        read = tomllib.loads(to_toml(plan.facts))
        assert kinds("letter")[plan.kind].model_validate(read) == plan.letter
        for one in plan.missing:
            assert one.field.split(".")[0] in type(plan.letter).model_fields


@given(situations)
def test_every_plan_drafts(drawn):
    for plan in weigh(drawn, STANDARDS).letters():
        assert draft(plan.letter, tone="work").text
