"""What all messages have in common: findings per rule, moves, and what could not be judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from ..language.phrases import phrases
from ..model.report import MOVES, Report, Severity
from .findings import STYLES
from .paper import Paper

_DONE = dict(
    zip(MOVES, ("acknowledges the request", "says no", "gives a reason", "offers an alternative"), strict=True)
)


def count(number: int, word: str) -> str:
    """``1 message``, ``2 messages``."""
    return f"{number} {word}{'' if number == 1 else 's'}"


@dataclass
class Tally:
    """Counts over all messages that were checked."""

    messages: int = 0
    clean: int = 0
    worst: int = 0
    """The highest severity found, or 0."""
    rules: dict[str, Counter[Severity]] = field(default_factory=lambda: defaultdict(Counter))
    moves: Counter[str] = field(default_factory=Counter)
    could_move: Counter[str] = field(default_factory=Counter)
    """The messages in whose language there are words to find a move by."""
    unchecked: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    suppressed: int = 0
    """The findings that somebody set aside."""

    def add(self, report: Report) -> None:
        """Count one message."""
        self.messages += 1
        self.clean += report.ok
        for finding in report.findings:
            self.rules[finding.rule][finding.severity] += 1
            self.worst = max(self.worst, finding.severity)
        self.moves.update(move for move, places in report.moves.items() if places)
        self.could_move.update(set(MOVES) & phrases(report.locale).targets)
        if report.unchecked:
            self.unchecked[report.locale, report.unchecked] += 1
        self.suppressed += len(report.suppressed)


def show_one(paper: Paper, name: str, report: Report) -> None:
    """Print the last word on a single message."""
    if report.ok:
        done = [_DONE[move] for move in MOVES if report.moves.get(move)]
        paper.line(
            (f"{name}: ", "bold"),
            ("nothing to improve", "bold green"),
            " so far" if report.unchecked else "",
            _set_aside(len(report.suppressed)),
        )
        if done:
            paper.line(f"It {_listed(done)}.")
    else:
        paper.line()
        paper.line((_found(report), "bold"), _set_aside(len(report.suppressed)))
    if report.unchecked:
        paper.paragraph(not_checked(report.locale, report.unchecked))
    if not report.ok:
        _hint(paper, max(report.findings, key=lambda finding: finding.severity).rule)


def show_all(paper: Paper, tally: Tally) -> None:
    """Print the summary of several messages."""
    severities = tuple(reversed(Severity))
    by_weight: list[tuple[str, Counter[Severity]]] = []
    if tally.rules:
        paper.line()
        by_weight = sorted(tally.rules.items(), key=lambda item: (-max(item[1]), -item[1].total(), item[0]))
        paper.table(
            ("rule", *(str(severity) for severity in severities)),
            (
                (rule, *((str(found[one] or "·"), STYLES[one] if found[one] else "dim") for one in severities))
                for rule, found in by_weight
            ),
            numbers=True,
        )
    paper.line()
    paper.table(
        ("move", "messages", "share"),
        ((move, *_share(tally.moves[move], tally.could_move[move])) for move in MOVES),
        numbers=True,
    )
    paper.line()
    messages, _, rest = totals(tally).partition(":")
    paper.line((messages, "bold"), f":{rest}")
    for (locale, rules), number in sorted(tally.unchecked.items()):
        paper.paragraph(not_checked(locale, rules, f" in {count(number, 'message')}"))
    if by_weight:
        _hint(paper, by_weight[0][0])


def totals(tally: Tally) -> str:
    """How many messages there were, and how many of them have findings."""
    with_findings = f"{tally.clean} without findings, {tally.messages - tally.clean} with findings"
    return f"{count(tally.messages, 'message')}: {with_findings}{_set_aside(tally.suppressed)}"


def not_checked(locale: str, rules: tuple[str, ...], where: str = "") -> str:
    """Which rules could not judge, and why."""
    return f"Not checked{where}, because there are no words for it in {locale} yet: {', '.join(rules)}."


def _set_aside(suppressed: int) -> str:
    """End a line with the findings that are not shown."""
    return f"; {suppressed} suppressed." if suppressed else "."


def _found(report: Report) -> str:
    by_severity = Counter(finding.severity for finding in report.findings)
    kinds = [
        f"{by_severity[one]} {one}" if one is Severity.ADVICE else count(by_severity[one], str(one))
        for one in reversed(Severity)
        if by_severity[one]
    ]
    return f"{count(len(report.findings), 'finding')}: {', '.join(kinds)}"


def _share(found: int, of: int) -> tuple[str, str]:
    return (str(found), f"{found / of:.0%}") if of else ("?", "?")


def _hint(paper: Paper, rule: str) -> None:
    if paper.is_terminal:
        paper.line((f"graciousno rules {rule} tells more.", "dim"))


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
