"""Drafts and checks gracious refusals.

The public names, and nothing else; each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import check, draft
    from .checking.settings import Settings
    from .errors import (
        FactsError,
        GraciousError,
        InputError,
        LocaleError,
        NotCleanError,
        NotReadyError,
        SettingsError,
        TemplateError,
        UnknownRuleError,
        WordFileError,
    )
    from .model.draft import Draft, Part, Span
    from .model.kinds import Alternative, Reason, Request, Weight
    from .model.letters import (
        Acknowledgement,
        Boundary,
        Clarification,
        ColleagueNote,
        Goodwill,
        Letter,
        No,
        OurPart,
        Parting,
        Refusal,
    )
    from .model.people import Person
    from .model.report import Finding, Fix, Report, Severity, Suppressed

__version__ = "0.1.0"

_HOMES = {
    "api": ("check", "draft"),
    "checking.settings": ("Settings",),
    "errors": (
        "FactsError",
        "GraciousError",
        "InputError",
        "LocaleError",
        "NotCleanError",
        "NotReadyError",
        "SettingsError",
        "TemplateError",
        "UnknownRuleError",
        "WordFileError",
    ),
    "model.draft": ("Draft", "Part", "Span"),
    "model.kinds": ("Alternative", "Reason", "Request", "Weight"),
    "model.letters": (
        "Acknowledgement",
        "Boundary",
        "Clarification",
        "ColleagueNote",
        "Goodwill",
        "Letter",
        "No",
        "OurPart",
        "Parting",
        "Refusal",
    ),
    "model.people": ("Person",),
    "model.report": ("Finding", "Fix", "Report", "Severity", "Suppressed"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # noqa: PLE0604  (the names above, kept in one place)
    *_HOME,
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
