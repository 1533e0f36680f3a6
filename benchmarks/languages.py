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
    texts = {tag: [row["text"] for row in rows(tag, "letters.learn.jsonl")][:40] for tag in languages if "@" not in tag}
    works: dict[str, Callable[[], Any]] = {tag: partial(_check, own, tag) for tag, own in texts.items() if own}
    found = interleaved(works, 1)
    print("checking labelled letters, a code point")
    each = {tag: seconds / sum(map(len, texts[tag])) for tag, seconds in found.items()}
    for tag, seconds in each.items():
        print(f"  {tag:14} {seconds * 1e6:8.3f} µs   {seconds / each['en']:5.2f} x English")
    print("loading a catalog in a fresh process, beside reading its compiled file (an installed package has one)")
    for tag in languages:
        if tag != "en":
            print(f"  {tag:14} {_fresh(LOAD, tag)} {_fresh(READ, tag)}")


def _check(own: list[str], tag: str) -> None:
    for text in own:
        check(text, locale=tag)


def _fresh(code: str, tag: str) -> str:
    done = subprocess.run([sys.executable, "-c", code.format(tag=tag)], capture_output=True, text=True, check=False)
    return f"{float(done.stdout) * 1e3:8.1f} ms" if done.returncode == 0 else "       –"


if __name__ == "__main__":
    main()
