"""Message catalogs, and the chain that a locale looks through.

In a wheel the catalogs are compiled (``.mo``); in a checkout the ``.po`` files are read as they stand, so that a
translator sees a change at once.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..resources import tree
from .tags import SOURCE, chain, language

DOMAIN = "graciousno"


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
    folder = tree("locales") / tag / "LC_MESSAGES"
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if compiled.is_file():
        with compiled.open("rb") as file:
            catalog = GNUTranslations(file)
    elif source.is_file():
        catalog = GNUTranslations(io.BytesIO(compile_po(source)))
    else:
        return None
    catalog.add_fallback(_Silent())
    return catalog


def compile_po(source: Path) -> bytes:
    """The compiled form of a ``.po`` file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    buffer = io.BytesIO()
    try:
        with source.open("rb") as file:
            write_mo(buffer, read_po(file, abort_invalid=True))
    except (PoFileError, ValueError) as error:
        raise InputError(f"this catalog cannot be read: {error}", file=source) from error
    return buffer.getvalue()


class Messages:
    """The messages of one locale, looked up through its chain.

    ``borrowed`` collects the pairs (message, locale) of messages that no catalog of the locale's own language has.
    """

    def __init__(self, tag: str) -> None:
        self._catalogs = [found for one in chain(tag) if (found := _catalog(one))]
        self._native = language(tag) == SOURCE
        self._known: dict[str, str] = {}
        self.borrowed: list[tuple[str, str]] = []

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
        return _fill(text, values)

    def ngettext(self, singular: str, plural: str, count: int, /, **values: Any) -> str:
        """The message for this count, with its values filled in."""
        source = singular if count == 1 else plural
        return _fill(self._find(singular, lambda catalog: catalog.ngettext(singular, plural, count), source), values)

    def pgettext(self, context: str, message: str, /, **values: Any) -> str:
        """The message for this context, with its values filled in."""
        return _fill(self._find(message, lambda catalog: catalog.pgettext(context, message), message), values)

    def npgettext(self, context: str, singular: str, plural: str, count: int, /, **values: Any) -> str:
        """The message for this context and count, with its values filled in."""
        source = singular if count == 1 else plural

        def find(catalog: GNUTranslations) -> str:
            return catalog.npgettext(context, singular, plural, count)

        return _fill(self._find(singular, find, source), values)

    def _find(self, message: str, find: Callable[[GNUTranslations], str], source: str) -> str:
        for catalog in self._catalogs:
            try:
                return find(catalog)
            except KeyError:
                continue
        if not self._native:
            self.borrowed.append((message, SOURCE))
        return source


def _fill(text: str, values: dict[str, Any]) -> str:
    """Put the values in their places; a value that is not there is an error, not the word None."""
    if None in values.values():
        names = ", ".join(name for name, value in values.items() if value is None)
        raise ValueError(f"this case does not have {names}; ask for it first with {{% if ... %}}")
    return text % values
