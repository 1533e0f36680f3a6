"""``graciousno assess``: should we say no at all?"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import FactsError, InputError
from .assess_file import SituationFile, read_situation, save, write_letters
from .paper import Paper, complain

if TYPE_CHECKING:
    from ..deciding.advice import Advice
    from ..deciding.standards import Standards

_KEPT = 130

EXAMPLE = """\
asked = "a full refund of the boots"
on = 2026-05-20
misunderstanding = "no"
our_share = "none"
worth = { low = "900.00", high = "1500.00", currency = "GBP" }
reference = "1042-7"

[draft]
tone = "work"
locale = "en_GB"

[yes]
money = { low = "89.00", currency = "GBP" }
precedent = "low"

[no]
reputation = "low"

[request]
kind = "refund"
item = "walking boots"
order = "1042"
"""
"""A situation that can be assessed."""

_HELP = f"""Ask what to answer, before anybody says no: advice with its grounds, and how to prepare.

FILE holds the situation in TOML or JSON; - reads the standard input. Without FILE, at a terminal, the facts are asked
one by one; every answer is kept at once, so that you can leave and go on later. A situation:

{EXAMPLE}
\b
  graciousno assess situation.toml
  graciousno assess situation.toml --letters letters/
  graciousno draft letters/goodwill.toml --check

The lines of the organisation are read from the nearest standards.toml, or [tool.graciousno.standards] of a
pyproject.toml; where there are none, those that ship apply (graciousno assess --print-standards).
""".replace("\n\nasked", "\n\n\b\nasked").replace("\n\n[", "\n\n\b\n[")


def _print_standards(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from ..deciding.standards import shipped_text

        click.echo(shipped_text(), nl=False)
        ctx.exit()


def _example(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(EXAMPLE, nl=False)
        ctx.exit()


@click.command(help=_HELP, short_help="Ask what to answer, before anybody says no.")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--standards", "lines", metavar="FILE", help="Standards in place of the nearest; none of them: none.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--letters", "folder", metavar="DIR", help="Write the prepared letters there, as cases for draft.")
@click.option("--journal", "path", metavar="FILE", help="Add what this journal has of the customer to the history.")
@click.option("--customer", help="The customer, as the journal knows them.")
@click.option("--locale", help="The language of the grounds.  [default: locale under [draft], or en]")
@click.option("--resume", metavar="FILE", help="Where answers are kept.  [default: .graciousno-assess.toml]")
@click.option("--save", "save_as", metavar="FILE", help="Keep the answers as a situation file.")
@click.option(
    "--example", is_flag=True, is_eager=True, expose_value=False, callback=_example, help="Print that situation."
)
@click.option(
    "--print-standards",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_standards,
    help="Print the standards that ship, to begin from.",
)
@click.pass_context
def assess(  # noqa: PLR0917  (each is an option)
    ctx: click.Context,
    file: str | None,
    lines: str | None,
    form: str,
    folder: str | None,
    path: str | None,
    customer: str | None,
    locale: str | None,
    resume: str | None,
    save_as: str | None,
) -> None:
    """Assess a situation; its help is written above, because it holds a whole situation."""
    if (path is None) != (customer is None):
        raise click.UsageError("--journal and --customer go together.")
    if file is not None and (resume or save_as):
        raise click.UsageError("--resume and --save are for answers: leave FILE out.")
    standards = _standards(lines)
    given = _asked(ctx, standards, resume, save_as) if file is None else read_situation(file)
    advice = _advice(given, standards, locale, path, customer)
    written = write_letters(folder, advice, given.settings) if folder is not None else []
    paper = Paper()
    if form == "json":
        paper.data(advice.to_dict())
    else:
        from .assess_view import show_advice

        show_advice(paper, advice)
    for name, plan in written:
        lacks = ", ".join(one.field for one in plan.missing)
        complain(f"{name}: written" + (f"; still to complete: {lacks}" if lacks else ""))


def _standards(lines: str | None) -> Standards:
    from ..deciding.standards import Standards, default

    if lines == "none":
        return default()
    return Standards.find() if lines is None else Standards.read(lines)


def _advice(
    given: SituationFile, standards: Standards, locale: str | None, path: str | None, customer: str | None
) -> Advice:
    from ..api import assess as weigh

    situation = given.situation
    if path is not None and customer is not None:
        from ..model.history import History
        from .journal_views import open_journal

        with open_journal(path) as there:
            known = there.history(customer).past
        situation = situation.model_copy(update={"history": History(past=(*situation.history.past, *known))})
    try:
        return weigh(situation, standards, locale=locale or given.settings.get("locale", "en").split(",")[0])
    except FactsError as error:
        raise given.wrong(error) from None


def _asked(ctx: click.Context, standards: Standards, resume: str | None, save_as: str | None) -> SituationFile:
    """Ask for the facts, at a terminal."""
    from ..deciding.situation import Situation
    from .assess_interview import RESUME, Interview, LeftError

    if not at_a_terminal():
        raise InputError("assess needs a FILE (or - for the standard input), or a terminal to ask its questions at")
    keep = Path(resume) if resume else RESUME
    if save_as is not None and Path(save_as).exists():
        raise InputError("is there already; move it away, or name another file", file=save_as)
    interview = Interview(Paper(err=True), standards, keep, datetime.now().astimezone().date())
    try:
        facts = interview.run()
    except LeftError:
        again = "graciousno assess" + (f" --resume {resume}" if resume else "")
        click.echo(err=True)
        complain(f"Your answers are kept in {keep}; {again} goes on from there.")
        ctx.exit(_KEPT)
    if save_as is not None:
        save(Path(save_as), facts)
    given = SituationFile(save_as or str(keep), "", Situation.model_validate(facts), {})
    keep.unlink(missing_ok=True)
    return given


def at_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()
