"""Every word file proves itself by its own sentences."""

import pytest

from graciousno.language import proof, rewording
from graciousno.language.phrases import Phrases
from graciousno.language.proof import problems, unmark
from graciousno.language.tags import shipped
from graciousno.language.words import word_files
from graciousno.resources import tree

FILES = [
    (tag, path)
    for tag in shipped()
    for group in ("rules", "moves")
    for path in sorted((tree("locales") / tag / group).glob("*.toml"))
]


@pytest.mark.parametrize(("tag", "path"), FILES, ids=[f"{tag}-{path.stem}" for tag, path in FILES])
def test_what_must_fire_fires_and_what_must_be_silent_is(tag, path):
    assert not list(problems(tag, path))


def test_english_has_words():
    assert len(word_files("en_GB")) == len(word_files("en")) >= 12


def test_a_proof_finds_what_is_wrong(tmp_path):
    path = tmp_path / "rules" / "x.toml"
    path.parent.mkdir()
    path.write_text(
        """
[[phrase]]
pattern = "you failed"
fires = ["He failed.", "*you* failed"]
silent = ["You failed."]

[[phrase]]
pattern = "you (failed|forgot)"
fires = ["You failed."]

[[phrase]]
pattern = "unproved"
""",
        encoding="utf-8",
    )
    found = "\n".join(problems("en", path))
    assert 'does not find "He failed."' in found
    assert 'it finds "you failed", not "you"' in found
    assert '"You failed." should be silent' in found
    assert "adds nothing" in found
    assert "no sentence shows that it fires" in found


def test_what_speaks_against_a_move_is_proven_apart(tmp_path):
    path = tmp_path / "moves" / "offers-alternative.toml"
    path.parent.mkdir()
    file = """
[[phrase]]
pattern = "you could"
fires = ["*You could* come at noon."]
silent = ["Call us {}."]

[[phrase]]
move = "not"
pattern = "if you have questions"
fires = ["Call us *if you have questions*."]
silent = ["You could come at noon.", "{}"]
"""
    path.write_text(file.format("if you have questions", "Have you any questions?"), encoding="utf-8")
    assert not list(problems("en", path))
    path.write_text(file.format("and you could come", "Call if you have questions."), encoding="utf-8")
    assert len(list(problems("en", path))) == 2


def test_unmark():
    assert unmark("*You failed* me") == ("You failed me", "You failed")
    assert unmark("You failed me") == ("You failed me", None)


def test_an_index_of_nothing_finds_nothing():
    from graciousno.language.sentences import language

    assert Phrases(language("en"), []).find("You failed.") == []


@pytest.mark.parametrize("door", [proof, rewording])
def test_a_proof_that_is_called_wrongly_says_so(door, tmp_path, capsys):
    assert door.main([]) == door.main(["en"]) == 2
    assert capsys.readouterr().err.count(f"usage: python -m {door.__name__} LOCALE") == 2
    broken = tmp_path / "x.toml"
    broken.write_text("[[phrase", encoding="utf-8")
    missing = tmp_path / "y.toml"
    assert door.main(["en", str(missing), str(broken)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{missing}: ")
    assert second.startswith(f"{broken}:1: is not TOML")
