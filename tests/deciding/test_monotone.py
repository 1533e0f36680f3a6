"""What must never happen, whatever the facts: more trouble is never answered more softly, nor less trouble more harshly."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graciousno import Situation
from graciousno.deciding.assess import assess
from graciousno.deciding.situation import BANDS
from graciousno.model.history import History, Past
from situations import HARSH, LINES, STANDARDS, days, facts, situations

many = settings(max_examples=400)


def course(situation, standards=STANDARDS):
    return assess(situation, standards).course


def harshness(situation, standards=STANDARDS):
    return HARSH[course(situation, standards)]


def raised(scale, draw):
    """A sum of money that is not below the one given."""
    if isinstance(scale, dict):
        more, much = draw(st.integers(0, 900)), draw(st.integers(0, 900))
        low = Decimal(scale["low"]) + more
        return {**scale, "low": str(low), "high": str(max(low, Decimal(scale["high"]) + much))}
    return BANDS[draw(st.integers(BANDS.index(scale), len(BANDS) - 1))]


def with_higher_cost(given, answer, draw):
    cost = dict(given.get(answer, {}))
    what = draw(st.sampled_from(("money", "reputation", "precedent", "safety", "law")))
    cost[what] = raised(cost.get(what, "none"), draw)
    return {**given, answer: cost}


@many
@given(facts, st.data())
def test_a_higher_cost_of_yes_never_makes_the_answer_softer(given, data):
    before, after = given, with_higher_cost(given, "yes", data.draw)
    assert harshness(Situation.model_validate(before)) <= harshness(Situation.model_validate(after))


@many
@given(facts, st.data())
def test_a_higher_cost_of_no_never_makes_the_answer_harsher(given, data):
    before, after = given, with_higher_cost(given, "no", data.draw)
    assert harshness(Situation.model_validate(before)) >= harshness(Situation.model_validate(after))


@many
@given(facts, st.data())
def test_a_customer_who_is_worth_more_is_never_answered_more_harshly(given, data):
    if "worth" not in given:
        return
    after = {**given, "worth": raised(given["worth"], data.draw)}
    assert harshness(Situation.model_validate(given)) >= harshness(Situation.model_validate(after))


@many
@given(facts, st.data())
def test_a_heavier_burden_is_never_answered_more_softly(given, data):
    if "burden" not in given:
        return
    after = {**given, "burden": raised(given["burden"], data.draw)}
    assert harshness(Situation.model_validate(given)) <= harshness(Situation.model_validate(after))


@many
@given(facts, st.data())
def test_better_conduct_is_never_answered_more_harshly(given, data):
    conduct = given.get("conduct")
    if not conduct:
        return
    number = data.draw(st.integers(0, len(conduct) - 1))
    incident = conduct[number]
    milder = {"seen": ["told", "assumed", None], "told": ["assumed", None], "assumed": [None]}[incident["known"]]
    known = data.draw(st.sampled_from(milder))
    better = [{**incident, "known": known}] if known else []
    after = {**given, "conduct": [*conduct[:number], *better, *conduct[number + 1 :]]}
    assert harshness(Situation.model_validate(given)) >= harshness(Situation.model_validate(after))


@many
@given(situations, days, st.sampled_from(LINES))
def test_one_more_record_of_conduct_is_never_answered_more_softly(situation, day, line):
    past = (*situation.history.past, Past(on=day, what="conduct", conduct=line))
    after = situation.model_copy(update={"history": History(past=past)})
    assert harshness(situation) <= harshness(after)


@many
@given(situations, st.data())
def test_a_record_of_conduct_that_is_older_is_never_answered_more_harshly(situation, data):
    past = situation.history.past
    numbers = [number for number, one in enumerate(past) if one.what == "conduct" and not one.ours]
    if not numbers:
        return
    number = data.draw(st.sampled_from(numbers))
    older = past[number].model_copy(update={"on": data.draw(st.dates(date(2015, 1, 1), past[number].on))})
    after = situation.model_copy(update={"history": History(past=(*past[:number], older, *past[number + 1 :]))})
    assert harshness(situation) >= harshness(after)


@many
@given(
    situations, st.sampled_from([("none", "some"), ("some", "most"), ("most", "all"), (None, "none"), ("none", "all")])
)
def test_a_greater_share_of_ours_is_never_answered_more_harshly(situation, shares):
    before, after = (situation.model_copy(update={"our_share": share}) for share in shares)
    assert harshness(before) >= harshness(after)


@many
@given(facts)
def test_something_that_can_be_given_is_never_answered_more_harshly(given):
    without = {name: value for name, value in given.items() if name != "part"}
    after = {**given, "part": {"what": "the delivery costs"}}
    assert harshness(Situation.model_validate(without)) >= harshness(Situation.model_validate(after))


@many
@given(facts, st.sampled_from(("strong", "some", "little")))
def test_a_ground_moves_the_answer_its_own_way(given, weight):
    ground = {"about": "the order", "text": "The order came in late.", "weight": weight}
    before = Situation.model_validate(given)
    for side, softer in (("yes", True), ("no", False)):
        after = Situation.model_validate(
            {**given, "grounds": [*given.get("grounds", ()), {**ground, "speaks_for": side}]}
        )
        one, other = harshness(before), harshness(after)
        assert one >= other if softer else one <= other


@many
@given(situations, st.integers(0, 800))
def test_wider_limits_for_goodwill_are_never_answered_more_harshly(situation, more):
    rule = STANDARDS.goodwill
    wider = rule.model_copy(update={"limit": rule.limit + more, "total": rule.total + more, "times": rule.times + more})
    assert harshness(situation) >= harshness(situation, STANDARDS.model_copy(update={"goodwill": wider}))


@pytest.mark.parametrize("misunderstanding", ["possible", "likely"])
@given(situations)
def test_what_may_be_a_misunderstanding_is_asked_first_unless_there_is_danger(misunderstanding, situation):
    situation = situation.model_copy(update={"misunderstanding": misunderstanding})
    advice = assess(situation, STANDARDS)
    asked = sum(one.what == "clarification" for one in situation.history.past)
    danger = any(STANDARDS.lines[one.line].danger for one in situation.conduct)
    assert advice.course == "clarify" or asked >= STANDARDS.clarify.rounds or danger
