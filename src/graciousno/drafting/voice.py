"""One tone in one channel for one kind of letter: which blocks it speaks with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..errors import NotReadyError, TemplateError
from ..model.facts import Kind
from ..model.kinds import Alternative, Reason, Request
from ..model.letters import Letter
from .templates import PARTS, Block, Words, words

# Which template files must have the words for a kind of each family; a no is said in a refusal alone.
_FILES = {"reason": ("reasons",), "alternative": ("alternatives",), "request": ("acknowledgement", "subject")}


class Voice:
    """One tone in one channel, for one kind of letter, with the words of one house."""

    def __init__(self, words: Words, tone: str, channel: str, letter: type[Letter]) -> None:
        """Take the words; tone and channel have to exist."""
        words.require(tone, channel)
        self.words, self.tone, self.channel = words, tone, channel
        self.letter = letter
        self.find = cache(self._find)
        self.files = cache(self._files)

    def require_words(self, letter: Letter) -> None:
        """Name all kinds without words.

        Raises:
            NotReadyError: with each file and the block that it lacks.
        """
        missing = [
            (f"{self.tone}/{part}.j2", fact.kind)
            for fact in _facts_of(letter)
            for part in (*_FILES[fact.family], *(("no",) if fact.family == "request" and hasattr(letter, "no") else ()))
            if self.find(part, type(fact), None) is None
        ]
        if missing:
            raise NotReadyError(list(dict.fromkeys(missing)))

    def knows(self, part: str) -> bool:
        """Whether a layout may name this part."""
        return part in PARTS or self.find(part, part, None) is not None

    def _files(self, part: str) -> list[str]:
        """The template files that have the words of a part: those of the letter's kind come first."""
        kinds = [f"{self.tone}/{name}.j2" for name in kind_names(self.letter)]
        own = [file for file in kinds if self.words.has(file)]
        shared = f"{self.tone}/{part}.j2"
        return [*own, shared] if self.words.has(shared) else own

    def _find(self, part: str, fact: type[Kind] | str, extent: str | None) -> Block | None:
        """The block for a kind or of a name: the most special of those there are.

        A kind of the caller's own that extends a typed kind speaks with that kind's words until it has its own.
        """
        names = [fact] if isinstance(fact, str) else kind_names(fact)
        for file in self.files(part):
            blocks = self.words.blocks(file)
            for name in names:
                special = f"{name}_{extent}" if extent else name
                for one in (f"{special}_{self.channel}", special):
                    if one in blocks.names:
                        return Block(one, file, blocks[one][0], blocks, blocks.are_ours)
        return self._find(part, extent, None) if extent else None

    def layout(self) -> Block:
        """The layout of the channel for this kind of letter."""
        file = f"channels/{self.channel}.j2"
        blocks = self.words.blocks(file)
        for name in (*kind_names(self.letter), "letter"):
            if name in blocks.names:
                return Block(name, file, blocks[name][0], blocks, blocks.are_ours)
        raise TemplateError("this layout lacks the block", file=file, block="letter")


@cache
def voice(house: Path | None, tone: str, channel: str, letter: type[Letter]) -> Voice:
    """A voice, made once in a process."""
    return Voice(words(house), tone, channel, letter)


def _facts_of(letter: Letter) -> Iterator[Kind]:
    for name in ("reasons", "alternatives"):
        yield from getattr(letter, name, ())
    request = getattr(letter, "request", None)
    if request is not None:
        yield request


def kind_names(kind: type[Kind]) -> list[str]:
    """The names that a kind goes by, its own first, then those of the typed kinds that it extends."""
    bases = {Request, Reason, Alternative, Letter}
    names = [
        base.model_fields["kind"].default
        for base in kind.__mro__
        if issubclass(base, Kind) and base is not Kind and (base not in bases or base is kind)
    ]
    return list(dict.fromkeys(names))
