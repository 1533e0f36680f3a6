"""The no is softened, not bare.

## What it does
Finds a bare or brutal no ("No.", "Request denied.", "Not going to happen") and shouting. A clear no with a softener
("I'm sorry, but", "I'm afraid") is what it asks for. What is only short is left alone where a reason or an offer
stands beside it.

## Why it matters
Refusals in most cultures are softened by regret, thanks or reasons; a bare no is heard as hostility rather than
clarity (Beebe, Takahashi & Uliss-Weltz 1990, "Pragmatic transfer in ESL refusals").

## Say instead
"Request denied." becomes "I'm sorry, but we can't approve this request."
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.WARNING
judge = judge_words(
    "this no is bare: soften it and say why",
    softened_by=("offers-reason", "offers-alternative"),
    softens=Severity.ADVICE,
)
