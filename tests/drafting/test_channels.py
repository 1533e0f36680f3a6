import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graciousno import Acknowledgement, Alternative, Person, Reason, Refusal, Request, check, draft
from graciousno.alternatives import Repair, StoreCredit
from graciousno.drafting.channels import paper
from graciousno.drafting.draft import draft as write
from graciousno.model.letters import Boundary, Clarification, ColleagueNote, Goodwill, OurPart, Parting
from graciousno.model.sms import segments
from graciousno.reasons import DeadlinePassed
from graciousno.requests import Refund
from strategies import TONES, facts, refusals

NEW = ("chat", "sms", "letter")
KINDS = (Refusal, Clarification, Boundary, Parting, Goodwill, ColleagueNote)


def refund(**more):
    given = {
        "to": Person(title="Ms", given="Ada", family="Campbell", address=["12 Hill Street", "Edinburgh EH6 7AB"]),
        "sender": Person(given="Ines", family="Okafor", organisation="Northwind", address=["4 Dock Road"]),
        "request": Refund(item="walking boots", order="1042", received=date(2026, 5, 20)),
        "reference": "NW-118",
        "reasons": [
            DeadlinePassed(what="the 30-day return window", on=date(2026, 5, 3)),
            Reason(text="The boots have been worn outdoors"),
        ],
        "alternatives": [StoreCredit(amount="89.00", currency="GBP"), Repair(free=True)],
    }
    return Refusal(**(given | more))


def written(channel, tone="work", locale="en_GB", **more):
    return draft(refund(**more), tone=tone, locale=locale, channel=channel)


def of(rule, letter):
    return [finding for finding in letter.report.findings if finding.rule == rule]


@settings(max_examples=60)
@given(st.one_of([facts(cls) for cls in KINDS]), st.sampled_from(TONES))
def test_any_letter_drafts_in_every_channel(letter, tone):
    for channel in NEW:
        one = draft(letter, tone=tone, channel=channel)
        assert one.text
        assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066\u2067\ue000-\uf8ff]", one.text)
        assert one.spans[0].start == 0
        assert one.spans[-1].end == len(one.text)
        assert all(first.end == second.start for first, second in pairwise(one.spans))
        assert all(one.text[part.start : part.end] == part.text for part in one.parts)
        assert not re.search(r"https?://evil|www\.evil|evil\.example|@evil|javascript:alert", one.text)
        assert "<script" not in one.html
        assert one.report is not None
        assert all(one.messages)


def test_the_examples_keep_the_promise():
    for channel in NEW:
        for tone in TONES:
            letter = written(channel, tone, written=date(2026, 5, 22))
            assert letter.report.ok, letter.report.findings


# A chat.


def test_a_chat_has_no_greeting_and_no_name():
    letter = written("chat")
    assert "Dear" not in letter.text
    assert "Ines" not in letter.text


def test_a_chat_is_several_messages_and_a_list_stands_with_its_introduction():
    *_, last = letter = written("chat").messages
    assert len(letter) == 3
    assert last.count("\n- ") == 2
    assert "\n\n" not in last
    assert not last.startswith("- ")


def test_other_channels_are_one_message():
    for channel in ("email", "phone", "sms", "letter"):
        letter = written(channel)
        assert letter.messages == (letter.text,)


# A text message.


@pytest.mark.parametrize(
    ("text", "count", "encoding", "units"),
    [
        ("", 0, "GSM-7", 0),
        ("Hello", 1, "GSM-7", 5),
        ("a" * 160, 1, "GSM-7", 160),
        ("a" * 161, 2, "GSM-7", 161),
        ("a" * 306, 2, "GSM-7", 306),
        ("a" * 307, 3, "GSM-7", 307),
        ("€" * 80, 1, "GSM-7", 160),
        ("€" * 81, 2, "GSM-7", 162),
        ("a" * 152 + "€" * 77, 3, "GSM-7", 306),  # the escape and its sign stay together: 152, 152, 2
        ("[]{}\\~|^", 1, "GSM-7", 16),
        ("ñ£@_ äöü ÄÖÜ ß à Δ", 1, "GSM-7", 18),
        ("ç", 1, "UCS-2", 1),
        ("“", 1, "UCS-2", 1),
        ("я" * 70, 1, "UCS-2", 70),
        ("я" * 71, 2, "UCS-2", 71),
        ("я" * 135, 3, "UCS-2", 135),
        ("😀" * 35, 1, "UCS-2", 70),
        ("😀" * 36, 2, "UCS-2", 72),
        ("я" * 66 + "😀" * 34, 3, "UCS-2", 134),  # a pair is not torn: 66, 66, 2
    ],
)
def test_segments(text, count, encoding, units):
    found = segments(text)
    assert (found.count, found.encoding, found.units) == (count, encoding, units)


