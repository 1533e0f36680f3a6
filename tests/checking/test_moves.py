"""The moves of free text: found by cues, by where a sentence stands, and by what stands around it, all of it weighed."""

import pytest

from graciousno import check
from graciousno.checking import trees, weights
from graciousno.checking.case import Case
from graciousno.checking.evidence import KINDS, SIGNS, STANDS, Evidence
from graciousno.checking.moves import BESIDE, worths
from graciousno.checking.whole import WHOLE, as_whole, log_odds, numbered
from graciousno.language.phrases import phrases
from graciousno.language.tags import shipped
from graciousno.language.wording import wording
from graciousno.model.report import MOVES

HEARD, NO, WHY, INSTEAD = MOVES


missed = pytest.mark.xfail(
    strict=True, reason="a known miss of the fitted weights; a fit that finds it may drop the mark"
)


def told(text, move):
    """The sentences that make a move."""
    report = check(text, locale="en", select=[])
    return [text[one.start : one.end] for one in report.moves[move]]


def odds_of_a_no(text):
    """The logarithm of the odds that a text refuses."""
    evidence = Evidence(Case(text, "en", None))
    return log_odds(map(numbered, trees.TREES[NO]), as_whole(evidence, *worths(evidence, "en")))


@pytest.mark.parametrize(
    ("answer", "offer"),
    [
        ("The hay will still be standing in June.", "Have you thought of the cricket ground?"),
        pytest.param("Professor Lindqvist moves in on the 9th.", "You could ask the Abbey Hotel.", marks=missed),
        pytest.param(
            "Larger bins go to homes of six or more, and your form lists four people.",
            "A second small bin is free.",
            marks=missed,
        ),
    ],
)
def test_a_fact_that_answers_a_request_is_a_no_and_its_reason(answer, offer):
    text = f"Thank you for your request for the 8th. {answer} {offer}"
    assert told(text, NO) == told(text, WHY) == [answer]
    assert not told(f"{answer} {offer}", NO), "where nothing is asked, a fact refuses nothing"


@pytest.mark.parametrize(
    "sign",
    [
        "I'll write to you again when I know more.",
        "We have received it and passed it on.",
        "Good news: it is done.",
    ],
)
def test_a_fact_is_no_answer_where_something_speaks_against_it(sign):
    assert not told(f"Thank you for your request for the 8th. The office is behind the station. {sign}", NO)


@pytest.mark.parametrize(
    ("wait", "not_yet"),
    [
        ("Could you please confirm the dates?", "We can't book the van without them."),
        ("Could you please confirm the dates?", "We can't reserve the van before that."),
        ("Could you please send us the invoice number?", "We can't find your order without it."),
        ("Please send us a photo of the label.", "We can't look up the guarantee before we have it."),
        ("Which day do you mean?", "We can't see a booking in your name."),
        ("We're still waiting for the garage.", "We can't say yet if the van will be back."),
    ],
)
def test_what_cannot_be_done_until_the_customer_answers_is_no_no(wait, not_yet):
    assert not told(f"{wait} {not_yet}", NO)


def test_signs_weigh_more_before_a_no_than_after_it():
    no, wait = "We can't lend the van on Friday.", "Could you please confirm the dates?"
    assert told(f"{no} {wait}", NO)
    assert odds_of_a_no(f"{wait} {no}") < odds_of_a_no(f"{no} {wait}") - 1


@missed
def test_a_question_before_a_no_may_leave_it_open():
    no, wait = "We can't lend the van on Friday.", "Could you please confirm the dates?"
    assert not told(f"{wait} {no}", NO)


def test_no_sign_outweighs_a_clear_no():
    text = "Thank you for your application. We will be in touch about other posts. Your application was declined."
    assert told(text, NO) == ["Your application was declined."]


def test_a_state_of_things_is_its_own_reason_and_an_inability_is_not():
    heard = "Thank you for asking about Saturday."
    assert told(f"{heard} The hall is booked on Saturday.", WHY)
    assert not told(f"{heard} We can't lend you the hall.", WHY)


