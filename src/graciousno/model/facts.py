"""What every fact is made of: one frozen model, and the few kinds of text a fact can hold."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic._internal._model_construction import ModelMetaclass
from pydantic_core import PydanticCustomError

from ..errors import FactsError, Problem

LONGEST_TEXT = 200_000
"""Code points that one text field may hold; a letter is a few thousand."""


class TextRole(StrEnum):
    """How a letter may use a text: a role decides where the words may stand, and how they are marked."""

    LINE = "line"
    SENTENCE = "sentence"
    QUOTE = "quote"
    LINK = "link"
    CODE = "code"


# Characters that show nothing, or that reorder or hide other characters. U+200C and U+200D join letters
# and emoji, so they are kept between visible characters.
INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
)


@cache
def _visible() -> re.Pattern[str]:
    """Finds a character that shows; compiled when the first text is validated, for an import costs nothing."""
    return re.compile(f"[^\\s\u200c\u200d\u2800\ufe00-\ufe0f{INVISIBLE}]")


def _shows_something(value: str) -> str:
    if not _visible().search(value):
        raise PydanticCustomError("nothing_visible", "should not be empty")
    return value


def _not_a_number(value: object) -> object:
    if isinstance(value, int | float):
        raise PydanticCustomError("date_type", "should be a date such as 2026-05-03")
    return value


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, date | str) else value


def _without_dust(value: object) -> object:
    """Take from a float what only its binary form adds: 0.1 + 0.2 is a little more than 0.3."""
    if isinstance(value, float) and math.isclose(value, round(value, 4), rel_tol=1e-12):
        return round(value, 4)
    return value


_text = (
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    AfterValidator(_shows_something),
)

Line = Annotated[str, *_text, TextRole.LINE]
"""A name or a noun phrase: stands inside a sentence where nothing has to inflect it."""
Sentence = Annotated[str, *_text, TextRole.SENTENCE]
"""One or more whole sentences in the caller's words: stand by themselves."""
Quote = Annotated[str, *_text, TextRole.QUOTE]
"""The customer's own words: stand in quotation marks and are never judged."""
Link = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000, pattern=r"^https?://[^\s<>\"'`\\\x00-\x1f\x7f]+$"),
    AfterValidator(_shows_something),
    TextRole.LINK,
]
"""A web address that the sender vouches for: the only text that becomes a live link."""
EmailAddress = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=254,
        pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
    ),
    TextRole.LINK,
]
Day = Annotated[date, BeforeValidator(_not_a_number)]
Moment = Annotated[date | datetime, BeforeValidator(_not_a_number)]
"""A day, or a time on a day."""
Moments = Annotated[tuple[Moment, ...], BeforeValidator(_one_or_more)]
"""One moment, or a choice of them."""
Amount = Annotated[
    Decimal,
    BeforeValidator(_without_dust),
    Field(ge=0, lt=Decimal(100_000_000_000), decimal_places=4, allow_inf_nan=False),
]
"""A sum of money, in units of its currency (89.00 is eighty-nine pounds)."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), TextRole.CODE]
"""An ISO 4217 code, such as GBP."""
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]


class _FactMeta(ModelMetaclass):
    """Lets a fact that cannot be built say so in plain words, whoever builds it."""

    if not TYPE_CHECKING:

        def __call__(cls, *args: Any, **fields: Any) -> Any:  # noqa: N805
            try:
                return super().__call__(*args, **fields)
            except ValidationError as error:
                raise plain_words(cls, fields, error) from None


class Fact(BaseModel, metaclass=_FactMeta):
    """A frozen record of facts. A field that it does not know is an error, and so is a wrong type.

    Raises:
        FactsError: with every problem at once, each with the path of its field.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        coerce_numbers_to_str=True,
        validate_default=False,
    )

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Build from a mapping, such as parsed TOML or JSON."""
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise plain_words(cls, obj, error) from None

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Build from JSON text."""
        try:
            return super().model_validate_json(json_data, **options)
        except ValidationError as error:
            raise plain_words(cls, None, error) from None


class Kind(Fact):
    """A fact that comes in kinds, told apart by ``kind``. Subclass it to add a kind of your own.

    The words for a kind are the template block of that name. A class that is only a base of other kinds has
    ``kind: str`` without a value.

    Raises:
        FactsError: when a subclass is made without a ``kind`` of its own.
    """

    kind: str
    family: ClassVar[str]
    """What the kinds are kinds of: ``request``, ``reason``, ``alternative`` or ``letter``."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        name = cls.model_fields["kind"].default
        if not isinstance(name, str) or cls.__pydantic_generic_metadata__["origin"] is not None:
            return
        if not _is_ours(cls):
            _load_ours()  # or what is ours could find its names taken
        before = _kinds.setdefault(cls.family, {}).setdefault(name, cls)
        if before is not cls:
            if not _is_again(cls, before):
                said = f'"{name}" is the kind of {before.__name__} already; name your own, such as kind: str = "'
                raise FactsError(cls.__name__, [Problem(("kind",), f'{said}{_free_name(cls)}"')])
            _kinds[cls.family][name] = cls


_kinds: dict[str, dict[str, type[Kind]]] = {}


def _is_ours(cls: type[Kind]) -> bool:
    return cls.__module__.startswith(f"{__package__}.")


def _is_again(cls: type[Kind], before: type[Kind]) -> bool:
    """Whether a class is made once more: its file was run again, or its cell of a notebook."""
    return cls.__name__ == before.__name__ and _is_ours(cls) == _is_ours(before)


def _free_name(cls: type[Kind]) -> str:
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()
    return f"our_{name}" if name in _kinds[cls.family] else name


def _load_ours() -> None:
    from . import alternatives, letters, reasons, requests  # noqa: F401  (they register themselves)


def kinds(family: str) -> Mapping[str, type[Kind]]:
    """Every known kind of a family by name, the built-in ones and those added by subclassing."""
    _load_ours()
    return _kinds[family]


def by_kind(family: str) -> Callable[[Any, Callable[[Any], Any]], Any]:
    """Make the validator that turns a mapping into the class that its ``kind`` names."""

    def choose(value: Any, as_is: Callable[[Any], Any]) -> Any:
        if not isinstance(value, Mapping):
            return as_is(value)
        name = value.get("kind", family)
        known = kinds(family)
        if not isinstance(name, str) or name not in known:
            raise PydanticCustomError(
                "unknown_kind",
                "there is no {family} of the kind {name}",
                {"family": family, "name": str(name), "known": sorted(known)},
            )
        # The class's own validator, so that its errors keep their paths below this field.
        return known[name].__pydantic_validator__.validate_python(value)

    return choose


def plain_words(cls: type[BaseModel], given: object, error: ValidationError) -> Exception:
    """Turn pydantic's report into ours. Imported late: facts that are right never need it."""
    from .explain import facts_error

    return facts_error(cls, given, error)
