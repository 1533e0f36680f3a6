"""Compiles the message catalogs and the word files into the wheel; the sources stay as they are."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogs(BuildHookInterface):
    """Adds a ``.mo`` beside every ``.po`` in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, before the wheel is put together."""
        if version == "editable":
            return  # a checkout reads its .po files
        root = Path(self.root)
        self._folder = tempfile.TemporaryDirectory()
        # The language room needs nothing but Babel, so the sources can compile their own catalogs and word files.
        sys.path.insert(0, str(root / "src"))
        from graciousno.language import compiled
        from graciousno.language.catalogs import compile_po

        for source in sorted((root / "locales").rglob("*.po")):
            target = Path(self._folder.name) / source.relative_to(root).with_suffix(".mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(compile_po(source))
            build_data["force_include"][str(target)] = f"graciousno/{source.relative_to(root).with_suffix('.mo')}"
        for folder in sorted(path for path in (root / "locales").iterdir() if (path / "rules").is_dir()):
            target = Path(self._folder.name) / f"{folder.name}.bin"
            target.write_bytes(compiled.dump(folder.name))
            build_data["force_include"][str(target)] = f"graciousno/locales/{folder.name}/{compiled.NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw away what was compiled."""
        if version != "editable":
            self._folder.cleanup()
