"""Words of a sentence may speak against what a phrase finds in it."""

import pytest

from graciousno import check
from graciousno.checking import doubts
from graciousno.checking.settings import Settings
from graciousno.language.sentences import language
from graciousno.language.wording import Wording, packed

BLAME = "never-blames-customer"
TEXT = "You failed to send the receipt, so we cannot refund you."


@pytest.fixture
def weighs(monkeypatch):
    """Words weigh what a test says, for blame."""

    def weigh(**weights):
        words = {word.rstrip("_"): packed([weight]) for word, weight in weights.items()}
        table = Wording(language("en"), [BLAME], words)
        monkeypatch.setattr(doubts, "wording", lambda tag, group: table)

    return weigh


def found(text, **options):
    return [one.excerpt for one in check(text, locale="en", select=[BLAME], **options).findings]


def test_a_finding_stands_where_its_words_say_nothing_against_it(weighs):
    weighs(parcel=-900)
    assert found(TEXT)
    weighs(receip=-300, refund=300)
    assert found(TEXT)


def test_a_finding_is_left_out_where_they_do(weighs):
    weighs(receip=-300, refund=299)
    assert found(TEXT) == []


def test_where_sums_start_below_nothing_words_must_speak_for_it_unless_none_is_known(weighs):
    weighs(**{"": -100, "receip": 99})
    assert found(TEXT) == []
    weighs(**{"": -100, "receip": 100})
    assert found(TEXT)
    weighs(**{"": -100, "parcel": 99})
    assert found(TEXT)


def test_only_the_words_of_its_sentence_count_and_its_end(weighs):
    weighs(parcel=-900)
    assert found(f"The parcel is here. {TEXT} The parcel is safe.")
    weighs(**{".": -1})
    assert found(TEXT) == []
    assert found(TEXT.replace(".", "!"))


def test_the_customers_words_do_not(weighs):
    weighs(kindly=-900)
    assert found("You failed to send what you call “the kindly receipt”, so we cannot refund you.")
    assert found("You failed to send what you call the kindly receipt, so we cannot refund you.") == []


def test_no_word_speaks_against_words_of_ones_own(weighs, tmp_path):
    own = tmp_path / "words" / "en" / "rules" / f"{BLAME}.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[[phrase]]\npattern = "shambles of a form"\n', encoding="utf-8")
    weighs(receip=-900, shambl=-900)
    settings = Settings(words=(tmp_path / "words",))
    text = "This shambles of a form has no receipt."
    assert found(text, settings=settings) == ["shambles of a form"]
    assert found(TEXT, settings=settings) == []


def test_a_language_without_weights_has_no_doubts(monkeypatch):
    monkeypatch.setattr(doubts, "wording", lambda tag, group: None)
    assert found(TEXT)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", TEXT),
        ("de", "Das ist allein Ihre Schuld, Sie hätten die Frist beachten müssen."),
        ("ja", "お客様の不注意が原因ですので、返金はできません。"),
        ("ar", "هذا خطؤكم أنتم، فقد أهملتم إرسال الإيصال."),
    ],
)
def test_plain_blame_is_never_doubted(locale, text):
    assert [one.rule for one in check(text, locale=locale, select=[BLAME]).findings] == [BLAME]
