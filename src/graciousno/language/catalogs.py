"""Message catalogs, and the chain that a locale looks through.

In a wheel the catalogs are compiled (``.mo``); in a checkout the ``.po`` files are read as they stand, so that a
translator sees a change at once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from ..resources import tree
from .tags import SOURCE, chain, language

DOMAIN = "graciousno"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class _Silent(NullTranslations):
    """Ends a catalog: a message that is not in it is an error here, not the message itself."""

    def gettext(self, message: str) -> str:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise KeyError(msgid1)

    def pgettext(self, context: str, message: str) -> str:
        raise KeyError(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        raise KeyError(msgid1)


@cache
def _catalog(tag: str) -> GNUTranslations | None:
    folder, lacking = tree("locales") / tag / "LC_MESSAGES", frozenset[str]()
    binary, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if binary.is_file():
        with binary.open("rb") as file:
            catalog = GNUTranslations(file)
    elif source.is_file():
        from .pofile import compiled, read_catalog, unformed

        read = read_catalog(source)
        lacking = unformed(read)
        catalog = GNUTranslations(io.BytesIO(compiled(read)))
    else:
        return None
    catalog.add_fallback(_Silent())
    _take_out_broken(catalog)
    catalog.broken |= dict.fromkeys(lacking, "lacks one of its plural forms")  # type: ignore[attr-defined]
    return catalog


def _take_out_broken(catalog: GNUTranslations) -> None:
    """A translation that lacks a placeholder, or has one that its message has not, is none: the message falls back."""
    entries: dict[Any, str] = catalog._catalog  # type: ignore[attr-defined]
    broken: dict[str, str] = {}
    for key, text in entries.items():
        message = key[0] if isinstance(key, tuple) else key
        if message and (why := placeholder_problem(_bare(message), text, is_plural=message is not key)):
            broken[message] = why
    for key in [key for key in entries if (key[0] if isinstance(key, tuple) else key) in broken]:
        del entries[key]
    catalog.broken = {_bare(message): why for message, why in broken.items()}  # type: ignore[attr-defined]


def _bare(message: str) -> str:
    """A message without its context."""
    return message.rpartition("\x04")[2]


def placeholder_problem(message: str, text: str, *, is_plural: bool = False) -> str:
    """What is wrong with the placeholders of a translation, in words; empty where nothing is.

    A plural form may leave out what the language says in a word, such as the number of "one day".
    """
    if "%" not in text and "%" not in message:
        return ""
    given, wanted = set(PLACEHOLDER.findall(text)), set(PLACEHOLDER.findall(message))
    if "%" in PLACEHOLDER.sub("", text).replace("%%", ""):
        return "has a % that begins no placeholder such as %(name)s"
    said = [f"lacks %({name})s" for name in sorted(wanted - given) if not is_plural]
    said += [f"has %({name})s, which its message has not" for name in sorted(given - wanted) if not is_plural]
    return ", ".join(said)


def compile_po(source: Path) -> bytes:
    """The compiled form of a ``.po`` file.

    Raises:
        InputError: it is not one, with its line.
    """
    from .pofile import compiled, read_catalog

    return compiled(read_catalog(source))


class Messages:
    """The messages of one locale, looked up through its chain.

    ``borrowed`` collects (message, locale, why) of messages that no catalog of the locale's own language has; why is
    empty where there is none, and tells what is wrong with it where it cannot be used.
    """

    def __init__(self, tag: str) -> None:
        self._catalogs = [found for one in chain(tag) if (found := _catalog(one))]
        self._native = language(tag) == SOURCE
        self._known: dict[str, str] = {}
        self.borrowed: list[tuple[str, str, str]] = []

    def for_a_letter(self) -> Messages:
        """The same messages, with a list of its own for what is borrowed."""
        own = object.__new__(Messages)
        own.__dict__.update(self.__dict__, borrowed=[])
        return own

    def gettext(self, message: str, /, **values: Any) -> str:
        """The message in this locale, with its values filled in."""
        text = self._known.get(message)
        if text is None:
            text = self._find(message, lambda catalog: catalog.gettext(message), message)
            if self._native or text is not message:
                self._known[message] = text
        return self._fill(text, message, values)

    def ngettext(self, singular: str, plural: str, count: int, /, **values: Any) -> str:
        """The message for this count, with its values filled in."""
        source = singular if count == 1 else plural
        text = self._find(singular, lambda catalog: catalog.ngettext(singular, plural, count), source)
        return self._fill(text, source, values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """The message for this context, with its values filled in."""
        text = self._find(message, lambda catalog: catalog.pgettext(context, message), message)
        return self._fill(text, message, values)

    def npgettext(self, context: str, singular: str, plural: str, count: int, /, **values: Any) -> str:
        """The message for this context and count, with its values filled in."""
        source = singular if count == 1 else plural

        def find(catalog: GNUTranslations) -> str:
            return catalog.npgettext(context, singular, plural, count)

        return self._fill(self._find(singular, find, source), source, values)

    def _find(self, message: str, find: Callable[[GNUTranslations], str], source: str) -> str:
        for catalog in self._catalogs:
            try:
                return find(catalog)
            except KeyError:
                continue
        if not self._native:
            broken = (catalog.broken.get(message, "") for catalog in self._catalogs)  # type: ignore[attr-defined]
            self.borrowed.append((message, SOURCE, next(filter(None, broken), "")))
        return source

    def _fill(self, text: str, source: str, values: dict[str, Any]) -> str:
        """Put the values in their places; a value that is not there is an error, not the word None."""
        if None in values.values():
            names = ", ".join(name for name, value in values.items() if value is None)
            raise ValueError(f"this case does not have {names}; ask for it first with {{% if ... %}}")
        try:
            return text % values
        except (KeyError, ValueError, TypeError):
            if text == source:
                raise
            self.borrowed.append((source, SOURCE, "its translation has a placeholder that its message has not"))
            return source % values
