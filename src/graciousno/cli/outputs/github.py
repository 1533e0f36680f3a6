"""Workflow commands of GitHub Actions: each finding is an annotation beside its line."""

from __future__ import annotations

from typing import Any

from ...errors import InputError
from ...model.report import Finding, Report, Severity
from ..paper import visible
from ..reading import STDIN, name_of
from ..sources import Message
from ..summary import Tally, totals
from . import Output
from .regions import Region, path_of, region, told

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


class GitHub(Output):
    """One command a finding, and what the log says at the end."""

    def __init__(self, *setting: Any) -> None:
        super().__init__(*setting)
        self._tally = Tally()

    def add(self, message: Message, report: Report) -> None:
        """Annotate the findings of one message."""
        self._tally.add(report)
        for finding in report.findings:
            self._annotate(message, finding)

    def unread(self, error: InputError) -> None:
        """Annotate what could not be read."""
        place = Region(error.line) if error.line is not None else None
        self.paper.line(
            command("error", f"{visible(str(error))}.", _place(str(error.file), place) | {"title": "graciousno"})
        )

    def end(self, code: int) -> None:
        """Write how many messages there were."""
        if self._tally.messages:
            self.paper.line(totals(self._tally))

    def _annotate(self, message: Message, finding: Finding) -> None:
        place = _place(message.source, region(message, finding.span))
        of = "" if message.id is None else f" in {visible(str(message.id))}"
        place["title"] = f"graciousno: {finding.rule}{of}"
        self.paper.line(command(_COMMANDS[finding.severity], "\n".join(told(finding)), place))


def command(name: str, message: str, properties: dict[str, str | int]) -> str:
    """Write a workflow command; properties and message are escaped differently."""
    told_of = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told_of}::{message.translate(_DATA)}"


def _place(source: str, place: Region | None) -> dict[str, str | int]:
    found: dict[str, str | int] = {} if source == name_of(STDIN) else {"file": visible(path_of(source))}
    if place is None:
        return found
    found["line"] = place.line
    if place.column is not None and place.end_line is not None and place.end_column is not None:
        # GitHub wants columns only for what stands on one line.
        if place.end_line == place.line:
            found["col"] = place.column
        found["endLine"] = place.end_line
        if place.end_line == place.line:
            found["endColumn"] = place.end_column
    return found
