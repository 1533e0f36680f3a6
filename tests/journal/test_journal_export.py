import csv
import io
import json
from datetime import UTC, datetime

import pytest

from graciousno import Entry, Journal
from graciousno.journal.chain import START, canonical, commitment, link
from graciousno.journal.entry import FoundThen, SentLetter


def exported(journal, form, **chosen):
    file = io.StringIO(newline="")
    head = journal.export(file, form, **chosen)
    return file.getvalue(), head


@pytest.fixture
def filled(journal, entry):
    journal.record(
        entry(
            at=datetime(2026, 5, 3, 12, tzinfo=UTC),
            asked="a refund,\nin full",
            decided="accept_in_part",
            because=["The window closed.", "It was worn."],
            told=["the shop"],
            letter=SentLetter.of("Dear ...", kind="refusal", where="archive/1.eml"),
            findings=[FoundThen(rule="never-blunt", severity="warning", message="is blunt")],
            worth={"amount": "89.00", "currency": "GBP"},
        )
    )
    journal.record(entry(customer="Grace"))
    journal.erase("Grace", by="me")
    return journal


def test_json_lines_can_be_verified_by_themselves(filled):
    text, head = exported(filled, "jsonl")
    assert head == filled.head()
    rows = [json.loads(line) for line in text.splitlines()]
    assert [row["number"] for row in rows] == [0, 1, 2, 3]
    previous = START
    for row in rows:
        bound = bytes.fromhex(row["commitment"])
        if row["content"] is not None:
            assert commitment(bytes.fromhex(row["salt"]), canonical(row["content"])) == bound
        previous = link(previous, row["number"], row["written"], row["act"], bound)
        assert previous.hex() == row["link"]
    assert rows[2]["erased_by"] == 3
    assert (rows[2]["content"], rows[2]["salt"]) == (None, None)
    assert Entry.model_validate(rows[1]["content"]) == filled.entry(1)


def test_csv(filled):
    text, _ = exported(filled, "csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 4
    row = rows[1]
    assert row["asked"] == "a refund,\nin full"
    assert row["because"] == "The window closed.; It was worn."
    assert (row["worth"], row["currency"]) == ("89.00", "GBP")
    assert row["findings"] == "warning never-blunt: is blunt"
    assert (row["letter_kind"], row["letter_where"], row["letter_text"]) == ("refusal", "archive/1.eml", "")
    assert (rows[2]["erased_by"], rows[2]["customer"]) == ("3", "")
    assert (rows[3]["act"], rows[3]["ground"]) == ("erase", "at the request of the person")


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(journal, entry, mark):
    bad = f"{mark}HYPERLINK(1)"
    journal.record(entry(by=bad, asked=bad, because=[bad], told=[bad, bad], conduct=bad, followed=bad))
    text, _ = exported(journal, "csv")
    row = list(csv.DictReader(io.StringIO(text, newline="")))[1]
    for name in ("by", "asked", "because", "told", "conduct", "followed"):
        assert row[name].startswith(f"'{mark}")
    assert json.loads(exported(journal, "jsonl")[0].splitlines()[1])["content"]["asked"] == bad


def test_what_is_kept_about_one_person(filled):
    text, _ = exported(filled, "jsonl", customer="Ada Campbell")
    assert [json.loads(line)["number"] for line in text.splitlines()] == [1]


def test_there_is_no_such_form(journal):
    with pytest.raises(ValueError, match="there are: jsonl, csv"):
        journal.export(io.StringIO(), "xlsx")


def test_an_export_ends_where_it_says(path, entry):
    """Entries that are recorded meanwhile are not in it."""
    with Journal(path) as journal, Journal(path) as other:
        journal.record_all([entry() for _ in range(3)])

        class Slow(io.StringIO):
            def write(self, text):
                other.record(entry())
                return super().write(text)

        file = Slow()
        head = journal.export(file)
        assert head.number == 3
        assert json.loads(file.getvalue().splitlines()[-1])["link"] == head.link
