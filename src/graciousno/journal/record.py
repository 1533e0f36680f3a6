"""What the journal gives back: an entry with its place in the chain."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from ..errors import JournalDamagedError, NoEntryError
from .chain import Head, commitment
from .entry import Entry

Act = Literal["begin", "entry", "erase", "purge"]

COLUMNS = """entry.number, written, act, commitment, link, salt, body, customer, at, content.corrects, erased.by,
    (SELECT later.number FROM content AS later WHERE later.corrects = entry.number)"""
SOURCE = "entry LEFT JOIN content USING (number) LEFT JOIN erased USING (number)"
"""Every record with whatever is left of its content; what a :class:`Record` is made of."""


@dataclass(frozen=True)
class Record:
    """One record of the journal: an entry, or the note that something was erased."""

    number: int
    written: str
    """When it was recorded, in UTC."""
    act: Act
    commitment: bytes
    link: bytes
    salt: bytes | None
    body: str | None
    """The content in its canonical form; ``None`` once erased."""
    customer: str | None
    at: str | None
    corrects: int | None
    erased_by: int | None
    """The number of the record that tells when and why the content was erased."""
    corrected_by: int | None
    """The number of the entry that stands for this one."""

    @property
    def head(self) -> Head:
        """The chain up to here."""
        return Head(self.number, self.link.hex())

    @property
    def time(self) -> datetime:
        """When it was recorded."""
        return datetime.fromisoformat(self.written)

    @cached_property
    def is_intact(self) -> bool:
        """Whether the content is what was recorded, or was erased."""
        if self.body is None:
            return self.erased_by is not None
        is_whole = isinstance(self.salt, bytes) and isinstance(self.body, str)
        return is_whole and commitment(self.salt or b"", self.body) == self.commitment

    @cached_property
    def content(self) -> dict[str, Any]:
        """The content as plain data; empty if it was erased or is not intact."""
        return json.loads(self.body) if self.is_intact and self.body is not None else {}

    @cached_property
    def entry(self) -> Entry | None:
        """The entry; ``None`` if it was erased or is not intact, or if this record only tells of an erasure."""
        return Entry.model_validate(self.content) if self.act == "entry" and self.content else None

    @property
    def told(self) -> dict[str, Any]:
        """The content in the order of the fields of an entry."""
        return {name: self.content[name] for name in (*Entry.model_fields, *self.content) if name in self.content}

    def require_entry(self, file: Path) -> Entry:
        """Return the entry, or raise.

        Raises:
            JournalDamagedError: it was changed after it was recorded.
            NoEntryError: it was erased, or is none.
        """
        if not self.is_intact:
            said = f"entry {self.number} is not what was recorded; `graciousno journal verify` tells more"
            raise JournalDamagedError(said, file=file)
        if self.entry is None:
            raise NoEntryError(f"{self.number} is no entry, or its content was erased", file=file)
        return self.entry

    def to_dict(self) -> dict[str, Any]:
        """The record as plain data for JSON: enough to verify content and chain without the journal."""
        return {
            "number": self.number,
            "written": self.written,
            "act": self.act,
            "commitment": self.commitment.hex(),
            "link": self.link.hex(),
            "salt": self.salt.hex() if self.salt else None,
            "erased_by": self.erased_by,
            "corrected_by": self.corrected_by,
            "content": self.content or None,
            **({} if self.is_intact else {"intact": False, "body": str(self.body)}),
        }


def utc(moment: datetime) -> str:
    """A time in UTC, always of the same length, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read(row: sqlite3.Row | tuple[Any, ...]) -> Record:
    """Make a record of a row of :data:`COLUMNS`."""
    return Record(*row)
