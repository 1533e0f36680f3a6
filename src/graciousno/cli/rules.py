"""``graciousno rules``: what the rules are, and what each looks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import CONFIG, settings_of
from .paper import Ink, Paper

if TYPE_CHECKING:
    from ..checking.rule import Rule

_MOST_FIRES, _MOST_SILENT = 6, 4


@click.command()
@click.argument("name", required=False)
@click.option("--locale", default="en", show_default=True, help="The language of the examples.")
@CONFIG
def rules(name: str | None, locale: str, config: str | None) -> None:
    """List the rules, or tell all about one.

    \b
      graciousno rules
      graciousno rules never-blames-customer
      graciousno rules never-blames-customer --locale de
    """  # noqa: D301
    from ..checking.rulebook import rulebook

    settings = settings_of(config)
    book = rulebook(settings.words)
    paper = Paper()
    if name is None:
        from .findings import STYLES

        found = [book.rule(one) for one in book.names]
        paper.table(
            ("rule", "group", "severity", "what it promises"),
            [((one.name, "bold"), one.group, (str(one.severity), STYLES[one.severity]), one.summary) for one in found],
        )
        return
    _tell(paper, book.rule(name))
    _show_examples(paper, book.rule(name), locale, settings.words)


def _tell(paper: Paper, rule: Rule) -> None:
    paper.line((rule.name, "bold"), f" ({rule.group}, {rule.severity})")
    paper.line()
    for block in rule.doc.split("\n\n"):
        title, _, words = block.partition("\n")
        if title.startswith("## "):
            paper.line((title.removeprefix("## "), "bold"))
        else:
            words = block
        paper.paragraph(" ".join(words.replace("``", "`").split()))
        paper.line()


def _show_examples(paper: Paper, rule: Rule, locale: str, folders: tuple[Path, ...]) -> None:
    if rule.group != "words":
        return
    from ..language.tags import require
    from ..language.words import entries as entries_of

    entries = [phrase for root in (None, *folders) for phrase in entries_of(require(locale), rule.name, root)]
    if not entries:
        paper.line(f"There are no words for it in {locale} yet.")
        return
    # One sentence of each entry, from all over the file.
    fires = [phrase.fires[0] for phrase in entries if phrase.fires]
    silent = [phrase.silent[0] for phrase in entries if phrase.silent]
    for title, sentences, style in (
        (f"It finds ({locale})", _spread(fires, _MOST_FIRES), "underline red"),
        ("It leaves alone", _spread(silent, _MOST_SILENT), ""),
    ):
        if sentences:
            paper.line((title, "bold"))
            for sentence in sentences:
                paper.line("  ", *_marked(" ".join(sentence.split()), style, keep_marks=not paper.is_styled))
            paper.line()


def _spread(sentences: list[str], most: int) -> list[str]:
    step = max(1, len(sentences) // most)
    return sentences[::step][:most]


def _marked(sentence: str, style: str, *, keep_marks: bool) -> list[Ink]:
    """Mark the words between asterisks."""
    if keep_marks:
        return [sentence]
    return [(piece, style) if number % 2 else piece for number, piece in enumerate(re.split(r"\*", sentence))]
