"""The text of a Markdown file, as a reader sees it: markdown-it parses, and we keep the place of every word."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import groupby, zip_longest

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph, table
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from .html_text import HtmlReader
from .markup import Extract, Piece, Writer

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_Places = Callable[[StateBlock, list[Token]], None]
_InlineRule = Callable[[StateInline, bool], bool]

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[\"']?[\w.-]+[\"']?[ \t]*:(?:[ \t].*)?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*$",
    re.MULTILINE,
)
_SPACES = " \t"
_PIPE = re.compile(r"(?<!\\)\|")
_LISTS = frozenset({"bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"})
_DEEPEST = 40
"""Blocks inside one another; what is deeper is not read."""


def markdown_text(source: str) -> Extract:
    """Take the words of Markdown (CommonMark with tables and struck-out text).

    Left out are the marks of emphasis, the addresses of links, images, code blocks, front matter, tags and comments,
    but those that begin with ``graciousno:`` or nearly so. Quotations keep ``>`` before each line, lists their marks.
    """
    reader = _Reader(Writer(source))
    for token in _parser().parse(source):
        reader.read(token)
    return reader.writer.extract()


class _Reader:
    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._html = HtmlReader(writer)
        self._lists = 0

    def read(self, token: Token) -> None:
        """Write one block, or one edge of a block."""
        writer = self.writer
        if token.type == "inline":
            self._inline(token)
        elif token.type == "html_block":
            writer.paragraph()
            self._html.read(token.meta["piece"])
            writer.paragraph()
        elif token.type in _LISTS:
            self._lists -= token.nesting < 0
            self._edge(inner=self._lists > 0)
            self._lists += token.nesting > 0
        elif token.type == "list_item_open":
            writer.line()
            writer.item(f"{token.info}{token.markup} " if token.info else "- ")
        elif token.type == "list_item_close":
            writer.item("")
        else:
            self._edge(inner=token.hidden)
            writer.quoted += token.nesting if token.tag == "blockquote" else 0

    def _edge(self, *, inner: bool) -> None:
        if inner:
            self.writer.line()
        else:
            self.writer.paragraph()

    def _inline(self, token: Token) -> None:
        """Write the words of a block.

        Its tokens have no places, but all that stands between their words is known: a cursor goes along.
        """
        if not token.children:
            return
        piece: Piece = token.meta["piece"]
        text, writer, at = piece.text, self.writer, 0
        for child in token.children:
            match child.type:
                case "text":
                    at = self._words(piece, at, child.content)
                case "text_special":  # an entity, or what a backslash guards
                    writer.instead(child.content, piece.place(at))
                    at += len(child.markup)
                case "softbreak" | "hardbreak":
                    at = _after(text, "\n", at)
                    writer.line(piece.place(at - 1))
                case "code_inline":
                    at = self._code(piece, at, child)
                case "html_inline":
                    self._html.read(piece, at, at + len(child.content))
                    at += len(child.content)
                case "link_open" | "link_close" if child.markup == "autolink":
                    at = _after(text, "<" if child.nesting > 0 else ">", at)
                case "link_open":
                    at += 1
                case "link_close" | "image":
                    at = child.meta["end"]
                case _:
                    at += len(child.markup)

    def _words(self, piece: Piece, at: int, words: str) -> int:
        if not piece.text.startswith(words, at):
            # An address as people read it, which is not what was written.
            self.writer.instead(words, piece.place(at))
            return at
        seen = words.strip(_SPACES)
        start, after = at + words.find(seen), at + len(words)
        end = start + len(seen)
        self._space(piece, at, start)
        for place in piece.places(start, end):
            self.writer.words(*place)
        self._space(piece, end, after)
        return after

    def _space(self, piece: Piece, start: int, end: int) -> None:
        if start < end:
            self.writer.space(piece.text[start:end], piece.place(start), literal=True)

    def _code(self, piece: Piece, at: int, code: Token) -> int:
        start = at + len(code.markup)
        end = start + len(code.content)
        # One space at both ends may belong to the marks.
        trimmed = piece.text[start:end].replace("\n", " ") != code.content
        self.writer.one_line(piece, start + trimmed, end + trimmed)
        return end + 2 * trimmed + len(code.markup)


def _after(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at)
    return found + 1 if found >= 0 else at


@cache
def _parser() -> MarkdownIt:
    """The parser, whose block tokens know the piece of the source they are, and whose links know where they end."""
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"]).disable("text_join")
    blocks = parser.block.ruler
    ends_paragraph = ["paragraph", "reference", "blockquote"]
    blocks.at("table", _placed(table, _cells), {"alt": ["paragraph", "reference"]})
    blocks.at("heading", _placed(heading, _title), {"alt": ends_paragraph})
    blocks.at("html_block", _placed(html_block, _lines), {"alt": ends_paragraph})
    blocks.at("lheading", _placed(lheading, _lines))
    blocks.at("paragraph", _placed(paragraph, _lines))
    blocks.before("table", "front_matter", _front_matter)
    parser.inline.ruler.at("link", _ended(link))
    parser.inline.ruler.at("image", _ended(image))
    return parser


def _front_matter(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = None if start or silent else _FRONT_MATTER.match(state.src)
    if found:
        state.line = min(end, found[0].count("\n") + 1)
    return found is not None


def _placed(rule: _BlockRule, places: _Places) -> _BlockRule:
    """The rule, and the tokens that it makes know where they stand: the parser does, but only while they are made."""

    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        found = rule(state, start, end, silent)
        if found and not silent:
            places(state, [token for token in state.tokens[before:] if token.type in {"inline", "html_block"}])
        return found

    return placed


def _line(state: StateBlock, number: int) -> tuple[int, int]:
    """A line without what the blocks around it put before it."""
    return state.bMarks[number] + state.tShift[number], state.eMarks[number]


def _lines(state: StateBlock, tokens: list[Token]) -> None:
    for token in tokens:
        first, after = token.map or (0, 0)
        *lines, (start, end) = (_line(state, number) for number in range(first, after))
        end = start + len(state.src[start:end].rstrip())
        _tell(token, Piece.of(state.src, [*lines, (start, end)]))


def _title(state: StateBlock, tokens: list[Token]) -> None:
    for token in tokens:
        start, end = _line(state, token.map[0] if token.map else 0)
        while start < end and state.src[start] == "#":
            start += 1
        start = state.src.index(token.content, start)
        _tell(token, Piece.of(state.src, [(start, start + len(token.content))]))


def _cells(state: StateBlock, tokens: list[Token]) -> None:
    for number, row in groupby(tokens, lambda token: token.map[0] if token.map else 0):
        for token, cell in zip_longest(row, _row(state.src, *_line(state, number))):
            if token is not None:  # there may be more cells than columns, and fewer
                _tell(token, Piece.of(state.src, [cell or (0, 0)]))


def _row(source: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells between the pipes of a row, white space around them left out."""
    pipes = [pipe.start() for pipe in _PIPE.finditer(source, start, end)]
    cells = []
    for first, last in zip([start, *(pipe + 1 for pipe in pipes)], [*pipes, end], strict=True):
        words = source[first:last].lstrip()
        start = last - len(words)
        cells.append((start, start + len(words.rstrip())))
    if cells[0][0] == cells[0][1]:
        del cells[0]
    if cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return cells


def _tell(token: Token, piece: Piece) -> None:
    """What is parsed further is what stands in the source."""
    token.content = piece.text
    token.meta["piece"] = piece


def _ended(rule: _InlineRule) -> _InlineRule:
    """The rule, and what it makes knows where it ends."""

    def ended(state: StateInline, silent: bool) -> bool:
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return ended
