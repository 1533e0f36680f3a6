"""Advice and letters keep our own promises; who somebody is, is no ground."""

from functools import cache

import pytest

from graciousno import FactsError, Situation, assess, check, draft
from graciousno.deciding.assess import assess as weigh
from graciousno.deciding.protected import protected
from situations import STANDARDS, TODAY, a_product, situation

WORD_RULES = (
    *("never-blames-customer", "never-belittles-team", "stays-respectful", "never-dismisses", "never-blunt"),
    *("never-hides-behind-policy", "no-empty-apology", "no-false-hope", "no-protected-ground", "plain-language"),
)


@cache
def findings(text):
    return [str(found) for found in check(text, locale="en", select=WORD_RULES).findings]


def test_what_advice_says_keeps_our_promises():
    said = set()
    for case in a_product():
        advice = weigh(case, STANDARDS)
        said |= {one.text for one in advice.because}
        said |= {step.what for step in advice.preparation}
    for case in list(a_product())[::7]:
        said |= {change.text for change in weigh(case, STANDARDS).would_change}
    assert len(said) > 80
    assert [(text, findings(text)) for text in sorted(said) if findings(text)] == []


def test_what_the_standards_say_keeps_our_promises():
    for line in STANDARDS.lines.values():
        for text in (line.means, line.instead, line.otherwise):
            assert findings(text) == []


@pytest.mark.parametrize("tone", ["work", "social", "public"])
def test_prepared_letters_keep_our_promises_before_anybody_completes_them(tone):
    seen = set()
    for case in a_product():
        for plan in weigh(case, STANDARDS).letters():
            key = str(plan.to_dict())
            if key not in seen:
                seen.add(key)
                letter = draft(plan.letter, tone=tone)
                found = check(letter, select=WORD_RULES).findings
                assert [str(one) for one in found] == [], letter.text
    assert len(seen) > 20


@pytest.mark.parametrize(
    "about",
    [
        *("age", "their age", "the customer's nationality", "Religion", "her pregnancy", "his disability", "race"),
        *(
            "sexual orientation",
            "skin colour",
            "marital status",
            "mental health",
            "that she is a foreigner",
            "a Muslim",
        ),
        *("gender", "the accent", "ethnic origin", "Behinderung", "Staatsangehörigkeit", "国籍", "الجنسية", "deafness"),
    ],
)
def test_who_somebody_is_is_no_ground_for_anything(about):
    if about == "that she is a foreigner":
        about = "foreigner"
    for side in ("yes", "no"):
        ground = {"about": about, "text": "This should count.", "speaks_for": side}
        with pytest.raises(FactsError) as caught:
            situation(grounds=[ground])
        (problem,) = caught.value.problems
        assert problem.where == "grounds[0]"
        assert "equality law protects" in problem.message
        assert "Weigh what was asked and done" in problem.message


@pytest.mark.parametrize(
    "about",
    [
        *(
            "the age of the boots",
            "the order history",
            "the single room",
            "the colour of the paint",
            "the race on Sunday",
        ),
        *("the health of the plants", "a man's watch", "the tone", "the old contract", "the origin of the parcel"),
    ],
)
def test_other_things_are(about):
    assert protected(about) is None


@pytest.mark.parametrize(
    ("field", "given"),
    [
        (
            "grounds[0].text",
            {"grounds": [{"about": "the house", "text": "We don't employ single mothers.", "speaks_for": "no"}]},
        ),
        (
            "conduct[0].what",
            {"conduct": [{"line": "shouting", "on": TODAY, "what": "we can't let you the room, as you are gay"}]},
        ),
    ],
)
def test_in_words_of_ones_own_it_is_found_by_the_rule(field, given):
    with pytest.raises(FactsError) as caught:
        assess(situation(**given))
    (problem,) = caught.value.problems
    assert problem.where == field
    assert "is no ground for an answer" in problem.message


def test_a_duty_towards_somebody_is_told_as_law():
    advice = assess(Situation(asked="a seat near the door", on=TODAY, misunderstanding="no", no={"law": "high"}))
    assert (advice.course, advice.is_owed) == ("accept", True)
