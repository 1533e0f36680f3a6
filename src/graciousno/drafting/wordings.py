"""What a letter and its blocks say, for those who write them: alone, in context, in every wording."""

from __future__ import annotations

from typing import Any

from ..model.facts import Kind
from ..model.letters import Letter
from ..model.sms import LIMIT
from .draft import InWriting, messages_of, write
from .parts import compose, place, plain
from .sandbox import Sandbox
from .templates import Block
from .vary import Vary
from .voice import Voice

_MOST = 200


def block_words(
    letter: Letter, part: str, name: str, *, speaker: Voice, vary: Vary, fact: Kind | None = None, tag: str = "en"
) -> str:
    """The words of one block alone, as plain text: what those who write it look at.

    Args:
        letter: the facts around it.
        part: the part whose file has the block.
        name: the name of the block.
        speaker: whose words.
        vary: chooses among wordings.
        fact: the reason or alternative that the block is about, if it is about one.
        tag: the locale.
    """
    written = InWriting(speaker, letter, messages_of(tag), tag, vary)
    return plain(compose(place(0), [written.block(part, name, fact)]))


def said(letter: Letter, *, speaker: Voice, vary: Vary, tag: str = "en") -> dict[str, list[str]]:
    """The words of every block that a letter says, by its file and name (``work/no.j2:refund``), as plain text.

    Args:
        letter: the facts.
        speaker: whose words.
        vary: chooses among wordings.
        tag: the locale.
    """
    written = _Told(speaker, letter, messages_of(tag), tag, vary)
    write(written, LIMIT)
    return written.told


def known_names(letter: Letter, *, speaker: Voice) -> frozenset[str]:
    """The names that a template of this letter can use."""
    return frozenset(InWriting(speaker, letter, messages_of("en"), "en", Vary(lambda: 0)).variables)


class _Told(InWriting):
    """The same, with every block that it said."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.told: dict[str, list[str]] = {}

    def _render(self, block: Block) -> str:
        text = super()._render(block)
        self.told.setdefault(f"{block.file}:{block.name}", []).append(plain(compose(place(0), [text])))
        return text


class EveryWording(Vary):
    """Every wording of every ``{% vary %}`` in as few renders as it takes.

    Takes at each place a wording not taken yet; ``more()`` says whether another render would show a new one.
    """

    def __init__(self) -> None:
        super().__init__(lambda: 0)
        self._taken: dict[int, set[int]] = {}
        self._counts: dict[int, int] = {}
        self._turn = 0

    def choose(self, place: int, count: int) -> int:
        """The first wording not taken yet, or one after the other where all have been."""
        taken = self._taken.setdefault(place, set())
        self._counts[place] = count
        fresh = [number for number in range(count) if number not in taken]
        number = fresh[0] if fresh else self._turn % count
        taken.add(number)
        return number

    def more(self) -> bool:
        """Whether to render again."""
        self._turn += 1
        return self._turn < _MOST and any(len(self._taken[place]) < count for place, count in self._counts.items())


Sandbox.trusted.add(EveryWording.choose)
