"""A message fits the form in which it is sent.

## What it does
Looks at drafts alone. Finds a text message over its limit of segments, a chat message of more than 600 characters or
a chat of more than 6 messages, and a telephone script with a web address, an e-mail address or a list. Advises against
the subject line of an e-mail over 100 characters, and a printed letter longer than about two pages.

## Why it matters
Each form has its room. A text message over 160 signs travels, and is paid for, in pieces (3GPP TS 23.038 and 23.040).
A line of a mail should have no more than 78 characters (RFC 5322, 2.1.1), and telephones show even fewer of a
subject; a little more does no harm where the first words tell what it is about.
Nobody can follow a link, or keep a list in mind, that is read out to them; long text is read in part (ISO 24495-1:2023,
"Plain language": readers can easily find what they need).

## Say instead
Give the strongest reason and the best alternative, and offer the rest: "Shall I tell you more about the other ways?"
On the telephone: "I will send you the address in an e-mail."
"""

import re
from collections.abc import Iterator

from ...model.draft import Draft
from ...model.report import Finding, Severity, Stretch
from ...model.sms import LIMIT
from ..case import Case
from ..rule import Rule

GROUP = "craft"
SEVERITY = Severity.WARNING

LONGEST_SUBJECT = 100
LONGEST_MESSAGE = 600
MOST_MESSAGES = 6
LONGEST_LETTER = 5_000
"""Code points of about two printed pages."""

_Found = tuple[str, Stretch | None, Severity]
# An address that nobody vouches for has an invisible joiner in it, and reads out no better.
_ADDRESS = re.compile(r"https?:\u2060?//\S+|\bwww\.\S+|[\w.+-]+@\u2060?[\w-]+\.\u2060?\w+")


def judge(case: Case, rule: Rule) -> list[Finding]:
    """Measure a draft by its channel."""
    if case.draft is None or case.draft.channel not in _JUDGES:
        return []
    return [
        rule.finding(case, message, span, severity=severity)
        for message, span, severity in _JUDGES[case.draft.channel](case.draft)
    ]


def _email(draft: Draft) -> Iterator[_Found]:
    if len(draft.subject) > LONGEST_SUBJECT:
        yield (
            f"the subject has {len(draft.subject)} characters, more than {LONGEST_SUBJECT}: shorten the facts in it",
            None,
            Severity.ADVICE,
        )


def _letter(draft: Draft) -> Iterator[_Found]:
    if len(draft.text) > LONGEST_LETTER:
        yield "the letter is longer than about two pages: keep what the reader needs", None, Severity.ADVICE


def _sms(draft: Draft) -> Iterator[_Found]:
    limit = draft.segments_limit or LIMIT
    if draft.segments.count > limit:
        yield (
            f"takes {draft.segments.count} segments, more than {limit}: shorten the facts, or send an e-mail",
            None,
            SEVERITY,
        )


def _chat(draft: Draft) -> Iterator[_Found]:
    start = 0
    for message in draft.messages:
        start = draft.text.find(message.partition("\n")[0], start)
        if len(message) > LONGEST_MESSAGE:
            span = Stretch(start, start + len(message.partition("\n")[0]))
            yield f"a chat message of {len(message)} characters: say less, or send an e-mail", span, SEVERITY
        start += len(message)
    if len(draft.messages) > MOST_MESSAGES:
        yield f"{len(draft.messages)} chat messages in a row: say less, or send an e-mail", None, SEVERITY


def _phone(draft: Draft) -> Iterator[_Found]:
    for match in _ADDRESS.finditer(draft.text):
        yield "an address cannot be read out well: offer to send it", Stretch(*match.span()), SEVERITY
    for span in draft.spans:
        if span.origin == "template":
            for match in re.finditer(r"^- .*$", draft.text[span.start : span.end], re.MULTILINE):
                place = Stretch(span.start + match.start(), span.start + match.end())
                yield "a list cannot be read out well: say each thing in a sentence", place, SEVERITY


_JUDGES = {"email": _email, "letter": _letter, "sms": _sms, "chat": _chat, "phone": _phone}
