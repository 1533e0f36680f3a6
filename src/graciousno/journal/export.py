"""The journal as a file for other programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import Any, Literal, TextIO

from .record import Record

COLUMNS = (
    *("number", "written", "act", "at", "customer", "by", "asked", "decided", "what", "because", "told", "witnesses"),
    *("letter_kind", "letter_digest", "letter_where", "letter_text", "findings", "unchecked", "followed", "conduct"),
    *("worth", "currency", "ours", "corrects", "erased_by", "ground", "link"),
)
_LIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet may take for the beginning of a formula, or for the end of a cell before one."""


def write(records: Iterable[Record], file: TextIO, form: Literal["jsonl", "csv"]) -> None:
    """Write records, one at a time.

    Args:
        records: in their order.
        file: open for text; for CSV opened with ``newline=""``.
        form: JSON Lines keep everything, as :meth:`Record.to_dict` has it; CSV is for spreadsheets: lists are
            joined with ``; ``, and cells that a spreadsheet might run begin with an apostrophe.

    Raises:
        ValueError: there is no such form.
    """
    if form == "jsonl":
        file.writelines(json.dumps(record.to_dict(), ensure_ascii=False) + "\n" for record in records)
    elif form == "csv":
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(COLUMNS)
        for record in records:
            row = _row(record)
            sheet.writerow([_harmless(row.get(name)) for name in COLUMNS])
    else:
        raise ValueError(f'there is no form "{form}"; there are: jsonl, csv')


def _row(record: Record) -> dict[str, Any]:
    content = record.content
    letter, worth = content.get("letter") or {}, content.get("worth") or {}
    row = {name: content.get(name) for name in COLUMNS}
    row |= {f"letter_{name}": letter.get(name) for name in ("kind", "digest", "where", "text")}
    row |= {"worth": worth.get("amount"), "currency": worth.get("currency")}
    row["findings"] = [f"{one['severity']} {one['rule']}: {one['message']}" for one in content.get("findings", ())]
    row |= {"number": record.number, "written": record.written, "act": record.act, "link": record.link.hex()}
    row["erased_by"] = record.erased_by
    return row


def _harmless(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(_LIVE) else value
