"""Sample facts for every kind: what checks and previews of templates are tried with, and tests with them.

They stand in ``locales/<language>/samples.toml``, so that a preview reads native. A value goes by the kind and the
field, then by the family (reasons, alternatives) and the field, then by the field, then by the type, so that kinds of a
developer's own have samples too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from ..errors import FactsError, WordFileError, not_one_of
from ..language.tables import are_texts, read_table
from ..language.tags import SOURCE, chain
from ..model.facts import Fact, TextRole, kinds
from ..model.kinds import Alternative, Reason, Request
from ..model.letters import Letter
from ..model.requests import Refund
from ..places import line_of, places
from ..resources import tree

F = TypeVar("F", bound=Fact)
_Strange = Iterator[tuple[tuple[str, ...], str]]

FILE = "samples.toml"
_BY_TYPE: dict[type, Any] = {
    bool: True,
    int: 12,
    float: 1.5,
    Decimal: Decimal("89.00"),
    date: date(2026, 5, 3),
    datetime: datetime(2026, 5, 12, 14, 0),  # noqa: DTZ001  (letters tell local time)
}
_EXPECTED: dict[type, str] = {
    dict: "a table",
    list: "a list of texts",
    date: "a date, such as 2026-06-15, without quotation marks",
    bool: "true or false",
    int: "a whole number, without quotation marks",
    str: "a text",
}
_TEXTS = {
    TextRole.SENTENCE: "sentence",
    TextRole.QUOTE: "quote",
    TextRole.LINK: "link",
    TextRole.CODE: "code",
}


class Samples:
    """Samples of every kind of fact, in one language."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        """Take what the files say: texts by their role, and the tables ``fields``, ``people`` and ``kinds``."""
        self._given = given
        self._fields, self._people, self._kinds = given["fields"], given["people"], given["kinds"]

    def minimal(self, cls: type[F]) -> F:
        """A sample with what the class needs and nothing else."""
        return cls.model_validate(self._needed(cls))

    def full(self, cls: type[F]) -> F:
        """A sample with every field."""
        return cls.model_validate(self._all(cls))

    def variants(self, cls: type[F]) -> Iterator[tuple[str, F]]:
        """Samples under names: ``minimal``, ``full``, each optional field alone, one of several, each choice."""
        yield "minimal", self.minimal(cls)
        yield "full", self.full(cls)
        needed = self._needed(cls)
        if "request" in cls.model_fields:
            yield "request of no kind", cls.model_validate({**self._all(cls), "request": Request()})
        for name, field in cls.model_fields.items():
            if name == "kind":
                continue
            choices = _choices(field.annotation)
            if not field.is_required():
                alone = {**needed, name: self._value(cls, name)}
                if name == "amount" and "currency" in cls.model_fields:
                    alone["currency"] = self._fields["currency"]
                yield f"{name} alone", cls.model_validate(alone)
            several = self._value(cls, name) if get_origin(field.annotation) is tuple else ()
            if len(several) > 1:
                yield f"one of {name}", cls.model_validate({**needed, name: several[:1]})
            for choice in choices:
                yield f"{name} = {choice}", cls.model_validate({**needed, name: choice})
                yield f"full, {name} = {choice}", cls.model_validate({**self._all(cls), name: choice})

    def letter(self, cls: type[Letter], *facts: Fact, **more: Any) -> Letter:
        """A letter around sample facts: a request, reasons and alternatives go to their places.

        Args:
            cls: the kind of letter.
            facts: a request, reasons, alternatives.
            more: other fields of the letter.
        """
        fields: dict[str, Any] = {
            "to": self._people["to"],
            "sender": self._people["sender"],
            **self._needed(cls),
            **more,
        }
        for fact in facts:
            if isinstance(fact, Request) and "request" in cls.model_fields:
                fields["request"] = fact
            elif isinstance(fact, Reason) and "reasons" in cls.model_fields:
                fields["reasons"] = (*fields.get("reasons", ()), fact)
            elif isinstance(fact, Alternative) and "alternatives" in cls.model_fields:
                fields["alternatives"] = (*fields.get("alternatives", ()), fact)
        return cls.model_validate(fields)

    def _all(self, cls: type[Fact]) -> dict[str, Any]:
        return {name: self._value(cls, name) for name in cls.model_fields if name != "kind"}

    def _needed(self, cls: type[Fact]) -> dict[str, Any]:
        return {name: self._value(cls, name) for name, field in cls.model_fields.items() if field.is_required()}

    def _value(self, cls: type[Fact], name: str) -> Any:
        """A value that the field takes."""
        field = cls.model_fields[name]
        kind = cls.model_fields["kind"].default if "kind" in cls.model_fields else cls.__name__.lower()
        by_kind = [self._kinds.get(one, {}).get(name) for one in (kind, getattr(cls, "family", kind))]
        known = [*by_kind, self._people.get(name), self._fields.get(name)]
        for value in [*known, *self._by_type(field.annotation, field.metadata, name)]:
            if value is not None and _takes(cls, name, value):
                return value
        raise TypeError(f"no sample for {cls.__name__}.{name}")

    def _by_type(self, annotation: Any, metadata: Any, name: str) -> Iterator[Any]:
        origin, inner = get_origin(annotation), get_args(annotation)
        role = next((one for one in metadata if isinstance(one, TextRole)), None)
        if hasattr(annotation, "__metadata__"):
            yield from self._by_type(annotation.__origin__, annotation.__metadata__, name)
        elif origin is Literal:
            yield inner[0]
        elif origin in {Union, UnionType}:
            for one in inner:
                if one is not type(None):
                    yield from self._by_type(one, metadata, name)
        elif origin is tuple:
            known = self._fields.get(name.removesuffix("s"))
            items = list(self._by_type(inner[0], (), name)) or [None]
            # Two that differ, if there are so many.
            yield (known,) if known is not None else tuple((2 * items)[:2])
            yield tuple(items[:1])
        elif isinstance(annotation, type):
            yield from self._plain(annotation, role, name)

    def _plain(self, cls: type, role: TextRole | None, name: str) -> Iterator[Any]:
        if issubclass(cls, Request):
            yield self.full(Refund)
        elif issubclass(cls, Reason | Alternative):
            # Behind the free kind the first with all its details, and the next without any: said twice, they read odd.
            _, first, second, *_ = kinds(cls.family).values()
            yield self.full(first)
            yield self.minimal(second)
        elif issubclass(cls, Fact):
            yield self._people["person"]
            yield self._all(cls)
        elif cls is str:
            yield from [self._given[_TEXTS[role]]] if role in _TEXTS else [name, f"the {name.replace('_', ' ')}"]
        elif cls in _BY_TYPE:
            yield _BY_TYPE[cls]


def samples_file(locale: str) -> Path:
    """The file that has the samples of a locale: the nearest in its chain."""
    paths = [tree("locales") / tag / FILE for tag in (*chain(locale), SOURCE)]
    return next((path for path in paths if path.is_file()), paths[0])


@cache
def samples(locale: str = SOURCE) -> Samples:
    """The samples of a locale; what its file lacks is taken from the next of its chain, at last from English.

    Raises:
        WordFileError: a file says what the English one does not have, or in another type.
    """
    for error in strange_samples(locale):
        raise error
    given = _english()
    for path in _own_files(locale):
        given = _over(given, read_table(path)[0])
    return Samples(given)


def strange_samples(locale: str) -> Iterator[WordFileError]:
    """Everything in the samples of a locale that the English ones do not have, or in another type."""
    english = _english()
    for path in _own_files(locale):
        try:
            own, source = read_table(path)
        except WordFileError as error:
            yield error
            continue
        lines = places(source)
        for names, message in _strange(english, own, ()):
            yield WordFileError(message, file=path, line=line_of(lines, names))


def _english() -> dict[str, Any]:
    return read_table(tree("locales") / SOURCE / FILE)[0]


def _own_files(locale: str) -> list[Path]:
    """What is laid over the English samples, the last on top."""
    paths = (tree("locales") / tag / FILE for tag in reversed(chain(locale)) if tag != SOURCE)
    return [path for path in paths if path.is_file()]


def _strange(given: Mapping[str, Any], own: Mapping[str, Any], above: tuple[str, ...]) -> _Strange:
    for name, value in own.items():
        names, known = (*above, name), given.get(name)
        if known is None:
            yield names, not_one_of("sample", name, tuple(given))
        elif type(value) is not type(known) or (isinstance(value, list) and not are_texts(value)):
            yield names, f'"{name}" should be {_EXPECTED[type(known)]}'
        elif isinstance(value, dict):
            yield from _strange(known, value, names)


def _over(given: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _over(value, own.get(name, {})) if isinstance(value, dict) else own.get(name, value)
        for name, value in given.items()
    }


def _choices(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    if annotation is bool:
        return [True, False]
    return [choice for inner in get_args(annotation) for choice in _choices(inner)]


def _takes(cls: type[Fact], name: str, value: Any) -> bool:
    try:
        cls.model_validate({name: value})
    except FactsError as error:
        # Other fields may be missing; this one may not be wrong.
        return not any(problem.path[:1] == (name,) for problem in error.problems)
    return True
