"""The interview: questions one by one, each answer kept at once, so that anybody can leave and come back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import FactsError, InputError
from .assess_file import save
from .assess_questions import BANDS, MONEY, NOT_SAID, QUESTIONS, Question, at, put
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
        self._begun: dict[str, Any] = {}
        """The answers about one of several that is not complete yet."""
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
            notes = data.pop(_NOTES)
            asked, self._begun = notes["asked"], dict(notes.get("begun", {}))
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
        notes = {"asked": self._asked, **({"begun": self._begun} if self._begun else {})}
        save(self.keep, {**self.facts, _NOTES: notes})

    def _ask_all(self, question: Question) -> None:
        """Ask once, or until somebody has nothing more to say."""
        if not question.many:
            answer = self._ask(question, lambda value: self._judge(question.path, value))
            if answer is not None:
                put(self.facts, question.path, answer)
            return
        if question.parts:
            self.paper.line(question.asks)
        if at(self.facts, question.path):
            self.paper.line(f"  So far: {len(at(self.facts, question.path))} noted.")
        while (found := self._one_of(question)) is not None:
            put(self.facts, question.path, [*(at(self.facts, question.path) or []), found])
            self._begun = {}
            self._save()

    def _one_of(self, question: Question) -> Any:
        if not question.parts:
            return self._ask(question, lambda value: self._judge(question.path, [value], 0))
        table = self._begun
        for part in question.parts:
            if part.path in table or not part.when(table):
                continue

            def judge(value: Any, part: Question = part) -> str | None:
                return self._judge(question.path, [{**table, part.path: value}], 0, part.path)

            answer = self._ask(part, judge, indent="  ")
            if answer is not None:
                table[part.path] = answer
                self._save()
            elif not table:
                return None
        return table

    def _ask(self, question: Question, judge: Callable[[Any], str | None], indent: str = "") -> Any:
        default = str(self.facts.get("on", self.today)) if question.path == "on" else question.default
        asks = indent + question.asks + (f" ({', '.join(question.choices)})" if question.choices else "")
        while True:
            said = click.prompt(asks, default=default, show_default=bool(default), err=True).strip()
            if said == "?":
                self.paper.line(f"{indent}  {question.help}")
                if question.path in {"line", "conduct"} and not question.parts:
                    self.paper.line(f"{indent}  There are: {', '.join(self.standards.lines)}.")
                continue
            if (question.path, said) in NOT_SAID or (not said and not question.is_needed):
                return None
            value = self._money(said) if question.is_money else said
            if question.choices and said not in question.choices:
                wrong: str | None = f"should be one of: {', '.join(question.choices)}"
            elif question.is_money and value == said and said not in BANDS:
                wrong = f"should be one of: {MONEY}"
            else:
                wrong = judge(value)
            if wrong is None:
                return value
            self.paper.line(f"{indent}  {wrong}")

    def _money(self, said: str) -> Any:
        found = _SUM.match(said)
        if found is None:
            return said
        low, high = (one and one.replace(",", ".") for one in found.groups())
        return {"low": low, **({"high": high} if high else {}), "currency": self.standards.currency}

    def _judge(self, path: str, value: Any, *inside: int | str) -> str | None:
        """What is wrong with an answer; what is wrong with questions that are still to come is not."""
        from ..deciding.situation import Situation

        where = (*path.split("."), *inside)
        try:
            Situation.model_validate(put({"asked": "x", "on": self.today}, path, value))
        except FactsError as error:
            for one in error.problems:
                if one.path[: len(where)] == where or one.path == where[:1]:
                    return one.message
        if where == ("conduct", 0, "line") and value[0]["line"] not in self.standards.lines:
            return f"there is no such line; there are: {', '.join(self.standards.lines)}"
        return None
