"""For translators: what a language has and lacks, and bringing its catalog up to the templates.

Catalogs are gettext's ``.po`` files, as Poedit and Weblate read and write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from babel.localedata import exists
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir

from ..errors import LocaleError
from ..resources import PACKAGE, tree
from .catalogs import DOMAIN
from .pofile import read_catalog, translations, write_catalog
from .tables import read_table
from .tags import SOURCE, canonical, chain, language
from .words import files_in

_OPTIONS = {
    "silent": "false",
    "trimmed": "true",
    "encoding": "utf-8",
    "extensions": "graciousno.drafting.vary.VaryExtension",
}
_NOTE = "NOTE:"


class Coverage(NamedTuple):
    """What a language has of what there is to say."""

    tag: str
    messages: int
    """The messages that its own catalogs translate."""
    of: int
    fuzzy: int
    rules: int
    """The rules that have phrases, and the moves that have them."""
    moves: int
    samples: int
    """The sample facts that are not those of the source."""
    is_overlay: bool
    """Whether it holds only what differs from the language that it is a kind of."""


@cache
def template() -> Catalog:
    """All messages of the package's templates, with the notes for translators."""
    found = Catalog(project="graciousno", fuzzy=False)
    # The one message that stands in Python: a moment, as a filter writes it.
    sources = [
        *_extracted(tree("templates"), [("**.j2", "jinja2")], {"**.j2": _OPTIONS}, "templates"),
        *_extracted(PACKAGE / "drafting", [("filters.py", "python")], {}, "src/graciousno/drafting"),
    ]
    for file, line, message, notes, context in sources:
        found.add(message, None, [(file, line)], auto_comments=notes, context=context)
    return found


def _extracted(
    folder: Path, methods: list[tuple[str, str]], options: dict[str, dict[str, str]], shown: str
) -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    for file, line, message, notes, context in extract_from_dir(
        str(folder), methods, options, comment_tags=(_NOTE,), strip_comment_tags=True
    ):
        yield f"{shown}/{file}", line, message, notes, context


def catalog_file(tag: str) -> Path:
    """Where the catalog of a locale is, or would be."""
    return tree("locales") / canonical(tag) / "LC_MESSAGES" / f"{DOMAIN}.po"


def is_overlay(tag: str) -> bool:
    """Whether a locale holds only what differs: one of the source language, or one that has a wider one below it."""
    tag = canonical(tag)
    return language(tag) == SOURCE or tag != language(tag)


def coverage(tag: str) -> Coverage:
    """What a locale has."""
    tag = canonical(tag)
    file = catalog_file(tag)
    own = read_catalog(file) if file.is_file() else Catalog()
    wanted = template()
    words = [path for path in files_in(tree("locales"), tag) if "phrase" in read_table(path)[0]]
    return Coverage(
        tag=tag,
        messages=sum(_is_there(message) for message in own if message.id and wanted.get(message.id, message.context)),
        of=len(wanted),
        fuzzy=sum(message.fuzzy for message in own if message.id),
        rules=sum(path.parent.name == "rules" for path in words),
        moves=sum(path.parent.name == "moves" for path in words),
        samples=sum(_samples(tag)[key] != value for key, value in _samples(SOURCE).items()),
        is_overlay=is_overlay(tag),
    )


@cache
def _samples(tag: str) -> dict[tuple[str, ...], Any]:
    """The sample facts of a locale, each with the names that lead to it."""
    found: dict[tuple[str, ...], Any] = {} if tag == SOURCE else dict(_samples(SOURCE))
    for one in reversed(chain(tag)):
        path = tree("locales") / one / "samples.toml"
        found |= _leaves(read_table(path)[0], ()) if path.is_file() else {}
    return found


def _leaves(table: dict[str, Any], names: tuple[str, ...]) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], Any] = {}
    for name, value in table.items():
        found |= _leaves(value, (*names, name)) if isinstance(value, dict) else {(*names, name): value}
    return found


def _is_there(message: Message) -> bool:
    return not message.fuzzy and all(translations(message))


def _head(catalog: Catalog, base: str, *, changed: bool) -> None:
    """Fill what editors of catalogs ask for, unless a translator has."""
    spoken = Locale.parse(base).english_name or base
    if "FIRST AUTHOR" in catalog.header_comment:
        catalog.header_comment = f"# {spoken} letters of graciousno, under the licence of the project."
    if "EMAIL@ADDRESS" in catalog.msgid_bugs_address:
        catalog.msgid_bugs_address = ""
    if "EMAIL@ADDRESS" in catalog.last_translator:
        catalog.last_translator = "graciousno"
    if "li.org" in (catalog.language_team or ""):
        catalog.language_team = spoken
    if changed or not isinstance(catalog.revision_date, datetime):
        catalog.revision_date = datetime.now(UTC)
    catalog.creation_date = catalog.revision_date


def update(tag: str, *, whole: bool = False) -> tuple[int, int, int]:
    """Bring the catalog of a locale up to the templates. No translation is lost: what fits no more becomes obsolete.

    Args:
        tag: the locale.
        whole: whether an overlay gets every message, to be filled where it differs, or loses those that are empty.

    Returns:
        How many messages are new, how many are to be looked at again (fuzzy), and how many became obsolete.

    Raises:
        LocaleError: a language that Unicode CLDR does not know. InputError: the catalog cannot be read or written.
    """
    tag = canonical(tag)
    file = catalog_file(tag)
    base = tag.partition("@")[0]
    if not exists(base):
        raise LocaleError(f'"{tag}" is no language that Unicode CLDR knows')
    catalog = read_catalog(file) if file.is_file() else Catalog(locale=tag, project="graciousno", fuzzy=False)
    before = {(message.id, message.context): message.previous_id for message in catalog if message.id}
    catalog.update(template(), no_fuzzy_matching=is_overlay(tag))
    for message in catalog:
        if message.fuzzy and not message.previous_id:  # Babel keeps only what it guessed itself
            message.previous_id = before.get((message.id, message.context), [])
    fresh = [message for message in catalog if message.id and not any(translations(message))]
    if is_overlay(tag) and not whole:
        for message in fresh:
            catalog.delete(message.id, message.context)
        fresh = []
    new = sum((message.id, message.context) not in before for message in fresh)
    _head(catalog, base, changed={*before} != {(message.id, message.context) for message in catalog if message.id})
    file.parent.mkdir(parents=True, exist_ok=True)
    write_catalog(file, catalog)
    return new, sum(message.fuzzy for message in catalog if message.id), len(catalog.obsolete)
