"""Words that a lay reader understands at once.

## What it does
Finds legal and official language that readers stumble on: "hereby", "pursuant to", "please be advised", "the
aforementioned", Latin, impersonal formulas ("it has been determined that") and heaps of official words. Terms that
are explained in the same sentence and ordinary formal courtesy are left alone.

## Why it matters
Needless complexity makes a text harder to process and its writer seem less intelligent (Oppenheimer 2006,
"Consequences of Erudite Vernacular Utilized Irrespective of Necessity"), and a no that has to be deciphered is felt
as a way of keeping the reader out. Plain language is a duty of public offices in many places (Plain Writing Act 2010,
United States).

## Say instead
"Please be advised that your request has been denied pursuant to section 4" becomes "We can't approve your request;
section 4 asks for a deposit, and yours has not arrived".
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.ADVICE
judge = judge_words("a lay reader may stumble on this: use everyday words")
