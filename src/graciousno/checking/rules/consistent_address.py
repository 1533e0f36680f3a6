"""The reader is addressed in one way, formal or informal.

## What it does
Finds a letter that says both, in languages that have two words for "you": "Sie" and "du", "vous" and "tu". The finding
stands on the first word of the rarer kind. Where a capital alone tells one word from another ("Sie", "sie"), it is no
sign at the start of a sentence. A language without two forms ("address = false" in its language.toml) has nothing to
find.

## Why it matters
The two forms stand for distance and solidarity, and a switch between them is heard as a change of feeling towards the
reader (Brown & Gilman 1960, "The Pronouns of Power and Solidarity"). In a letter that refuses, it also shows that
pieces were put together.

## Say instead
Choose one and keep it: "Sie hatten uns geschrieben. Wir melden uns bei dir." becomes "Sie hatten uns geschrieben. Wir
melden uns bei Ihnen."
"""

from ...language.phrases import Hit
from ...language.sentences import language
from ...model.report import Finding, Severity, Stretch
from ..case import Case
from ..rule import Rule

GROUP = "craft"
SEVERITY = Severity.WARNING
FORMS = ("formal", "informal")
"""What a phrase of the word file may be, as its ``move``."""


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Count the words of each form; where there are both, the rarer is astray."""
    if not language(case.locale).address:
        return []
    if not case.has_words(rule.name):
        return None
    capitals = language(case.locale).capitals
    hits = [hit for hit in case.hits.get(rule.name, ()) if not _is_ambiguous(case, hit, capitals)]
    by_form = {form: [hit for hit in hits if hit.phrase.move == form] for form in FORMS}
    if not all(by_form.values()):
        return []
    # Of two that are as frequent, the one that comes later.
    stray, usual = sorted(FORMS, key=lambda form: (len(by_form[form]), -by_form[form][0].start))
    hit = by_form[stray][0]
    message = f"the reader is addressed both ways: {stray} here, {usual} {_times(len(by_form[usual]))}"
    return [rule.finding(case, message, Stretch(hit.start, hit.end))]


def _is_ambiguous(case: Case, hit: Hit, capitals: tuple[str, ...]) -> bool:
    """Whether a capital means nothing, as every word would have it here."""
    return hit.start == hit.first and case.text[hit.start : hit.end] in capitals


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
