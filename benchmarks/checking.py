"""How quick the checker is: beside a plain word split, with ten times the patterns, and on what is made to be slow.

    python -m benchmarks.speed check

What is made to be slow are texts and patterns that keep as many matches alive as they can, up to 1 MB: where the MB/s
of a row stay the same, the time grows as the size does.
"""

from __future__ import annotations

import json
import random
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from graciousno import check, draft
from graciousno.language.phrases import PARAGRAPH, Phrases, phrases
from graciousno.language.sentences import language
from graciousno.language.words import read_file, shared_lists, word_files

from .quality import rows
from .speed import interleaved, the_case

LANGUAGE = "en"
SIZES = (16, 64, 256, 1024)
"""KiB."""
PATIENCE = 30.0
"""Seconds: a size that would take longer is left out."""
SOME, MANY = 300, 3000
LETTERS = 20
_WORD = re.compile(r"\{[^}]*\}|[a-z][a-z']*\*?")


def checking() -> None:
    whole_letter()
    with tempfile.TemporaryDirectory() as folder:
        ten_times(Path(folder))
        pattern_growth(Path(folder))
        text_growth(Path(folder))


def whole_letter() -> None:
    letter = draft(the_case(), tone="work").text
    rude = letter.replace("Thank you", "You should have read the terms. Thank you")
    works: dict[str, Callable[[], Any]] = {
        "word split": lambda: re.findall(r"\w+", letter),
        "check, clean": lambda: check(letter, locale=LANGUAGE),
        "check, blaming": lambda: check(rude, locale=LANGUAGE),
    }
    found = interleaved(works, 100)
    print(f"checking {len(letter)} characters, all rules")
    for name, seconds in found.items():
        print(f"  {name:16} {seconds * 1e6:8.1f} µs   {found['word split'] / seconds:7.4f} of a word split")


# ---- Ten times the patterns ---------------------------------------------------------------------------------------------


def invented() -> Iterator[tuple[Path, str]]:
    """Patterns like those of the word files, without end, each with the file whose word lists it may name.

    They are patterns of these files in which about a third of the words are others that stand in patterns, the more
    often the more often they stand there, so that texts begin to match them as often as ours.
    """
    chance = random.Random(7)
    known = [(one.file, pattern) for one in phrases(LANGUAGE).phrases for pattern in one.patterns]
    words = [word for _, pattern in known for word in _WORD.findall(pattern) if word[-1] not in "}*"]
    seen = {pattern for _, pattern in known}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        return chance.choice(words) if word[-1] not in "}*" and chance.random() < 1 / 3 else word

    while True:
        path, pattern = chance.choice(known)
        pattern = _WORD.sub(other, pattern)
        if pattern not in seen:
            seen.add(pattern)
            yield path, pattern


def written(folder: Path, patterns: list[tuple[Path, str]]) -> list[Path]:
    """Word files with these patterns, each an entry of its own."""
    folder.mkdir()
    files = []
    for source in dict.fromkeys(path for path, _ in patterns):
        lists = read_file(source, shared_lists(source.parent.parent))[2]
        lines = ["[lists]", *(f"{name} = {json.dumps(entries)}" for name, entries in lists.items())]
        for path, pattern in patterns:
            if path == source:
                lines += ["[[phrase]]", f"pattern = {json.dumps(pattern)}"]
        files.append(folder / source.name)
        files[-1].write_text("\n".join(lines), encoding="utf-8")
    return files


