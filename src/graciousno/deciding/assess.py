"""Weighing a situation: five stages in a fixed order, each of which says all that it rests on.

Two questions are kept apart: what becomes of the request (accept, in part, refuse), and what becomes of the conduct
(nothing, a caution, a boundary, parting). What we owe, we give, whoever asks and however; a
boundary then goes beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model.history import Course
from .advice import Advice
from .situation import Situation
from .stages import law_and_safety, misunderstanding, our_part, risk_and_reward, standards_stage
from .standards import Standards, default
from .weighing import Weighing

_STAGES: tuple[Callable[[Weighing], Course | None], ...] = (
    misunderstanding,
    our_part,
    law_and_safety,
    standards_stage,
    risk_and_reward,
)


def assess(situation: Situation, standards: Standards | None = None) -> Advice:
    """Weigh a situation by the standards of an organisation.

    Args:
        situation: the facts.
        standards: the lines of the organisation; by default those that ship.

    Returns:
        The advice. The same facts give the same advice; no clock, no chance and nothing outside of them takes part.

    Raises:
        FactsError: money in another currency than that of the standards, and conduct that they have no line for.
    """
    weighing = Weighing(situation, standards or default())
    for stage in _STAGES:
        course = stage(weighing)
        if course is not None:
            break
    else:  # the last stage always decides
        raise AssertionError
    beside = weighing.beside(course) if weighing.answer else ()
    return Advice(course, tuple(weighing.because), beside, weighing.owed is not None, situation, weighing.standards)
