"""What is advised, in which order, and why."""

import json
from collections import Counter
from datetime import date

import pytest
from hypothesis import given

from graciousno import FactsError, Situation, assess
from graciousno.deciding.advice import STAGES
from graciousno.deciding.assess import assess as weigh
from graciousno.deciding.weighing import age, later
from situations import STANDARDS, TODAY, a_product, facts, situation, situations

WORTHY = {"low": "900", "high": "1500", "currency": "GBP"}


def past(*days, what="conduct", conduct="worn-returns", **more):
    table = {"what": what, **({"conduct": conduct} if what == "conduct" else {}), **more}
    return {"past": [{"on": day, **table} for day in days]}


def test_whatever_nobody_asked_about_is_asked_first():
    advice = assess(Situation(asked="a full refund of the boots", on=TODAY))
    assert advice.course == "clarify"
    assert advice.because[-1].weight == "decisive"
    assert advice.not_weighed == STAGES[1:]


def test_an_open_question_is_asked_even_where_it_is_no_misunderstanding():
    assert assess(situation(unclear=["What did the label say?"])).course == "clarify"


def test_questions_do_not_go_on_for_ever():
    asked = past("2026-04-01", "2026-05-01", what="clarification")
    assert assess(situation(misunderstanding="likely", history=asked)).course != "clarify"
    long_ago = past("2025-04-01", "2025-05-01", what="clarification")
    assert assess(situation(misunderstanding="likely", history=long_ago)).course == "clarify"


def test_a_yes_that_costs_little_of_what_a_customer_is_worth():
    advice = assess(situation(yes={"money": {"low": "89.00", "currency": "GBP"}, "precedent": "low"}, worth=WORTHY))
    assert (advice.course, advice.is_owed) == ("accept", False)


def test_a_no_where_nothing_speaks_for_a_yes():
    advice = assess(situation(yes={"money": "medium", "precedent": "medium"}))
    assert advice.course == "refuse"


def test_a_part_where_the_whole_goes_beyond_the_limits():
    assert assess(situation(yes={"money": "high"})).course == "refuse"
    assert (
        assess(situation(yes={"money": "high"}, part={"what": "the delivery costs", "money": "low"})).course
        == "accept_in_part"
    )
    assert assess(situation(yes={"money": "high"}, part={"what": "half of it", "money": "high"})).course == "refuse"


def test_what_we_owe_we_give_whoever_asks_and_however():
    shouted = [{"line": "shouting", "on": TODAY}, {"line": "shouting", "on": "2026-05-01"}]
    advice = assess(situation(our_share="all", yes={"money": "high"}, conduct=shouted))
    assert (advice.course, advice.beside, advice.is_owed) == ("accept", ("boundary",), True)


def test_law_goes_before_our_own_share():
    advice = assess(situation(our_share="all", yes={"law": "high"}))
    assert advice.course == "accept_in_part"
    assert assess(situation(yes={"law": "high"}, worth="high")).course == "refuse"
    assert assess(situation(no={"law": "high"}, yes={"money": "high"})).course == "accept"


def test_where_law_speaks_against_both_nobody_decides_alone():
    advice = assess(situation(yes={"law": "high"}, no={"law": "high"}))
    assert advice.course == "clarify"
    assert {"yes.law", "no.law"} <= set(advice.because[-1].rests_on)


def test_danger_does_not_wait_for_questions():
    advice = assess(situation(misunderstanding="likely", conduct=[{"line": "intimidation", "on": TODAY}]))
    assert advice.course == "boundary"
    assert next(step.do for step in advice.preparation) == "safety"
    assert "witness" in [step.do for step in advice.preparation]
    assert assess(situation(conduct=[{"line": "violence", "on": TODAY}])).course == "part"


def test_hearsay_is_heard_before_it_counts():
    advice = assess(situation(conduct=[{"line": "intimidation", "on": TODAY, "known": "told"}]))
    assert advice.course == "accept"
    assert any(step.do == "ask" and "second hand" in step.what for step in advice.preparation)


def test_what_is_assumed_never_counts():
    conduct = [{"line": "violence", "on": TODAY, "known": "assumed"}] * 3
    advice = assess(situation(conduct=conduct))
    assert advice.course == "accept"
    assert any("does not count" in one.text for one in advice.because)


def test_one_incident_is_no_habit():
    once = assess(situation(conduct=[{"line": "worn-returns", "on": TODAY}]))
    assert once.course == "accept"
    assert any("one incident is not a habit" in one.text for one in once.because)
    # Told three times of one day, it is one day.
    again = past("2026-05-20", "2026-05-20", "2026-05-20")
    assert assess(situation(conduct=[{"line": "worn-returns", "on": TODAY}], history=again)).course == "accept"


