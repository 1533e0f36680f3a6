import itertools
import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from graciousno import (
    Acknowledgement,
    Alternative,
    LocaleError,
    No,
    NotReadyError,
    Person,
    Reason,
    Refusal,
    Request,
    TemplateError,
    draft,
)
from graciousno.alternatives import Contact, LaterDate, SelfService, StoreCredit
from graciousno.reasons import DeadlinePassed, PersonalPreference
from graciousno.requests import Refund
from strategies import CHANNELS, TONES, facts, refusals, samples

HOLES = re.compile(r"None|\{\{|\{%|%\(|  |\.\.(?!\.)| [,.;:!?](?!\w)|\( ?\)|“”|[\ue000-\uf8ff]|\n{3}|[ \t]\n|Undefined")


def refund(**more):
    return Refusal(
        to=Person(title="Ms", given="Ada", family="Campbell"),
        sender=Person(given="Ines", family="Okafor", organisation="Northwind"),
        request=Refund(item="walking boots", order="1042", received=date(2026, 5, 20)),
        reasons=[DeadlinePassed(what="the 30-day return window", on=date(2026, 5, 3))],
        alternatives=[StoreCredit(amount="89.00", currency="GBP")],
        **more,
    )


@settings(max_examples=150)
@given(refusals)
def test_any_refusal_drafts_in_every_tone_and_channel(refusal):
    for tone in TONES:
        for channel in CHANNELS:
            letter = draft(refusal, tone=tone, channel=channel)
            assert letter.text
            assert "\n" not in letter.subject
            assert "\r" not in letter.subject
            # Whatever the values hold, no control, mark or override is left.
            assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066\u2067\ue000-\uf8ff]", letter.text)
            spans = letter.spans
            assert spans[0].start == 0
            assert spans[-1].end == len(letter.text)
            assert all(one.end == next_.start for one, next_ in itertools.pairwise(spans))


@settings(max_examples=60)
@given(refusals)
def test_values_cannot_break_out_of_their_place(refusal):
    letter = draft(refusal, tone="work")
    html = letter.html
    assert "<script" not in html
    assert "<img" not in html
    for target in re.findall(r'href="([^"]*)"', html):
        assert target.startswith(("https://northwind.example/", "http://a.example/", "mailto:care@", "mailto:a.b"))
    assert not re.search(r"https?://evil|www\.evil|evil\.example|@evil|javascript:alert", letter.text)
    assert "49" not in [span for span in letter.spans if span.origin == "template"]
    message = letter.to_email(sender="care@northwind.example", recipient="Ada <ada@example.org>")
    assert message["Bcc"] is None
    assert message.as_bytes()


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("family", ["request", "reason", "alternative"])
def test_every_kind_has_words_in_every_tone_and_channel(family, tone, channel):
    for cls in samples(family):

        @settings(max_examples=8, derandomize=True)
        @given(facts(cls))
        def renders(fact):
            field = {
                "request": {"request": fact},
                "reason": {"reasons": [fact]},
                "alternative": {"alternatives": [fact]},
            }
            letter = draft(Refusal(**field[family]), tone=tone, channel=channel)
            ours = "".join(letter.text[span.start : span.end] for span in letter.spans if span.origin == "template")
            assert "None" not in ours

        renders()


def test_parts_and_spans_say_whose_words_are_where():
    letter = draft(refund(acknowledgement=Acknowledgement(quote="They pinch!")), tone="work", locale="en_GB")
    assert [part.name for part in letter.parts][:3] == ["salutation", "acknowledgement", "no"]
    for part in letter.parts:
        assert letter.text[part.start : part.end] == part.text
    values = [letter.text[span.start : span.end] for span in letter.spans if span.origin == "value"]
    assert {"walking boots", "Campbell", "the 30-day return window", "3 May 2026", "£89.00"} <= set(values)
    assert [letter.text[s.start : s.end] for s in letter.spans if s.origin == "quote"] == ["They pinch!"]


def test_the_same_facts_give_the_same_words():
    assert draft(refund(), tone="work").text == draft(refund(), tone="work").text
    assert draft(refund(), tone="work", seed=4).text == draft(refund(), tone="work", seed="4").text


def test_locales_differ_in_dates_and_money():
    assert "May 3, 2026" in draft(refund(), tone="work", locale="en_US").text
    assert "3 May 2026" in draft(refund(), tone="work", locale="en-GB").text


def test_times_of_day():
    letter = draft(Refusal(alternatives=[LaterDate(on=datetime(2026, 5, 12, 14, 0))]), tone="work", locale="en_GB")  # noqa: DTZ001
    assert re.search("Tuesday,? 12 May 2026 at 14:00", letter.text)


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_nothing_that_is_said_in_free_words_is_lost(tone, channel):
    case = Refusal(
        request=Request(about="a key to the roof"),
        reasons=[
            Reason(text="The roof is being repaired."),
            DeadlinePassed(what="the window", text="It was a long one."),
        ],
        alternatives=[Alternative(text="The garden is open."), SelfService(url="https://a.example", text="It is new.")],
    )
    for one in (case, case.model_copy(update={"alternatives": case.alternatives[:1]})):
        letter = draft(one, tone=tone, channel=channel, segments=9)
        assert "a key to the roof" in letter.text
        said = ["The roof is being repaired.", "It was a long one.", "The garden is open."]
        for words in said + (["It is new."] if len(one.alternatives) > 1 else []):
            assert letter.text.count(words) == 1, letter.text
        assert "\n-\n" not in letter.text + "\n"


