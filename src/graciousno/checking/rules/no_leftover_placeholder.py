"""No hole, no raw field name.

## What it does
Finds what a template or a macro left behind: ``{{ name }}``, ``{%customer.name%}``, ``%{name}``, ``#{name}``,
``((name))``, ``{name}``, ``[NAME]``, ``<NAME>``, ``[insert ...]``, ``XXX``, ``____``, and the blanks of empty fields:
"Dear ,", "Hi !". Works in every language.

## Why it matters
A hole tells the reader that nobody wrote to them, and leaks what was meant to be filled in. Helpdesk users report it
again and again (freescout issue 4473: ``{%customer.firstName%}`` sent to customers; chatwoot issue 8422: ", what can
I do").

## Say instead
Fill the field, or use words that do without it: "Hello," instead of "Dear [NAME],".
"""

import re
from functools import cache

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
    rf"|\(\(\s*{_NAME}\s*(?:\?\?[^()\n]{{0,80}})?\)\)"  # ((name)), ((name??text))
    rf"|%\({_NAME}\)[sdf]"
    rf"|(?<![\w{{])\{{\s*{_NAME}\s*\}}"  # {name}
    r"|\[\[[^\[\]\n]{1,80}\]\]"
    r"|\[(?:[A-Z][A-Z0-9 _./-]*[A-Z0-9]|(?i:insert|enter|add|your|customer|recipient|first|last|full|company|agent)\b"
    r"[^\[\]\n]{0,60}|(?i:name|date|amount|reason|title|signature))\](?!\()"
    r"|<(?:[A-Z][A-Z0-9 _-]+|(?i:insert|your|customer|recipient|first|last|company)[ _-][^<>\n]{1,40})>"
    r"|%[A-Z][A-Z0-9_]{2,}%"
    r"|\b(?:X{3,}|x{3,})\b|\bTBC\b|\bTODO\b|\bLorem ipsum\b"
    r"|_{4,}"
)


# What every one of them has, one character each, for these are found fastest; most texts have none of it.
_HINTS = "{[<%_"
_WORDS = ("XXX", "xxx", "TBC", "TODO", "Lorem", "((")
_HEAD = 400
"""Code points in which a greeting stands."""


def judge(case: Case, rule: Rule) -> list[Finding]:
    """Look for placeholders, and for greetings whose name is missing."""
    text = case.text
    findings = []
    if any(map(text.__contains__, _HINTS)) or any(map(text.__contains__, _WORDS)):
        findings = [
            rule.finding(case, "a placeholder was left in the text", Stretch(*match.span()))
            for match in _PLACEHOLDER.finditer(text)
            if not case.is_quoted(*match.span())
        ]
    greeting = _nameless_greeting(case.locale)
    if greeting is not None:
        start = 0
        for line in text[:_HEAD].split("\n"):
            match = greeting.match(line)
            if match:
                span = Stretch(start + match.start(1), start + match.end())
                findings.append(rule.finding(case, "the greeting has no name", span))
            start += len(line) + 1
    return findings


@cache
def _nameless_greeting(locale: str) -> re.Pattern[str] | None:
    greetings = language(locale).greetings
    if not greetings:
        return None
    names = "|".join(map(re.escape, greetings))
    return re.compile(rf"[ \t]*((?:{names})[ \t]+(?:[,،、!.:]|$))", re.IGNORECASE)
