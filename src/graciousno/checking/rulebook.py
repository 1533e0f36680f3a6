"""The rules that there are: ours, those of installed packages, and those of folders with words of one's own.

A package brings a rule by an entry point of the group ``graciousno.rules``, whose name is the rule's and whose value
is a module like one of ours: a docstring (its documentation), ``GROUP``, ``SEVERITY`` and ``judge``. A folder brings
one by a word file whose name no rule has, with a table ``[rule]``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from ..errors import GraciousError, UnknownRuleError, not_one_of
from ..language.words import own_rules
from ..model.report import Severity
from . import rules
from .rule import Rule, judge_words

ENTRY_POINTS = "graciousno.rules"


@dataclass(frozen=True)
class Rulebook:
    """All rules by name, each loaded when first asked for."""

    loaders: dict[str, Callable[[], Rule]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order in which the rules judge."""
        return tuple(self.loaders)

    def require(self, name: str) -> None:
        """Raise :class:`UnknownRuleError` for a name that no rule has."""
        if name not in self.loaders:
            raise UnknownRuleError(not_one_of("rule", name, self.names))

    def rule(self, name: str) -> Rule:
        """A rule by name.

        Raises:
            UnknownRuleError: there is none.
            GraciousError: a package's rule cannot be loaded.
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
        return rules.of_module(point.name, module)

    return load


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
