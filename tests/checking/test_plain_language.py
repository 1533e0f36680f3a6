"""In the tone "public" sentences are counted, and a text is measured by the formula of its language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import Severity, WordFileError, check
from graciousno.checking.case import Case
from graciousno.checking.prose import prose
from graciousno.checking.rules import plain_language
from graciousno.language.reading import coleman_liau, lix, scale, tateisi, wiener
from graciousno.language.sentences import Language

RULE = "plain-language"
WORD = "word "


def long(number):
    """A sentence of so many words."""
    return "We " + WORD * (number - 2) + "here."


def found(text, tone="public", locale="en"):
    """What was found by counting, not by words."""
    findings = check(text, locale=locale, select=[RULE], tone=tone).findings
    return [one for one in findings if one.message.startswith(("a sentence of", "hard to read"))]


LONG = [
    long(31),
    long(60),
    f"Dear Ms Campbell,\n\n{long(31)}",
    f"Dear Ms Campbell,\n{long(31)}",
    f"- one thing\n- another\n\n{long(31)}",
    f"{long(12)} {long(31)} {long(12)}",
    long(31)[:-1] + "!",
    long(31)[:-1] + "?",
    long(31).replace("word word", "word\nword", 4),
    f"{long(31)}\n\nYours sincerely,\nInes Okafor\nLicensing",
    long(31).replace("word word", "No. 12", 1) + " " + long(8),
    "We cannot approve it, as " + WORD * 20 + "the fee of £1,042.50 was due on 3 May and has not come.",
]
SHORT = [
    long(30),
    long(25),
    f"{long(20)} {long(20)}",
    f"{long(20)}\n\n{long(20)}",
    "- " + WORD * 40 + "\n- " + WORD * 40,
    "1. " + WORD * 40 + "\n2. " + WORD * 40 + ".",
    "> " + long(40),
    f'You wrote: "{long(40)}"',
    "You wrote “" + WORD * 40 + "” to us.",
    "Ines Okafor\nLicensing\n12 High Street\nNorth Quarter\nWestmoor WM1 2AB\n" * 4,
    "Dear Ms Campbell,\n" + long(29),
    "See https://council.example/a/b/c/d/e/f/g?h=1&i=2&j=3 and " + WORD * 20 + "there.",
    "HOUSING SERVICES AND " + WORD * 40,
    "",
]


@pytest.mark.parametrize("text", LONG)
def test_long_sentences_are_advised_against(text):
    (one,) = found(text)
    assert one.severity is Severity.ADVICE
    assert "say it in two" in one.message
    assert one.excerpt == text[one.span.start : one.span.end]
    assert not one.excerpt.startswith(("Dear", "-"))


@pytest.mark.parametrize("text", SHORT)
def test_what_is_short_or_no_sentence_is_left_alone(text):
    assert not found(text)


@pytest.mark.parametrize("tone", [None, "work", "social"])
def test_only_the_public_is_counted_for(tone):
    assert not found(long(60), tone)


HARD = (
    "Administrative authorities characteristically necessitate comprehensive documentation establishing eligibility. "
    "Supplementary certification requirements notwithstanding, organisational responsibilities remain undifferentiated. "
)
EASY = "We read your form on Monday. The fee has not come yet. You can pay it at the desk or on our site. "


def test_a_text_that_is_hard_to_read():
    (one,) = found(HARD * 7)
    assert (one.severity, one.span) == (Severity.ADVICE, None)
    assert "coleman-liau" in one.message
    assert not found(EASY * 8)


def test_fewer_than_a_hundred_words_are_not_measured():
    short = HARD * 4
    assert sum(len(one.words) for one in prose(Case(short, "en", "public"))) < 100
    assert not found(short)


def test_the_formulas_give_what_their_authors_give():
    # The abstract of Coleman & Liau 1975: 119 words, 5 sentences, 639 letters, grade 14.5.
    abstract = [["a" * 5] * 24] * 4 + [["a" * 5] * 19 + ["a" * 9] * 3 + ["b" * 37]]
    assert (sum(map(len, abstract)), sum(map(len, "".join(map("".join, abstract))))) == (119, 639)
    assert coleman_liau(abstract) == pytest.approx(14.5, abs=0.05)
    assert lix([["a"] * 15 + ["a" * 7] * 5] * 10) == 20 + 25
    assert wiener([["Sie"] * 7 + ["Gebühren", "Überweisung", "Genehmigung"]]) == pytest.approx(
        27.44 * 0.3 + 0.2656 * 10 - 1.693
    )
    # Ten characters, one comma; runs: two of hiragana (2 and 3), one of kanji (2), one of katakana (3).
    assert tateisi([["申請は", "カードです"]]) == pytest.approx(
        100 - (115.79 - 0.12 * 8 + 7.4 * 1.5 - 23.18 * 2 - 5.4 * 3 - 4.67 * 1)
    )


def test_the_words_are_those_of_the_prose():
    text = "Dear all,\n\nIt's 5 o'clock. “No, never, not at all” was the answer.\n\n- a list item.\n\nInes"
    words = [one.words for one in prose(Case(text, "en", "public"))]
    assert words == [["It's", "5", "o'clock"], ["was", "the", "answer"]]


def test_an_address_on_the_web_is_no_word():
    assert lix([["see", "https://example.org/a-long-address", "now"]]) == lix([["see", "now"]])


def test_a_language_without_a_formula_is_judged_by_its_words_and_sentences(monkeypatch):
    monkeypatch.setattr(plain_language, "language", lambda tag: Language(name=tag))
    assert not found(HARD * 7)
    assert found(long(31))


def test_a_language_without_words_is_unchecked_unless_a_sentence_is_long():
    assert check("Ei käy.", locale="fi", tone="public", select=[RULE]).unchecked == (RULE,)
    long_one = "Ei " + "sana " * 40 + "käy."
    report = check(long_one, locale="fi", tone="public", select=[RULE])
    assert len(report.findings) == 1
    assert not report.unchecked


def test_a_language_without_spaces_counts_characters():
    (one,) = check("お" * 91 + "。", locale="ja", tone="public", select=[RULE]).findings
    assert "91 characters" in one.message
    assert not check("お" * 90 + "。", locale="ja", tone="public", select=[RULE]).findings
    hard = "当該申請書類提出期限徒過事案、補正指示未了。" * 20
    assert any("tateisi" in one.message for one in check(hard, locale="ja", tone="public", select=[RULE]).findings)


@pytest.mark.parametrize(
    ("given_table", "said"),
    [
        ({"formula": "coleman-lieu", "hardest": 12}, 'did you mean "coleman-liau"'),
        ({"formula": "lix"}, "hardest"),
        ({"formula": "lix", "hardest": "50"}, "should be a number"),
        ({"formula": "lix", "hardest": True}, "should be a number"),
        ({"formula": "lix", "hardest": 50, "easiest": 3}, 'and a "longest"'),
    ],
)
def test_a_scale_that_cannot_be(given_table, said):
    with pytest.raises(WordFileError, match=said) as raised:
        scale(Language(name="xx", reading=given_table))
    assert str(raised.value.file).endswith("language.toml")


@given(
    st.lists(
        st.sampled_from([WORD, ". ", "\n", "- ", "“", "”", '"', "> ", "Dear x,\n", "a@b", "http://", "\u0000", "é!"])
    )
)
def test_no_text_makes_it_raise(pieces):
    text = "".join(pieces)
    for one in found(text):
        assert one.span is None or text[one.span.start : one.span.end] == one.excerpt
