"""SARIF 2.1.0, the format in which code scanning takes in what tools found (OASIS)."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ... import __version__
from ...checking.rule import Rule
from ...errors import InputError
from ...model.report import Finding, Fix, Report, Severity, Suppressed
from ..paper import visible
from ..sources import Message
from ..summary import not_checked
from . import Output
from .regions import Region, exact, path_of, region, sentence, told

_Json = dict[str, Any]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_FINGERPRINT = "graciousnoWords/v1"


class Sarif(Output):
    """One log with one run."""

    def __init__(self, *setting: Any) -> None:
        super().__init__(*setting)
        self._descriptors = [_descriptor(rule) for rule in self.rules]
        self._indexes = {rule.name: index for index, rule in enumerate(self.rules)}
        self._results: list[_Json] = []
        self._unread: list[_Json] = []
        self._unchecked: dict[tuple[str, str], _Json] = {}
        self._seen: dict[tuple[str, str], int] = {}

    def add(self, message: Message, report: Report) -> None:
        """Take in one message."""
        for finding in report.findings:
            self._results.append(self._result(message, finding, None))
        for one in report.suppressed:
            self._results.append(self._result(message, one.finding, one))
        for name in report.unchecked:
            self._unchecked[report.locale, name] = {
                "level": "note",
                "message": _message(not_checked(report.locale, (name,))),
                "associatedRule": self._rule(name),
            }

    def unread(self, error: InputError) -> None:
        """Take in that something could not be read."""
        place = Region(error.line) if error.line is not None else None
        self._unread.append(
            {
                "level": "error",
                "message": _message(f"{visible(str(error))}."),
                "locations": [{"physicalLocation": _physical(str(error.file), place)}],
            }
        )

    def end(self, code: int) -> None:
        """Write the log."""
        invocation: _Json = {"executionSuccessful": not self._unread, "exitCode": code}
        if self._unread:
            invocation["toolExecutionNotifications"] = self._unread
        if self._unchecked:
            invocation["toolConfigurationNotifications"] = list(self._unchecked.values())
        driver = {"name": "graciousno", "version": __version__, "rules": self._descriptors}
        run = {
            "tool": {"driver": driver},
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "results": self._results,
        }
        self.paper.line(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2))

    def _rule(self, name: str) -> _Json:
        if name not in self._indexes:  # a finding about the text's own remarks, which no rule of the run is about
            self._indexes[name] = len(self._descriptors)
            self._descriptors.append({"id": name})
        return {"id": name, "index": self._indexes[name]}

    def _result(self, message: Message, finding: Finding, suppressed: Suppressed | None) -> _Json:
        location: _Json = {"physicalLocation": _physical(message.source, region(message, finding.span), finding)}
        if message.id is not None:
            location["logicalLocations"] = [{"fullyQualifiedName": visible(str(message.id)), "kind": "message"}]
        result = {
            "ruleId": finding.rule,
            "ruleIndex": self._rule(finding.rule)["index"],
            "level": _LEVELS[finding.severity],
            "message": _message(" ".join(told(finding))),
            "locations": [location],
            "partialFingerprints": {_FINGERPRINT: self._fingerprint(message, finding)},
            # On every result, as the standard asks where any of them has it: an empty list is "not suppressed".
            "suppressions": [_suppression(suppressed)] if suppressed else [],
        }
        if finding.fix is not None and message.original(finding.fix.start, finding.fix.end) is not None:
            result["fixes"] = [_fix(message, finding, finding.fix)]
        return result

    def _fingerprint(self, message: Message, finding: Finding) -> str:
        """Tell a finding from the others of its file, wherever its lines have moved to."""
        words = " ".join((finding.excerpt or finding.message).split())
        key = json.dumps([message.id, finding.rule, words])
        seen = self._seen[message.source, key] = self._seen.get((message.source, key), 0) + 1
        return sha256(f"{key}{seen}".encode()).hexdigest()


def _descriptor(rule: Rule) -> _Json:
    plain = rule.doc.replace("## ", "").replace("`", "")
    looks_for = rule.section("What it does").replace("`", "").partition("\n\n")[0]
    return {
        "id": rule.name,
        "shortDescription": _message(rule.summary),
        "fullDescription": _message(" ".join(looks_for.split()) or rule.summary),
        "help": {**_message(plain), "markdown": _braces(rule.doc)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }


def _message(text: str) -> _Json:
    return {"text": _braces(text)}


def _braces(text: str) -> str:
    """Keep the words of a message words: single braces would be placeholders, and ``[..](..)`` a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _physical(source: str, place: Region | None, finding: Finding | None = None) -> _Json:
    found: _Json = {"artifactLocation": {"uri": _uri(source)}}
    if place is not None:
        found["region"] = _region(place)
        if finding is not None and finding.excerpt and place.column is not None:
            found["region"]["snippet"] = {"text": visible(finding.excerpt.strip())}
    return found


def _region(place: Region) -> _Json:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return {name: value for name, value in zip(names, place, strict=True) if value is not None}


def _uri(source: str) -> str:
    path = path_of(source)
    return Path(path).as_uri() if Path(path).is_absolute() else quote(path, errors="surrogateescape")


def _suppression(one: Suppressed) -> _Json:
    return {
        "kind": "inSource" if one.where == "text" else "external",
        "status": "accepted",
        "justification": one.reason,
        "properties": {"where": one.where},
    }


def _fix(message: Message, finding: Finding, fix: Fix) -> _Json:
    place = _region(exact(message, fix.start, fix.end))
    return {
        "description": _message(f"Say: {sentence(visible(next(iter(finding.suggestions), fix.text)))}"),
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(message.source)},
                "replacements": [{"deletedRegion": place, "insertedContent": {"text": fix.text}}],
            }
        ],
    }
