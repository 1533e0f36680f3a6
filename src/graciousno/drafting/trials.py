"""What a block is about, and the sample letters that it is tried with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..language.tags import SOURCE
from ..model.facts import Fact, Kind, kinds
from ..model.letters import Letter, No, OurPart, Refusal
from .samples import Samples, samples

_FAMILIES = {"reasons": "reason", "alternatives": "alternative"}
MUST_HAVE = {"acknowledgement": "request", "no": "request", "subject": "request", **_FAMILIES}
"""The parts that have words for every kind of a family."""
_AROUND = (("request", "refund"), ("reason", "deadline_passed"), ("alternative", "store_credit"))
"""What stands around a no whose extent or firmness is tried."""
_EXTENTS = ("part", "for_now", "thanks")


def letter_class(part: str) -> type[Letter]:
    """The kind of letter that a file is about; most are about refusals."""
    found = kinds("letter").get(part, Refusal)
    return found if issubclass(found, Letter) else Refusal


def about(part: str, block: str, channels: Iterable[str]) -> tuple[str, list[type[Kind]]]:
    """The name of a block without its channel and extent, and the class of the kind that it has the words for."""
    known = kinds(MUST_HAVE[part]) if part in MUST_HAVE else {}
    names = [block]
    for suffix in (*channels, *_EXTENTS):
        names += [name.removesuffix(f"_{suffix}") for name in names if name.endswith(f"_{suffix}")]
    for name in names:
        if name in known:
            return name, [known[name]]
    return next((name for name in reversed(names)), block), []


def trials(part: str, block: str, channels: Iterable[str]) -> Iterator[tuple[str, Letter, Kind | None]]:
    """Sample letters for a block, each with the fact that the block is about."""
    some = samples()
    cls = letter_class(part)
    _, classes = about(part, block, channels)
    if not classes:
        for label, letter in some.variants(cls):
            yield label, letter, _any_fact(some, part)
        if cls is Refusal:
            for no in ({"extent": "part"}, {"extent": "for_now"}, {"firmness": "gentle"}, {"firmness": "firm"}):
                label = " = ".join(next(iter(no.items())))
                yield label, some.letter(cls, some.full(kinds("request")["refund"]), no=no), _any_fact(some, part)
        if part == "our_part":
            for label, ours in some.variants(OurPart):
                yield f"our_part: {label}", some.letter(cls, our_part=ours), None
        return
    for label, fact in some.variants(classes[0]):
        more: dict[str, Fact] = {}
        extent = next((one for one in ("part", "for_now") if block.endswith(f"_{one}")), None)
        if extent is not None and "no" in cls.model_fields:
            base = some.full(No) if label == "full" else No()
            more["no"] = base.model_copy(update={"extent": extent})
        yield label, some.letter(cls, fact, **more), fact
    least = some.minimal(classes[0])
    yield "minimal, nobody named", some.letter(cls, least, to={}, sender={}), least


def _any_fact(some: Samples, part: str) -> Kind | None:
    return some.full(kinds(_FAMILIES[part])[_FAMILIES[part]]) if part in _FAMILIES else None


def every_case(locale: str = SOURCE) -> Iterator[tuple[str, Letter]]:
    """Sample letters of every kind, and refusals about every sample of every request, reason and alternative."""
    some = samples(locale)
    for name, cls in kinds("letter").items():
        if issubclass(cls, Letter) and cls is not Letter:
            for label, letter in some.variants(cls):
                yield f"{name}: {label}", letter
    for family in ("request", *_FAMILIES.values()):
        for name, cls in kinds(family).items():
            for label, fact in some.variants(cls):
                yield f"{name}: {label}", some.letter(Refusal, fact)
    around = [some.full(kinds(family)[name]) for family, name in _AROUND]
    for extent in ("whole", "part", "for_now"):
        for firmness in ("gentle", "plain", "firm"):
            no = some.full(No).model_copy(update={"extent": extent, "firmness": firmness})
            yield f"no: {extent}, {firmness}", some.letter(Refusal, *around, no=no)
    for label, ours in some.variants(OurPart):
        yield f"our part: {label}", some.letter(Refusal, *around, our_part=ours)
