"""Compiles the message catalogs into the wheel; the sources stay as they are."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogs(BuildHookInterface):
    """Adds a ``.mo`` beside every ``.po`` in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return  # a checkout reads its .po files
        root = Path(self.root)
        self._folder = tempfile.TemporaryDirectory()
        for source in sorted((root / "locales").rglob("*.po")):
            target = Path(self._folder.name) / source.relative_to(root).with_suffix(".mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as read, target.open("wb") as write:
                write_mo(write, read_po(read, abort_invalid=True))
            build_data["force_include"][str(target)] = f"graciousno/{source.relative_to(root).with_suffix('.mo')}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
