"""The journal: looking up one customer among many entries, and durable records a second.

python -m benchmarks.journal            # up to 1 000 000 entries
python -m benchmarks.journal 100000     # up to so many

Look-ups are measured as growth: the same ten entries of one customer, found among 1 000 to 1 000 000. Records are
measured against the floor: the same bytes inserted by bare sqlite3 into a table without anything, with the same pragmas.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from graciousno import Entry, Journal
from graciousno.journal.opening import connect

EACH = 10
"""Entries of one customer."""
BARE = "SELECT body FROM content WHERE customer = ?"
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


def entry(number: int, customer: str) -> Entry:
    return Entry(
        customer=customer,
        at=BEGIN + timedelta(minutes=number),
        by="Customer care",
        asked="a refund for walking boots, order 1042",
        decided="refuse",
        because=["The 30-day return window closed on 3 May.", "The soles were worn."],
        told=["the shop"],
        letter={"kind": "refusal", "digest": f"{number:064x}", "where": f"archive/{number}.eml"},
    )


def median(work: Callable[[], Any], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def lookups(most: int) -> None:
    print(f"history of one customer with {EACH} entries (median of 300 look-ups of random customers)")
    print(f"{'entries':>9}  {'file':>9}  {'history()':>10}  {'bare index':>10}  {'growth':>6}  {'verify()':>9}")
    first = None
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "journal.db") as journal:
        filled, size = 0, 1000
        while size <= most:
            old, customers = filled, size // EACH
            while filled < size:  # each new customer's entries lie all over the new part
                upto = min(size, filled + 20_000)
                new = (size - old) // EACH
                journal.record_all(entry(n, f"customer {old // EACH + n % new}") for n in range(filled, upto))
                filled = upto
            chance = random.Random(size)
            names = [f"customer {chance.randrange(customers)}" for _ in range(300)]
            lengths = {len(journal.history(name)) for name in names}
            turns: Iterator[str] = iter(names)
            took = median(lambda turns=turns: journal.history(next(turns)), 300)
            kept = iter([journal._customers.kept_as(name) for name in names])
            bare = connect(journal.path, 30)
            floor = median(lambda bare=bare, kept=kept: bare.execute(BARE, (next(kept),)).fetchall(), 300)
            bare.close()
            begin = time.perf_counter()
            assert journal.verify() == []
            verified = time.perf_counter() - begin
            first = first or took / max(lengths)
            growth = took / max(lengths) / first
            print(
                f"{size:>9,}  {journal.path.stat().st_size / 1e6:>6.1f} MB  {took * 1e6:>7.0f} µs  {floor * 1e6:>7.0f} µs"
                f"  {growth:>5.2f}x  {verified:>7.2f} s   ({min(lengths)} to {max(lengths)} entries found)"
            )
            size *= 10


def records(count: int = 400, rounds: int = 5) -> None:
    """One after another, each on the disk before the next; the two take turns so that drift hits both."""
    ours, floor = [], []
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder, Journal(Path(folder) / "journal.db") as journal:
        bare = connect(Path(folder) / "bare.db", 30, "rwc")
        bare.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, body TEXT)")
        facts = [entry(number, f"customer {number % 50}") for number in range(count)]
        journal.record(facts[0])
        body = journal.get(1).body
        for _ in range(rounds):
            begin = time.perf_counter()
            for one in facts:
                journal.record(one)
            ours.append((time.perf_counter() - begin) / count)
            begin = time.perf_counter()
            for _ in range(count):
                insert(bare, body)
            floor.append((time.perf_counter() - begin) / count)
        bare.close()
    mine, bare_ = statistics.median(ours), statistics.median(floor)
    print(f"durable records: {1 / mine:,.0f} a second ({mine * 1e3:.2f} ms each)")
    print(
        f"bare sqlite3, the same pragmas: {1 / bare_:,.0f} a second ({bare_ * 1e3:.2f} ms each); ratio {mine / bare_:.2f}"
    )


def insert(connection: sqlite3.Connection, body: str | None) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO entry (body) VALUES (?)", (body,))
    connection.execute("COMMIT")


if __name__ == "__main__":
    records()
    lookups(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
