"""The rules, one file each. A rule's file name is its name; its docstring is its documentation page."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

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
    "no-protected-ground",
    "plain-language",
    "one-apology",
    "consistent-address",
    "fits-channel",
    "no-leftover-placeholder",
    "suppresses-with-reason",
)
"""The rules in the order of a letter: what it does, how it says it, how it is made."""


@cache
def rule(name: str) -> Rule:
    """A rule by name, loaded when first asked for."""
    return of_module(name, import_module(f".{name.replace('-', '_')}", __name__))


def of_module(name: str, module: Any) -> Rule:
    """The rule that a module holds."""
    return Rule(
        name=name, group=module.GROUP, severity=module.SEVERITY, doc=(module.__doc__ or "").strip(), judge=module.judge
    )
