"""The reader has somewhere to go next.

## What it does
Asks for something that can be done instead: another date, person, product, a part of it, a review. On a draft the
rule is exact; in free text it goes by the words of the language. It is waived where the reason is somebody's conduct,
and asks nothing of a text that says no no.

## Why it matters
An alternative turns a closed door into a next step, and makes the refusal less of a threat to the reader's standing
(politeness theory: Brown & Levinson 1987; offers of alternatives are a core strategy of refusals in Beebe, Takahashi
& Uliss-Weltz 1990).

## Say instead
"What we can do is repair them free of charge." "You can ask for a review within 28 days."
"""

from ...model.report import Finding, Severity
from ..case import Case
from ..rule import Rule, judge_move

GROUP = "structure"
SEVERITY = Severity.WARNING
_asks = judge_move(
    "offers-alternative", "nothing is offered instead: say what the reader can do next", in_text=Severity.ADVICE
)


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Ask for the move, unless the reason is conduct."""
    if case.refusal is not None and any(reason.kind == "conduct" for reason in case.refusal.reasons):
        return []
    found = _asks(case, rule)
    return None if found is None else list(found)
