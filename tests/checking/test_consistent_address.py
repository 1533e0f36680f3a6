"""One letter, one address: proved with the two words for "you" of German and French."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graciousno import Severity, WordFileError, check
from graciousno.checking.case import Case
from graciousno.checking.rules import rule
from graciousno.language import compiled, phrases, sentences, words

RULE = rule("consistent-address")
GERMAN = """
[[phrase]]
move = "formal"
patterns = ["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"]
fires = ["Wir danken *Ihnen*."]
silent = ["Wir danken ihnen."]

[[phrase]]
move = "informal"
patterns = ["du", "dich", "dir", "dein*", "euch", "euer", "eure*"]
unless = ["per du"]
fires = ["Wir danken *dir*."]
silent = ["Wir sind per du."]
"""
FRENCH = """
[[phrase]]
move = "formal"
patterns = ["vous", "votre", "vos"]
fires = ["*vous* avez écrit"]

[[phrase]]
move = "informal"
patterns = ["tu", "te", "toi", "ton", "ta", "tes", "t'ai"]
fires = ["*tu* as écrit"]
"""
FILES = {
    "de/language.toml": 'capitals = ["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"]',
    "de/rules/consistent-address.toml": GERMAN,
    "fr/language.toml": "",
    "fr/rules/consistent-address.toml": FRENCH,
    "sv/language.toml": "address = false",
    "pl/language.toml": "",
    "nl/language.toml": 'address = "no"',
    "da/language.toml": 'capitals = "De"',
}


@pytest.fixture(scope="module", autouse=True)
def _tree(tmp_path_factory):
    """A translators' tree with these languages alone."""
    root = tmp_path_factory.mktemp("locales")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    caches = (sentences.language, words.word_files, phrases.phrases)
    with pytest.MonkeyPatch.context() as patch:
        for module in (compiled, sentences, words):
            patch.setattr(module, "tree", lambda _: root)
        for one in caches:
            one.cache_clear()
        yield
    for one in caches:
        one.cache_clear()


def found(text, locale="de"):
    return RULE.judge(Case(text, locale, None), RULE)


MIXED = [
    ("Wir danken Ihnen für die Nachricht. Wir melden uns bei dir.", "dir"),
    ("Hast du schon gefragt? Wir können Ihnen leider nichts anbieten, und das tut uns für dich leid.", "Ihnen"),
    ("Wir haben Ihren Antrag gelesen und Ihnen geschrieben. Schick uns deine Unterlagen.", "deine"),
    ("Leider können wir dir und deinem Bruder nicht helfen. Wenn Sie Fragen haben, rufen wir an.", "Sie"),
    ("Wir freuen uns, dass Sie da waren. Bis bald, wir denken an euch.", "euch"),
    ("Bitte senden Sie das Formular. Deine Daten sind sicher.", "Deine"),
    ("Das ist für dich. Das auch für dich. Mit freundlichen Grüßen an Ihre Frau.", "Ihre"),
    ("Wie geht es euch? Was dürfen wir für Sie tun, und was noch für euch?", "Sie"),
    ("Ist das Ihr Hund? Dann nimm dich in Acht, wenn du kommst.", "Ihr"),
    ("Wir schätzen Ihr Vertrauen und Ihre Geduld. Wir rufen dich an.", "dich"),
    ("Für dich und eure Kinder: Wir können Ihrem Wunsch nicht folgen.", "Ihrem"),
    ("Hat Ihnen das Essen geschmeckt? Mir Ihres auch. Komm, und bring dein Fahrrad.", "dein"),
]
ONE_WAY = [
    "Wir danken Ihnen für Ihre Nachricht und bitten Sie um Geduld.",
    "Danke für deine Nachricht, wir melden uns bei dir.",
    "Die Gäste sind da. Sie sind müde. Wir holen dich ab.",
    "Ihr Zug fährt um acht, sagt Anna. Wir holen dich ab.",
    "Meine Schwestern kommen, und ihr Zug fährt um acht. Holst du sie ab?",
    "Wir geben ihnen das Buch zurück, das du wolltest.",
    "Wir sind per du, aber der Brief an Sie bleibt formell.",
    "Niemand wird angesprochen.",
    "Du weißt, dass die Kollegen ihre Arbeit lieben.",
    'Du hast geschrieben: "Wir danken Ihnen für Ihren Besuch." Das war nett von dir.',
    "> Können Sie mir helfen?\n\nDas geht leider nicht, aber wir rufen dich an.",
    "Ihre Unterlagen sind da. Wir haben Ihnen geschrieben.",
    "",
]


@pytest.mark.parametrize(("text", "stray"), MIXED)
def test_both_ways_in_one_letter(text, stray):
    (one,) = found(text)
    assert one.severity is Severity.WARNING
    assert one.excerpt == stray
    assert "both ways" in one.message


@pytest.mark.parametrize("text", ONE_WAY)
def test_one_way_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("Nous vous remercions de votre lettre. Nous pensons à toi.", "toi"),
        ("Tu nous as écrit. Vous recevrez vos papiers.", "Tu"),
        ("Je t'ai écrit, et vous savez pourquoi.", "vous"),
    ],
)
def test_where_capitals_mean_nothing_every_word_counts(text, stray):
    (one,) = found(text, "fr")
    assert one.excerpt == stray
    assert not found(text.partition(".")[0] + ".", "fr") or "," in text


def test_how_often_is_told():
    (one,) = found("Wir danken Ihnen, bitten Sie und rufen dich an.")
    assert one.message == "the reader is addressed both ways: informal here, formal 2 times"


def test_a_language_with_one_you_has_nothing_to_find_and_one_without_words_is_unchecked():
    assert found("Du och ni.", "sv") == []
    assert found("Pan i ty.", "pl") is None
    assert check("Pan i ty.", locale="pl", select=["consistent-address"]).unchecked == ("consistent-address",)
    assert check("Du och ni.", locale="sv", select=["consistent-address"]).unchecked == ()


def test_a_word_whose_capital_matters_reads_both_ways_in_a_text_and_one_way_in_a_pattern():
    german = sentences.language("de")
    assert german.read("Sie") == [["Sie"], ["sie"]]
    assert german.read("sie") == [["sie"]]
    assert german.words("Sie") == [["Sie"]]
    assert german.words("sie") == [["sie"]]


@pytest.mark.parametrize(("tag", "said"), [("nl", '"address" should be true or false'), ("da", '"capitals" should be')])
def test_a_language_file_that_cannot_be_is_told(tag, said):
    with pytest.raises(WordFileError, match=said) as raised:
        sentences.language(tag)
    assert raised.value.file.parent.name == tag


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["Sie ", "du ", "Ihr", "sie. ", "dein\n\n", "“", '"', "\u0301", "> ", "!"]), max_size=12)
)
def test_no_text_makes_it_raise(pieces):
    assert len(found("".join(pieces))) <= 1
