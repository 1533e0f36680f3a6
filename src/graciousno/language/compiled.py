"""The phrases of a language as one file, as the wheel carries them beside the word files.

To read a thousand patterns and build their index takes a second or two; to open the index that was built takes a few
hundredths of one, because what a text does not need is not even unpacked. A checkout has no such file and reads the
word files as they stand, so that a translator sees a change at once.

The file is a line of JSON and then 32-bit numbers, little-endian. Nothing in it can run.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from typing import NamedTuple, TypeVar

from ..resources import tree
from .automaton import Built, Edges
from .phrases import Phrases
from .sentences import language
from .words import Phrase, word_files

NAME = "words.bin"
VERSION = 3

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


def dump(tag: str) -> bytes:
    """The phrases of a locale as the bytes of a file."""
    index = Phrases(language(tag), word_files(tag))
    root = tree("locales")
    built = index.automaton.built
    places = [built.edges[place] for place in range(len(built.edges))]
    atoms = {atom: number for number, atom in enumerate(dict.fromkeys(atom for out in places for atom in out))}
    edges = [[n for atom, reached in out.items() for to in reached for n in (atoms[atom], to)] for out in places]
    words = [[atoms[atom] for atom in found] for found in built.words.values()]
    rows = [_Rows.of(edges), _Rows.of(built.accepts.values()), _Rows.of(words)]
    numbers: list[Sequence[int]] = [list(built.accepts), *(part for one in rows for part in one)]
    head = {
        "version": VERSION,
        "files": [path.relative_to(root).as_posix() for path in word_files(tag)],
        "phrases": [
            [one.target, one.file.relative_to(root).as_posix(), one.line, one.severity, one.say, one.note, one.move]
            for one in index.phrases
        ],
        "unless": index.unless,
        "atoms": list(atoms),
        "words": list(built.words),
        "stems": list(built.stems.items()),
        "endings": list(built.endings.items()),
        "longest": list(built.longest.items()),
        "numbers": [len(part) for part in numbers],
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return b"\n".join((text, b"".join(map(_bytes, numbers))))


def load(tag: str) -> Phrases | None:
    """The phrases of a locale from their compiled file; ``None`` where there is none that fits."""
    files = word_files(tag)
    folders = {path.parents[1] for path in files}
    if len(folders) != 1:
        return None  # a region with word files of its own is put together anew
    path = folders.pop() / NAME
    if not path.is_file():
        return None
    root = tree("locales")
    with path.open("rb") as file:
        data = mmap(file.fileno(), 0, access=ACCESS_READ)
    head = json.loads(data.readline())
    if head["version"] != VERSION or head["files"] != [one.relative_to(root).as_posix() for one in files]:
        return None
    accepting, *parts = _parted(memoryview(data)[data.tell() :], head["numbers"])
    edges, accepts, words = map(_Rows, parts[::2], parts[1::2])
    atoms, longest = head["atoms"], dict(head["longest"])
    phrases = [
        Phrase(target, (), root / file, line, severity=severity, say=say, note=note, move=move)
        for target, file, line, severity, say, note, move in head["phrases"]
    ]
    unless = [tuple(labels) for labels in head["unless"]]
    built = Built(
        edges=_Packed(atoms, edges),
        accepts=_Lists(accepting, accepts, range(1 + max(longest))),
        words=_Lists(head["words"], words, atoms),
        stems=dict(head["stems"]),
        endings=dict(head["endings"]),
        longest=longest,
    )
    return Phrases.of(language(tag), phrases, unless, built)


class _Rows(NamedTuple):
    """Rows of numbers, one behind the other, and where each begins; the last of these is where the last row ends."""

    begins: Sequence[int]
    numbers: Sequence[int]

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> _Rows:
        rows = list(rows)
        return cls([*accumulate(map(len, rows), initial=0)], [number for row in rows for number in row])

    def row(self, at: int) -> Sequence[int]:
        return self.numbers[self.begins[at] : self.begins[at + 1]]


class _Lists(Mapping[_Key, list[_Item]]):
    """For each key a list of items, which is unpacked when asked for."""

    def __init__(self, keys: Iterable[_Key], rows: _Rows, items: Sequence[_Item]) -> None:
        self._row = {key: at for at, key in enumerate(keys)}
        self._rows, self._items = rows, items

    def __getitem__(self, key: _Key) -> list[_Item]:
        return [self._items[number] for number in self._rows.row(self._row[key])]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._row)

    def __len__(self) -> int:
        return len(self._row)


class _Packed(Edges):
    """The edges of an automaton, each place unpacked when a text first comes by."""

    def __init__(self, atoms: list[str], rows: _Rows) -> None:
        super().__init__()
        self._atoms, self._rows = atoms, rows

    def __missing__(self, place: int) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        row = self._rows.row(place)
        for atom, reached in zip(row[::2], row[1::2], strict=True):
            out.setdefault(self._atoms[atom], []).append(reached)
        self[place] = out
        return out


def _bytes(numbers: Iterable[int]) -> bytes:
    return _turned(array("I", numbers)).tobytes()


def _parted(data: memoryview, counts: Iterable[int]) -> Iterator[Sequence[int]]:
    """The numbers that were written, read from the file only as they are looked at."""
    ends = [*accumulate((4 * count for count in counts), initial=0)]
    for begin, end in pairwise(ends):
        part = data[begin:end]
        yield part.cast("I") if sys.byteorder == "little" else _turned(array("I", part.tobytes()))


def _turned(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
