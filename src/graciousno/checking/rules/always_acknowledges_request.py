"""The reader sees that the request was heard.

## What it does
Asks for a part that names or restates the request: what was asked, about what, when, or what it means to the reader.
Thanks for "your message" alone acknowledge nothing. On a draft the rule is exact; in free text it goes by the words
of the language.

## Why it matters
People accept a decision against them more readily when they were visibly listened to, even though the outcome is the
same (the "voice" effect: Lind & Tyler 1988, "The Social Psychology of Procedural Justice").

## Say instead
"Thank you for telling us about the walking boots from order 1042." "You asked whether the library could stay open on
Sundays."
"""

from ...model.report import Severity
from ..rule import judge_move

GROUP = "structure"
SEVERITY = Severity.ERROR
judge = judge_move(
    "acknowledges-request", "nothing shows that the request was heard: name what was asked", in_text=Severity.WARNING
)
