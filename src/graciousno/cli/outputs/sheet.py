"""Paper that is kept back, to be used whole: as a file, or as a piece of something else."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from ...errors import InputError
from ..paper import Ink, Paper


class Sheet(Paper):
    """Collects lines, without styles."""

    is_terminal = False
    is_styled = False

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def line(self, *inks: Ink) -> None:
        """Keep one line, or several where the words hold line breaks."""
        self._lines.append("".join(ink if isinstance(ink, str) else ink[0] for ink in inks))

    def data(self, values: Mapping[str, object]) -> None:
        """Keep one line of JSON."""
        self.line(json.dumps(values, ensure_ascii=False))

    @property
    def text(self) -> str:
        """All lines."""
        return "".join(f"{line}\n" for line in self._lines)


def require_writable(name: str) -> None:
    """Tell before the work what would make it useless in the end.

    Raises:
        InputError: the file's folder does not exist, or the name is that of a folder.

    """
    path = Path(name)
    if path.is_dir():
        raise InputError("is a folder: name a file to write", file=name)
    if not path.parent.is_dir():
        raise InputError(f'cannot be written: there is no folder "{path.parent}"', file=name)


def save(text: str, name: str) -> None:
    """Write a file at once: nobody ever finds half of it, and what was there stays until all is written.

    Raises:
        InputError: it cannot be written.

    """
    path = Path(name)
    try:
        if path.exists() and not path.is_file():  # a pipe or a device, which has no before and after
            _write(path, text, "w")
            return
        path = path.resolve()  # a link stays a link
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            _write(part, text, "x")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError(f"cannot be written: {error.strerror}", file=name) from None


def _write(path: Path, text: str, mode: str) -> None:
    # Half a character from a row of JSON lines ("\ud800") becomes its escape, as on the standard output.
    with path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(text)
