"""``graciousno journal list``, ``show`` and ``history``: looking into the paper trail."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from .paper import Ink, Paper

if TYPE_CHECKING:
    from ..journal.record import Record
    from ..journal.store import Journal

WHERE = click.option(
    *("--journal", "path"),
    envvar="GRACIOUSNO_JOURNAL",
    default="graciousno-journal.db",
    show_default=True,
    show_envvar=True,
    metavar="FILE",
    help="The journal.",
)
FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
# As in model.history, written out: no other command should wait for the facts to load.
DECISIONS = ("clarify", "accept", "accept_in_part", "refuse", "boundary", "part")
HAPPENINGS = (
    *("request", "clarification", "refusal", "goodwill", "boundary", "parting"),
    *("complaint", "conduct", "misunderstanding"),
)
DAY = click.DateTime(["%Y-%m-%d"])


def open_journal(path: str, *, create: bool = False, plain: bool = False) -> Journal:
    """Open the journal; only ``add`` begins one.

    Raises:
        JournalError: it cannot be opened.
    """
    from ..journal.store import Journal

    return Journal(path, create=create, plain=plain)


@click.command("list")
@WHERE
@click.option("--customer", help="Only entries about this one.")
@click.option("--since", type=DAY, help="Only what happened on this day or later.")
@click.option("--before", type=DAY, help="Only what happened before this day.")
@click.option("--decided", type=click.Choice(DECISIONS))
@click.option("--current", is_flag=True, help="Leave out what was corrected or erased.")
@click.option("--last", type=click.IntRange(1), default=50, show_default=True, help="At most so many, the newest.")
@FORM
def list_(path: str, last: int, form: str, **filters: Any) -> None:
    """List the newest entries, each in a line."""
    for name in ("since", "before"):
        filters[name] = filters[name] and filters[name].date()
    with open_journal(path) as there:
        after = -1 if any(filters.values()) else there.head().number - last
        found = deque(there.entries(**filters, after=after), maxlen=last)
    paper = Paper()
    if form == "json":
        for record in found:
            paper.data(record.to_dict())
        return
    paper.table(("entry", "on", "customer", "what", "by", ""), [_row(record) for record in found])


def _row(record: Record) -> list[Ink]:
    number: Ink = (str(record.number), "bold")
    content = record.content
    if not record.is_intact:
        return [number, "", "", ("CHANGED", "bold red"), "", "see: graciousno journal verify"]
    if record.erased_by is not None:
        return [number, "", "", ("erased", "dim"), "", f"see entry {record.erased_by}"]
    if record.act != "entry":
        day = record.written[:10]
        return [number, day, "", (record.act, "dim"), content.get("by", ""), content.get("ground", "")]
    note = f"corrected by {record.corrected_by}" if record.corrected_by else content.get("asked", "")
    note = f"corrects {record.corrects}: {note}" if record.corrects is not None else note
    what = content.get("decided") or content.get("what") or ("conduct" if "conduct" in content else "·")
    return [number, content["at"][:10], content["customer"][:10], what, content["by"], " ".join(note.split())[:80]]


@click.command(no_args_is_help=True)
@WHERE
@click.argument("number", type=int)
@FORM
def show(path: str, number: int, form: str) -> None:
    """Show all of one entry."""
    with open_journal(path) as there:
        record = there.get(number)
        eraser = None if record.erased_by is None else there.get(record.erased_by)
    paper = Paper()
    if form == "json":
        paper.data(record.to_dict())
        return
    paper.line((f"entry {number}", "bold"), f", recorded {record.written}, head {record.head}")
    if not record.is_intact:
        paper.line(("It was changed after it was recorded. ", "bold red"), "graciousno journal verify tells more.")
    if eraser is not None:
        ground = eraser.content.get("ground", "")
        paper.line(f"Its content was erased on {eraser.written[:10]} (entry {eraser.number}): {ground}.")
    if record.corrected_by is not None:
        paper.line(f"It was corrected: entry {record.corrected_by} stands for it.")
    rows: list[list[Ink]] = [[(name, "bold"), _said(value)] for name, value in record.told.items()]
    paper.table(("field", "holds"), rows)


def _said(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_said(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    return " ".join(str(value).split()) if not isinstance(value, bool) else "yes" if value else "no"


@click.command(no_args_is_help=True)
@WHERE
@click.argument("customer")
@click.option("--since", type=DAY, help="Only what happened on this day or later.")
@FORM
def history(path: str, customer: str, since: datetime | None, form: str) -> None:
    """Show what happened with a customer, the newest last; corrected entries as they were corrected."""
    with open_journal(path) as there:
        found = there.history(customer)
    found = found.since(since.date()) if since else found
    paper = Paper()
    if form == "json":
        paper.data(found.model_dump(mode="json", exclude_none=True))
        return
    if not found.past:
        paper.line("Nothing is recorded.")
        return
    rows: list[list[Ink]] = [
        [
            str(one.on),
            (one.what, "bold"),
            one.conduct or "·",
            str(one.worth or "·"),
            "ours" if one.ours else "·",
            one.note or "",
        ]
        for one in found.past
    ]
    paper.table(("on", "what", "conduct", "worth", "mistake", "asked"), rows)
