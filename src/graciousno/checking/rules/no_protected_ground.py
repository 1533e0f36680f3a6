"""No reason rests on who somebody is.

## What it does
Finds reasons for a no that rest on a protected characteristic: age, disability or illness, sex, gender, pregnancy,
marriage, children, origin, nationality, skin, religion or belief, sexual orientation. Overt ("we don't let to families
with children"), conditional ("if you were younger"), or in other words ("a younger profile", "native speakers only").
What only may be one ("no cultural fit", "at this stage of your life") is advice. Age limits that the law sets, proof
for a concession, facilities, benefits that a statute ties to age or illness, language skills that the work
needs, and a statement of equality are left alone.

## Why it matters
Such a refusal is unlawful in most places, and the sentence is its proof: the Equality Act 2010 (United Kingdom,
section 4), article 21 of the Charter of Fundamental Rights of the European Union, and in the United States title VII
of the Civil Rights Act 1964, the ADEA 1967, the ADA 1990 and the Fair Housing Act (42 U.S.C. 3604, with families).
The rule finds words; whether a reason is lawful, a lawyer can tell.

## Say instead
Name what the decision really rests on, the same for everybody: "we need someone younger for the night shifts" becomes
"the post has six night shifts a month, and you told us that you can take two".
"""

from ...model.report import Severity
from ..rule import judge_words

GROUP = "words"
SEVERITY = Severity.ERROR
judge = judge_words("this reason rests on who somebody is, which the law protects")
