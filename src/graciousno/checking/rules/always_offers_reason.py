"""The reader learns why.

## What it does
Asks for a because: a fact, a date, a law, a limit. On a draft the rule is exact; in free text it goes by the words of
the language. It asks nothing of a text that says no no.

## Why it matters
A request backed by a reason is met with more understanding than a bare one (Langer, Blank & Chanowitz 1978), and a
refusal explained adequately is judged fairer than the same refusal unexplained (Bies & Shapiro 1988, "Voice and
justification"). Public bodies often must give reasons by law.

## Say instead
"The 30-day return window ended on 3 May." "The hall is already booked that evening."
"""

from ...model.report import Severity
from ..rule import judge_move

GROUP = "structure"
SEVERITY = Severity.ERROR
judge = judge_move("offers-reason", "no reason: say why, with a fact or a date", in_text=Severity.WARNING)
