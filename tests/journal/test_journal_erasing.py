"""Erasing and purging: what goes, what stays, and that it is told."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import Journal
from graciousno.errors import NoEntryError
from graciousno.journal.entry import SentLetter
from graciousno.journal.erasing import ranges
from graciousno.journal.retention import kept_since


def on_disk(path):
    """All bytes of the journal and of whatever lies beside it, but for the key."""
    return b"".join(one.read_bytes() for one in path.parent.iterdir() if one.suffix != ".key")


def test_what_is_erased_is_gone_from_the_file(path, entry):
    with Journal(path, plain=True) as journal:
        for number in range(300):
            journal.record(
                entry(
                    customer="Ada Campbell" if number % 3 == 0 else f"Somebody Else {number}",
                    asked=f"SECRET{number % 3} " + "y" * (number * 13 % 3000),
                    letter=SentLetter.of(f"LETTER{number % 3} " * (number % 40 + 1), keep_text=True),
                )
            )
        before = on_disk(path)
        assert b"SECRET0" in before
        assert b"ampbell" in before
        head = journal.head()
        erased = journal.erase("ada campbell", by="Data protection", ground="asked by letter on 3 May")
        assert len(erased) == 100
        after = on_disk(path)
        for trace in (b"SECRET0", b"LETTER0", b"Campbell", b"campbell"):
            assert trace not in after
        assert after.count(b"SECRET1") == 100
        assert len(after) < len(before)
        assert journal.verify(head) == []
        assert journal.verify(erased.head) == []
    assert on_disk(path) == after


def test_a_pseudonym_and_the_salt_go_too(journal, path, entry):
    journal.record(entry(asked="a refund"))
    record = journal.get(1)
    pseudonym, salt = record.customer.encode(), record.salt
    assert pseudonym in on_disk(path)
    assert salt in on_disk(path)
    journal.erase("Ada Campbell", by="me")
    assert pseudonym not in on_disk(path)
    assert salt not in on_disk(path)
    assert record.commitment in on_disk(path)


def test_what_was_erased_is_told_with_date_and_ground(journal, entry):
    journal.record(entry())
    erased = journal.erase("Ada Campbell", by="Data protection", ground="asked by letter")
    gone, told = journal.get(1), journal.get(erased.head.number)
    assert (gone.erased_by, gone.body, gone.salt, gone.customer, gone.at) == (told.number, None, None, None, None)
    assert gone.is_intact
    assert told.act == "erase"
    assert told.content == {"by": "Data protection", "ground": "asked by letter", "numbers": [[1, 1]]}
    assert abs(datetime.now(UTC) - told.time) < timedelta(minutes=1)
    with pytest.raises(NoEntryError, match="erased"):
        journal.entry(1)
    with pytest.raises(NoEntryError, match="was erased; there is nothing left to correct"):
        journal.record(entry(corrects=1))
    assert len(journal.history("Ada Campbell")) == 0
    assert journal.verify() == []


def test_nothing_to_erase_is_not_told(journal, entry):
    journal.record(entry())
    erased = journal.erase("Grace", by="me")
    assert (len(erased), erased.head) == (0, None)
    assert journal.head().number == 1


def test_erasing_leaves_the_others_alone(journal, entry):
    for number in range(20):
        journal.record(entry(customer=f"c{number % 2}", asked=str(number)))
    assert journal.due(customer="c0") == 10
    assert len(journal.erase("c0", by="me")) == 10
    assert journal.due(customer="c0") == 0
    assert [one.note for one in journal.history("c1").past] == [str(number) for number in range(1, 20, 2)]
    journal.record(entry(customer="c0", asked="afterwards"))
    assert [one.note for one in journal.history("c0").past] == ["afterwards"]
    assert journal.verify() == []


def test_a_wrong_entry_goes_with_its_correction(journal, entry):
    journal.record(entry(customer="Grace", conduct="threats"))  # it was Ada
    journal.correct(1, customer="Ada")
    assert journal.due(customer="Ada") == 2
    journal.erase("Ada", by="me")
    assert len(journal.history("Grace")) == 0  # not valid again
    assert [journal.get(number).erased_by for number in (1, 2)] == [3, 3]


def test_an_erasure_cannot_be_erased(journal, entry):
    journal.record(entry(at=datetime(2020, 1, 1, tzinfo=UTC)))
    journal.erase("Ada Campbell", by="me")
    assert len(journal.purge(before=date(2999, 1, 1), by="me")) == 0


def test_a_purge_by_day(journal, entry):
    for year in range(2016, 2026):
        journal.record(entry(asked=str(year), at=datetime(year, 5, 3, 12, tzinfo=UTC)))
    journal.correct(10, followed="well")
    assert journal.due(before=date(2020, 5, 3)) == 4
    purged = journal.purge(before=date(2020, 5, 3), by="records")
    assert purged.ranges == ((1, 4),)
    told = journal.get(purged.head.number)
    assert told.act == "purge"
    assert told.content["ground"] == "the time to keep them is over: from before 2020-05-03"
    assert [one.on.year for one in journal.history("Ada Campbell").past] == list(range(2020, 2026))
    assert journal.verify() == []


def test_a_purge_by_span(journal, entry):
    now = datetime.now(UTC)
    journal.record(entry(asked="old", at=now - timedelta(days=3 * 366)))
    journal.record(entry(asked="new", at=now - timedelta(days=3 * 364)))
    assert journal.due(keep="3 years") == journal.due(keep="36 months") == 1
    assert len(journal.purge(keep="3 years", by="records")) == 1
    assert len(journal.purge(keep=timedelta(days=30), by="records")) == 1


def test_a_purge_says_what(journal):
    for wrong in ({}, {"before": date(2020, 1, 1), "keep": "3 years"}):
        with pytest.raises(TypeError, match="give one of"):
            journal.purge(by="me", **wrong)
    for wrong in ("three years", "3", "0 days", "9999 years", "3 fortnights", timedelta(hours=3)):
        with pytest.raises(ValueError, match=r"no span of time|keeps nothing|beyond the calendar"):
            journal.purge(keep=wrong, by="me")


@pytest.mark.parametrize(
    ("keep", "today", "since"),
    [
        ("3 years", date(2026, 5, 3), date(2023, 5, 3)),
        ("1 year", date(2024, 2, 29), date(2023, 2, 28)),
        ("1 month", date(2026, 3, 31), date(2026, 2, 28)),
        ("36 months", date(2026, 1, 31), date(2023, 1, 31)),
        ("12 Months", date(2026, 12, 1), date(2025, 12, 1)),
        ("2 weeks", date(2026, 5, 3), date(2026, 4, 19)),
        (" 90 days ", date(2026, 5, 3), date(2026, 2, 2)),
        (timedelta(days=1), date(2026, 1, 1), date(2025, 12, 31)),
    ],
)
def test_how_long_records_are_kept(keep, today, since):
    assert kept_since(keep, today) == since


@given(st.sets(st.integers(0, 200)))
def test_runs_of_numbers(numbers):
    found = list(ranges(sorted(numbers)))
    assert {number for first, last in found for number in range(first, last + 1)} == numbers
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(found))


@given(st.data())
def test_whatever_is_erased_the_chain_holds(tmp_path_factory, data):
    from graciousno import Entry

    path = tmp_path_factory.mktemp("any") / "journal.db"
    with Journal(path) as journal:
        for _ in range(data.draw(st.integers(0, 6))):
            deed = data.draw(st.sampled_from(["record", "record", "record", "correct", "erase", "purge"]))
            name = data.draw(st.sampled_from("abc"))
            if deed == "record":
                at = datetime(data.draw(st.integers(2018, 2026)), 1, 1, tzinfo=UTC)
                journal.record(Entry(customer=name, by="care", decided="refuse", at=at))
            elif deed == "correct":
                number = data.draw(st.integers(0, journal.head().number))
                try:
                    journal.correct(number, customer=name)
                except NoEntryError:
                    continue
            elif deed == "erase":
                journal.erase(name, by="me")
                assert len(journal.history(name)) == 0
            else:
                day = date(data.draw(st.integers(2018, 2027)), 1, 1)
                journal.purge(before=day, by="me")
                assert all(one.on >= day for which in "abc" for one in journal.history(which).past)
            assert journal.verify(journal.head()) == []
