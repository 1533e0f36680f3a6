"""The reader learns why.

## What it does
Asks for a because: a fact, a date, a law, a limit. On a draft the rule is exact; in free text it goes by the words of
the language. It asks nothing of a text that says no no. More than three reasons in a draft are questioned.

## Why it matters
A request backed by a reason is met with more understanding than a bare one (Langer, Blank & Chanowitz 1978), and a
refusal explained adequately is judged fairer than the same refusal unexplained (Bies & Shapiro 1988, "Voice and
justification"). Public bodies often must give reasons by law. Weak reasons added to a strong one weaken it (the
dilution effect: Nisbett, Zukier & Lemley 1981).

## Say instead
"The 30-day return window ended on 3 May." "The hall is already booked that evening."
"""

from ...model.report import Finding, Severity
from ..case import Case
from ..rule import Rule, judge_move

GROUP = "structure"
SEVERITY = Severity.ERROR
MOST_REASONS = 3
_asks = judge_move("offers-reason", "no reason: say why, with a fact or a date", in_text=Severity.WARNING)


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Ask for the move, and question a draft that has more reasons than persuade."""
    found = _asks(case, rule)
    if found is None:
        return None
    if case.refusal is not None and len(case.refusal.reasons) > MOST_REASONS:
        message = (
            f"{len(case.refusal.reasons)} reasons persuade less than one: keep the strongest {MOST_REASONS} at most"
        )
        return [*found, rule.finding(case, message, severity=Severity.ADVICE)]
    return list(found)
