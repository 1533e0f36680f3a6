"""Judges a draft or a text by every rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import LocaleError
from ..language.tags import canonical
from ..model.draft import Draft
from ..model.report import Finding, Report, Severity, Suppressed
from . import suppress as suppressing
from .case import Case, require_tone
from .rule import Rule
from .rulebook import rulebook

if TYPE_CHECKING:
    from .settings import Settings


def check(
    text: str | Draft,
    *,
    locale: str | None = None,
    tone: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    suppress: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> Report:
    """Judge a text or a draft. See :func:`graciousno.check`."""
    if locale is None:
        locale = text.locale if isinstance(text, Draft) else settings.locale if settings is not None else None
        if locale is None:
            raise LocaleError('a text needs its locale, such as locale="en"')
    if tone is not None and not (isinstance(text, Draft) and tone == text.tone):
        require_tone(tone)
    if settings is None:
        words: tuple[Path, ...] = ()
        rules = chosen(_names(select), _names(ignore) or ())
    else:
        words, tone = settings.words, tone or settings.tone
        only = settings.select if select is None else _names(select)
        rules = chosen(only, (*settings.ignore, *(_names(ignore) or ())), words)
    case = Case(text, canonical(locale), tone, words)
    findings: list[Finding] = []
    unchecked: list[str] = []
    for one in rules:
        found = one.judge(case, one)
        if found is None:
            unchecked.append(one.name)
        else:
            findings.extend(found)
    if settings is not None and settings.severity:
        findings = [_weighed(finding, settings) for finding in findings]
    aside: list[Suppressed] = []
    if case.suppressions or suppress or (settings is not None and settings.suppress):
        findings, aside = _sort_out(case, findings, suppress or {}, settings, rules)
    findings.sort(key=lambda finding: (finding.span.start if finding.span else len(case.text), -finding.severity))
    return Report(
        text=case.original,
        locale=case.locale,
        findings=tuple(findings),
        moves=case.moves,
        unchecked=tuple(unchecked),
        suppressed=tuple(aside),
    )


def _weighed(finding: Finding, settings: Settings) -> Finding:
    given = settings.severity.get(finding.rule)
    return replace(finding, severity=Severity[given.upper()]) if given else finding


def _sort_out(
    case: Case, findings: list[Finding], call: Mapping[str, str], settings: Settings | None, rules: Iterable[Rule]
) -> tuple[list[Finding], list[Suppressed]]:
    configured = settings.suppress if settings is not None else {}
    all_of_them = [
        *case.suppressions,
        *suppressing.of_call(call),
        *suppressing.of_call(configured, "configuration"),
    ]
    kept, aside, needed = suppressing.sort_out(findings, all_of_them)
    judged = {one.name: one for one in rules}
    speaker = judged.get(suppressing.RULE)
    if speaker is not None:
        known = rulebook(settings.words if settings is not None else ()).names
        for message, at in suppressing.complaints(all_of_them, needed, known=known, judged=tuple(judged)):
            finding = speaker.finding(case, message, at)
            kept.append(_weighed(finding, settings) if settings is not None else finding)
    return kept, aside


def _names(given: Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    return (given,) if isinstance(given, str) else tuple(given)


@lru_cache(maxsize=64)
def chosen(select: tuple[str, ...] | None, ignore: tuple[str, ...], folders: tuple[Path, ...] = ()) -> tuple[Rule, ...]:
    """The rules to use.

    Raises:
        UnknownRuleError: names that no rule has, all of them.
    """
    book = rulebook(folders)
    book.require(*(select or ()), *ignore)
    return tuple(book.rule(name) for name in book.names if (select is None or name in select) and name not in ignore)