def test_the_strongest_reason_comes_first():
    reasons = [PersonalPreference(), DeadlinePassed(what="the entry list")]
    letter = draft(Refusal(reasons=reasons), tone="social")
    assert letter.part("reasons").index("the entry list") < len(letter.part("reasons")) / 2


@pytest.mark.parametrize("extent", ["part", "for_now"])
def test_a_no_in_part_and_a_no_for_now(extent):
    no = No(extent=extent, granted="the minutes", until=date(2026, 9, 1))
    letter = draft(Refusal(request=Request(about="x"), no=no), tone="public", locale="en_GB")
    assert ("the minutes" if extent == "part" else "1 September 2026") in letter.part("no")


def test_on_the_phone_nothing_is_written():
    contact = Contact(person=Person(given="Priya", email="priya@hollis.example", phone="020 7946 0123"))
    page = SelfService(what="a change of address", url="https://northwind.example/move")
    letter = draft(Refusal(to=Person(given="Sam"), alternatives=[contact, page]), tone="work", channel="phone")
    assert "Sam" in letter.part("salutation")
    assert "http" not in letter.text
    assert "@" not in letter.text
    assert "\n- " not in letter.text


def test_names():
    def greeting(tone="work", **to):
        return draft(Refusal(to=Person(**to)), tone=tone).part("salutation")

    assert "Ms Campbell" in greeting(title="Ms", given="Ada", family="Campbell")
    assert "Ada Campbell" in greeting(given="Ada", family="Campbell")
    assert "Ada" in greeting(tone="social", given="Ada", family="Campbell")
    assert "Northwind" in greeting(organisation="Northwind")
    for tone in TONES:
        assert not re.search(r"Sir|Madam|Mr|Mrs|\b(his|her)\b", greeting(tone=tone))


def test_a_locale_tone_or_channel_that_does_not_exist():
    with pytest.raises(LocaleError, match='no locale "xx"'):
        draft(Refusal(), tone="work", locale="xx")
    with pytest.raises(LocaleError, match='did you mean "work"'):
        draft(Refusal(), tone="wrk")
    with pytest.raises(LocaleError, match='did you mean "phone"'):
        draft(Refusal(), tone="work", channel="phne")
    with pytest.raises(LocaleError, match="is not a locale"):
        draft(Refusal(), tone="work", locale="../etc")


def test_all_kinds_without_words_are_told_at_once():
    class Wish(Request):
        kind: str = "wish"

    class Whim(Reason):
        kind: str = "whim"

    with pytest.raises(NotReadyError) as error:
        draft(Refusal(request=Wish(), reasons=[Whim()]), tone="work")
    assert {block for _, block in error.value.words} == {"wish", "whim"}


def test_a_kind_that_extends_a_typed_kind_speaks_with_its_words():
    class Cashback(Refund):
        kind: str = "cashback"  # type: ignore[assignment]

    text = draft(Refusal(request=Cashback(item="kettle")), tone="work", seed=1).text
    assert "kettle" in text


