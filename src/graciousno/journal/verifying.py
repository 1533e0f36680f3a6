"""Looking for whatever in a journal is not as it was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from .chain import START, Head, link
from .failures import is_damage
from .keys import normal
from .record import COLUMNS, SOURCE, Record, read, utc
from .schema import plan, true_plan

_PAGE = 2000
_MOST = 20
"""Lines of SQLite's own check that are told."""
_ASKED = f"SELECT {COLUMNS} FROM {SOURCE} WHERE entry.number > ? ORDER BY entry.number LIMIT {_PAGE}"


class Flaw(NamedTuple):
    """Something that is not as it was written."""

    number: int | None
    """The entry; ``None`` if it is the file as a whole."""
    what: str

    def __str__(self) -> str:
        return self.what if self.number is None else f"entry {self.number}: {self.what}"


def flaws(connection: sqlite3.Connection, expected: Head | None) -> Iterator[Flaw]:
    """Go through the whole file, in pieces between which others may write.

    Raises:
        sqlite3.Error: the file cannot be read for another reason than damage.
    """
    try:
        yield from _in_the_plan(connection)
        yield from _in_the_file(connection)
        yield from _Walk(connection, expected).flaws()
    except UnicodeDecodeError:
        yield Flaw(None, "the file is damaged: its tables cannot be read")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        yield Flaw(None, f"the file is damaged, and cannot be read any further: {error}")


def _in_the_plan(connection: sqlite3.Connection) -> Iterator[Flaw]:
    found, true = plan(connection), true_plan()
    for name in true.keys() - found.keys():
        yield Flaw(None, f"the {name} is missing")
    for name in found.keys() - true.keys():
        yield Flaw(None, f"the {name} is none of ours")
    for name in found.keys() & true.keys():
        if found[name] != true[name]:
            yield Flaw(None, f"the {name} was changed")


def _in_the_file(connection: sqlite3.Connection) -> Iterator[Flaw]:
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if said != "ok":
            yield Flaw(None, f"the file is damaged: {said}")
    for table, number, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield Flaw(number, f'the table "{table}" has it, and the chain does not')


class _Walk:
    """From the first record to the last."""

    def __init__(self, connection: sqlite3.Connection, expected: Head | None) -> None:
        self._connection = connection
        self._expected = expected
        self._previous = START
        self._next = 0
        self._erased: dict[int, int] = {}
        self._told: dict[int, list[tuple[int, int]]] = {}

    def flaws(self) -> Iterator[Flaw]:
        for record in self._records():
            yield from self._in_the_chain(record)
            yield from self._in_the_content(record)
            self._previous, self._next = record.link, record.number + 1
        yield from self._in_the_erasures()
        if self._expected and self._expected.number >= self._next:
            yield Flaw(
                None, f"it ends at {self._next - 1}, and once went to {self._expected.number}: its end is cut off"
            )

    def _records(self) -> Iterator[Record]:
        after = -1
        while rows := self._connection.execute(_ASKED, (after,)).fetchall():
            yield from map(read, rows)
            after = rows[-1][0]

    def _in_the_chain(self, record: Record) -> Iterator[Flaw]:
        number = record.number
        if number != self._next:
            missing = f"{self._next}" if number == self._next + 1 else f"{self._next} to {number - 1}"
            yield Flaw(None, f"missing: {missing}")
        elif record.link != link(self._previous, number, record.written, record.act, record.commitment):
            yield Flaw(number, "it does not follow from the one before: one of the two, or its time, was changed")
        if (record.act == "begin") != (number == 0):
            yield Flaw(number, "a journal begins once, with entry 0")
        if self._expected and self._expected.number == number and self._expected.link != record.link.hex():
            yield Flaw(number, "it is not the one of the expected head: the journal was rewritten, or is another")

    def _in_the_content(self, record: Record) -> Iterator[Flaw]:
        if record.erased_by is not None:
            self._erased[record.number] = record.erased_by
            if record.body is not None:
                yield Flaw(record.number, "it is said to be erased, and its content is there")
            return
        if record.body is None:
            yield Flaw(record.number, "its content is gone, and nothing tells of an erasure")
        elif not record.is_intact:
            yield Flaw(record.number, "its content, its salt or its commitment was changed")
        else:
            if told := record.content.get("numbers"):
                self._told[record.number] = told
            if (record.customer, record.at, record.corrects) != _looked_up(record.content):
                yield Flaw(record.number, "what it is looked up by (customer, time, what it corrects) was changed")

    def _in_the_erasures(self) -> Iterator[Flaw]:
        untold: dict[int, list[int]] = {}
        for number, by in self._erased.items():
            if not any(first <= number <= last for first, last in self._told.get(by, ())):
                untold.setdefault(by, []).append(number)
        for by, numbers in untold.items():
            which = ", ".join(map(str, numbers[:_MOST])) + (", ..." if len(numbers) > _MOST else "")
            yield Flaw(by, f"it does not tell that these were erased in its name: {which}")
        for by, told in self._told.items():
            for first, last in told:
                for number in range(first, min(last + 1, self._next)):
                    # What was erased during the walk was still there when we passed.
                    if number not in self._erased and not self._is_erased_now(number):
                        yield Flaw(number, f"record {by} tells that it was erased, and it was not")

    def _is_erased_now(self, number: int) -> bool:
        return self._connection.execute("SELECT 1 FROM erased WHERE number = ?", (number,)).fetchone() is not None


def _looked_up(content: dict[str, Any]) -> tuple[str | None, str | None, int | None]:
    """The columns that repeat the content, as the content has them."""
    if "customer" not in content:
        return None, None, None
    return normal(content["customer"]), utc(datetime.fromisoformat(content["at"])), content.get("corrects")
