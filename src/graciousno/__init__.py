"""Drafts and checks gracious refusals.

The public names, and nothing else; each is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import assess, check, draft
    from .checking.settings import Settings
    from .deciding.advice import Advice
    from .deciding.situation import Situation
    from .deciding.standards import Standards
    from .errors import (
        FactsError,
        GraciousError,
        InputError,
        JournalError,
        LocaleError,
        NotCleanError,
        NotReadyError,
        SettingsError,
        TemplateError,
        UnknownRuleError,
        WordFileError,
    )
    from .journal.entry import Entry
    from .journal.store import Journal
    from .model.draft import Draft, Part, Span
    from .model.history import History, Past
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
    "api": ("assess", "check", "draft"),
    "checking.settings": ("Settings",),
    "deciding.advice": ("Advice",),
    "deciding.situation": ("Situation",),
    "deciding.standards": ("Standards",),
    "errors": (
        "FactsError",
        "GraciousError",
        "InputError",
        "JournalError",
        "LocaleError",
        "NotCleanError",
        "NotReadyError",
        "SettingsError",
        "TemplateError",
        "UnknownRuleError",
        "WordFileError",
    ),
    "journal.entry": ("Entry",),
    "journal.store": ("Journal",),
    "model.draft": ("Draft", "Part", "Span"),
    "model.history": ("History", "Past"),
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
