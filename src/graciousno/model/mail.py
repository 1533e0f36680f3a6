"""A draft as an e-mail message (RFC 5322, RFC 2045)."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime, make_msgid, parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .draft import Draft


def email_message(draft: Draft, *, sender: str, recipient: str, reply_to: str | None) -> EmailMessage:
    """Build the message: plain text first, HTML as its alternative."""
    message = EmailMessage()
    from_ = _address(sender, "sender")
    message["Subject"] = draft.subject
    message["From"] = from_
    message["To"] = _address(recipient, "recipient")
    if reply_to is not None:
        message["Reply-To"] = _address(reply_to, "reply_to")
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=from_.domain)
    message.set_content(draft.text + "\n", cte="quoted-printable")
    message.add_alternative(draft.html, subtype="html", cte="quoted-printable")
    # Last, because setting content drops what is said of it before.
    message["Content-Language"] = draft.locale.partition("@")[0].replace("_", "-")
    return message


def _address(given: str, field: str) -> Address:
    if "\n" in given or "\r" in given:
        raise ValueError(f"{field}: an address has no line breaks (given: {given!r})")
    name, spec = parseaddr(given)
    local, at, domain = spec.rpartition("@")
    if not (at and local and domain) or any(c.isspace() for c in spec):
        raise ValueError(f"{field}: should be an e-mail address such as care@northwind.example (given: {given!r})")
    return Address(display_name=name, username=local, domain=domain)
