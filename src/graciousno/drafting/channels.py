"""What the outer forms need beyond their layouts: a text message that fits, the paper of a letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from typing import Any, Protocol

from ..model.letters import Acknowledgement
from ..model.sms import segments
from .parts import plain
from .values import WORD_JOINER, View, view

# What typography adds and the alphabet of text messages (GSM-7) lacks: one such sign would halve the room.
_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " ")
    | {"…": "...", "‹": "'", "›": "'", "•": "-", "\u00ad": None, "\u200b": None}
)
# The invisible joiner keeps an address that nobody vouches for from becoming a link; a plain space does so too.
_JOINER = re.compile(rf"{WORD_JOINER}(?=[^\s{WORD_JOINER}\ue000-\ue0ff])")
_SPACES = re.compile(r"(?<=[^\n ])  +")


class Writing(Protocol):
    """A letter while it is being written."""

    variables: dict[str, Any]
    left_out: set[str]

    def marked(self) -> str:
        """The whole letter with its marks."""


def plain_signs(marked: str) -> str:
    """The letter with signs that every telephone has, and a list right below the words before it."""
    text = marked.translate(_PLAIN).replace("\n\n", "\n")
    if WORD_JOINER in text:
        text = _JOINER.sub(" ", text).replace(WORD_JOINER, "")
    return _SPACES.sub(" ", text) if "  " in text else text


def fit(letter: Writing, limit: int) -> tuple[str, tuple[str, ...]]:
    """The marked text message in at most ``limit`` segments where that can be, and what was left out for it.

    Whole optional parts go, the least needed first; the no and one reason stay.
    """
    marked = plain_signs(letter.marked())
    left_out: list[str] = []
    for name, leave_out in _STEPS:
        if segments(plain(marked)).count <= limit:
            break
        leave_out(letter)
        before, marked = marked, plain_signs(letter.marked())
        if marked != before:
            left_out.append(name)
    return marked, tuple(left_out)


def _part(name: str) -> Callable[[Writing], None]:
    return lambda letter: letter.left_out.add(name)


def _thanks(letter: Writing) -> None:
    """What was asked is told without the thanks for asking, nor the day when it came."""
    if "acknowledgement" not in letter.variables:
        return
    letter.variables["acknowledgement"] = _with(
        letter.variables["acknowledgement"] or view(Acknowledgement()), thanks=False
    )
    request = letter.variables.get("request")
    if request is not None:
        letter.variables["request"] = _with(request, received=None)


def _heard(name: str) -> Callable[[Writing], None]:
    def leave_out(letter: Writing) -> None:
        heard = letter.variables.get("acknowledgement")
        if heard is not None:
            letter.variables["acknowledgement"] = _with(heard, **{name: None})

    return leave_out


def _keep(name: str, count: int) -> Callable[[Writing], None]:
    """Keep so many of a list. What other parts say of the list, such as a firm no, then fits what is left of it."""

    def leave_out(letter: Writing) -> None:
        letter.variables[name] = letter.variables[name][:count]

    return leave_out


def _alternatives(letter: Writing) -> None:
    """A no that must stand without a way on is not made firmer than it is."""
    letter.variables["alternatives"] = []
    no = letter.variables.get("no")
    if no is not None and no.firmness == "firm":
        letter.variables["no"] = _with(no, firmness="plain")


def _with(shown: View, **changes: Any) -> View:
    # A copy, since views of facts that say nothing are shared.
    changed = copy(shown)
    changed.__dict__.update(changes)
    return changed


_STEPS: tuple[tuple[str, Callable[[Writing], None]], ...] = (
    ("closing", _part("closing")),
    ("thanks", _thanks),
    ("quote", _heard("quote")),
    ("impact", _heard("impact")),
    *((name, _part(name)) for name in ("our_part", "wishes", "gratitude", "witnesses")),
    ("further_reasons", _keep("reasons", 1)),
    ("further_alternatives", _keep("alternatives", 1)),
    ("signature", _part("signature")),
    ("alternatives", _alternatives),
    ("acknowledgement", _part("acknowledgement")),
)

_US_LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
"""The territories that print on US Letter (Unicode CLDR, supplemental data, ``paperSize``)."""


def paper(locale: str) -> str:
    """``A4`` or ``Letter``, as CSS calls them."""
    return "Letter" if set(locale.partition("@")[0].split("_")[1:]) & _US_LETTER else "A4"
