"""For those who write templates: which fields a block wants, what is wrong with a folder, how a block reads.

Nothing here prints; ``graciousno templates`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from ..errors import GraciousError, InputError, LocaleError, TemplateError, not_one_of
from ..model.draft import Draft
from ..model.facts import Kind, kinds
from ..model.letters import Letter, Refusal
from .draft import draft
from .samples import samples
from .shelf import BlockSource, Shelf
from .syntax import BlockNames, Use
from .templates import PARTS, Words
from .trials import MUST_HAVE, about, letter_class, trials
from .vary import Vary
from .voice import Voice
from .wordings import EveryWording, block_words, known_names, said

SHARED = ("base", "channels")
"""Folders that are no tones."""
SHARED_PARTS = frozenset({*PARTS, "subject"})
"""Files whose blocks speak for themselves, in letters of all kinds."""

Judge = Callable[[str, str], Iterable[str]]
"""What the word rules say of a text in a tone, a line for each finding."""


@dataclass(frozen=True)
class Found:
    """Something in a folder of templates that is not right."""

    file: str
    message: str
    line: int | None = None
    block: str = ""


@dataclass(frozen=True)
class Shown:
    """A block as it reads: its words for one sample, in every wording."""

    tone: str
    file: str
    block: str
    source: str
    """The file that has the words."""
    sample: str
    texts: tuple[str, ...]


def fields(tone: str, kind: str, house: Path | None = None) -> dict[str, list[Use]]:
    """Which fields the words for a kind want, by file and block: ``{"work/no.j2:refund": [request.item]}``."""
    words = Words(house)
    found: dict[str, list[Use]] = {}
    for file in Shelf(house).files():
        if file.startswith(f"{tone}/") and kind in words.blocks(file).names:
            for layer in Shelf(house).chain(file):
                tree = words.environment.parse(layer.path.read_text("utf-8"))
                for block in tree.find_all(nodes.Block):
                    if block.name == kind and f"{file}:{kind}" not in found:
                        found[f"{file}:{kind}"] = BlockNames(block, words.environment, frozenset()).uses()
    return found


def preview(
    shelf: Shelf, file: str, block: str, *, channel: str = "email", locale: str = "en", every: bool = False
) -> Iterator[Shown]:
    """How a block reads with samples, minimal and with all fields (``every``: and all between), in all wordings."""
    words = Words(shelf.house)
    source = next((layer.name for one, layer, _ in shelf.blocks(file) if one.name == block), file)
    tone, _, rest = file.partition("/")
    for label, letter, fact in trials(rest.removesuffix(".j2"), block, words.channels):
        if every or label in {"minimal", "full"}:
            texts = _every_wording(words, file, block, letter, fact, channel, locale)
            if not texts:
                continue
            yield Shown(tone, file, block, source, label, tuple(texts))


def letters(case: Letter, *, tone: str, locale: str, channel: str, house: Path | None) -> list[Draft]:
    """A whole letter, as often as it takes to see every wording."""
    wording = EveryWording()
    found: dict[str, Draft] = {}
    while True:
        written = draft(case, tone=tone, locale=locale, channel=channel, templates=house, vary=wording)
        found.setdefault(written.text, written)
        if not wording.more():
            return list(found.values())


def check(house: Path, judge: Judge | None = None) -> list[Found]:
    """Everything that is not right in a house folder, in the order of its files and lines."""
    shelf = Shelf(house)
    found: list[Found] = []
    if not shelf.house_files():
        return [Found(".", "there is no .j2 file in this folder; graciousno templates new makes some")]
    words = Words(house)
    for file in shelf.house_files():
        try:
            found += _check_file(shelf, words, file, judge)
        except (TemplateError, InputError) as error:
            found.append(Found(file, error.message, error.line, getattr(error, "block", None) or ""))
    for tone in dict.fromkeys(file.partition("/")[0] for file in shelf.house_files() if "/" in file):
        found += _missing_words(words, tone, {one.file for one in found if one.line is not None})
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda one: (one.file, one.line or 0))


def _check_file(shelf: Shelf, words: Words, file: str, judge: Judge | None) -> Iterator[Found]:
    folder, _, rest = file.rpartition("/")
    part = rest.removesuffix(".j2")
    if not folder or "/" in folder:
        yield Found(file, "lies in no tone; a file of words lies in a folder such as work/")
        return
    layer = shelf.layer(file)
    if layer is None:
        return
    known = [*PARTS, "subject", "our_part", *kinds("letter")]
    if folder != "channels" and part not in known:
        yield Found(file, not_one_of("part", part, known))
    if layer.extends and shelf.layer(layer.extends) is None:
        targets = [f"graciousno/{name}" for name in shelf.files()]
        yield Found(file, not_one_of("template", layer.extends, targets), 1)
        return
    ours = shelf.layer(f"graciousno/{file}")
    if ours is not None and not layer.extends and folder != "channels":
        lost = sorted(set(ours.blocks) - set(layer.blocks))
        if lost:
            line = f'{{% extends "graciousno/{file}" %}}'
            yield Found(
                file, f"lacks {line} in its first line; without it the package's blocks are gone: {_some(lost)}", 1
            )
    try:
        tree = words.environment.parse(layer.path.read_text("utf-8"), file, str(layer.path))
    except TemplateSyntaxError as error:
        yield Found(file, error.message or "syntax error", error.lineno)
        return
    except (RecursionError, ValueError) as error:
        said = "is nested too deeply" if isinstance(error, RecursionError) else str(error)
        yield Found(file, said)
        return
    if not file.endswith(".html.j2"):
        yield from _outside(file, tree)
        yield from _check_blocks(shelf, words, file, tree, judge)


def _outside(file: str, tree: nodes.Template) -> Iterator[Found]:
    for node in tree.body:
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                data = piece.data if isinstance(piece, nodes.TemplateData) else "{{ ... }}"
                text = data.strip()
                if text:
                    line = piece.lineno + data[: data.index(text)].count("\n")
                    yield Found(file, f"stands outside of every block and never shows: “{text[:40]}”", line)
        elif not isinstance(node, nodes.Block | nodes.Extends):
            yield Found(file, "stands outside of every block and never runs", node.lineno)


def _check_blocks(shelf: Shelf, words: Words, file: str, tree: nodes.Template, judge: Judge | None) -> Iterator[Found]:
    tone, _, rest = file.partition("/")
    part = rest.removesuffix(".j2")
    chain = shelf.chain(file)
    inherited = {name for layer in chain[1:] for name in layer.blocks}
    called = {name for layer in chain for name in _says(words, layer.path)}
    known = sorted({*inherited, *(kinds(MUST_HAVE[part]) if part in MUST_HAVE else ()), part})
    letter = letter_class(part)
    for block in tree.find_all(nodes.Block):
        base, classes = about(part, block.name, words.channels)
        ours = not {base, block.name}.isdisjoint({*inherited, *called, part, "letter"}) or bool(classes)
        if not ours and tone != "channels":
            yield Found(
                file,
                f"overrides nothing and belongs to no kind: {not_one_of('block', block.name, known)}",
                block.lineno,
                block.name,
            )
            continue
        voice = Voice(words, tone if tone in words.tones else words.tones[0], words.channels[0], letter)
        names = known_names(samples().letter(letter), speaker=voice)
        walk = BlockNames(block, words.environment, names, frozenset(classes))
        wrong = [
            Found(file, message, line, block.name)
            for line, message in walk.problems(partial(_finds, voice, part), known, [*PARTS, "our_part"])
        ]
        yield from wrong
        if not wrong and tone in words.tones:
            yield from _try(words, file, block, judge)


def _finds(voice: Voice, part: str, name: str) -> bool:
    return voice.find(part, name, None) is not None


def _try(words: Words, file: str, block: nodes.Block, judge: Judge | None) -> Iterator[Found]:
    tone, _, rest = file.partition("/")
    seen: set[str] = set()
    for label, letter, fact in trials(rest.removesuffix(".j2"), block.name, words.channels):
        try:
            texts = _every_wording(words, file, block.name, letter, fact, words.channels[0], "en")
        except TemplateError as error:
            inside = error.file is None or error.file.endswith(file)
            message = error.message if inside else f"{error.message} (in {Path(str(error.file)).name}:{error.line})"
            yield Found(file, f"{message} (tried with: {label})", error.line if inside else block.lineno, block.name)
            return
        for text in texts:
            if judge is not None and text and text not in seen:
                seen.add(text)
                for said in judge(text, tone):
                    yield Found(file, said, block.lineno, block.name)


def _every_wording(  # noqa: PLR0917
    words: Words, file: str, block: str, letter: Letter, fact: Kind | None, channel: str, locale: str
) -> list[str]:
    """The words of a block with these facts; none where a letter with them does not say it."""
    tone, _, rest = file.partition("/")
    part = rest.removesuffix(".j2")
    if part in SHARED_PARTS:
        own = next((one for one in words.channels if block.endswith(f"_{one}")), channel)
        speaker = Voice(words, tone, own, type(letter))

        def alone(vary: Vary) -> list[str]:
            return [block_words(letter, part, block, speaker=speaker, vary=vary, fact=fact, tag=locale)]

        return _texts(alone)

    # The words of other letters lean on each other: a block is heard where its letter says it.
    def in_its_letter(channel: str, vary: Vary) -> list[str]:
        speaker = Voice(words, tone, channel, type(letter))
        return said(letter, speaker=speaker, vary=vary, tag=locale).get(block, [])

    heard = (_texts(partial(in_its_letter, one)) for one in dict.fromkeys((channel, *words.channels)))
    return next(filter(None, heard), [])


def _texts(write: Callable[[Vary], Iterable[str]]) -> list[str]:
    """What is written with every wording."""
    wording = EveryWording()
    texts: dict[str, None] = {}
    while True:
        texts.update(dict.fromkeys(write(wording)))
        if not wording.more():
            return list(texts)


def _missing_words(words: Words, tone: str, broken: set[str]) -> Iterator[Found]:
    if tone in SHARED or tone not in words.tones:
        return
    voice = Voice(words, tone, words.channels[0], Refusal)
    for part, family in MUST_HAVE.items():
        file = f"{tone}/{part}.j2"
        if file in broken:
            continue
        try:
            lacking = [name for name, cls in kinds(family).items() if voice.find(part, cls, None) is None]
        except (GraciousError, LocaleError):
            continue  # told with its file
        if lacking:
            yield Found(file, f"has no words for {len(lacking)} of the kinds of {family}: {_some(lacking)}")


def _says(words: Words, path: Path) -> Iterator[str]:
    try:
        tree = words.environment.parse(path.read_text("utf-8"))
    except (TemplateSyntaxError, ValueError, RecursionError):
        return
    for call in tree.find_all(nodes.Call):
        first = call.args[0] if call.args else None
        if isinstance(call.node, nodes.Name) and call.node.name == "say" and isinstance(first, nodes.Const):
            yield str(first.value)


def _some(names: list[str]) -> str:
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


__all__ = ["SHARED", "BlockSource", "Found", "Shown", "check", "fields", "letters", "preview"]
