"""One entry of the journal: what was asked, what was decided, why, by whom, and what followed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from ..model.facts import Count, Fact, Line, Sentence
from ..model.history import CAME_OF, Course, Money, Past, What

if TYPE_CHECKING:
    from ..model.draft import Draft
    from ..model.letters import Letter
    from ..model.report import Report

DECIDED: dict[str, Course] = {
    "refusal": "refuse",
    "clarification": "clarify",
    "boundary": "boundary",
    "parting": "part",
    "goodwill": "accept",
}
"""What a letter of each kind tells."""


def _not_a_number(value: object) -> object:
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    if is_day or isinstance(value, int | float):
        raise PydanticCustomError("time_type", "should be a time such as 2026-05-03T14:00+02:00")
    return value


def _with_zone(value: datetime) -> datetime:
    offset = value.utcoffset()
    if offset is None:
        raise PydanticCustomError("time_zone", "should have a time zone, such as 2026-05-03T14:00+02:00")
    if not 1900 <= value.year < 3000:
        raise PydanticCustomError("time_year", "should be a time between 1900 and 2999")
    # What is kept is the moment, and its place to the minute: a zone may have two of the same hour, and odd seconds.
    return value.astimezone(timezone(timedelta(minutes=round(offset.total_seconds() / 60))))


Time = Annotated[datetime, BeforeValidator(_not_a_number), AfterValidator(_with_zone)]
"""A time with its zone: which day it was must not depend on who asks."""
Digest = Annotated[str, StringConstraints(to_lower=True, pattern=r"^[0-9a-fA-F]{64}$")]


def _now() -> datetime:
    return datetime.now(UTC)


class SentLetter(Fact):
    """The letter as it was sent: its digest, and where it is kept. Its words only if somebody asks for that."""

    kind: Line | None = None
    """``refusal``, ``boundary`` and so on."""
    digest: Digest
    """SHA-256 of its text in UTF-8: shows later that a letter is the one that was sent."""
    where: Line | None = None
    """Where it is kept: a path, a number in the mail archive."""
    text: Sentence | None = None

    @classmethod
    def of(cls, text: str, *, kind: str | None = None, where: str | None = None, keep_text: bool = False) -> SentLetter:
        """Describe a letter by its text; the text itself is left out unless ``keep_text``."""
        digest = sha256(text.encode()).hexdigest()
        return cls(kind=kind, digest=digest, where=where, text=text if keep_text else None)

    def is_of(self, text: str) -> bool:
        """Whether this is the text that was sent."""
        return sha256(text.encode()).hexdigest() == self.digest


class FoundThen(Fact):
    """What a rule said of the letter when it was sent."""

    rule: Line
    severity: Literal["advice", "warning", "error"]
    message: Sentence
    set_aside: Sentence | None = None
    """The reason for which it was set aside, where it was."""


class Entry(Fact):
    """What is recorded once and never changed.

    A correction is an entry of its own that holds everything as it should have been, and names in ``corrects`` the
    number of the one it stands for. A correction with nothing asked, decided or happened takes the entry back.

    Raises:
        FactsError: with every problem at once.
    """

    customer: Line
    """A name or number. The journal keeps a pseudonym in its place, unless it was begun with plain names."""
    at: Time = Field(default_factory=_now)
    """When it happened or was decided, with a time zone."""
    by: Line
    """Who carries the decision, or noted what happened: a role rather than a name."""
    asked: Sentence | None = None
    decided: Course | None = None
    what: What | None = None
    """What happened, where nothing was decided: a complaint, a misunderstanding, conduct."""
    because: tuple[Sentence, ...] = ()
    told: tuple[Line, ...] = ()
    """Who was told."""
    witnesses: tuple[Line, ...] = ()
    letter: SentLetter | None = None
    findings: tuple[FoundThen, ...] = ()
    unchecked: tuple[Line, ...] = ()
    """The rules that could not judge the letter; they are never counted as kept."""
    followed: Sentence | None = None
    """What came of it."""
    conduct: Line | None = None
    """The conduct line that was touched, by its name in the standards."""
    worth: Money | None = None
    ours: bool = False
    """Whether it was our mistake."""
    corrects: Count | None = None

    @model_validator(mode="after")
    def _one_thing_at_a_time(self) -> Self:
        if self.what is not None and self.decided is not None:
            raise PydanticCustomError(
                "two_things", "what is for things about which nothing was decided: make two entries, each with its time"
            )
        return self

    @property
    def past(self) -> Past | None:
        """The entry looked back on; ``None`` where it says of nothing that it happened."""
        what = self.what or (CAME_OF[self.decided] if self.decided else None)
        what = what or ("conduct" if self.conduct else "request" if self.asked else None)
        if what is None:
            return None
        return Past(
            on=self.at.date(), what=what, conduct=self.conduct, worth=self.worth, ours=self.ours, note=self.asked
        )

    @classmethod
    def of(
        cls,
        draft: Draft,
        report: Report | None = None,
        *,
        customer: str,
        by: str,
        where: str | None = None,
        keep_text: bool = False,
        **more: Any,
    ) -> Entry:
        """Make the entry for a letter.

        Args:
            draft: the letter.
            report: what the rules say of it; without one, the draft's own.
            customer: whose history it belongs to.
            by: who carries the decision.
            where: where the letter is kept.
            keep_text: whether the journal keeps its words too.
            more: other fields; they overrule what is read from the letter.

        Raises:
            FactsError: a field that cannot be.
            TypeError: a draft made without a door, which has no report of its own, and none given.
        """
        facts = draft.facts
        said = report if report is not None else draft.report
        found = [(one, None) for one in said.findings] + [(one.finding, one.reason) for one in said.suppressed]
        fields: dict[str, Any] = {
            "decided": None if "what" in more else _decided(facts),
            "asked": _asked(facts),
            "because": [one.text or one.kind.replace("_", " ") for one in getattr(facts, "reasons", ())],
            "ours": getattr(facts, "our_part", None) is not None,
            "letter": SentLetter.of(draft.text, kind=facts.kind, where=where, keep_text=keep_text),
            "findings": [
                FoundThen(rule=one.rule, severity=str(one.severity), message=one.message, set_aside=reason)
                for one, reason in found
            ],
            "unchecked": said.unchecked,
        }
        return cls(customer=customer, by=by, **{**fields, **more})


def _decided(facts: Letter) -> Course | None:
    extent = getattr(getattr(facts, "no", None), "extent", "whole")
    return "accept_in_part" if extent == "part" else DECIDED.get(facts.kind)


def _asked(facts: Letter) -> str | None:
    request = getattr(facts, "request", None)
    return None if request is None else request.about or request.kind.replace("_", " ")
