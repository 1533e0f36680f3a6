"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from ..language.phrases import Hit
from ..model.report import Finding, Fix, Severity, Stretch
from .case import Case
from .doubts import undoubted

Judge = Callable[[Case, "Rule"], Iterable[Finding] | None]
"""Gives the findings of one rule in one text, or ``None`` when the language has no words to judge it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One promise. Its documentation is the docstring of its module."""

    name: str
    group: Literal["structure", "words", "craft"]
    severity: Severity
    doc: str
    judge: Judge

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]

    @property
    def why(self) -> str:
        """The paragraph that says why it matters."""
        return _why(self)

    def section(self, title: str) -> str:
        """A section of the documentation."""
        _, _, rest = self.doc.partition(f"## {title}\n")
        return rest.partition("\n## ")[0].strip()

    def finding(
        self,
        case: Case,
        message: str,
        span: Stretch | None = None,
        *,
        severity: Severity | None = None,
        suggestions: tuple[str, ...] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(
            rule=self.name,
            severity=severity or self.severity,
            message=message,
            span=span,
            excerpt=case.original[span.start : span.end] if span else "",
            part=case.part_at(span.start) if span else None,
            why=self.why,
            suggestions=suggestions,
            fix=fix,
        )


@cache
def _why(rule: Rule) -> str:
    return " ".join(rule.section("Why it matters").split())


def judge_words(message: str, *, makes_up: Callable[[Case], Severity | None] | None = None) -> Judge:
    """Make a judge that goes by the words of the language: at most one finding a sentence.

    Args:
        message: what a finding says, where its phrase says nothing of its own.
        makes_up: the highest severity of findings that the rest of a text makes up for, if of any.
    """

    def judge(case: Case, rule: Rule) -> list[Finding] | None:
        if not case.has_words(rule.name):
            return None
        hits = case.hits.get(rule.name)
        if not hits:
            return []
        by_sentence: dict[int, list[Hit]] = {}
        for hit in hits:
            by_sentence.setdefault(hit.sentence, []).append(hit)
        sure = (undoubted(case, rule.name, of_one) for of_one in by_sentence.values())
        best = [(_severity(hit, rule), hit) for hit in (_weightiest(of_one, rule) for of_one in sure if of_one)]
        made_up = makes_up(case) if makes_up is not None else None
        return [
            _found(case, rule, hit, severity, hit.phrase.note or message)
            for severity, hit in best
            if made_up is None or severity > made_up
        ]

    return judge


def _severity(hit: Hit, rule: Rule) -> Severity:
    return Severity[hit.phrase.severity.upper()] if hit.phrase.severity else rule.severity


def _weightiest(hits: list[Hit], rule: Rule) -> Hit:
    """Of the hits in a sentence the severest, and of these the longest; to tell how long they are takes longest."""
    if len(hits) > 1:
        most = max(_severity(hit, rule) for hit in hits)
        hits = [hit for hit in hits if _severity(hit, rule) == most]
    return max(hits, key=lambda hit: hit.end - hit.start) if len(hits) > 1 else hits[0]


def _found(case: Case, rule: Rule, hit: Hit, severity: Severity, message: str) -> Finding:
    # Rewrites are read when the first sentence needs one.
    from .fixing import suggested

    found = rule.finding(case, message, Stretch(hit.start, hit.end), severity=severity)
    return found.put_otherwise(partial(suggested, case, rule.name, hit, severity))


def judge_move(move: str, message: str, *, in_text: Severity) -> Judge:
    """A judge that asks for a move: exact on a draft (the rule's own severity), by cues in free text."""

    def judge(case: Case, rule: Rule) -> list[Finding] | None:
        if case.draft is None and not case.has_words(move):
            return None
        if not case.is_refusal:
            return []
        if case.moves[move]:
            return []
        # Without a no there is nothing yet that would ask for a reason or an alternative.
        if case.draft is None and move not in {"says-no", "acknowledges-request"} and not case.moves["says-no"]:
            return []
        return [rule.finding(case, message, severity=rule.severity if case.draft is not None else in_text)]

    return judge
