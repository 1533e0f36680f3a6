"""One apology is enough.

## What it does
Counts the sentences that apologise ("I'm sorry", "our apologies", "we regret", "please forgive us") and finds the
third one; from four on it is a warning. Softeners that do not apologise ("unfortunately", "I'm afraid"), apologies
that are spoken of ("you asked for an apology", "no need to apologise") and quoted ones are left alone.

## Why it matters
An apology works by what it says: what went wrong, and how it is put right (Lewicki, Polin & Lount 2016, "An
Exploration of the Structure of Effective Apologies"). Said again and again it says nothing new, and in a rejection it
can hurt more than help, as it urges the reader to forgive (Freedman, Burgoon, Ferrell, Pennebaker & Beer 2017, "When
Saying Sorry May Not Help: The Impact of Apologies on Social Rejections").

## Say instead
Keep the apology that names what it is for, and let the others be plain sentences: "Again, I'm sorry that we can't
replace it, and I'm sorry for the wait" becomes "We can't replace it. What we can do is repair it".
"""

from ...model.report import Finding, Severity, Stretch
from ..case import Case
from ..rule import Rule

GROUP = "craft"
SEVERITY = Severity.ADVICE
TOO_MANY = 3
FAR_TOO_MANY = 4


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Count the sentences that apologise; the finding stands on the first that is too many."""
    if not case.has_words(rule.name):
        return None
    # The hits of a sentence come in the order of their ends; the first is the apology.
    apologies = {hit.first: hit for hit in reversed(case.hits.get(rule.name, ()))}
    if len(apologies) < TOO_MANY:
        return []
    hit = apologies[sorted(apologies)[TOO_MANY - 1]]
    message = f"{len(apologies)} apologies: keep the one that names what it is for"
    severity = Severity.WARNING if len(apologies) >= FAR_TOO_MANY else rule.severity
    return [rule.finding(case, message, Stretch(hit.start, hit.end), severity=severity)]
