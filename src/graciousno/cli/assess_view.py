"""An advice, printed for reading."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from .paper import Paper

if TYPE_CHECKING:
    from ..deciding.advice import Advice

_COURSES = {
    "clarify": "ask first; nothing is decided yet",
    "accept": "say yes",
    "accept_in_part": "say yes to a part, and a kind, clear no to the rest",
    "refuse": "say no, kindly and clearly",
    "boundary": "set a calm boundary",
    "part": "part, with good wishes",
}
_STYLES = {"decisive": "bold", "strong": "", "some": "", "little": "dim"}


def show_advice(paper: Paper, advice: Advice) -> None:
    """Print the advice: course, grounds, what would change it, what to prepare."""
    paper.line((f"{advice.course}: ", "bold"), _COURSES[advice.course])
    for course in advice.beside:
        paper.line(("and beside it ", ""), (f"{course}: ", "bold"), _COURSES[course])
    paper.line()
    paper.line(("Why, in the order in which it was weighed", "bold"))
    for stage, found in groupby(advice.because, key=lambda one: one.stage):
        paper.line(f"  {stage}")
        for one in found:
            side = "" if one.speaks_for == "neither" else f" for {one.speaks_for.replace('_', ' ')}"
            paper.line("    ", (f"{one.weight}{side}: ", _STYLES[one.weight]), one.text)
            paper.line("      ", (f"rests on {', '.join(one.rests_on)}", "dim"))
    if advice.not_weighed:
        paper.line(f"  not weighed, for that was decided before: {', '.join(advice.not_weighed)}")
    paper.line()
    paper.line(("What would change the answer", "bold"))
    for change in advice.would_change:
        paper.line(f"  - {change.text}")
    paper.line()
    paper.line(("Prepare", "bold"))
    for step in advice.preparation:
        paper.line(f"  [ ] {step.what}")
    paper.line()
    paper.line(("Letters", "bold"))
    for plan in advice.letters():
        paper.line(f"  {plan.kind.replace('_', ' ')}", "" if plan.missing else ": nothing is missing")
        for lack in plan.missing:
            paper.line(f"    {lack.field}: {lack.holds}")
    paper.line()
    paper.line("This is advice. A person decides, and carries it.")
