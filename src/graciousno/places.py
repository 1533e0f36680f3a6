"""Where a field stands in a TOML or JSON file: neither standard parser tells."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress

Path = tuple[int | str, ...]

_TOKEN = re.compile(
    r"""
    (?P<text> \"{3} (?:\\.|[^\\])*? \"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
    | (?P<newline>\n)
    | (?P<mark>[\[\]{},=.:])
    | (?P<bare>[^\s\[\]{},=.:"'\#]+)
    | (?:\#[^\n]*|[^\S\n]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)


def places(source: str) -> Mapping[Path, int]:
    """Find the line of each key and of each item of a list.

    Args:
        source: TOML or JSON that its parser has accepted.

    Returns:
        For each path, such as ``("reasons", 0, "on")``, its line, counted from 1.

    """
    scan = _Scan(source)
    # A line number is a kindness: where the scan loses its way, the lines found so far have to do.
    with suppress(IndexError, ValueError, RecursionError):
        scan.run(source)
    return scan.lines


def line_of(known: Mapping[Path, int], path: Path) -> int | None:
    """Look up the line of a field, or else of the nearest thing around it."""
    if (*path, "kind") in known:
        return known[*path, "kind"]
    while path and path not in known:
        path = path[:-1]
    return known.get(path)


class _Scan:
    def __init__(self, source: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens: list[tuple[str, str, int]] = []
        line = 1
        for match in _TOKEN.finditer(source):
            if match.lastgroup:
                self._tokens.append((match.lastgroup, match[0], line))
            line += match[0].count("\n")
        self._tokens.append(("end", "", line))
        self._at = 0
        self._items: dict[Path, int] = {}

    def run(self, source: str) -> None:
        if source.lstrip().startswith("{"):
            self._skip_newlines()
            self._value(())
        else:
            self._document()

    def _document(self) -> None:
        table: Path = ()
        while self._kind != "end":
            if self._kind == "newline":
                self._at += 1
            elif self._word == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line, many = self._line, self._tokens[self._at + 1][1] == "["
        self._at += 2 if many else 1
        *outer, last = self._key()
        path: Path = ()
        for name in outer:
            path = self._into((*path, name))
        path = (*path, last)
        if many:
            self._items[path] = self._items.get(path, -1) + 1
            self.lines.setdefault(path, line)
        path = self._into(path)
        self.lines.setdefault(path, line)
        self._at += 2 if many else 1
        return path

    def _into(self, path: Path) -> Path:
        return (*path, self._items[path]) if path in self._items else path

    def _pair(self, table: Path) -> None:
        line = self._line
        path = table
        for name in self._key():
            path = (*path, name)
            self.lines.setdefault(path, line)
        self._skip_newlines()
        self._at += 1
        self._skip_newlines()
        self._value(path)

    def _key(self) -> list[str]:
        names = []
        while self._kind in {"text", "bare"} or self._word == ".":
            if self._word != ".":
                names.append(_name(self._word) if self._kind == "text" else self._word)
            self._at += 1
        return names

    def _value(self, path: Path) -> None:
        if self._word == "[":
            self._list(path)
        elif self._word == "{":
            self._at += 1
            while self._word != "}" and self._kind != "end":
                if self._kind in {"text", "bare"}:
                    self._pair(path)
                else:
                    self._at += 1
            self._at += 1
        else:
            while self._kind not in {"newline", "end"} and self._word not in {",", "]", "}"}:
                self._at += 1

    def _list(self, path: Path) -> None:
        self._at += 1
        number = 0
        while self._word != "]" and self._kind != "end":
            if self._word == "," or self._kind == "newline":
                number += self._word == ","
                self._at += 1
            else:
                before = self._at
                self.lines.setdefault((*path, number), self._line)
                self._value((*path, number))
                self._at += self._at == before
        self._at += 1

    def _skip_newlines(self) -> None:
        while self._kind == "newline":
            self._at += 1

    @property
    def _kind(self) -> str:
        return self._tokens[self._at][0]

    @property
    def _word(self) -> str:
        kind, word, _ = self._tokens[self._at]
        return word if kind in {"mark", "text", "bare"} else ""

    @property
    def _line(self) -> int:
        return self._tokens[self._at][2]


def _name(quoted: str) -> str:
    try:
        return str(json.loads(quoted))
    except ValueError:
        return quoted.strip("\"'")
