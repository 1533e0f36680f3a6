"""Reads the translators' TOML files, with errors that name the file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from ..errors import WordFileError


def read_table(path: Path) -> tuple[dict[str, Any], str]:
    """What a file says, and its text as it stands.

    Raises:
        WordFileError: it is not UTF-8, or not TOML.
    """
    try:
        source = path.read_text(encoding="utf-8")
        return tomllib.loads(source), source
    except UnicodeDecodeError:
        raise WordFileError("is not UTF-8 text", file=path) from None
    except tomllib.TOMLDecodeError as error:
        raise WordFileError(f"is not TOML: {error}", file=path) from None