def test_a_habit_is_told_by_its_dates():
    conduct = [{"line": "worn-returns", "on": TODAY}]
    advice = assess(situation(conduct=conduct, history=past("2025-11-03", "2026-02-14")))
    assert advice.course == "boundary"
    decisive = next(one for one in advice.because if one.weight == "decisive")
    assert all(day in decisive.text for day in ("3 November 2025", "14 February 2026", "20 May 2026"))


def test_entries_age():
    conduct = [{"line": "worn-returns", "on": TODAY}]
    recent, half, gone = ("2026-01-01", "2026-02-01"), ("2024-08-01", "2024-09-01"), ("2023-01-01", "2023-02-01")
    assert assess(situation(conduct=conduct, history=past(*recent))).course == "boundary"
    old = assess(situation(conduct=conduct, history=past(*half)))
    assert old.course == "accept"
    assert any("counts half by now" in one.text for one in old.because)
    assert assess(situation(conduct=conduct, history=past(*half, "2024-07-01", "2024-10-01"))).course == "boundary"
    assert (
        assess(situation(conduct=conduct, history=past(*gone, "2022-07-01", "2022-10-01", "2022-11-01"))).course
        == "accept"
    )


def test_what_was_ours_and_what_comes_later_is_nobodys_habit():
    conduct = [{"line": "worn-returns", "on": TODAY}]
    assert assess(situation(conduct=conduct, history=past("2026-01-01", "2026-02-01", ours=True))).course == "accept"
    assert assess(situation(conduct=conduct, history=past("2026-06-01", "2026-07-01"))).course == "accept"


def test_a_habit_of_the_past_is_no_ground_today():
    assert assess(situation(history=past("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"))).course == "accept"


def test_a_decision_about_conduct_is_no_incident():
    history = past("2026-01-01", "2026-02-01", what="boundary")
    assert assess(situation(conduct=[{"line": "worn-returns", "on": TODAY}], history=history)).course == "accept"


def test_nobody_is_sent_away_who_was_not_told_where_the_line_is():
    conduct = [{"line": "worn-returns", "on": TODAY}]
    days = [f"2026-0{month}-01" for month in range(1, 6)]
    warned = past(*days)["past"] + past("2026-03-02", what="boundary")["past"]
    assert assess(situation(conduct=conduct, history=past(*days))).course == "boundary"
    assert assess(situation(conduct=conduct, history={"past": warned})).course == "part"


def test_a_client_who_takes_more_than_they_bring_is_talked_with_first():
    heavy = {"burden": "high", "worth": "low"}
    first = assess(situation(**heavy, yes={"money": "high"}))
    assert first.course == "refuse"
    assert "talk" in [step.do for step in first.preparation]
    assert assess(situation(**heavy, history=past("2026-01-01", what="refusal"))).course == "part"
    assert assess(situation(burden="high", worth="high", history=past("2026-01-01", what="refusal"))).course == "accept"


def test_goodwill_has_its_limits():
    cost = {"yes": {"money": {"low": "80", "currency": "GBP"}}, "worth": {"low": "2000", "currency": "GBP"}}
    assert assess(situation(**cost)).course == "accept"
    given = {"worth": {"amount": "20", "currency": "GBP"}}
    often = past("2025-12-01", "2026-01-01", "2026-02-01", what="goodwill", **given)
    assert assess(situation(**cost, history=often)).course == "refuse"
    much = past("2026-01-01", what="goodwill", worth={"amount": "450", "currency": "GBP"})
    assert assess(situation(**cost, history=much)).course == "refuse"
    long_ago = past("2024-12-01", "2025-01-01", "2025-02-01", what="goodwill", **given)
    assert assess(situation(**cost, history=long_ago)).course == "accept"


def test_who_may_give_it_alone_and_who_carries_it():
    small = assess(situation(yes={"money": {"low": "20", "currency": "GBP"}}, worth=WORTHY))
    large = assess(situation(yes={"money": {"low": "90", "currency": "GBP"}}, worth=WORTHY))
    said = [next(step.what for step in one.preparation if step.do == "approve") for one in (small, large)]
    assert "Whoever answers may give this" in said[0]
    assert "the team lead" in said[1]


def test_every_course_is_reached_and_so_is_each_thing_beside_it():
    found = Counter((advice.course, advice.beside) for advice in map(weigh, a_product()))
    courses = {course for course, _ in found}
    assert courses == {"clarify", "accept", "accept_in_part", "refuse", "boundary", "part"}
    assert {
        ("accept", ("boundary",)),
        ("accept", ("part",)),
        ("boundary", ("accept",)),
        ("boundary", ("refuse",)),
    } <= set(found)


