"""From facts to a letter."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from ..errors import GraciousError, MissingWordsError, TemplateError, not_one_of
from ..language import tags
from ..language.catalogs import Messages
from ..language.formats import formats
from ..model.draft import Draft, Fallback
from ..model.facts import Kind
from ..model.kinds import Alternative, Reason, Request
from ..model.letters import Refusal
from ..model.report import Report
from .html import render_html
from .parts import compose, is_empty, line, parts, place, plain, spans
from .sandbox import Sandbox
from .templates import PARTS, Block, Words, words
from .values import NEWLINE, PARAGRAPH, KindView, View
from .vary import Vary

LONGEST_SUBJECT = 150
"""Code points of a subject line; longer ones are cut between words."""
_MOST_PIECES = 20_000
_MOST_OUTPUT = 2_000_000

# Which template file has the words for a kind of each family. A request has words in three places.
_FILES = {"reason": ("reasons",), "alternative": ("alternatives",), "request": ("acknowledgement", "no", "subject")}


def draft(
    refusal: Refusal,
    *,
    tone: str,
    locale: str = "en",
    channel: str = "email",
    seed: str | int | None = None,
    templates: str | Path | None = None,
    checker: Callable[[Draft], Report] | None = None,
) -> Draft:
    """Write the letter. See :func:`graciousno.draft`; the door gives the checker that ``Draft.report`` uses."""
    tag = tags.require(locale)
    voice = _voice(Path(templates) if templates is not None else None, tone, channel)
    return voice.draft(refusal, tag, seed, checker)


@cache
def _voice(house: Path | None, tone: str, channel: str) -> Voice:
    return Voice(words(house), tone, channel)


@cache
def _messages(tag: str) -> Messages:
    return Messages(tag)


class Voice:
    """One tone in one channel, with the words of one house."""

    def __init__(self, words: Words, tone: str, channel: str) -> None:
        words.require(tone, channel)
        self.words, self.tone, self.channel = words, tone, channel
        self.find = cache(self._find)

    def draft(
        self, refusal: Refusal, tag: str, seed: str | int | None, checker: Callable[[Draft], Report] | None
    ) -> Draft:
        """Write one letter."""
        self._preflight(refusal)
        messages = _messages(tag).for_a_letter()
        letter = _Letter(self, refusal, messages, tag, seed)
        subject = _subject(line(letter.part("subject")))
        marked = compose(letter.layout(), letter.texts)
        text = plain(marked)
        return Draft(
            text=text,
            subject=subject,
            facts=refusal,
            tone=self.tone,
            locale=tag,
            channel=self.channel,
            fallbacks=tuple(Fallback(*pair) for pair in dict.fromkeys(messages.borrowed)),
            _parts=partial(parts, marked, letter.names, text),
            _spans=partial(spans, marked),
            _html=partial(render_html, self.words),
            _check=checker,
        )

    def _preflight(self, refusal: Refusal) -> None:
        """All kinds without words, before anything is rendered."""
        facts: list[Kind] = [*refusal.reasons, *refusal.alternatives]
        if refusal.request is not None:
            facts.append(refusal.request)
        missing = [
            (f"{self.tone}/{file}.j2", fact.kind)
            for fact in facts
            for file in _FILES[fact.family]
            if self.find(file, type(fact), None) is None
        ]
        if missing:
            raise MissingWordsError(list(dict.fromkeys(missing)))

    def file(self, part: str) -> str:
        """The template file of a part."""
        return f"{self.tone}/{part}.j2"

    def _find(self, part: str, fact: type[Kind] | str, extent: str | None) -> Block | None:
        """The block for a kind or of a name: the most special of those there are.

        A kind of the caller's own that extends a typed kind speaks with that kind's words until it has its own.
        """
        file = self.file(part)
        blocks = self.words.blocks(file)
        names = [fact] if isinstance(fact, str) else _kind_names(fact)
        for name in names:
            tries = [f"{name}_{extent}"] if extent else [f"{name}_{self.channel}", name]
            for one in tries:
                if one in blocks.names:
                    return Block(one, file, blocks[one][0], blocks, blocks.are_ours)
        return self._find(part, extent, None) if extent else None

    def layout(self) -> Block:
        """The layout of the channel."""
        file = f"channels/{self.channel}.j2"
        blocks = self.words.blocks(file)
        if "letter" not in blocks.names:
            raise TemplateError("this layout lacks the block", file=file, block="letter")
        return Block("letter", file, blocks["letter"][0], blocks, blocks.are_ours)


def _kind_names(kind: type[Kind]) -> list[str]:
    bases = {Request, Reason, Alternative}
    names = [
        base.model_fields["kind"].default
        for base in kind.__mro__
        if issubclass(base, Kind) and base is not Kind and (base not in bases or base is kind)
    ]
    return list(dict.fromkeys(names))


_LISTS = frozenset({"reasons", "alternatives"})


def says_something(fact: Reason | Alternative) -> bool:
    """A free reason or alternative without its text is an empty place, and takes none in the letter."""
    return type(fact) not in {Reason, Alternative} or fact.text is not None


class _Letter:
    """One letter while it is being written."""

    def __init__(self, voice: Voice, refusal: Refusal, messages: Messages, tag: str, seed: str | int | None) -> None:
        self.voice = voice
        self.names: list[str] = []
        self.texts: list[str] = []
        self._now = ""
        shown = View(refusal, leave_out=_LISTS).__dict__
        # The strongest reason first; sorting is stable, so equals stay in the caller's order.
        reasons = sorted(refusal.reasons, key=lambda reason: reason.weight)
        self._variables: dict[str, Any] = {
            **voice.words.environment.globals,
            "_formats": formats(tag),
            "gettext": messages.gettext,
            "ngettext": messages.ngettext,
            "pgettext": messages.pgettext,
            "npgettext": messages.npgettext,
            "vary": Vary(partial(_case_number, refusal) if seed is None else partial(_seed_number, seed)).choose,
            "part": self.marked_part,
            "say": self.say,
            "newline": NEWLINE,
            "paragraph": PARAGRAPH,
            "tone": voice.tone,
            "channel": voice.channel,
            "to": shown["to"],
            "sender": shown["sender"],
            "reference": shown["reference"],
            "request": shown["request"],
            "acknowledgement": shown["acknowledgement"],
            "no": shown["no"],
            "reasons": [KindView(reason) for reason in reasons if says_something(reason)],
            "alternatives": [KindView(one) for one in refusal.alternatives if says_something(one)],
        }
        environment = voice.words.environment
        # One context serves all files; each render lends it the blocks of its own.
        self._context = environment.context_class(environment, self._variables, None, {})

    def layout(self) -> str:
        """The whole letter, as the channel lays it out."""
        return self._render(self.voice.layout())

    def part(self, name: str) -> str:
        """The text of a part; empty where this letter has none."""
        block = self.voice.find(name, name, None)
        if block is None:
            return ""
        self._now = name
        return self._render(block)

    def marked_part(self, name: str) -> str:
        """What a layout writes as ``{{ part("no") }}``."""
        if name not in PARTS:
            raise TemplateError(not_one_of("part", name, PARTS))
        text = self.part(name)
        if is_empty(text):
            return ""
        self.names.append(name)
        self.texts.append(text)
        return place(len(self.names) - 1)

    def say(self, what: KindView | str | None, extent: str | None = None) -> str:
        """What the frame of a part writes as ``{{ say(reason) }}``: the words for one kind, or for a block by name."""
        if isinstance(what, KindView):
            kind = type(what._fact)
            self._variables[kind.family] = what
            block = self.voice.find(self._now, kind, extent)
        else:
            block = self.voice.find(self._now, str(what), extent)
        if block is None:
            name = what._fact.kind if isinstance(what, KindView) else str(what)
            raise MissingWordsError([(self.voice.file(self._now), name)])
        return self._render(block)

    def _render(self, block: Block) -> str:
        context = self._context
        before, context.blocks = context.blocks, block.blocks
        try:
            if block.is_ours:
                return "".join(block.function(context))
            pieces = list(islice(block.function(context), _MOST_PIECES))
            text = "".join(pieces)
        except GraciousError:
            raise
        except Exception as error:  # whatever a writer's template does wrong is told with its place
            raise self.voice.words.explain(error, block.name) from error
        finally:
            context.blocks = before
        if len(pieces) == _MOST_PIECES or len(text) > _MOST_OUTPUT:
            raise TemplateError("writes more than a letter can hold", file=block.file, block=block.name)
        return text


Sandbox.trusted |= {
    _Letter.say,
    _Letter.marked_part,
    Messages.gettext,
    Messages.ngettext,
    Messages.pgettext,
    Messages.npgettext,
    Vary.choose,
}


def _case_number(refusal: Refusal) -> int:
    """The case as a number: the same facts give the same letter."""
    return crc32(refusal.__pydantic_serializer__.to_json(refusal))


def _seed_number(seed: str | int) -> int:
    return crc32(str(seed).encode())


def _subject(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= LONGEST_SUBJECT:
        return text
    cut = text[: LONGEST_SUBJECT - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
