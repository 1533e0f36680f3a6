"""One apology is enough: the third is questioned, four are too many."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import Acknowledgement, Reason, Refusal, Severity, check, draft
from graciousno.requests import Refund

RULE = "one-apology"


def found(text, locale="en"):
    return check(text, locale=locale, select=[RULE]).findings


APOLOGIES = [
    "I'm sorry that the parcel came late.",
    "We apologise for the delay.",
    "I would like to apologize that nobody rang.",
    "Please accept our sincere apologies.",
    "Apologies again for the muddle.",
    "We deeply regret the mistake.",
    "Please forgive us for the long wait.",
    "I do apologise for the noise.",
    "Sorry about that!",
    "We owe you an apology.",
    "My bad, the link was wrong.",
    "I beg your pardon for writing twice.",
    "Please excuse the short notice.",
]
NONE = [
    "Unfortunately the last one is sold.",
    "I'm afraid we can't come.",
    "There is no need to apologise.",
    "You asked for an apology from the driver.",
    "Thank you for your apology.",
    'You wrote: "I am sorry that I missed it."',
    "> Sorry, I forgot the form.",
    "Better safe than sorry.",
    "We regret to inform you that the post is filled.",
    "I'm sorry to hear that you are unwell.",
    "Sadly there is no room left.",
    "Sam sends his apologies and will dial in.",
    "You need not be sorry at all.",
    "We will not apologise to the press.",
]


@pytest.mark.parametrize("sentence", APOLOGIES)
def test_the_third_is_found_whatever_its_words(sentence):
    text = f"I'm sorry about Monday. We have a new date. I apologise for the change. It is in May. {sentence} Bye."
    (one,) = found(text)
    assert one.severity is Severity.ADVICE
    assert one.message.startswith("3 apologies")
    assert one.span.start >= text.index(sentence)
    assert one.span.end <= text.index(sentence) + len(sentence)


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_apology_does_not_count(sentence):
    assert not found(f"I'm sorry about Monday.\n\nI apologise for the change.\n\n{sentence}\n\nBye.")


def test_from_four_on_it_is_a_warning_on_the_third():
    text = " ".join(APOLOGIES[:5])
    (one,) = found(text)
    assert one.severity is Severity.WARNING
    assert one.message.startswith("5 apologies")
    assert text[one.span.start : one.span.end] in APOLOGIES[2]


def test_a_sentence_counts_once():
    assert not found("Sorry, sorry, sorry, I apologise, my apologies. I'm sorry that it broke.")


def test_a_draft_counts_what_the_caller_wrote_and_not_what_the_customer_did():
    sorry = Reason(text="We are sorry. We apologise. Please forgive us. We regret it.")
    case = Refusal(request=Refund(item="boots"), reasons=[sorry])
    (one,) = [f for f in draft(case, tone="work").report.findings if f.rule == RULE]
    assert one.severity is Severity.WARNING
    quote = Acknowledgement(quote="Sorry! I am sorry. I apologise. Forgive me.")
    case = Refusal(request=Refund(item="boots"), acknowledgement=quote)
    assert RULE not in {f.rule for f in draft(case, tone="work").report.findings}


def test_a_language_without_words_is_unchecked():
    assert check("Ei käy.", locale="fi", select=[RULE]).unchecked == (RULE,)


@given(st.lists(st.sampled_from([*APOLOGIES, *NONE, "\n", " ", "\u0000", "“"]), max_size=8).map("".join))
def test_no_text_makes_it_raise(text):
    assert len(found(text)) <= 1
