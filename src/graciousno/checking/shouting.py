"""Where a text shouts: words in capitals and rows of exclamation marks, in every language that has capitals."""

from __future__ import annotations

import math
import re
from functools import cache
from itertools import groupby

from ..model.report import Stretch
from .case import Case


def _capitals() -> str:
    """The capital letters of the scripts that have them, as ranges for a character class."""
    letters = [code for code in range(0x2000) if chr(code).isupper()]
    runs = (list(run) for _, run in groupby(enumerate(letters), lambda pair: pair[1] - pair[0]))
    return "".join(f"{chr(run[0][1])}-{chr(run[-1][1])}" for run in runs)


_GAP = r"[!,]{0,3}[ \t\u00a0]{1,3}"
_CAPITALS = re.compile(r"[A-Z\u00c0-\u1fff][!,]{0,3}[ \t\u00a0]{1,3}[A-Z\u00c0-\u1fff]")
"""What is in every text with a run of words in capitals, and in few others."""


@cache
def _run() -> re.Pattern[str]:
    """Finds words in capitals. It is put together when first needed: most texts have none."""
    letter = f"[{_capitals()}]"
    # A word begins behind none and ends before none; each is looked at once, or texts without end would take theirs.
    word = rf"{letter}(?<!\w.)(?<!\w['’-].){letter}*+(?>(?:['’-]{letter}++)*)(?!\w|[-'’/._]\w)"
    return re.compile(rf"{word}(?>(?:{_GAP}{word})+)(?P<marks>[!！]*+)")


_ROW = re.compile(r"[!！](?>(?: ?[!！])+)")
_ROWS = ("!!", "！！", "! !")
_LONG = 4
"""Letters of a word that shouts in a run of two."""
_LINE = 160
"""Code points on either side of a label, at most."""
_OPENING, _CLOSING = ("{", "[", "<", "%"), ("}", "]", ">", "%")
# What is printed so anyway: the legal form at the end of a company's name, and states that systems give to things.
_PRINTED = re.compile(
    r"(?:.*\b(?:LTD|LIMITED|INC|LLC|LLP|PLC|GMBH|AG|KG|SA|SAS|SARL|SRL|SPA|BV|NV|AB|OY|OYJ|ASA|CORP|CORPORATION|COMPANY)"
    r"|(?:OUT OF STOCK|OUT FOR DELIVERY|RETURN(?:ED)? TO SENDER|NO LONGER AVAILABLE|(?:AWAITING|PENDING) \w+(?: \w+)?)"
    r")\Z"
)
_NAMES = frozenset({"sender", "recipient", "subject", "signature"})
"""The parts of a draft that hold names, which are written as their owners write them."""


def shouts(case: Case) -> list[Stretch]:
    """The stretches that shout, in the order of the text; marks behind a run of capitals are part of it.

    Three or more words in capitals shout, and two long ones with an exclamation mark; rows of these marks do as
    :func:`_fewest` says.
    """
    text = case.text
    runs = list(_run().finditer(text)) if _CAPITALS.search(text) else []
    mixed = bool(runs) and text.upper() != text
    found = [Stretch(*run.span()) for run in runs if _is_loud(case, run, mixed=mixed)]
    if any(map(text.__contains__, _ROWS)):
        rows = [Stretch(*row.span()) for row in _ROW.finditer(text) if not case.is_quoted(*row.span())]
        fewest = _fewest(case, len(rows))
        found += [row for row in rows if len(text[row.start : row.end].replace(" ", "")) >= fewest]
    return sorted(span for span in found if not case.is_quoted(*span))


def _fewest(case: Case, rows: int) -> float:
    """How many exclamation marks in a row shout. Among friends they are a sign of joy, unless the text says no."""
    if case.tone in {"work", "public"}:
        return 2
    if case.has_words("says-no") and not case.moves["says-no"]:
        return math.inf
    return 2 if rows > 1 and case.tone is None else 3


def _is_loud(case: Case, run: re.Match[str], *, mixed: bool) -> bool:
    """Whether a run of words in capitals is shouted, not printed so."""
    words = re.split(_GAP, run[0].rstrip("!！"))
    if len(words) == 2:
        return bool(run["marks"]) and all(len(word) >= _LONG for word in words)
    # Letters that stand alone are initials, and words between commas are a list.
    plain = sum("," not in gap for gap in re.findall(_GAP, run[0]))
    if sum(len(word) > 1 for word in words) < 2 or plain < 2:
        return False
    if run["marks"]:
        return True
    if _PRINTED.match(run[0]) or case.part_at(run.start()) in _NAMES or _is_placeholder(case.text, *run.span()):
        return False
    return not (mixed and _is_label(case.text, *run.span()))


def _is_placeholder(text: str, start: int, end: int) -> bool:
    """Whether a run stands in brackets, to be filled in."""
    before, after = text[max(0, start - 2) : start].rstrip(), text[end : end + 2].lstrip()
    return before.endswith(_OPENING) and after.startswith(_CLOSING)


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether a run is a heading, a line of an address, or what stands before or behind a colon in its line."""
    above, below = text.rfind("\n", max(0, start - _LINE), start), text.find("\n", end, end + _LINE)
    if (above < 0 and start > _LINE) or (below < 0 and len(text) - end > _LINE):
        return False
    head = text[above + 1 : start].strip(" \t*_#|>-\"'“„«")
    if not head and text[end : end + 1] in {":", "："}:
        return True
    tail = text[end : below if below >= 0 else len(text)].strip(" \t*_#|:-\"'”“»")
    if tail.endswith((".", "!", "?")):
        return False
    return (not head or head.endswith(":") or head.upper() == head) and tail.upper() == tail
