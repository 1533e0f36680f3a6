"""How entries are chained, so that a later change shows.

Each entry has a **commitment**: HMAC-SHA256 of its content, keyed with a random salt of its own. Each has a **link**:
SHA-256 of the link before it, its number, the time it was written, what it is, and its commitment. Content and salt
are kept apart from the links: when they are erased, the commitment says nothing any more about what was there, and the
chain still holds.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

START = bytes(32)
"""The link before the first."""
SALT = 32


class Head(NamedTuple):
    """How far a chain goes, and its last link: what to keep elsewhere, so that a lost tail shows."""

    number: int
    link: str

    def __str__(self) -> str:
        return f"{self.number}:{self.link}"

    @classmethod
    def read(cls, text: str) -> Head:
        """Read a head as it is printed: ``12:9f3c...``.

        Raises:
            ValueError: it is none.
        """
        number, colon, link = text.strip().lower().partition(":")
        if not (colon and number.isdecimal() and len(link) == 64 and set(link) <= set("0123456789abcdef")):
            raise ValueError(f'"{text}" is no head of a journal, such as 12:9f3c and 60 more digits')
        return cls(int(number), link)


def canonical(content: Mapping[str, Any]) -> str:
    """The one way to write a content down."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def new_salt() -> bytes:
    """A salt nobody can guess."""
    return secrets.token_bytes(SALT)


def commitment(salt: bytes, body: str) -> bytes:
    """What binds an entry to its content without telling it."""
    return hmac.digest(salt, body.encode(), "sha256")


def link(previous: bytes, number: int, written: str, act: str, bound: bytes) -> bytes:
    """The link of an entry whose commitment is ``bound``."""
    return sha256(previous + f"{number} {written} {act} ".encode() + bound).digest()
