"""Files that are not what was written."""

import random
import sqlite3

import pytest

from graciousno import Journal, JournalError
from graciousno.errors import JournalDamagedError, JournalNewerError, NotAJournalError
from graciousno.journal import schema
from graciousno.journal.chain import canonical, commitment


@pytest.fixture
def filled(path, entry):
    """A journal of forty entries, some of them corrected or erased, and its head."""
    with Journal(path) as journal:
        journal.record_all(
            [entry(customer=f"c{number % 4}", asked=f"thing {number} " + "x" * 300) for number in range(38)]
        )
        journal.correct(1, followed="It went well.")
        journal.erase("c3", by="me")
        head = journal.record(entry(customer="c2", asked="the last"))
    return path, head


def by_hand(path, *statements):
    """Change the file as somebody with a tool would, past all triggers, leaving the plan as it was."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement, *given in statements:
        connection.execute(statement, given)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def flaws(path, expected=None):
    with Journal(path) as journal:
        return [str(flaw) for flaw in journal.verify(expected)]


def test_all_is_well(filled):
    path, head = filled
    by_hand(path)
    assert flaws(path) == []
    assert flaws(path, head) == []
    assert flaws(path, str(head)) == []


CHANGES = {
    "entry.number": "UPDATE entry SET number = 99 WHERE number = 41",
    "entry.number swapped": (
        "UPDATE entry SET number = 1000 WHERE number = 6",
        "UPDATE entry SET number = 6 WHERE number = 7",
        "UPDATE entry SET number = 7 WHERE number = 1000",
    ),
    "entry.written": "UPDATE entry SET written = '2020-01-01T00:00:00.000000+00:00' WHERE number = 5",
    "entry.act": "UPDATE entry SET act = 'purge' WHERE number = 5",
    "entry.act of an erasure": "UPDATE entry SET act = 'entry' WHERE act = 'erase'",
    "entry.act of the beginning": "UPDATE entry SET act = 'entry' WHERE number = 0",
    "entry.commitment": "UPDATE entry SET commitment = randomblob(32) WHERE number = 5",
    "entry.commitment of the erased": "UPDATE entry SET commitment = randomblob(32) WHERE number = 4",
    "entry.link": "UPDATE entry SET link = randomblob(32) WHERE number = 5",
    "entry.link of the last": "UPDATE entry SET link = randomblob(32) WHERE number = 41",
    "content.number": "UPDATE content SET number = 4 WHERE number = 5",
    "content.salt": "UPDATE content SET salt = randomblob(32) WHERE number = 5",
    "content.salt as text": "UPDATE content SET salt = 'abcdefghijklmnopqrstuvwxyzabcdef' WHERE number = 5",
    "content.body": "UPDATE content SET body = replace(body, 'thing 4', 'thing 5') WHERE number = 5",
    "content.body no JSON": "UPDATE content SET body = 'nothing' WHERE number = 5",
    "content.body no text": "UPDATE content SET body = x'ff00ff' WHERE number = 5",
    "content.body bytes that are no text": "UPDATE content SET body = CAST(x'22ff22' AS TEXT) WHERE number = 5",
    "content.body of the beginning": "UPDATE content SET body = '{}' WHERE number = 0",
    "content.body of the erasure": "UPDATE content SET body = replace(body, 'me', 'you') WHERE number = 40",
    "content.customer": "UPDATE content SET customer = 'c-00000000000000000000000000000000' WHERE number = 5",
    "content.customer none": "UPDATE content SET customer = NULL WHERE number = 5",
    "content.at": "UPDATE content SET at = '2020-01-01T00:00:00.000000+00:00' WHERE number = 5",
    "content.corrects": "UPDATE content SET corrects = 2 WHERE number = 5",
    "content.corrects none": "UPDATE content SET corrects = NULL WHERE number = 39",
    "content deleted": "DELETE FROM content WHERE number = 5",
    "content of the beginning deleted": "DELETE FROM content WHERE number = 0",
    "content of the erasure deleted": "DELETE FROM content WHERE number = 40",
    "content brought back": "INSERT INTO content SELECT 4, salt, body, customer, at, corrects FROM content WHERE number = 5",
    "erased.number": "UPDATE erased SET number = 5 WHERE number = 4",
    "erased.by": "UPDATE erased SET by = 39 WHERE number = 4",
    "erased deleted": "DELETE FROM erased WHERE number = 4",
    "erased in secret": ("DELETE FROM content WHERE number = 5", "INSERT INTO erased VALUES (5, 40)"),
    "an entry in the middle deleted": ("DELETE FROM content WHERE number = 5", "DELETE FROM entry WHERE number = 5"),
    "the first deleted": ("DELETE FROM content WHERE number = 0", "DELETE FROM entry WHERE number = 0"),
    "an entry deleted, its content left": "DELETE FROM entry WHERE number = 41",
    "an entry added": "INSERT INTO entry SELECT 42, written, act, commitment, link FROM entry WHERE number = 41",
    "a trigger missing": "SELECT 1",
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_found(filled, name):
    path, _ = filled
    change = CHANGES[name]
    by_hand(path, *[(statement,) for statement in ([change] if isinstance(change, str) else change)])
    if name == "a trigger missing":
        connection = sqlite3.connect(path)
        connection.execute("DROP TRIGGER content_kept")
        connection.close()
    found = flaws(path)
    assert found
    assert len(found) <= 5, found  # one change is not told of forty times


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DROP TRIGGER entry_fixed", "the trigger entry_fixed is missing"),
        ("DROP INDEX content_corrects", "the index content_corrects is missing"),
        ("CREATE TABLE notes (text)", "the table notes is none of ours"),
        ("ALTER TABLE erased ADD COLUMN more", "the table erased was changed"),
    ],
)
def test_a_changed_plan_is_found(filled, statement, said):
    path, _ = filled
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.close()
    assert said in flaws(path)


def test_a_changed_entry_is_not_believed(filled):
    path, _ = filled
    by_hand(path, ("UPDATE content SET body = replace(body, 'thing 5', 'theft') WHERE number = 6",))
    with Journal(path) as journal:
        with pytest.raises(JournalDamagedError, match="entry 6 is not what was recorded"):
            journal.history("c1")
        with pytest.raises(JournalDamagedError):
            journal.correct(6, followed="x")
        assert len(journal.history("c2")) == 10
        assert not journal.get(6).is_intact
        assert journal.get(6).content == {}
        assert "theft" in journal.get(6).to_dict()["body"]


def test_an_end_that_is_cut_off_shows_with_a_head(filled):
    path, head = filled
    by_hand(path, ("DELETE FROM content WHERE number > 40",), ("DELETE FROM entry WHERE number > 40",))
    assert flaws(path) == []  # a chain alone cannot show it
    assert flaws(path, head) == ["it ends at 40, and once went to 41: its end is cut off"]


def test_a_rewritten_journal_shows_with_a_head(path, tmp_path, filled, entry):
    _, head = filled
    with Journal(tmp_path / "other.db", key="another secret altogether") as other:
        other.record_all([entry(asked=f"forged {number}") for number in range(60)])
        assert other.verify() == []
        assert [flaw.number for flaw in other.verify(head)] == [41]
    with Journal(path) as journal:
        journal.record(entry())
        assert journal.verify(head) == []  # an older head holds for ever


def test_a_wrong_head_is_told(journal):
    for wrong in ("", "12", "x:" + "0" * 64, "12:abc", "-1:" + "0" * 64):
        with pytest.raises(ValueError, match="no head of a journal"):
            journal.verify(wrong)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry WHERE number = 5",
        "DELETE FROM content WHERE number = 5",
        "DELETE FROM erased",
        "UPDATE entry SET written = 'x' WHERE number = 5",
        "UPDATE content SET body = 'x' WHERE number = 5",
        "UPDATE erased SET by = 1",
        "INSERT INTO entry VALUES (99, 'x', 'entry', zeroblob(32), zeroblob(32))",
        "INSERT INTO content VALUES (4, zeroblob(32), 'x', NULL, NULL, NULL)",
        "INSERT OR REPLACE INTO entry VALUES (5, 'x', 'entry', zeroblob(32), zeroblob(32))",
        "INSERT OR REPLACE INTO content VALUES (5, zeroblob(32), 'x', NULL, NULL, NULL)",
        "INSERT OR REPLACE INTO content VALUES (41, zeroblob(32), 'x', NULL, NULL, NULL)",
        "INSERT INTO erased VALUES (5, 40)",
    ],
)
def test_the_file_itself_refuses_changes(filled, statement):
    path, _ = filled
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        connection.execute(statement)
    connection.close()
    assert flaws(path) == []


def test_bytes_flipped_anywhere_are_never_read_as_good(filled):
    """Whatever byte is changed: an error, a flaw, or nothing that matters (unused space)."""
    path, head = filled
    good = path.read_bytes()
    with Journal(path) as journal:
        true = [record.to_dict() for record in journal.entries()]
    chance = random.Random(7)
    found = 0
    for _ in range(120):
        data = bytearray(good)
        for _ in range(chance.choice([1, 1, 4, 64])):
            data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        path.write_bytes(data)
        try:
            with Journal(path, wait=0.1) as journal:
                if journal.verify(head):
                    found += 1
                else:
                    assert [record.to_dict() for record in journal.entries()] == true
        except JournalError as error:
            assert str(path) in str(error)
            found += 1
    assert found > 60


def test_a_file_cut_short_anywhere(filled):
    path, head = filled
    good = path.read_bytes()
    for size in (1, 15, 16, 99, 100, 511, 512, 4095, 4096, 5000, 8192, 20_000, len(good) - 4096, len(good) - 1):
        path.write_bytes(good[:size])
        try:
            with Journal(path) as journal:
                assert journal.verify(head), size
        except (JournalDamagedError, NotAJournalError):
            pass
        assert path.read_bytes() == good[:size]


def test_a_damaged_middle_is_told_in_words(filled):
    path, _ = filled
    data = bytearray(path.read_bytes())
    begin = data.index(b"thing 20 ") // 4096 * 4096
    data[begin : begin + 200] = b"\xff" * 200
    path.write_bytes(data)
    with Journal(path) as journal:
        assert any("the file is damaged" in str(flaw) for flaw in journal.verify())
        with pytest.raises(JournalDamagedError, match=r"journal\.db: is damaged .*go on with a backup"):
            list(journal.entries())


def test_a_damaged_beginning_is_told_with_what_sqlite_finds(filled):
    path, _ = filled
    data = bytearray(path.read_bytes())
    data[4096:4296] = b"\xff" * 200
    path.write_bytes(data)
    with pytest.raises(JournalDamagedError, match=r"journal\.db: is damaged: .*(page 2|invalid|btree).*backup"):
        Journal(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("content", [b"Dear Ms Campbell,\n" * 100, b"SQLite", b"x", b"\x00" * 5000])
def test_another_file_is_no_journal(path, content):
    path.write_bytes(content)
    with pytest.raises(NotAJournalError, match="is not a journal"):
        Journal(path)
    assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]


def test_an_empty_file_is_no_journal(path):
    path.touch()
    with pytest.raises(NotAJournalError, match="is empty, and a journal never is"):
        Journal(path)
    assert path.stat().st_size == 0


def test_a_folder_is_no_journal(path):
    path.mkdir()
    with pytest.raises(NotAJournalError, match="is a folder"):
        Journal(path)


def test_another_database_is_no_journal(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE entry (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotAJournalError, match="SQLite file of something else"):
        Journal(path)
    assert path.read_bytes() == before


def test_a_newer_journal_is_left_alone(filled):
    path, _ = filled
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(JournalNewerError, match=r"its schema is 7, this one knows 1.*upgrade"):
        Journal(path)
    assert path.read_bytes() == before


def test_an_older_journal_is_brought_up_to_date(filled, monkeypatch, entry):
    path, head = filled
    later = (*schema.MIGRATIONS, ("CREATE TABLE tag (number INTEGER PRIMARY KEY)", "INSERT INTO tag VALUES (1)"))
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    monkeypatch.setattr("graciousno.journal.opening.MIGRATIONS", later)
    for _ in range(2):  # the second time there is nothing left to do
        with Journal(path) as journal:
            journal.record(entry())
            assert journal.verify(head) == []
    monkeypatch.undo()
    with pytest.raises(JournalNewerError):
        Journal(path)


def test_a_migration_that_fails_changes_nothing(filled, monkeypatch):
    path, head = filled
    later = (*schema.MIGRATIONS, ("CREATE TABLE tag (number INTEGER PRIMARY KEY)", "INSERT INTO nowhere VALUES (1)"))
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    monkeypatch.setattr("graciousno.journal.opening.MIGRATIONS", later)
    with pytest.raises(JournalError):
        Journal(path)
    monkeypatch.undo()
    assert flaws(path, head) == []


def test_whoever_forges_content_and_commitment_breaks_the_chain(filled):
    path, _ = filled
    salt, body = b"s" * 32, canonical({"customer": "c-" + "0" * 32, "by": "care", "at": "2026-05-03T12:00:00Z"})
    by_hand(
        path,
        ("UPDATE content SET salt = ?, body = ? WHERE number = 5", salt, body),
        ("UPDATE entry SET commitment = ? WHERE number = 5", commitment(salt, body)),
    )
    assert any("does not follow" in flaw for flaw in flaws(path))
