"""How many text messages a text takes (3GPP TS 23.038, "Alphabets and language-specific information")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LIMIT = 3
"""The segments that a text message of ours may take."""

# TS 23.038, 6.2.1: the default alphabet; its escape (0x1B) opens the extension table.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")

# A concatenated message gives six octets of each segment to its header (TS 23.040, 9.2.3.24.1).
_GSM_ALONE, _GSM_JOINED = 160, 153
_UCS_ALONE, _UCS_JOINED = 70, 67


@dataclass(frozen=True, slots=True)
class Segments:
    """What a text message costs: segments are what operators charge."""

    count: int
    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    """Septets of GSM-7 (some signs take two), or 16-bit code units of UCS-2."""


def segments(text: str) -> Segments:
    """Count a text as a telephone sends it. No sign is torn between two segments."""
    signs = set(text)
    if signs <= _BASIC:
        units, widths = len(text), None
    elif signs <= _BASIC | _EXTENDED:
        units = len(text) + sum(text.count(sign) for sign in _EXTENDED)
        widths = [2 if sign in _EXTENDED else 1 for sign in text]
    else:
        widths = [2 if sign > "\uffff" else 1 for sign in text]
        return Segments(_count(widths, sum(widths), _UCS_ALONE, _UCS_JOINED), "UCS-2", sum(widths))
    return Segments(_count(widths, units, _GSM_ALONE, _GSM_JOINED), "GSM-7", units)


def _count(widths: list[int] | None, units: int, alone: int, joined: int) -> int:
    if units <= alone:
        return 1 if units else 0
    if widths is None:
        return -(-units // joined)
    count, filled = 1, 0
    for width in widths:
        if filled + width > joined:
            count, filled = count + 1, 0
        filled += width
    return count
