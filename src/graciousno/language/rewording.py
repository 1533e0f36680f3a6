"""Says a sentence better, by the rewrites of a language, where the result is sure to be clean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..resources import tree
from .matching import Frame, Sentence
from .phrases import EXCUSES, Phrases, phrases
from .proof import report
from .rewrites import Rewrite, common, read_rewrites
from .sentences import language
from .tags import chain

COMMON = "common"
"""The file that says what clauses look like; every other is named for its rule."""
_LONGEST_CHAIN = 8
_MOST_TRIES = 24


class Better(NamedTuple):
    """A sentence said better."""

    text: str
    same: bool
    """Whether only words were changed for others that mean just the same."""


def better(
    tag: str,
    rule: str,
    sentence: str,
    text: str | None = None,
    *,
    indexes: Iterable[Phrases] | None = None,
    cues: frozenset[str] = frozenset(),
) -> Better | None:
    """Say a sentence in which a rule found something so that this rule finds nothing, and no other anything new.

    Args:
        tag: the locale.
        rule: the rule that found something.
        sentence: the sentence.
        text: the whole text that it stands in.
        indexes: what rules look for; the words of the locale, and perhaps words of one's own.
        cues: the rules and moves whose words alone are no fault.

    Returns:
        The sentence said better, or ``None`` where no rewrite is sure to be grammatical and true.

    Raises:
        WordFileError: a rewrite file that cannot be used, with file and line.
    """
    rewrites, frame = of_rule(tag, rule)
    if not rewrites:
        return None
    text = sentence if text is None else text
    looked_for = (phrases(tag),) if indexes is None else tuple(indexes)

    def faults(sentence: str) -> set[str]:
        hits = (hit.phrase for index in looked_for for hit in index.find(sentence))
        # What another rule only doubts is no reason to keep what this one objects to.
        return {
            one.target
            for one in hits
            if one.target not in cues
            and not one.target.startswith(EXCUSES)
            and (one.target == rule or one.severity != "advice")
        }

    allowed = faults(sentence) - {rule}
    tries = 0

    def search(sentence: str, depth: int, same: bool) -> Better | None:
        nonlocal tries
        words = Sentence(sentence, language(tag), frame)
        for rewrite in rewrites:
            said = rewrite.of(words, text)
            if said is None or said == sentence:
                continue
            tries += 1
            still = same and rewrite.part == "word"
            if faults(said) <= allowed:
                return Better(said, still)
            if tries >= _MOST_TRIES:
                return None
            # A sentence may need more than one of its words changed.
            deeper = search(said, depth + 1, still) if depth < _LONGEST_CHAIN else None
            if deeper is not None:
                return deeper
        return None

    return search(sentence, 1, same=True)


def nearest(tag: str, name: str) -> Path | None:
    """The rewrite file of this name that is nearest in the chain of a locale."""
    paths = (tree("locales") / one / "rewrites" / f"{name}.toml" for one in chain(tag))
    return next((path for path in paths if path.is_file()), None)


@cache
def of_rule(tag: str, rule: str) -> tuple[tuple[Rewrite, ...], Frame]:
    """The rewrites of a rule in a locale, and what clauses look like there; read when first asked for."""
    path = nearest(tag, rule)
    if path is None:
        return (), Frame()
    frame, lists = common(nearest(tag, COMMON), tag)
    return read_rewrites(path, tag, lists), frame


def problems(tag: str, path: Path) -> Iterator[str]:
    """What is wrong with a rewrite file by its own sentences, one line each, with file and line.

    Args:
        tag: the locale whose rewrites these are.
        path: the rewrite file.
    """
    frame, lists = common(nearest(tag, COMMON), tag)
    for rewrite in read_rewrites(path, tag, lists):
        place = f"{rewrite.file}:{rewrite.line}"
        for old, new in rewrite.examples:
            said = rewrite.of(Sentence(old, language(tag), frame), old)
            if said != new:
                yield f'{place}: "{old}" becomes {said and chr(34) + said + chr(34)}, not "{new}"'
        for old in rewrite.silent:
            if (said := rewrite.of(Sentence(old, language(tag), frame), old)) is not None:
                yield f'{place}: "{old}" should be left alone, but becomes "{said}"'
        if not rewrite.examples:
            yield f"{place}: no example shows what it does"


def main(arguments: list[str]) -> int:
    """``python -m graciousno.language.rewording en locales/en/rewrites/never-blunt.toml ...``: print what is wrong."""
    return report(problems, "python -m graciousno.language.rewording LOCALE REWRITE_FILE...", arguments)


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
