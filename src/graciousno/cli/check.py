"""``graciousno check``: judge texts that are already written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from ..errors import InputError, LocaleError
from .options import FAIL_ON, fails, name_list
from .paper import Paper, complain, visible

if TYPE_CHECKING:
    from ..model.report import Report
    from .sources import Message

    Judge = Callable[[Message], Report | InputError]


@click.command(no_args_is_help=True)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--locale", default="en", show_default=True, help="The language of the texts, such as en_GB.")
@click.option("--tone", help="work, social or public, where a rule depends on it.")
@click.option("--select", multiple=True, metavar="RULES", help="Use only these rules; repeat, or separate by commas.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json-lines"]),
    default="text",
    show_default=True,
    help="For people, or one JSON object for each message.",
)
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="warning", show_default=True, help="Exit 1 from here on."
)
@click.pass_context
def check(  # noqa: PLR0917  (each is an option)
    ctx: click.Context,
    files: tuple[str, ...],
    locale: str,
    tone: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    fail_on: str,
) -> None:
    """Check messages: do they say no kindly and clearly, with a reason and something instead?

    FILE is a text file, a mail (.eml: its text is checked, and lines are counted in it), a web page (.html), a file
    of JSON lines (.jsonl: each row with "text", and perhaps "id" and "locale"), a folder (all .txt, .md, .eml and
    .jsonl below it), or - for the standard input.

    \b
      graciousno check reply.txt
      graciousno check replies/ --locale de --fail-on error
      graciousno check sent.jsonl --select never-blames-customer,never-blunt
      pbpaste | graciousno check -

    Each finding is shown with its place, its rule and the words in question; `graciousno rules NAME` tells more
    about a rule. Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read.
    """  # noqa: D301
    from ..checking.check import chosen
    from ..language.tags import require

    require(locale)
    only, without = name_list(select, "--select"), name_list(ignore, "--ignore") or ()
    if not chosen(only, without):
        raise click.UsageError("--select and --ignore together leave no rule to check by.")

    def judge(message: Message) -> Report | InputError:
        from ..api import check as judge_text

        try:
            return judge_text(message.text, locale=message.locale or locale, tone=tone, select=only, ignore=without)
        except LocaleError as error:  # of the row: the option's own was asked for above
            return InputError(str(error), file=message.source, line=message.row)

    ctx.exit(_run(files, judge, fail_on, as_json=form == "json-lines"))


def _run(files: Iterable[str], judge: Judge, fail_on: str, *, as_json: bool) -> int:
    from .findings import show_findings
    from .sources import messages
    from .summary import Tally, show_all, show_one

    paper = Paper()
    tally = Tally()
    unread = 0
    only: tuple[Message, Report] | None = None
    for message in messages(files):
        report = message if isinstance(message, InputError) else judge(message)
        if isinstance(message, InputError) or isinstance(report, InputError):
            complain(str(report))
            unread += 1
            continue
        tally.add(report)
        only = (message, report) if tally.messages == 1 else None
        if as_json:
            paper.data({"version": 1, "source": message.source, "id": message.id, **report.to_dict()})
        else:
            show_findings(paper, message, report)
    if not as_json and tally.messages:
        if only is not None:
            show_one(paper, visible(only[0].source), only[1])
        else:
            show_all(paper, tally)
    return 2 if unread else int(fails(tally.worst, fail_on))
