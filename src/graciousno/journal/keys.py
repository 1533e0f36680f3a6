"""Who an entry is about, without saying who: customers as pseudonyms.

A pseudonym is HMAC-SHA256 of the normalised name with a secret key. Whoever has journal and key can look up a name they
know; whoever has the journal alone can neither read names nor try likely ones.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import unicodedata
from contextlib import suppress
from pathlib import Path

from ..errors import JournalKeyError

VARIABLE = "GRACIOUSNO_JOURNAL_KEY"
SHORTEST = 16
"""Characters of a key: fewer can be guessed."""
_PSEUDONYM = re.compile(r"c-[0-9a-f]{32}")


def normal(name: str) -> str:
    """A name as it is compared: case, width and spacing make no difference."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def is_pseudonym(name: str) -> bool:
    """Whether this is a pseudonym already."""
    return _PSEUDONYM.fullmatch(name) is not None


def pseudonym(key: bytes, name: str) -> str:
    """The pseudonym of a name, or the pseudonym given."""
    return (
        name
        if is_pseudonym(name)
        else "c-" + hmac.digest(key, b"customer " + normal(name).encode(), "sha256").hex()[:32]
    )


def fingerprint(key: bytes) -> str:
    """What the first entry keeps of the key, so that another key is noticed."""
    return hmac.digest(key, b"fingerprint", "sha256").hex()[:16]


def key_file(journal: Path) -> Path:
    """Where the key of a journal is kept, if nobody gives it."""
    return journal.with_name(journal.name + ".key")


def given_key(key: str | bytes | None, journal: Path) -> bytes | None:
    """The key of the call, or of the environment.

    Raises:
        JournalKeyError: it is too short.
    """
    key = key if key is not None else os.environ.get(VARIABLE)
    if key is None:
        return None
    found = key.encode() if isinstance(key, str) else key
    if len(found) < SHORTEST:
        raise JournalKeyError(f"the key given is too short: at least {SHORTEST} characters", file=journal)
    return found


def kept_key(journal: Path) -> bytes:
    """The key in the file beside the journal.

    Raises:
        JournalKeyError: it is not there, or cannot be read, or is cut short.
    """
    file = key_file(journal)
    try:
        found = file.read_bytes().strip()
    except FileNotFoundError:
        raise JournalKeyError(
            f"the key of this journal is not here: put it back, or give it in {VARIABLE}; without it nobody can be "
            "looked up (entries can still be listed, verified and exported)",
            file=file,
        ) from None
    except OSError as error:
        raise JournalKeyError(f"the key of this journal cannot be read: {error.strerror}", file=file) from None
    if len(found) < SHORTEST:
        raise JournalKeyError("holds no key, or only the beginning of one: put it back from a backup", file=file)
    return found


def make_key(journal: Path) -> bytes:
    """Write a key for a new journal, for its owner alone; one that is there already is kept.

    Raises:
        OSError: it cannot be written.
        JournalKeyError: one is there that cannot be read.
    """
    file = key_file(journal)
    if not file.exists():
        part = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(secrets.token_hex(32).encode() + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
            appear(part, file)
        finally:
            with suppress(OSError):
                part.unlink()
    return kept_key(journal)


def appear(part: Path, file: Path) -> None:
    """Give a finished file its name, unless another process was first; nobody ever finds half of it.

    Raises:
        OSError: it cannot be done here.
    """
    try:
        with suppress(FileExistsError):
            os.link(part, file)
    except OSError:
        # A file system without hard links: an empty file takes the place, and only its maker may fill it.
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            part.replace(file)
    _settle(file.parent)


def _settle(folder: Path) -> None:
    """Make a new name in a folder durable, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class Customers:
    """The names under which one journal keeps customers. The key is read when it is first needed.

    Args:
        journal: the file of the journal.
        given: the key of the call or the environment, if there is one.
        expected: the fingerprint that the journal was begun with; ``None`` for plain names.
    """

    def __init__(self, journal: Path, given: bytes | None, expected: str | None) -> None:
        self._journal, self._given, self._expected = journal, given, expected
        self._key: bytes | None = None

    @property
    def are_plain(self) -> bool:
        """Whether customers are kept by their plain names."""
        return self._expected is None

    def kept_as(self, customer: str) -> str:
        """What the journal keeps in place of a name: its pseudonym, or in a plain journal the name.

        Raises:
            JournalKeyError: the key is missing, cut short, or that of another journal.
        """
        if self.are_plain or is_pseudonym(customer):
            return customer
        if self._key is None:
            key = self._given or kept_key(self._journal)
            if fingerprint(key) != self._expected:
                raise JournalKeyError(
                    "the key is that of another journal: with it nobody would be found, and nothing was recorded",
                    file=self._journal,
                )
            self._key = key
        return pseudonym(self._key, customer)