@pytest.mark.parametrize(
    "text",
    [
        "Re your request for net 90: our own mill wants paying in 30 days. We can't do net 90.",
        "You asked about Saturday. No can do: the van is in for its MOT until Friday.",
        "You asked about the mailbox. Our backups reach back thirty days, so I can't bring it back.",
        "You asked about the ash. I'm afraid the tree stays as it is — there are woodpeckers in it until July.",
    ],
)
def test_a_reason_may_be_a_clause(text):
    assert told(text, WHY)


@pytest.mark.parametrize(
    "text",
    [
        "You asked about Saturday. I'm sorry, but we can't lend you the van.",
        "You asked for a refund. We have thought about it carefully, and we can't refund the tickets.",
        "You asked for a refund. It is a no, I'm afraid. I hope you have a lovely evening anyway.",
    ],
)
def test_courtesies_are_no_reason(text):
    assert told(text, NO)
    assert not told(text, WHY)


def test_thanks_for_anything_by_name_take_up_a_request_only_at_the_start():
    thanks = "Thank you for the tour of the plant."
    assert told(f"{thanks} We have placed the order elsewhere.", HEARD) == [thanks]
    assert not told(f"Hello. The order went out. It left on Monday. It is big. {thanks}", HEARD)
    assert not told("Thank you for your message. We can't refund the boots.", HEARD)


def test_what_the_no_withholds_is_no_offer():
    assert not told("Thank you for applying. I regret that we cannot offer you a place.", INSTEAD)
    assert told("Thank you for applying. We cannot offer you a place, but you can apply again in May.", INSTEAD)
    assert not told("Yes, of course, you can have the Monday slot instead.", INSTEAD), "a yes needs none"


def test_questions_and_a_bare_farewell_offer_nothing():
    text = "You asked for a refund. We can't refund the tickets. If you have any questions, call us. Good luck!"
    assert told(text, NO)
    assert not told(text, INSTEAD)


def test_a_promise_to_come_back_is_no_no_and_an_instead_is_an_offer():
    heard = "Thank you for asking about Saturday."
    assert not told(f"{heard} I will check the diary and come back to you.", NO)
    assert told(f"{heard} I'm sorry, but we can't lend you the van. You could take the trailer instead.", INSTEAD)


def test_a_because_inside_the_thanks_is_not_the_reason():
    text = "Thank you for asking, because we love to hear from you. I'm sorry, but we can't lend you the van."
    assert told(text, NO)
    assert not told(text, WHY)


@pytest.mark.parametrize(
    "relief",
    [
        "You needn't bring anything.",
        "Of course you can.",
        "No problem at all, go ahead.",
        "Breakfast won't cost you more.",
    ],
)
def test_what_need_not_be_feared_is_no_no(relief):
    assert not told(f"You asked about Saturday. {relief}", NO)


@pytest.mark.parametrize(
    "why", [" because the 30 days are over.", ", as the 30 days are over.", ", since it has been worn."]
)
def test_a_because_beside_the_no_is_the_reason(why):
    assert told(f"You asked us to refund the boots. I'm sorry, but we can't refund them{why}", WHY)


def test_a_text_without_words_makes_no_move():
    for text in ("", "...", "\n\n"):
        assert not any(check(text, locale="en", select=[]).moves.values())


def test_quotations_of_the_customer_make_no_move():
    assert not told('You wrote: "I am sorry, but we cannot offer you a refund." Of course you can have one.', NO)


def test_every_sign_that_weighs_anything_exists():
    assert set(weights.ALONE) <= {*SIGNS, ""}
    assert set(weights.BESIDE) == {*BESIDE, *STANDS, ""}
    assert set(trees.TREES) == set(MOVES)
    grown = [tree for of_move in trees.TREES.values() for tree in of_move]
    assert {at for at, *_ in grown} | {branch[0] for tree in grown for branch in tree[2:]} <= {*WHOLE}


@pytest.mark.parametrize("tag", ["en", "de", "ja", "ar"])
def test_a_sign_may_weigh_more_or_less_in_a_language(tag):
    named = wording(tag, "moves").named
    assert named
    assert set(named) <= {*SIGNS}


def test_every_kind_in_the_word_files_is_known():
    known = {(move, kind) for move, kinds in KINDS.items() for kind in kinds}
    for tag in shipped():
        found = {(one.target, one.move) for one in phrases(tag).phrases if one.target in MOVES}
        assert found <= known, (tag, found - known)
