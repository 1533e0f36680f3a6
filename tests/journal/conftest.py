"""What the tests of the journal share."""

import os

import pytest

from graciousno import Entry, Journal

LONG = bool(os.environ.get("GRACIOUSNO_LONG"))
"""Whether to take the time that the full figures need."""


@pytest.fixture(autouse=True)
def _no_key_from_outside(monkeypatch):
    monkeypatch.delenv("GRACIOUSNO_JOURNAL_KEY", raising=False)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path):
    with Journal(path) as there:
        yield there


@pytest.fixture
def entry():
    """Make an entry: ``entry(asked="a refund")``."""

    def make(customer="Ada Campbell", by="Customer care", **fields):
        return Entry(customer=customer, by=by, **fields)

    return make
