"""Locale tags: how they are written, and the chain of catalogs that each looks through."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from ..errors import LocaleError, did_you_mean, not_one_of
from ..resources import tree

SOURCE = "en"
"""The language that the templates are written in."""

ADDRESSES = ("formal", "informal")
"""How a reader may be addressed, behind the "@" of a tag."""
_TAG = re.compile(r"^([a-z]{2,3})(?:[_-]([A-Z][a-z]{3}))?(?:[_-]([A-Z]{2}|\d{3}))?(?:@([a-z]+))?$")


@cache
def canonical(tag: str) -> str:
    """The tag as the folders are named: ``de-AT@informal`` is ``de_AT@informal``.

    Raises:
        LocaleError: it is not a locale tag.
    """
    match = _TAG.match(tag)
    if not match:
        tail = did_you_mean([meant] if _TAG.match(meant := _meant(tag)) else [])
        raise LocaleError(f'"{tag}" is not a locale; write it like "en", "en_GB" or "de@informal"{tail}')
    language, script, region, modifier = match.groups()
    near = get_close_matches(modifier or "", ADDRESSES, n=1, cutoff=0.75)
    if near and modifier not in ADDRESSES:
        raise LocaleError(f'"{tag}" is not a locale{did_you_mean([tag.removesuffix(modifier) + near[0]])}')
    return "_".join(filter(None, (language, script, region))) + (f"@{modifier}" if modifier else "")


def _meant(tag: str) -> str:
    """A tag with the capitals and signs that it should have."""
    base, _, modifier = re.sub(r"[-_ ](?=(?:in)?formal$)", "@", tag.strip().lower()).partition("@")
    language, *others = re.split("[-_ ]", base)
    pieces = (one.upper() if len(one) <= 3 else one.title() for one in others)
    return "_".join((language, *pieces)) + (f"@{modifier}" if modifier else "")


@cache
def chain(tag: str) -> tuple[str, ...]:
    """The tags to look in, the nearest first: ``de_AT@informal``, ``de@informal``, ``de_AT``, ``de``.

    It is the order of :func:`gettext.find`: the address outranks the region.
    """
    base, _, modifier = canonical(tag).partition("@")
    pieces = base.split("_")
    bases = ["_".join(pieces[:count]) for count in range(len(pieces), 0, -1)]
    with_modifier = [f"{one}@{modifier}" for one in bases] if modifier else []
    return (*with_modifier, *bases)


@cache
def language(tag: str) -> str:
    """The bare language: ``de`` of ``de_AT@informal``."""
    return chain(tag)[-1]


@cache
def shipped() -> tuple[str, ...]:
    """The locales that have a folder."""
    return tuple(sorted(path.name for path in tree("locales").iterdir() if path.is_dir()))


def require(tag: str, *, fallback: bool = False) -> str:
    """The canonical tag of a locale that we have words for, or with ``fallback`` at least formats.

    Raises:
        LocaleError: none of its chain has a folder; or it is no language that Unicode CLDR knows.
    """
    tag = canonical(tag)
    if set(chain(tag)) & set(shipped()):
        return tag
    if not fallback:
        raise LocaleError(not_one_of("locale", tag, shipped()))
    from babel.localedata import exists

    if not any(exists(one) for one in chain(tag)):
        raise LocaleError(f'"{tag}" is no language that Unicode CLDR knows, so that its dates cannot be written')
    return tag
