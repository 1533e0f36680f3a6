"""Where a house's own templates run: the sandbox, with a budget of steps, text and time for each letter.

A letter takes a few hundred steps and writes a few thousand characters; the budgets leave a hundredfold of that.
What a single step could blow up (repeating, padding, formatting, powers) is bounded before it is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from functools import wraps
from itertools import islice
from time import thread_time
from typing import Any, ClassVar

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from jinja2.utils import _PassArg
from jinja2.visitor import NodeTransformer

from .sandbox import Sandbox
from .strict import require_items, strict
from .values import ABSENT

MOST_STEPS = 20_000
"""Turns of loops and calls in one letter."""
MOST_ROOM = 2_000_000
"""Characters and list items that one letter's templates may make, all in all."""
MOST_SECONDS = 2.0
"""Of processor time for one letter."""
LONGEST = 400_000
"""Code points of one text; two of the longest facts."""
MOST_ITEMS = 10_000
_MOST_BITS = 2_000
_LARGEST_FILE = 200_000


class TooMuchError(ValueError):
    """A template does more than any letter needs."""


class Budget:
    """What one letter may still spend. Nothing in it can be reached from a template."""

    def __init__(self) -> None:
        self._steps, self._room, self._until = MOST_STEPS, MOST_ROOM, thread_time() + MOST_SECONDS

    def _spend(self, steps: int, room: int) -> None:
        self._steps -= steps
        self._room -= room
        if self._steps < 0:
            raise TooMuchError(
                f"runs on and on: more than {MOST_STEPS:,} steps (turns of loops, and calls) in one letter"
            )
        if self._room < 0:
            raise TooMuchError(f"writes more than a letter can hold: over {MOST_ROOM:,} characters")
        if thread_time() > self._until:
            raise TooMuchError(f"takes longer than {MOST_SECONDS:g} seconds")


def _budget(context: Context) -> Budget:
    # In the variables, so that what is included or imported spends from the same.
    found = context.parent.get("_budget")
    if not isinstance(found, Budget):
        found = context.parent["_budget"] = Budget()
    return found


def _spend(context: Context, steps: int, made: Any = None) -> Any:
    _budget(context)._spend(steps, _size(made))
    return made


def _size(value: Any) -> int:
    if isinstance(value, str | bytes | list | tuple | dict | set | frozenset):
        return len(value)
    return 8


def _fits(size: int) -> None:
    if size > LONGEST:
        raise TooMuchError(f"makes a text or list of {size:,} characters or items; {LONGEST:,} are the most")


@pass_context
def _turns(context: Context, items: Iterable[Any], text: int) -> list[Any]:
    """What a loop goes through; ``text`` is how many characters of its own each turn may write."""
    found = list(islice(items, MOST_ITEMS + 1))
    if len(found) > MOST_ITEMS:
        raise TooMuchError(f"a loop of over {MOST_ITEMS:,} turns is more than a letter needs")
    _budget(context)._spend(len(found), len(found) * (text + 1))
    return found


@pass_context
def _joined(context: Context, pieces: list[Any]) -> str:
    """The operator ``~``."""
    require_items(pieces)
    texts = [str(piece) for piece in pieces]
    _fits(sum(map(len, texts)))
    return str(_spend(context, 1, "".join(texts)))


@pass_context
def _cut(context: Context, piece: Any) -> Any:
    """A slice."""
    return _spend(context, 1, piece)


@pass_context
def _print(context: Context, value: Any) -> Any:
    """What ``{{ ... }}`` writes."""
    if value is None:
        raise ValueError(ABSENT)
    if not isinstance(value, str):
        value = str(value)
    return _spend(context, 1, value)


