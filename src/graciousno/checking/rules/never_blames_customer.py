"""Nothing puts the fault on the reader.

## What it does
Finds sentences that put the fault on the reader, scold them for what they did or did not do, or accuse them of error,
negligence or dishonesty: overt ("you failed to"), conditional ("had you read"), passive ("was filled in wrongly"),
nominal ("your failure to"), rhetorical ("did you even") or insinuated ("most people manage to"). Neutral facts about
the reader, plain instructions, reminders and the customer's own quoted words are left alone.

## Why it matters
A blamed reader defends themselves instead of taking in the answer: accusation threatens the reader's face and
provokes reactance (Brown & Levinson 1987, "Politeness", on face-threatening acts; Brehm & Brehm 1981, "Psychological
Reactance").

## Say instead
Say what is missing or what happened, not who is at fault: "you failed to enclose the receipt" becomes "we did not
find the receipt".
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.ERROR
judge = judge_words("this puts the fault on the reader")
