"""No reason rests on who somebody is; the words that only look so stay free."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import Severity, check

RULE = "no-protected-ground"
CORPUS = Path(__file__).parents[1] / "corpus"


def found(text, locale="en"):
    return check(text, locale=locale, select=[RULE]).findings


PLAIN = [
    # Age
    "We are looking for a younger profile.",
    "You are too old to start an apprenticeship with us.",
    "The hostel does not accept guests over 40.",
    "We turned your application down since you will retire in a few years anyway.",
    "If we are honest, people your age rarely adapt to the new software.",
    # Disability
    "We can't have a deaf person on reception.",
    "The post is not suitable for someone with your condition.",
    "Because of your epilepsy we gave the place to somebody else.",
    "You disclosed your bipolar disorder, and we no longer feel we can offer you the post.",
    "No guide dogs in the dining room, please.",
    # Pregnancy, marriage, children
    "We need someone who can commit long-term, and you are expecting.",
    "We don't let to families with children.",
    "You're pregnant, so there's no point in extending your contract.",
    "We prefer not to let the studio to a mother with a toddler.",
    "We don't rent to unmarried couples.",
    "Mothers of small children can't do the night shift.",
    # Origin, nationality, skin, language
    "Native speakers only.",
    "We don't rent to foreigners.",
    "Your accent would put customers off.",
    "The owner doesn't want any Nigerians in the house.",
    "We can't take you on as you're from Syria.",
    "We'd lose customers with somebody of your skin colour at the door.",
    # Religion
    "You would not be a cultural fit with our Christian team.",
    "A shop like ours can't have a cashier in a hijab.",
    "The school hires only Catholics as maths teachers.",
    "Because you keep the Sabbath we cannot offer you the shift lead.",
    # Sex, gender, orientation
    "We had hoped for a man, to be honest.",
    "As a woman you would find it hard to be taken seriously on site.",
    "We can't employ you because you're transgender.",
    "Our hotel doesn't offer double rooms to gay couples.",
    "We cannot bake a cake for a same-sex wedding.",
    # What others would say
    "Our guests expect British staff.",
]
DOUBTFUL = [
    "There was no real cultural fit.",
    "We won't renew the contract given your sick leave.",
    "The club has no lift, so we can't take wheelchair users.",
    "You would not feel at home in our young and dynamic team.",
]
SILENT = [
    "We may not sell to under-18s.",
    "You need to be 18 to open this account.",
    "The concession is for pensioners, so please bring proof of age.",
    "There is a lift for disabled guests, and two rooms have wide doors.",
    "Your device is too old for the update.",
    "Your order is too old to be returned.",
    "We welcome applications from everyone, regardless of age, sex, religion or disability.",
    "You mentioned that you're expecting; congratulations!",
    "The post asks for spoken German at level B2, as the calls are in German.",
    "The race is full.",
    "We only have a single room left.",
    "The sex education course is full.",
    "We don't treat pregnant cats on Saturdays.",
    "Your request for a disabled parking bay was refused, because the road is too narrow.",
    "You can't get the pension before the age of 67.",
    "Your disability benefit can't be paid before the form arrives.",
    "The rejection has nothing to do with your pregnancy.",
    "The women's changing room is closed until Friday.",
    "We have chosen a candidate who speaks Polish and Ukrainian, which the families need.",
    "I can't come; I'm pregnant and tired.",
    "My religion doesn't allow me to work on Saturdays.",
    "We can't publish your essay on race and religion.",
    "The black jacket is sold out; we have a white one.",
    "Your account has been disabled because of too many failed logins.",
    "We can't take the children on the minibus without a seat belt.",
    "Because of your illness we extended the deadline.",
    'You wrote: "We don\'t let to families with children."',
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_ones_are_errors(text):
    assert [one.severity for one in found(text)] == [Severity.ERROR], found(text)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubtful_ones_are_advice(text):
    assert [one.severity for one in found(text)] == [Severity.ADVICE], found(text)


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes_stay_free(text):
    assert not found(text)


@pytest.mark.parametrize("locale", ["ar", "de", "en", "ja"])
def test_no_ordinary_letter_is_accused(locale):
    for path in sorted((CORPUS / locale).glob("*.learn.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if RULE not in row["breaks"]:
                assert not [one for one in found(row["text"], locale) if one.severity > Severity.ADVICE], row["id"]
                assert locale != "en" or not found(row["text"]), row["id"]


def test_no_real_message_is_accused(real_messages):
    for line in (real_messages / "en.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert not found(row["text"]), row["id"]


def test_a_language_without_words_is_unchecked():
    assert check("Ei käy.", locale="fi", select=[RULE]).unchecked == (RULE,)


@given(st.lists(st.sampled_from([*PLAIN, *SILENT, "\n\n", "\u0000", "“", "you are ", "not "]), max_size=6).map("".join))
def test_no_text_makes_it_raise(text):
    for one in found(text):
        assert text[one.span.start : one.span.end] == one.excerpt
