"""A no does not hint at a yes.

## What it does
Finds hints that the refusal does not support: luck and proverbs ("you never know", "never say never"), vague times
("maybe next year", "at some point"), promises to try ("I'll see what I can do"), details kept on file, other people
who may change their minds. A real offer, a date and a condition the reader can meet are left alone.

## Why it matters
Readers keep waiting, and asking, for what will not come. What one expects is the point from which gains and losses
are felt (Kőszegi & Rabin 2006, "A Model of Reference-Dependent Preferences"): raised hopes make the second no a loss.

## Say instead
Say what is settled, and what would change it if anything would: "maybe something will come up" becomes "we have no
place this year; the next round opens on 3 March".
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.WARNING
judge = judge_words("this hints at a yes that the refusal does not support")
