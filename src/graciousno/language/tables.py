"""Reads the translators' TOML files, with errors that name the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..errors import WordFileError, did_you_mean


def read_table(path: Path) -> tuple[dict[str, Any], str]:
    """What a file says, and its text as it stands.

    Raises:
        WordFileError: it is not UTF-8, or not TOML, with the line.
    """
    source = read_text(path)
    try:
        return tomllib.loads(source), source
    except (ValueError, RecursionError) as error:
        raise WordFileError.of_toml(error, source, path) from None


def read_text(path: Path) -> str:
    """What a file says, without the mark that some editors write at its beginning.

    Raises:
        WordFileError: it is not UTF-8, with the line where it stops to be.
    """
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise WordFileError("is not UTF-8 text", file=path, line=data.count(b"\n", 0, error.start) + 1) from None


def heads(source: str, name: str) -> list[int]:
    """The numbers of the lines of a TOML text that begin a table of an array."""
    head = re.compile(rf"\s*\[\[\s*{name}\s*\]\]")
    return [number for number, line in enumerate(source.splitlines(), 1) if head.match(line)]


def tables_in(path: Path, given: Mapping[str, Any], source: str, name: str) -> Iterator[tuple[dict[str, Any], int]]:
    """The tables of an array of tables, each with the line of its head.

    Raises:
        WordFileError: it is no such array.
    """
    entries, lines = given.get(name, []), heads(source, name)
    is_array = isinstance(entries, list) and all(isinstance(one, dict) for one in entries)
    if not is_array or len(lines) != len(entries):
        raise WordFileError(f"each {name} begins with a line [[{name}]]", file=path, line=line_of(source, name))
    return zip(entries, lines, strict=True)


def unknown_name(name: str, known: Iterable[str]) -> str:
    """A message for a name that no file of this kind has."""
    return f'unknown name "{name}"{did_you_mean(get_close_matches(name, [*known], 1))}'


def are_texts(given: Any) -> bool:
    """Whether something is a list of texts."""
    return isinstance(given, list) and all(isinstance(one, str) for one in given)


def line_of(source: str, name: str) -> int | None:
    """The number of the line of a TOML text that begins with a name, or with the table of this name."""
    return next((n for n, line in enumerate(source.splitlines(), 1) if line.strip(' ["').startswith(name)), None)
