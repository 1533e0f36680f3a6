"""The no is softened, not bare.

## What it does
Finds a bare or brutal no ("No.", "Request denied.", "Not going to happen") and shouting. A clear no with a softener
("I'm sorry, but", "I'm afraid") is what it asks for. What is only short is left alone where a reason or an offer stands
in the text, and what is bare but not brutal where both do.

Shouting is found in every language whose letters have capitals: three or more words in capitals in a row, two with an
exclamation mark, or rows of these marks. In the tones "work" and "public" two marks are a row. Elsewhere, where rows
are a sign of joy among friends, it takes three marks, or several rows, in a text that says no. Headings and addresses
on lines of their own, labels behind a colon, acronyms, forms, names of companies, states of an order and single
stressed words are left alone.

## Why it matters
Refusals in most cultures are softened by regret, thanks or reasons; a bare no is heard as hostility rather than
clarity (Beebe, Takahashi & Uliss-Weltz 1990, "Pragmatic transfer in ESL refusals"). Capitals are read as a raised
voice ("it looks as if you're shouting": RFC 1855, "Netiquette Guidelines", 1995).

## Say instead
"Request denied." becomes "I'm sorry, but we can't approve this request."
"""

from bisect import bisect_right

from ...model.report import Finding, Severity
from ..case import Case
from ..rule import Rule, judge_words
from ..shouting import shouts

GROUP = "words"
SEVERITY = Severity.WARNING


def _makes_up(case: Case) -> Severity | None:
    """A reason or an offer makes up for what is only short, and both for what is bare."""
    made = bool(case.moves["offers-reason"]) + bool(case.moves["offers-alternative"])
    return (None, Severity.ADVICE, Severity.WARNING)[made]


_words = judge_words("this no is bare: soften it and say why", makes_up=_makes_up)


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Look for a bare no, and for shouting, which needs no words of the language."""
    found = _words(case, rule)
    loud = shouts(case)
    if not loud:
        return None if found is None else list(found)
    # At most one finding a sentence; words say more than capitals do.
    firsts = [start for start, _ in case.tokens.sentences]
    told = {bisect_right(firsts, one.span.start) for one in found or () if one.span}
    by_sentence = {bisect_right(firsts, span.start): span for span in reversed(loud)}
    message = "this shouts: say it in small letters, with a full stop"
    return [
        *(found or ()),
        *(rule.finding(case, message, span) for sentence, span in by_sentence.items() if sentence not in told),
    ]
