"""What ``graciousno journal add`` reads: an entry from a file, from options, or from both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import FactsError
from .case_file import placed, read_table
from .reading import decode, name_of, read_bytes

if TYPE_CHECKING:
    from ..journal.entry import Entry, SentLetter

_NOON = time(12)


def read_entry(file: str | None, given: Mapping[str, Any], base: Mapping[str, Any]) -> Entry:
    """Put an entry together.

    Args:
        file: TOML or JSON with the fields of an entry; ``-`` is the standard input.
        given: fields from options; they overrule those of the file.
        base: fields of the entry that is corrected; both overrule them.

    Raises:
        InputError: the file cannot be read.
        ProblemsError: fields of the file that cannot be, each with its line.
        FactsError: fields that cannot be, without a file.
    """
    from ..journal.entry import Entry

    name, source = "", ""
    data: dict[str, Any] = {}
    if file is not None:
        name, source, data = read_table(file)
    new = {**data, **given}
    # Something decided in place of something that happened, or the other way round.
    dropped = {"what": "decided", "decided": "what"}
    fields = {name: value for name, value in base.items() if dropped.get(name) not in new} | new
    if "at" in fields:
        fields["at"] = _with_zone(fields["at"])
    try:
        return Entry.model_validate(fields)
    except FactsError as error:
        if file is None:
            raise
        raise placed(error.problems, source, name) from None


def _with_zone(given: object) -> object:
    """Read a time as people write it: a day is its noon, and a time without a zone is that of this place."""
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given) if len(given.strip()) > 10 else date.fromisoformat(given.strip())
        except ValueError:
            return given  # what is wrong with it, the entry tells
    if isinstance(given, date) and not isinstance(given, datetime):
        given = datetime.combine(given, _NOON)
    return given.astimezone() if isinstance(given, datetime) and given.tzinfo is None else given


def worth(given: str) -> dict[str, str]:
    """Read ``89.00 GBP``."""
    amount, _, currency = given.strip().partition(" ")
    if not currency:
        raise click.BadParameter("should be a sum and its currency, such as: 89.00 GBP", param_hint="--worth")
    return {"amount": amount, "currency": currency.strip()}


def letter_of(file: str, *, keep_text: bool) -> SentLetter:
    """Describe a letter that is kept as a file: the digest is that of its bytes, as ``sha256sum`` has it."""
    from ..journal.entry import SentLetter

    data = read_bytes(file)
    text = decode(data, name_of(file)) if keep_text else None
    return SentLetter(digest=sha256(data).hexdigest(), where=str(Path(file)), text=text)


def findings_of(file: str, locale: str) -> dict[str, Any]:
    """What the rules say of a letter today."""
    from ..api import check

    report = check(decode(read_bytes(file), name_of(file)), locale=locale)
    found = [{"rule": one.rule, "severity": str(one.severity), "message": one.message} for one in report.findings]
    return {"findings": found, "unchecked": report.unchecked}