@pass_context
def _join(context: Context, items: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    """``|join``: the items as one text."""
    found = list(islice(items, MOST_ITEMS + 1))
    if attribute is not None:
        found = [context.environment.getitem(item, attribute) for item in found]
    require_items(found)
    texts = [str(item) for item in found]
    _fits(sum(map(len, texts)) + len(texts) * len(str(between)))
    return str(between).join(texts)


@pass_context
def _replace(_: Context, text: str, old: str, new: str, count: int = -1) -> str:
    """``|replace``: one text for another."""
    text, old, new = str(text), str(old), str(new)
    _fits(len(text) + (text.count(old) if old else len(text) + 1) * len(new))
    return text.replace(old, new, count)


# fmt: off
_GROW = frozenset({
    "attr", "batch", "center", "filesizeformat", "forceescape", "format", "groupby", "indent", "pprint",
    "random", "round", "safe", "slice", "sum", "tojson", "urlencode", "urlize", "wordwrap", "xmlattr",
})
"""Filters that can make much out of little, or something else each time; words need none of them."""
# fmt: on
# fmt: off
_TEXT_METHODS = frozenset({
    "capitalize", "casefold", "count", "endswith", "find", "index", "isalpha", "isdigit", "islower",
    "isnumeric", "isspace", "istitle", "isupper", "lower", "lstrip", "partition", "removeprefix",
    "removesuffix", "rfind", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip",
    "swapcase", "title", "upper",
})
# fmt: on
_WORDS = re.compile(r"%\(")


class _Bounded(NodeTransformer):
    """Puts the bounds into the syntax tree, where no filter or operator would meet them."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count the turns of a loop before it begins."""
        if node.recursive:
            raise TooMuchError("a loop that calls itself (recursive) is not for words")
        text = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_turns", nodes.Const(text))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Measure what ``~`` makes."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), "_joined")

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Measure what a slice copies."""
        self.generic_visit(node)
        return _filtered(node, "_cut") if isinstance(node.arg, nodes.Slice) else node


def _filtered(node: Any, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


def _measured(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that spends a step and the room of what it makes."""
    wants = _PassArg.from_obj(function)

    @pass_context
    @wraps(function)
    def measured(context: Context, *args: Any, **kwargs: Any) -> Any:
        if wants is _PassArg.context:
            args = (context, *args)
        elif wants is _PassArg.eval_context:
            args = (context.eval_ctx, *args)
        elif wants is _PassArg.environment:
            args = (context.environment, *args)
        return _spend(context, 1, function(*args, **kwargs))

    # The wrapper alone says what it is passed.
    measured.jinja_pass_arg = _PassArg.context  # type: ignore[attr-defined]
    return measured


class HouseSandbox(Sandbox):
    """The sandbox for templates that nobody of ours has read."""

    intercepted_binops: ClassVar[frozenset[str]] = frozenset({"+", "-", "*", "/", "//", "%", "**"})  # type: ignore[misc]

    def bound(self) -> None:
        """Take away what could run away; call it once, when all filters are there."""
        for name in _GROW:
            self.filters.pop(name, None)
        self.filters.update(join=_join, replace=_replace)
        self.filters = {name: _measured(strict(name, function)) for name, function in self.filters.items()}
        self.filters.update(_turns=_turns, _joined=_joined, _cut=_cut)
        self.globals.pop("lipsum", None)
        self.finalize = _print
        # Nothing is worked out while compiling, where there is no budget yet.
        self.optimized = False

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > _LARGEST_FILE:
            raise TooMuchError(f"has {len(source):,} characters; {_LARGEST_FILE:,} are the most")
        return super()._parse(source, name, filename)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        bounded: nodes.Template = _Bounded().visit(source)
        return super()._generate(bounded, name, filename, defer_init)

    def wrap_str_format(self, value: Any) -> None:
        """Give no template ``str.format``, which pads."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Of a text only what makes nothing larger; of a date not its own formatting, which knows no language."""
        if isinstance(obj, str) and attr not in _TEXT_METHODS:
            return False
        if isinstance(obj, date | time) and callable(value):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Do the sum, if its result is one that a letter could need."""
        _spend(context, 1)
        sized = (str, bytes, list, tuple)
        if operator == "%" and isinstance(left, str | bytes):
            raise ValueError("% does not put values into words here; {% trans %} does, and ~ joins two texts")
        if operator == "*" and (isinstance(left, sized) or isinstance(right, sized)):
            thing, times = (left, right) if isinstance(left, sized) else (right, left)
            size = len(thing) * max(times, 0) if isinstance(times, int) else 0
            if size > MOST_ITEMS:
                raise TooMuchError(
                    f"repeats something to {_shown(size)} characters or items; {MOST_ITEMS:,} are the most"
                )
        if operator == "+" and isinstance(left, sized) and isinstance(right, sized):
            _fits(len(left) + len(right))
        if operator == "**" and not (
            isinstance(left, int) and isinstance(right, int) and _bits(left, right) < _MOST_BITS
        ):
            raise TooMuchError("raises a number to a power that no letter needs")
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _MOST_BITS:
            raise TooMuchError("counts with a number that no letter needs")
        return _spend(context, 0, super().call_binop(context, operator, left, right))

    def call(self, context: Context, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what the sandbox allows, for a step and the room of what it gives back."""
        _spend(context, 1)
        facts = [value for name, value in kwargs.items() if name not in {"_block_vars", "_loop_vars"}]
        if facts and getattr(function, "__func__", None) in self.trusted:
            _translation_fits(args, facts)
        return _spend(context, 0, super().call(context, function, *args, **kwargs))


def _bits(base: int, power: int) -> int:
    return base.bit_length() * max(power, 0)


def _shown(size: int) -> str:
    return f"{size:,}" if size.bit_length() < _MOST_BITS else "countless"


def _translation_fits(args: tuple[Any, ...], facts: list[Any]) -> None:
    """A sentence may name a long fact often, but not so often that it fills the memory."""
    longest = max(len(str(value)) for value in facts)
    names = max((len(_WORDS.findall(text)) for text in args if isinstance(text, str)), default=0)
    _fits(longest * names)


__all__ = ["Budget", "HouseSandbox", "TooMuchError"]
