"""The letter as a web page, made from the plain letter: paragraphs, lists, and the sender's own links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from ..model.draft import Draft
from .channels import paper
from .direction import direction, turns, without_isolates
from .templates import Words

_BLOCK = re.compile(r"\n\n+")


def render_html(words: Words, draft: Draft) -> str:
    """The page: ``channels/email.html.j2`` around the letter, or the page that its channel has."""
    language = draft.locale.partition("@")[0].replace("_", "-")
    page = f"channels/{draft.channel}.html.j2"
    template = words.html.get_template(page if words.has(page) else "channels/email.html.j2")
    pieces = _letter(draft) if draft.channel == "letter" else {"body": _join(_blocks(draft, 0, len(draft.text)))}
    return template.render(
        **pieces,
        paper=paper(draft.locale),
        subject=draft.subject,
        language=language,
        direction=direction(draft.locale),
        tone=draft.tone,
    )


def _letter(draft: Draft) -> dict[str, Markup | str | None]:
    """The pieces of a printed letter: what stands in its head, its body, and the end that must not stand alone."""
    pieces: dict[str, Markup | str | None] = dict.fromkeys(("sender", "recipient", "date", "reference", "heading"))
    start = 0
    end = signed = len(draft.text)
    for part in draft.parts:
        name = "heading" if part.name == "subject" else part.name
        if name in pieces:
            lines = [_inline(draft, *where) for where in _lines(draft.text, part.start, part.end)]
            pieces[name] = Markup("<br>\n").join(lines)
            start = part.end
        elif name in {"closing", "signature"}:
            end = min(end, part.start)
            signed = part.start if part.name == "signature" else signed
    body = list(_blocks(draft, start, end))
    # The name takes the last words of the letter with it to a new page.
    last = [*body[-1:], *_blocks(draft, end, signed)]
    signature = _join(_blocks(draft, signed, len(draft.text)))
    return pieces | {"body": _join(body[:-1]), "end": _join(last), "signature": signature}


def _join(blocks: Iterable[Markup]) -> Markup:
    return Markup("\n").join(blocks)


def _blocks(draft: Draft, start: int, stop: int) -> Iterator[Markup]:
    for end in [match.start() for match in _BLOCK.finditer(draft.text, start, stop)] + [stop]:
        while start < end and draft.text[start] == "\n":
            start += 1
        if start < end:
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
    pieces: list[Markup] = []
    for span in draft.spans:
        text = draft.text[max(span.start, start) : min(span.end, end)] if span.start < end and span.end > start else ""
        if not text:
            continue
        if span.link:
            target = text if "://" in text else f"mailto:{text}"
            pieces.append(Markup('<a href="{}">{}</a>').format(target, text))
        elif span.origin != "template" and turns(text, draft.locale):
            pieces.append(Markup("<bdi>{}</bdi>").format(text))
        else:
            pieces.append(escape(without_isolates(text)))
    return Markup("").join(pieces)
