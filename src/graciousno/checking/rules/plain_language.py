"""Words that a lay reader understands at once.

## What it does
Finds legal and official language that readers stumble on: "hereby", "pursuant to", "please be advised", "the
aforementioned", Latin, impersonal formulas ("it has been determined that") and heaps of official words. Terms that
are explained in the same sentence and ordinary formal courtesy are left alone.

In the tone "public" it also advises against sentences of more than 30 words (in Japanese: 90 characters), and against a
text of 100 words (250 characters) or more that is too hard to read. How hard is measured by a formula that was made for
the language and is named in its language.toml; a language that names none is judged by its words and sentences alone.
Greetings, addresses, lists, signatures and quoted words are not counted.

## Why it matters
Needless complexity makes a text harder to process and its writer seem less intelligent (Oppenheimer 2006,
"Consequences of Erudite Vernacular Utilized Irrespective of Necessity"), and a no that has to be deciphered is felt
as a way of keeping the reader out. Plain language is a duty of public offices in many places (Plain Writing Act 2010,
United States). GOV.UK asks for no more than 25 words a sentence ("Sentence length: why 25 words is our limit", 2014);
30 leaves some room. English texts are measured by Coleman & Liau 1975, "A computer readability formula designed for
machine scoring", German ones by the fourth Wiener Sachtextformel (Bamberger & Vanecek 1984), Japanese ones by Tateisi,
Ono & Yamada 1988, "A computer readability formula of Japanese texts for machine scoring".

## Say instead
"Please be advised that your request has been denied pursuant to section 4" becomes "We can't approve your request;
section 4 asks for a deposit, and yours has not arrived".
"""

from collections.abc import Iterator

from ...language.reading import scale
from ...language.sentences import language
from ...model.report import Finding, Severity
from ..case import Case
from ..prose import prose
from ..rule import Rule, judge_words

GROUP = "words"
SEVERITY = Severity.ADVICE
FEWEST_TO_MEASURE = {"words": 100, "characters": 250}
"""Formulas say little of shorter texts."""
_words = judge_words("a lay reader may stumble on this: use everyday words")


def judge(case: Case, rule: Rule) -> list[Finding] | None:
    """Look for words; in the tone "public" also for long sentences, and for a text that is hard to read."""
    found = _words(case, rule)
    measured = list(_measured(case, rule)) if case.tone == "public" else []
    # A language without words is not judged by its long sentences alone, unless there are some.
    return measured or None if found is None else [*found, *measured]


def _measured(case: Case, rule: Rule) -> Iterator[Finding]:
    by, sentences = scale(language(case.locale)), prose(case)
    for one in sentences:
        length = by.length(one.words)
        if by.longest is not None and length > by.longest:
            message = f"a sentence of {length} {by.unit}: say it in two"
            yield rule.finding(case, message, one.span, severity=Severity.ADVICE)
    told = [one.words for one in sentences]
    if sum(map(by.length, told)) >= FEWEST_TO_MEASURE[by.unit]:
        value = by.value(told)
        if value is not None and value > by.hardest:
            message = f"hard to read ({value:.1f} by {by.formula}, {by.hardest:g} at most): shorter sentences and words"
            yield rule.finding(case, message, severity=Severity.ADVICE)
