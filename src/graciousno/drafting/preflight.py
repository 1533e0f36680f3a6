"""Everything that a letter still lacks, told at once: facts that its templates want, kinds that have no words.

A letter that cannot be written is written once more, with something in place of each fact that is not there which
looks absent to every question and says so where it is used; a block that fails is passed over.
"""

from __future__ import annotations

import sys
from typing import Any

from ..errors import GraciousError, MissingFact, NotReadyError
from ..model.sms import LIMIT
from .draft import InWriting, write
from .templates import Block
from .values import Absent, KindView, View


def all_missing(letter: InWriting) -> NotReadyError | None:
    """The error that names all that a letter lacks, or ``None`` where something else is wrong with it."""
    trial = _Trial(letter)
    write(trial, LIMIT)
    if not (trial.words or trial.facts):
        return None
    return NotReadyError(list(dict.fromkeys(trial.words)), list(dict.fromkeys(trial.facts)))


class _Trial(InWriting):
    """The same letter with holes in it, written as far as it goes."""

    def __init__(self, letter: InWriting) -> None:
        self.__dict__.update(letter.__dict__)
        self.words: list[tuple[str, str]] = []
        self.facts: list[MissingFact] = []
        self._block = ""
        functions = {"part": self.marked_part, "say": self.say}
        holes = {name: self._with_holes(value, name) for name, value in letter.variables.items()}
        self.variables = {**holes, **functions}
        environment = self.voice.words.environment
        self._context = environment.context_class(environment, self.variables, None, {})

    def _with_holes(self, value: Any, name: str) -> Any:
        if value is None:
            return Absent(name, self._used)
        if isinstance(value, View):
            shown = object.__new__(type(value))
            name = value._fact.family if isinstance(value, KindView) else name
            for field, inner in value.__dict__.items():
                shown.__dict__[field] = inner if field == "_fact" else self._with_holes(inner, f"{name}.{field}")
            return shown
        if isinstance(value, list):
            return [self._with_holes(item, f"{name}[{number}]") for number, item in enumerate(value)]
        return value

    def _used(self, name: str) -> None:
        file, line = self.voice.words.place(sys._getframe())
        self.facts.append(MissingFact(name, file or "", line, self._block))

    def _render(self, block: Block) -> str:
        before, self._block = self._block, block.name
        try:
            return super()._render(block)
        except NotReadyError as error:
            self.words += error.words
        except GraciousError:
            pass  # told by itself when nothing else is missing
        finally:
            self._block = before
        return "…"
