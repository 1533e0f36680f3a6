"""A no leaves the reader a way to be heard.

## What it does
Finds sentences that shut the door: the matter is closed, further letters will not be read, "take it or leave it",
"end of discussion", "not my problem", "you'll have to live with it". A final decision that says where else the reader
can turn, and a calm limit with another time or place, are left alone.

## Why it matters
People accept even an unwelcome outcome better when they could speak and were taken seriously (voice: Thibaut & Walker
1975, "Procedural Justice"; Lind & Tyler 1988, "The Social Psychology of Procedural Justice"). A shut door sends them
to a louder one.

## Say instead
Name the next door: "this matter is closed" becomes "this is our final answer; the ombudsman can review it free of
charge".
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.WARNING
judge = judge_words(
    "this shuts the door on the reader",
    makes_up=lambda case: Severity.WARNING if case.moves["offers-alternative"] else None,
)
