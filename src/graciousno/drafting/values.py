"""The facts as a template sees them: every text cleaned, and marked with whose words it is.

Marks are private-use characters, which no value can carry (they are taken out of values here). They survive
gettext, filters and joining, and :mod:`graciousno.drafting.parts` reads them back as spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from typing import Any, get_args

from ..model.facts import INVISIBLE, Fact, Kind, TextRole

VALUE, QUOTE, LINK, END = "\ue000", "\ue001", "\ue002", "\ue003"
NEWLINE = "\ue004"
PARAGRAPH = NEWLINE + NEWLINE

WORD_JOINER = "\u2060"
"""Put into an address that nobody vouches for: it looks the same and no mail program makes it a link."""

# Characters that str.isprintable lets pass and that show nothing.
_PRINTABLE_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0]")
_UNSEEN = re.compile(rf"[{INVISIBLE}]")
_STRAY_JOINER = re.compile(r"(?<!\S)[\u200c\u200d]+|[\u200c\u200d]+(?!\S)|(?<=[\u200c\u200d])[\u200c\u200d]+")
_SPACE = re.compile(r"\s+")
_SCHEME = re.compile(
    r"(?<=[A-Za-z0-9]):(?=//|[^\s:]*[@.][^\W\d_])|\b(?:javascript|data|mailto|tel|sms|file):", re.IGNORECASE
)
_HOST_DOT = re.compile(r"[.@](?=[^\W\d_])")
_STOPS = frozenset(".!?…。！？؟।")
_CLOSERS = "\"'”’»›」』)]"


def clean(value: str) -> str:
    """One line of visible text in which nothing is a link, a mark or a control character."""
    # Most values are plain, and these few questions tell.
    if not (value.isprintable() and "  " not in value and (value.isascii() or not _PRINTABLE_UNSEEN.search(value))):
        value = _SPACE.sub(" ", _UNSEEN.sub("", value))
        value = _STRAY_JOINER.sub("", value)
    if ":" in value:
        value = _SCHEME.sub(lambda match: match[0] + WORD_JOINER, value)
    if "." in value[:-1] or "@" in value:
        value = _HOST_DOT.sub(lambda match: match[0] + WORD_JOINER, value)
    return value.strip(" ")


def mark(text: str, opening: str = VALUE) -> str:
    """The text with the marks that tell whose words it is."""
    return f"{opening}{text}{END}"


def _line(value: str) -> str:
    return mark(clean(value))


def _sentence(value: str) -> str:
    text = clean(value)
    return mark(text if text.rstrip(_CLOSERS)[-1:] in _STOPS else text + ".")


def _quote(value: str) -> str:
    return mark(clean(value), QUOTE)


def _link(value: str) -> str:
    return mark(_UNSEEN.sub("", value), LINK)


_SHOW: dict[TextRole, Callable[[str], str]] = {
    TextRole.LINE: _line,
    TextRole.SENTENCE: _sentence,
    TextRole.QUOTE: _quote,
    TextRole.LINK: _link,
    TextRole.CODE: str,
}


class View:
    """A fact as a template sees it: its fields by name, and nothing else."""

    def __init__(self, fact: Fact, *, leave_out: Container[str] = ()) -> None:
        fields = fact.__dict__
        shown = self.__dict__
        for name, show in _shows(type(fact)):
            value = fields[name]
            if value is None or show is None:
                shown[name] = value
            elif name not in leave_out:
                shown[name] = show(value)


class KindView(View):
    """The same of a fact that comes in kinds."""

    def __init__(self, fact: Kind) -> None:
        super().__init__(fact)
        self._fact = fact


ABSENT = "a fact that this case does not have is used; ask for it first with {% if ... %}"


class Absent:
    """A fact that is not there: empty to those who ask first, told where it is used."""

    def __init__(self, name: str, used: Callable[[str], None]) -> None:
        self._name, self._used = name, used

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __getattr__(self, name: str) -> Absent:
        if name.startswith("_"):
            raise AttributeError(name)
        return Absent(f"{self._name}.{name}", self._used)

    def __str__(self) -> str:
        self._used(self._name)
        return "…"


def view(fact: Fact) -> View:
    """A fact as a template sees it."""
    if isinstance(fact, Kind):
        return KindView(fact)
    # Facts that say nothing, such as a sender who is not named, look all alike.
    return View(fact) if fact.model_fields_set else _unset(type(fact))


@cache
def _unset(cls: type[Fact]) -> View:
    return View(cls())


@cache
def _shows(cls: type[Fact]) -> list[tuple[str, Callable[[Any], Any] | None]]:
    """For each field how its value is shown; ``None`` for values that are shown as they are."""
    return [
        (name, _kind if name == "kind" else _show(field.annotation, field.metadata))
        for name, field in cls.model_fields.items()
    ]


def _kind(value: str) -> str:
    """The name of a kind, as templates compare it; anything else is only the caller's words."""
    return value if value.isidentifier() else _line(value)


def _show(annotation: Any, metadata: Iterable[Any] = ()) -> Callable[[Any], Any] | None:
    role = next((one for one in (*metadata, *_roles_in(annotation)) if isinstance(one, TextRole)), None)
    if role is None and not _holds(annotation, str) and not _holds(annotation, Fact):
        return None
    text = _SHOW[role or TextRole.LINE]  # a text that a developer's own kind declares without a role is a line

    def show(value: Any) -> Any:
        if isinstance(value, str):
            return text(value)
        if isinstance(value, Fact):
            return view(value)
        if isinstance(value, tuple | list):
            return [show(item) for item in value]
        return value

    return text if annotation is str else show


def _roles_in(annotation: Any) -> list[TextRole]:
    found = [one for one in getattr(annotation, "__metadata__", ()) if isinstance(one, TextRole)]
    for inner in get_args(annotation):
        found += _roles_in(inner)
    return found


def _holds(annotation: Any, cls: type) -> bool:
    """Whether an annotation is a class, a subclass of it, or has one inside."""
    if isinstance(annotation, type) and issubclass(annotation, cls) and annotation is not TextRole:
        return True
    return any(_holds(inner, cls) for inner in get_args(annotation))
