"""Fixes: a better wording for what was found, and putting it in its place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..errors import InputError
from ..language.phrases import Hit
from ..language.rewording import better
from ..model.report import MOVES, Finding, Fix, Severity
from .case import Case
from .rules import NAMES
from .rules import rule as shipped


def suggested(case: Case, rule: str, hit: Hit, severity: Severity) -> tuple[tuple[str, ...], Fix | None]:
    """What could be said instead of the sentence of a hit.

    Where a finding is only advice the sentence may well be right, so that nothing is put in its place unseen, unless
    the new words mean just the same. The words of a draft are not looked at: they are made from its facts anew.

    Args:
        case: the text.
        rule: the rule whose words were found.
        hit: what was found.
        severity: how sure the finding is.

    Returns:
        The suggestions, the rewritten sentence before the general advice, and the fix, if there is one.
    """
    advice = (hit.phrase.say,) if hit.phrase.say else ()
    if case.draft is not None:
        return advice, None
    sentence = case.text[hit.first : hit.last]
    said = better(case.locale, rule, sentence, case.text, indexes=case.indexes, cues=_cues())
    if said is None:
        return advice, None
    # A comment for us that stands in the sentence is its writer's to move.
    is_whole = case.original[hit.first : hit.last] == sentence
    may_fix = is_whole and (severity > Severity.ADVICE or said.same)
    return (" ".join(said.text.split()), *advice), _smallest(hit.first, sentence, said.text) if may_fix else None


@cache
def _cues() -> frozenset[str]:
    """The moves, and the rules that count or weigh words: one of these is no fault in itself."""
    return frozenset({*MOVES, *(name for name in NAMES if shipped(name).group != "words")})


def _smallest(place: int, old: str, new: str) -> Fix:
    """The words that change, without those before and after them that stay."""
    most = min(len(old), len(new))
    same = next((n for n in range(most) if old[n] != new[n]), most)
    # Whole words are changed, so that a reader sees what was said and what is said now.
    before = max(old.rfind(" ", 0, same), old.rfind("\n", 0, same)) + 1
    most -= before
    same = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    after = len(old) - same
    while after < len(old) and not (old[after].isspace() or (after and old[after - 1].isspace())):
        after += 1
    return Fix(place + before, place + after, new[before : len(new) - (len(old) - after)])


def fixed(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """Put the fixes of findings in their places.

    Of fixes that overlap the one of the more severe finding is taken, and of equals the first; check again for the
    others.

    Args:
        text: the text that was checked.
        findings: what was found in it; those without a fix are left alone.

    Returns:
        The new text, and the findings that were fixed, in the order of the text.

    Raises:
        InputError: a finding that is not of this text.
    """
    taken: list[tuple[Fix, Finding]] = []
    of_most_severe = sorted(findings, key=lambda finding: -finding.severity)
    for finding in of_most_severe:
        if finding.fix is None:
            continue
        _require_of(text, finding, finding.fix)
        # Fixes that only touch are not put together either: both may have words for the same place.
        if not any(finding.fix.start <= other.end and other.start <= finding.fix.end for other, _ in taken):
            taken.append((finding.fix, finding))
    taken.sort(key=lambda pair: pair[0][:2])
    for fix, _ in reversed(taken):
        text = text[: fix.start] + fix.text + text[fix.end :]
    return text, tuple(finding for _, finding in taken)


def _require_of(text: str, finding: Finding, fix: Fix) -> None:
    span = finding.span
    fits = 0 <= fix.start <= fix.end <= len(text) and (span is None or text[span.start : span.end] == finding.excerpt)
    if not fits:
        raise InputError(f'the finding "{finding.excerpt}" of {finding.rule} is not of this text')
