"""One checker written in Python, in a process of its own: what it needs for a round, and what it finds.

    python peer_worker.py NAME

Each line of input is a list of texts. Each line of output is ``{"split": [before, after], "seconds": [...],
"found": [...]}``: the seconds that a plain word split of all texts took before and after, and for each text those that
the checker took and what it had to say, by the names it has for that. Imports of the peers are inside their functions, as
each lives in an environment without the others.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec, module_from_spec

Checker = Callable[[str], list[str]]
SPLITS = 30


def graciousno(select: tuple[str, ...] | None = None) -> Checker:
    """What it says of a place in the text; that a letter as a whole lacks something, a sentence cannot show."""
    from graciousno import check

    return lambda text: [one.rule for one in check(text, locale="en", select=select).findings if one.span]


def proselint() -> Checker:
    """As its command line does it: all checks that are on by default."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: [one.check_result.check_path for one in LintFile("a reply", text).lint()]


def convokit(*, tokenized: bool) -> Checker:
    """The strategies of its collection "politeness_local" that stand in its lexicons.

    The tokens are those of its mode "tokenize": spaCy's English tokenizer and sentencizer, which need no model. No token
    is parsed, so that the few markers that ask for a syntactic relation are not found; all others are. The package
    itself would import torch and more; the collection needs nothing but the standard library, so that the packages
    above it are put into place without being run.
    """
    import spacy

    for name in ("convokit", "convokit.politeness_collections", "convokit.politeness_collections.politeness_local"):
        spec = find_spec(name)
        assert spec is not None, f"there is no {name}"
        sys.modules[name] = module_from_spec(spec)
    extractor = import_module("convokit.politeness_collections.politeness_local.strategy_extractor")
    markers_of = extractor.get_local_politeness_strategy_features
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    known: dict[str, list[list[dict[str, str]]]] = {}

    def parses(text: str) -> list[list[dict[str, str]]]:
        return [[{"tok": word.text.lower(), "dep": "ROOT"} for word in one] for one in nlp(text.strip()).sents]

    def checker(text: str) -> list[str]:
        if tokenized:
            sentences = known[text] if text in known else known.setdefault(text, parses(text))
        else:
            sentences = parses(text)
        features, _ = markers_of(sentences)
        return [name for name, there in features.items() if there]

    return checker


CHECKERS: dict[str, Callable[[], Checker]] = {
    "graciousno": graciousno,
    "graciousno-blame": lambda: graciousno(("never-blames-customer",)),
    "proselint": proselint,
    "convokit": lambda: convokit(tokenized=False),
    "convokit-markers": lambda: convokit(tokenized=True),
}


def split(texts: list[str]) -> float:
    """Seconds for a plain word split of all texts, the mean of a few."""
    begin = time.perf_counter()
    for _ in range(SPLITS):
        for text in texts:
            re.findall(r"\w+", text)
    return (time.perf_counter() - begin) / SPLITS


def main() -> None:
    checker = CHECKERS[sys.argv[1]]()
    for line in sys.stdin:
        texts = json.loads(line)
        before = split(texts)
        seconds, found = [], []
        for text in texts:
            begin = time.perf_counter()
            found.append(checker(text))
            seconds.append(time.perf_counter() - begin)
        print(json.dumps({"split": [before, split(texts)], "seconds": seconds, "found": found}), flush=True)


if __name__ == "__main__":
    main()
