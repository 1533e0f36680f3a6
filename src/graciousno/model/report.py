"""What checking finds. Results come from us, not from outside, so they are plain frozen records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple


class Severity(IntEnum):
    """How sure we are that the promise is broken, and how much it matters."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, name: str | Severity) -> Severity:
        """The severity of a name such as ``warning``.

        Raises:
            ValueError: not a severity.
        """
        if isinstance(name, cls):
            return name
        names = [str(one) for one in cls]
        if name not in names:
            from ..errors import not_one_of

            raise ValueError(not_one_of("severity", name, names))
        return cls[str(name).upper()]


MOVES = ("acknowledges-request", "says-no", "offers-reason", "offers-alternative")
"""What a part of a refusal does (speech acts: Beebe, Takahashi & Uliss-Weltz 1990)."""


class Stretch(NamedTuple):
    """A stretch ``[start, end)`` of code points of a text."""

    start: int
    end: int


class Fix(NamedTuple):
    """A better wording that can stand in place of the stretch ``[start, end)`` of the text as it is."""

    start: int
    end: int
    text: str


Better = tuple[tuple[str, ...], Fix | None]
"""The suggestions of a finding, and its fix."""


@dataclass(frozen=True)
class Finding:
    """One broken promise."""

    rule: str
    severity: Severity
    message: str
    span: Stretch | None = None
    """Where, in code points of the checked text; ``None`` when something is missing altogether."""
    excerpt: str = ""
    """The words of the span."""
    part: str | None = None
    """The part of the draft that it stands in."""
    why: str = ""
    # Factories, for a default would be found in the class before anybody is asked.
    suggestions: tuple[str, ...] = field(default_factory=tuple)
    """How to say it instead, to be read by a person."""
    fix: Fix | None = field(default_factory=lambda: None)
    """The first suggestion, where it is a sentence that can replace what stands there."""

    def __str__(self) -> str:
        excerpt = f': "{self.excerpt}"' if self.excerpt else ""
        return f"{self.severity} {self.rule}: {self.message}{excerpt}"

    def put_otherwise(self, later: Callable[[], Better]) -> Finding:
        """The same finding, its suggestions and its fix worked out when somebody asks for them."""
        other = object.__new__(Finding)
        other.__dict__.update(self.__dict__, _later=later)
        del other.__dict__["suggestions"], other.__dict__["fix"]
        return other

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            later = self.__dict__.pop("_later", None) if name in {"suggestions", "fix"} else None
            if later is None:
                raise AttributeError(name)
            self.__dict__["suggestions"], self.__dict__["fix"] = later()
            return self.__dict__[name]

    def __getstate__(self) -> dict[str, Any]:
        assert self.suggestions is not None  # what is put off is worked out before it travels
        return self.__dict__

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain data for JSON; offsets are in code points."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "part": self.part,
            "start": self.span.start if self.span else None,
            "end": self.span.end if self.span else None,
            "excerpt": self.excerpt,
            "why": self.why,
            "suggestions": list(self.suggestions),
            "fix": {"start": self.fix.start, "end": self.fix.end, "text": self.fix.text} if self.fix else None,
        }


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that somebody set aside, and why."""

    finding: Finding
    reason: str
    where: str
    """Who did: ``text``, ``call``, ``configuration`` or ``baseline``."""


@dataclass(frozen=True)
class Report:
    """What was found in one text.

    ``unchecked`` names the rules that could not judge this text, for want of words for its language. They are
    never counted as passed.
    """

    text: str
    locale: str
    findings: tuple[Finding, ...] = ()
    moves: Mapping[str, tuple[Stretch, ...]] = field(default_factory=dict)
    unchecked: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every promise that could be judged is kept."""
        return not self.findings

    def at_least(self, severity: Severity | str) -> tuple[Finding, ...]:
        """The findings of this severity (``advice``, ``warning`` or ``error``) or a higher one.

        Raises:
            ValueError: not a severity.
        """
        least = Severity.of(severity)
        return tuple(finding for finding in self.findings if finding.severity >= least)

    def require_clean(self, at_least: Severity | str = Severity.ADVICE) -> None:
        """Raise :class:`NotCleanError` with all findings of this severity or a higher one, if there are any.

        Raises:
            NotCleanError: there are such findings. ValueError: not a severity.
        """
        found = self.at_least(at_least)
        if found:
            from dataclasses import replace

            from ..errors import NotCleanError

            raise NotCleanError(replace(self, findings=found))

    def feedback(self) -> str:
        """One short paragraph for the author, or for a model that is asked to try again.

        Returns:
            What to change, most important first, with the words in question, what to say instead, and what is good
            and should stay: at most 120 words, in English as all messages are. Findings that do not fit are counted.
        """
        from .feedback import feedback

        return feedback(self)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data for JSON; offsets are in code points."""
        return {
            "version": 1,
            "locale": self.locale,
            "ok": self.ok,
            "findings": [found.to_dict() for found in self.findings],
            "suppressed": [
                {**one.finding.to_dict(), "reason": one.reason, "where": one.where} for one in self.suppressed
            ],
            "moves": {name: [list(span) for span in spans] for name, spans in self.moves.items()},
            "unchecked": list(self.unchecked),
        }
