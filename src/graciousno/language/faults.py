"""What is not right in the files of a language: its catalog, its words and its samples, each with file and line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message

from ..errors import InputError, WordFileError, not_one_of
from ..resources import tree
from . import proof, rewording
from .catalogs import PLACEHOLDER, placeholder_problem
from .pofile import read_catalog, translations
from .reading import scale
from .sentences import language as spoken
from .tags import SOURCE, canonical, chain, language
from .upkeep import catalog_file, is_overlay, template
from .words import read_file, shared_lists

_DOUBLED = re.compile(r"[ \u00a0]{2,}|^\s|\s$")
_SAME = "ignore-same"
"""The flag that Weblate has for a translation that is meant to be a copy."""
_MANY = 20
"""More messages than so many of which the same is true are counted, not listed."""
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
    others: int = 0
    """How many more there are of which the same is true, and which are not listed."""

    def __str__(self) -> str:
        return str(InputError(self.message, file=self.file, line=self.line))


def of_words(tag: str, kinds: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    """Everything that is not right in the files of words that a locale has itself, a line each with file and line.

    Args:
        tag: the locale.
        kinds: the ``rules`` and the ``moves`` that there are, each with the kinds that its phrases may have.

    Yields:
        What cannot be read or is not as it should be; a file about no rule and no move; a kind of cue that there is
        not; what the sentences of a word file or of a rewrite do not prove.
    """
    tag = canonical(tag)
    folder = tree("locales") / tag
    try:
        scale(spoken(tag))
    except WordFileError as error:
        yield str(error)
        return
    for path in sorted(path for group in ("rules", "moves", "rewrites") for path in (folder / group).glob("*.toml")):
        group = path.parent.name
        known = kinds["moves" if group == "moves" else "rules"]
        is_rewrite = group == "rewrites"
        try:
            if is_rewrite and path.stem == rewording.COMMON:
                continue
            if path.stem not in known:
                yield f"{path}: {not_one_of('move' if group == 'moves' else 'rule', path.stem, [*known])}"
            elif not is_rewrite:
                yield from _strange_kinds(path, known[path.stem])
            yield from (rewording if is_rewrite else proof).problems(tag, path)
        except WordFileError as error:
            yield str(error)


def _strange_kinds(path: Path, kinds: Sequence[str]) -> Iterator[str]:
    for phrase in read_file(path, shared_lists(path.parent.parent))[0]:
        if phrase.move and phrase.move not in kinds:
            known = [*filter(None, kinds)]
            said = not_one_of("kind", phrase.move, known) if known else 'no phrase of this rule has a "move"'
            yield f"{path}:{phrase.line}: {said}"


def problems(tag: str) -> Iterator[Found]:
    """Everything that is not right in the catalog of a locale, in the order of its lines; last, what is not translated.

    Yields:
        What a translator would want to mend: dropped, unknown or repeated placeholders; a plural form that is missing;
        a copy of the source; letters of another script; doubled spaces; another mark at the end; in an overlay what
        needs no entry.
    """
    tag = canonical(tag)
    file = catalog_file(tag)
    if not file.is_file():
        if not is_overlay(tag):
            yield Found(file, None, f"is not there; locales new {tag} begins it")
        return
    try:
        catalog = read_catalog(file)
    except InputError as error:
        yield Found(file, error.line, error.message)
        return
    below: list[Catalog] = []
    for path in filter(Path.is_file, map(catalog_file, chain(tag)[1:])):
        with suppress(InputError):  # that one cannot be read is said where it is looked at
            below.append(read_catalog(path))
    wanted = template()
    empty: list[Found] = []
    for message in catalog:
        if not message.id:
            continue
        if wanted.get(message.id, message.context) is None:
            yield Found(file, message.lineno, f"no template says this any more: {_quoted(message)}")
        elif message.fuzzy:
            yield Found(file, message.lineno, f"is fuzzy, to be looked at again: {_quoted(message)}")
        elif any(translations(message)):
            said = [*_wrong(tag, message)]
            if is_overlay(tag) and translations(message) == _below(tag, below, message):
                said.append(("needs no entry: it says what the language says anyway", translations(message)[0]))
            yield from (Found(file, message.lineno, f"{one}: “{_short(text)}”") for one, text in said)
        elif not is_overlay(tag):
            empty.append(Found(file, message.lineno, f"is not translated: {_quoted(message)}"))
    yield from _counted(empty, "nor are")
    if not is_overlay(tag):
        absent = [one for one in wanted if one.id and catalog.get(one.id, one.context) is None]
        lacks = "lacks a message; locales update adds it: {}".format
        yield from _counted([Found(file, None, lacks(_quoted(one))) for one in absent], "and")


def _counted(found: list[Found], also: str) -> list[Found]:
    """The same, or when they are many the first of them, with their number."""
    if len(found) <= _MANY:
        return found
    first, others = found[0], len(found) - 1
    return [first._replace(message=f"{first.message}, {also} {others} others", others=others)]


def _wrong(tag: str, message: Message) -> Iterator[tuple[str, str]]:
    """What is wrong with a translation, and with which of its forms."""
    ids, strings = _ids(message), translations(message)
    is_plural = len(ids) > 1
    for number, text in enumerate(strings):
        if not text:
            yield f"lacks its plural form [{number}], so that none of its forms is used", ids[-1]
            continue
        if why := placeholder_problem(ids[-1], text, is_plural=is_plural):
            yield why, text
        elif strange := sorted(set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(ids[-1]))):
            yield ", ".join(f"has %({name})s, which its message has not" for name in strange), text
        elif len(PLACEHOLDER.findall(text)) > len(set(PLACEHOLDER.findall(text))) and not is_plural:
            yield "repeats a placeholder", text
        if _DOUBLED.search(text):
            yield "has doubled spaces, or one at an end", text
        yield from ((why, text) for why in _looks_wrong(tag, ids[0], text, is_meant=_SAME in message.flags))


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def _looks_wrong(tag: str, source: str, text: str, *, is_meant: bool) -> Iterator[str]:
    bare, wanted = PLACEHOLDER.sub("", text), PLACEHOLDER.sub("", source)
    letters = [char for char in bare if char.isalpha()]
    if language(tag) != SOURCE and text == source and len(letters) > 2 and not is_meant:
        yield f"is a copy of the source; where that is meant, flag it “#, {_SAME}”"
    scripts = _SCRIPTS.get(language(tag), "LATIN").split()
    strange = [char for char in letters if not any(unicodedata.name(char, "").startswith(one) for one in scripts)]
    if letters and len(strange) * 2 > len(letters):
        yield "is not in the letters of its language"
    if wanted.rstrip(_CLOSERS).endswith("?") and not bare.rstrip(_CLOSERS).endswith(spoken(tag).asks):
        yield "is no question, and its source is one"


def _below(tag: str, catalogs: Iterable[Catalog], message: Message) -> tuple[str, ...]:
    """What the rest of its chain says for a message, the nearest first."""
    for catalog in catalogs:
        found = catalog.get(message.id, message.context)
        if found is not None and all(translations(found)):
            return translations(found)
    return _ids(message) if language(tag) == SOURCE else ()


def _quoted(message: Message) -> str:
    return f"“{_short(_ids(message)[0])}”"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
