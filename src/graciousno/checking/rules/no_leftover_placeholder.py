"""No hole, no raw field name.

## What it does
Finds what a template or a macro left behind: ``{{ name }}``, ``{%customer.name%}``, ``%{name}``, ``#{name}``, ``((name))``,
``{name}``, ``[NAME]``, ``<NAME>``, ``[insert ...]``, ``XXX``, ``____``, and the blanks of empty fields: "Dear ,", "Hi !".
Works in every language.

## Why it matters
A hole tells the reader that nobody wrote to them, and often leaks what was meant to be filled in.

## Say instead
Fill the field, or use words that do without it: "Hello," instead of "Dear [NAME],".
"""

import re

from ...language.sentences import language
from ...model.report import Finding, Severity, Stretch
from ..case import Case
from ..rule import Rule

GROUP = "craft"
SEVERITY = Severity.ERROR

_NAME = r"[A-Za-z_$][\w.$:-]*"
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{0,120}\}\}"  # {{ name }}, {{customer.name | default}}
    r"|\{%[^%{}\n]{1,120}%\}"  # {%customer.name,fallback=x%}
    r"|<%[^%\n]{1,120}%>|\[%[^%\n]{1,120}%\]"
    rf"|[#%$]\{{\s*{_NAME}\s*\}}"  # #{name}, %{name}, ${name}
    rf"|\(\(\s*{_NAME}[^()\n]{{0,60}}\)\)"  # ((name)), ((name??text))
    rf"|%\({_NAME}\)[sdf]"
    rf"|(?<![\w{{])\{{\s*{_NAME}\s*\}}"  # {name}
    r"|\[\[[^\[\]\n]{1,80}\]\]"
    r"|\[(?:[A-Z][A-Z0-9 _./-]*[A-Z0-9]|(?i:insert|enter|add|your|customer|recipient|first|last|full|company|agent)\b"
    r"[^\[\]\n]{0,60}|(?i:name|date|amount|reason|title|signature))\](?!\()"
    r"|<(?:[A-Z][A-Z0-9 _-]+|(?i:insert|your|customer|recipient|first|last|company)[ _-][^<>\n]{1,40})>"
    r"|%[A-Z][A-Z0-9_]{2,}%"
    r"|\b[Xx]{3,}\b|\bTBC\b|\bTODO\b|\bLorem ipsum\b"
    r"|_{4,}"
)


def judge(case: Case, rule: Rule) -> list[Finding]:
    """Look for placeholders, and for greetings whose name is missing."""
    text = case.text
    findings = []
    # Most texts have none of the characters that a placeholder needs.
    for match in _PLACEHOLDER.finditer(text):
        if not _is_caller_value(case, match.start()):
            findings.append(rule.finding(case, "a placeholder was left in the text", Stretch(*match.span())))
    greetings = language(case.locale).greetings
    if greetings:
        empty = re.compile(rf"(?im)^[ \t]*(?:{'|'.join(map(re.escape, greetings))})(?:[ \t]+[,،、!.:]|[ \t]+(?=\n))")
        for match in empty.finditer(text):
            span = Stretch(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
            findings.append(rule.finding(case, "the greeting has no name", span))
    return findings


def _is_caller_value(case: Case, place: int) -> bool:
    """The customer's own words may look like anything."""
    return case.is_quoted(place, place)
