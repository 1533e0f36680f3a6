"""``graciousno check``: judge texts that are already written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError, LocaleError
from .options import CONFIG, FAIL_ON, fails, name_list, settings_of
from .outputs import FORMATS, output
from .paper import Paper, complain

if TYPE_CHECKING:
    from ..model.report import Report
    from .baseline import Baseline, Entry
    from .outputs import Output
    from .sources import Message

    Judge = Callable[[Message], Report]
    Judged = tuple[Message, Report] | InputError


class RowError(InputError):
    """Something that is wrong with one message alone."""


def _schema(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the schema in place of checking."""
    if wanted and not ctx.resilient_parsing:
        from importlib.resources import files

        click.echo(files(__package__).joinpath("check-result.schema.json").read_text(encoding="utf-8"), nl=False)
        ctx.exit()


@click.command(no_args_is_help=True)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--locale", help="The language of the texts, such as en_GB.  [default: en]")
@click.option("--tone", help="work, social or public, where a rule depends on it.")
@click.option("--select", multiple=True, metavar="RULES", help="Use only these rules; repeat, or separate by commas.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these rules out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, feedback for the author, json-lines for programs, the others for CI.",
)
@click.option("--output", "to", metavar="FILE", help="Write to a file: at once, when all is checked.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="Exit 1 from here on.  [default: warning]")
@click.option("--fix", "fixes", is_flag=True, help="Put better words into the files, where there are some.")
@click.option("--baseline", metavar="FILE", help="Set aside the findings that this file knows.")
@click.option("--write-baseline", metavar="FILE", help="Write all findings to this file, to begin from there.")
@CONFIG
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of a line of json-lines, and stop.",
)
@click.pass_context
def check(  # noqa: PLR0917  (each is an option)
    ctx: click.Context,
    files: tuple[str, ...],
    locale: str | None,
    tone: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    to: str | None,
    fail_on: str | None,
    fixes: bool,
    baseline: str | None,
    write_baseline: str | None,
    config: str | None,
) -> None:
    """Check messages: do they say no kindly and clearly, with a reason and something instead?

    FILE is a text file, Markdown (.md, .markdown) or a web page (.html, .htm), of which the words are checked that a
    reader sees, a mail (.eml: its text is checked, and lines are counted in it), a file of JSON lines (.jsonl: each
    row with "text", and perhaps "id" and "locale"; columns are counted in "text"), a folder (all of these and .txt
    below it), or - for the standard input.

    \b
      graciousno check reply.txt
      graciousno check replies/ --locale de --fail-on error
      graciousno check sent.jsonl --select never-blames-customer,never-blunt
      graciousno check replies/ --fix
      graciousno check replies/ --format sarif --output graciousno.sarif
      pbpaste | graciousno check -

    Each finding is shown with its place, its rule and the words in question; `graciousno rules NAME` tells more
    about a rule. What is not given here is taken from the nearest graciousno.toml, or pyproject.toml with a table
    [tool.graciousno]. Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something could not be read.
    """  # noqa: D301
    from ..checking.case import require_tone
    from ..checking.check import chosen
    from ..language.tags import require
    from .baseline import Baseline

    settings = settings_of(config)
    language = require(locale or settings.locale or "en")
    if tone is not None:
        require_tone(tone)
    only, without = name_list(select, "--select"), name_list(ignore, "--ignore") or ()
    rules = chosen(only or settings.select, (*settings.ignore, *without), settings.words)
    if not rules:
        raise click.UsageError("--select and --ignore together leave no rule to check by.")

    def judge(message: Message) -> Report:
        from ..api import check as judge_text

        try:
            return judge_text(
                message.text,
                locale=message.locale or language,
                tone=tone,
                select=only,
                ignore=without,
                settings=settings,
            )
        except LocaleError as error:  # of the row: the option's own was asked for above
            raise RowError(str(error), file=message.source, line=message.row) from None

    judged = _judged(files, judge)
    if fixes:
        judged = _fixed(judged, judge)
    if write_baseline is not None:
        ctx.exit(_write_baseline(Path(write_baseline), judged))
    file = Path(baseline) if baseline is not None else settings.baseline
    known = Baseline.read(file) if file is not None else None
    fail = fail_on or settings.fail_on or "warning"
    if to is None:
        ctx.exit(_run(judged, output(form, Paper(), rules, fail), known))
    from .outputs.sheet import Sheet, require_writable, save

    require_writable(to)
    sheet = Sheet()
    code = _run(judged, output(form, sheet, rules, fail), known)
    save(sheet.text, to)
    ctx.exit(code)


def _run(judged: Iterable[Judged], output: Output, known: Baseline | None) -> int:
    """Show what was found in all messages, and give the exit code."""
    worst = unread = 0
    sources: set[str] = set()
    for one in judged:
        if isinstance(one, InputError):
            complain(str(one))
            output.unread(one)
            unread += 1
            continue
        message, report = one
        sources.add(message.source)
        if known is not None:
            report = known.sort_out(message.source, report)
        output.add(message, report)
        worst = max(worst, *(finding.severity for finding in report.findings), 0)
    code = 2 if unread else int(fails(worst, output.fail_on))
    output.end(code)
    if known is not None and (gone := known.gone(sources)):
        complain(f"{gone} of the findings in the baseline are gone: --write-baseline brings it up to date")
    return code


def _judged(files: Iterable[str], judge: Judge) -> Iterator[Judged]:
    from .sources import messages

    for message in messages(files):
        if isinstance(message, InputError):
            yield message
            continue
        try:
            yield message, judge(message)
        except RowError as error:
            yield error


def _fixed(judged: Iterable[Judged], judge: Judge) -> Iterator[Judged]:
    from .fix import fix

    left: Counter[str] = Counter()
    for one in judged:
        if isinstance(one, InputError):
            yield one
            continue
        message, report = one
        if not message.is_file:
            left[message.source] += sum(finding.fix is not None for finding in report.findings)
            yield message, report
            continue
        try:
            message, report, count = fix(message, report, judge)
        except InputError as error:
            yield error
            continue
        if count:
            complain(f"{message.source}: {count} fixed")
        yield message, report
    for source, count in (+left).items():
        complain(f"{source}: cannot be changed by --fix ({count} with better words)")


def _write_baseline(file: Path, judged: Iterable[Judged]) -> int:
    """Write all findings, and give the exit code."""
    from .baseline import Baseline

    entries: Counter[Entry] = Counter()
    unread = 0
    for one in judged:
        if isinstance(one, InputError):
            complain(str(one))
            unread += 1
        else:
            entries.update(Baseline.entry(file, one[0].source, finding) for finding in one[1].findings)
    Baseline.write(file, entries)
    complain(f"{file}: {entries.total()} findings written")
    return 2 if unread else 0
