"""``{% vary %} one wording {% or %} another {% endvary %}``: the same case always reads the same."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

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
        # Known by its words, so that a change elsewhere in the file reshuffles nothing here.
        place = int.from_bytes(blake2b(repr(wordings).encode(), digest_size=8).digest(), "big")
        call = nodes.Call(
            nodes.Name("vary", "load"), [nodes.Const(place), nodes.Const(len(wordings))], [], None, None, lineno=line
        )
        chosen = nodes.Name("_wording", "load", lineno=line)
        rest: list[nodes.Node] = list(wordings[-1])
        for number in range(len(wordings) - 2, -1, -1):
            test = nodes.Compare(chosen, [nodes.Operand("eq", nodes.Const(number))], lineno=line)
            rest = [nodes.If(test, wordings[number], [], rest, lineno=line)]
        choose = nodes.Assign(nodes.Name("_wording", "store", lineno=line), call, lineno=line)
        return nodes.Scope([choose, *rest], lineno=line)


_MASK = (1 << 64) - 1


class Vary:
    """Chooses a wording from the seed and the place in the template: no two places need agree.

    The seed is given as a function, because to make one from the facts is dear and not every letter varies.
    """

    def __init__(self, seed: Callable[[], int]) -> None:
        self._make_seed = seed
        self._seed: int | None = None

    def choose(self, place: int, count: int) -> int:
        """The number of the wording to take at this place, from 0 to ``count - 1``."""
        # The finalizer of SplitMix64 (Steele, Lea & Flood 2014): every bit of the seed and the place counts.
        if self._seed is None:
            self._seed = self._make_seed() * 0x9E3779B97F4A7C15
        mixed = (self._seed ^ place) & _MASK
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed >> 31) % count
