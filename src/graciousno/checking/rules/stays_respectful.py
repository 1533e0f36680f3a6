"""Nothing belittles, mocks, threatens or orders the reader about.

## What it does
Finds insults, sarcasm, condescension, threats, orders to calm down and passive aggression. A firm boundary said
calmly is left alone.

## Why it matters
Respectful treatment is a part of fairness in its own right, apart from the outcome (interactional justice: Bies &
Moag 1986), and contempt is the surest way to turn a refusal into a dispute.

## Say instead
"As I already told you" becomes "As in our letter of 3 May"; "calm down" becomes nothing at all.
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.ERROR
judge = judge_words("this does not treat the reader with respect")
