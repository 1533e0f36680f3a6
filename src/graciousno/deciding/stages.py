"""The five stages, in their order. Each says what it weighed; the one that decides returns the course."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ..model.history import Course
from .advice import Consideration, Strength, listed
from .conduct import comes_to_danger, judge
from .situation import BANDS, Cost
from .weighing import NOTHING, Days, Weighing

_BY_BAND: dict[str, Strength] = {"low": "little", "medium": "some", "high": "strong"}
_RANK = {band: rank for rank, band in enumerate(BANDS)}


def misunderstanding(at: Weighing) -> Course | None:
    """Perhaps it is one: ask before anything else, though not for ever."""
    situation, rule = at.situation, at.standards.clarify
    cleared = [one for _, one in at.past if one.what == "misunderstanding"] if at.past else []
    if cleared:
        words = "There was a misunderstanding before, cleared up on {}."
        at.say("misunderstanding", "little", "yes", ("history",), words, Days.of(cleared[-1:]))
    may_be, unclear = situation.misunderstanding, situation.unclear
    asks = may_be == "likely" or (may_be == "possible" and rule.ask_when == "possible")
    rests_on: tuple[str, ...] = ("misunderstanding", "unclear", "standards.clarify.ask_when")
    if not asks and not unclear:
        words = "Nothing is left to ask." if may_be == "no" else "A misunderstanding is possible, though not likely."
        at.say("misunderstanding", "little", "neither", rests_on, words)
        return None
    if situation.conduct and comes_to_danger(at):
        words = "There are questions left, and they can wait: first everybody has to be safe."
        at.say("misunderstanding", "some", "neither", (*rests_on, "conduct"), words)
        return None
    asked = at.recent(rule.months, "clarification")
    if len(asked) >= rule.rounds:
        words = (
            "We have asked {}, last on {}; we decide with what we know." if asked else "We decide with what we know."
        )
        rests_on = ("history", "standards.clarify.rounds")
        at.say("misunderstanding", "little", "neither", rests_on, words, _times(len(asked)), Days.of(asked[-1:]))
        return None
    if asks:
        words = "This is likely to be a misunderstanding" if may_be == "likely" else "This may be a misunderstanding"
        words += ", on either side: we ask before we decide."
    else:
        words = (
            "One question is open: we ask before we decide."
            if len(unclear) == 1
            else "{} questions are open: we ask first."
        )
    at.say("misunderstanding", "decisive", "clarify", rests_on, words, len(unclear))
    return "clarify"


def our_part(at: Weighing) -> Course | None:
    """Our own share, before anything is said of the other side."""
    share = at.situation.our_share
    if share is None:
        words = "Nobody has looked yet whether something on our side led to this."
        at.say("our part", "little", "neither", ("our_share",), words)
    elif share == "none":
        at.say("our part", "little", "neither", ("our_share",), "We looked at our own part and found none.")
    else:
        at.owed = "accept_in_part" if share == "some" else "accept"
        words = share.capitalize() + " of this came about on our side: we own that and make it good."
        at.say("our part", "strong", "yes", ("our_share",), words)
    return None


def law_and_safety(at: Weighing) -> Course | None:
    """What nobody may do, and what nobody may refuse; and the safety of people."""
    situation = at.situation
    yes, no = situation.yes, situation.no
    barred = _bars(at, "yes", "no", yes) if yes.law != "none" or yes.safety != "none" else ()
    owing = _bars(at, "no", "yes", no) if no.law != "none" or no.safety != "none" else ()
    if situation.conduct:
        judge(at, "law and safety", danger=True)
        at.is_danger = at.answer is not None
    if barred and owing and not at.is_danger:
        words = "Law or safety speaks against a yes and against a no: it is for the person who carries it, with advice."
        at.say("law and safety", "decisive", "clarify", barred + owing, words)
        return "clarify"
    if barred:
        at.request = "accept_in_part" if at.owed or _part_within(at, tell=False) else "refuse"
        at.owed = "accept_in_part" if at.owed else None
        words = "A yes is out of reach: it comes to our limit for {}."
        words += " What can be given is given." if at.request == "accept_in_part" else ""
        names = listed([path.partition(".")[2] for path in barred])
        at.say("law and safety", "decisive", at.request, barred, words, names)
    elif owing or at.owed == "accept":
        at.request = at.owed = "accept"
        words = "Law or safety asks for a yes." if owing else "What we owe, we give; law and safety allow it."
        at.say("law and safety", "decisive", "accept", owing or ("our_share",), words)
    return None if situation.conduct or situation.burden is not None else at.request


def _bars(at: Weighing, answer: str, against: str, cost: Cost) -> tuple[str, ...]:
    """Say what law and safety have against an answer; return what comes to a limit."""
    limits, found = at.standards.limits, []
    for what, band, limit in (("law", cost.law, limits.law), ("safety", cost.safety, limits.safety)):
        if band != "none":
            path = f"{answer}.{what}"
            at.say(
                "law and safety", _BY_BAND[band], against, (path, f"standards.limits.{what}"), _SAID[what], answer, band
            )
            if _RANK[band] >= _RANK[limit]:
                found.append(path)
    return tuple(found)


def standards_stage(at: Weighing) -> Course | None:
    """The organisation's own lines: conduct, when a relationship ends, how much goodwill and how often."""
    if at.situation.conduct:
        judge(at, "standards", danger=False)
    if at.situation.burden is not None:
        _costs_more_than_worth(at)
    if at.answer and (at.is_danger or not at.owed):
        return at.answer
    if at.request:
        return at.request
    if at.answer and at.owed:
        words = "What came about on our side is made good, and what we ask for goes beside it."
        at.say("standards", "decisive", at.owed, ("our_share",), words)
        return at.owed
    at.can_give = _within(at, at.yes[1], "yes.money", "A yes", tell=True)
    at.can_part = at.owed is not None or _part_within(at, tell=not at.can_give)
    return None


