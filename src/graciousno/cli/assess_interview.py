"""The interview: questions one by one, each answer kept at once, so that anybody can leave and come back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import FactsError, InputError
from .assess_file import save
from .assess_questions import NOT_SAID, QUESTIONS, Question, at
from .paper import Paper

if TYPE_CHECKING:
    from ..deciding.standards import Standards

RESUME = Path(".graciousno-assess.toml")
_NOTES = "interview"
"""The table of the resume file that says what was asked."""
_SUM = re.compile(r"^(\d+(?:[.,]\d{1,4})?)(?:\s*(?:-|–|to)\s*(\d+(?:[.,]\d{1,4})?))?$")


class LeftError(click.Abort):
    """Somebody left; the answers are kept."""


class Interview:
    """Asks what is not answered yet."""

    def __init__(self, paper: Paper, standards: Standards, keep: Path, today: date) -> None:
        self.paper, self.standards, self.keep, self.today = paper, standards, keep, today
        self.facts: dict[str, Any] = {}
        self._asked: list[str] = []
        if keep.exists():
            self._resume()

    def run(self) -> dict[str, Any]:
        """Ask all that is left.

        Returns:
            The facts, as a situation file has them.

        Raises:
            LeftError: somebody left in the middle; the answers are kept.
        """
        self._greet()
        try:
            for question in QUESTIONS:
                if question.path not in self._asked and question.when(self.facts):
                    self._ask_all(question)
                    self._asked.append(question.path)
                    self._save()
        except click.Abort:
            self._save()
            raise LeftError from None
        return deepcopy(self.facts)

    def _greet(self) -> None:
        if self._asked:
            self.paper.line(
                f"Going on from {self.keep} ({len(self._asked)} questions are answered; delete it to begin anew)."
            )
        self.paper.line(
            "? explains a question, Enter takes what stands in brackets, Ctrl-C leaves and keeps your answers."
        )
        self.paper.line()

    def _resume(self) -> None:
        try:
            data = tomllib.loads(self.keep.read_text(encoding="utf-8"))
            asked = data.pop(_NOTES)["asked"]
            known = {question.path for question in QUESTIONS}
            self._asked = [str(path) for path in asked if path in known]
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", file=self.keep) from None
        except (ValueError, KeyError, TypeError):
            raise InputError(
                "holds no answers to go on from; delete it, or name another with --resume", file=self.keep
            ) from None
        self.facts = data

    def _save(self) -> None:
        save(self.keep, {**self.facts, _NOTES: {"asked": self._asked}})

    def _ask_all(self, question: Question) -> None:
        """Ask once, or until somebody has nothing more to say; answers given before somebody left are kept."""
        if not question.many:
            answer = self._ask(question, lambda value: self._judge(_with({}, question.path, value)))
            if answer is not None:
                _with(self.facts, question.path, answer)
            return
        if question.parts:
            self.paper.line(question.asks)
        while True:
            found = self._one_of(question)
            if found is None:
                return
            before = at(self.facts, question.path) or []
            _with(self.facts, question.path, [*before, found])
            self._save()

    def _one_of(self, question: Question) -> Any:
        if not question.parts:
            return self._ask(question, lambda value: self._judge(_with({}, question.path, [value])))
        table: dict[str, Any] = {}
        for number, part in enumerate(question.parts):
            if not part.when(table):
                continue

            def judge(value: Any, part: Question = part) -> str | None:
                return self._judge(_with({}, question.path, [{**table, part.path: value}]), part.path)

            answer = self._ask(part, judge, indent="  ")
            if answer is not None:
                table[part.path] = answer
            elif number == 0:
                return None
        return table

    def _ask(self, question: Question, judge: Callable[[Any], str | None], indent: str = "") -> Any:
        default = self.today.isoformat() if question.path == "on" else question.default
        choices = f" ({', '.join(question.choices)})" if question.choices else ""
        while True:
            said = click.prompt(
                f"{indent}{question.asks}{choices}", default=default, show_default=bool(default)
            ).strip()
            if said == "?":
                self.paper.line(f"{indent}  {question.help}")
                if question.path in {"line", "conduct"} and not question.parts:
                    self.paper.line(f"{indent}  There are: {', '.join(self.standards.lines)}.")
                continue
            if not said and question.path != "asked":
                return None
            if (question.path, said) in NOT_SAID:
                return None
            value = self._money(said) if question.is_money else said
            wrong = judge(value)
            if question.choices and said not in question.choices:
                wrong = f"should be one of: {', '.join(question.choices)}"
            if wrong is None:
                return value
            self.paper.line(f"{indent}  {wrong}")

    def _money(self, said: str) -> Any:
        found = _SUM.match(said)
        if found is None:
            return said
        low, high = (one and one.replace(",", ".") for one in found.groups())
        return {"low": low, **({"high": high} if high else {}), "currency": self.standards.currency}

    def _judge(self, facts: Mapping[str, Any], part: str | None = None) -> str | None:
        """What is wrong with an answer; what belongs to questions that are still to come is not."""
        from ..deciding.situation import Situation

        path = next(iter(facts))
        try:
            Situation.model_validate({"asked": "x", "on": self.today, **facts})
        except FactsError as error:
            for one in error.problems:
                if one.path[0] == path and (part is None or part in one.path or not str(one.path[-1])):
                    return one.message
        incidents = [one for one in facts.get("conduct", ()) if part == "line"]
        known = list(self.standards.lines)
        if incidents and incidents[0]["line"] not in known:
            return f"there is no such line; there are: {', '.join(known)}"
        return None


def _with(facts: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Put a value under a path."""
    *outer, last = path.split(".")
    here = facts
    for step in outer:
        here = here.setdefault(step, {})
    here[last] = value
    return facts
