"""A no that only may be one, and a no that nobody finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import Severity, check

RULE = "says-no-clearly"
THANKS = (
    "Dear Ms Campbell,\n\nThank you for your message of 20 May. You asked us to refund the boots from order 1042.\n\n"
)
FILLER = "The shop has been in the hands of one family since the year it opened its doors. "


def found(text, tone=None):
    return check(text, locale="en", select=[RULE], tone=tone).findings


HEDGED = {
    "We may not be able to refund them.": "We may not be able to",
    "It might be difficult to fit this in.": "It might be difficult",
    "I'm not sure we can do that.": "I'm not sure we",
    "We'd probably have to pass.": "We'd probably have to pass",
    "I might not make it.": "I might not make",
    "The fund may not be able to help this year.": "may not be able to",
    "That would be a bit tricky for us.": "That would be a bit tricky",
    "I doubt that we could take them back.": "I doubt that",
    "Probably not this time.": "Probably not this time",
    "I'm inclined to say no.": "I'm inclined to say no",
    "It seems rather unlikely that we will.": "It seems rather unlikely",
    "We are unlikely to be able to come.": "We are unlikely to",
    "I don't quite see how we could.": "don't quite see how we could",
    "We might have to decline.": "We might have to decline",
}
CLEAR = [
    "I'm sorry, but we can't refund them.",
    "We have decided not to refund them.",
    "We won't be able to refund them, I'm afraid.",
    "I'm sorry, but we can't refund them, and it might be difficult to repair them.",
    "We can't refund them. We may not be able to repair them either.",
    "It might be hard to hear: we can't refund the boots.",
    "Unfortunately a refund is not possible.",
    "We have to turn this down.",
    "I'd rather not lend them.",
    "Your request has been declined, although this is probably not what you hoped for.",
    "We cannot take them back. If you are not sure which size you need, ring us.",
    "I'm afraid the answer is no. In the unlikely event of a fault, the maker can help.",
]


@pytest.mark.parametrize(("hedge", "place"), HEDGED.items())
def test_a_hedge_is_no_clear_no(hedge, place):
    (one,) = found(THANKS + hedge)
    assert one.severity is Severity.WARNING
    assert place in one.excerpt
    assert "leaves open" in one.message


@pytest.mark.parametrize("no", CLEAR)
def test_a_clear_no_stays_clear(no):
    assert not found(THANKS + no)


def test_without_any_no_the_finding_stays_what_it_was():
    (one,) = found(THANKS)
    assert (one.severity, one.span) == (Severity.WARNING, None)
    assert "no clear no" in one.message


@pytest.mark.parametrize(("before", "buried"), [(0, False), (3, False), (6, False), (9, True), (14, True)])
def test_a_no_far_behind_the_acknowledgement_is_buried(before, buried):
    text = f"{THANKS}{FILLER * before}\n\nI'm sorry, but we can't refund the boots.\n\nKind regards,\nInes\n"
    findings = found(text)
    assert [one.severity for one in findings] == ([Severity.ADVICE] if buried else [])
    assert not buried or "refund the boots" in findings[0].excerpt


def test_greetings_lists_and_what_the_customer_said_bury_nothing():
    quoted = "".join(f"> {FILLER}\n" for _ in range(12))
    listed = "".join(f"- {FILLER}\n" for _ in range(12))
    for between in (quoted, listed):
        assert not found(f"{THANKS}{between}\nI'm sorry, but we can't refund the boots.\n")


HALF = (
    "We wish you many more miles with them and hope to see you at the sale, and we're sorry that we can't refund them."
)


def test_a_half_sentence_at_the_very_end_is_buried():
    (one,) = found(f"{THANKS}{FILLER * 4}{HALF}\n\nKind regards,\nInes")
    assert one.severity is Severity.ADVICE
    assert "half a sentence" in one.message
    assert one.excerpt.endswith("refund them.")


def test_a_half_sentence_at_the_end_of_a_short_text_is_found_anyway():
    assert not found(f"{THANKS}{FILLER}{HALF}\n\nKind regards,\nInes")


def test_a_text_that_answers_no_request_buries_nothing():
    assert not [one for one in found(FILLER * 12 + "We can't refund the boots.") if one.severity is Severity.ADVICE]


@given(st.lists(st.sampled_from([THANKS, FILLER, HALF, *HEDGED, *CLEAR, "\n", "“", "> ", "\u0000"]), max_size=14))
def test_no_text_makes_it_raise(pieces):
    text = "".join(pieces)
    for one in found(text):
        assert one.span is None or text[one.span.start : one.span.end] == one.excerpt
