"""Conduct, counted: from dated records alone, each day once, the older the less, and what is assumed not at all."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from .advice import Stage
from .situation import Incident
from .standards import ConductLine
from .weighing import Days, Weighing, age

FULL = 4
"""What one time counts, in quarters: a time at second hand counts half, and an old one half of that."""
_COUNTS = {"seen": FULL, "told": FULL // 2, "assumed": 0}

Response = Literal["nothing", "caution", "boundary", "part"]


class Tally(NamedTuple):
    """What one line adds up to."""

    quarters: int
    recent: tuple[date, ...]
    older: tuple[date, ...]

    @property
    def times(self) -> int:
        """On how many days it happened."""
        return len(self.recent) + len(self.older)

    def __str__(self) -> str:
        older = f"{Days(self.older)} (which counts half by now)" if self.older else ""
        return "on " + " and earlier on ".join(filter(None, (str(Days(self.recent)), older)))


def judge(weighing: Weighing, stage: Stage, *, danger: bool) -> None:
    """Hold the conduct of today against its lines, those with danger or those without; say what it comes to."""
    for incident, line in weighing.touched.values():
        if line.danger is danger:
            _judge_line(weighing, stage, incident, line)


def comes_to_danger(weighing: Weighing) -> bool:
    """Whether somebody's safety is at stake in what was done."""
    return any(
        response(weighing, name) in {"boundary", "part"} for name, (_, line) in weighing.touched.items() if line.danger
    )


def response(weighing: Weighing, name: str) -> Response:
    """How the standards answer the conduct of this line."""
    return _response(weighing, weighing.standards.lines[name], name, tally(weighing, name))


def tally(weighing: Weighing, name: str) -> Tally:
    """Count a line: what was done now, and what the history has of it with a date."""
    situation, standards = weighing.situation, weighing.standards
    months, kept = standards.lines[name].months, standards.records.months
    months, last = min(months, kept), min(2 * months, kept)
    happened = [
        (one.on, age(one.on, situation.on), _COUNTS[one.known]) for one in situation.conduct if one.line == name
    ]
    for old, past in weighing.past:
        # A decision about conduct is no incident, and what turned out to be our mistake is nobody's habit.
        if past.what == "conduct" and past.conduct == name and not past.ours:
            happened.append((past.on, old, FULL))
    counted: dict[date, int] = {}
    older = []
    for day, old, quarters in happened:
        if quarters and old < last:
            if old >= months:
                older.append(day)
            counted[day] = max(counted.get(day, 0), quarters if old < months else quarters // 2)
    if not older:
        return Tally(sum(counted.values()), tuple(counted), ())
    recent = tuple(day for day in counted if day not in older)
    return Tally(sum(counted.values()), recent, tuple(day for day in counted if day in older))


def _response(weighing: Weighing, line: ConductLine, name: str, found: Tally) -> Response:
    times, caution, boundary, parting = found.quarters / FULL, line.caution, line.boundary, line.parting
    if parting and times >= parting:
        return "part" if line.danger or _was_warned(weighing, line, name) else "boundary"
    if boundary and times >= boundary:
        return "boundary"
    return "caution" if caution and times >= caution else "nothing"


def _was_warned(weighing: Weighing, line: ConductLine, name: str) -> bool:
    """Whether a boundary was set before: nobody is sent away who was not told where the line is."""
    if not weighing.standards.ending.boundary_first:
        return True
    return any(one.conduct in {None, name} for one in weighing.recent(2 * line.months, "boundary"))


def _judge_line(weighing: Weighing, stage: Stage, incident: Incident, line: ConductLine) -> None:
    name = incident.line
    found = tally(weighing, name)
    answer = _response(weighing, line, name, found)
    rests_on = ("conduct", "history", f"standards.lines.{name}")
    what = incident.what or line.means
    if answer in {"boundary", "part"}:
        words = "{}, {}: our line asks for parting." if answer == "part" else "{}, {}: our line asks for a boundary."
        if answer == "boundary" and line.parting and found.quarters >= line.parting * FULL:
            words += " It would ask for parting, were it not that a boundary comes first."
        weighing.say(stage, "decisive", answer, rests_on, words, what, found)
        if weighing.answer != "part":
            weighing.answer = "part" if answer == "part" else "boundary"
    elif answer == "caution":
        words = "{}, {}: a calm word is enough for now."
        weighing.say(stage, "some", "boundary", rests_on, words, what, found)
    elif found.quarters:
        words = "{}, {}: " + ("one incident is not a habit." if found.times < 2 else "it does not reach our line.")
        weighing.say(stage, "little", "boundary", rests_on, words, what, found)
    else:
        # What is only assumed, or too long ago.
        words = "There is a note of {}; it is only assumed or too long ago, so it does not count."
        weighing.say(stage, "little", "neither", rests_on, words, what)
