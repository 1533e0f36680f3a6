"""``graciousno journal``: the paper trail."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from ..errors import InputError
from .journal_entry import findings_of, letter_of, read_entry, worth
from .journal_views import DAY, DECISIONS, FORM, HAPPENINGS, WHERE, history, list_, open_journal, show
from .outputs.sheet import require_writable
from .paper import Paper, complain


@click.group(no_args_is_help=True, commands=(list_, show, history))
def journal() -> None:
    """Keep the paper trail: what was asked, decided, why, by whom, and what followed.

    \b
      graciousno journal add --customer 1042 --asked "a refund" --decided refuse --by "Customer care"
      graciousno journal history 1042
      graciousno journal verify
      graciousno journal purge --keep "3 years"

    Entries are never changed; a correction is an entry of its own. Customers are kept under pseudonyms.

    Exit codes: 0 done, 1 verify found something, 2 usage or bad input.
    """  # noqa: D301


@journal.command()
@WHERE
@click.option("--from", "file", metavar="FILE", help="TOML or JSON with the fields of an entry; - for standard input.")
@click.option("--customer", help="A name or number; the journal keeps a pseudonym.")
@click.option("--by", help="Who carries the decision: a role.")
@click.option("--at", metavar="TIME", help="When: 2026-05-03, or 2026-05-03T14:00+02:00.  [default: now]")
@click.option("--asked", help="What was asked.")
@click.option("--decided", type=click.Choice(DECISIONS))
@click.option("--what", type=click.Choice(HAPPENINGS), help="What happened, where nothing was decided.")
@click.option("--because", multiple=True, help="A reason; repeat for more.")
@click.option("--told", multiple=True, help="Who was told; repeat for more.")
@click.option("--witness", "witnesses", multiple=True, help="Who was present; repeat for more.")
@click.option("--letter", metavar="FILE", help="The letter as sent; its digest is kept, and where it is.")
@click.option("--keep-text", is_flag=True, help="Keep the words of the letter too.")
@click.option("--check", "locale", metavar="LOCALE", help="Keep what the rules of this language say of the letter.")
@click.option("--conduct", help="The conduct line that was touched, by its name.")
@click.option("--worth", metavar="SUM", help="What was at stake or given: 89.00 GBP.")
@click.option("--ours", is_flag=True, default=None, help="It was our mistake.")
@click.option("--followed", help="What came of it.")
@click.option("--corrects", type=int, metavar="N", help="Stands for entry N from now on; what is not given stays.")
@click.option("--plain", is_flag=True, help="Begin a new journal with plain names in place of pseudonyms.")
@FORM
def add(path: str, file: str | None, plain: bool, form: str, **options: Any) -> None:
    """Add an entry. When this ends, it is on the disk."""
    letter, keep_text, locale = (options.pop(name) for name in ("letter", "keep_text", "locale"))
    if letter is None and (keep_text or locale):
        raise click.UsageError("--keep-text and --check are about a letter: add --letter FILE.")
    given = {name: value for name, value in options.items() if value not in (None, ())}
    if "worth" in given:
        given["worth"] = worth(given["worth"])
    if letter is not None:
        given["letter"] = letter_of(letter, keep_text=keep_text)
        given |= findings_of(letter, locale) if locale else {}
    corrects = given.get("corrects")
    is_new = not Path(path).exists()
    if corrects is None:
        entry = read_entry(file, given, {})  # before a journal is begun for nothing
    with open_journal(path, create=corrects is None, plain=plain) as there:
        if corrects is not None:
            there.entry(corrects)  # it can be corrected
            entry = read_entry(file, given, there.get(corrects).content)
        head = there.record(entry)
        is_plain = there.is_plain
    if is_new:
        complain(_told_of_beginning(path, is_plain))
    if form == "json":
        Paper().data({"number": head.number, "head": str(head)})
    else:
        Paper().line(("entry ", ""), (str(head.number), "bold"), f" is recorded; head {head}")


def _told_of_beginning(path: str, is_plain: bool) -> str:
    if is_plain:
        return f"{path}: begun, with plain names"
    if os.environ.get("GRACIOUSNO_JOURNAL_KEY"):
        return f"{path}: begun, with the key of GRACIOUSNO_JOURNAL_KEY"
    return f"{path}: begun; keep a copy of its key ({path}.key) in a safe place, apart from the journal"


@journal.command()
@WHERE
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("--customer", help="Only what is kept about this one, for a person who asks what that is.")
@click.option("--output", metavar="FILE", help="A file in place of the standard output; only its owner may read it.")
def export(path: str, form: Any, customer: str | None, output: str | None) -> None:
    """Write out everything, or all about one customer; the head goes to the error output."""
    with open_journal(path) as there, _output(output) as file:
        head = there.export(file, form, customer=customer)
    complain(f"head {head}")


@contextmanager
def _output(name: str | None) -> Iterator[TextIO]:
    """The standard output, or a file that appears when it is complete."""
    if name is None:
        yield sys.stdout
        return
    require_writable(name)
    part = Path(name).with_name(f".{Path(name).name}.{os.getpid()}.part")
    try:
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline=""
        ) as file:
            yield file
        part.replace(name)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=name) from None
    finally:
        part.unlink(missing_ok=True)


@journal.command()
@WHERE
@click.option("--expect", metavar="HEAD", help="A head that was kept elsewhere, such as 12:9f3c...")
@FORM
@click.pass_context
def verify(ctx: click.Context, path: str, expect: str | None, form: str) -> None:
    """Look for whatever is not as it was written.

    Keep the head that is printed where nobody who can write the journal can change it; given back with --expect, it
    shows that nothing up to there was cut off or rewritten.

    Exit codes: 0 nothing, 1 something.
    """
    from ..journal.chain import Head

    try:
        expected = None if expect is None else Head.read(expect)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--expect") from None
    with open_journal(path) as there:
        found = there.verify(expected)
        head = None if found else there.head()
    paper = Paper()
    if form == "json":
        flaws = [{"number": flaw.number, "what": flaw.what} for flaw in found]
        paper.data({"ok": not found, "head": str(head) if head else None, "flaws": flaws})
    elif head is not None:
        paper.line(f"Nothing was changed: entries 0 to {head.number}.")
        paper.line(("head ", "bold"), str(head))
    else:
        for flaw in found:
            paper.line(("!! ", "bold red"), str(flaw))
    ctx.exit(int(bool(found)))


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without names
        return "unknown"


@journal.command()
@WHERE
@click.option("--before", type=DAY, help="Erase what happened before this day.")
@click.option(
    "--keep",
    metavar="SPAN",
    help='Erase what is older: "3 years", "90 days", or "standards" for the span of the nearest standards.toml.',
)
@click.option("--customer", help="Erase all about this one, at the request of the person.")
@click.option("--by", default=_who, help="Who does it.  [default: who is logged in]")
@click.option("--ground", help="Why, if not for the usual reason.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@FORM
def purge(path: str, by: str, ground: str | None, yes: bool, form: str, **what: Any) -> None:
    """Erase the content of entries; the chain stays whole, and tells that, when and why it was done."""
    if sum(one is not None for one in what.values()) != 1:
        raise click.UsageError("Say what to erase: one of --before, --keep and --customer.")
    what["before"] = what["before"] and what["before"].date()
    if what["keep"] == "standards":
        from ..deciding.standards import Standards

        what["keep"] = f"{Standards.find().records.months} months"
    with open_journal(path) as there:
        try:
            count = there.due(**what)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--keep") from None
        if count and not yes and not _agreed(count):
            raise InputError("nothing was erased; --yes erases without asking")
        customer = what.pop("customer")
        if customer is None:
            erased = there.purge(**what, by=by, ground=ground)
        else:
            erased = there.erase(customer, by=by, ground=ground)
    paper = Paper()
    if form == "json":
        paper.data({"erased": len(erased), "head": str(erased.head) if erased.head else None})
    elif erased.head is None:
        paper.line("There was nothing to erase.")
    else:
        paper.line((str(len(erased)), "bold"), f" erased; entry {erased.head.number} tells of it; head {erased.head}")


def _agreed(count: int) -> bool:
    try:
        return click.confirm(f"Erase the content of {count} {'entry' if count == 1 else 'entries'} for good?", err=True)
    except click.Abort:
        return False
