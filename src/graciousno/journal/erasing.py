"""Taking content away, so that the chain holds and tells that, when and why it was done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .chain import Head

_VICTIMS = """
    CREATE TEMP TABLE victim AS
    WITH RECURSIVE found (number) AS (
        SELECT number FROM content WHERE {which}
        UNION
        SELECT content.corrects FROM content JOIN found USING (number) WHERE content.corrects IS NOT NULL
    )
    SELECT number FROM found WHERE number IN (SELECT number FROM content) ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: how many entries, in which ranges of numbers, and the record that tells of it."""

    ranges: tuple[tuple[int, int], ...] = ()
    """First and last number of each run."""
    head: Head | None = None
    """The record that tells of it; ``None`` if there was nothing to erase."""

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.ranges)


def gather(connection: sqlite3.Connection, which: str, given: str) -> tuple[tuple[int, int], ...]:
    """Collect what a condition finds, and whatever that corrects: left alone, a wrong entry would be valid again.

    Args:
        connection: within a transaction.
        which: a condition of SQL on the table ``content``; ours, never that of a caller.
        given: its value.

    Returns:
        The ranges of numbers; the numbers themselves are in a temporary table, for :func:`take_away`.
    """
    connection.execute("DROP TABLE IF EXISTS temp.victim")
    connection.execute(_VICTIMS.format(which=which), (given,))
    return tuple(ranges(number for (number,) in connection.execute("SELECT number FROM temp.victim ORDER BY number")))


def take_away(connection: sqlite3.Connection, by: int) -> None:
    """Erase the content of what was gathered, in the name of record ``by``."""
    connection.execute("INSERT INTO erased SELECT number, ? FROM temp.victim", (by,))
    connection.execute("DELETE FROM content WHERE number IN (SELECT number FROM temp.victim)")
    connection.execute("DROP TABLE temp.victim")


def ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Put ascending numbers together to runs: 1, 2, 3, 7 → (1, 3), (7, 7)."""
    first = None
    for number, following in pairwise((*numbers, None)):
        assert number is not None
        first = number if first is None else first
        if following != number + 1:
            yield first, number
            first = None
