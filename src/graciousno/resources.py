"""Where the writers' and the translators' trees are: beside the package when installed, above it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
"""The folder of the package."""
_CHECKOUT = PACKAGE.parents[1]


@cache
def tree(name: str) -> Path:
    """The folder of a tree: ``templates`` or ``locales``."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name
