"""The index that a wheel carries finds what the word files find."""

import os

import pytest

from graciousno.language import compiled
from graciousno.language.phrases import Phrases
from graciousno.language.sentences import language
from graciousno.language.tags import shipped
from graciousno.language.words import word_files
from graciousno.resources import tree

LANGUAGES = [tag for tag in shipped() if (tree("locales") / tag / "rules").is_dir()]
TEXT = (
    "Thank you for asking. You should have read the terms, so we can't refund you because the window ended on 3 May. "
    "We can offer store credit instead. No. As I already told you, that is our policy! "
) * 3


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_compiled_index_finds_the_same(tag, tmp_path, monkeypatch):
    data = compiled.dump(tag)
    root = tmp_path / "locales"
    for path in (*word_files(tag), tree("locales") / tag / "language.toml"):
        copy = root / path.relative_to(tree("locales"))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (root / tag / compiled.NAME).write_bytes(data)
    files = tuple(root / path.relative_to(tree("locales")) for path in word_files(tag))
    monkeypatch.setattr(compiled, "tree", lambda _: root)
    monkeypatch.setattr(compiled, "word_files", lambda _: files)
    index = compiled.load(tag)
    assert index is not None
    fresh = Phrases(language(tag), files)

    def found(phrases):
        return [
            (hit.start, hit.end, hit.first, hit.last, hit.phrase.target, hit.phrase.line) for hit in phrases.find(TEXT)
        ]

    assert found(index) == found(fresh)
    assert index.targets == fresh.targets

    monkeypatch.setattr(compiled, "word_files", lambda _: files[1:])
    assert compiled.load(tag) is None, "a compiled file that does not fit its word files is not used"


@pytest.mark.skipif(not os.environ.get("GRACIOUSNO_BUILT"), reason="a checkout reads its sources as they stand")
def test_the_wheel_carries_what_is_compiled():
    locales = tree("locales")
    assert "site-packages" in str(locales)
    for tag in LANGUAGES:
        assert compiled.load(tag) is not None
    for source in locales.rglob("*.po"):
        assert source.with_suffix(".mo").is_file()
