"""Disks that are full, and disks that may not be written."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from graciousno import Journal
from graciousno.errors import JournalFullError, JournalReadOnlyError


@pytest.fixture
def small_disk(tmp_path):
    """A real file system of 256 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small file system cannot be mounted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(journal, entry):
    """Record until it fails; the entries that were acknowledged."""
    heads = []
    while True:
        number = len(heads)
        try:
            heads.append(journal.record(entry(customer=f"c{number % 4}", asked=f"thing {number} " + "x" * 500)))
        except JournalFullError as error:
            return heads, error


def test_a_full_disk(small_disk, entry):
    path = small_disk / "journal.db"
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 65536)
    with Journal(path) as journal:
        heads, error = fill(journal, entry)
        assert len(heads) > 20
        assert "the disk is full" in str(error)
        assert str(path) in str(error)
        for _ in range(3):
            with pytest.raises(JournalFullError):
                journal.record(entry(asked="x" * 60_000))
        assert journal.head() == heads[-1]
        assert journal.verify(heads[-1]) == []
        assert all(journal.entry(head.number).asked.startswith(f"thing {head.number - 1} ") for head in heads)
        ballast.unlink()
        again = journal.record(entry(asked="after making room"))
        assert again.number == heads[-1].number + 1
    with Journal(path) as journal:
        assert journal.verify(heads[-1]) == []
        assert journal.entry(again.number).asked == "after making room"


def test_erasing_on_a_full_disk_loses_nothing_and_can_be_done_again(small_disk, entry):
    path = small_disk / "journal.db"
    with Journal(path) as journal:
        heads, _ = fill(journal, entry)
        (small_disk / "last bytes").write_bytes(b"")
        with pytest.raises(JournalFullError):
            journal.erase("c1", by="me")
        assert journal.verify(heads[-1]) == []
        subprocess.run(["mount", "-o", "remount,size=2m", str(small_disk)], check=True)
        journal.erase("c1", by="me")
        assert journal.verify(heads[-1]) == []
        assert journal.due(customer="c1") == 0
    assert b"thing 1 " not in path.read_bytes()


def test_beginning_on_a_full_disk_leaves_nothing_half(small_disk, entry):
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 1024)
        except OSError:
            pass
    os.truncate(ballast, ballast.stat().st_size - 8192)
    path = small_disk / "journal.db"
    with pytest.raises(JournalFullError):
        Journal(path)
    assert not path.exists()
    assert not [one for one in small_disk.iterdir() if one.name.startswith(".")]
    ballast.unlink()
    with Journal(path) as journal:
        journal.record(entry())
        assert journal.verify() == []


def test_a_limit_on_the_size_of_files(tmp_path):
    pytest.importorskip("resource")
    script = textwrap.dedent(
        """
        import resource, sys
        from graciousno import Entry, Journal, JournalError
        journal = Journal(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        done = 0
        try:
            while True:
                journal.record(Entry(customer="c", by="care", asked="x" * 500))
                done += 1
        except JournalError as error:
            print(done, type(error).__name__, error)
        assert journal.head().number == done
        """
    )
    path = tmp_path / "journal.db"
    ended = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    done, kind, said = ended.stdout.split(maxsplit=2)
    assert kind == "JournalFullError"
    assert "nothing of this was recorded" in said
    with Journal(path) as journal:
        assert journal.head().number == int(done) > 20
        assert journal.verify() == []


def test_a_file_system_that_may_not_be_written(small_disk, entry):
    path = small_disk / "journal.db"
    with Journal(path) as journal:
        journal.record(entry(asked="a refund"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Journal(path) as journal:
        assert journal.verify() == []
        assert len(journal.history("Ada Campbell")) == 1
        with pytest.raises(JournalReadOnlyError, match=r"may not be written|cannot be opened"):
            journal.record(entry())
        with pytest.raises(JournalReadOnlyError):
            journal.erase("Ada Campbell", by="me")
    with pytest.raises(JournalReadOnlyError, match="Read-only file system"):
        Journal(small_disk / "another.db")


def test_a_device_is_no_journal():
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    from graciousno import JournalError

    with pytest.raises(JournalError):
        Journal("/dev/full")
