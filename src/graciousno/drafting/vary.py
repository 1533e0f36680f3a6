"""``{% vary %} one wording {% or %} another {% endvary %}``: the same case always reads the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from zlib import crc32

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser


class VaryExtension(Extension):
    """Adds the tag. Which wording is taken, the function ``vary(place, count)`` of the context decides."""

    tags = {"vary"}  # noqa: RUF012  (the base class declares it so)

    def parse(self, parser: Parser) -> nodes.Node:
        """Turn the tag into a chain of ifs over the number of the wording."""
        line = next(parser.stream).lineno
        wordings = [parser.parse_statements(("name:or", "name:endvary"))]
        while next(parser.stream).value == "or":
            wordings.append(parser.parse_statements(("name:or", "name:endvary")))
        place = nodes.Const(f"{parser.name}:{line}")
        call = nodes.Call(nodes.Name("vary", "load"), [place, nodes.Const(len(wordings))], [], None, None)
        *others, chosen = wordings
        rest: list[nodes.Node] = list(chosen)
        for number in range(len(others) - 1, -1, -1):
            test = nodes.Compare(call, [nodes.Operand("eq", nodes.Const(number))])
            rest = [nodes.If(test, others[number], [], rest, lineno=line)]
        return nodes.Scope(rest, lineno=line)


class Vary:
    """Chooses a wording from the seed and the place in the template: no two places need agree.

    The seed is given as a function, because to make one from the facts is dear and not every letter varies.
    """

    def __init__(self, seed: Callable[[], str]) -> None:
        self._make_seed = seed

    @cached_property
    def _seed(self) -> str:
        return self._make_seed()

    def choose(self, place: str, count: int) -> int:
        """The number of the wording to take at this place, from 0 to ``count - 1``."""
        return crc32(f"{self._seed}\0{place}".encode()) % count
