"""A report as one short paragraph."""

import json
from pathlib import Path

import pytest

import graciousno
from graciousno.checking.rules import NAMES
from graciousno.model import feedback
from graciousno.model.report import MOVES, Finding, Fix, Report, Severity, Stretch

ROOT = Path(__file__).parents[2]


def found(rule, words="", *, text="", severity=Severity.WARNING, message="this is wrong", **more):
    start = text.find(words) if words else -1
    span = Stretch(start, start + len(words)) if start >= 0 else None
    return Finding(rule=rule, severity=severity, message=message, span=span, excerpt=words, **more)


def told(*findings, text="", **more):
    return Report(text=text, locale="en", findings=findings, **more).feedback()


def test_the_bad_reply():
    text = (ROOT / "docs" / "a-bad-reply.txt").read_text(encoding="utf-8")
    said = graciousno.check(text, locale="en").feedback()
    assert said.startswith('Take the blame out of "You failed to return the boots in time"')
    assert said.index('Find respectful words for "As already explained"') < said.index('Soften "Refund denied"')
    assert 'Give the reason itself in place of "that is our policy"' in said
    assert "offer something that the reader can do instead." in said
    assert "\n" not in said


def test_a_clean_report_says_so_and_what_to_keep():
    places = {move: (Stretch(0, 1),) for move in MOVES}
    assert told() == "Nothing needs to change."
    assert told(moves=places) == (
        "Nothing needs to change. Keep the way you name the request, the clear no, the reason you give, "
        "and what you offer instead."
    )


def test_a_move_that_was_found_fault_with_is_not_to_keep():
    text = "Refund denied. We can repair it."
    moves = {"says-no": (Stretch(0, 13),), "offers-alternative": (Stretch(15, 31),)}
    said = told(found("never-blunt", "Refund denied", text=text), text=text, moves=moves)
    assert said == 'Soften "Refund denied". Keep what you offer instead.'
    assert "Keep the clear no" in told(
        found("never-blunt", "Refund denied", text=text),
        text=text,
        moves={"says-no": (*moves["says-no"], Stretch(20, 22))},
    )


def test_what_is_missing_is_one_sentence():
    rules = ("always-acknowledges-request", "says-no-clearly", "always-offers-reason", "offers-alternatives")
    assert told(*map(found, rules)) == (
        "Name the request so that the reader feels heard, say in one sentence what you are refusing, give the reason "
        "with a fact or a date, and offer something that the reader can do instead."
    )
    assert told(found(rules[2]), found(rules[3])) == (
        "Give the reason with a fact or a date, and offer something that the reader can do instead."
    )


def test_the_most_severe_comes_first_then_the_order_of_the_text():
    text = "hereby. No. You lied."
    said = told(
        found("plain-language", "hereby", text=text, severity=Severity.ADVICE),
        found("never-blunt", "No", text=text),
        found("never-blames-customer", "You lied", text=text, severity=Severity.ERROR),
        found("always-offers-reason"),
        text=text,
    )
    assert said == (
        'Take the blame out of "You lied". Soften "No". Give the reason with a fact or a date. '
        'Put "hereby" into everyday words.'
    )


def test_several_of_one_rule_are_one_sentence():
    text = "one, two, three, four, one"
    some = [found("plain-language", word, text=text) for word in ("one", "two", "one")]
    assert told(*some, text=text) == 'Put "one" and "two" into everyday words.'
    many = [found("plain-language", word, text=text) for word in ("one", "two", "three", "four")]
    assert told(*many, text=text) == 'Put "one", "two", "three", and others like them into everyday words.'


def test_a_suggestion_is_a_manner_and_a_fix_the_words():
    text = "Refund denied. Bye."
    blunt = {"rule": "never-blunt", "words": "Refund denied", "text": text}
    assert told(found(**blunt, suggestions=("I'm sorry, the box was open",)), text=text) == (
        'Soften "Refund denied", in the manner of "I\'m sorry, the box was open."'
    )
    fixed = found(**blunt, suggestions=("I'm sorry, we can't refund it.",), fix=Fix(0, 14, "x"))
    assert told(fixed, text=text) == 'Soften "Refund denied"; better: "I\'m sorry, we can\'t refund it."'
    assert told(found(**blunt, suggestions=("Say it kindly",)), text=text) == 'Soften "Refund denied". Say it kindly.'
    assert told(found(**blunt, suggestions=('"no" instead of "denied".',)), text=text) == (
        'Soften "Refund denied". For example, "no" instead of "denied".'
    )


def test_a_rule_that_is_not_ours_speaks_by_its_message():
    text = "Regards {0}"
    assert told(found("house-style", "Regards {0}", text=text, message="we close with a name"), text=text) == (
        'Change "Regards {0}": we close with a name.'
    )
    assert told(found("house-style", message="no phone number: give ours")) == "Give ours."
    assert told(found("house-style", message="the letter is too long")) == "The letter is too long."


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("You failed to return it, sadly.", "You failed to", '"You failed to return it"'),
        ("They said you failed to and so on and on and on and on.", "you failed to", '"you failed to"'),
        ("Denied with no more said.", "Denied", '"Denied"'),
        ("A treat awaits!!", "!!", '"A treat awaits!!"'),
        ('You  said\n"yes" to', 'You  said\n"yes" to', "\"You said 'yes' to\""),
        ("a b c d e f g h i j k", "a b c d e f g h i j k", '"a b c d e f g h i …"'),
        ("x" * 100, "x" * 100, f'"{"x" * 70} …"'),
    ],
)
def test_words_are_quoted_so_that_they_are_recognised(text, words, quote):
    assert told(found("never-blunt", words, text=text), text=text) == f"Soften {quote}."


def test_what_could_not_be_judged_is_told():
    assert told(unchecked=("never-blunt",)) == (
        "Nothing that could be judged needs to change. One promise could not be judged in en, for want of words."
    )
    assert told(unchecked=("never-blunt", "plain-language")).endswith(
        "2 promises could not be judged in en, for want of words."
    )


def test_it_stays_short_and_counts_what_is_left():
    text = " ".join(f"word{n} and so it goes on and on and on" for n in range(20))
    long = "This is a long suggestion that goes on and on and on until nobody cares any more"
    rules = [name for name in NAMES if name in feedback._CHANGE]
    said = told(
        *(
            found(rule, f"word{n} and so it goes on and on and", text=text, suggestions=(long,))
            for n, rule in enumerate(rules)
        ),
        found("always-offers-reason", severity=Severity.ADVICE),
        text=text,
    )
    assert len(said.split()) <= feedback.MOST_WORDS
    assert "Give the reason with a fact or a date." in said
    assert "After that, check again: " in said
    left = int(said.partition("again: ")[2].split()[0])
    assert said.count('"word') == len(rules) - left <= 5


def test_it_is_one_short_paragraph_for_every_letter():
    letters = (ROOT / "tests" / "corpus" / "en" / "letters.learn.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, letters):
        report = graciousno.check(row["text"], locale="en")
        said = report.feedback()
        assert len(said.split()) <= feedback.MOST_WORDS
        assert said[0].isupper()
        assert said.endswith((".", '"'))
        assert "\n" not in said
        assert "  " not in said
        assert report.ok == said.startswith("Nothing")
        for finding in report.findings:
            assert finding.span is None or len(report.findings) > 5 or finding.excerpt.split()[0] in said


def test_it_knows_rules_and_moves_by_their_names():
    assert {*feedback._CHANGE, *feedback._ADD} <= set(NAMES)
    assert tuple(feedback._KEEP) == MOVES
