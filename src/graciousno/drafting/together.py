"""One letter in several languages: each says all of it, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from markupsafe import Markup

from ..model.draft import Draft, Part, Span
from ..model.report import Finding, Report, Stretch
from .direction import direction

BETWEEN = "\n\n* * *\n\n"
"""What parts the languages of a text."""
_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


def together(drafts: Sequence[Draft]) -> Draft:
    """Put the drafts of one letter in several languages together.

    Args:
        drafts: two or more, the first language first. Text, parts, spans and findings follow each other; the subject
            names all; the page has each in its own direction.
    """
    first = drafts[0]
    starts = [0, *accumulate(len(draft.text) + len(BETWEEN) for draft in drafts[:-1])]
    return replace(
        first,
        text=BETWEEN.join(draft.text for draft in drafts),
        subject=" / ".join(draft.subject for draft in drafts),
        fallbacks=tuple(dict.fromkeys(one for draft in drafts for one in draft.fallbacks)),
        shortened=tuple(dict.fromkeys(one for draft in drafts for one in draft.shortened)),
        versions=tuple(drafts),
        _parts=lambda: tuple(
            Part(part.name, part.start + start, part.end + start, part.text)
            for draft, start in zip(drafts, starts, strict=True)
            for part in draft.parts
        ),
        _spans=lambda: _spans(drafts, starts),
        _html=_html,
        _check=lambda _: _report(drafts, starts),
    )


def _spans(drafts: Sequence[Draft], starts: Sequence[int]) -> tuple[Span, ...]:
    found: list[Span] = []
    for draft, start in zip(drafts, starts, strict=True):
        if start:
            found.append(Span(start - len(BETWEEN), start, "template"))
        found += [Span(one.start + start, one.end + start, one.origin, one.link) for one in draft.spans]
    return tuple(found)


def _html(draft: Draft) -> str:
    """The page of the first language, with what the pages of the others hold below."""
    page = draft.versions[0].html
    others = []
    for version in draft.versions[1:]:
        body = _BODY.search(version.html)
        language = version.locale.partition("@")[0].replace("_", "-")
        opening = Markup('<div lang="{}" dir="{}" style="break-before: page">').format(
            language, direction(version.locale)
        )
        others.append(f"{opening}{body[1] if body else ''}</div>\n")
    head, end, rest = page.rpartition("</body>")
    return f"{head}{'<hr>'.join(['', *others])}{end}{rest}"


def _report(drafts: Sequence[Draft], starts: Sequence[int]) -> Report:
    reports = [draft.report for draft in drafts]
    findings: list[Finding] = []
    moves: dict[str, tuple[Stretch, ...]] = {}
    for report, start in zip(reports, starts, strict=True):
        for finding in report.findings:
            span = finding.span and Stretch(finding.span.start + start, finding.span.end + start)
            findings.append(replace(finding, span=span, fix=None))
        for move, places in report.moves.items():
            moves[move] = (*moves.get(move, ()), *(Stretch(one.start + start, one.end + start) for one in places))
    return Report(
        text=BETWEEN.join(report.text for report in reports),
        locale=reports[0].locale,
        findings=tuple(findings),
        moves=moves,
        unchecked=tuple(dict.fromkeys(rule for report in reports for rule in report.unchecked)),
    )
