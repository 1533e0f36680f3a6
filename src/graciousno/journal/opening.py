"""Opening the file of a journal, and beginning a new one.

Why a rollback journal with ``synchronous=EXTRA`` and not a write-ahead log: at rest all is in one file, which may lie
on a network share and be copied as it is; a record is on the disk, and its companion file gone from the folder, when
the call returns; erased bytes linger in no log; and the rare corruption that SQLite 3.7.0 to 3.51.2 can suffer when two
processes check-point a write-ahead log cannot happen. The price is a few milliseconds a record, and readers that wait
while a record is being written.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote

from ..errors import (
    JournalDamagedError,
    JournalError,
    JournalLockedError,
    JournalMissingError,
    JournalNewerError,
    NotAJournalError,
)
from . import keys
from .chain import START, canonical, commitment, link, new_salt
from .failures import RESTORE, in_our_words, is_damage
from .schema import APPLICATION_ID, MIGRATIONS, migrate

_SMALLEST = 512
"""Bytes of a page of SQLite, at the least; it takes a shorter file for a new one."""
_PRAGMAS = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers that forbid DELETE
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def connect(path: Path, wait: float, mode: str = "rw") -> sqlite3.Connection:
    """Connect to a file, with everything set that makes it safe."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )
    # Bytes that are no text any more are damage to be told of, not a reason to stop reading.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def open_journal(path: Path, wait: float) -> sqlite3.Connection:
    """Open a journal that exists, and bring it up to date.

    Raises:
        JournalError: it is missing, something else, damaged, newer, locked, or may not be opened.
    """
    # Never read the file in another way than through SQLite: closing it again would drop the locks of this process.
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise JournalMissingError("there is no journal here", file=path) from None
    except OSError as error:
        raise JournalError(f"cannot be opened: {error.strerror}", file=path) from None
    if path.is_dir():
        raise NotAJournalError("is a folder: name the file of a journal", file=path)
    if size == 0:
        raise NotAJournalError(
            "is empty, and a journal never is: restore it from a backup, or remove the file to begin a new one",
            file=path,
        )
    if size < _SMALLEST:
        raise NotAJournalError("is not a journal, or only the beginning of one: it is too short", file=path)
    with in_our_words(path):
        connection = connect(path, wait)
        try:
            _look_at(connection, path)
            migrate(connection)
            _keep_to_one_file(connection, path)
        except sqlite3.DatabaseError as error:
            said = _examined(connection) if is_damage(error) else ""
            connection.close()
            if said:
                raise JournalDamagedError(f"is damaged: {said}; {RESTORE}", file=path) from error
            raise
        except BaseException:
            connection.close()
            raise
    return connection


def _look_at(connection: sqlite3.Connection, path: Path) -> None:
    mark, version = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    )
    if mark != APPLICATION_ID:
        raise NotAJournalError("is an SQLite file of something else, not a journal", file=path)
    if version > len(MIGRATIONS):
        raise JournalNewerError(
            f"was written by a later graciousno (its schema is {version}, this one knows {len(MIGRATIONS)}); nothing "
            "was changed: upgrade with pip install --upgrade graciousno",
            file=path,
        )
    if connection.execute("SELECT number FROM entry LIMIT 1").fetchone() is None:
        raise JournalDamagedError("has lost its first entry; restore it from a backup", file=path)


def _examined(connection: sqlite3.Connection) -> str:
    """The first things that SQLite itself finds in a damaged file, as far as it can be asked."""
    with suppress(sqlite3.Error, UnicodeDecodeError):
        said = [line for (line,) in connection.execute("PRAGMA integrity_check(3)") if line != "ok"]
        return ", ".join(" ".join(line.split()) for line in said)
    return ""


def _keep_to_one_file(connection: sqlite3.Connection, path: Path) -> None:
    """A journal that another tool turned to a write-ahead log is turned back."""
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "delete":
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if mode != "delete":
        raise JournalLockedError(f"is open elsewhere in the mode {mode}; close it there first", file=path)


def begin_journal(path: Path, key: bytes | None, written: str, *, plain: bool) -> None:
    """Begin a journal, unless another process was first: it appears whole or not at all.

    Raises:
        JournalError: its folder does not exist, or it cannot be written.
    """
    if not path.parent.is_dir():
        raise JournalMissingError(f'there is no folder "{path.parent}" for it: make it first', file=path)
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with in_our_words(path):
            print_of_key = None if plain else keys.fingerprint(key or keys.make_key(path))
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            connection = connect(part, 0.0)
            try:
                migrate(connection)
                _first_entry(connection, written, canonical({"key": print_of_key}))
            finally:
                connection.close()
            keys.appear(part, path)
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with suppress(OSError):
                left.unlink()


def _first_entry(connection: sqlite3.Connection, written: str, body: str) -> None:
    salt = new_salt()
    bound = commitment(salt, body)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO entry VALUES (0, ?, 'begin', ?, ?)", (written, bound, link(START, 0, written, "begin", bound))
    )
    connection.execute("INSERT INTO content (number, salt, body) VALUES (0, ?, ?)", (salt, body))
    connection.execute("COMMIT")
