"""Letters that run from right to left, and values that run against their letter."""

import pytest

from graciousno import Person, Refusal, draft

CASE = Refusal(
    to=Person(given="ليلى", family="حداد"),
    sender=Person(given="سامي", organisation="Northwind", phone="+971 4 123 4567"),
    reference="1042-7",
    request={"kind": "refund", "item": "حذاء Alder XT-3", "order": "1042-7"},
    reasons=[{"kind": "deadline_passed", "what": "مهلة الإرجاع", "on": "2026-05-03"}],
    alternatives=[
        {"kind": "store_credit", "amount": "89.00", "currency": "AED"},
        {"kind": "self_service", "url": "https://northwind.example/returns?id=1042-7", "what": "طلب"},
    ],
)


def test_values_that_run_the_other_way_are_isolated():
    letter = draft(CASE, tone="work", locale="ar")
    for value in ("حذاء Alder XT-3", "1042-7", "Northwind", "+971 4 123 4567"):
        assert f"\u2068{value}\u2069" in letter.text
    assert "\u20681042-7\u2069" in letter.subject
    # What runs the letter's own way stays as it is, and so does an address that programs look for.
    assert "\u2068مهلة" not in letter.text
    assert "\u2068ليلى" not in letter.text
    assert "\u2068https" not in letter.text
    values = {letter.text[span.start : span.end] for span in letter.spans if span.origin == "value"}
    assert {"Northwind", "حذاء Alder XT-3"} <= values


def test_the_page_has_markup_for_it():
    page = draft(CASE, tone="work", locale="ar").html
    assert 'lang="ar" dir="rtl"' in page
    assert "<bdi>Northwind</bdi>" in page
    assert "<bdi>+971 4 123 4567</bdi>" in page
    assert "\u2068" not in page.split("<body")[1]


def test_a_name_that_runs_the_other_way_in_an_english_letter():
    letter = draft(CASE, tone="work", locale="en_GB")
    assert "\u2068ليلى\u2069" in letter.text.replace(" حداد", "") or "\u2068ليلى حداد\u2069" in letter.text
    assert "\u2068Northwind" not in letter.text


@pytest.mark.parametrize("channel", ["chat", "sms", "phone", "letter"])
def test_isolates_are_whole_in_each_channel(channel):
    text = draft(CASE, tone="work", locale="ar", channel=channel).text
    inside = 0
    for char in text:
        inside += (char == "\u2068") - (char == "\u2069")
        assert inside in (0, 1)
        assert char != "\n" or not inside
    assert not inside


def test_no_stop_stands_behind_the_stop_of_an_abbreviation():
    assert ".\u200f." not in draft(CASE, tone="work", locale="ar").text
