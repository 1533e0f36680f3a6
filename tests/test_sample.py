"""A sample of 120 letters over kinds, tones, channels and wordings, in each language: ``tests/golden/*/sample.txt``.

After a change of wording: ``GRACIOUSNO_GOLDEN=write python -m pytest tests/test_sample.py``, then read the difference.
"""

import os
from itertools import cycle
from pathlib import Path

import pytest

from graciousno import Boundary, Clarification, ColleagueNote, Goodwill, No, Parting, Refusal, draft
from graciousno.alternatives import PartialOffer
from graciousno.drafting.samples import samples as sample_facts
from strategies import CHANNELS, TONES, samples

LOCALES = ("en_GB", "de", "de@informal", "ja", "ja@informal", "ar")
OTHERS = (Clarification, Boundary, Parting, Goodwill, ColleagueNote)


def golden(locale):
    language, _, address = locale.partition("@")
    name = f"sample@{address}.txt" if address else "sample.txt"
    return Path(__file__).parent / "golden" / language.partition("_")[0] / name


def cases(locale):
    known = sample_facts(locale)

    def some(cls, much):
        # A free request or reason without its text says nothing.
        return known.full(cls) if much or cls.model_fields["kind"].default == cls.family else known.minimal(cls)

    requests, reasons, alternatives = (samples(family) for family in ("request", "reason", "alternative"))
    tones, channels = cycle(TONES), cycle(("email", *CHANNELS))
    how = cycle(
        [
            No(),
            No(firmness="gentle"),
            No(firmness="firm"),
            No(extent="part", granted=known.minimal(PartialOffer).what),
            No(extent="for_now"),
        ]
    )
    for number in range(90):
        facts = (
            some(requests[number % len(requests)], number % 2),
            some(reasons[number % len(reasons)], number % 3),
            *(known.full(alternatives[(number + step) % len(alternatives)]) for step in range(1 + number % 2)),
        )
        yield known.letter(Refusal, *facts, no=next(how)), next(tones), next(channels)
    for number in range(30):
        cls = OTHERS[number % len(OTHERS)]
        yield (known.full if number % 2 else known.minimal)(cls), TONES[number // 5 % 3], CHANNELS[number // 15]


def written(locale):
    texts = []
    for number, (facts, tone, channel) in enumerate(cases(locale), 1):
        one = draft(facts, tone=tone, locale=locale, channel=channel, seed=number)
        texts.append(f"===== {number} {facts.kind}, {tone}, {channel}\nSubject: {one.subject}\n\n{one.text}\n")
    return "\n".join(texts)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sample_is_the_reviewed_one(locale):
    text = written(locale)
    if os.environ.get("GRACIOUSNO_GOLDEN") == "write":
        golden(locale).parent.mkdir(exist_ok=True)
        golden(locale).write_text(text, encoding="utf-8")
    assert text == golden(locale).read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sample_keeps_the_promises(locale):
    for number, (facts, tone, channel) in enumerate(cases(locale)):
        one = draft(facts, tone=tone, locale=locale, channel=channel, seed=number)
        # A text message leaves out what it has no room for.
        spared = (
            {"fits-channel", "offers-alternatives", "always-acknowledges-request"}
            if channel == "sms"
            else {"fits-channel"}
        )
        found = [str(finding) for finding in one.report.findings if finding.rule not in spared]
        assert not found, (one.text, found)
        assert not one.fallbacks
