"""Drafts a refusal, sends it over SMTP, and reads it back as the receiving side got it.

    python examples/send_by_smtp.py

The server is a real one (aiosmtpd), on this machine and for the length of this run.
"""

from __future__ import annotations

import smtplib
import socket
import tomllib
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller

from graciousno import Refusal, draft

CASE = Path(__file__).parent / "work" / "refund-after-window.toml"


class Inbox:
    """Keeps what arrives."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  (aiosmtpd's names)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        return "250 Message accepted"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main() -> EmailMessage:
    facts = tomllib.loads(CASE.read_text(encoding="utf-8"))
    how = facts.pop("draft")
    letter = draft(Refusal.model_validate(facts), **how).require_clean()

    inbox = Inbox()
    port = free_port()
    server = Controller(inbox, hostname="127.0.0.1", port=port)
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", port) as smtp:
            smtp.send_message(letter.to_email(sender="care@northwind.example", recipient="ada@example.org"))
    finally:
        server.stop()

    (received,) = inbox.received
    body = received.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").rstrip("\n") == letter.text
    return received


if __name__ == "__main__":
    message = main()
    print("Subject:", message["Subject"])
    print()
    print(message.get_body(("plain",)).get_content())
