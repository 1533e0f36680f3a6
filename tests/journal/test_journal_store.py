"""Recording, looking up, correcting."""

import multiprocessing
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graciousno import Entry, Journal, JournalError
from graciousno.errors import JournalKeyError, JournalMissingError, NoEntryError
from graciousno.journal import keys
from graciousno.journal.chain import START, Head, commitment, link
from graciousno.journal.entry import FoundThen, SentLetter
from graciousno.model.history import Money

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"])
    | st.sampled_from(" \n\t\x00\u200d"),
    min_size=1,
    max_size=30,
).filter(lambda text: any(char.isalnum() for char in text))
lists = st.lists(texts, max_size=3)
times = st.datetimes(datetime(1901, 1, 1), datetime(2998, 1, 1), timezones=st.timezones())  # noqa: DTZ001
entries = st.builds(
    Entry,
    customer=texts,
    at=times,
    by=texts,
    asked=st.none() | texts,
    decided=st.sampled_from(["clarify", "accept", "accept_in_part", "refuse", "boundary", "part", None]),
    because=lists,
    told=lists,
    witnesses=lists,
    letter=st.none() | st.builds(SentLetter.of, texts, kind=st.none() | texts, where=texts, keep_text=st.booleans()),
    findings=st.lists(
        st.builds(FoundThen, rule=texts, severity=st.sampled_from(["advice", "warning", "error"]), message=texts),
        max_size=2,
    ),
    unchecked=lists,
    followed=st.none() | texts,
    conduct=st.none() | texts,
    worth=st.none()
    | st.builds(Money, amount=st.decimals(0, 10**9, places=2), currency=st.sampled_from(["GBP", "EUR"])),
    ours=st.booleans(),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(entry=entries)
def test_what_is_recorded_is_read(tmp_path_factory, entry):
    kept = getattr(test_what_is_recorded_is_read, "kept", None)
    if kept is None:
        folder = tmp_path_factory.mktemp("round")
        kept = test_what_is_recorded_is_read.kept = (Journal(folder / "a.db"), Journal(folder / "b.db", plain=True))
    for journal in kept:
        head = journal.record(entry)
        back = journal.entry(head.number)
        assert back.at == entry.at
        assert back.at.date() == entry.at.date()
        same = {"customer": entry.customer, "at": entry.at} if not journal.is_plain else {"at": entry.at}
        assert back.model_copy(update=same) == entry
        assert journal.head() == head
        past = [one for one in journal.history(entry.customer).past if one == entry.past]
        assert bool(past) == (entry.past is not None)
    assert keys.is_pseudonym(kept[0].entry(head.number).customer)


@pytest.fixture(scope="module", autouse=True)
def _close():
    yield
    for journal in getattr(test_what_is_recorded_is_read, "kept", ()):
        assert journal.verify() == []
        journal.close()


def test_the_chain_is_as_it_is_described(journal, entry):
    heads = [journal.record(entry(asked=f"thing {number}")) for number in range(3)]
    previous = START
    for record in journal.entries():
        assert record.commitment == commitment(record.salt, record.body)
        assert record.link == link(previous, record.number, record.written, record.act, record.commitment)
        previous = record.link
    assert [head.number for head in heads] == [1, 2, 3]
    assert heads[-1].link == previous.hex()
    assert Head.read(str(heads[-1])) == heads[-1] == journal.head()


def test_two_same_entries_do_not_look_the_same(journal, entry):
    journal.record(entry(at=datetime(2026, 5, 3, tzinfo=UTC)))
    journal.record(entry(at=datetime(2026, 5, 3, tzinfo=UTC)))
    first, second = (journal.get(number) for number in (1, 2))
    assert first.body == second.body
    assert first.commitment != second.commitment


def test_it_is_there_after_closing(path, entry):
    with Journal(path) as journal:
        head = journal.record(entry(asked="a refund"))
    with pytest.raises(JournalError, match="closed"):
        journal.head()
    with Journal(path) as journal:
        assert journal.entry(head.number).asked == "a refund"
        assert journal.verify(head) == []
    assert sorted(one.name for one in path.parent.iterdir()) == ["journal.db", "journal.db.key"]


def test_names_are_found_however_they_are_written(journal, entry):
    journal.record(entry(customer="Ada  Campbell", asked="a refund"))
    for name in ("ada campbell", " ADA CAMPBELL ", "Ａｄａ Campbell", journal.entry(1).customer):
        assert len(journal.history(name)) == 1
    assert len(journal.history("Ada Campbel")) == 0


def test_no_name_is_in_the_file(journal, path, entry):
    journal.record(entry(customer="Ada Campbell"))
    assert b"ampbell" not in path.read_bytes()
    assert b"care" in path.read_bytes()


def test_the_key_is_for_its_owner_alone(journal, path):
    file = keys.key_file(path)
    assert file.name == "journal.db.key"
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_of_ones_own(path, entry, monkeypatch):
    with Journal(path, key="a secret of our own") as journal:
        journal.record(entry(asked="a refund"))
    assert not keys.key_file(path).exists()
    monkeypatch.setenv("GRACIOUSNO_JOURNAL_KEY", "a secret of our own")
    with Journal(path) as journal:
        assert len(journal.history("Ada Campbell")) == 1
    monkeypatch.setenv("GRACIOUSNO_JOURNAL_KEY", "another secret of our own")
    with Journal(path) as journal:
        with pytest.raises(JournalKeyError, match="another journal"):
            journal.record(entry())
        assert journal.head().number == 1
        assert journal.verify() == []
    with pytest.raises(JournalKeyError, match="too short"):
        Journal(path, key="short")


def test_a_lost_key_is_told_and_the_rest_can_be_read(path, entry):
    with Journal(path) as journal:
        journal.record(entry(asked="a refund"))
    keys.key_file(path).unlink()
    with Journal(path) as journal:
        for use in (lambda: journal.record(entry()), lambda: journal.history("Ada Campbell")):
            with pytest.raises(JournalKeyError, match="put it back"):
                use()
        assert not keys.key_file(path).exists()
        assert journal.entry(1).asked == "a refund"
        assert len(journal.history(journal.entry(1).customer)) == 1
    keys.key_file(path).write_text("abc\n")
    with Journal(path) as journal, pytest.raises(JournalKeyError, match="only the beginning"):
        journal.record(entry())


def test_a_plain_journal(path, entry):
    with Journal(path, plain=True) as journal:
        journal.record(entry(customer="Ada Campbell", asked="a refund"))
    with Journal(path) as journal:
        assert journal.is_plain
        assert journal.entry(1).customer == "Ada Campbell"
        assert len(journal.history("ada campbell")) == 1
        assert not keys.key_file(path).exists()


def test_a_journal_keeps_to_what_it_was_begun_with(journal, path):
    with pytest.raises(JournalError, match="begun with pseudonyms"):
        Journal(path, plain=True)


def test_a_file_system_without_hard_links(path, entry, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with Journal(path) as journal:
        journal.record(entry())
        assert journal.verify() == []
    assert sorted(one.name for one in path.parent.iterdir()) == ["journal.db", "journal.db.key"]


def test_a_correction_stands_for_what_it_corrects(journal, entry):
    when = datetime(2026, 5, 3, 12, tzinfo=UTC)
    journal.record(entry(asked="a refund", decided="refuse", at=when))
    journal.record(entry(asked="a visit", decided="accept", at=when + timedelta(days=1)))
    head = journal.correct(1, decided="accept_in_part", worth={"amount": "10", "currency": "GBP"})
    found = journal.history("Ada Campbell").past
    assert [(one.on, one.what, one.worth) for one in found] == [
        (date(2026, 5, 3), "goodwill", Money(amount=Decimal(10), currency="GBP")),
        (date(2026, 5, 4), "goodwill", None),
    ]
    assert journal.entry(1).decided == "refuse"
    assert (journal.get(1).corrected_by, journal.get(head.number).corrects) == (head.number, 1)
    journal.correct(head.number, decided="refuse")
    assert [one.what for one in journal.history("Ada Campbell").past] == ["refusal", "goodwill"]
    with pytest.raises(NoEntryError, match="correct entry 3"):
        journal.correct(1, decided="accept")
    assert journal.verify() == []


def test_an_entry_can_be_taken_back(journal, entry):
    journal.record(entry(conduct="threats"))
    journal.record(entry(because=["It was somebody else."], corrects=1))
    assert len(journal.history("Ada Campbell")) == 0


def test_an_entry_about_the_wrong_customer(journal, entry):
    journal.record(entry(customer="Ada", decided="refuse"))
    journal.correct(1, customer="Grace")
    assert len(journal.history("Ada")) == 0
    assert len(journal.history("Grace")) == 1


@pytest.mark.parametrize("number", [0, 7, 10**9])
def test_nothing_else_can_be_corrected(journal, entry, number):
    journal.record(entry())
    with pytest.raises(NoEntryError):
        journal.record(entry(corrects=number))
    assert journal.head().number == 1


def test_all_or_none(journal, entry):
    with pytest.raises(NoEntryError):
        journal.record_all([entry(), entry(), entry(corrects=99)])
    assert journal.head().number == 0
    assert [head.number for head in journal.record_all([entry(), entry()])] == [1, 2]
    assert journal.record_all([]) == []


def test_entries_are_chosen(journal, entry):
    for day in range(1, 11):
        journal.record(
            entry(
                customer="Ada" if day % 2 else "Grace",
                decided="refuse" if day < 6 else "accept",
                at=datetime(2026, 5, day, 12, tzinfo=UTC),
            )
        )
    journal.correct(3, decided="accept")

    def numbers(**chosen):
        return [record.number for record in journal.entries(**chosen)]

    assert numbers() == list(range(12))
    assert numbers(customer="Ada") == [1, 3, 5, 7, 9, 11]
    assert numbers(customer="Ada", current=True) == [1, 5, 7, 9, 11]
    assert numbers(since=date(2026, 5, 9)) == [9, 10]
    assert numbers(before=date(2026, 5, 3)) == [1, 2]
    assert numbers(since=date(2026, 5, 3), before=date(2026, 5, 5), decided="refuse") == [3, 4]
    assert numbers(decided="accept", current=True) == [6, 7, 8, 9, 10, 11]
    assert numbers(after=9) == [10, 11]


def test_more_than_a_page(journal, entry):
    journal.record_all([entry(asked=str(number)) for number in range(1, 1234)])
    assert [record.number for record in journal.entries()] == list(range(1234))
    assert len(journal.history("Ada Campbell")) == 1233


def test_there_is_no_such_entry(journal):
    with pytest.raises(NoEntryError, match="no entry 3; the last is 0"):
        journal.get(3)
    with pytest.raises(LookupError):
        journal.entry(0)


def test_nothing_is_begun_unless_wanted(path):
    with pytest.raises(JournalMissingError, match="no journal here"):
        Journal(path, create=False)
    assert list(path.parent.iterdir()) == []


def test_there_is_no_folder(tmp_path):
    with pytest.raises(JournalMissingError, match=r"there is no folder .*nowhere"):
        Journal(tmp_path / "nowhere" / "journal.db")


def test_a_name_that_looks_like_an_address(tmp_path, entry):
    path = tmp_path / "50% of ?mode=ro#1.db"
    with Journal(path) as journal:
        journal.record(entry())
    assert path.is_file()


def test_threads_share_a_journal(journal, entry):
    def work(name):
        for number in range(20):
            journal.record(entry(customer=name, asked=str(number)))

    threads = [threading.Thread(target=work, args=(f"c{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert journal.head().number == 80
    assert journal.verify() == []
    assert all(len(journal.history(f"c{number}")) == 20 for number in range(4))


def _in_a_child(journal, name):
    for _ in range(10):
        journal.record(Entry(customer=name, by="child", asked="a refund"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_journal_across_a_fork(journal, entry):
    journal.record(entry())
    children = [
        multiprocessing.get_context("fork").Process(target=_in_a_child, args=(journal, f"c{number}"))
        for number in range(3)
    ]
    for child in children:
        child.start()
    for _ in range(10):
        journal.record(entry())
    for child in children:
        child.join(60)
        assert child.exitcode == 0
    assert journal.head().number == 41
    assert journal.verify() == []


def test_the_way_to_one_customer_is_by_index(journal, entry):
    journal.record_all([entry(customer=f"c{number % 50}") for number in range(500)])
    read = []
    connection = journal._file._connection
    connection.set_progress_handler(lambda: read.append(1), 10)
    assert len(list(journal.entries(customer="c7", current=True))) == 10
    few = len(read)
    journal.record_all([entry(customer=f"d{number}") for number in range(5000)])
    read.clear()
    assert len(list(journal.entries(customer="c7", current=True))) == 10
    assert len(read) <= few * 1.2
    connection.set_progress_handler(None, 0)


def test_what_is_set_so_that_it_is_safe(journal):
    connection = journal._file._connection
    wanted = {
        "synchronous": 3,
        "journal_mode": "delete",
        "secure_delete": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_a_write_ahead_log_is_turned_back(path, entry):
    with Journal(path) as journal:
        journal.record(entry())
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    with Journal(path) as journal:
        journal.record(entry())
        assert journal.verify() == []
    assert not Path(f"{path}-wal").exists()


def test_importing_does_not_load_sqlite():
    for code in ("from graciousno import Entry, History, Past, Refusal, draft", "import graciousno.cli.app"):
        script = f"{code}\nimport sys; print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert "sqlite3" not in done.stdout.split()
    assert "pydantic" not in done.stdout.split()
