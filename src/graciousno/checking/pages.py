"""The documentation pages of the rules, made from the rules themselves.

python -m graciousno.checking.pages docs/rules
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

from ..language.proof import unmark
from ..language.rewording import of_rule
from ..language.tags import SOURCE, shipped
from ..language.words import entries
from ..resources import tree
from .rule import Rule
from .rules import NAMES, rule

T = TypeVar("T")
_MOST_EXAMPLES, _MOST_REWRITTEN = 6, 12
_GROUPS = {"structure": "what a letter does", "words": "how it is said", "craft": "how it is made"}


def page(one: Rule) -> str:
    """The page of one rule, in Markdown."""
    head, _, rest = one.doc.partition("\n")
    lines = [
        f"# {one.name}",
        "",
        f"**{head}**",
        "",
        f"Judges {_GROUPS[one.group]}; a finding is `{one.severity}` unless the phrase that was found says otherwise.",
        "",
        rest.strip(),
        "",
    ]
    for tag in sorted(shipped(), key=lambda one: (one != SOURCE, one)):
        lines += _rewritten(one.name, tag)
        if (tree("locales") / tag / "rules" / f"{one.name}.toml").is_file():
            lines += _examples(one.name, tag)
    return "\n".join(lines).rstrip() + "\n"


def _examples(name: str, tag: str) -> list[str]:
    phrases = entries(tag, name)
    lines = [f"## Examples ({tag})", "", "| it finds | instead |", "| --- | --- |"]
    shown = _spread([phrase for phrase in phrases if phrase.fires])
    for phrase in shown:
        text, marked = unmark(phrase.fires[0])
        lines.append(f"| {text.replace(marked, f'**{marked}**', 1) if marked else text} | {phrase.say} |")
    silent = _spread([phrase.silent[0] for phrase in phrases if phrase.silent])
    lines += ["", "It leaves alone:", "", *(f"- {sentence}" for sentence in silent), ""]
    alarms = [unmark(sentence)[0] for phrase in phrases for sentence in phrase.false_alarms]
    if alarms:
        lines += ["Known false alarms:", "", *(f"- {sentence}" for sentence in alarms), ""]
    return [line.replace("\n", " ") for line in lines]


def _rewritten(name: str, tag: str) -> list[str]:
    """Sentences that break the promise, and how the rule itself would put them."""
    if not (tree("locales") / tag / "rewrites" / f"{name}.toml").is_file():
        return []
    pairs = [pair for rewrite in of_rule(tag, name)[0] for pair in rewrite.examples[:1]]
    rows = [f"| {before} | {after} |" for before, after in _spread(pairs, _MOST_REWRITTEN)]
    return [f"## Put otherwise ({tag})", "", "| instead of | say |", "| --- | --- |", *rows, ""]


def _spread(items: list[T], most: int = _MOST_EXAMPLES) -> list[T]:
    step = max(1, len(items) // most)
    return items[::step][:most]


def index() -> str:
    """The page that lists all rules."""
    rows = [f"| [{name}]({name}.md) | {rule(name).severity} | {rule(name).summary} |" for name in NAMES]
    return "\n".join(["# The promises", "", "| rule | severity | promise |", "| --- | --- | --- |", *rows]) + "\n"


def pages() -> dict[str, str]:
    """All pages by file name."""
    return {"README.md": index(), **{f"{name}.md": page(rule(name)) for name in NAMES}}


def main(folder: str) -> None:
    """Write all pages into a folder."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (target / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m graciousno.checking.pages FOLDER")
    main(sys.argv[1])
