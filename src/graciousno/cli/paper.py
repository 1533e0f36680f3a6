"""What is printed, and for whom: colour and tables for a person at a terminal, plain lines for a pipe or a file."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

Ink = str | tuple[str, str]
"""Words, or words with a style of rich such as ``bold red``."""

PLAIN_WIDTH = 100
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Write tabs as spaces and each character that could move the cursor or reorder the line as ``\ufffd``.

    The result has as many code points as the text given.
    """
    return _UNSAFE.sub("\ufffd", text).replace("\t", " ")


def cells(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    widths = (2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text if not _takes_no_cell(char))
    return sum(widths)


def _takes_no_cell(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me", "Cf"}


def complain(message: str) -> None:
    """Print one line about something that cannot be used, on the error output."""
    click.echo(visible(message.replace("\n", " ")), err=True)


class Paper:
    """One of the two outputs."""

    def __init__(self, *, err: bool = False) -> None:
        self.err = err
        self._stream = sys.stderr if err else sys.stdout

    @cached_property
    def is_terminal(self) -> bool:
        """Whether a person looks."""
        return self._stream.isatty()

    @cached_property
    def is_styled(self) -> bool:
        """Whether a person looks who can see styles, and has not asked to be spared them."""
        return self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @cached_property
    def width(self) -> int:
        """The columns to fill."""
        return self._console.width if self.is_styled else PLAIN_WIDTH

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(file=self._stream, highlight=False)

    def line(self, *inks: Ink) -> None:
        """Print one line, or several where the words hold line breaks."""
        if not self.is_styled:
            click.echo("".join(ink if isinstance(ink, str) else ink[0] for ink in inks), err=self.err)
            return
        from rich.text import Text

        self._console.print(Text.assemble(*inks), soft_wrap=True)

    def data(self, values: Mapping[str, object]) -> None:
        """Print one line of JSON."""
        import json

        encoding = getattr(self._stream, "encoding", None) or "ascii"
        click.echo(json.dumps(values, ensure_ascii=not encoding.lower().startswith("utf")), err=self.err)

    def paragraph(self, text: str, indent: str = "") -> None:
        """Print a paragraph, wrapped for whoever looks; for a pipe as wide as for a small window."""
        import textwrap

        width = min(self.width, PLAIN_WIDTH)
        lines = textwrap.wrap(
            text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
        )
        self.line("\n".join(lines))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[Ink]], *, numbers: bool = False) -> None:
        """Print a table.

        Args:
            heads: the heading of each column.
            rows: a cell for each column.
            numbers: whether all columns but the first hold numbers.

        """
        if self.is_styled:
            self._rich_table(heads, rows, numbers=numbers)
            return
        written = [[cell if isinstance(cell, str) else cell[0] for cell in row] for row in (heads, *rows)]
        widths = [max(cells(row[column]) for row in written) for column in range(len(heads))]
        for row in written:
            padded = [
                " " * (width - cells(cell)) + cell if numbers and column else cell + " " * (width - cells(cell))
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            self.line("  ".join(padded).rstrip())

    def _rich_table(self, heads: Sequence[str], rows: Iterable[Sequence[Ink]], *, numbers: bool) -> None:
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, header_style="bold underline", pad_edge=False, padding=(0, 2, 0, 0))
        for column, head in enumerate(heads):
            last = column == len(heads) - 1
            table.add_column(head, justify="right" if numbers and column else "left", no_wrap=numbers or not last)
        for row in rows:
            table.add_row(*(Text.assemble(cell) for cell in row))
        self._console.print(table)
