"""Messages: every one explains itself to translators, and British English has its spelling."""

import re
from functools import cache

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from graciousno import LocaleError, Person, Refusal, draft
from graciousno.language import catalogs
from graciousno.language.catalogs import Messages, placeholder_problem
from graciousno.language.tags import chain, language, require
from graciousno.resources import tree

AMERICAN = re.compile(
    r"favor|organiz|apologiz|canceled|center\b|program\b|behavior|labor\b|color\b|neighbor|honor|judgment"
)


@cache
def messages():
    """Every message of the templates: (file, line, message or plural pair, comments)."""
    options = {
        "**.j2": {
            "silent": "false",
            "trimmed": "true",
            "encoding": "utf-8",
            "extensions": "graciousno.drafting.vary.VaryExtension",
        }
    }
    return [
        (file, line, message if isinstance(message, tuple) else (message,), comments)
        for file, line, message, comments, _ in extract_from_dir(
            str(tree("templates")), [("**.j2", "jinja2")], options, comment_tags=("NOTE:",)
        )
    ]


def test_every_message_has_a_note_for_translators():
    bare = [(file, line, message[0]) for file, line, message, comments in messages() if not comments]
    assert not bare


def test_every_placeholder_is_explained_or_plain():
    for file, line, message, comments in messages():
        note = " ".join(comments)
        for name in re.findall(r"%\((\w+)\)s", message[0]):
            assert name in note, f"{file}:{line}: the note does not say what {name} holds"


def test_british_english_is_an_overlay_that_fits():
    source = tree("locales") / "en_GB" / "LC_MESSAGES" / "graciousno.po"
    if not source.is_file():
        pytest.skip("the wheel may carry only what is compiled")
    with source.open("rb") as file:
        overlay = read_po(file)
    known = {message[:2] if len(message) > 1 else message[0] for _, _, message, _ in messages()}
    for entry in overlay:
        if entry.id:
            assert entry.id in known, f"no template says {entry.id!r} any more"
            assert entry.string != entry.id, f"needless: {entry.id!r}"
    translated = {entry.id for entry in overlay if entry.id}
    for file, line, message, _ in messages():
        if AMERICAN.search(message[0]):
            one = message[:2] if len(message) > 1 else message[0]
            assert one in translated, f"{file}:{line}: American spelling without a British one: {message[0]!r}"


def test_the_chain_puts_address_before_region():
    assert chain("de-AT@informal") == ("de_AT@informal", "de@informal", "de_AT", "de")
    assert language("zh_Hant_TW") == "zh"
    assert require("en_AU") == "en_AU"


@pytest.mark.parametrize("tag", ["", "e", "english", "en_gb", "en GB", "../en", "en_GB@", "en@Formal"])
def test_what_is_no_locale(tag):
    with pytest.raises(LocaleError):
        require(tag)


def test_a_message_of_another_language_is_borrowed_visibly():
    borrowed = Messages("fi").for_a_letter()
    assert borrowed.gettext("Hello,") == "Hello,"
    assert borrowed.ngettext("one thing", "%(count)s things", 2, count=2) == "2 things"
    assert borrowed.borrowed == [("Hello,", "en", ""), ("one thing", "en", "")]
    native = Messages("en_GB").for_a_letter()
    assert native.gettext("Hello,") == "Hello,"
    assert native.borrowed == []


def test_a_value_that_is_missing_is_never_the_word_none():
    with pytest.raises(ValueError, match="does not have order"):
        Messages("en").gettext("Your order %(order)s", order=None)


def test_british_and_american_letters_differ():
    letter = Refusal(to=Person(given="Sam"), request={"kind": "favour"})
    assert "favour" in draft(letter, tone="work", locale="en_GB").text
    assert "favor" in draft(letter, tone="work", locale="en_US").text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ein %(itme)s.", "lacks %(item)s, has %(itme)s, which its message has not"),
        ("Ein Ding.", "lacks %(item)s"),
        ("Ein %(item)s zu 20 %.", "has a % that begins no placeholder such as %(name)s"),
        ("Ein %(item)s zu 20 %%.", ""),
        ("Das ist %(item)s.", ""),
    ],
)
def test_what_is_wrong_with_placeholders(text, why):
    assert placeholder_problem("A %(item)s.", text) == why


def test_a_broken_translation_falls_back_visibly_and_never_fails(tmp_path, monkeypatch):
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "graciousno.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        'msgid "Your order %(order)s"\nmsgstr "Order %(ordre)s"\n\n'
        'msgid "Good day"\nmsgstr "Moin"\n\n'
        'msgid "one thing"\nmsgid_plural "%(count)s things"\nmsgstr[0] "ein Ding"\nmsgstr[1] "%(zahl)s Dinge"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(catalogs, "tree", lambda _: tmp_path)
    catalogs._catalog.cache_clear()
    try:
        messages = Messages("xx").for_a_letter()
        assert messages.gettext("Good day") == "Moin"
        assert messages.gettext("Your order %(order)s", order="7") == "Your order 7"
        assert messages.ngettext("one thing", "%(count)s things", 1, count=1) == "ein Ding"
        assert messages.ngettext("one thing", "%(count)s things", 2, count=2) == "2 things"
        [(order, _, why), (things, _, reason)] = messages.borrowed
        assert (order, why) == ("Your order %(order)s", "lacks %(order)s, has %(ordre)s, which its message has not")
        assert things == "%(count)s things"
        assert "placeholder" in reason
    finally:
        catalogs._catalog.cache_clear()
