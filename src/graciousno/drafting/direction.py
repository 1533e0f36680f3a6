"""Which way a letter runs, and values in it that run the other way."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .values import END, QUOTE, VALUE

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "dv", "ckb", "sd", "ug"})
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# All other letters; and groups of digits, which would change places, as in the number of a telephone or "1042-7".
_LEFT = re.compile(r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\+\d|\d[^\w.,:/]+\d")
# A value with the marks around it. An address on the web or of a mail runs as it should, and stays as programs know it.
_VALUE = re.compile(f"[{VALUE}{QUOTE}]([^\ue000-\ue0ff]+){END}")
FIRST_STRONG, END_ISOLATE = "\u2068", "\u2069"
_ISOLATES = dict.fromkeys(map(ord, FIRST_STRONG + END_ISOLATE))


@cache
def is_right_to_left(locale: str) -> bool:
    """Whether the language of a locale is written from right to left."""
    return re.split("[_@]", locale)[0] in _RIGHT_TO_LEFT


def direction(locale: str) -> str:
    """``ltr`` or ``rtl``, as HTML calls the directions of writing."""
    return "rtl" if is_right_to_left(locale) else "ltr"


@lru_cache(maxsize=1024)
def turns(value: str, locale: str) -> bool:
    """Whether a value runs against the letter's own direction, in whole or in part."""
    against = _LEFT if is_right_to_left(locale) else _RIGHT
    return against.search(value) is not None


def isolated(marked: str, locale: str) -> str:
    """A marked text in which values that run the other way disturb nothing: Unicode's isolates stand around them."""
    if not is_right_to_left(locale) and _RIGHT.search(marked) is None:
        return marked
    return _VALUE.sub(
        lambda found: f"{FIRST_STRONG}{found[0]}{END_ISOLATE}" if turns(found[1], locale) else found[0], marked
    )


def without_isolates(text: str) -> str:
    """The same without them, for a page that has markup for it."""
    return text.translate(_ISOLATES)
