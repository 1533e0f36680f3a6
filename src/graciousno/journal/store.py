"""The journal itself: one file, to which several processes may add at the same time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TextIO

from ..errors import JournalDamagedError, JournalError, NoEntryError
from ..model.history import Course, History
from .appending import append, append_entry, last
from .chain import Head
from .entry import Entry
from .erasing import Erased, gather, take_away
from .export import write
from .file import JournalFile
from .keys import Customers, given_key, normal
from .opening import begin_journal
from .record import Act, Record, utc
from .retention import kept_since
from .verifying import Flaw, flaws

_NOT_CORRECTED = "NOT EXISTS (SELECT 1 FROM content AS later WHERE later.corrects = content.number)"


class Journal:
    """A journal of decisions. Use it as a context manager, or close it.

    ::

        with Journal("journal.db") as journal:
            journal.record(Entry.of(letter, customer="1042", by="Customer care"))
            journal.history("1042")

    Args:
        path: the file; a new journal is begun where there is none.
        key: the secret that turns customers into pseudonyms. By default that of ``GRACIOUSNO_JOURNAL_KEY``, else the
            one in the file ``<path>.key``, which a new journal makes for itself.
        plain: begin a new journal with plain names in place of pseudonyms. A journal keeps to what it was begun with.
        create: whether to begin a new one.
        wait: seconds to wait for other processes.

    Threads may share a journal; after a fork the child opens the file anew.

    Raises:
        JournalError: it is missing, something else, damaged, newer, locked, or may not be opened.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        key: str | bytes | None = None,
        plain: bool = False,
        create: bool = True,
        wait: float = 30.0,
    ) -> None:
        self.path = Path(path)
        given = given_key(key, self.path)
        if create and not self.path.exists():
            begin_journal(self.path, given, utc(datetime.now(UTC)), plain=plain)
        self._given = given
        self._file = JournalFile(self.path, wait)
        try:
            if plain and not self.is_plain:
                raise JournalError(
                    "was begun with pseudonyms and keeps to them; begin another one for plain names", file=self.path
                )
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Whatever was recorded is on the disk already."""
        self._file.close()

    @cached_property
    def _customers(self) -> Customers:
        """The names of customers. Read when first needed: a journal with a damaged beginning can still be verified."""
        beginning = self.get(0).content
        if "key" not in beginning:
            raise JournalDamagedError("has lost its beginning; restore it from a backup", file=self.path)
        return Customers(self.path, self._given, beginning["key"])

    @property
    def is_plain(self) -> bool:
        """Whether customers are kept by their plain names."""
        return self._customers.are_plain

    def record(self, entry: Entry) -> Head:
        """Add an entry. When this returns, it is on the disk.

        Returns:
            Its number and link; kept elsewhere, they prove later that nothing up to here was lost or changed.

        Raises:
            JournalError: it could not be recorded, and is not.
            NoEntryError: it corrects what is not there, or what was corrected already.
        """
        return self.record_all([entry])[0]

    def record_all(self, entries: Iterable[Entry]) -> list[Head]:
        """Add several entries at once, all or none; see :meth:`record`."""
        ready = [(entry, self._customers.kept_as(entry.customer)) for entry in entries]
        with self._file.writing() as connection:
            return [append_entry(connection, entry, customer, self.path) for entry, customer in ready]

    def correct(self, number: int, **changes: Any) -> Head:
        """Add an entry that stands for another from now on: the same, but for these fields.

        ``at`` stays when it happened, ``by`` who decided; the journal itself knows when the correction was written.

        Raises:
            NoEntryError: there is no such entry, or its content was erased, or it was corrected already.
            FactsError: a field that cannot be.
        """
        return self.record(Entry(**{**dict(self.entry(number)), **changes, "corrects": number}))

    def get(self, number: int) -> Record:
        """Look up one record.

        Raises:
            NoEntryError: there is none of this number.
        """
        found = next(self._file.records(["entry.number = ?"], [number], -1), None)
        if found is None:
            raise NoEntryError(f"there is no entry {number}; the last is {self.head().number}", file=self.path)
        return found

    def entry(self, number: int) -> Entry:
        """Look up the entry of a number, as it was recorded.

        Raises:
            NoEntryError: there is none, or it was erased, or the record only tells of an erasure.
            JournalDamagedError: it was changed.
        """
        return self.get(number).require_entry(self.path)

    def head(self) -> Head:
        """How far the journal goes."""
        with self._file.reading() as connection:
            return last(connection)

    def entries(
        self,
        *,
        customer: str | None = None,
        since: date | None = None,
        before: date | None = None,
        decided: Course | None = None,
        current: bool = False,
        after: int = -1,
    ) -> Iterator[Record]:
        """Go through the records in the order in which they were written.

        Args:
            customer: only entries about this one.
            since: only entries of what happened on this day (in UTC) or later.
            before: only entries of what happened before this day.
            decided: only entries with this decision.
            current: leave out what was corrected, what was erased, and what tells of erasures.
            after: begin after this number.

        Without any of these every record comes, also those that were erased and those that tell of it.
        """
        conditions: list[str] = []
        given: list[str | int] = []
        if customer is not None:
            conditions.append("customer = ?")
            given.append(normal(self._customers.kept_as(customer)))
        for day, sign in ((since, ">="), (before, "<")):
            if day is not None:
                conditions.append(f"at {sign} ?")
                given.append(day.isoformat())
        if current:
            conditions += ["act = 'entry'", "body IS NOT NULL", _NOT_CORRECTED]
        for record in self._file.records(conditions, given, after):
            if decided is None or record.content.get("decided") == decided:
                yield record

    def history(self, customer: str) -> History:
        """What is known to have happened with a customer: the entries as last corrected, the newest last.

        Raises:
            JournalDamagedError: one of the entries was changed; nobody is judged by it.
        """
        past = [record.require_entry(self.path).past for record in self.entries(customer=customer, current=True)]
        return History(past=tuple(one for one in past if one is not None))

    def export(self, file: TextIO, form: Literal["jsonl", "csv"] = "jsonl", *, customer: str | None = None) -> Head:
        """Write every record, or those about one customer, as JSON Lines or CSV.

        Returns:
            The head of the journal as it was exported.
        """
        head = self.head()
        write((record for record in self.entries(customer=customer) if record.number <= head.number), file, form)
        return head

    def verify(self, expected: str | Head | None = None) -> list[Flaw]:
        """Look for whatever is not as it was written.

        Args:
            expected: a head that was kept elsewhere: what :meth:`record`, :meth:`export` or ``journal verify`` gave.

        Returns:
            Every flaw, none if all is well.

        A chain shows that a content, a time, an order was changed, and that something in the middle was taken out. It
        cannot show more than that by itself: whoever can write the file can cut off its end, or rewrite all of it with
        new links. Both show when ``expected`` is a head that was kept where they could not change it. It never proves
        that an entry was true when it was made, nor who typed it, nor that everything was entered.

        Raises:
            ValueError: ``expected`` is no head.
            JournalError: the file cannot be read at all.
        """
        head = Head.read(expected) if isinstance(expected, str) else expected
        with self._file.reading() as connection:
            return list(flaws(connection, head))

    def due(
        self, *, customer: str | None = None, before: date | None = None, keep: str | timedelta | None = None
    ) -> int:
        """Count what :meth:`erase` or :meth:`purge` would erase, and leave it."""
        with self._file.reading() as connection:
            return len(Erased(gather(connection, *self._which(customer, before, keep))))

    def erase(self, customer: str, *, by: str, ground: str | None = None) -> Erased:
        """Erase the content of all entries about a customer, and of those that they correct.

        Number, time of writing, commitment and link stay, so that the chain holds; who it was about does not.

        Raises:
            JournalError: it could not be done. If only the last traces could not be swept out, the message says so.
        """
        return self._erase("erase", self._which(customer, None, None), by, ground or "at the request of the person")

    def purge(
        self,
        *,
        before: date | None = None,
        keep: str | timedelta | None = None,
        by: str,
        ground: str | None = None,
    ) -> Erased:
        """Erase the content of all entries of what happened before a day (in UTC), and of those that they correct.

        Args:
            before: the first day that is kept.
            keep: or how long records are kept: ``"3 years"``, ``"36 months"``, a :class:`~datetime.timedelta`.
            by: who does it.
            ground: why; by default that the time to keep them is over.

        Raises:
            TypeError: neither day nor span is given, or both.
            ValueError: a span that cannot be read.
            JournalError: as :meth:`erase`.
        """
        which = self._which(None, before, keep)
        return self._erase("purge", which, by, ground or f"the time to keep them is over: from before {which[1]}")

    def _which(self, customer: str | None, before: date | None, keep: str | timedelta | None) -> tuple[str, str]:
        """Choose what is to be erased: a condition and its value."""
        if sum(one is not None for one in (customer, before, keep)) != 1:
            raise TypeError("give one of customer, before and keep")
        if customer is not None:
            return "customer = ?", normal(self._customers.kept_as(customer))
        day = before if keep is None else kept_since(keep, datetime.now(UTC).date())
        return "at < ?", str(day)

    def _erase(self, act: Act, which: tuple[str, str], by: str, ground: str) -> Erased:
        erased = Erased()
        with self._file.writing() as connection:
            if found := gather(connection, *which):
                head = append(connection, act, {"by": by, "ground": ground, "numbers": found})
                take_away(connection, head.number)
                erased = Erased(found, head)
        try:
            # Erased bytes were overwritten at once; this clears out what the balancing of tables may have left behind.
            with self._file.reading() as connection:
                connection.execute("VACUUM")
        except JournalError as error:
            said = "the entries are erased; but do this again, for their last traces could not be swept out"
            raise type(error)(f"{said}: {error.message}", file=self.path) from error
        return erased
