from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from graciousno import (
    Boundary,
    ColleagueNote,
    Entry,
    FactsError,
    Finding,
    Goodwill,
    History,
    No,
    OurPart,
    Past,
    Refusal,
    Report,
    Severity,
    draft,
)
from graciousno.journal.entry import SentLetter
from graciousno.model.report import Suppressed
from graciousno.reasons import DeadlinePassed, Reason
from graciousno.requests import Refund


def test_past_things_need_a_date_and_carry_no_label():
    with pytest.raises(FactsError, match=r"on: is needed"):
        Past(what="conduct")
    with pytest.raises(FactsError, match="difficult"):
        History.model_validate({"past": [], "difficult": True})


def test_history_is_sorted_and_ages():
    history = History(
        past=[
            Past(on=date(2026, 5, 3), what="conduct", conduct="shouting"),
            Past(on=date(2021, 1, 1), what="goodwill", worth={"amount": "20.00", "currency": "GBP"}),
            Past(on=date(2025, 7, 9), what="conduct", conduct="threats"),
        ]
    )
    assert [one.on.year for one in history.past] == [2021, 2025, 2026]
    assert len(history) == 3
    assert [one.what for one in history.since(date(2025, 7, 9)).past] == ["conduct", "conduct"]
    assert [one.what for one in history.before(date(2025, 7, 9)).past] == ["goodwill"]
    assert len(history.of("conduct")) == 2
    assert len(history.of("conduct", conduct="threats")) == 1
    assert len(history.of(conduct="shouting")) == 1
    assert len(history.of("goodwill", "conduct")) == 3


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"decided": "clarify"}, "clarification"),
        ({"decided": "accept"}, "goodwill"),
        ({"decided": "accept_in_part"}, "goodwill"),
        ({"decided": "refuse", "asked": "a refund"}, "refusal"),
        ({"decided": "boundary", "conduct": "threats"}, "boundary"),
        ({"decided": "part"}, "parting"),
        ({"what": "complaint", "asked": "a refund"}, "complaint"),
        ({"what": "misunderstanding"}, "misunderstanding"),
        ({"conduct": "threats"}, "conduct"),
        ({"asked": "a refund"}, "request"),
    ],
)
def test_an_entry_looked_back_on(fields, what):
    past = Entry(customer="x", by="care", at=datetime(2026, 5, 3, tzinfo=UTC), ours=True, **fields).past
    assert past is not None
    assert (past.what, past.on, past.ours) == (what, date(2026, 5, 3), True)
    assert past.conduct == fields.get("conduct")


def test_an_entry_of_nothing_is_nothing_to_look_back_on():
    assert Entry(customer="x", by="care", because=["It was entered by mistake."]).past is None


def test_the_day_is_that_of_the_place():
    late = datetime(2026, 5, 3, 1, tzinfo=timezone(timedelta(hours=10)))
    assert Entry(customer="x", by="care", at=late, decided="refuse").past.on == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"at": datetime(2026, 5, 3, 14)}, "time zone"),  # noqa: DTZ001
        ({"at": "2026-05-03T14:00"}, "time zone"),
        ({"at": date(2026, 5, 3)}, "a time such as"),
        ({"at": 12}, "a time such as"),
        ({"at": datetime(1066, 1, 1, tzinfo=UTC)}, "between 1900 and 2999"),
        ({"by": ""}, "by: should not be empty"),
        ({"decided": "refusal"}, "'refuse'"),
        ({"decided": "refuse", "what": "complaint"}, "two entries"),
        ({"letter": {"digest": "abc"}}, "letter.digest"),
        ({"corrects": -1}, "corrects"),
        ({"mood": "bad"}, "mood: is not a field of Entry"),
    ],
)
def test_what_cannot_be(fields, said):
    with pytest.raises(FactsError, match=said):
        Entry(**{"customer": "x", "by": "care", **fields})


def test_of_a_draft():
    letter = draft(
        Refusal(
            request=Refund(about="my money back"),
            reasons=[DeadlinePassed(what="the window", on=date(2026, 5, 3)), Reason(text="It was worn.")],
            our_part=OurPart(what="We should have said so."),
        ),
        tone="work",
    )
    entry = Entry.of(letter, customer="1042", by="Customer care", where="archive/1042.eml", told=["the shop"])
    assert entry.decided == "refuse"
    assert entry.asked == "my money back"
    assert entry.because == ("deadline passed", "It was worn.")
    assert entry.ours
    assert entry.told == ("the shop",)
    assert entry.letter.digest == sha256(letter.text.encode()).hexdigest()
    assert entry.letter.is_of(letter.text)
    assert not entry.letter.is_of(letter.text + " ")
    assert (entry.letter.kind, entry.letter.where, entry.letter.text) == ("refusal", "archive/1042.eml", None)
    assert [one.rule for one in entry.findings] == [one.rule for one in letter.report.findings]
    assert Entry.of(letter, customer="1042", by="care", keep_text=True).letter.text == letter.text


def test_of_a_draft_with_a_report_of_its_own():
    report = Report(
        text="x",
        locale="en",
        findings=(Finding("never-blunt", Severity.WARNING, "is blunt"),),
        unchecked=("plain-language",),
        suppressed=(Suppressed(Finding("one-apology", Severity.ADVICE, "two"), "They asked for it.", "call"),),
    )
    entry = Entry.of(draft(Refusal(), tone="work"), report, customer="1", by="care")
    assert [(one.rule, one.severity, one.message, one.set_aside) for one in entry.findings] == [
        ("never-blunt", "warning", "is blunt", None),
        ("one-apology", "advice", "two", "They asked for it."),
    ]
    assert entry.unchecked == ("plain-language",)


def test_what_each_letter_decides():
    def decided(facts, **more):
        return Entry.of(draft(facts, tone="work"), Report("", "en"), customer="1", by="care", **more).decided

    assert decided(Boundary(conduct="shouting")) == "boundary"
    assert decided(Goodwill(given="a refund")) == "accept"
    assert decided(Refusal(no=No(extent="part", granted="this", refused="that"))) == "accept_in_part"
    assert decided(ColleagueNote(decision="We refused.")) is None
    assert decided(Refusal(), what="complaint") is None
    assert decided(Refusal(), decided="clarify") == "clarify"


def test_digest_of_a_text():
    assert SentLetter.of("No, thank you.").digest == sha256(b"No, thank you.").hexdigest()
