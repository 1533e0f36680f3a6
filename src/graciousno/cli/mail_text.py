"""The text of an e-mail, as a reader sees it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from ..errors import InputError
from .html_text import html_text


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
        text = html_text(text).text
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
