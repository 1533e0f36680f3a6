"""The letters beside the refusal: whatever is known of the facts, each reads well."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graciousno import Acknowledgement, Person, Reason, Refusal, draft
from graciousno.alternatives import Contact, SelfService
from graciousno.model.letters import Boundary, Clarification, ColleagueNote, Goodwill, OurPart, Parting
from graciousno.reasons import NoCapacity
from graciousno.requests import Refund
from strategies import TONES, facts

LETTERS = (Clarification, Boundary, Parting, Goodwill, ColleagueNote)
CHANNELS = ("email", "letter", "chat", "sms", "phone")
HOLES = re.compile(
    r"None|\{\{|\{%|%\(|  |\.\.(?!\.)| [,.;:!?](?!\w)|\( ?\)|“”|[\ue000-\uf8ff]|\n{3}|[ \t]\n|Undefined|:\s*\Z|\n- *\n"
)
DAY = date(2026, 5, 3)
INES = Person(given="Ines", family="Okafor", role="Customer care", organisation="Northwind")
REASONS = (NoCapacity(until=DAY), Reason(text="The shop closes in June."))
SAMPLES = {
    "to": [Person(title="Ms", given="Ada", family="Campbell"), Person(given="Ada"), Person(organisation="Hollis")],
    "sender": [INES, Person(given="Dana")],
    "reference": ["C-20418"],
    "written": [DAY],
    "request": [Refund(item="walking boots", order="1042", received=DAY), Refund(about="the boots")],
    "acknowledgement": [
        Acknowledgement(quote="They pinch!"),
        Acknowledgement(thanks=False),
        Acknowledgement(thanks=False, impact="You need them for a long walk in July."),
    ],
    "questions": [("What did the label say?",), ("What did the label say?", "When did the parcel arrive?")],
    "next": ["We are asking the carrier where the parcel went."],
    "by": [DAY],
    "conduct": ["shouting at the front desk"],
    "on": [DAY],
    "because": ["Our team needs to be able to work without fear."],
    "change": ["a calm tone in calls and e-mails"],
    "consequence": ["If it happens again, we will end the call and answer by letter."],
    "alternatives": [
        (Contact(person=Person(given="Priya", phone="020 7946 0123")),),
        (
            Contact(person=Person(given="Priya", phone="020 7946 0123")),
            SelfService(what="a change of address", url="https://northwind.example/move"),
        ),
    ],
    "relation": ["our contract for the bookkeeping"],
    "since": [DAY],
    "ends": [DAY],
    "thanks_for": ["six years of friendly work"],
    "reasons": [REASONS[:1], REASONS],
    "steps": [
        ("You will get all files in June.",),
        ("You will get all files in June.", "Priya will answer questions."),
    ],
    "door": ["If you need help with your accounts again, we would love to hear from you."],
    "given": ["a full refund of £89.00"],
    "how": ["The money will be on your card in five days"],
    "once": [True, False],
    "colleagues": [(Person(given="Jonas"),), (Person(given="Jonas"), Person(title="Dr", family="Mei"), Person())],
    "customer": ["Ms Campbell"],
    "decision": ["We do not refund the boots."],
    "said": ["Ms Campbell said that she would call back."],
    "witnesses": [(INES,), (INES, Person(team="Night shift"), Person(email="a@b.example"))],
    "again": ["Please offer the repair again."],
}
"""For each field values as people write them."""


def likely(cls):
    """Letters of a kind in which each field is there, with one of its samples, or not."""
    fields = {name: st.sampled_from(SAMPLES[name]) for name in cls.model_fields if name != "kind"}
    return st.fixed_dictionaries({}, optional=fields).map(lambda given: cls(**given))


def ours(letter):
    return "\0".join(letter.text[span.start : span.end] for span in letter.spans if span.origin == "template")


@pytest.mark.parametrize("cls", LETTERS)
def test_any_letter_drafts_in_every_tone_and_channel(cls):
    @settings(max_examples=30, deadline=None)
    @given(facts(cls))
    def drafts(facts_):
        for tone in TONES:
            for channel in CHANNELS:
                letter = draft(facts_, tone=tone, channel=channel)
                assert letter.text
                assert letter.subject
                assert "\n" not in letter.subject
                assert "None" not in ours(letter)
                assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066\u2067\ue000-\uf8ff]", letter.text)

    drafts()


@pytest.mark.parametrize("cls", LETTERS)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_combination_reads_well(cls, tone, channel):
    @settings(max_examples=25, deadline=None)
    @given(likely(cls), st.integers(0, 5))
    def reads_well(facts_, seed):
        letter = draft(facts_, tone=tone, channel=channel, seed=seed, locale="en_GB")
        body = letter.text
        assert not HOLES.search(body), body
        assert not HOLES.search(letter.subject), letter.subject
        assert not letter.fallbacks
        assert [(one.rule, one.excerpt) for one in letter.report.findings] == []
        for part in letter.parts:
            assert part.text[0].isupper() or part.text[0] in '“"3', part.text

    reads_well()


@pytest.mark.parametrize("cls", LETTERS)
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("channel", ["email", "letter", "phone"])  # a chat greets nobody, a text message is short
def test_nothing_that_is_given_is_lost(cls, tone, channel):
    fields = {
        name: SAMPLES[name][-1] for name in cls.model_fields if name not in {"kind", "to", "written", "reference"}
    }
    text = draft(cls(**fields), tone=tone, channel=channel, locale="en_GB").text
    for name, value in fields.items():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                assert one in text, name
            elif isinstance(one, date):
                assert "3 May 2026" in text, name
            elif isinstance(one, Person) and name != "sender":
                assert (one.given or one.family or one.team or "") in text, name


@pytest.mark.parametrize("tone", TONES)
def test_a_clarification_always_asks_and_says_what_comes_next(tone):
    letter = draft(Clarification(), tone=tone)
    assert "?" in letter.part("questions")
    assert letter.part("next")
    assert "3 May 2026" in draft(Clarification(by=DAY), tone=tone, locale="en_GB").part("next")


@pytest.mark.parametrize("tone", TONES)
def test_questions_are_a_list_in_writing_and_breaths_when_spoken(tone):
    asked = Clarification(questions=SAMPLES["questions"][-1])
    assert draft(asked, tone=tone).part("questions").count("\n- ") == 2
    assert "- " not in draft(asked, tone=tone, channel="phone").part("questions")


@pytest.mark.parametrize("tone", TONES)
def test_a_boundary_offers_only_what_is_given(tone):
    names = [part.name for part in draft(Boundary(conduct="shouting"), tone=tone).parts]
    assert "alternatives" not in names
    offered = draft(Boundary(alternatives=SAMPLES["alternatives"][0]), tone=tone)
    assert "Priya" in offered.part("alternatives")


@pytest.mark.parametrize("tone", TONES)
def test_a_parting_opens_a_door_only_if_there_is_one(tone):
    closed = draft(Parting(), tone=tone, seed=1).part("wishes")
    opened = draft(Parting(door="Come back any time."), tone=tone, seed=1).part("wishes")
    assert opened == f"Come back any time. {closed}"


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("seed", range(4))
def test_goodwill_is_for_this_once_unless_it_is_not(tone, seed):
    once = draft(Goodwill(given="a refund"), tone=tone, seed=seed).part("gift")
    assert re.search(r"\bonce\b|this one time", once)
    always = draft(Goodwill(given="a refund", once=False), tone=tone, seed=seed).part("gift")
    assert once.startswith(always)
    assert not re.search(r"\bonce\b|one time", always)


@pytest.mark.parametrize(
    ("fields", "greeting"),
    [
        ({}, "Hello,"),
        ({"colleagues": SAMPLES["colleagues"][-1]}, "Hello Jonas and Dr Mei,"),
        ({"colleagues": (Person(),)}, "Hello,"),
        ({"to": Person(team="Night shift"), "colleagues": (Person(given="Jonas"),)}, "Hello Night shift,"),
    ],
)
def test_colleagues_are_greeted_by_name(fields, greeting):
    assert draft(ColleagueNote(**fields), tone="work").part("salutation") == greeting


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("seed", range(3))
def test_our_part_is_sorry_for_how_it_went_and_admits_nothing_else(tone, channel, seed):
    def told(**fields):
        letter = draft(
            Refusal(request=Refund(item="boots"), reasons=REASONS, our_part=OurPart(**fields)),
            tone=tone,
            channel=channel,
            seed=seed,
        )
        # The rules of a refusal look for alternatives too; only the words are judged here.
        assert not [one for one in letter.report.findings if one.part == "our_part"]
        names = [part.name for part in letter.parts]
        if "our_part" in names:
            assert names.index("our_part") == names.index("acknowledgement") + 1
        return letter.part("our_part") if "our_part" in names else ""

    what, mended = "Our shop should have told you about the deadline.", "The sign at the till now says it."
    assert told() == ""
    assert told(mended=mended) == mended
    everything = told(what=what, sorry_for="the second trip to the shop", mended=mended)
    assert everything.startswith(what)
    assert everything.endswith(mended)
    assert "sorry" in everything
    assert "the second trip to the shop" in everything
    assert "sorry" in told(what=what)
    assert "the long wait" in told(sorry_for="the long wait")
