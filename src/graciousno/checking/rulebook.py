"""The rules that there are: ours, those of installed packages, and those of folders with words of one's own.

A package brings a rule by an entry point of the group ``graciousno.rules``, whose name is the rule's and whose value
is a module like one of ours: a docstring (its documentation), ``GROUP``, ``SEVERITY`` and ``judge``. A folder brings
one by a word file whose name no rule has, with a table ``[rule]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import TypeGuard

from ..errors import GraciousError, UnknownRuleError, none_of
from ..language.words import own_rules
from ..model.report import Finding, Severity, Stretch
from . import rules
from .case import Case
from .rule import Judge, Rule, judge_words

ENTRY_POINTS = "graciousno.rules"


@dataclass(frozen=True)
class Rulebook:
    """All rules by name, each loaded when first asked for."""

    loaders: dict[str, Callable[[], Rule]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order in which the rules judge."""
        return tuple(self.loaders)

    def require(self, *names: str) -> None:
        """Raise :class:`UnknownRuleError` for names that no rule has: all of them."""
        unknown = [name for name in dict.fromkeys(names) if name not in self.loaders]
        if unknown:
            raise UnknownRuleError(none_of("rule", unknown, self.names))

    def rule(self, name: str) -> Rule:
        """A rule by name.

        Raises:
            UnknownRuleError: there is none.
            GraciousError: a package's rule cannot be loaded. Its judge raises one too, where it does wrong.
        """
        self.require(name)
        return self.loaders[name]()


@cache
def rulebook(folders: tuple[Path, ...] = ()) -> Rulebook:
    """The rules, with those of these folders; put together once in a process.

    Raises:
        WordFileError: a word file of a folder names a rule that does not exist, and makes none.
    """
    loaders: dict[str, Callable[[], Rule]] = {name: _ours(name) for name in rules.NAMES}
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        loaders.setdefault(point.name, _packages(point))
    for folder in folders:
        for name, said in own_rules(folder, tuple(loaders)).items():
            loaders[name] = _folders(name, said)
    return Rulebook(loaders)


def _ours(name: str) -> Callable[[], Rule]:
    return lambda: rules.rule(name)


def _packages(point: EntryPoint) -> Callable[[], Rule]:
    @cache
    def load() -> Rule:
        try:
            module = point.load()
        except Exception as error:
            said = " ".join(str(error).split())
            raise GraciousError(
                f"the rule {point.name} ({point.value}) cannot be loaded: {type(error).__name__}: {said}"
            ) from error
        lacking = [name for name in ("GROUP", "SEVERITY", "judge") if not hasattr(module, name)]
        if lacking or not isinstance(module, ModuleType):
            wanted = "a module with a docstring, GROUP, SEVERITY and judge"
            raise GraciousError(f"the rule {point.name} ({point.value}) should be {wanted}")
        if not isinstance(module.SEVERITY, Severity):
            raise GraciousError(
                f"the rule {point.name} ({point.value}): SEVERITY should be one such as Severity.WARNING"
            )
        one = rules.of_module(point.name, module)
        return replace(one, judge=_watched(one.judge, f"the rule {point.name} ({point.value})"))

    return load


def _watched(judge: Judge, rule: str) -> Judge:
    """The judge of somebody else's rule, which may do wrong: what it did is told, with the rule's name."""

    def watched(case: Case, one: Rule) -> list[Finding] | None:
        case.lacking.clear()
        try:
            given: object = judge(case, one)
            made = list(given) if isinstance(given, Iterable) and not isinstance(given, str) else [given]
        except GraciousError:
            raise
        except Exception as error:
            said = " ".join(str(error).split())
            raise GraciousError(f"{rule} broke off: {type(error).__name__}: {said}") from error
        if given is None and case.lacking:  # it asked for words that this language does not have
            return None
        found = []
        for each in made:
            if not _is_finding(each):
                raise GraciousError(f"{rule} gave {each!r:.60} where it should give a list of findings: {_EXAMPLE}")
            found.append(each)
        return found

    return watched


_EXAMPLE = 'rule.finding(case, "say light", Stretch(3, 7)) makes one, and [] is none'


def _is_finding(given: object) -> TypeGuard[Finding]:
    return (
        isinstance(given, Finding) and isinstance(given.severity, Severity) and isinstance(given.span, Stretch | None)
    )


def _folders(name: str, said: dict[str, str]) -> Callable[[], Rule]:
    sections = (("What it does", "does"), ("Why it matters", "why"), ("Say instead", "instead"))
    doc = [said["promise"], *(f"## {title}\n{said[key]}" for title, key in sections if said.get(key))]
    one = Rule(
        name=name,
        group="words",
        severity=Severity[said.get("severity", "warning").upper()],
        doc="\n\n".join(doc),
        judge=judge_words(said.get("message", said["promise"])),
    )
    return lambda: one
