"""What a block names: fields of facts, filters, functions, other blocks; and which of them do not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, get_args

from jinja2 import nodes
from jinja2.filters import FILTERS

from ..errors import not_one_of
from ..model.facts import Fact, kinds
from ..model.letters import Letter
from .sandbox import Sandbox

Facts = frozenset[type[Fact]]
_SPECIAL = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs", "_wording", "reason", "alternative"})
_FUNCTIONS = ("say", "part", "super", "range")
_LISTS = {"reasons": "reason", "alternatives": "alternative"}


@dataclass(frozen=True)
class Use:
    """A field of a fact that a block reads: ``reason.what``."""

    path: str
    line: int


class BlockNames:
    """One block, in the syntax tree of its file."""

    def __init__(
        self, block: nodes.Block, environment: Sandbox, names: frozenset[str], about: Facts = frozenset()
    ) -> None:
        """Take a block.

        Args:
            block: its part of the tree.
            environment: where it will run: its filters and tests.
            names: what a letter gives its templates.
            about: the classes that its ``request``, ``reason`` or ``alternative`` can be; none for any.
        """
        self._block, self._environment, self._names = block, environment, names
        self._own = {one.name for one in block.find_all(nodes.Name) if one.ctx in {"store", "param"}}
        self._own |= {one.name for one in block.find_all(nodes.Macro)}
        family = next((getattr(one, "family", "") for one in about), "")
        self._facts: dict[str, Facts] = {
            name: frozenset(kinds(name).values()) for name in ("request", "reason", "alternative")
        }
        if family:
            self._facts[family] = about
        for cls in kinds("letter").values():
            for name, field in cls.model_fields.items():
                if name not in {"kind", "request", *_LISTS}:
                    self._facts[name] = self._facts.get(name, frozenset()) | _facts_in(field.annotation)
        for loop in block.find_all(nodes.For):
            if isinstance(loop.target, nodes.Name):
                inner = loop.iter
                while isinstance(inner, nodes.Filter) and inner.node is not None:
                    inner = inner.node
                named = inner.name if isinstance(inner, nodes.Name) else ""
                found = self._facts[_LISTS[named]] if named in _LISTS else self._facts_of(inner)
                if loop.target.name != family:
                    self._facts[loop.target.name] = found

    def uses(self) -> list[Use]:
        """The fields that it reads, in the order of the file."""
        found = [
            Use(f"{one.node.name}.{one.attr}", one.lineno) for one in self._reads() if isinstance(one.node, nodes.Name)
        ]
        return sorted(dict.fromkeys(found), key=lambda use: use.line)

    def problems(self, finds: Callable[[str], bool], blocks: list[str], parts: list[str]) -> Iterator[tuple[int, str]]:
        """Each name that does not exist, with its line.

        Args:
            finds: whether ``say`` finds words of this name here.
            blocks: the names of blocks that there are, for what may have been meant.
            parts: the same of parts.
        """
        yield from self._unknown_filters()
        for read in self._reads():
            classes = self._facts_of(read.node)
            fields = sorted({name for cls in classes for name in cls.model_fields})
            if fields and read.attr not in fields:
                yield read.lineno, not_one_of(f"field of {_named(read.node)}", read.attr, fields)
        called = {id(call.node) for call in self._block.find_all(nodes.Call)}
        known = {*self._names, *self._own, *_SPECIAL, *self._environment.globals}
        for name in self._block.find_all(nodes.Name):
            if name.ctx == "load" and name.name not in known:
                what, shown = ("function", _FUNCTIONS) if id(name) in called else ("fact", self._facts_and_own(known))
                yield name.lineno, not_one_of(what, name.name, shown)
        for call in self._block.find_all(nodes.Call):
            first = call.args[0] if call.args else None
            if not (
                isinstance(call.node, nodes.Name) and isinstance(first, nodes.Const) and isinstance(first.value, str)
            ):
                continue
            if call.node.name == "say" and len(call.args) == 1 and not finds(first.value):
                yield call.lineno, not_one_of("block", first.value, blocks)
            if call.node.name == "part" and first.value not in parts and not finds(first.value):
                yield call.lineno, not_one_of("part", first.value, parts)

    def _unknown_filters(self) -> Iterator[tuple[int, str]]:
        for what, found, known in (
            ("filter", self._block.find_all(nodes.Filter), self._environment.filters),
            ("test", self._block.find_all(nodes.Test), self._environment.tests),
        ):
            for one in found:
                if one.name in known:
                    continue
                if what == "filter" and one.name in FILTERS:
                    yield one.lineno, f'the filter "{one.name}" is not for letters'
                else:
                    yield one.lineno, not_one_of(what, one.name, sorted(name for name in known if name.isidentifier()))

    def _facts_and_own(self, known: set[str]) -> list[str]:
        internal = {*_FUNCTIONS, *_SPECIAL, *self._environment.globals, "gettext", "ngettext", "pgettext", "npgettext"}
        facts = known - internal | {"reason", "alternative"}
        return sorted(name for name in facts if not name.startswith("_"))

    def _reads(self) -> Iterator[nodes.Getattr]:
        return iter(self._block.find_all(nodes.Getattr))

    def _facts_of(self, node: nodes.Node) -> Facts:
        if isinstance(node, nodes.Name):
            return self._facts.get(node.name, frozenset())
        if isinstance(node, nodes.Getattr):
            fields = [cls.model_fields.get(node.attr) for cls in self._facts_of(node.node)]
            return frozenset(fact for field in fields if field is not None for fact in _facts_in(field.annotation))
        return frozenset()


def _named(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_named(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "it"


def _facts_in(annotation: Any) -> Facts:
    """The classes of facts inside an annotation; none that hold other letters' facts."""
    if isinstance(annotation, type) and issubclass(annotation, Fact) and not issubclass(annotation, Letter):
        return frozenset({annotation})
    return frozenset(fact for inner in get_args(annotation) for fact in _facts_in(inner))
