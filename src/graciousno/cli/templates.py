"""``graciousno templates``: the words there are, and a house's own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError, LocaleError, not_one_of
from .options import KINDS, load_kinds
from .paper import Ink, Paper

if TYPE_CHECKING:
    from ..drafting.shelf import Shelf
    from ..drafting.templates import Words

_HOUSE = click.option(
    "--templates", "house", metavar="FOLDER", help="Your own templates, which override the package's."
)


@click.group(no_args_is_help=True)
def templates() -> None:
    """List, show, check and preview the words of letters; begin a folder of your own.

    \b
      graciousno templates new house --tone work    a folder to begin with
      graciousno templates check house              what is wrong in it
      graciousno templates preview refund           how the words for a kind read
      graciousno templates show work/no.j2:refund   how they are written
    """  # noqa: D301


@templates.command("list")
@_HOUSE
@click.option("--tone", help="One tone, with its blocks.")
def list_(house: str | None, tone: str | None) -> None:
    """List the files of words: where each comes from, and what it overrides. With --tone, their blocks too."""
    from ..drafting.inspect import SHARED
    from ..drafting.templates import Words

    shelf = _shelf(house)
    words = Words(shelf.house)
    paper = Paper()
    if tone is not None and tone not in (*words.tones, *SHARED):
        raise InputError(not_one_of("tone", tone, words.tones))
    paper.line(("tones: ", "bold"), ", ".join(words.tones), "   ", ("channels: ", "bold"), ", ".join(words.channels))
    paper.line()
    files = [file for file in shelf.files() if tone is None or file.startswith(f"{tone}/")]
    if tone is None:
        rows: list[list[Ink]] = []
        for file in files:
            chain = shelf.chain(file)
            rows.append(
                [(file, "bold"), chain[0].origin, str(len(chain[0].blocks)), " → ".join(one.name for one in chain[1:])]
            )
        paper.table(("file", "from", "blocks", "extends"), rows)
        return
    rows = [
        [file, (block.name, "bold"), layer.origin, layer.name, ", ".join(one.name for one in below)]
        for file in files
        for block, layer, below in shelf.blocks(file)
    ]
    paper.table(("file", "block", "from", "written in", "overrides"), rows)


@templates.command(no_args_is_help=True)
@click.argument("name")
@_HOUSE
def show(name: str, house: str | None) -> None:
    """Show how words are written: a file, a block of it, or a block by its name alone.

    \b
      graciousno templates show work/no.j2
      graciousno templates show work/no.j2:refund
      graciousno templates show refund
    """  # noqa: D301
    shelf = _shelf(house)
    paper = Paper()
    for file, wanted in shelf.find(name):
        for block, layer, below in shelf.blocks(file):
            if block.name != wanted or (name == file and layer.name != file):
                continue
            over = f", overrides {', '.join(one.name for one in below)}" if below else ""
            asked = "" if layer.name == file else f"{file} has it from "
            paper.line((f"{asked}{layer.name}:{block.line}", "bold"), f" ({layer.origin}{over})")
            paper.line(block.text)
            paper.line()


@templates.command(no_args_is_help=True)
@click.argument("folder")
@click.option("--tone", default="work", show_default=True, help="The tone that yours begins from.")
def new(folder: str, tone: str) -> None:
    """Begin a folder of your own words, which extends one tone."""
    from .scaffold import write_house

    written = write_house(Path(folder), tone)
    paper = Paper()
    paper.line(
        (f"{folder}: ", "bold"), f"{len(written)} files, all still in the package's words. {folder}/README.md says how."
    )


@templates.command(no_args_is_help=True)
@click.argument("folder")
@KINDS
@click.pass_context
def check(ctx: click.Context, folder: str, kinds: str | None) -> None:
    """Check a folder of your own words: every file, every block, with samples, in every wording.

    Exit codes: 0 nothing found, 1 findings, 2 the folder cannot be read.
    """
    from ..drafting.inspect import check as inspect

    load_kinds(kinds)
    shelf = _shelf(folder)
    assert shelf.house is not None
    found = inspect(shelf.house, _judge)
    paper = Paper()
    for one in found:
        place = ":".join(str(part) for part in (Path(folder) / one.file, one.line) if part is not None)
        block = f' in block "{one.block}"' if one.block else ""
        paper.line((place, "bold"), f"{block}: {' '.join(one.message.split())}")
    if found:
        paper.line()
    if kinds is None and any("belongs to no kind" in one.message for one in found):
        paper.line("Kinds of your own are known with --kinds FILE.py.")
    if not any((layer := shelf.layer(file)) and layer.blocks for file in shelf.house_files()):
        paper.line(
            "no words of your own yet: the blocks still stand in comments, {# ... #}, or there are none; "
            "take one out, or write one, and its words take the place of the package's."
        )
    count = f"{len(found)} finding" + ("" if len(found) == 1 else "s")
    files = len(shelf.house_files())
    paper.line(
        (f"{folder}: ", "bold"), f"{count if found else 'nothing found'} in {files} file{'' if files == 1 else 's'}."
    )
    ctx.exit(1 if found else 0)


def _judge(text: str, tone: str) -> Iterator[tuple[str, str]]:
    """What the word rules say of a text; the structure of a letter is not one block's to keep."""
    from ..api import check as judge
    from ..checking.rules import NAMES, rule

    rules = [name for name in NAMES if rule(name).group == "words"]
    try:
        report = judge(text, locale="en", tone=tone, select=rules)
    except LocaleError:  # a tone that is nearly one of ours
        report = judge(text, locale="en", select=rules)
    for finding in report.findings:
        yield finding.excerpt, f"{finding.rule}: “{finding.excerpt}”: {finding.message}"


