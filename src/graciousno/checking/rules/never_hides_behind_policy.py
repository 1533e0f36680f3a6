"""A policy is not the reason; what it protects is.

## What it does
Finds policy, rules, procedure, habit, the computer or "head office" given as the whole reason ("it's against our
policy", "the system won't let me", "my hands are tied"). A rule told with what it says or why it exists, and a law
that binds the writer, are left alone, and so is all of a text that gives a reason elsewhere.

## Why it matters
Bad news is accepted more readily with an explanation, and only when the explanation is adequate: specific to the case
and honest (Bies & Shapiro 1988, "Voice and Justification: Their Influence on Procedural Fairness Judgments").
"Policy" alone says that nobody thought about the reader.

## Say instead
Say what the rule asks for and why: "it's against our policy" becomes "we take back food only unopened, because we
can't sell it on otherwise".
"""

from ...model.report import Severity
from ..case import Case
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.WARNING


def _makes_up(case: Case) -> Severity | None:
    """A reason in another sentence makes up for all; but a draft names its reasons whatever they say."""
    return Severity.ERROR if case.draft is None and case.moves["offers-reason"] else None


judge = judge_words("a policy, a rule or a system stands here in place of the reason", makes_up=_makes_up)
