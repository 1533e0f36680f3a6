"""A text as a whole: whether it makes each of the moves at all, in the light of all its sentences.

What its sentences are worth, and the signs of the text, are asked by many small trees, each of which adds a little.
They find what no sum of weights can: that a fact is the reason where nothing else is, and none beside a better one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import exp, log, prod

from ..model.report import MOVES
from . import trees
from .evidence import NO, OF_TEXT, Evidence

ENOUGH = (0.45, 0.57, 0.35, 0.4)
"""For each move, how likely it must be that a text makes it, as letters told of hands that the weights had not seen; in
doubt a text is no refusal."""
LEAST = {move: log(enough / (1 - enough)) for move, enough in zip(MOVES, ENOUGH, strict=True)}
"""What its trees must add up to more than."""
_NEVER = -500.0
"""What a sentence is worth that there is not."""
_MOST_ODDS = 1e6
_MOST_KNOWN = 20_000

_OF_MOVE = ("best", "second", "third", "best alone", "at no", "beside no", "any")
WHOLE = (*(f"{move}: {one}" for move in MOVES for one in _OF_MOVE), "sentences", *OF_TEXT)
"""What is asked of a text: for each move what its likeliest sentences are worth among others, and alone; what the
likeliest no is worth for it, and the best other sentence; the logarithm of the odds that any sentence makes it; how
many sentences there are; and whether it has each sign of a text."""

Branch = tuple[int, float, float, float]
"""A number of :data:`WHOLE`, and what is added where it is at most so much, and where it is more."""
Tree = tuple[int, float, Branch, Branch]
"""A number of :data:`WHOLE`, and which branch is asked where it is at most so much, and where it is more."""


@lru_cache(_MOST_KNOWN)
def each_bit(bits: int, count: int) -> tuple[float, ...]:
    """For each of so many bits, from the lowest on, one if it is set, or nothing."""
    return tuple(float(bits >> number & 1) for number in range(count))


def as_whole(evidence: Evidence, alone: Iterable[Sequence[float]], sums: Sequence[Sequence[float]]) -> list[float]:
    """What :data:`WHOLE` asks of a text.

    Args:
        evidence: its signs.
        alone: what each sentence is worth alone for each move.
        sums: for each move what each sentence is worth among others.
    """
    noes = sums[MOVES.index(NO)]
    main = noes.index(max(noes))
    asked: list[float] = []
    for of_move, best_alone in zip(sums, map(max, *alone, (_NEVER,) * len(MOVES)), strict=True):
        best, second, third = sorted([*of_move, _NEVER, _NEVER])[:-4:-1]
        at_no = of_move[main]
        odds = prod([1 + exp(one) for one in of_move]) - 1
        some = log(min(max(odds, 1 / _MOST_ODDS), _MOST_ODDS))
        asked += (best, second, third, best_alone, at_no, second if at_no == best else best, some)
    return [*asked, float(len(noes)), *each_bit(evidence.of_text(), len(OF_TEXT))]


def makes(move: str, asked: Sequence[float]) -> bool:
    """Whether a text makes a move of which this is what :data:`WHOLE` asks."""
    return log_odds(_grown()[move], asked) > LEAST[move]


def log_odds(of_move: Iterable[Tree], asked: Sequence[float]) -> float:
    """What the trees of a move add up to: the logarithm of its odds."""
    return sum(
        (low if asked[number] <= most else high)
        for at, fork, little, much in of_move
        for number, most, low, high in (little if asked[at] <= fork else much,)
    )


@cache
def _grown() -> dict[str, list[Tree]]:
    """For each move its trees."""
    return {move: [*map(numbered, of_move)] for move, of_move in trees.TREES.items()}


def numbered(tree: trees.Named) -> Tree:
    """A tree with numbers in place of names."""
    at, fork, little, much = tree
    number = WHOLE.index
    return number(at), fork, (number(little[0]), *little[1:]), (number(much[0]), *much[1:])
