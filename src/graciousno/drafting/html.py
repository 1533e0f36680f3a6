"""The letter as a web page, made from the plain letter: paragraphs, lists, and the sender's own links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

from ..model.draft import Draft
from .templates import Words

_BLOCK = re.compile(r"\n\n+")
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi", "ps", "dv", "ckb", "sd", "ug"}


def render_html(words: Words, draft: Draft) -> str:
    """The page: ``channels/email.html.j2`` around the letter."""
    language = draft.locale.partition("@")[0].replace("_", "-")
    template = words.html.get_template("channels/email.html.j2")
    return template.render(
        body=Markup("\n").join(_blocks(draft)),
        subject=draft.subject,
        language=language,
        direction="rtl" if _is_right_to_left(draft.locale) else "ltr",
        tone=draft.tone,
    )


def _blocks(draft: Draft) -> Iterator[Markup]:
    start = 0
    for end in [match.start() for match in _BLOCK.finditer(draft.text)] + [len(draft.text)]:
        while start < end and draft.text[start] == "\n":
            start += 1
        yield from _paragraph(draft, start, end)
        start = end


def _paragraph(draft: Draft, start: int, end: int) -> Iterator[Markup]:
    """One block of lines: prose lines make a paragraph, lines that begin with "- " a list."""
    prose: list[Markup] = []
    items: list[Markup] = []
    for line_start, line_end in _lines(draft.text, start, end):
        if draft.text.startswith("- ", line_start) and _is_ours(draft, line_start):
            items.append(Markup("<li>{}</li>").format(_inline(draft, line_start + 2, line_end)))
        else:
            prose.append(_inline(draft, line_start, line_end))
    if prose:
        yield Markup("<p>{}</p>").format(Markup("<br>\n").join(prose))
    if items:
        yield Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(items))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _is_ours(draft: Draft, place: int) -> bool:
    return any(span.start <= place < span.end and span.origin == "template" for span in draft.spans)


def _inline(draft: Draft, start: int, end: int) -> Markup:
    """The escaped text of a stretch; values that run the other way are isolated, so that they disturb nothing."""
    right_to_left = _is_right_to_left(draft.locale)
    pieces: list[Markup] = []
    for span in draft.spans:
        text = draft.text[max(span.start, start) : min(span.end, end)] if span.start < end and span.end > start else ""
        if not text:
            continue
        if span.link:
            target = text if "://" in text else f"mailto:{text}"
            pieces.append(Markup('<a href="{}">{}</a>').format(target, text))
        elif span.origin != "template" and _turns(text, right_to_left):
            pieces.append(Markup("<bdi>{}</bdi>").format(text))
        else:
            pieces.append(escape(text))
    return Markup("").join(pieces)


def _is_right_to_left(locale: str) -> bool:
    return re.split("[_@]", locale)[0] in _RIGHT_TO_LEFT


def _turns(text: str, right_to_left: bool) -> bool:
    """Whether a value has letters that run against the letter's own direction."""
    against = {"L"} if right_to_left else {"R", "AL"}
    return any(unicodedata.bidirectional(char) in against for char in text)
