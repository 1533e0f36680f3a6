"""The text of a web page or of the HTML in a mail, as a reader sees it.

Read here, not by ``html.parser``: that takes time with the square of the length on some broken pages, raises on
others, and differs between versions of Python, while we need an exact place for every word.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from ..checking.suppress import OURS
from .markup import Extract, Piece, Writer


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_LISTS = _tags("dir dl menu ol ul")
_ROWS = _tags("caption tbody td tfoot th thead tr")
_BLOCKS = (
    _LISTS
    | _ROWS
    | _tags("address article aside blockquote body center dd details dialog div dt fieldset figcaption figure footer")
    | _tags("form h1 h2 h3 h4 h5 h6 header hgroup legend li main nav p pre search section summary table")
)
_UNSEEN = _tags("head script style svg template title")
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_KNOWN = (
    _BLOCKS
    | _UNSEEN
    | _VOID
    | _tags("a abbr acronym audio b bdi bdo big button canvas cite code colgroup data datalist del dfn em font html i")
    | _tags(
        "iframe ins kbd label map mark math meter nobr noscript object optgroup option output picture progress q rb"
    )
    | _tags("rp rt rtc ruby s samp select slot small span strike strong sub sup textarea time tt u var video")
)
_RAW = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in ("script", "style", "title")}

_WALLS = _tags("caption table td template th")
_TABLES = _tags("table template")
_ENDED_BY = {
    "dd": _tags("dd dt"),
    "dt": _tags("dd dt"),
    "li": _tags("li"),
    "td": _tags("td th"),
    "th": _tags("td th"),
    "tr": _tags("tr"),
}
"""The elements that need no end tag, because these begin."""
_ENDED_BY_BLOCKS = _tags("head p")
_DEEP = 256
"""Elements inside one another; looking for the start of one ends here, however deep a page is."""

_MARKUP = re.compile(r"<[A-Za-z/!?]")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)((?>(?:[^>=]++|=\s*+(?>(?:\"[^\"]*+\"|'[^']*+')?))*))>")
_COMMENT = re.compile(rf"<!--(?:-?>|(?=(\s*{OURS})?))", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_TELLING = re.compile(r"hidden|display|white-space", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_AS_TYPED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)

_ENTITY = r"(?P<entity>&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});?)"
_WORDS = re.compile(
    r"(?P<words>[^ \t\n\r\f\xa0&]++(?>(?: [^ \t\n\r\f\xa0&]++)*))|(?P<space>[ \t\n\r\f]++)"
    rf"|(?P<fixed>\xa0++)|{_ENTITY}|&"
)
_TYPED = re.compile(rf"(?P<words>[^\n\xa0&]++)|(?P<line>\n)|(?P<fixed>\xa0++)|{_ENTITY}|&")


def html_text(html: str) -> Extract:
    """Take the words of a page: a paragraph for each block, a ``>`` before lines that are quoted.

    Scripts, styles, the head and what is hidden are left out; so are comments but those that begin with
    ``graciousno:`` or nearly so. No page is too broken to be read.
    """
    writer = Writer(html)
    HtmlReader(writer).read(Piece(html, [(0, 0)]))
    return writer.extract()


class _Element(NamedTuple):
    tag: str
    hidden: bool
    as_typed: bool


class HtmlReader:
    """Writes what is seen of HTML, which may come in pieces; what one of them opens the next may close."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._open: list[_Element] = []
        """The blocks that are open; inside what is hidden every element."""
        self._as_typed = 0

    def read(self, piece: Piece, start: int = 0, end: int | None = None) -> None:
        """Read a stretch of a piece. A tag or a comment that is not finished takes the rest of it along."""
        text = piece.text
        end = len(text) if end is None else end
        while start < end:
            markup = _MARKUP.search(text, start, end)
            stop = markup.start() if markup else end
            self._data(piece, start, stop)
            start = self._markup(piece, stop, end) if markup else end

    def _markup(self, piece: Piece, start: int, end: int) -> int:
        """Read what begins with ``<``, and tell where it ends."""
        comment = _COMMENT.match(piece.text, start, end)
        if comment:
            return self._comment(piece, comment, end)
        tag = _TAG.match(piece.text, start, end)
        if tag is None:
            close = piece.text.find(">", start, end)
            return close + 1 if close >= 0 else end
        name, attributes = tag[2].lower(), tag[3]
        if tag[1]:
            self._end(name)
        elif name not in _KNOWN and ":" not in name and "=" not in attributes:
            for place in piece.places(start, tag.end()):  # a hole such as <NAME>, no tag
                self._writer.words(*place)
        else:
            self._start(name, attributes)
            if attributes.endswith("/") and name not in _VOID:
                self._end(name)
            elif name in _RAW:
                close_tag = _RAW[name].search(piece.text, tag.end(), end)
                return close_tag.start() if close_tag else end
        return tag.end()

    def _comment(self, piece: Piece, comment: re.Match[str], end: int) -> int:
        if comment[0].endswith(">"):
            return comment.end()
        close = _COMMENT_END.search(piece.text, comment.end(), end)
        if close is None:
            return end
        if comment[1]:
            self._writer.aside(piece, comment.start(), close.end())
        return close.end()

    def _start(self, tag: str, attributes: str) -> None:
        writer = self._writer
        if tag in _BLOCKS:
            self._close_innermost(_ENDED_BY_BLOCKS, _WALLS)
            if tag in _ENDED_BY:
                self._close_innermost(_ENDED_BY[tag], _LISTS | _TABLES)
        if tag == "br":
            writer.line(more=True)
        elif tag == "hr":
            writer.paragraph()
        if tag in _VOID:
            return
        hidden, as_typed = _looks(attributes)
        element = _Element(tag, hidden or tag in _UNSEEN, as_typed or tag == "pre")
        if tag in _BLOCKS or writer.hidden or element.hidden or element.as_typed:
            self._open.append(element)
            writer.hidden += element.hidden
            self._as_typed += element.as_typed
            self._edge(tag)
            writer.quoted += tag == "blockquote"
            if tag == "li":
                writer.item("- ")

    def _end(self, tag: str) -> None:
        if tag == "br":
            self._writer.line(more=True)
        elif tag not in _BLOCKS and tag not in _UNSEEN:
            self._close_innermost(frozenset({tag}), _BLOCKS)
        elif not self._close_innermost(frozenset({tag}), _TABLES if tag in _ROWS | _TABLES else _WALLS):
            self._edge(tag)

    def _edge(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._writer.paragraph()

    def _close_innermost(self, tags: frozenset[str], walls: frozenset[str]) -> bool:
        """Close the innermost of these elements, and what is open inside it, unless a wall stands between."""
        for index in range(len(self._open) - 1, max(-1, len(self._open) - _DEEP - 1), -1):
            tag = self._open[index].tag
            if tag in tags:
                while len(self._open) > index:
                    self._close(self._open.pop())
                return True
            if tag in walls:
                break
        return False

    def _close(self, element: _Element) -> None:
        self._edge(element.tag)
        if element.tag == "li":
            self._writer.item("")
        self._writer.quoted -= element.tag == "blockquote"
        self._writer.hidden -= element.hidden
        self._as_typed -= element.as_typed

    def _data(self, piece: Piece, start: int, end: int) -> None:
        writer = self._writer
        if writer.hidden or start == end:
            return
        for found in (_TYPED if self._as_typed else _WORDS).finditer(piece.text, start, end):
            kind, text = found.lastgroup, found[0]
            if kind == "space":
                writer.space(" ", piece.place(found.start()), literal=text == " ")
            elif kind == "fixed":
                writer.space(text, piece.place(found.start()), literal=True)
            elif kind == "line":
                writer.line(piece.place(found.start()), more=True)
            elif kind == "entity" and (seen := unescape(text)) != text:
                self._entity(seen, piece.place(found.start()))
            else:
                for place in piece.places(found.start(), found.end()):
                    writer.words(*place)

    def _entity(self, seen: str, place: int) -> None:
        if seen == "\xa0":
            self._writer.space(seen, place, literal=False)
        elif seen.isspace():
            self._writer.space(" ", place, literal=False)
        else:
            self._writer.instead(seen, place)


def _looks(attributes: str) -> tuple[bool, bool]:
    """Whether attributes hide an element, and whether they keep white space in it as it was typed."""
    hidden = as_typed = False
    if _TELLING.search(attributes):
        for name, given in _ATTRIBUTE.findall(attributes):
            value = unescape(given.strip("\"'"))
            match name.lower():
                case "hidden":
                    hidden = True
                case "aria-hidden":
                    hidden |= value.strip().lower() == "true"
                case "style":
                    hidden |= _NOT_SHOWN.search(value) is not None
                    as_typed |= _AS_TYPED.search(value) is not None
    return hidden, as_typed
