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
from itertools import accumulate

from ..resources import tree
from .automaton import Built, Edges
from .phrases import Phrases
from .sentences import language
from .words import Phrase, word_files

NAME = "words.bin"
VERSION = 2


def dump(tag: str) -> bytes:
    """The phrases of a locale as the bytes of a file."""
    index = Phrases(language(tag), word_files(tag))
    root = tree("locales")
    built = index.automaton.built
    places = [built.edges[place] for place in range(len(built.edges))]
    atoms = {atom: number for number, atom in enumerate(dict.fromkeys(atom for out in places for atom in out))}
    flat = [[(atoms[atom], place) for atom, reached in out.items() for place in reached] for out in places]
    offsets = array("I", accumulate(map(len, flat), initial=0))
    pairs = array("I", (number for out in flat for pair in out for number in pair))
    head = {
        "version": VERSION,
        "files": [path.relative_to(root).as_posix() for path in word_files(tag)],
        "phrases": [
            [one.target, one.file.relative_to(root).as_posix(), one.line, one.severity, one.say, one.note, one.move]
            for one in index.phrases
        ],
        "unless": index.unless,
        "atoms": list(atoms),
        "accepts": list(built.accepts.items()),
        "words": built.words,
        "stems": list(built.stems.items()),
        "endings": list(built.endings.items()),
        "longest": list(built.longest.items()),
        "offsets": len(offsets),
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return text + b"\n" + _bytes(offsets) + _bytes(pairs)


def load(tag: str) -> Phrases | None:
    """The phrases of a locale from their compiled file; ``None`` where there is none that fits."""
    files = word_files(tag)
    folders = {path.parents[1] for path in files}
    if len(folders) != 1:
        return None  # a region with word files of its own is put together anew
    path = folders.pop() / NAME
    if not path.is_file():
        return None
    text, _, numbers = path.read_bytes().partition(b"\n")
    head = json.loads(text)
    root = tree("locales")
    if head["version"] != VERSION or head["files"] != [one.relative_to(root).as_posix() for one in files]:
        return None
    split = head["offsets"] * 4
    built = Built(
        edges=_Packed(head["atoms"], _numbers(numbers[:split]), _numbers(numbers[split:])),
        accepts=dict(head["accepts"]),
        words=head["words"],
        stems=dict(head["stems"]),
        endings=dict(head["endings"]),
        longest=dict(head["longest"]),
    )
    phrases = [
        Phrase(target, (), root / file, line, severity=severity, say=say, note=note, move=move)
        for target, file, line, severity, say, note, move in head["phrases"]
    ]
    return Phrases.of(language(tag), phrases, [tuple(labels) for labels in head["unless"]], built)


class _Packed(Edges):
    """The edges of an automaton, each place unpacked when a text first comes by."""

    def __init__(self, atoms: list[str], offsets: array[int], pairs: array[int]) -> None:
        super().__init__()
        self._atoms, self._offsets, self._pairs = atoms, offsets, pairs

    def __missing__(self, place: int) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        pairs = self._pairs
        for number in range(2 * self._offsets[place], 2 * self._offsets[place + 1], 2):
            out.setdefault(self._atoms[pairs[number]], []).append(pairs[number + 1])
        self[place] = out
        return out


def _bytes(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
