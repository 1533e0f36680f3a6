"""The template files and blocks that there are: where each comes from, and what it overrides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import InputError, not_one_of
from ..resources import tree
from .house import require_house

_MARK = re.compile(
    r"\{#.*?#\}|\{%[-+]?\s*(?:block\s+(?P<name>\w+)|(?P<end>endblock)|extends\s+[\"'](?P<of>[^\"']+))", re.DOTALL
)


@dataclass(frozen=True)
class BlockSource:
    """A block as it is written."""

    name: str
    line: int
    text: str


@dataclass(frozen=True)
class Layer:
    """One file of words: the package's or the house's."""

    name: str
    """As ``{% extends %}`` names it: ``work/reasons.j2``, or ``graciousno/work/reasons.j2`` for the one below it."""
    path: Path
    is_house: bool
    extends: str
    blocks: dict[str, BlockSource] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """``house`` or ``package``."""
        return "house" if self.is_house else "package"


def read_layer(name: str, path: Path, *, is_house: bool) -> Layer:
    """Read a file.

    Raises:
        InputError: it is not UTF-8 text, or cannot be read.
    """
    try:
        source = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text", file=path) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=path) from None
    blocks: dict[str, BlockSource] = {}
    extends = ""
    open_blocks: list[tuple[str, int]] = []
    for mark in _MARK.finditer(source):
        if mark["of"]:
            extends = extends or mark["of"]
        elif mark["name"]:
            open_blocks.append((mark["name"], mark.start()))
        elif mark["end"] and open_blocks:
            block, start = open_blocks.pop()
            end = source.find("%}", mark.end())
            text = source[start : end + 2 if end >= 0 else len(source)]
            blocks[block] = BlockSource(block, source.count("\n", 0, start) + 1, text)
    return Layer(name, path, is_house, extends, blocks)


class Shelf:
    """All template files of the package, and of a house folder before them."""

    def __init__(self, house: Path | None = None) -> None:
        if house is not None:
            require_house(house)
        self.house = house
        self._ours = tree("templates")

    def files(self) -> list[str]:
        """The names of all files, ``work/no.j2`` and the like, without those that only others extend."""
        folders = [self._ours, *([self.house] if self.house else [])]
        return sorted({path.relative_to(one).as_posix() for one in folders for path in one.glob("*/*.j2")})

    def house_files(self) -> list[str]:
        """The files of the house alone, wherever they lie."""
        if self.house is None:
            return []
        return sorted(path.relative_to(self.house).as_posix() for path in self.house.rglob("*.j2"))

    def layer(self, name: str) -> Layer | None:
        """The file of a name, the house's before the package's."""
        bare = name.removeprefix("graciousno/")
        if self.house is not None and bare == name and (self.house / name).is_file():
            return read_layer(name, self.house / name, is_house=True)
        path = self._ours / bare
        return read_layer(name, path, is_house=False) if path.is_file() else None

    def chain(self, name: str) -> list[Layer]:
        """A file and all that it extends, as far as they exist, the file first."""
        found: list[Layer] = []
        while name and name not in [one.name for one in found]:
            one = self.layer(name)
            if one is None:
                break
            found.append(one)
            name = one.extends
        return found

    def blocks(self, file: str) -> Iterator[tuple[BlockSource, Layer, list[Layer]]]:
        """Every block of a file: its words, where they are, and the files whose words it overrides."""
        chain = self.chain(file)
        for name in dict.fromkeys(name for layer in chain for name in layer.blocks):
            holders = [layer for layer in chain if name in layer.blocks]
            yield holders[0].blocks[name], holders[0], holders[1:]

    def find(self, name: str) -> list[tuple[str, str]]:
        """The places (file, block) that a name means: ``work/no.j2``, ``work/no.j2:refund``, or ``refund``.

        Raises:
            InputError: there is none; the message names what is near.
        """
        file, _, block = name.partition(":")
        files = self.files()
        if file.endswith(".j2") or block:
            if file not in files:
                raise InputError(not_one_of("template", file, files))
            names = [one.name for one, _, _ in self.blocks(file)]
            if block and block not in names:
                raise InputError(not_one_of(f"block in {file}", block, names))
            return [(file, one) for one in ([block] if block else names)]
        every = [(one, source.name) for one in files for source, _, _ in self.blocks(one)]
        # Once where it is written: a tone that only inherits a block has no words of its own for it.
        found = [(one, block) for one, block in every if block == name and self._is_written(one, block)]
        if not found:
            raise InputError(not_one_of("block", name, sorted({block for _, block in every})))
        return found

    def _is_written(self, file: str, block: str) -> bool:
        chain = self.chain(file)
        return any(block in one.blocks for one in chain if one.name.removeprefix("graciousno/") == file)
