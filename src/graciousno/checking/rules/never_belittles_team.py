"""Nothing belittles, blames or disowns the writer's own side.

## What it does
Finds sentences that blame, mock or disown the writer's own colleagues, department or company ("my colleague had no
idea", "sales always promise things", "I don't make the rules", "between you and me"). Owning a mistake as "we",
naming who decides or who will help, and saying what a team can't do are left alone.

## Why it matters
The reader sees one organisation, so blame passed on inside it reads as an excuse, and the speaker is thought to be
what they say of others (spontaneous trait transference: Skowronski, Carlston, Mae & Crawford 1998). Taking
responsibility is the part of an apology that counts most (Lewicki, Polin & Lount 2016, "An Exploration of the
Structure of Effective Apologies").

## Say instead
"My colleague gave you the wrong date" becomes "We gave you the wrong date, and I'm sorry".
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.ERROR
judge = judge_words("this speaks badly of your own side")
