"""``graciousno locales``: the languages, for those who translate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

import click

from ..errors import FactsError, InputError
from .paper import Ink, Paper

if TYPE_CHECKING:
    from ..model.draft import Draft
    from ..model.letters import Letter

_LONGEST = 5_000
"""Code points of a letter that is longer than anybody reads."""


@click.group(invoke_without_command=True)
@click.pass_context
def locales(ctx: click.Context) -> None:
    """List the languages: what each has of the messages, and of the words by which texts are checked.

    \b
      graciousno locales               a table of what there is
      graciousno locales new fr        begin a language
      graciousno locales check de      what is wrong in its catalog
      graciousno locales update de     bring it up to the templates; nothing is lost
      graciousno locales preview de    every kind of letter in it
    """  # noqa: D301
    if ctx.invoked_subcommand is not None:
        return
    from ..language.tags import shipped
    from ..language.upkeep import coverage

    paper = Paper()
    rows: list[list[Ink]] = []
    unread: list[str] = []
    for tag in shipped():
        try:
            found = coverage(tag)
        except InputError as error:
            unread.append(str(error))
            rows.append([(tag, "bold"), ("cannot be read", "bold red"), *["·"] * 4])
            continue
        if found.tag == "en":
            said = "the source"
        elif found.is_overlay:
            said = f"{found.messages} differ"
        else:
            said = f"{found.messages} of {found.of} ({found.messages * 100 // found.of} %)"
        fuzzy = str(found.fuzzy) if found.fuzzy else "·"
        words = [str(number) if number else "·" for number in (found.rules, found.moves, found.samples)]
        rows.append([(tag, "bold"), said, fuzzy, *words])
    paper.table(("locale", "messages", "fuzzy", "rules", "moves", "samples"), rows)
    for said in unread:
        paper.line()
        paper.line(("!! ", "bold red"), said)
    ctx.exit(int(bool(unread)))


@locales.command(no_args_is_help=True)
@click.argument("tag")
def new(tag: str) -> None:
    """Begin a language: a catalog with every message, and the files of words to fill."""
    from ..language.scaffolding import scaffold
    from ..language.upkeep import catalog_file, is_overlay

    made = scaffold(tag)
    if not made:
        raise InputError("is there already; locales update brings it up to the templates", file=catalog_file(tag))
    paper = Paper()
    for path in made:
        paper.line(str(path))
    paper.line()
    paper.line(
        "Translate the catalog with Poedit, Weblate or any editor; then: ", (f"graciousno locales check {tag}", "bold")
    )
    if is_overlay(tag):
        paper.line(
            "Fill only what differs; what stays empty is said as before, and taken out by: ",
            (f"graciousno locales update {tag}", "bold"),
        )


@locales.command("check")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--spelling", is_flag=True, help='Look words up as well (pip install "graciousno[spelling]").')
@click.pass_context
def check_(ctx: click.Context, tags: tuple[str, ...], *, spelling: bool) -> None:
    """Tell what is wrong in the catalogs and the words of these locales, or of all: each with its file and line.

    Exit codes: 0 nothing, 1 something.
    """
    from ..checking.evidence import KINDS
    from ..checking.rulebook import rulebook
    from ..checking.rules.consistent_address import FORMS
    from ..language.faults import of_words, problems
    from ..language.spelling import misspelled
    from ..language.tags import require, shipped
    from ..language.upkeep import is_overlay

    rules: dict[str, Sequence[str]] = {**dict.fromkeys(rulebook().names, ()), "consistent-address": FORMS}
    paper = Paper()
    count = 0
    for tag in [require(one) for one in tags] or shipped():
        of_catalog = (*problems(tag), *(misspelled(tag) if spelling else ()))
        of_facts = () if is_overlay(tag) else _of_samples(tag)
        count += sum(one.others for one in of_catalog)
        for line in (*map(str, of_catalog), *of_words(tag, {"rules": rules, "moves": KINDS}), *of_facts):
            count += 1
            place, parted, message = line.partition(": ")
            paper.line((place + parted, "bold"), message)
    paper.line(f"{count} to mend." if count else "Nothing to mend.")
    ctx.exit(int(bool(count)))


def _cases(tag: str) -> Iterator[tuple[str, Letter]]:
    """Every sample letter of a locale.

    Raises:
        InputError: its sample facts are not right, with their file.
    """
    from ..drafting.samples import samples_file
    from ..drafting.trials import every_case

    try:
        yield from every_case(tag)
    except FactsError as error:
        raise InputError(str(error), file=samples_file(tag)) from None


def _of_samples(tag: str) -> Iterator[str]:
    """What is not right in the sample facts of a locale."""
    from ..drafting.samples import strange_samples

    strange = [*map(str, strange_samples(tag))]
    yield from strange
    if strange:
        return
    try:
        for _ in _cases(tag):
            pass
    except InputError as error:
        yield str(error)


@locales.command(no_args_is_help=True)
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
def update(tags: tuple[str, ...]) -> None:
    """Bring catalogs up to the templates: new messages are added, changed ones marked fuzzy, none is lost."""
    from ..language.upkeep import catalog_file
    from ..language.upkeep import update as bring_up

    paper = Paper()
    for tag in tags:
        if not catalog_file(tag).exists():
            raise InputError(f"is not there; locales new {tag} begins it", file=catalog_file(tag))
        new, fuzzy, obsolete = bring_up(tag)
        paper.line((f"{tag}: ", "bold"), f"{new} new, {fuzzy} to look at again (fuzzy), {obsolete} obsolete")


@locales.command(no_args_is_help=True)
@click.argument("tags", nargs=-1, required=True, metavar="TAG...")
@click.option("--tone", multiple=True, help="Only this tone; repeat for more.")
@click.option("--channel", default="email", show_default=True)
@click.option("--all", "every", is_flag=True, help="Every sample of every kind, not one of each.")
@click.pass_context
def preview(ctx: click.Context, tags: tuple[str, ...], tone: tuple[str, ...], channel: str, every: bool) -> None:
    """Show letters of every kind in a language, each with what is wrong: fallbacks, empty parts, overlong ones.

    A language is shown in each of its kinds of address; a tag such as
    de@informal in that one alone.

    \b
      graciousno locales preview de --tone work
      graciousno locales preview de@informal
    """  # noqa: D301
    from ..api import draft
    from ..drafting.templates import words
    from ..language.tags import shipped

    paper = Paper()
    wrong = 0
    kinds = [kind for tag in tags for kind in (tag, *(one for one in shipped() if one.startswith(f"{tag}@")))]
    for label, case in _cases(kinds[0]):
        if not every and not label.endswith(": full"):
            continue
        for one, kind in product(tone or words(None).tones, kinds):
            letter = draft(case, tone=one, locale=kind, channel=channel, fallback=True)
            said = list(_wrong(letter))
            wrong += bool(said)
            paper.line((f"== {label}, {one}, {kind}", "bold"))
            for problem in said:
                paper.line(("!! ", "bold red"), problem)
            paper.line((letter.subject, "bold"))
            paper.line()
            paper.line(letter.text)
            paper.line()
    paper.line(f"{wrong} letters with something wrong." if wrong else "Nothing wrong.")
    ctx.exit(int(bool(wrong)))


def _wrong(letter: Draft) -> Iterator[str]:
    for one in letter.fallbacks:
        yield f"falls back to {one.locale}: “{one.message}”" + (f" ({one.why})" if one.why else "")
    if not letter.text.strip():
        yield "is empty"
    if len(letter.text) > _LONGEST:
        yield f"has {len(letter.text)} characters"
