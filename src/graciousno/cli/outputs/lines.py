"""Line by line, as soon as each message is judged: for people, as JSON, or as a word to the author."""

from __future__ import annotations

from typing import Any

from ...model.report import Report
from ..findings import show_findings
from ..paper import visible
from ..sources import Message
from ..summary import Tally, show_all, show_one
from . import Output


class Text(Output):
    """For people: each finding with its words, and a summary."""

    def __init__(self, *setting: Any) -> None:
        super().__init__(*setting)
        self._tally = Tally()
        self._only: tuple[Message, Report] | None = None

    def add(self, message: Message, report: Report) -> None:
        """Show the findings."""
        self._tally.add(report)
        self._only = (message, report) if self._tally.messages == 1 else None
        show_findings(self.paper, message, report)

    def end(self, code: int) -> None:
        """Show the summary."""
        if self._only is not None:
            message, report = self._only
            show_one(self.paper, visible(message.source), report)
        elif self._tally.messages:
            show_all(self.paper, self._tally)


class JsonLines(Output):
    """One JSON object a message, as ``check-result.schema.json`` describes it."""

    def add(self, message: Message, report: Report) -> None:
        """Write the report."""
        self.paper.data({"version": 1, "source": message.source, "id": message.id, **report.to_dict()})


class Feedback(Output):
    """A paragraph for the author of each message."""

    def add(self, message: Message, report: Report) -> None:
        """Write the paragraph: on one line for a program, wrapped for a person."""
        where = message.source if message.row is None else f"{message.source}:{message.row}"
        name = visible(where if message.id is None else f"{where} [{message.id}]")
        paragraph = f"{name}: {visible(report.feedback())}"
        if self.paper.is_terminal:
            self.paper.paragraph(paragraph)
            self.paper.line()
        else:
            self.paper.line(paragraph)
