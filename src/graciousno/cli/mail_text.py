"""The text of an e-mail or of a web page, as a reader sees it."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

from ..errors import InputError

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
_UNSEEN = frozenset({"head", "script", "style", "template", "title"})
_SPACE = re.compile(r"[^\S\n\xa0]+")


def email_text(data: bytes, name: str) -> str:
    """Take the text body of a message, or the text of its HTML body where it has no other.

    Args:
        data: the message as it was sent (RFC 5322).
        name: the file, for messages.

    Raises:
        InputError: it is not a message, or has no body that can be read.

    """
    message = message_from_bytes(data, policy=policy.default)
    if not message.keys():
        raise InputError("is not an e-mail: it has no headers", file=name)
    body = message.get_body(preferencelist=("plain", "html"))
    text = _decoded(body, name) if isinstance(body, EmailMessage) else ""
    if body is not None and body.get_content_subtype() == "html":
        text = html_text(text)
    if not text.strip():
        raise InputError("has no text in its body", file=name)
    return text


def _decoded(body: EmailMessage, name: str) -> str:
    payload = body.get_payload(decode=True)
    charset = body.get_content_charset("utf-8")
    if charset in {"us-ascii", "ascii"}:  # what is said of many a message that is UTF-8
        charset = "utf-8"
    try:
        text = payload.decode(charset) if isinstance(payload, bytes) else ""
    except (LookupError, UnicodeDecodeError):
        raise InputError(f'the body is not in the encoding that it names ("{charset}")', file=name) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def html_text(html: str) -> str:
    """Take the words of a page, a line for each paragraph, a ``>`` before what is quoted in a reply."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._hidden = self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag == "br":
            self._lines.append(self._start())
        elif tag in _BLOCKS:
            self._quoted += tag == "blockquote"
            self._break()
            if tag == "li":
                self._lines[-1] += "- "

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self._quoted = max(0, self._quoted - (tag == "blockquote"))
            self._break()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._lines[-1] += _SPACE.sub(" ", data.replace("\n", " "))

    def _start(self) -> str:
        return "> " * self._quoted

    def _break(self) -> None:
        """Begin a paragraph, unless one has just begun."""
        if self._lines[-1].strip("> -"):
            self._lines.append("")
            self._lines.append(self._start())
        else:
            self._lines[-1] = self._start()

    def text(self) -> str:
        text = "\n".join(_SPACE.sub(" ", line).strip() for line in self._lines)
        return re.sub(r"\n{3,}", "\n\n", text).strip()
