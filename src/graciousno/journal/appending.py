"""Adding a record to the end of the chain."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import NoEntryError
from .chain import Head, canonical, commitment, link, new_salt
from .entry import Entry
from .keys import normal
from .record import Act, utc

_TO_CORRECT = """
    SELECT act, body, (SELECT number FROM content AS later WHERE later.corrects = entry.number)
    FROM entry LEFT JOIN content USING (number) WHERE number = ?
"""


def last(connection: sqlite3.Connection) -> Head:
    """The end of the chain."""
    number, found = connection.execute("SELECT number, link FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    return Head(number, found.hex())


def append_entry(connection: sqlite3.Connection, entry: Entry, customer: str, file: Path) -> Head:
    """Add an entry, its customer under the name that the journal keeps.

    Args:
        connection: within a transaction.
        entry: what is recorded.
        customer: the pseudonym, or the plain name.
        file: for messages.

    Raises:
        NoEntryError: it corrects what is not there, or what was corrected already.
    """
    if entry.corrects is not None:
        _require_entry(connection, entry.corrects, file)
    content = {**entry.model_dump(mode="json", exclude_defaults=True), "customer": customer}
    return append(connection, "entry", content, customer=normal(customer), at=utc(entry.at), corrects=entry.corrects)


def append(
    connection: sqlite3.Connection,
    act: Act,
    content: Mapping[str, Any],
    *,
    customer: str | None = None,
    at: str | None = None,
    corrects: int | None = None,
) -> Head:
    """Add a record: its content, and what of it is repeated for looking up."""
    previous = last(connection)
    number, written, salt, body = previous.number + 1, utc(datetime.now(UTC)), new_salt(), canonical(content)
    bound = commitment(salt, body)
    mine = link(bytes.fromhex(previous.link), number, written, act, bound)
    connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (number, written, act, bound, mine))
    connection.execute("INSERT INTO content VALUES (?, ?, ?, ?, ?, ?)", (number, salt, body, customer, at, corrects))
    return Head(number, mine.hex())


def _require_entry(connection: sqlite3.Connection, number: int, file: Path) -> None:
    act, body, later = connection.execute(_TO_CORRECT, (number,)).fetchone() or (None, None, None)
    if act != "entry":
        raise NoEntryError(f"there is no entry {number} to correct", file=file)
    if body is None:
        raise NoEntryError(f"entry {number} was erased; there is nothing left to correct", file=file)
    if later is not None:
        raise NoEntryError(f"entry {number} was corrected already: correct entry {later}", file=file)
