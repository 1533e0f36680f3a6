"""Who writes, who is written to, and who else is named."""

from __future__ import annotations

from .facts import EmailAddress, Fact, Line, Link


class Person(Fact):
    """A person or an organisation, named as far as they are known.

    All fields are optional: a letter to somebody unknown is greeted without a name. Nothing is guessed from
    a name, least of all a gender: a title is used only where one is given.
    """

    title: Line | None = None
    """As the person writes it: Ms, Dr, Prof., Mx."""
    given: Line | None = None
    family: Line | None = None
    role: Line | None = None
    """What they do: "Customer care", "Head of admissions"."""
    organisation: Line | None = None
    team: Line | None = None
    email: EmailAddress | None = None
    phone: Line | None = None
    url: Link | None = None
    address: tuple[Line, ...] = ()
    """Postal address, one line each, for the channel ``letter``."""