def ten_times(folder: Path) -> None:
    """The same letters read by an index of some patterns and by one of ten times as many, alone and beside ours.

    An index works out for a text what it has not yet needed, so that the first time and all others are told apart.
    """
    patterns = list(islice(invented(), MANY))
    files = {number: written(folder / str(number), patterns[:number]) for number in (SOME, MANY)}
    letters = [row["text"] for row in rows(LANGUAGE, "letters*.learn.jsonl")][: 3 * LETTERS]
    ours = word_files(LANGUAGE)
    us = f"our {sum(len(one.patterns) for one in phrases(LANGUAGE).phrases)}"
    indexes: dict[str, Phrases] = {
        f"{SOME} patterns": Phrases(language(LANGUAGE), files[SOME]),
        f"{MANY} patterns": Phrases(language(LANGUAGE), files[MANY]),
        us: phrases_afresh(),
        f"{us} and {SOME}": Phrases(language(LANGUAGE), [*ours, *files[SOME]]),
        f"{us} and {MANY}": Phrases(language(LANGUAGE), [*ours, *files[MANY]]),
    }

    def reading(index: Phrases, some: list[str]) -> Callable[[], int]:
        return lambda: sum(len(index.find(letter)) for letter in some)

    unseen, hits = {}, {}
    for name, index in indexes.items():
        reading(index, letters[LETTERS:])()
        begin = time.perf_counter()
        hits[name] = reading(index, letters[:LETTERS])()
        unseen[name] = time.perf_counter() - begin
    again = interleaved({name: reading(index, letters[:LETTERS]) for name, index in indexes.items()}, 1)
    print(f"ten times the patterns: {LETTERS} letters, by an index that has read {len(letters) - LETTERS} others")
    for base, names in ((f"{SOME} patterns", list(indexes)[:2]), (f"{us} and {SOME}", list(indexes)[2:])):
        for name in names:
            cells = (
                f"{what} {seconds[name] / LETTERS * 1e6:8.0f} µs a letter, {seconds[name] / seconds[base]:6.2f} x {base}"
                for what, seconds in (("first", unseen), ("again", again))
            )
            print(f"  {name:20} {';   '.join(cells)};   {hits[name]} hits", flush=True)


# ---- Growth -------------------------------------------------------------------------------------------------------------


def phrases_afresh() -> Phrases:
    """Our index as it is before it has read its first text."""
    index = phrases(LANGUAGE)
    return Phrases.of(language(LANGUAGE), index.phrases, index.unless, index.automaton.built)


def vocabulary() -> list[str]:
    """The words of all patterns, the most common first."""
    known = (pattern for one in phrases(LANGUAGE).phrases for pattern in one.patterns)
    counts = Counter(word for pattern in known for word in _WORD.findall(pattern))
    return [word for word, _ in counts.most_common() if word[-1] not in "}*"]


def alive(index: Phrases, length: int = 24) -> str:
    """Words that keep many matches alive: each the one, of the most common, after which most are."""
    automaton = index.automaton
    state = automaton.start()[automaton.kinds[PARAGRAPH]]
    words: list[str] = []
    while len(words) < length:
        words.append(max(vocabulary()[:250], key=lambda word: len(state[automaton.kinds[word]].positions)))
        state = state[automaton.kinds[words[-1]]]
    return " ".join(words)


