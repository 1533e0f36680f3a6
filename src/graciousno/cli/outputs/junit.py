"""JUnit XML, which CI systems show as tests: a file is a suite, a message is a test."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree as ET

from ...errors import InputError
from ...model.report import Finding, Report
from ..findings import show_findings
from ..options import fails
from ..paper import visible
from ..sources import Message
from ..summary import not_checked
from . import Output
from .regions import path_of
from .sheet import Sheet

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JUnit(Output):
    """One test a message: it fails by its findings from ``--fail-on`` on, all others are its output."""

    def __init__(self, *setting: Any) -> None:
        super().__init__(*setting)
        self._suites: dict[str, ET.Element] = {}
        self._names: set[tuple[str, str]] = set()

    def add(self, message: Message, report: Report) -> None:
        """Make the test of one message."""
        test = self._test(message.source, message.row, None if message.id is None else str(message.id))
        failing = [one for one in report.findings if fails(one.severity, self.fail_on)]
        if failing:
            rules = ", ".join(dict.fromkeys(one.rule for one in failing))
            worst = max(one.severity for one in failing)
            failure = ET.SubElement(test, "failure", message=rules, type=str(worst))
            failure.text = _shown(message, report, failing)
        remarks = _shown(message, report, (one for one in report.findings if one not in failing))
        for one in report.suppressed:
            remarks += f"suppressed ({one.where}: {one.reason}): {one.finding}\n"
        if report.unchecked:
            remarks += not_checked(report.locale, report.unchecked) + "\n"
        if remarks:
            ET.SubElement(test, "system-out").text = _xml(visible(remarks))

    def unread(self, error: InputError) -> None:
        """Make a test that could not be made."""
        test = self._test(str(error.file), error.line)
        failed = ET.SubElement(test, "error", message=_xml(visible(error.message)), type="unreadable")
        failed.text = _xml(visible(str(error)))

    def end(self, code: int) -> None:
        """Write the document."""
        root = ET.Element("testsuites", name="graciousno")
        root.extend(self._suites.values())
        for one in (*self._suites.values(), root):
            for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
                one.set(key, str(sum(1 for _ in one.iter(tag))))
            one.set("skipped", "0")
        ET.indent(root)
        self.paper.line('<?xml version="1.0" encoding="UTF-8"?>')
        self.paper.line(ET.tostring(root, encoding="unicode"))

    def _test(self, source: str, row: int | None, name: str | None = None) -> ET.Element:
        file = _xml(visible(path_of(source)))
        suite = self._suites.setdefault(file, ET.Element("testsuite", name=file))
        name = name or (PurePath(source).name if row is None else f"line {row}")
        if (file, name) in self._names and row is not None:  # an id twice: a test has a name of its own
            name = f"{name} (line {row})"
        self._names.add((file, name))
        # Jenkins would read the dot before "txt" as the end of a package.
        group = file.removesuffix(PurePath(file).suffix)
        test = ET.SubElement(suite, "testcase", classname=group, name=_xml(visible(name)), file=file)
        if row is not None:
            test.set("line", str(row))
        return test


def _shown(message: Message, report: Report, findings: Iterable[Finding]) -> str:
    """The findings as the text form shows them."""
    sheet = Sheet()
    show_findings(sheet, message, replace(report, findings=tuple(findings)))
    return _xml(sheet.text)


def _xml(text: str) -> str:
    """Leave out what XML 1.0 has no place for."""
    return _NOT_XML.sub("", text)
