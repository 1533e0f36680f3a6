"""What SQLite reports, in words that say what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import (
    JournalDamagedError,
    JournalError,
    JournalFullError,
    JournalLockedError,
    JournalReadOnlyError,
    NotAJournalError,
)

_MOVED = 1032
"""SQLITE_READONLY_DBMOVED: the file is no longer where it was opened."""
_UNWRITTEN = (778, 1034, 1290, 1546)
"""SQLITE_IOERR_WRITE, _FSYNC, _DIR_FSYNC, _TRUNCATE: a quota, a limit, a failing disk."""

_OF_THE_SYSTEM: dict[int, type[JournalError]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), JournalFullError),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), JournalReadOnlyError),
}
RESTORE = "keep this file as it is, and go on with a backup"


@contextmanager
def in_our_words(file: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the system into those of the journal."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(error, file) from error
    except UnicodeDecodeError as error:  # SQLite quotes damaged names in its messages
        raise JournalDamagedError(f"is damaged: its tables cannot be read; {RESTORE}", file=file) from error
    except OSError as error:
        kind = _OF_THE_SYSTEM.get(error.errno or 0, JournalError)
        raise kind(f"cannot be used: {error.strerror}", file=error.filename or file) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file is not what it wrote."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def explained(error: sqlite3.Error, file: Path) -> JournalError:
    """The error of ours for one of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code == _MOVED:
        return JournalError("was moved, replaced or deleted while it was open; nothing was recorded", file=file)
    if code in _UNWRITTEN:
        return JournalFullError(
            "the disk does not take more (full, a quota, or failing); nothing of this was recorded", file=file
        )
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return JournalLockedError(
                "another process holds it; nothing was changed: try again, or wait longer", file=file
            )
        case sqlite3.SQLITE_FULL:
            return JournalFullError(
                "the disk is full; nothing of this was recorded, and what was recorded before is safe: make room, "
                "and record it again",
                file=file,
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return JournalReadOnlyError("may not be written; ask whoever owns the file", file=file)
        case sqlite3.SQLITE_CANTOPEN:
            return JournalReadOnlyError(
                "cannot be opened: it may not be read, or its folder not be written to (while it writes, a journal "
                "needs a second file beside it)",
                file=file,
            )
        case sqlite3.SQLITE_NOTADB:
            return NotAJournalError(f"is not a journal, or its first bytes are damaged; {RESTORE}", file=file)
        case sqlite3.SQLITE_ERROR if "no such" in str(error):
            return JournalDamagedError(f"has lost a part of itself ({error}); {RESTORE}", file=file)
        case sqlite3.SQLITE_CORRUPT:
            return JournalDamagedError(
                f"is damaged ({error}); `graciousno journal verify` tells more; {RESTORE}", file=file
            )
        case _:
            return JournalError(f"cannot be used: {error}", file=file)
