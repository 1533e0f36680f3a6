"""The advice: a course, all that it rests on, what would change it, and how to prepare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..model.history import Course

if TYPE_CHECKING:
    from .letters import LetterPlan
    from .situation import Situation
    from .standards import Standards

Stage = Literal["misunderstanding", "our part", "law and safety", "standards", "risk and reward"]
STAGES: tuple[Stage, ...] = ("misunderstanding", "our part", "law and safety", "standards", "risk and reward")
"""In this order, always: what stands first is not outweighed by what stands later."""

Strength = Literal["decisive", "strong", "some", "little"]


class Consideration(NamedTuple):
    """One thing that was weighed."""

    stage: Stage
    weight: Strength
    speaks_for: Literal["yes", "no", "neither"] | Course
    rests_on: tuple[str, ...]
    """The facts and standards behind it, by their paths: ``yes.money``, ``standards.goodwill.limit``."""
    words: str
    values: tuple[object, ...] = ()

    @property
    def text(self) -> str:
        """What it says, as whole sentences; put together when somebody reads it."""
        said = self.words.format(*self.values)
        return said[:1].upper() + said[1:]

    def to_dict(self) -> dict[str, Any]:
        """The consideration as plain data for JSON."""
        plain = {"stage": self.stage, "weight": self.weight, "speaks_for": self.speaks_for, "text": self.text}
        return {**plain, "rests_on": list(self.rests_on)}


class Change(NamedTuple):
    """One thing that would change the answer."""

    text: str
    """A whole sentence."""
    course: Course | None
    """What the course would be then; ``None`` where it would have to be assessed again."""
    facts: dict[str, Any]
    """The facts of the situation that would be different then."""


class Step(NamedTuple):
    """One step of preparation."""

    do: Literal["ask", "safety", "approve", "inform", "witness", "have", "talk", "letter", "record"]
    what: str
    """A whole sentence that says what to do."""
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advice:
    """What we would do, and why. A person decides."""

    course: Course
    because: tuple[Consideration, ...]
    """In the order in which they were weighed; the decisive one says what decided."""
    beside: tuple[Course, ...]
    """What stands beside the course: the boundary with a yes that is owed, or the no that the law asks for."""
    is_owed: bool
    """Whether what is given is owed, by our own share or by law, and no goodwill."""
    situation: Situation
    standards: Standards

    @property
    def not_weighed(self) -> tuple[Stage, ...]:
        """The stages that nobody needed to come to, because an earlier one decided."""
        last = STAGES.index(self.because[-1].stage)
        return STAGES[last + 1 :]

    @cached_property
    def would_change(self) -> tuple[Change, ...]:
        """What would change the answer; each course that is named here was found by assessing that situation."""
        from .changing import changes

        return changes(self)

    @cached_property
    def preparation(self) -> tuple[Step, ...]:
        """What to do before and with the answer, in this order."""
        from .preparing import steps

        return steps(self)

    def letters(self) -> tuple[LetterPlan, ...]:
        """The letter to the customer, those beside it, and the note to colleagues, as far as the facts fill them."""
        return self._letters

    @cached_property
    def _letters(self) -> tuple[LetterPlan, ...]:
        from .letters import plans

        return plans(self)

    def to_dict(self) -> dict[str, Any]:
        """The advice as plain data for JSON."""
        return {
            "version": 1,
            "course": self.course,
            "beside": list(self.beside),
            "is_owed": self.is_owed,
            "because": [one.to_dict() for one in self.because],
            "not_weighed": list(self.not_weighed),
            "would_change": [{"text": one.text, "course": one.course} for one in self.would_change],
            "preparation": [{**one._asdict(), "rests_on": list(one.rests_on)} for one in self.preparation],
            "letters": [one.to_dict() for one in self.letters()],
        }


def listed(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


__all__ = ["STAGES", "Advice", "Change", "Consideration", "Course", "Stage", "Step", "Strength", "listed"]