@templates.command(no_args_is_help=True)
@click.argument("name")
@_HOUSE
@KINDS
@click.option("--tone", help="Only this tone.")
@click.option("--channel", help="[default: that of a case, or email]")
@click.option("--locale", help="[default: that of a case, or en]")
def preview(  # noqa: PLR0917  (each is an option)
    name: str, house: str | None, kinds: str | None, tone: str | None, channel: str | None, locale: str | None
) -> None:
    """Show how words read with samples, in every tone and every wording.

    NAME is a kind (refund), a file (work/no.j2), a block (work/no.j2:refund), or a case (case.toml), whose own tone,
    locale and channel count where no option is given.
    """
    from ..drafting.inspect import SHARED
    from ..drafting.templates import Words
    from ..language.tags import require

    load_kinds(kinds)
    shelf = _shelf(house)
    words = Words(shelf.house)
    paper = Paper()
    if name.endswith((".toml", ".json")):
        _preview_case(paper, name, {"tone": tone, "channel": channel, "locale": locale}, words)
        return
    channel, locale = channel or "email", locale or "en"
    require(locale)
    words.require(tone or words.tones[0], channel)
    if ":" in name or name.endswith(".j2"):
        places = shelf.find(name)
    else:
        shelf.find(name)
        places = [(f, name) for f in shelf.files() if name in {block.name for block, _, _ in shelf.blocks(f)}]
    wanted = [one for one in places if one[0].partition("/")[0] not in SHARED]
    if tone is not None:
        wanted = [one for one in wanted if one[0].startswith(f"{tone}/")]
    if not wanted:
        raise InputError(f'"{name}" has no words to preview' + (f" in the tone {tone}" if tone else " in a tone"))
    for file, block in wanted:
        _preview_block(paper, shelf, (file, block), channel, locale)


def _preview_block(paper: Paper, shelf: Shelf, place: tuple[str, str], channel: str, locale: str) -> None:
    from ..drafting.inspect import preview as inspect

    shown = list(inspect(shelf, *place, channel=channel, locale=locale))
    if not any(text for one in shown for text in one.texts):
        return
    source = "" if shown[0].source == place[0] else f"  from {shown[0].source}"
    paper.line((":".join(place), "bold"), source)
    for one in shown:
        paper.line((f"  {one.sample}", "dim"))
        for text in one.texts:
            for number, line in enumerate(text.splitlines() or ["(nothing)"]):
                paper.line(f"  {' ' if number else '·'} {line}")
    paper.line()


def _preview_case(paper: Paper, name: str, options: dict[str, str | None], words: Words) -> None:
    from ..drafting.inspect import letters
    from ..language.tags import require
    from .case_file import read_case

    case = read_case(name)
    chosen = {**case.settings, **{option: value for option, value in options.items() if value is not None}}
    tones = [chosen["tone"]] if "tone" in chosen else list(words.tones)
    channel = chosen.get("channel", "email")
    locales = [one.strip() for one in chosen.get("locale", "en").split(",")]
    try:
        for locale in locales:
            require(locale)
        words.require(tones[0], channel)
    except LocaleError as error:
        raise case.misplaced(error, options) from None
    for tone, locale in product(tones, locales):
        found = letters(case.facts, tone=tone, locale=locale, channel=channel, house=words.house)
        where = tone if len(locales) == 1 else f"{tone}, {locale}"
        for number, letter in enumerate(found, 1):
            paper.line((f"── {where}, wording {number} of {len(found)} ──", "bold"))
            paper.line(letter.text)
            paper.line()


def _shelf(house: str | None) -> Shelf:
    from ..drafting.shelf import Shelf

    return Shelf(Path(house) if house is not None else None)
