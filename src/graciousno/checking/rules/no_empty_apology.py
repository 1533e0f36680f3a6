"""An apology names what it is for, and does not take itself back.

## What it does
Finds apologies that say nothing or turn against the reader: for the reader's feelings ("I'm sorry you feel that
way"), on a condition ("sorry if you were offended"), for "any inconvenience", with a reproach or an excuse after the
"but", or in mockery. An apology for something that happened, and a "sorry, but" that softens a no, are left alone.

## Why it matters
Owning what went wrong and offering to repair it are the parts of an apology that people value most (Lewicki, Polin &
Lount 2016, "An Exploration of the Structure of Effective Apologies"); an apology without them can offend more than
none (Lazare 2004, "On Apology").

## Say instead
Say what happened and what it meant for the reader: "we apologise for any inconvenience" becomes "I'm sorry that the
parcel came a week late".
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.WARNING
judge = judge_words("this apology says nothing or takes itself back: name what you are sorry for")
