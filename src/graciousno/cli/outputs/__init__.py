"""The forms in which ``graciousno check`` tells what it found: one class each, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...checking.rule import Rule
    from ...errors import InputError
    from ...model.report import Report
    from ..paper import Paper
    from ..sources import Message

_HOMES = {
    "text": ("lines", "Text"),
    "feedback": ("lines", "Feedback"),
    "json-lines": ("lines", "JsonLines"),
    "github": ("github", "GitHub"),
    "sarif": ("sarif", "Sarif"),
    "junit": ("junit", "JUnit"),
}
FORMATS = tuple(_HOMES)


class Output:
    """What happens to the reports of one run, in one form."""

    def __init__(self, paper: Paper, rules: tuple[Rule, ...], fail_on: str) -> None:
        """Begin.

        Args:
            paper: where to write.
            rules: the rules that the messages are judged by.
            fail_on: from which severity on the run fails, or ``never``.

        """
        self.paper, self.rules, self.fail_on = paper, rules, fail_on

    def add(self, message: Message, report: Report) -> None:
        """Take in one message and what was found in it."""
        raise NotImplementedError

    def unread(self, error: InputError) -> None:
        """Take in that something could not be read; the error output has told it already."""

    def end(self, code: int) -> None:
        """Write what is to be said at the end; the code is that of the exit."""


def output(form: str, paper: Paper, rules: tuple[Rule, ...], fail_on: str) -> Output:
    """Begin an output in one of ``FORMATS``."""
    module, name = _HOMES[form]
    made: Output = getattr(import_module(f".{module}", __name__), name)(paper, rules, fail_on)
    return made


__all__ = ["FORMATS", "Output", "output"]
