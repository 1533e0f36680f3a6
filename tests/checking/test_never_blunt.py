"""Shouting is heard in every language; what is only printed in capitals is not shouted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import Reason, Refusal, Severity, check, draft
from growth import seconds

RULE = "never-blunt"


def found(text, locale="xx", tone=None):
    return [one for one in check(text, locale=locale, select=[RULE], tone=tone).findings if "shouts" in one.message]


LOUD = {
    "We told you: THIS IS THE LAST TIME we answer.": "THIS IS THE LAST TIME",
    "The seat CANNOT BE CHANGED, so please stop.": "CANNOT BE CHANGED",
    "WE DO NOT TAKE RETURNS": "WE DO NOT TAKE RETURNS",
    "NO MEANS NO.": "NO MEANS NO",
    "Please STOP WRITING! It does not help.": "STOP WRITING!",
    "NEVER AGAIN!": "NEVER AGAIN!",
    "It is over!!!": "!!!",
    "Es ist vorbei ! ! !": "! ! !",
    "Das geht NICHT SO WEITER, wirklich.": "NICHT SO WEITER",
    "Мы БОЛЬШЕ НЕ БУДЕМ отвечать.": "БОЛЬШЕ НЕ БУДЕМ",
    "Αυτό ΔΕΝ ΓΙΝΕΤΑΙ ΠΟΤΕ εδώ.": "ΔΕΝ ΓΙΝΕΤΑΙ ΠΟΤΕ",
    "NO REFUNDS, NO EXCHANGES, NO EXCEPTIONS at all.": "NO REFUNDS, NO EXCHANGES, NO EXCEPTIONS",
    "I SAID NO, and that is it.": "I SAID NO",
    "ÇA NE SERA PAS remboursé.": "ÇA NE SERA PAS",
    "Answer to your ticket: WE WON'T BUILD THIS.": "WE WON'T BUILD THIS",
    "終わりです！！！": "！！！",
}
QUIET = [
    "NOTICE OF DECISION: form HB7, with the reasons on page two, is enclosed for you.",
    "Dear Ms Ito,\n\nSTATE OF YOUR CLAIM: we have all papers, and will write again in May.",
    "YOUR REQUEST FOR A PERMIT\n\nThank you for writing.",
    "Thank you.\n\nNOTIFICATION UNDER SECTION 184\n\nWe have decided.",
    "Re: REQUEST FOR A REFUND\n\nThank you.",
    "Please send FORM B12 by Friday.",
    "Quote REF NO AB1234 when you ring.",
    "The part ABX-400 GT has no spare.",
    "We do NOT refund tickets.",
    "Your parcel is OUT OF STOCK and your order ON HOLD.",
    "It is marked RETURN TO SENDER.",
    "We are NORTHWIND TRADING COMPANY LTD, of Leeds.",
    "Write to ACME HOLDING GMBH instead.",
    "Dear [INSERT NAME HERE AGAIN], thank you for {{ FIRST NAME HERE }}.".replace("[INSERT NAME HERE AGAIN]", "Ms Lee"),
    "Kind regards\n\nINES MARIA OKAFOR\n12 HIGH STREET NORTH\nWESTMOOR WM1 2AB",
    "Ask the NHS, the BBC or the DVLA.",
    "The rates are in USD, EUR, GBP, CHF and JPY.",
    "J. R. R. TOLKIEN wrote it.",
    "Thanks a million for asking!! I'm away.",
    "Good news!",
    "> WHY DO YOU NEVER ANSWER!!!\n\nWe are sorry.",
    'You wrote: "WHY DO YOU NEVER ANSWER!!!" We are sorry.',
    "返品はできません。ありがとうございます。",
    "لا يمكننا إعادة المبلغ.",
    "OK",
    "",
]


@pytest.mark.parametrize(("text", "place"), LOUD.items())
def test_shouting_is_found(text, place):
    (one,) = found(text)
    assert one.severity is Severity.WARNING
    assert one.excerpt == place


@pytest.mark.parametrize("text", QUIET)
def test_what_is_printed_so_is_left_alone(text):
    assert not found(text)


def test_rows_of_marks_are_joy_among_friends_and_shouting_elsewhere():
    text = "We are closed on Monday!!"
    assert not found(text)
    assert not found(text, tone="social")
    assert found(text, tone="work")
    assert found(text, tone="public")
    assert found(f"{text} Come on Tuesday!!"), "two rows are a habit"
    yes = "Omg yes!!! Of course I'll be your maid of honour!!!"
    assert not found(yes, locale="en")
    assert found(yes, locale="en", tone="work")
    assert found("You asked for the van on Friday!!! I'm sorry, but I can't lend it to you.", locale="en")


def test_one_finding_a_sentence_and_words_come_first():
    assert len(found("STOP ASKING ME THIS!!! NO MORE OF IT NOW!!!")) == 2
    report = check("NO REFUNDS!!!", locale="en", select=[RULE])
    assert len(report.findings) == 1


def test_a_language_without_words_is_unchecked_unless_it_shouts():
    assert check("Ei käy.", locale="fi", select=[RULE]).unchecked == (RULE,)
    report = check("EI KÄY NYT!", locale="fi", select=[RULE])
    assert not report.unchecked
    assert report.findings


def test_a_draft_shouts_only_with_the_callers_words():
    case = Refusal(sender={"family": "OKAFOR", "organisation": "NORTHWIND CITY BOOK SHOP"})
    assert not [one for one in draft(case, tone="work").report.findings if "shouts" in one.message]
    case = Refusal(reasons=[Reason(text="THIS WAS THE VERY LAST TIME!")])
    (one,) = [one for one in draft(case, tone="work").report.findings if "shouts" in one.message]
    assert one.part == "reasons"


@pytest.mark.parametrize(
    "piece", ["A'", "A-", "AB, ", "AB!!! ", "! ", "x AB CD EF y ", "AB\u00a0", "AB CD EF. ", "ЖЗ "]
)
def test_it_is_linear(piece):
    found(piece)
    # Twenty times the text would cost four hundred times the time if it went with the square.
    small, large = (seconds(found, piece * times) for times in (1_000, 20_000))
    assert large < 100 * max(small, 0.002)


@given(st.text(alphabet="ABß é!！,.'’- \n>“”\"{}ЖΣ1", max_size=80), st.sampled_from([None, "work", "social"]))
def test_no_text_makes_it_raise(text, tone):
    for one in found(text, tone=tone):
        assert text[one.span.start : one.span.end] == one.excerpt