@given(situations)
def test_the_stages_keep_their_order_and_the_last_word_is_the_decisive_one(drawn):
    advice = weigh(drawn, STANDARDS)
    order = [STAGES.index(one.stage) for one in advice.because]
    assert order == sorted(order)
    decisive = [one.speaks_for for one in advice.because if one.weight == "decisive"]
    assert advice.course in decisive
    assert set(decisive) <= {advice.course, *advice.beside, "boundary", "part"}


@given(situations)
def test_nothing_is_without_a_ground_that_exists(drawn):
    for one in weigh(drawn, STANDARDS).because:
        assert one.text[0].isupper() or one.text.startswith("The")
        assert one.text.endswith(".")
        assert one.rests_on
        for path in one.rests_on:
            here = STANDARDS if path.startswith("standards.") else drawn
            if path == "because":
                continue
            for step in path.removeprefix("standards.").replace("[", ".").replace("]", "").split("."):
                if isinstance(here, tuple):
                    here = here[int(step)]
                elif isinstance(here, dict):
                    here = here[step]
                else:
                    here = getattr(here, step)


@given(facts)
def test_the_same_facts_give_the_same_advice(given):
    one, other = (weigh(Situation.model_validate(given), STANDARDS) for _ in range(2))
    assert one == other
    assert json.dumps(one.to_dict()) == json.dumps(other.to_dict())


@given(facts)
def test_facts_in_another_order_give_the_same_course(given):
    turned = dict(given)
    for name in ("conduct", "grounds"):
        turned[name] = list(reversed(given.get(name, ())))
    if "history" in given:
        turned["history"] = {"past": list(reversed(given["history"]["past"]))}
    assert weigh(Situation.model_validate(given)).course == weigh(Situation.model_validate(turned)).course


@given(situations)
def test_each_change_that_is_named_does_what_it_says(drawn):
    advice = weigh(drawn, STANDARDS)
    for change in advice.would_change:
        if change.course is not None:
            assert change.course != advice.course
            assert weigh(drawn.model_copy(update=change.facts), STANDARDS).course == change.course


def test_a_typed_reason_tells_what_would_answer_it():
    reason = {"kind": "deadline_passed", "what": "the 30-day return window", "on": "2026-05-03"}
    advice = assess(situation(yes={"money": "high"}, reasons=[reason]))
    assert any("from 3 May 2026 or before" in change.text for change in advice.would_change)


def test_what_ages_is_told_with_its_day():
    conduct = [{"line": "worn-returns", "on": TODAY}]
    advice = assess(situation(conduct=conduct, history=past("2025-11-03", "2026-02-14")))
    change = next(change for change in advice.would_change if "on" in change.facts)
    assert (change.facts["on"], change.course) == (date(2026, 11, 3), "accept")


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"yes": {"money": {"low": "3", "currency": "EUR"}}}, "yes.money.currency", "should be in GBP"),
        ({"conduct": [{"line": "shoutng", "on": TODAY}]}, "conduct[0].line", 'did you mean "shouting"'),
        ({"conduct": [{"line": "shouting", "on": "2026-06-01"}]}, "conduct[0].on", "should not be after"),
        (
            {"history": {"past": [{"on": TODAY, "what": "goodwill", "worth": {"amount": "3", "currency": "EUR"}}]}},
            "history.past[0].worth.currency",
            "should be in GBP",
        ),
    ],
)
def test_facts_that_the_standards_cannot_judge(given, field, said):
    with pytest.raises(FactsError) as caught:
        assess(situation(**given))
    (problem,) = caught.value.problems
    assert problem.where == field
    assert said in str(problem)


def test_all_that_is_wrong_with_a_situation_is_told_at_once():
    with pytest.raises(FactsError) as caught:
        Situation.model_validate(
            {
                "on": "soon",
                "yes": {"money": "lots", "laws": "high"},
                "worth": {"low": "5", "high": "3", "currency": "GBP"},
                "conduct": [{"line": "x", "on": TODAY, "known": "sean"}],
            }
        )
    wrong = {problem.where for problem in caught.value.problems}
    assert wrong == {"asked", "on", "yes.money", "yes.laws", "worth", "conduct[0].known"}


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 1, 31), date(2025, 12, 31), date(2026, 3, 15)])
@pytest.mark.parametrize("months", [1, 2, 11, 12, 13, 36])
def test_the_day_on_which_something_is_so_many_months_old(day, months):
    first = later(day, months)
    assert age(day, first) == months
    assert age(day, date.fromordinal(first.toordinal() - 1)) == months - 1