def risk_and_reward(at: Weighing) -> Course | None:
    """What is left is weighed: the strongest decide; where both sides are alike, the customer is given the benefit."""
    situation = at.situation
    _weigh_money(at)
    for answer, against, cost in (("yes", "no", situation.yes), ("no", "yes", situation.no)):
        for what in ("reputation", "precedent"):
            band = getattr(cost, what)
            if band != "none":
                at.say("risk and reward", _BY_BAND[band], against, (f"{answer}.{what}",), _SAID[what], answer, band)
    if at.past:
        months = min(at.standards.goodwill.months, at.standards.records.months)
        ours = [one for old, one in at.past if one.ours and old < months]
        if ours:
            words = "We made a mistake in their matters before, on {}."
            at.say("risk and reward", "some", "yes", ("history",), words, Days.of(ours))
    for number, ground in enumerate(situation.grounds):
        at.say("risk and reward", ground.weight, ground.speaks_for, (f"grounds[{number}]",), "{}", ground.text)
    return _outcome(at)


def _outcome(at: Weighing) -> Course:
    for_yes, for_no = _both_sides(at.because)
    wanted = for_yes >= for_no
    course: Course
    if wanted and at.can_give:
        course = "accept"
    elif at.can_part:
        course = "accept_in_part"
    else:
        course = "refuse"
    words = "For a yes: {}. For a no: {}. "
    if for_yes == for_no:
        words += "Both sides weigh the same, so the customer is given the benefit."
    else:
        words += "The strongest decide, for a yes." if wanted else "The strongest decide, for a no."
    if wanted and not at.can_give:
        words += " A whole yes would go beyond our limits for goodwill."
    if course == "accept_in_part":
        words += " A part can be given."
    at.say("risk and reward", "decisive", course, ("because",), words, for_yes, for_no)
    return course


def _weigh_money(at: Weighing) -> None:
    low, high = at.yes
    if not high:
        at.say("risk and reward", "strong", "yes", ("yes.money",), "A yes costs no money.")
        return
    rule, worth, loss = at.standards.risk.small_share, at.sum_of("worth"), at.no
    if worth and high * 100 <= worth[0] * rule:
        rests_on = ("yes.money", "worth", "standards.risk.small_share")
        words = "A yes costs at most {} per cent of what the customer is worth to us over time."
        at.say("risk and reward", "strong", "yes", rests_on, words, rule)
    elif loss[0] >= high:
        words = "A no costs at least as much as a yes."
        at.say("risk and reward", "strong", "yes", ("yes.money", "no.money"), words)
    elif worth and low > worth[1] + loss[1]:
        words = "A yes costs more than the customer is worth to us over time and than a no would cost."
        at.say("risk and reward", "strong", "no", ("yes.money", "no.money", "worth"), words)
    else:
        words = "A yes costs money, and what it brings is not sure."
        at.say("risk and reward", "some", "no", ("yes.money", "no.money", "worth"), words)


