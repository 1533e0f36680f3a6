"""Every kind in every tone and channel, with samples: no promise broken, no hole, and the moves found in bare text."""

import re

import pytest

from graciousno import Acknowledgement, Alternative, Person, Refusal, check, draft
from graciousno.alternatives import Contact
from graciousno.checking.rules import NAMES, rule
from graciousno.drafting import inspect
from graciousno.drafting.samples import samples as sample_facts
from graciousno.drafting.trials import every_case
from graciousno.language.tags import shipped
from graciousno.language.upkeep import is_overlay
from strategies import CHANNELS, TONES, samples

_english = sample_facts()
full = _english.full
minimal = _english.minimal

RULES = [name for name in NAMES if rule(name).group != "structure" and name != "fits-channel"]
WORD_RULES = [name for name in NAMES if rule(name).group == "words"]
HOLE = re.compile(r"None|  |[ \u00a0][,.;:!?](?!\w)|\.\.(?!\.)|[\ue000-\uf8ff]|“”|\( ?\)")
PEOPLE = {
    "to": Person(title="Ms", given="Ada", family="Campbell"),
    "sender": Person(given="Ines", family="Okafor", role="Customer care", organisation="Northwind"),
}


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("tone", TONES)
def test_every_sample_of_every_kind_in_every_wording_keeps_the_promises_and_has_no_hole(tone, channel):
    written = 0
    for label, case in every_case():
        for letter in inspect.letters(case, tone=tone, locale="en", channel=channel, house=None):
            written += 1
            found = [*map(str, check(letter, select=RULES).findings), *HOLE.findall(letter.text), *letter.fallbacks]
            assert not found, (label, letter.text, found)
    assert written > 1000


@pytest.mark.parametrize("tag", [one for one in shipped() if not is_overlay(one)])
def test_every_sample_of_every_kind_in_every_language_has_no_hole_and_no_fallback(tag):
    for label, case in every_case():
        for tone in TONES:
            for channel in CHANNELS:
                letter = draft(case, tone=tone, locale=tag, channel=channel)
                assert not letter.fallbacks, (label, tone, channel, letter.fallbacks)
                assert not HOLE.search(letter.text), (label, tone, channel, letter.text)
                assert letter.text.strip(), (label, tone, channel)
                assert "  " not in letter.subject, (label, tone, channel, letter.subject)


@pytest.mark.parametrize("tag", [one for one in shipped() if not one.startswith("en_")])
def test_of_several_alternatives_none_says_instead(tag):
    known = sample_facts(tag)
    again = re.compile(r"\binstead\b|stattdessen|代わりに、|بدلًا من ذلك", re.IGNORECASE)
    plain = known.minimal(Contact)
    for cls in samples("alternative"):
        for fact in (known.full(cls), *([] if cls is Alternative else [known.minimal(cls)])):  # no text, no words
            case = known.letter(Refusal, fact, plain)
            for tone in TONES:
                for channel in ("email", "phone"):
                    for seed in range(4):
                        letter = draft(case, tone=tone, locale=tag, channel=channel, seed=seed)
                        frame, _, items = letter.part("alternatives").partition("\n")
                        assert items, frame
                        assert not again.search(items), (frame, items)
                        assert not letter.fallbacks, letter.fallbacks


def test_a_single_alternative_says_instead():
    case = Refusal(request={"kind": "refund"}, alternatives=[{"kind": "repair"}])
    texts = [draft(case, tone="public", seed=seed).part("alternatives") for seed in range(8)]
    assert any("instead" in text for text in texts), texts


@pytest.mark.parametrize("tone", TONES)
def test_the_no_is_found_by_the_checker_whatever_is_refused(tone):
    for cls in samples("request"):
        for fact in (minimal(cls), full(cls)):
            for extent in ("whole", "part", "for_now"):
                for firmness in ("gentle", "plain", "firm"):
                    no = {"extent": extent, "firmness": firmness, "granted": "the first half"}
                    reasons = [{"kind": "fully_booked", "what": "the calendar"}]
                    alternatives = [{"kind": "contact", "person": {"given": "Priya"}, "topic": "the next steps"}]
                    facts = {"request": fact, "no": no, "reasons": reasons, "alternatives": alternatives}
                    letter = draft(Refusal(**PEOPLE, **facts), tone=tone)
                    assert check(letter.text, locale="en").moves["says-no"], letter.text
                    assert not check(letter, select=WORD_RULES).findings, letter.text


@pytest.mark.parametrize("tone", TONES)
def test_ten_noes_to_ten_people_do_not_read_alike(tone):
    texts = {
        draft(
            Refusal(
                to=Person(given="Ada"),
                request={"kind": "refund", "item": "kettle", "order": str(number)},
                reasons=[{"kind": "deadline_passed", "what": "the return window"}],
                alternatives=[{"kind": "repair", "free": True}],
            ),
            tone=tone,
        ).text.replace(str(number), "#")
        for number in range(10)
    }
    assert len(texts) >= 6


def test_an_own_share_is_sorry_for_how_it_went_not_for_the_decision():
    case = Refusal(
        **PEOPLE,
        request={"kind": "refund", "item": "boots"},
        acknowledgement=Acknowledgement(impact="You came to the shop twice."),
        our_part={"what": "Our shop should have told you about the deadline.", "sorry_for": "the second trip"},
    )
    for tone in TONES:
        part = draft(case, tone=tone).part("our_part")
        assert "the second trip" in part
        assert "Our shop should have told you about the deadline." in part
