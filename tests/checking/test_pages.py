"""The pages of the rules are what the rules say.

After a change: ``python -m graciousno.checking.pages docs/rules``.
"""

from pathlib import Path

import pytest

from graciousno.checking.pages import pages

FOLDER = Path(__file__).parents[2] / "docs" / "rules"


@pytest.mark.parametrize(("name", "text"), pages().items())
def test_page(name, text):
    assert (FOLDER / name).read_text(encoding="utf-8") == text


def test_no_page_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == set(pages())
