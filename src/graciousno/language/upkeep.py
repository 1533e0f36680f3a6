"""For translators: what a language has and lacks, what is wrong with its catalog, and bringing it up to the templates.

Catalogs are gettext's ``.po`` files, as Poedit and Weblate read and write them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from babel.localedata import exists
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

from ..errors import InputError, LocaleError
from ..resources import PACKAGE, tree
from .catalogs import DOMAIN, placeholder_problem
from .sentences import language as spoken
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
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_DOUBLED = re.compile(r"[ \u00a0]{2,}|^\s|\s$")
_CLOSERS = " )]”\"'»“』」）"
_SCRIPTS = {
    "ar": "ARABIC",
    "el": "GREEK",
    "he": "HEBREW",
    "ja": "HIRAGANA KATAKANA CJK",
    "ru": "CYRILLIC",
    "uk": "CYRILLIC",
}


class Found(NamedTuple):
    """Something in a catalog that is not right."""

    file: Path
    line: int | None
    message: str


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


def read_catalog(file: Path) -> Catalog:
    """Read a catalog.

    Raises:
        InputError: it cannot be read, with what is wrong.
    """
    try:
        with file.open("rb") as source:
            return read_po(source, abort_invalid=True)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=file) from None
    except PoFileError as error:
        raise InputError(f"is not a catalog: {error}", file=file, line=getattr(error, "lineno", None)) from None
    except (ValueError, UnicodeError) as error:
        raise InputError(f"is not a catalog: {error}", file=file) from None


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


def translations(message: Message) -> tuple[str, ...]:
    """What a message is in the language: one text, or one for each plural."""
    found = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return tuple(text or "" for text in found)


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def _head(catalog: Catalog, base: str, *, changed: bool) -> None:
    """Fill what editors of catalogs ask for, unless a translator has."""
    spoken = Locale.parse(base).english_name or base
    catalog.header_comment = f"# {spoken} letters of graciousno, under the licence of the project."
    catalog.msgid_bugs_address = ""
    if "EMAIL@ADDRESS" in catalog.last_translator:
        catalog.last_translator = "graciousno"
    if "li.org" in (catalog.language_team or ""):
        catalog.language_team = spoken
    if changed or not isinstance(catalog.revision_date, datetime):
        catalog.revision_date = datetime.now(UTC)
    catalog.creation_date = catalog.revision_date


def update(tag: str) -> tuple[int, int, int]:
    """Bring the catalog of a locale up to the templates. No translation is lost: what fits no more becomes obsolete.

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
    if file.is_file():
        catalog = read_catalog(file)
    else:
        catalog = Catalog(locale=Locale.parse(base), project="graciousno", fuzzy=False)
    before = {(message.id, message.context) for message in catalog if message.id}
    catalog.update(template(), no_fuzzy_matching=is_overlay(tag))
    fresh = [message for message in catalog if message.id and not any(translations(message))]
    if is_overlay(tag):
        for message in fresh:
            catalog.delete(message.id, message.context)
        fresh = []
    new = sum((message.id, message.context) not in before for message in fresh)
    _head(catalog, base, changed=before != {(message.id, message.context) for message in catalog if message.id})
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, catalog, width=100, no_location=True, include_previous=True)
    return new, sum(message.fuzzy for message in catalog if message.id), len(catalog.obsolete)


def problems(tag: str) -> Iterator[Found]:
    """Everything that is not right in the catalog of a locale, in the order of its lines.

    Yields:
        What a translator would want to mend: dropped, unknown or repeated placeholders; missing plural forms; a copy
        of the source; letters of another script; doubled spaces; another mark at the end; in an overlay what needs
        no entry.
    """
    tag = canonical(tag)
    file = catalog_file(tag)
    try:
        catalog = read_catalog(file)
    except InputError as error:
        yield Found(file, error.line, error.message)
        return
    wanted = template()
    for message in catalog:
        if not message.id:
            continue
        if wanted.get(message.id, message.context) is None:
            yield Found(file, message.lineno, f"no template says this any more: “{_short(_ids(message)[0])}”")
        elif message.fuzzy:
            yield Found(file, message.lineno, f"is fuzzy, to be looked at again: “{_short(_ids(message)[0])}”")
        elif not all(translations(message)):
            if not is_overlay(tag):
                yield Found(file, message.lineno, f"is not translated: “{_short(_ids(message)[0])}”")
        else:
            said = list(_wrong(tag, message, catalog.num_plurals))
            yield from (Found(file, message.lineno, f"{one}: “{_short(translations(message)[0])}”") for one in said)
    if not is_overlay(tag):
        for message in wanted:
            if message.id and catalog.get(message.id, message.context) is None:
                yield Found(file, None, f"lacks a message; locales update adds it: “{_short(_ids(message)[0])}”")


def _wrong(tag: str, message: Message, plurals: int) -> Iterator[str]:
    ids, strings = _ids(message), translations(message)
    is_plural = len(ids) > 1
    if is_plural and len(strings) != plurals:
        yield f"has {len(strings)} plural forms, {plurals} are needed"
    for text in strings:
        if why := placeholder_problem(ids[-1], text, is_plural=is_plural):
            yield why
        elif is_plural and not set(_PLACEHOLDER.findall(text)) <= set(_PLACEHOLDER.findall(ids[-1])):
            yield "has a placeholder that its message has not"
        elif len(_PLACEHOLDER.findall(text)) > len(set(_PLACEHOLDER.findall(text))) and not is_plural:
            yield "repeats a placeholder"
        if _DOUBLED.search(text):
            yield "has doubled spaces, or one at an end"
        yield from _looks_wrong(tag, ids[0], text)
    if is_overlay(tag) and tag != language(tag) and strings == _below(tag, message):
        yield "needs no entry: it says what the language says anyway"


def _looks_wrong(tag: str, source: str, text: str) -> Iterator[str]:
    bare, wanted = _PLACEHOLDER.sub("", text), _PLACEHOLDER.sub("", source)
    letters = [char for char in bare if char.isalpha()]
    if language(tag) != SOURCE and text == source and len(letters) > 2:
        yield "is a copy of the source"
    scripts = _SCRIPTS.get(language(tag), "LATIN").split()
    strange = [char for char in letters if not any(unicodedata.name(char, "").startswith(one) for one in scripts)]
    if letters and len(strange) * 2 > len(letters):
        yield "is not in the letters of its language"
    if wanted.rstrip(_CLOSERS).endswith("?") and not bare.rstrip(_CLOSERS).endswith(spoken(tag).asks):
        yield "is no question, and its source is one"


def _below(tag: str, message: Message) -> tuple[str, ...]:
    for one in chain(tag)[1:]:
        if catalog_file(one).is_file():
            found = read_catalog(catalog_file(one)).get(message.id, message.context)
            if found is not None and all(translations(found)):
                return translations(found)
    return _ids(message) if language(tag) == SOURCE else ()


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