def repeated(text: str) -> Callable[[int], str]:
    return lambda size: (text * (size // len(text) + 1))[:size]


def nasty_texts() -> dict[str, Callable[[int], str]]:
    """Texts by name, each to be had in any size."""
    letters = "\n\n".join(row["text"] for row in rows(LANGUAGE, "letters*.learn.jsonl"))
    return {
        "one letter again and again": repeated(letters[:800] + "\n\n"),
        "letters": repeated(letters + "\n\n"),
        "words that keep matches alive": repeated(alive(phrases_afresh()) + " "),
        "one sentence without end": repeated(" ".join(re.findall(r"\w+", letters)) + " "),
        "words of patterns, by chance": repeated(" ".join(random.Random(7).choices(vocabulary(), k=200_000))),
        "you you you": repeated("you "),
        "You failed. You failed.": repeated("You failed to reply. "),
        "quotation marks, opened only": repeated('"you '),
        "quotation marks, in pairs": repeated('“you” "no" '),
        "a blaming quotation, again": repeated("“You failed to reply.” "),
        "quoted lines": repeated("> you\n"),
        "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
        "brackets with words": repeated("[you (no {we})] "),
        "marks only": repeated("?!... :;,"),
        "question marks": repeated("?"),
        "new lines": repeated("\n"),
        "one word without end": repeated("you"),
        "apostrophes": repeated("you'd've'"),
    }


def entries(pattern: str) -> Callable[[int], str]:
    """A word file of many such patterns, each with an end of its own."""
    return lambda size: "".join(
        f'[[phrase]]\npattern = "{pattern} word{one}"\n' for one in range(size // (len(pattern) + 34))
    )


def one_pattern(piece: str) -> Callable[[int], str]:
    return lambda size: f'[[phrase]]\npattern = "{(piece + " ") * (size // (len(piece) + 1))} end"'


NASTY_PATTERNS = {
    "long gaps": entries("you ...12 you ...12 you ...12 no"),
    "words that may be left out": entries("[you] [have] [not] [you] [have] [not] [you] [have] no"),
    "choices of choices": entries("(you|you (have|have (not|not you)|not)) (you|you (have|not)) no"),
    "beginnings of words": entries("y* yo* you* n* no* not*"),
    "one choice": lambda size: (
        '[[phrase]]\npattern = "(' + "|".join(f"word{one:05}" for one in range(size // 10)) + ')"'
    ),
    "one pattern": one_pattern("you"),
    "one pattern, all may be left out": one_pattern("[you]"),
}


def seconds_of(read: Callable[[str], Any], text: str) -> float:
    """Seconds of the processor, so that whatever else the machine does bends no curve."""
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


def row(name: str, measure: Callable[[str], float], make: Callable[[int], str]) -> None:
    """Print the MB/s of each size, and how the time of the last grew from the one before, which is a quarter of it.

    A size that would take too long, growing only as the size does, is left out.
    """
    cells, times, whole = "", [], 0.0
    for size in SIZES:
        if whole * 4 > PATIENCE:
            cells += f"{'-':>9}"
            continue
        text = make(size * 1024)
        begin = time.process_time()
        times.append(measure(text))
        whole = time.process_time() - begin
        cells += f"{len(text) / times[-1] / 1e6:9.3f}"
    growth = f"{times[-1] / times[-2]:9.1f} x" if len(times) > 1 else ""
    print(f"  {name:34}{cells} {growth}", flush=True)


def head(title: str) -> None:
    print(f"{title:36}" + "".join(f"{size:5} KiB" for size in SIZES) + "   last step")


def text_growth(folder: Path) -> None:
    texts = nasty_texts()
    head("MB/s, the search, the first time")
    for name, make in texts.items():
        row(name, lambda text: seconds_of(phrases_afresh().find, text), make)

    def again(read: Callable[[str], Any]) -> Callable[[str], float]:
        def measure(text: str) -> float:
            read(text)
            return statistics.median(seconds_of(read, text) for _ in range(3))

        return measure

    head("MB/s, the search, again")
    for name, make in texts.items():
        row(name, again(phrases_afresh().find), make)
    path = folder / "nasty.toml"
    path.write_text("".join(NASTY_PATTERNS[name](64 * 1024) for name in list(NASTY_PATTERNS)[:4]), encoding="utf-8")
    index = Phrases(language(LANGUAGE), [path])
    for name in ("you you you", "one sentence without end"):
        row(f"{name[:15]}, nasty patterns", again(index.find), texts[name])
    head("MB/s, check with all rules, again")
    for name, make in texts.items():
        row(name, again(lambda text: check(text, locale=LANGUAGE)), make)


def pattern_growth(folder: Path) -> None:
    """How long it takes to read patterns, to build their index and to read one letter by it."""
    letter = draft(the_case(), tone="work").text
    number = count()

    def build(text: str) -> None:
        path = folder / f"nasty-{next(number)}.toml"
        path.write_text(text, encoding="utf-8")
        Phrases(language(LANGUAGE), [path]).find(letter)

    head("MB of patterns/s, from file to hits")
    for name, make in NASTY_PATTERNS.items():
        row(name, lambda text: seconds_of(build, text), make)
