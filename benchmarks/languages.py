"""What a language costs beside English: drafting, checking a code point, and loading.

python -m benchmarks.languages
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from graciousno import check, draft
from graciousno.drafting.samples import samples
from graciousno.language.tags import shipped
from graciousno.model.facts import kinds
from graciousno.model.letters import Refusal

from .quality import rows
from .speed import interleaved

LETTERS = 40
LOAD = """
import time
from graciousno.language.catalogs import Messages
Messages("en")
begin = time.perf_counter()
Messages("{tag}").gettext("Hello,")
print(time.perf_counter() - begin)
"""
READ = """
import time, gettext
from graciousno.resources import tree
begin = time.perf_counter()
with open(tree("locales") / "{tag}" / "LC_MESSAGES" / "graciousno.mo", "rb") as file:
    gettext.GNUTranslations(file)
print(time.perf_counter() - begin)
"""


def main() -> None:
    languages = [tag for tag in shipped() if "_" not in tag]
    letters: dict[str, Callable[[], Any]] = {}
    for tag in languages:
        some = samples(tag)
        case = some.letter(
            Refusal,
            some.full(kinds("request")["refund"]),
            some.full(kinds("reason")["deadline_passed"]),
            some.full(kinds("alternative")["store_credit"]),
        )
        letters[tag] = partial(draft, case, tone="work", locale=tag)
    found = interleaved(letters, 50)
    print("drafting one letter")
    for tag, seconds in found.items():
        print(f"  {tag:14} {seconds * 1e6:8.1f} µs   {seconds / found['en']:5.2f} x English")
    spoken = [tag for tag in languages if "@" not in tag]
    labelled = {tag: [row["text"] for row in rows(tag, "letters.learn.jsonl")][:LETTERS] for tag in spoken}
    _checked("labelled letters", labelled)
    length = sum(map(len, labelled["en"])) / LETTERS
    _checked(
        f"labelled letters, joined to texts of {length:.0f}", {tag: _joined(labelled[tag], length) for tag in spoken}
    )
    _checked("the letter above", {tag: [letters[tag]().text] * LETTERS for tag in spoken})
    print("loading a catalog in a fresh process, beside reading its compiled file (an installed package has one)")
    for tag in languages:
        if tag != "en":
            print(f"  {tag:14} {_fresh(LOAD, tag)} {_fresh(READ, tag)}")


def _checked(what: str, texts: dict[str, list[str]]) -> None:
    """Print what a code point of such texts costs in each language."""
    found = interleaved({tag: partial(_check, own, tag) for tag, own in texts.items()}, 1)
    print(f"checking {what}, a code point")
    each = {tag: seconds / sum(map(len, texts[tag])) for tag, seconds in found.items()}
    for tag, seconds in each.items():
        print(f"  {tag:14} {seconds * 1e6:8.3f} µs   {seconds / each['en']:5.2f} x English")


def _check(own: list[str], tag: str) -> None:
    for text in own:
        check(text, locale=tag)


def _joined(letters: list[str], length: float) -> list[str]:
    """The letters, joined until each text has about so many code points: what a text costs whatever its length counts
    the same then in a language that says much with few signs."""
    count = max(1, round(length / (sum(map(len, letters)) / len(letters))))
    return ["\n\n".join(letters[at : at + count]) for at in range(0, len(letters) - count + 1, count)]


def _fresh(code: str, tag: str) -> str:
    done = subprocess.run([sys.executable, "-c", code.format(tag=tag)], capture_output=True, text=True, check=False)
    return f"{float(done.stdout) * 1e3:8.1f} ms" if done.returncode == 0 else "       –"


if __name__ == "__main__":
    main()
