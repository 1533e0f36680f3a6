"""The rendered letter: its words, which part each belongs to, and whose words they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .report import Report

if TYPE_CHECKING:
    from email.message import EmailMessage

    from .letters import Letter
    from .sms import Segments

Origin = Literal["template", "value", "quote"]
"""Whose words: ours, the caller's, or the customer's own."""


class Span(NamedTuple):
    """A stretch ``[start, end)`` of code points of the draft's text, with its origin."""

    start: int
    end: int
    origin: Origin
    link: bool = False
    """A web or e-mail address that the sender vouches for; the HTML makes it a link."""


class Part(NamedTuple):
    """A piece of the letter, and the stretch ``[start, end)`` of the text where it stands."""

    name: str
    start: int
    end: int
    text: str


class Fallback(NamedTuple):
    """A message that was taken from another language than the one asked for."""

    message: str
    locale: str
    why: str = ""
    """What is wrong with its translation, where there is one that cannot be used."""


@dataclass(frozen=True)
class Draft:
    """A rendered letter. Same facts, same words.

    Parts, spans, HTML and the report are worked out when they are first asked for.
    """

    text: str
    subject: str
    facts: Letter
    tone: str
    locale: str
    channel: str
    fallbacks: tuple[Fallback, ...] = ()
    shortened: tuple[str, ...] = ()
    """What a text message leaves out, so that it fits: names such as ``thanks``, ``further_reasons``."""
    segments_limit: int | None = None
    """The segments that a text message may take; ``None`` in other channels."""
    versions: tuple[Draft, ...] = ()
    """Of a letter in several languages the letter in each."""
    # Given by the doors, so that this room needs to know neither drafting nor checking.
    _parts: Callable[[], tuple[Part, ...]] = field(default=tuple, repr=False, compare=False)
    _spans: Callable[[], tuple[Span, ...]] = field(default=tuple, repr=False, compare=False)
    _html: Callable[[Draft], str] | None = field(default=None, repr=False, compare=False)
    _check: Callable[[Draft], Report] | None = field(default=None, repr=False, compare=False)

    def __str__(self) -> str:
        return self.text

    def __getstate__(self) -> dict[str, Any]:
        """Copies and pickles carry what has been worked out, and none of what it is worked out from."""
        done: dict[str, Any] = {"parts": self.parts, "spans": self.spans, "_parts": tuple, "_spans": tuple}
        if self._html is not None:
            done |= {"html": self.html, "_html": None}
        if self._check is not None:
            done |= {"report": self.report, "_check": None}
        return {**self.__dict__, **done}

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What each part says and where, in reading order."""
        return self._parts()

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Whose words stand where; they cover the text without a gap."""
        return self._spans()

    def part(self, name: str) -> str:
        """The words of a part, empty where the letter has none."""
        return "\n\n".join(part.text for part in self.parts if part.name == name)

    @cached_property
    def messages(self) -> tuple[str, ...]:
        """What is sent, one after another: in a chat each paragraph, a list with the words before it; else the text."""
        if self.versions:
            return tuple(message for version in self.versions for message in version.messages)
        if self.channel != "chat":
            return (self.text,)
        sent: list[str] = []
        for paragraph in self.text.split("\n\n"):
            if paragraph.startswith("- ") and sent:
                sent[-1] += "\n" + paragraph
            else:
                sent.append(paragraph)
        return tuple(sent)

    @cached_property
    def segments(self) -> Segments:
        """What the text costs as a text message: segments, encoding, units (3GPP TS 23.038)."""
        from .sms import segments

        return segments(self.text)

    @cached_property
    def html(self) -> str:
        """The letter as one HTML page; made when first asked for."""
        if self._html is None:
            raise TypeError("this draft was made without a door; use graciousno.draft()")
        return self._html(self)

    @cached_property
    def report(self) -> Report:
        """What the rules say of this letter; checked when first asked for."""
        if self._check is None:
            raise TypeError("this draft was made without a door; use graciousno.draft()")
        return self._check(self)

    def require_clean(self) -> Draft:
        """Return this draft, or raise :class:`NotCleanError` with everything that was found."""
        self.report.require_clean()
        return self

    def to_email(self, *, sender: str, recipient: str, reply_to: str | None = None) -> EmailMessage:
        """The letter as a message with a plain and an HTML body, ready for :mod:`smtplib`.

        Args:
            sender: an address such as ``care@northwind.example`` or ``Northwind <care@northwind.example>``.
            recipient: the same for the reader.
            reply_to: the same for answers.

        Raises:
            ValueError: an address that is none, or that carries a line break.
        """
        from .mail import email_message

        return email_message(self, sender=sender, recipient=recipient, reply_to=reply_to)

    def to_pdf(self) -> bytes:
        """The printed letter, of the channel ``letter``; the pages are A4, or US Letter where that is used.

        Raises:
            ValueError: a draft of another channel.
            ImportError: WeasyPrint is not installed; it comes with the extra ``pdf``.
        """
        if self.channel != "letter":
            raise ValueError(f'only a draft in the channel "letter" is printed (this one is for "{self.channel}")')
        from .pdf import letter_pdf

        return letter_pdf(self)

    def to_dict(self) -> dict[str, Any]:
        """The draft as plain data for JSON; offsets are in code points."""
        return {
            "version": 1,
            "subject": self.subject,
            "text": self.text,
            "tone": self.tone,
            "locale": self.locale,
            "channel": self.channel,
            "messages": list(self.messages),
            "shortened": list(self.shortened),
            "parts": [part._asdict() for part in self.parts],
            "spans": [span._asdict() for span in self.spans],
            "fallbacks": [fallback._asdict() for fallback in self.fallbacks],
            "facts": self.facts.model_dump(mode="json", exclude_none=True),
        }
