"""The tables of a journal, and how older ones are brought up to date."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x67724E6F  # "grNo"

_TABLES = (
    # The chain: stays whole whatever is erased.
    """CREATE TABLE entry (
    number INTEGER PRIMARY KEY CHECK (number >= 0),
    written TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('begin', 'entry', 'erase', 'purge')),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    link BLOB NOT NULL CHECK (length(link) = 32)
)""",
    # What can be erased. The last three columns repeat the body for looking up, and are verified against it.
    """CREATE TABLE content (
    number INTEGER PRIMARY KEY REFERENCES entry,
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    body TEXT NOT NULL,
    customer TEXT,
    at TEXT,
    corrects INTEGER
)""",
    # Which entry erased which.
    """CREATE TABLE erased (
    number INTEGER PRIMARY KEY REFERENCES entry,
    by INTEGER NOT NULL REFERENCES entry
)""",
    "CREATE INDEX content_customer ON content (customer) WHERE customer IS NOT NULL",
    "CREATE INDEX content_corrects ON content (corrects) WHERE corrects IS NOT NULL",
)


def _never(name: str, event: str, table: str, when: str = "") -> str:
    said = "a journal is only ever added to"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{said}'); END"


_TRIGGERS = (
    _never("entry_kept", "DELETE", "entry"),
    _never("entry_fixed", "UPDATE", "entry"),
    _never("entry_next", "INSERT", "entry", "WHEN NEW.number <> (SELECT coalesce(max(number) + 1, 0) FROM entry)"),
    _never("content_fixed", "UPDATE", "content"),
    _never("content_kept", "DELETE", "content", "WHEN NOT EXISTS (SELECT 1 FROM erased WHERE number = OLD.number)"),
    _never(
        "content_next",
        "INSERT",
        "content",
        "WHEN NEW.number <> (SELECT max(number) FROM entry)"
        " OR EXISTS (SELECT 1 FROM content WHERE number = NEW.number)",
    ),
    _never("erased_kept", "DELETE", "erased"),
    _never("erased_fixed", "UPDATE", "erased"),
    _never(
        "erased_once",
        "INSERT",
        "erased",
        "WHEN NEW.by <> (SELECT max(number) FROM entry) OR EXISTS (SELECT 1 FROM erased WHERE number = NEW.number)",
    ),
)

MIGRATIONS: tuple[tuple[str, ...], ...] = ((*_TABLES, *_TRIGGERS),)
"""What makes each version of the one before; the first of nothing. A file says in ``user_version`` how many it has."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date, all of it or nothing; a process that comes second finds it done."""
    if _version(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for statements in MIGRATIONS[_version(connection) :]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def plan(connection: sqlite3.Connection) -> dict[str, str]:
    """The statement behind each table, index and trigger of a file."""
    rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return dict(rows.fetchall())


def true_plan() -> dict[str, str]:
    """The same as it should be."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return plan(connection)
    finally:
        connection.close()
