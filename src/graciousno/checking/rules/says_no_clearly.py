"""The no is there, and can be found.

## What it does
Asks for a sentence that refuses, in whole, in part or for now. On a draft the rule is exact; in free text it goes by
the words of the language. A text that only promises to look into it, or that hints, has no no.

## Why it matters
A hedged or missing no leaves the reader waiting, asking again, or deciding on a wrong belief. Plain-language guidance
asks to state the decision early and in plain words (ISO 24495-1:2023, "Plain language", 5.2: readers can find what
they need).

## Say instead
"I'm sorry, but we can't refund the boots." "We have decided not to renew the licence."
"""

from ...model.report import Severity
from ..rule import judge_move

GROUP = "structure"
SEVERITY = Severity.ERROR
judge = judge_move("says-no", "no clear no: say in one sentence what is refused", in_text=Severity.WARNING)
