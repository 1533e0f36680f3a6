"""Proves word files by their own sentences: what must fire fires, what must be silent is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..errors import GraciousError
from .phrases import Hit, Phrases
from .sentences import language
from .tags import require
from .words import Phrase

MARK = "*"
COUNTER = ("not", "aside")
"""Kinds of cues that look like the move of their file and are none."""


def problems(tag: str, path: Path) -> Iterator[str]:
    """What is wrong with a word file, one line each, with file and line.

    Args:
        tag: the locale whose words these are.
        path: the word file.
    """
    index = Phrases(language(tag), [path])
    for phrase in index.phrases:
        place = f"{phrase.file}:{phrase.line}"
        for sentence in (*phrase.fires, *phrase.false_alarms):
            text, marked = unmark(sentence)
            own = [hit for hit in index.find(text) if hit.phrase is phrase]
            if not own:
                yield f'{place}: does not find "{sentence}"'
            elif marked is not None and marked not in {text[hit.start : hit.end] for hit in own}:
                found = '", "'.join(text[hit.start : hit.end] for hit in own)
                yield f'{place}: in "{sentence}" it finds "{found}", not "{marked}"'
        for sentence in phrase.silent:
            hits = [hit for hit in index.find(unmark(sentence)[0]) if _speaks_for(hit.phrase) is _speaks_for(phrase)]
            for hit in hits[:1]:
                found = _shown(sentence, hit)
                yield f'{place}: "{sentence}" should be silent, but line {hit.phrase.line} finds {found}'
        if not phrase.fires:
            yield f"{place}: no sentence shows that it fires"
        elif not any(_only(index, phrase, unmark(sentence)[0]) for sentence in phrase.fires):
            yield f"{place}: each of its sentences is found by another phrase too; it adds nothing, or lacks a sentence"


def unmark(sentence: str) -> tuple[str, str | None]:
    """The sentence without its asterisks, and what stood between them."""
    before, _, rest = sentence.partition(MARK)
    marked, closing, after = rest.partition(MARK)
    return (before + marked + after, marked) if closing else (sentence, None)


def _speaks_for(phrase: Phrase) -> bool:
    # A look-alike of what speaks against a move makes it, and so has what speaks for it.
    return phrase.move not in COUNTER


def _only(index: Phrases, phrase: Phrase, text: str) -> bool:
    # A phrase of another kind of the same move says something else of the sentence.
    return {hit.phrase.line for hit in index.find(text) if hit.phrase.move == phrase.move} == {phrase.line}


def _shown(sentence: str, hit: Hit) -> str:
    return f'"{unmark(sentence)[0][hit.start : hit.end]}"'


def report(prove: Callable[[str, Path], Iterable[str]], usage: str, arguments: list[str]) -> int:
    """Print what is wrong with the files that a command line names after a locale.

    Args:
        prove: what is wrong with one file, a line each.
        usage: how the command is called, told where no file is named.
        arguments: the locale, then the files.

    Returns: the exit code: 0 if nothing is wrong, 1 if something is, 2 if there is nothing to prove.
    """
    tag, *paths = arguments or [""]
    if not paths:
        print(f"usage: {usage}", file=sys.stderr)  # noqa: T201
        return 2
    found: list[str] = []
    for path in paths:
        try:
            found += prove(require(tag), Path(path))
        except GraciousError as error:
            found.append(str(error))
        except OSError as error:
            found.append(f"{path}: {error.strerror}")
    print("\n".join(found) or "all sentences hold")  # noqa: T201
    return bool(found)


def main(arguments: list[str]) -> int:
    """``python -m graciousno.language.proof en locales/en/rules/never-blunt.toml ...``: print what is wrong."""
    return report(problems, "python -m graciousno.language.proof LOCALE WORD_FILE...", arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
