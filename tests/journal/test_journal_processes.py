"""Several processes at once, and processes that are killed at any moment."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graciousno import Journal
from graciousno.errors import JournalLockedError, NoEntryError

WRITER = Path(__file__).with_name("writer.py")
ROUNDS = 200 if os.environ.get("GRACIOUSNO_LONG") else 25


def start(path, name, limit=10**6, stdout=subprocess.PIPE):
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(path), name, str(limit)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_several_processes_begin_one_journal_and_write_at_once(path):
    writers = [start(path, f"w{number}", 16) for number in range(4)]
    said = [writer.communicate(timeout=120) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4, said
    acknowledged = {}
    for out, _ in said:
        for line in out.splitlines():
            number, link, asked = line.split(" ", 2)
            acknowledged[int(number)] = (link, asked)
    assert sorted(acknowledged) == list(range(1, 65))
    with Journal(path) as journal:
        assert journal.verify() == []
        for number, (link, asked) in acknowledged.items():
            assert journal.get(number).link.hex() == link
            assert journal.entry(number).asked.startswith(asked)
    assert sorted(one.name for one in path.parent.iterdir()) == ["journal.db", "journal.db.key"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing here kills as surely")
def test_no_entry_is_lost_or_torn_when_processes_are_killed(path, record_testsuite_property):
    """Two writers at once, each killed at a random moment, in every round."""
    chance = random.Random()  # a new one each time: the moments are the point
    acknowledged: dict[int, tuple[str, str]] = {}
    erased: set[int] = set()
    killed_at_work = killed_while_writing = entries = 0
    for turn in range(ROUNDS):
        is_new = turn % 10 == 0
        if is_new:
            path = path.with_name(f"journal-{turn}.db")
            acknowledged, erased = {}, set()
        said = [path.with_name(f"{name}{turn}.txt") for name in "vw"]
        with said[0].open("wb") as first, said[1].open("wb") as second:
            writers = [start(path, f"{name}{turn}", stdout=out) for name, out in (("v", first), ("w", second))]
        if is_new:  # while the journal is being begun, or before, or just after
            time.sleep(chance.uniform(0.0, 0.6))
        else:
            wait_for(lambda said=said: any(one.stat().st_size for one in said))
            time.sleep(chance.uniform(0.0, 0.25))
        for writer in writers:
            assert writer.poll() is None, writer.communicate()
            writer.kill()
            time.sleep(chance.uniform(0, 0.03))
        for writer, file in zip(writers, said, strict=True):
            _, err = writer.communicate(timeout=60)
            assert not err
            out = file.read_text("utf-8")
            # The last line may be half: what was said of it was never finished.
            entries += out.count("\n")
            whole = [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
            killed_at_work += bool(whole)
            for line in whole:
                first, *rest = line.split(maxsplit=2)
                if first == "erased":
                    pairs = (one.split("-") for one in " ".join(rest).split())
                    erased |= {number for low, high in pairs for number in range(int(low), int(high) + 1)}
                else:
                    acknowledged[int(first)] = (rest[0], rest[1].strip())
        killed_while_writing += Path(f"{path}-journal").exists()
        if not path.exists():
            assert not acknowledged
            continue
        with Journal(path) as journal:
            assert journal.verify() == []
            for number, (link, asked) in acknowledged.items():
                record = journal.get(number)
                assert record.link.hex() == link
                if record.erased_by is None:
                    assert number not in erased
                    assert record.require_entry(path).asked.startswith(asked)
            for number in erased:
                with pytest.raises(NoEntryError):
                    journal.entry(number)
    record_testsuite_property("killed", 2 * ROUNDS)
    record_testsuite_property("killed at work", killed_at_work)
    record_testsuite_property("killed in the midst of writing", killed_while_writing)
    record_testsuite_property("lines acknowledged", entries)
    assert killed_at_work > ROUNDS / 2


def test_a_locked_journal(path, entry):
    with Journal(path, wait=0.2) as journal:
        journal.record(entry())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        begin = time.perf_counter()
        with pytest.raises(JournalLockedError, match=r"journal\.db: another process holds it"):
            journal.record(entry())
        assert time.perf_counter() - begin >= 0.2
        for use in (journal.head, journal.verify, lambda: journal.erase("Ada Campbell", by="me")):
            with pytest.raises(JournalLockedError):
                use()
        with pytest.raises(JournalLockedError):
            Journal(path, wait=0.1)
        other.execute("ROLLBACK")
        assert journal.record(entry()).number == 2
        assert journal.verify() == []
        other.close()


def test_a_reader_that_holds_on_delays_a_writer_and_no_more(path, entry):
    with Journal(path, wait=0.2) as journal:
        journal.record(entry())
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT * FROM entry").fetchall()
        with pytest.raises(JournalLockedError):
            journal.record(entry())
        other.execute("COMMIT")
        assert journal.record(entry()).number == 2
        other.execute("BEGIN")
        other.execute("SELECT * FROM entry").fetchall()
        with pytest.raises(JournalLockedError):
            journal.erase("Ada Campbell", by="me")
        assert len(journal.history("Ada Campbell")) == 0
        assert journal.entry(1).by == "Customer care"
        other.execute("COMMIT")
        other.close()


def test_a_journal_that_is_taken_away_while_it_is_open(path, entry):
    if os.name != "posix":
        pytest.skip("an open file cannot be taken away here")
    from graciousno import JournalError

    with Journal(path) as journal:
        journal.record(entry())
        path.rename(path.with_name("away.db"))
        with pytest.raises(JournalError, match="moved, replaced or deleted"):
            journal.record(entry())
    with Journal(path.with_name("away.db"), create=False) as journal:
        assert journal.head().number == 1
        assert journal.verify() == []
