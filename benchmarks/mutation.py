"""Takes out one entry of a word file after the other, and tells whose loss no sentence notices.

    python -m benchmarks.mutation locales/en/rules/never-blunt.toml locales/en/rewrites/never-blunt.toml

Each time a copy of the file without the entry is read anew, and all sentences of the whole file are put to it: those that
must fire, or the examples of rewrites. The loss is noticed where one of them is not found any more, or as another kind
of cue, or as less severe than its entry says, or is not said better in the same words. It ends with 1 if there are entries that nobody misses.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from graciousno.checking.rulebook import rulebook
from graciousno.language.matching import Sentence
from graciousno.language.phrases import Phrases
from graciousno.language.proof import unmark
from graciousno.language.rewording import COMMON, nearest
from graciousno.language.rewrites import common, read_rewrites
from graciousno.language.sentences import language
from graciousno.language.words import Phrase
from graciousno.model.report import Severity

_HEAD = re.compile(r"^\s*\[\[?[a-z]+\]\]?\s*(#.*)?$")
Said = dict[tuple[str, str], int]
"""For each sentence, with the kind of cue or the better words, how surely that is said of it."""
Judge = Callable[[Path], Said]


def entries(source: str) -> list[tuple[int, int]]:
    """The lines of each entry, from its head to the next."""
    heads = [number for number, line in enumerate(source.splitlines()) if _HEAD.match(line)]
    ends = [*heads[1:], len(source.splitlines())]
    lines = source.splitlines()
    return [(first, end) for first, end in zip(heads, ends, strict=True) if lines[first].strip().startswith("[[")]


def without(source: str, first: int, end: int) -> str:
    lines = source.splitlines()
    return "\n".join([*lines[:first], *lines[end:]]) + "\n"


def of_phrases(path: Path, tag: str) -> tuple[Said, Judge]:
    book = rulebook()
    default = book.rule(path.stem).severity if path.stem in book.names else 0

    def weight(phrase: Phrase) -> int:
        return Severity[phrase.severity.upper()] if phrase.severity else default

    def most(said: Iterable[tuple[str, Phrase]]) -> Said:
        found: Said = {}
        for sentence, phrase in said:
            kind = (sentence, phrase.move)
            found[kind] = max(found.get(kind, 0), weight(phrase))
        return found

    phrases = Phrases(language(tag), [path]).phrases
    must = most((unmark(sentence)[0], phrase) for phrase in phrases for sentence in phrase.fires)

    def judge(copy: Path) -> Said:
        index = Phrases(language(tag), [copy])
        return most((sentence, hit.phrase) for sentence in {one for one, _ in must} for hit in index.find(sentence))

    return must, judge


def of_rewrites(path: Path, tag: str) -> tuple[Said, Judge]:
    frame, lists = common(nearest(tag, COMMON), tag)
    must = {pair: 1 for rewrite in read_rewrites(path, tag, lists) for pair in rewrite.examples}

    def judge(copy: Path) -> Said:
        rewrites = read_rewrites(copy, tag, lists)
        sentences = {old: Sentence(old, language(tag), frame) for old, _ in must}
        return {
            (old, new): 1 for old, new in must if any(rewrite.of(sentences[old], old) == new for rewrite in rewrites)
        }

    return must, judge


def unnoticed(path: Path) -> tuple[int, list[int]]:
    """How many entries a word file has, and the lines of those whose loss no sentence notices."""
    source = path.read_text(encoding="utf-8")
    must, judge = (of_rewrites if path.parent.name == "rewrites" else of_phrases)(path, path.parents[1].name)
    require_all(must, judge(path), path)
    idle = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, *path.parts[-3:])
        copy.parent.mkdir(parents=True)
        if (shared := path.parents[1] / "lists.toml").is_file():
            shutil.copy(shared, copy.parents[1])
        for first, end in entries(source):
            rest = without(source, first, end)
            require_one_less(source, rest, path, first)
            copy.write_text(rest, encoding="utf-8")
            after = judge(copy)
            if not missing(must, after):
                idle.append(first + 1)
    return len(entries(source)), idle


def missing(must: Said, said: Said) -> list[str]:
    return [kind[0] for kind, least in must.items() if said.get(kind, -1) < least]


def require_all(must: Said, said: Said, path: Path) -> None:
    """Where something is not found even with all entries in, that comes first."""
    if lost := missing(must, said):
        raise SystemExit(f'{path}: not found even now: "{lost[0]}"')


def require_one_less(source: str, rest: str, path: Path, first: int) -> None:
    """Take care that exactly one entry went, and nothing else."""
    was, now = tomllib.loads(source), tomllib.loads(rest)
    key = "rewrite" if path.parent.name == "rewrites" else "phrase"
    others = {**was, key: None} == {**now, key: None}
    if not others or len(was[key]) - 1 != len(now.get(key, [])):
        raise SystemExit(f"{path}:{first + 1}: this entry cannot be taken out alone")


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    found = 0
    for path in map(Path, arguments):
        count, idle = unnoticed(path.resolve())
        found += len(idle)
        print(f"{path}: {count} entries, {len(idle)} whose loss no sentence notices", flush=True)
        for line in idle:
            print(f"  {path}:{line}")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
