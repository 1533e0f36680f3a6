"""Facts of every kind with hostile values: what hypothesis draws from."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from graciousno.model.facts import Fact, Kind, TextRole, kinds
from graciousno.model.kinds import Alternative, Reason, Request
from graciousno.model.letters import Refusal

HOSTILE = [
    "{{ 7 * 7 }}",
    "{% for i in range(10) %}x{% endfor %}",
    "{# a comment #}",
    "%(name)s %s %d 100%",
    "{name} {0}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "line one\nline two\r\nBcc: everyone@example.org",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "zero\u200bwidth\ufeff joined\u200d",
    "https://evil.example/login",
    "www.evil.example",
    "javascript:alert(1)",
    "mail me at me@evil.example now",
    "\ue000\ue001\ue003\ue010\ue00f",
    "👩‍👩‍👧‍👦 family",
    "- a list item",
    "مرحبا بالعالم",
    "ﬀ ligature İstanbul",
    "x" * 100_000,
    "a. b. c.",
    "\\n \\",
    "None",
]

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(min_size=1, max_size=60),
    st.sampled_from(["walking boots", "the summer party", "Ada", "O’Neil & Sons."]),
)
visible = texts.map(lambda text: text + "x")
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
moments = st.one_of(days, st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 31)))  # noqa: DTZ001
sums = st.decimals(min_value=0, max_value=10**9, places=2)
links = st.sampled_from(["https://northwind.example/help?a=1&b=2", "http://a.example/"])
emails = st.sampled_from(["care@northwind.example", "a.b+c@example.org"])


def facts(cls: type[Fact]) -> st.SearchStrategy[Any]:
    """Instances of a fact; each optional field is there or not, and money always with its currency or without."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in cls.model_fields.items():
        if name == "kind":
            continue
        strategy = _values(name, field.annotation, field.metadata)
        (required if field.is_required() else optional)[name] = strategy
    return st.fixed_dictionaries(required, optional=optional).map(cls.model_validate)


def _values(name: str, annotation: Any, metadata: Any) -> st.SearchStrategy[Any]:
    inner = [one for one in get_args(annotation) if one is not type(None)]
    role = next((one for one in metadata if isinstance(one, TextRole)), None)
    if hasattr(annotation, "__metadata__"):
        return _values(name, annotation.__origin__, annotation.__metadata__)
    if type(None) in get_args(annotation):
        return _values(name, inner[0], metadata)
    if annotation is str:
        if role is TextRole.LINK:
            return emails if name == "email" else links
        return st.sampled_from(["GBP", "EUR", "JPY", "XTS"]) if role is TextRole.CODE else visible
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.integers(0, 10**9)
    if annotation is Decimal:
        return sums
    if annotation is date:
        return days
    if set(inner) == {date, datetime}:
        return moments
    if annotation is Request:
        return st.one_of([facts(cls) for cls in kinds("request").values() if cls.__module__.startswith("graciousno")])
    if annotation is Reason:
        return st.one_of([facts(cls) for cls in kinds("reason").values() if cls.__module__.startswith("graciousno")])
    if annotation is Alternative:
        return st.one_of(
            [facts(cls) for cls in kinds("alternative").values() if cls.__module__.startswith("graciousno")]
        )
    if isinstance(annotation, type) and issubclass(annotation, Fact):
        return facts(annotation)
    if getattr(annotation, "__origin__", None) is tuple:
        return st.lists(_values(name, inner[0], ()), min_size=1, max_size=4)
    return st.sampled_from([one for one in inner if isinstance(one, str)])


refusals = facts(Refusal)
TONES = ("work", "social", "public")
CHANNELS = ("email", "phone", "chat", "sms", "letter")


def samples(family: str) -> list[type[Kind]]:
    """The built-in kinds of a family."""
    return [cls for cls in kinds(family).values() if cls.__module__.startswith("graciousno")]
