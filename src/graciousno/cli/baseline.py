"""Findings that were there when somebody began to check: set aside until their words change."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..model.report import Finding, Report, Suppressed
from .outputs.sheet import save

VERSION = 1
REASON = "it was there when the baseline was written"
_LONGEST = 200


class Entry(NamedTuple):
    """A finding as a baseline knows it: by its words, not by its place, which moves with every edit."""

    source: str
    rule: str
    words: str


class Baseline:
    """The findings of a file, each as often as it was there."""

    def __init__(self, file: Path, entries: Counter[Entry]) -> None:
        """Take what a file holds."""
        self._folder = file.absolute().parent
        self._left = entries

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """Read what :meth:`write` wrote.

        Raises:
            InputError: it cannot be read, or is no baseline.
        """
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}; --write-baseline makes it", file=file) from None
        except (ValueError, RecursionError):
            raise InputError("is not a baseline: it is not JSON", file=file) from None
        if not isinstance(data, dict) or data.get("version") != VERSION:
            found = data.get("version") if isinstance(data, dict) else None
            raise InputError(f'is not a baseline of version {VERSION} (its "version" is {found!r})', file=file)
        entries: Counter[Entry] = Counter()
        for number, one in enumerate(data.get("findings", ()), 1):
            try:
                entries[Entry(str(one["source"]), str(one["rule"]), str(one["words"]))] += int(one.get("count", 1))
            except (TypeError, KeyError, ValueError, AttributeError):
                raise InputError(
                    f"is not a baseline: its finding {number} lacks source, rule or words", file=file
                ) from None
        return cls(file, entries)

    @staticmethod
    def write(file: Path, entries: Counter[Entry]) -> None:
        """Write a baseline, one finding a line, so that a change of it can be read.

        Raises:
            InputError: it cannot be written.
        """
        rows = [
            json.dumps({**entry._asdict(), **({"count": count} if count > 1 else {})}, ensure_ascii=False)
            for entry, count in sorted(entries.items())
        ]
        text = f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(rows) + "\n]}\n"
        save(text, str(file))

    @staticmethod
    def entry(file: Path, source: str, finding: Finding) -> Entry:
        """The entry of a finding, its source seen from the folder of the baseline."""
        try:
            seen = Path(os.path.relpath(source, file.absolute().parent)).as_posix()
        except ValueError:  # another drive
            seen = Path(source).as_posix()
        return Entry(seen, finding.rule, " ".join((finding.excerpt or finding.message).split())[:_LONGEST])

    def sort_out(self, source: str, report: Report) -> Report:
        """The report without the findings that the baseline knows; they go to what is suppressed."""
        kept: list[Finding] = []
        aside: list[Suppressed] = []
        for finding in report.findings:
            entry = self.entry(self._folder / "baseline", source, finding)
            if self._left[entry] > 0:
                self._left[entry] -= 1
                aside.append(Suppressed(finding, REASON, "baseline"))
            else:
                kept.append(finding)
        return replace(report, findings=tuple(kept), suppressed=(*report.suppressed, *aside))

    def gone(self, sources: set[str]) -> int:
        """How many of its findings are no longer found in the sources that were checked."""
        seen = {Path(os.path.relpath(source, self._folder)).as_posix() for source in sources}
        return sum(count for entry, count in self._left.items() if count > 0 and entry.source in seen)
