"""How a block sounds: its words with sample facts, in every wording, alone or in the letter that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from ..model.facts import Kind
from ..model.kinds import Alternative, Reason, Request
from ..model.letters import Letter
from .draft import says_something
from .shelf import Shelf
from .templates import PARTS, Words
from .trials import MUST_HAVE, about, trials
from .vary import Vary
from .voice import Voice
from .wordings import EveryWording, block_words, said

SHARED_PARTS = frozenset({*PARTS, "subject"})
"""Files whose blocks speak for themselves, in letters of all kinds."""

Calls = Mapping[str, frozenset[str]]
"""For each block that is called by its name: the blocks that call it."""
Trial = tuple[str, Letter, Kind | None]


def calls(shelf: Shelf, words: Words, file: str) -> Calls:
    """Which blocks of a file, and of all that it extends, call which others by name."""
    found: dict[str, set[str]] = {}
    for layer in shelf.chain(file):
        for caller, called in _says(words, layer.path):
            found.setdefault(called, set()).add(caller)
    return {name: frozenset(callers) for name, callers in found.items()}


def _says(words: Words, path: Path) -> Iterator[tuple[str, str]]:
    try:
        tree = words.environment.parse(path.read_text("utf-8"))
    except (TemplateSyntaxError, ValueError, RecursionError):
        return
    for block in tree.find_all(nodes.Block):
        for call in block.find_all(nodes.Call):
            first = call.args[0] if call.args else None
            if isinstance(call.node, nodes.Name) and call.node.name == "say" and isinstance(first, nodes.Const):
                yield block.name, str(first.value)


class Hearing:
    """One block of a file in a tone: the letters that it is tried with, and what it says in them."""

    def __init__(self, words: Words, called: Calls, file: str, block: str) -> None:
        """Take a block.

        Args:
            words: the words of the house.
            called: which blocks of the file call which.
            file: as ``work/no.j2``.
            block: its name.
        """
        self._words, self.file, self.block = words, file, block
        self.tone, _, rest = file.partition("/")
        self.part = rest.removesuffix(".j2")
        base, classes = about(self.part, block, words.channels)
        name = block if block in called else base
        self._speaks = self.part in MUST_HAVE and (bool(classes) or block == self.part == "no")
        self.is_helper = self.part in SHARED_PARTS and not classes and name in called and name != self.part
        """Whether other blocks call it with facts of theirs, so that it says nothing by itself."""
        self.in_letters = self.is_helper or self.part not in SHARED_PARTS
        self._callers = sorted(_all_callers(called, name)) if self.is_helper else []

    def trials(self) -> Iterator[Trial]:
        """Sample letters under their names, each with the fact that the block is about."""
        channels = self._words.channels
        yield from trials(self.part, self.block, channels)
        for caller in self._callers:
            if about(self.part, caller, channels)[1]:
                for label, letter, fact in trials(self.part, caller, channels):
                    yield f"{caller}: {label}", letter, fact

    def has_to_speak(self, fact: Kind | None) -> bool:
        """Whether a letter without these words, about this fact, would lack what it is there for."""
        if type(fact) is Request and self.part == "acknowledgement":
            return False  # nothing is known of what was asked
        return self._speaks and (not isinstance(fact, Reason | Alternative) or says_something(fact))

    def texts(self, letter: Letter, fact: Kind | None, locale: str, channel: str = "") -> list[str]:
        """Its words with these facts; none where a letter with them does not say it.

        Raises:
            TemplateError: it, or what stands around it in the letter, cannot be written.
        """
        channels = self._words.channels
        own = next((one for one in channels if self.block.endswith(f"_{one}")), channel or channels[0])
        if not self.in_letters:
            speaker = Voice(self._words, self.tone, own, type(letter))

            def alone(vary: Vary) -> list[str]:
                return [block_words(letter, self.part, self.block, speaker=speaker, vary=vary, fact=fact, tag=locale)]

            return _texts(alone)

        # These words lean on others: a block is heard where a letter says it.
        def in_its_letter(channel: str, vary: Vary) -> list[str]:
            speaker = Voice(self._words, self.tone, channel, type(letter))
            return said(letter, speaker=speaker, vary=vary, tag=locale).get(f"{self.file}:{self.block}", [])

        heard = (_texts(partial(in_its_letter, one)) for one in dict.fromkeys((own, *channels)))
        return next(filter(None, heard), [])


def _all_callers(called: Calls, name: str) -> set[str]:
    found: set[str] = set()
    new = {name}
    while new:
        new = {caller for one in new for caller in called.get(one, ())} - found
        found |= new
    return found


def _texts(write: Callable[[Vary], Iterable[str]]) -> list[str]:
    """What is written with every wording."""
    wording = EveryWording()
    texts: dict[str, None] = {}
    while True:
        texts.update(dict.fromkeys(write(wording)))
        if not wording.more():
            return list(texts)
