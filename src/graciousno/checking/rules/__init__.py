"""The rules, one file each. A rule's file name is its name; its docstring is its documentation page."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from ..rule import Rule

NAMES = (
    "always-acknowledges-request",
    "says-no-clearly",
    "always-offers-reason",
    "offers-alternatives",
    "listens-before-no",
    "never-blames-customer",
    "never-belittles-team",
    "stays-respectful",
    "never-blunt",
    "no-empty-apology",
    "no-false-hope",
    "never-hides-behind-policy",
    "never-dismisses",
    "plain-language",
    "fits-channel",
    "no-leftover-placeholder",
)
"""The rules in the order of a letter: what it does, how it says it, how it is made."""


@cache
def rule(name: str) -> Rule:
    """A rule by name, loaded when first asked for."""
    module = import_module(f".{name.replace('-', '_')}", __name__)
    return Rule(
        name=name, group=module.GROUP, severity=module.SEVERITY, doc=(module.__doc__ or "").strip(), judge=module.judge
    )
