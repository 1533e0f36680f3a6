"""How findings look."""

import pytest

from graciousno.cli.findings import _marks, excerpt
from graciousno.cli.paper import cells, visible
from graciousno.model.report import Stretch


def shown(text, phrase, width=40):
    start = text.index(phrase)
    return excerpt(text, Stretch(start, start + len(phrase)), width)


def test_a_short_line_is_shown_whole():
    assert shown("one\n  two three four\nfive", "three") == ("two ", "three", " four")


@pytest.mark.parametrize("words", [0, 3, 50, 97, 100])
def test_a_long_line_is_cut_around_the_phrase(words):
    text = " ".join(["word"] * words + ["PHRASE"] + ["word"] * (100 - words))
    before, phrase, after = shown(text, "PHRASE")
    assert phrase == "PHRASE"
    assert 34 <= cells(before + phrase + after) <= 40
    assert before.startswith("…") == (words > 3)
    assert after.endswith("…") == (words < 97)


def test_a_long_phrase_is_cut_at_its_end():
    before, phrase, after = shown("a " + "x" * 100 + " b", "x" * 100)
    assert (before, cells(phrase), phrase[-1], after) == ("", 40, "…", "")


def test_wide_letters_take_two_columns():
    assert cells("申し訳") == 6
    before, phrase, after = shown("申し訳ありませんが" * 9 + "いかなる" + "返金" * 30, "いかなる")
    assert phrase == "いかなる"
    assert cells(before + phrase + after) <= 40
    assert _marks("申", "しa", "") == "  ^^^"


def test_right_to_left_lines_repeat_the_phrase():
    assert _marks("עם ", "סליחה", "") == "^ סליחה"


def test_a_phrase_over_two_lines_shows_its_first():
    assert excerpt("one two\nthree", Stretch(4, 13), 40) == ("one ", "two", "")
    assert excerpt("one\n\n two", Stretch(3, 9), 40) == ("", "two", "")


def test_visible_keeps_every_offset():
    text = "a\tb\x1bc\u202ed\ud800e\u200df"
    assert len(visible(text)) == len(text)
    assert visible(text) == "a b\ufffdc\ufffdd\ufffde\u200df"
