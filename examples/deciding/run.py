"""Five situations, each on its way: from what is known, to advice, to letters that a person completes, to the journal.

python examples/deciding/run.py
python examples/deciding/run.py worn-returns
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from graciousno import Advice, Entry, Journal, Past, Situation, Standards, assess, draft

HERE = Path(__file__).parent
CASES = ("worth-a-yes", "a-misunderstanding", "worn-returns", "at-the-counter", "more-than-they-bring")


def story(name: str, journal: Journal) -> Iterator[str]:
    """Tell one case, line by line; its letters are checked, and everything is written into the journal."""
    facts = tomllib.loads((HERE / name / "situation.toml").read_text("utf-8"))
    completed = tomllib.loads((HERE / name / "completed.toml").read_text("utf-8"))
    how = facts.pop("draft")
    situation = Situation.model_validate(facts)
    customer, by = str(situation.reference), "Customer care"

    # What happened before stands in the journal, and comes back from there.
    journal.record_all(happened(customer, by, one) for one in situation.history.past)
    situation = situation.model_copy(update={"history": journal.history(customer)})

    advice = assess(situation, Standards.read(HERE / "standards.toml"))
    yield from told(advice)
    # What was done is an entry of its own; a decision about it is another.
    for incident in situation.conduct:
        journal.record(
            Entry(
                customer=customer,
                at=noon(incident.on),
                by=by,
                what="conduct",
                conduct=incident.line,
                asked=incident.what,
            )
        )
    for plan in advice.letters():
        letter = draft(plan.complete(completed.get(plan.kind)), **how)
        letter.require_clean()
        yield from ("", f"── {plan.kind} ──", f"Subject: {letter.subject}", "", letter.text)
        more: dict[str, Any] = completed.get("journal", {}) if plan.kind != "colleague_note" else {}
        if plan.kind != "colleague_note":
            because = [one.text for one in advice.because if one.weight in {"decisive", "strong"}]
            journal.record(Entry.of(letter, customer=customer, by=by, at=noon(situation.on), because=because, **more))
    yield from ("", "── journal ──")
    for past in journal.history(customer).past:
        yield f"{past.on} {past.what}" + (f" ({past.conduct})" if past.conduct else "")


def told(advice: Advice) -> Iterator[str]:
    """The advice in short."""
    yield f"{advice.course}" + "".join(f", and beside it {course}" for course in advice.beside)
    yield from (f"  {one.stage}: {one.text}" for one in advice.because)
    yield "would change it:"
    yield from (f"  {change.text}" for change in advice.would_change)
    yield "prepare:"
    yield from (f"  [ ] {step.what}" for step in advice.preparation)


def happened(customer: str, by: str, past: Past) -> Entry:
    """What is known of before, as an entry."""
    return Entry(
        customer=customer,
        at=noon(past.on),
        by=by,
        what=past.what,
        conduct=past.conduct,
        worth=past.worth,
        ours=past.ours,
        asked=past.note,
    )


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def main(*names: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "journal.db") as journal:
        for name in names or CASES:
            print(f"══ {name} ══")
            print(*story(name, journal), sep="\n")
            print()
        flaws = journal.verify()
        print(flaws or "The journal is as it was written.")


if __name__ == "__main__":
    main(*sys.argv[1:])
