"""Judges a draft or a text by every rule."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..errors import LocaleError, UnknownRuleError, not_one_of
from ..language.tags import canonical
from ..model.draft import Draft
from ..model.report import Finding, Report
from .case import Case
from .rule import Rule
from .rules import NAMES, rule


def check(
    text: str | Draft,
    *,
    locale: str | None = None,
    tone: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> Report:
    """Judge a text or a draft. See :func:`graciousno.check`."""
    if locale is None:
        if not isinstance(text, Draft):
            raise LocaleError('a text needs its locale, such as locale="en"')
        locale = text.locale
    case = Case(text, canonical(locale), tone)
    findings: list[Finding] = []
    unchecked: list[str] = []
    for one in chosen(_names(select), _names(ignore) or ()):
        found = one.judge(case, one)
        if found is None:
            unchecked.append(one.name)
        else:
            findings.extend(found)
    findings.sort(key=lambda finding: (finding.span.start if finding.span else len(case.text), -finding.severity))
    return Report(
        text=case.text, locale=case.locale, findings=tuple(findings), moves=case.moves, unchecked=tuple(unchecked)
    )


def _names(given: Iterable[str] | None) -> tuple[str, ...] | None:
    if given is None:
        return None
    return (given,) if isinstance(given, str) else tuple(given)


@lru_cache(maxsize=64)
def chosen(select: tuple[str, ...] | None, ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules to use.

    Raises:
        UnknownRuleError: a name that no rule has.
    """
    for name in (*(select or ()), *ignore):
        if name not in NAMES:
            raise UnknownRuleError(not_one_of("rule", name, NAMES))
    return tuple(rule(name) for name in NAMES if (select is None or name in select) and name not in ignore)