@given(st.text(max_size=400))
def test_segments_hold_the_text(text):
    found = segments(text)
    alone, joined = (160, 153) if found.encoding == "GSM-7" else (70, 67)
    assert found.units >= len(text)
    assert found.units <= (alone if found.count <= 1 else joined * found.count)


def test_a_text_message_has_plain_signs():
    letter = written("sms", acknowledgement=Acknowledgement(quote="I’ve “never”… worn them – see www.shop.example"))
    assert letter.segments.encoding == "GSM-7"
    email = written("sms", reasons=[], alternatives=[], request=Request(about="see https://shop.example/x’s page"))
    assert 'about "see https: //shop. example/x\'s page"' in email.text


def test_a_text_message_is_shortened_in_whole_parts():
    letter = written("sms", acknowledgement=Acknowledgement(quote="They hurt " * 12, impact="The trip is off"))
    assert letter.shortened[:2] == ("thanks", "quote")
    assert letter.segments.count <= 3
    assert "They hurt" not in letter.text
    assert letter.part("no")
    assert letter.part("reasons")


def test_a_short_text_message_is_left_alone():
    letter = written("sms", alternatives=[])
    assert letter.shortened == ()
    assert "Northwind" in letter.text


def test_the_first_reason_stays_however_long_it_is():
    letter = written("sms", reasons=[Reason(text="This is why. " * 50), Reason(text="And so")])
    assert "further_reasons" in letter.shortened
    assert "This is why." in letter.part("reasons")
    assert letter.part("no")
    assert [finding.severity.name for finding in of("fits-channel", letter)] == ["WARNING"]


def unlimited(letter, tone):
    """The text message that these facts give where there is no limit: whole sentences alone."""
    full = write(letter, tone=tone, channel="sms", segments=10**6, seed=1)
    assert full.shortened == ()
    return full


def without(refusal, shortened):
    """The facts of a shortened text message, as a caller would have given them."""
    heard = (refusal.acknowledgement or Acknowledgement()).__dict__
    less = {}
    if {"thanks", "quote", "impact"} & set(shortened):
        less["acknowledgement"] = Acknowledgement(
            thanks=heard["thanks"] and "thanks" not in shortened,
            quote=None if "quote" in shortened else heard["quote"],
            impact=None if "impact" in shortened else heard["impact"],
        )
    if "thanks" in shortened and refusal.request:
        less["request"] = refusal.request.model_copy(update={"received": None})
    if "further_reasons" in shortened:
        told = [one for one in refusal.reasons if type(one) is not Reason or one.text]
        less["reasons"] = tuple(sorted(told, key=lambda reason: reason.weight)[:1])
    if "further_alternatives" in shortened:
        told = [one for one in refusal.alternatives if type(one) is not Alternative or one.text]
        less["alternatives"] = tuple(told[:1])
    if "alternatives" in shortened:
        less["alternatives"] = ()
        if refusal.no.firmness == "firm":  # which a no without a way on is not
            less["no"] = refusal.no.model_copy(update={"firmness": "plain"})
    less |= {"our_part": None} if "our_part" in shortened else {}
    less |= {"sender": Person()} if "signature" in shortened else {}
    return refusal.model_copy(update=less)


def holds_whole_sentences(refusal, tone):
    short = write(refusal, tone=tone, channel="sms", seed=1)
    expected = unlimited(without(refusal, short.shortened), tone)
    text = expected.text
    if "acknowledgement" in short.shortened:
        heard = next(part for part in expected.parts if part.name == "acknowledgement")
        text = text[: heard.start] + text[heard.end :].removeprefix("\n")
    assert short.text == text
    assert short.part("no") == expected.part("no")
    assert short.part("reasons") == expected.part("reasons")
    assert short.segments.count <= 3 or short.shortened or not (refusal.acknowledgement or refusal.alternatives)
    return short


@settings(max_examples=150)
@given(refusals, st.sampled_from(TONES))
def test_a_text_message_never_holds_half_a_sentence(refusal, tone):
    holds_whole_sentences(refusal, tone)