class TestHouse:
    def write(self, folder, name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def test_a_house_overrides_one_block(self, tmp_path):
        self.write(
            tmp_path,
            "work/no.j2",
            '{% extends "graciousno/work/no.j2" %}\n'
            "{% block refund %}{% trans item=request.item %}We cannot take the {{ item }} back.{% endtrans %}"
            "{% endblock %}",
        )
        letter = draft(refund(), tone="work", templates=tmp_path)
        assert letter.part("no").startswith("We cannot take the walking boots back.")
        assert letter.part("reasons") == draft(refund(), tone="work").part("reasons")

    def test_a_house_has_a_tone_and_a_super_of_its_own(self, tmp_path):
        for part in (
            "salutation",
            "acknowledgement",
            "no",
            "reasons",
            "alternatives",
            "closing",
            "signature",
            "subject",
        ):
            self.write(tmp_path, f"pirate/{part}.j2", f'{{% extends "base/{part}.j2" %}}')
        self.write(
            tmp_path,
            "pirate/closing.j2",
            '{% extends "base/closing.j2" %}{% block closing %}Arr! {{ super() }}{% endblock %}',
        )
        closing = draft(refund(), tone="pirate", templates=tmp_path).part("closing")
        assert closing.startswith("Arr! ")
        assert len(closing) > 6

    @pytest.mark.parametrize(
        ("block", "says"),
        [
            ("{{ request.itm }}", 'did you mean "item"'),
            ("{{ nothing }}", "nothing"),
            ("{{ request.amount }}", "does not have"),
            ("{{ ''.__class__.__mro__ }}", "unsafe"),
            ("{{ request._fact }}", "no field"),
            ("{{ request.item.__class__ }}", "unsafe"),
            ("{% for i in range(999999999) %}x{% endfor %}", "Range too big"),
            ("{% for i in range(99999) %}{% for j in range(9) %}x{% endfor %}{% endfor %}", "more than a letter"),
            ("{{ self.refund() }}", "recursion"),
            ("{{ part('reason') }}", 'did you mean "reasons"'),
            ("{{ say('nothing') }}", "lacks a block"),
        ],
    )
    def test_what_a_writer_does_wrong_is_told_with_its_place(self, tmp_path, block, says):
        self.write(
            tmp_path,
            "work/no.j2",
            '{% extends "graciousno/work/no.j2" %}\n\n{% block refund %}\n' + block + "\n{% endblock %}",
        )
        with pytest.raises(TemplateError, match=says) as error:
            draft(refund(), tone="work", templates=tmp_path)
        if error.value.file and error.value.line:
            assert error.value.file.endswith("no.j2")

    def test_a_syntax_error_names_file_and_line(self, tmp_path):
        self.write(tmp_path, "work/no.j2", '{% extends "graciousno/work/no.j2" %}\n{% blok x %}{% endblock %}')
        with pytest.raises(TemplateError, match=r"no\.j2:2"):
            draft(refund(), tone="work", templates=tmp_path)

    def test_a_circle_of_templates_is_found(self, tmp_path):
        self.write(tmp_path, "work/no.j2", '{% extends "work/no.j2" %}')
        with pytest.raises(TemplateError, match="extends itself"):
            draft(refund(), tone="work", templates=tmp_path)


def test_an_email_is_a_correct_message():
    letter = draft(refund(), tone="work", locale="en_GB")
    message = letter.to_email(
        sender="Northwind <care@northwind.example>", recipient="ada@example.org", reply_to="r@x.example"
    )
    assert message["Subject"] == letter.subject
    assert message["Content-Language"] == "en-GB"
    assert message["From"] == "Northwind <care@northwind.example>"
    assert message["Message-ID"].endswith("@northwind.example>")
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message.get_body(("plain",)).get_content().rstrip("\n") == letter.text
    for bad in ("nobody", "a@b\nBcc: c@d.example", "", "two words@x.example"):
        with pytest.raises(ValueError, match="sender"):
            letter.to_email(sender=bad, recipient="ada@example.org")


def test_html_has_paragraphs_lists_and_only_the_senders_links():
    case = refund()
    page = SelfService(what="see <b>https://evil.example</b>", url="https://northwind.example/help?a=1&b=2")
    html = draft(case.model_copy(update={"alternatives": (*case.alternatives, page)}), tone="work").html
    assert html.count("<li>") == 2
    assert '<a href="https://northwind.example/help?a=1&amp;b=2">' in html
    assert html.count("<a ") == 1
    assert "&lt;b&gt;" in html
    assert '<html lang="en" dir="ltr">' in html


def test_to_dict_is_plain_data():
    assert json.loads(json.dumps(draft(refund(), tone="work").to_dict()))["channel"] == "email"


def test_everything_that_a_houses_words_want_is_told_at_once_with_its_place(tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "no.j2").write_text(
        '{% extends "graciousno/work/no.j2" %}\n'
        "{% block refund %}We can't refund order {{ request.order }}.\n"
        "{% trans order=request.order, day=request.received|date %}Order {{ order }} came on {{ day }}.{% endtrans %}\n"
        "{% if request.item %}The {{ request.item }} stays.{% endif %} {{ 1 if to.family is none else to.family }}\n"
        "{% endblock %}\n",
        encoding="utf-8",
    )
    (tmp_path / "work" / "signature.j2").write_text(
        '{% extends "graciousno/work/signature.j2" %}\n{% block signature %}{{ sender.role }}, {{ reference }}{% endblock %}\n',
        encoding="utf-8",
    )

    class Fancy(Reason):
        kind: str = "fancy"

    with pytest.raises(NotReadyError) as error:
        draft(Refusal(request=Refund(), reasons=[Fancy()]), tone="work", templates=tmp_path)
    assert error.value.words == (("work/reasons.j2", "fancy"),)
    told = [(fact.field, fact.block, Path(fact.file).name, fact.line) for fact in error.value.facts]
    assert told == [
        ("request.order", "refund", "no.j2", 2),
        ("request.received", "refund", "no.j2", 3),
        ("request.order", "refund", "no.j2", 3),
        ("sender.role", "signature", "signature.j2", 2),
        ("reference", "signature", "signature.j2", 2),
    ]
    assert all(fact.field in str(error.value) for fact in error.value.facts)


def test_another_mistake_of_a_template_is_told_as_it_is(tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "signature.j2").write_text(
        '{% extends "graciousno/work/signature.j2" %}\n{% block signature %}{{ sender.rolle }}{% endblock %}\n'
    )
    with pytest.raises(TemplateError, match='no field "rolle"; did you mean "role"'):
        draft(Refusal(), tone="work", templates=tmp_path)
