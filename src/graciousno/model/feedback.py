"""A report as one short paragraph: what to change, most important first, and what to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .report import Finding, Report

MOST_WORDS = 120
_MOST_QUOTES = 5
_MOST_QUOTES_OF_A_RULE = 3
_QUOTE_WORDS, _QUOTE_LETTERS = 9, 70

# What an author is asked to do about the promises that we know; any other speaks by its message.
_CHANGE = {
    "listens-before-no": "say what was asked before you say {words}",
    "never-belittles-team": "stand by your own side where you say {words}",
    "never-blames-customer": "take the blame out of {words}",
    "never-blunt": "soften {words}",
    "never-dismisses": "do not shut the door on the reader with {words}",
    "never-hides-behind-policy": "give the reason itself in place of {words}",
    "no-empty-apology": "name what you are sorry for in place of {words}",
    "no-false-hope": "take the hint of a yes out of {words}",
    "no-leftover-placeholder": "fill in {words}",
    "plain-language": "put {words} into everyday words",
    "stays-respectful": "find respectful words for {words}",
}
_ADD = {
    "always-acknowledges-request": "name the request so that the reader feels heard",
    "says-no-clearly": "say in one sentence what you are refusing",
    "always-offers-reason": "give the reason with a fact or a date",
    "offers-alternatives": "offer something that the reader can do instead",
}
_KEEP = {
    "acknowledges-request": "the way you name the request",
    "says-no": "the clear no",
    "offers-reason": "the reason you give",
    "offers-alternative": "what you offer instead",
}
_ADVISES = ("Explain ", "Leave ", "Name ", "Sarcasm ", "Say ", "Tell ", "Use ")
"""How suggestions begin that tell what to do, and are no words to use."""
_CLAUSE = re.compile(r"[^,.;:!?()\n…—]*")
_LAST_WORDS = re.compile(r"(?:\S+ ){0,2}\S*\Z")


class _Step(NamedTuple):
    """One sentence of the paragraph."""

    rank: tuple[int, int]
    sentence: str
    example: str
    """How to say it instead; left out where there is no room."""
    findings: int
    quotes: int


def feedback(report: Report) -> str:
    """Put a report into words. See :meth:`graciousno.model.report.Report.feedback`."""
    keep, unjudged = _keep(report), _unjudged(report)
    if report.ok:
        done = "Nothing that could be judged needs to change." if unjudged else "Nothing needs to change."
        return _joined(done, keep, unjudged)
    room = MOST_WORDS - sum(_count(part) for part in (keep, unjudged, _rest(0)))
    quotes = _MOST_QUOTES
    taken: list[_Step] = []
    # What is missing quotes nothing, and comes into every paragraph.
    for step in sorted(_steps(report), key=lambda step: (step.quotes > 0, step.rank)):
        if _count(step.sentence + step.example) > room:
            step = step._replace(example="")  # noqa: PLW2901
        if not taken or (_count(step.sentence) <= room and step.quotes <= quotes):
            taken.append(step)
            room -= _count(step.sentence + step.example)
            quotes -= step.quotes
    left = len(report.findings) - sum(step.findings for step in taken)
    return _joined(*map(_said, sorted(taken)), _rest(left) if left else "", keep, unjudged)


def _said(step: _Step) -> str:
    if step.example:
        return _sentence(step.sentence + step.example)
    sentence = step.sentence[:1].upper() + step.sentence[1:]
    return sentence if sentence.endswith(".") else f"{sentence}."


def _steps(report: Report) -> Iterator[_Step]:
    """One step for each rule that found fault with words, and one for all that is missing."""
    findings = report.findings
    missing = sorted((found for found in findings if not _names_words(found)), key=lambda found: -found.severity)
    if missing:
        asked = tuple(dict.fromkeys(_asked(found) for found in missing))
        yield _Step((-missing[0].severity, len(findings)), _listed(asked, ", and "), "", len(missing), 0)
    groups: dict[str, list[tuple[int, Finding]]] = {}
    for place, found in enumerate(findings):
        if _names_words(found):
            groups.setdefault(found.rule, []).append((place, found))
    for group in groups.values():
        worst_first = sorted(group, key=lambda item: -item[1].severity)
        place, first = worst_first[0]
        quotes = tuple(dict.fromkeys(_quoted(report.text, found) for _, found in worst_first))
        example = next(filter(None, (_example(found) for _, found in worst_first)), "")
        number = min(len(quotes), _MOST_QUOTES_OF_A_RULE)
        yield _Step((-first.severity, place), _changed(first, quotes), example, len(group), number)


def _names_words(found: Finding) -> bool:
    return bool(found.excerpt.strip())


def _asked(found: Finding) -> str:
    """What to add, where something is missing."""
    diagnosis, _, request = found.message.partition(": ")
    return _ADD.get(found.rule) or request or diagnosis


def _changed(found: Finding, quotes: Sequence[str]) -> str:
    """What to do about words of one rule."""
    if len(quotes) > _MOST_QUOTES_OF_A_RULE:
        quotes = (*quotes[:_MOST_QUOTES_OF_A_RULE], "others like them")
    words = _listed(quotes)
    return (
        _CHANGE[found.rule].replace("{words}", words) if found.rule in _CHANGE else f"change {words}: {found.message}"
    )


def _example(found: Finding) -> str:
    """How a suggestion goes on after what is to be changed."""
    if not found.suggestions:
        return ""
    suggestion = found.suggestions[0]
    if found.fix is not None:  # the sentence itself, rewritten
        return f'; better: "{_sentence(suggestion)}"'
    if suggestion.startswith('"'):
        return f". For example, {suggestion}"
    if '"' in suggestion or suggestion.startswith(_ADVISES):
        return f". {suggestion}"
    # An example has facts of its own, so it is given as a manner, and not as the words to use.
    return f', in the manner of "{_sentence(suggestion)}"'


def _quoted(text: str, found: Finding) -> str:
    """The words of a finding, so many of them that they are recognised."""
    words = found.excerpt
    if found.span is not None:
        end = found.span.end
        if not any(char.isalnum() for char in words):  # an exclamation mark says nothing without its word
            before = _LAST_WORDS.search(text[max(0, found.span.start - _QUOTE_LETTERS) : found.span.start])
            words = (before.group() if before else "") + words
        elif len(words.split()) > 2:  # a phrase that breaks off goes on to the end of its clause
            clause = _CLAUSE.match(text, end)
            words = _whole(words, clause.group() if clause else "")
    kept = words.replace('"', "'").split()
    short = " ".join(kept[:_QUOTE_WORDS])[:_QUOTE_LETTERS].rstrip()
    cut = " ".join(kept) != short
    return f'"{short.rstrip(",;:.")} …"' if cut else f'"{short}"'


def _whole(words: str, rest: str) -> str:
    """A phrase with the rest of its clause, where that is short."""
    longer = words + rest
    return longer if len(longer.split()) <= _QUOTE_WORDS and len(longer) <= _QUOTE_LETTERS else words


def _keep(report: Report) -> str:
    """What is good: the moves that have a place that nothing was found fault with."""
    faults = [found.span for found in report.findings if found.span]
    good = [
        words
        for move, words in _KEEP.items()
        if any(
            all(fault.end <= place.start or place.end <= fault.start for fault in faults)
            for place in report.moves.get(move, ())
        )
    ]
    return f"Keep {_listed(good)}." if good else ""


def _unjudged(report: Report) -> str:
    if not report.unchecked:
        return ""
    number = len(report.unchecked)
    promises = "One promise" if number == 1 else f"{number} promises"
    return f"{promises} could not be judged in {report.locale}, for want of words."


def _rest(number: int) -> str:
    return f"After that, check again: {number} more {'finding is' if number == 1 else 'findings are'} left."


def _listed(items: Sequence[str], last: str = " and ") -> str:
    """``a``, ``a and b``, ``a, b, and c``."""
    if len(items) < 3:
        return last.join(items)
    return f"{', '.join(items[:-1])}, and {items[-1]}"


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", '."', '?"', '!"')) else f"{words}."


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _count(text: str) -> int:
    return len(text.split())