def _costs_more_than_worth(at: Weighing) -> None:
    burden, worth = at.sum_of("burden"), at.sum_of("worth")
    if burden is None or worth is None or burden[0] <= worth[1]:
        return
    ending, words = at.standards.ending, "Serving this customer takes more than they bring, even at the best guess. "
    talks = at.recent(ending.months, "clarification", "refusal", "boundary")
    key = "standards.ending"
    if not ending.cost_more_than_worth:
        words += "That is no ground for us to part."
        at.say("standards", "little", "no", ("burden", "worth", f"{key}.cost_more_than_worth"), words)
    elif len(talks) < ending.talks:
        words += "We talk about it before we think of parting."
        at.say("standards", "some", "no", ("burden", "worth", "history", f"{key}.talks"), words)
    else:
        words += "We have talked about it, last on {}. " if talks else ""
        words += "It is fair to part."
        at.say("standards", "decisive", "part", ("burden", "worth", "history", key), words, Days.of(talks[-1:]))
        at.answer = "part"


def _within(at: Weighing, cost: Decimal, path: str, what: str, *, tell: bool) -> bool:
    """Whether a yes of this cost is within the limits for goodwill; what costs nothing always is."""
    rule, key = at.standards.goodwill, "standards.goodwill"
    before = [one for one in at.recent(rule.months, "goodwill") if not one.ours] if at.past and cost else []
    given = sum([one.worth.amount for one in before if one.worth is not None], NOTHING) if before else NOTHING
    values: tuple[object, ...]
    rests_on: tuple[str, ...]
    if cost > rule.limit:
        words, values = "{} may cost more than our limit of {} {}.", (what, rule.limit, at.standards.currency)
        rests_on = (path, f"{key}.limit")
    elif cost and len(before) >= rule.times:
        words, values = (
            "Goodwill was given {} within {} months: {}.",
            (_times(len(before)), rule.months, Days.of(before)),
        )
        rests_on = ("history", f"{key}.times")
    elif given + cost > rule.total:
        words = "Goodwill of {} {} was given within {} months; with this it would pass {}."
        values = (given, at.standards.currency, rule.months, rule.total)
        rests_on = (path, "history", f"{key}.total")
    else:
        if tell:
            at.say("standards", "little", "yes", (path, key), "{} stays within our limits for goodwill.", what)
        return True
    if tell:
        at.say("standards", "strong", "no", rests_on, words, *values)
    return False


def _part_within(at: Weighing, *, tell: bool) -> bool:
    part = at.part()
    return part is not None and _within(at, part[1], "part.money", "A yes in part", tell=tell)


class Counts(NamedTuple):
    """How many considerations speak for one side, by weight; the strongest first, as they are compared."""

    strong: int
    some: int
    little: int

    def __str__(self) -> str:
        names = zip(self, ("strong", "of some weight", "little"), strict=True)
        return listed([f"{count} {name}" for count, name in names if count]) or "nothing"


_PLACE = {weight: place for place, weight in enumerate(Counts._fields)}


def _both_sides(because: Iterable[Consideration]) -> tuple[Counts, Counts]:
    yes, no = [0, 0, 0], [0, 0, 0]
    for one in because:
        if one.speaks_for == "yes":
            yes[_PLACE[one.weight]] += 1
        elif one.speaks_for == "no":
            no[_PLACE[one.weight]] += 1
    return Counts(*yes), Counts(*no)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


_SAID = {
    "law": "The law speaks against a {} ({}).",
    "safety": "A {} would put somebody in danger ({}).",
    "reputation": "A {} would bear on how others see us ({}).",
    "precedent": "A {} would bind us in later cases ({}).",
}
