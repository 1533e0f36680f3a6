"""The letter listens before it refuses.

## What it does
Asks that the acknowledgement stands before the no. On a draft it goes by the order of the parts, in free text by the
first place of each move.

## Why it matters
A no that comes first is read as a no without a hearing; the reader looks for the decision with the feeling of not
having been heard (indirect order for bad news: Locker 1999, "Factors in reader responses to negative letters", which
also finds that a buffer must be about the request, not an empty politeness).

## Say instead
First "Thank you for your application for the post of library assistant.", then "We have decided to offer it to
somebody else."
"""

from ...model.report import Finding, Severity
from ..case import Case
from ..rule import Rule

GROUP = "structure"
SEVERITY = Severity.WARNING


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Compare the first acknowledgement with the first no."""
    if case.draft is None and not (case.has_words("says-no") and case.has_words("acknowledges-request")):
        return None
    if not case.is_refusal:
        return []
    heard, refused = case.moves["acknowledges-request"], case.moves["says-no"]
    if not heard or not refused or heard[0].start <= refused[0].start:
        return []
    severity = rule.severity if case.draft is not None else Severity.ADVICE
    return [rule.finding(case, "the no comes before the acknowledgement", refused[0], severity=severity)]
