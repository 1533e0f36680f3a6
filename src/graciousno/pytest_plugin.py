"""A fixture for the tests of whoever writes to people: ``assert_gracious``.

::

    def test_the_reply_to_a_late_return(assert_gracious):
        assert_gracious(render("late_return.txt", name="Ada"))

Nothing but pytest is loaded before the fixture is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from .model.draft import Draft
    from .model.report import Finding, Report, Severity


class AssertGracious(Protocol):
    """What the fixture ``assert_gracious`` is."""

    def __call__(
        self,
        text_or_draft: str | Draft,
        *,
        locale: str | None = None,
        tone: str | None = None,
        at_least: str | Severity = "warning",
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
    ) -> Report:
        """Check a text or a draft, and fail with all findings of a severity or a higher one.

        Args:
            text_or_draft: what to check.
            locale: the language of the text, ``en`` unless it is said; a draft knows its own.
            tone: ``work``, ``social`` or ``public``, where it matters to a rule.
            at_least: ``advice``, ``warning`` or ``error``.
            select: the names of the only rules to use.
            ignore: the names of rules to leave out.

        Returns:
            The report, which may hold findings of a lower severity, and rules that could not judge (``unchecked``).

        Raises:
            AssertionError: there are such findings; it tells the place, the words and what to say instead.
            ValueError: not a severity. LocaleError: a locale that does not exist, or a tone of ours misspelt.
            UnknownRuleError: no such rule.
        """


@pytest.fixture
def assert_gracious() -> AssertGracious:
    """Assert that a text or a draft says no kindly and clearly: ``assert_gracious(text, locale="en")``."""
    return _assert_gracious


def _assert_gracious(
    text_or_draft: str | Draft,
    *,
    locale: str | None = None,
    tone: str | None = None,
    at_least: str | Severity = "warning",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> Report:
    __tracebackhide__ = True
    from .api import check
    from .language.tags import require
    from .model.report import Severity

    least = Severity.of(at_least)
    is_text = isinstance(text_or_draft, str)
    locale = locale or ("en" if is_text else None)
    if locale is not None:
        require(locale)  # a language that nobody has words for would pass
    report = check(text_or_draft, locale=locale, tone=tone, select=select, ignore=ignore)
    found = report.at_least(least)
    if found:
        raise AssertionError(_told(report, found, "text" if is_text else "draft"))
    return report


def _told(report: Report, found: tuple[Finding, ...], what: str) -> str:
    head = f"the {what} breaks {'a promise' if len(found) == 1 else f'{len(found)} promises'}:"
    return "\n".join([head, *(line for finding in found for line in _lines(report, finding))])


def _lines(report: Report, finding: Finding) -> Iterable[str]:
    from .cli.sources import Message

    place = "all of it"
    if finding.span is not None:
        line, column = Message("", report.text).where(finding.span.start)
        place = f"line {line}, column {column}"
    part = f" (part {finding.part})" if finding.part else ""
    yield f"  {place}{part}: {finding.severity} {finding.rule}: {finding.message}"
    words = " ".join(finding.excerpt.split())
    if words:
        yield f'      the words: "{words}"'
    for suggestion in finding.suggestions:
        yield f"      instead: {suggestion}"
