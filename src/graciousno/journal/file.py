"""The file of a journal, held open: for several threads, and across forks."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import JournalError
from .failures import in_our_words
from .opening import open_journal
from .record import COLUMNS, SOURCE, Record, read

_PAGE = 500


class JournalFile:
    """One connection at a time, with what goes wrong told in words.

    Raises:
        JournalError: on opening and on every use; what was being written then is not there.
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self._wait = wait
        self._lock = threading.RLock()
        self._of_parents: list[sqlite3.Connection] = []
        self._connection: sqlite3.Connection | None = open_journal(path, wait)
        self._process = os.getpid()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                self._connection.close()
            self._connection = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Use the connection; each statement sees one state of the file."""
        with self._lock, in_our_words(self.path):
            if self._connection is None:
                raise JournalError("was closed", file=self.path)
            if self._process != os.getpid():
                # A connection must not cross a fork, and letting it go here could harm the parent's.
                self._of_parents.append(self._connection)
                self._connection, self._process = open_journal(self.path, self._wait), os.getpid()
            yield self._connection

    def records(self, conditions: Sequence[str], given: Sequence[str | int], after: int) -> Iterator[Record]:
        """Go through the records, a page at a time, so that nobody who writes has to wait for somebody who reads much.

        Args:
            conditions: conditions of SQL, all of which hold; ours, never those of a caller.
            given: their values.
            after: begin after this number.
        """
        wanted = " AND ".join(("entry.number > ?", *conditions))
        asked = f"SELECT {COLUMNS} FROM {SOURCE} WHERE {wanted} ORDER BY entry.number LIMIT {_PAGE}"
        rows: list[tuple[Any, ...]] = []
        while not rows or len(rows) == _PAGE:
            with self.reading() as connection:
                rows = connection.execute(asked, (after, *given)).fetchall()
            if not rows:
                return
            yield from map(read, rows)
            after = rows[-1][0]

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Use the connection for a transaction: all of it is on the disk afterwards, or nothing."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
