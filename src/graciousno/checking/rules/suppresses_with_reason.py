"""What is suppressed is suppressed by name, and for a reason.

## What it does
Looks at the suppressions themselves. In a text, a comment sets findings aside for the paragraph that it stands in, or
for the next one where it stands alone: `<!-- graciousno: ignore never-blunt because the reader asked for one word -->`,
or in plain text a line `# graciousno: ignore never-blunt because ...`. A call does so for all of its text:
`check(text, suppress={"never-blunt": "the reader asked for one word"})`, and a configuration for all texts, under
`[tool.graciousno.suppress]`. Found are a name that no rule has, a suppression without its reason, and one (of a text
or a call) that suppresses nothing.

## Why it matters
A suppression without a reason cannot be judged by the next person, and one that outlives its cause hides what comes
after it. Linters that let both happen end up with comments that nobody dares to remove (ESLint and Ruff report unused
directives for this cause; see the guides to `--report-unused-disable-directives` and to `RUF100`).

## Say instead
`<!-- graciousno: ignore never-blunt -->` becomes
`<!-- graciousno: ignore never-blunt because the reader asked for a plain yes or no -->`.
"""

from ...model.report import Finding, Severity
from ..case import Case
from ..rule import Rule

GROUP = "craft"
SEVERITY = Severity.WARNING


def judge(case: Case, rule: Rule) -> list[Finding]:
    """Nothing yet: what is suppressed is known when all others have judged."""
    return []
