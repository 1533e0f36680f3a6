"""For those who write templates: which fields a block wants, what is wrong with a folder, how a block reads.

Nothing here prints; ``graciousno templates`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from ..errors import GraciousError, InputError, LocaleError, TemplateError, did_you_mean, not_one_of
from ..model.draft import Draft
from ..model.facts import kinds
from ..model.letters import Letter, Refusal
from .draft import draft
from .hearing import SHARED_PARTS, Hearing, calls
from .house import meant_folder
from .loose import line_of_words, outside, untranslated
from .samples import samples
from .shelf import BlockSource, Layer, Shelf
from .syntax import BlockNames, Use
from .templates import PARTS, Words
from .trials import MUST_HAVE, about, letter_class
from .voice import Voice
from .wordings import EveryWording, known_names

SHARED = ("base", "channels")
"""Folders that are no tones."""

Judge = Callable[[str, str], Iterable[tuple[str, str]]]
"""What the word rules say of a text in a tone: for each finding the words that it is about, and a line."""


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
    hearing = Hearing(words, calls(shelf, words, file), file, block)
    seen: set[str] = set()
    for label, letter, fact in hearing.trials():
        # A block that others call is heard now and then: each new text of it is shown.
        if every or hearing.is_helper or label in {"minimal", "full"}:
            texts = hearing.texts(letter, fact, locale, channel)
            if not texts or (hearing.is_helper and seen.issuperset(texts)):
                continue
            seen.update(texts)
            yield Shown(file.partition("/")[0], file, block, source, label, tuple(texts))


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
    words = Words(house)
    for file in shelf.house_files():
        try:
            found += _check_file(shelf, words, file, judge)
        except (TemplateError, InputError) as error:
            found.append(Found(file, error.message, error.line, getattr(error, "block", None) or ""))
    for tone in dict.fromkeys(file.partition("/")[0] for file in shelf.house_files() if "/" in file):
        missing = list(_missing_words(words, tone, {one.file for one in found if one.line is not None}))
        meant = meant_folder(tone)
        if meant and (missing or meant in SHARED):
            found = [one for one in found if meant not in SHARED or not one.file.startswith(f"{tone}/")]
            missing = [Found(tone, f"is no folder of the package, whose words it would change{did_you_mean([meant])}")]
        found += missing
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
    if folder != "channels":
        yield from _lost_blocks(shelf, file, layer, part)
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
        yield from (Found(file, message, line) for line, message in outside(tree))
        yield from _check_blocks(shelf, words, file, tree, judge)


def _lost_blocks(shelf: Shelf, file: str, layer: Layer, part: str) -> Iterator[Found]:
    """What a file loses that does not extend the package's; most of all the frame, which says the sentences."""
    there = {block.name for block, _, _ in shelf.blocks(file)}
    lost = sorted({block.name for block, _, _ in shelf.blocks(f"graciousno/{file}")} - there)
    said = []
    if part in SHARED_PARTS and part not in there:
        said.append(f'the frame "{part}" is lost, and with it the sentence itself: no letter says any of this part')
    if not layer.extends and lost:
        said.append(f'lacks {{% extends "graciousno/{file}" %}} in its first line')
        said.append(f"without it the package's blocks are gone: {_some([one for one in lost if one != part])}")
    if said:
        yield Found(file, "; ".join(said), 1)


def _check_blocks(shelf: Shelf, words: Words, file: str, tree: nodes.Template, judge: Judge | None) -> Iterator[Found]:
    tone, _, rest = file.partition("/")
    part = rest.removesuffix(".j2")
    chain = shelf.chain(file)
    inherited = {name for layer in chain[1:] for name in layer.blocks}
    called = calls(shelf, words, file)
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
        if tone != "channels":
            yield from (Found(file, message, line, block.name) for line, message in untranslated(block))
        source = chain[0].blocks.get(block.name) or BlockSource(block.name, block.lineno, "")
        if not wrong and tone in words.tones:
            yield from _try(Hearing(words, called, file, block.name), source, judge)


def _finds(voice: Voice, part: str, name: str) -> bool:
    return voice.find(part, name, None) is not None


def _try(hearing: Hearing, source: BlockSource, judge: Judge | None) -> Iterator[Found]:
    file, block, seen = hearing.file, hearing.block, set[str]()
    silent = ""
    for label, letter, fact in hearing.trials():
        try:
            texts = hearing.texts(letter, fact, "en")
        except TemplateError as error:
            if hearing.in_letters and error.block not in {None, block}:
                continue  # told with that block
            inside = error.file is None or error.file.endswith(file)
            message = error.message if inside else f"{error.message} (in {Path(str(error.file)).name}:{error.line})"
            yield Found(file, f"{message} (tried with: {label})", error.line if inside else source.line, block)
            return
        if not silent and hearing.has_to_speak(fact):
            silent = _silence(texts, label)
        for text in texts:
            if judge is not None and text and text not in seen:
                seen.add(text)
                for excerpt, said in judge(text, hearing.tone):
                    yield Found(file, said, line_of_words(source.text, source.line, excerpt), block)
    if silent:
        yield Found(file, silent, source.line, block)


def _silence(texts: list[str], label: str) -> str:
    """What is told of a block that says nothing in one of its wordings, or an empty text."""
    empty = [number for number, text in enumerate(texts, 1) if not any(map(str.isalnum, text))]
    if not empty:
        return ""
    where = f" in wording {empty[0]} of {len(texts)}" if len(texts) > 1 else ""
    return f"says nothing{where}, so that a letter lacks its sentence (tried with: {label})"


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


def _some(names: list[str]) -> str:
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


__all__ = ["SHARED", "BlockSource", "Found", "Shown", "check", "fields", "letters", "preview"]