@given(st.integers(1, 40), st.integers(1, 4), st.integers(1, 4), st.sampled_from(TONES))
def test_what_is_left_out_of_a_text_message_is_told(length, reasons, alternatives, tone):
    short = holds_whole_sentences(
        refund(
            acknowledgement=Acknowledgement(quote="It hurts. " * length, impact="The trip is off."),
            reasons=[Reason(text=f"Reason {number} {'so ' * length}it is.") for number in range(reasons)],
            alternatives=([Repair(free=True), StoreCredit(amount="89.00", currency="GBP")] * 2)[:alternatives],
            our_part=OurPart(what="We were slow."),
        ),
        tone,
    )
    assert ("quote" in short.shortened) == ("It hurts." not in short.text)
    assert ("further_reasons" in short.shortened) == (reasons > 1 and "Reason 1" not in short.text)
    assert short.part("reasons")
    assert short.segments.count <= 3


# A printed letter.


def test_a_letter_has_addresses_date_reference_and_subject():
    letter = written("letter", written=date(2026, 5, 22))
    names = [part.name for part in letter.parts]
    assert names[:6] == ["sender", "recipient", "date", "reference", "subject", "salutation"]
    assert letter.text.startswith(
        "Northwind\n4 Dock Road\n\nMs Ada Campbell\n12 Hill Street\nEdinburgh EH6 7AB\n\n22 May 2026\n\n"
        "Our reference: NW-118\n\nYour refund request for order 1042\n\nDear Ms Campbell,"
    )
    assert letter.text.count("NW-118") == 1
    assert letter.subject == letter.part("subject")


def test_a_letter_invents_no_date():
    letter = written("letter")
    assert not letter.part("date")
    assert str(date.today().year) not in re.sub("2026", "", letter.text)  # noqa: DTZ011


def test_a_letter_with_nothing_known_has_no_empty_head():
    letter = draft(Refusal(), tone="work", channel="letter")
    assert letter.parts[0].name == "subject"
    assert "<address" not in letter.html.replace('<address class="sender"></address>', "").replace(
        '<address class="recipient"></address>', ""
    )


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("en", "A4"),
        ("en_GB", "A4"),
        ("en_US", "Letter"),
        ("fr_CA", "Letter"),
        ("es_MX", "Letter"),
        ("de@informal", "A4"),
    ],
)
def test_paper(locale, size):
    assert paper(locale) == size


def test_the_page_of_a_letter():
    html = written("letter", locale="en_US", written=date(2026, 5, 22)).html
    assert "size: Letter" in html
    assert "Ms Ada Campbell<br>\n12 Hill Street<br>" in html
    assert "<h1>Your refund request for order 1042</h1>" in html
    body, end = html.split('<div class="end">')
    assert "Dear Ms Campbell" in body
    assert "Kind regards" in end
    assert "Ines Okafor" in end.split('<div class="signature">')[1]
    assert "size: A4" in written("letter").html


@settings(max_examples=30)
@given(refusals)
def test_the_page_of_a_letter_has_all_its_words(refusal):
    from html import unescape

    letter = draft(refusal, tone="public", channel="letter")
    page = unescape(re.sub("<[^>]+>", " ", letter.html.split("<main>")[1]))
    # The page has markup in place of isolates.
    shown = re.sub(r"^- |[\u2068\u2069]", "", letter.text, flags=re.MULTILINE)
    assert "".join(shown.split()).replace("-", "") == "".join(page.split()).replace("-", "")


def test_pdf():
    try:
        pages = written("letter", written=date(2026, 5, 22)).to_pdf()
    except ImportError as error:
        pytest.skip(str(error))
    assert pages.startswith(b"%PDF-")


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(ImportError, match=r"graciousno\[pdf\]"):
        written("letter").to_pdf()


def test_only_a_letter_is_printed():
    with pytest.raises(ValueError, match='"letter"'):
        written("email").to_pdf()


# The rule.


def test_free_text_fits_anything():
    assert check("No. " * 3000, locale="en", select="fits-channel").ok


def test_a_long_chat_is_found():
    long = of("fits-channel", written("chat", reasons=[Reason(text="This is why. " * 60)]))
    assert [finding.severity.name for finding in long] == ["WARNING"]
    assert "characters" in long[0].message
    note = ColleagueNote(decision="We said no. " * 60)
    assert of("fits-channel", draft(note, tone="work", channel="chat"))


def test_a_long_subject_is_found():
    letter = written("email", request=Request(about="the boots, the laces, the socks and everything else " * 2))
    assert [finding.severity.name for finding in of("fits-channel", letter)] == ["ADVICE"]
    assert not of("fits-channel", written("email"))


def test_a_long_letter_is_found():
    assert of("fits-channel", written("letter", reasons=[Reason(text="This is why. " * 400)]))


def test_an_address_read_out_is_found():
    letter = written("phone", reasons=[Reason(text="It stands on www.shop.example/terms")])
    found = of("fits-channel", letter)
    assert found
    assert found[0].part == "reasons"
    assert not of("fits-channel", written("phone"))
