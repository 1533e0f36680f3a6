"""From facts to a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any
from zlib import crc32

from ..errors import GraciousError, NotReadyError, TemplateError, not_one_of
from ..language import tags
from ..language.catalogs import Messages
from ..language.formats import formats
from ..language.sentences import language
from ..model.draft import Draft, Fallback
from ..model.facts import Kind
from ..model.kinds import Alternative, Reason
from ..model.letters import Letter
from ..model.report import Report
from ..model.sms import LIMIT
from .channels import fit
from .direction import isolated
from .html import render_html
from .parts import compose, is_empty, line, parts, place, plain, spans, without_spaces
from .sandbox import Sandbox
from .templates import PARTS, Block
from .values import NEWLINE, PARAGRAPH, KindView, View
from .vary import Vary
from .voice import Voice, voice

LONGEST_SUBJECT = 150
"""Code points of a subject line; longer ones are cut between words."""
_MOST_PIECES = 20_000
_MOST_OUTPUT = 2_000_000


def draft(
    letter: Letter,
    *,
    tone: str,
    locale: str = "en",
    fallback: bool = False,
    channel: str = "email",
    seed: str | int | None = None,
    templates: str | Path | None = None,
    checker: Callable[[Draft], Report] | None = None,
    segments: int = LIMIT,
    vary: Vary | None = None,
) -> Draft:
    """Write the letter. See :func:`graciousno.draft`; the door gives the checker that ``Draft.report`` uses.

    ``segments`` is what a text message (channel ``sms``) may take; ``vary`` chooses among wordings in place of the
    seed.
    """
    tag = tags.require(locale, fallback=fallback)
    speaker = voice(Path(templates).absolute() if templates is not None else None, tone, channel, type(letter))
    messages = messages_of(tag)
    written = InWriting(speaker, letter, messages, tag, vary or _vary(letter, seed))
    try:
        speaker.require_words(letter)
        marked, subject, left_out = write(written, segments)
    except TemplateError as error:
        from .preflight import all_missing  # what one block lacks, others may lack as well

        missing = all_missing(written)
        raise error if missing is None else missing from error.__cause__
    if not language(tag).spaces:
        marked, subject = without_spaces(marked), without_spaces(subject)
    text = plain(marked)
    written.variables.clear()  # they refer back to the letter; without them it is freed at once
    return Draft(
        text=text,
        subject=subject,
        facts=letter,
        tone=tone,
        locale=tag,
        channel=channel,
        fallbacks=tuple(Fallback(*pair) for pair in dict.fromkeys(messages.borrowed)),
        shortened=left_out,
        segments_limit=segments if channel == "sms" else None,
        _parts=partial(parts, marked, written.names, text),
        _spans=partial(spans, marked),
        _html=partial(render_html, speaker.words),
        _check=checker,
    )


def write(written: InWriting, limit: int) -> tuple[str, str, tuple[str, ...]]:
    """The marked letter, its subject, and what was left out for want of room."""
    left_out: tuple[str, ...] = ()
    heading = written.part("subject")
    channel = written.voice.channel
    if channel == "letter":
        written.variables["heading"] = heading
    if channel == "sms":
        marked, left_out = fit(written, limit)
    else:
        marked = written.marked()
    return marked, _subject(line(isolated(heading, written.tag))), left_out


def _vary(letter: Letter, seed: str | int | None) -> Vary:
    return Vary(partial(_case_number, letter) if seed is None else partial(_seed_number, seed))


def messages_of(tag: str) -> Messages:
    """The messages of a locale for one letter."""
    return _catalogs(tag).for_a_letter()


@cache
def _catalogs(tag: str) -> Messages:
    return Messages(tag)


_LISTS = frozenset({"reasons", "alternatives"})


def says_something(fact: Reason | Alternative) -> bool:
    """A free reason or alternative without its text is an empty place, and takes none in the letter."""
    return type(fact) not in {Reason, Alternative} or fact.text is not None


class InWriting:
    """One letter while it is being written."""

    def __init__(self, voice: Voice, letter: Letter, messages: Messages, tag: str, vary: Vary) -> None:
        self.voice, self.tag = voice, tag
        self.names: list[str] = []
        self.texts: list[str] = []
        self._now = ""
        # The strongest reason first; sorting is stable, so equals stay in the caller's order.
        reasons = sorted(getattr(letter, "reasons", ()), key=lambda reason: reason.weight)
        alternatives = getattr(letter, "alternatives", ())
        self.left_out: set[str] = set()
        self.variables: dict[str, Any] = {
            **voice.words.environment.globals,
            **View(letter, leave_out=_LISTS).__dict__,
            "_formats": formats(tag),
            "gettext": messages.gettext,
            "ngettext": messages.ngettext,
            "pgettext": messages.pgettext,
            "npgettext": messages.npgettext,
            "vary": vary.choose,
            "part": self.marked_part,
            "say": self.say,
            "newline": NEWLINE,
            "paragraph": PARAGRAPH,
            "tone": voice.tone,
            "channel": voice.channel,
            "reasons": [KindView(reason) for reason in reasons if says_something(reason)],
            "alternatives": [KindView(one) for one in alternatives if says_something(one)],
        }
        if voice.channel == "letter":
            # It stands in a line of its own, once, and not in the subject or below the name.
            self.variables |= {"letter_reference": self.variables["reference"], "reference": None}
        environment = voice.words.environment
        # One context serves all files; each render lends it the blocks of its own.
        self._context = environment.context_class(environment, self.variables, None, {})

    def marked(self) -> str:
        """The whole letter with its marks, as the channel lays it out."""
        self.names.clear()
        self.texts.clear()
        layout = self._render(self.voice.layout())
        return isolated(compose(layout, self.texts), self.tag)

    def part(self, name: str) -> str:
        """The text of a part; empty where this letter has none."""
        block = self.voice.find(name, name, None)
        if block is None:
            return ""
        self._now = name
        return self._render(block)

    def marked_part(self, name: str, words: str | None = None) -> str:
        """What a layout writes as ``{{ part("no") }}``, or ``{{ part("date", words) }}`` with words of its own."""
        if words is None and not self.voice.knows(name):
            raise TemplateError(not_one_of("part", name, PARTS))
        if name in self.left_out:
            return ""
        text = self.part(name) if words is None else words
        if not text or is_empty(text):
            return ""
        self.names.append(name)
        self.texts.append(text)
        return place(len(self.names) - 1)

    def block(self, part: str, name: str, fact: Kind | None) -> str:
        """The text of one block, about one fact."""
        self._now = part
        if fact is not None:
            self.variables[fact.family] = KindView(fact)
        return self.say(name)

    def say(self, what: KindView | str | None, extent: str | None = None) -> str:
        """The words for one kind, or of a block by name; a frame writes ``{{ say(reason) }}``."""
        if isinstance(what, KindView):
            kind = type(what._fact)
            self.variables[kind.family] = what
            block = self.voice.find(self._now, kind, extent)
        else:
            block = self.voice.find(self._now, str(what), extent)
        if block is None:
            name = what._fact.kind if isinstance(what, KindView) else str(what)
            raise NotReadyError([(f"{self.voice.tone}/{self._now}.j2", name)])
        return self._render(block)

    def _render(self, block: Block) -> str:
        context = self._context
        before, context.blocks = context.blocks, block.blocks
        try:
            if block.is_ours:
                return "".join(block.function(context))
            text = _bounded(block.function(context))
        except GraciousError:
            raise
        except Exception as error:  # whatever a writer's template does wrong is told with its place
            raise self.voice.words.explain(error, block.name) from error
        finally:
            context.blocks = before
        return text


def _bounded(pieces: Iterator[str]) -> str:
    """The text of a block that is not ours."""
    kept: list[str] = []
    size = 0
    for number, piece in enumerate(pieces):
        size += len(piece)
        if number == _MOST_PIECES or size > _MOST_OUTPUT:
            raise ValueError("writes more than a letter can hold")
        kept.append(piece)
    return "".join(kept)


Sandbox.trusted |= {
    InWriting.say,
    InWriting.marked_part,
    Messages.gettext,
    Messages.ngettext,
    Messages.pgettext,
    Messages.npgettext,
    Vary.choose,
}


def _case_number(letter: Letter) -> int:
    """The case as a number: the same facts give the same letter."""
    # Only what was said counts, so that a field which a later version adds changes no wording.
    return crc32(letter.__pydantic_serializer__.to_json(letter, exclude_unset=True))


def _seed_number(seed: str | int) -> int:
    return crc32(str(seed).encode())


def _subject(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= LONGEST_SUBJECT:
        return text
    cut = text[: LONGEST_SUBJECT - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
