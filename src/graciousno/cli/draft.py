"""``graciousno draft``: write the letter for a case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ..errors import InputError, LocaleError
from .case_file import EXAMPLE, read_case
from .options import FAIL_ON, KINDS, fails, load_kinds
from .paper import Paper, complain

if TYPE_CHECKING:
    from ..model.draft import Draft
    from .case_file import Case

_HELP = f"""Draft the letter that says no, from the facts of a case.

FILE holds the facts in TOML or JSON; - reads the standard input. A case that works:

{EXAMPLE}

The table [draft] holds settings, which the options overrule. Every other part may be left out: a letter names what
it knows. The request, the reasons and the alternatives come in kinds; `graciousno kinds` lists them, and
`graciousno kinds refund` shows the fields of one. Or say it in your own words: about = "..." in the request,
text = "A whole sentence." in a reason or an alternative. A letter of another kind than a refusal says so at the top:
kind = "boundary".

\b
  graciousno draft --example > case.toml
  graciousno draft case.toml
  graciousno draft case.toml --locale en_US --channel phone
  graciousno draft case.toml --format eml | sendmail -t

At a terminal the subject is shown above the letter and what the rules say of it below; a pipe or a file gets the
letter alone. With --check the findings go to the error output, and decide the exit code.
""".replace("\n\n[", "\n\n\b\n[").replace("\n\nreference", "\n\n\b\nreference")


def _example(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(EXAMPLE, nl=False)
        ctx.exit()


@click.command(no_args_is_help=True, help=_HELP, short_help="Draft the letter that says no, from the facts of a case.")
@click.argument("file", metavar="FILE")
@click.option("--tone", help="work, social or public, or a tone of your own house.")
@click.option("--locale", help="The language of the letter, such as en_GB; or several: de,en.  [default: en]")
@click.option("--fallback", is_flag=True, help="Write in English what a language has no words for.")
@click.option("--channel", help="email, letter, chat, sms or phone.  [default: email]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "eml", "json"]),
    default="text",
    show_default=True,
    help="Plain text, a web page, a mail with both, or the draft as data.",
)
@click.option("--seed", help="Chooses among wordings; by default the facts do, so that a case always reads the same.")
@click.option("--templates", metavar="FOLDER", help="Your own templates; their blocks override the package's.")
@KINDS
@click.option("--from", "sender", metavar="ADDRESS", help="The sender of a mail.  [default: sender.email in FILE]")
@click.option("--to", "recipient", metavar="ADDRESS", help="Its reader.  [default: to.email in FILE]")
@click.option("--check/--no-check", default=None, help="Check the letter.  [default: shown at a terminal]")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="warning",
    show_default=True,
    help="With --check, exit 1 from here on.",
)
@click.option("--example", is_flag=True, is_eager=True, expose_value=False, callback=_example, help="Print that case.")
@click.pass_context
def draft(  # noqa: PLR0917  (each is an option)
    ctx: click.Context,
    file: str,
    tone: str | None,
    locale: str | None,
    fallback: bool,
    channel: str | None,
    form: str,
    seed: str | None,
    templates: str | None,
    kinds: str | None,
    sender: str | None,
    recipient: str | None,
    check: bool | None,
    fail_on: str,
) -> None:
    """Draft a letter; its help is written above, because it holds a whole case."""
    if form != "eml" and (sender or recipient):
        raise click.UsageError("--from and --to are for a mail: add --format eml.")
    load_kinds(kinds)
    case = read_case(file)
    letter = _write(case, {"tone": tone, "locale": locale, "channel": channel}, seed, templates, fallback=fallback)
    paper = Paper()
    if form == "text":
        if paper.is_terminal and letter.channel in {"email", "letter"}:
            paper.line(("Subject: ", "bold"), letter.subject)
            paper.line()
        click.echo(letter.text)
    elif form == "html":
        click.echo(letter.html)
    elif form == "json":
        click.echo(json.dumps(letter.to_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(_mail(letter, case, sender, recipient), nl=False)
    if letter.fallbacks:
        complain(_told_fallbacks(letter))
    if check:
        _show_report(Paper(err=True), letter)
        ctx.exit(int(fails(max((found.severity for found in letter.report.findings), default=0), fail_on)))
    if check is None and form == "text" and paper.is_terminal:
        paper.line()
        _show_report(paper, letter)


def _write(
    case: Case, options: dict[str, str | None], seed: str | None, templates: str | None, *, fallback: bool
) -> Draft:
    from ..api import draft as write

    chosen = {**case.settings, **{name: value for name, value in options.items() if value is not None}}
    if "tone" not in chosen:
        raise InputError(
            'a letter needs a tone: --tone work, social or public (or tone = "work" under [draft])', file=case.name
        )
    try:
        return write(
            case.facts,
            tone=chosen["tone"],
            locales=[one.strip() for one in chosen.get("locale", "en").split(",")],
            fallback=fallback,
            channel=chosen.get("channel", "email"),
            seed=seed,
            templates=templates,
        )
    except LocaleError as error:
        raise case.misplaced(error, options) from None


def _mail(letter: Draft, case: Case, sender: str | None, recipient: str | None) -> bytes:
    facts = letter.facts
    from_, to = sender or facts.sender.email, recipient or facts.to.email
    if not from_ or not to:
        lacking = [
            name for name, there in (("--from (or sender.email)", from_), ("--to (or to.email)", to)) if not there
        ]
        raise InputError(f"a mail needs an address for {' and '.join(lacking)}", file=case.name)
    try:
        return letter.to_email(sender=from_, recipient=to).as_bytes()
    except ValueError as error:
        said = str(error).replace("sender:", "--from:", 1).replace("recipient:", "--to:", 1)
        raise InputError(said) from None


def _show_report(paper: Paper, letter: Draft) -> None:
    from .findings import show_findings
    from .sources import Message
    from .summary import show_one

    show_findings(paper, Message("letter", letter.text), letter.report)
    show_one(paper, "letter", letter.report)


def _told_fallbacks(letter: Draft) -> str:
    shown = "; ".join(f'"{one.message}" ({one.locale})' for one in letter.fallbacks[:3])
    more = f"; and {len(letter.fallbacks) - 3} more" if len(letter.fallbacks) > 3 else ""
    return f"{letter.locale} has no words yet for {len(letter.fallbacks)} of its sentences: {shown}{more}"
