"""Words of a house that stand where they are lost: outside of every block, or where no translator finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

_ADDRESS = re.compile(r"\S*[\d@/]\S*|\S+\.\w\S*")
"""Numbers and addresses, which are the same in every language."""
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_MOST_WORDS = 6


def outside(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What stands outside of every block: its line, and what is told of it."""
    for node in tree.body:
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                data = piece.data if isinstance(piece, nodes.TemplateData) else "{{ ... }}"
                text = data.strip()
                if text:
                    line = piece.lineno + data[: data.index(text)].count("\n")
                    yield line, f"stands outside of every block and never shows: “{text[:40]}”"
        elif not isinstance(node, nodes.Block | nodes.Extends):
            yield node.lineno, "stands outside of every block and never runs"


def untranslated(block: nodes.Block) -> Iterator[tuple[int, str]]:
    """The words of a block outside of ``{% trans %}``: their line, and what is told of them."""
    for piece in block.find_all(nodes.TemplateData):
        text = piece.data.strip()
        if any(map(str.isalpha, _ADDRESS.sub("", text))):
            line = piece.lineno + piece.data[: piece.data.index(text)].count("\n")
            said = " ".join(text.split())
            said = said if len(said) <= 40 else f"{said[:39]}…"
            yield line, f"stands outside of {{% trans %}} and cannot be translated: “{said}”"


def line_of_words(source: str, start: int, excerpt: str) -> int:
    """The line where words stand in the source of a block, by the first of them; else the line of the block.

    Args:
        source: the block as it is written.
        start: its line.
        excerpt: words of it, in which values may stand as well.
    """
    bare = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), source)
    words = excerpt.split()[:_MOST_WORDS]
    for count in range(len(words), min(len(words), 2) - 1, -1):
        found = re.search(r"\s+".join(map(re.escape, words[:count])), bare) if count else None
        if found:
            return start + bare.count("\n", 0, found.start())
    return start
