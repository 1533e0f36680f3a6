"""Beginning a language: the files that a translator fills."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError
from ..resources import tree
from .tags import SOURCE, canonical, language
from .upkeep import catalog_file, is_overlay, update
from .words import files_in


def scaffold(tag: str) -> list[Path]:
    """Begin a language: its catalog, ``language.toml`` and ``samples.toml``, and a word file for every rule and move.

    Returns:
        The files that were made; what is there already is left alone.

    Raises:
        LocaleError: a language that Unicode CLDR does not know.
        InputError: it would hold only what differs from a language that is not there.
    """
    tag = canonical(tag)
    wider = language(tag)
    if is_overlay(tag) and wider != SOURCE and not catalog_file(wider).exists():
        said = f"is not there, and {tag} holds only what differs from it; locales new {wider} begins it"
        raise InputError(said, file=catalog_file(wider))
    folder = tree("locales") / tag
    made: list[Path] = []
    if not catalog_file(tag).exists():
        update(tag, whole=True)
        made.append(catalog_file(tag))
    texts: dict[str, str] = {}
    if not is_overlay(tag):
        samples = (tree("locales") / SOURCE / "samples.toml").read_text(encoding="utf-8")
        texts |= {"language.toml": _LANGUAGE, "samples.toml": samples}
        for path in files_in(tree("locales"), SOURCE):
            texts[f"{path.parent.name}/{path.name}"] = _WORDS.format(name=path.stem)
    for name, text in texts.items():
        if not (folder / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
            made.append(folder / name)
    return made


_LANGUAGE = """\
# What splitting a text into words and sentences needs to know; docs/translators.md tells of all that can stand here.
abbreviations = []
greetings = []
"""
_WORDS = """\
# {name}: one [[phrase]] after the other; docs/translators.md tells how they are written.
#
# [[phrase]]
# pattern = ""
# fires = ["*...*"]
# silent = [""]
"""
