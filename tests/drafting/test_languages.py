"""Languages that we lack, and letters in several."""

import pytest

from graciousno import LocaleError, Person, Refusal, draft
from graciousno.language.tags import shipped
from strategies import CHANNELS

CASE = Refusal(
    to=Person(given="Ada"),
    request={"kind": "refund", "item": "boots"},
    reasons=[{"kind": "deadline_passed", "what": "the return window", "on": "2026-05-03"}],
    alternatives=[{"kind": "repair", "free": True}],
)


def test_a_language_that_we_lack_is_an_error_unless_it_may_fall_back():
    with pytest.raises(LocaleError, match='no locale "fi"'):
        draft(CASE, tone="work", locale="fi")
    letter = draft(CASE, tone="work", locale="fi", fallback=True)
    assert letter.locale == "fi"
    assert "3. toukokuuta 2026" in letter.text
    assert letter.fallbacks
    assert {one.locale for one in letter.fallbacks} == {"en"}
    with pytest.raises(LocaleError, match="Unicode CLDR"):
        draft(CASE, tone="work", locale="xx", fallback=True)
    with pytest.raises(LocaleError, match="is not a locale"):
        draft(CASE, tone="work", locale="Finnish", fallback=True)


def test_a_shipped_language_needs_no_fallback():
    for tag in shipped():
        assert draft(CASE, tone="work", locale=tag, fallback=True).fallbacks == ()


@pytest.mark.parametrize("channel", CHANNELS)
def test_one_letter_in_two_languages(channel):
    both = draft(CASE, tone="work", locales=["en_GB", "fi"], fallback=True, channel=channel)
    british = draft(CASE, tone="work", locale="en_GB", channel=channel)
    finnish = draft(CASE, tone="work", locale="fi", fallback=True, channel=channel)
    assert both.text == f"{british.text}\n\n* * *\n\n{finnish.text}"
    assert both.subject == f"{british.subject} / {finnish.subject}"
    assert both.fallbacks == finnish.fallbacks
    assert "".join(both.text[span.start : span.end] for span in both.spans) == both.text
    assert all(both.text[part.start : part.end] == part.text for part in both.parts)
    assert [part.name for part in both.parts] == [part.name for part in (*british.parts, *finnish.parts)]
    assert both.messages == (*british.messages, *finnish.messages)
    assert '<html lang="en-GB" dir="ltr">' in both.html
    assert both.html.count('<div lang="fi" dir="ltr"') == 1
    assert both.html.count("</body>") == both.html.count("<!DOCTYPE") == 1


def test_the_findings_of_both_stand_where_they_are():
    bad = CASE.model_copy(
        update={"reasons": Refusal(reasons=[{"kind": "reason", "text": "You should have read the terms."}]).reasons}
    )
    both = draft(bad, tone="work", locales=["en_GB", "en_US"])
    found = [one for one in both.report.findings if one.rule == "never-blames-customer"]
    assert len(found) == 2
    for one in found:
        assert both.text[one.span.start : one.span.end] == one.excerpt
    message = both.to_email(sender="a@b.example", recipient="c@d.example")
    assert "* * *" in message.get_body(("plain",)).get_content()


def test_one_of_several_is_one():
    assert draft(CASE, tone="work", locales=["en", "en"]) == draft(CASE, tone="work", locale="en")
    assert draft(CASE, tone="work", locales="en").versions == ()


def test_names_and_signatures_stand_in_the_order_of_the_language():
    sender = Person(given="健", family="佐藤", role="お客様係", organisation="ノースウィンド")
    letter = CASE.model_copy(update={"to": Person(given="花子", family="田中"), "sender": sender})
    japanese = draft(letter, tone="work", locale="ja").text
    assert japanese.endswith("ノースウィンド\nお客様係\n佐藤 健")
    assert draft(letter, tone="work", locale="en").text.endswith("健 佐藤\nお客様係\nノースウィンド")


def test_an_order_that_cannot_be(tmp_path, monkeypatch):
    from graciousno.errors import WordFileError
    from graciousno.language import sentences

    folder = tmp_path / "locales" / "xx"
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text('names = ["family"]\n', encoding="utf-8")
    monkeypatch.setattr(sentences, "tree", lambda name: tmp_path / name)
    with pytest.raises(WordFileError, match="title, given, family"):
        sentences.language.__wrapped__("xx")
