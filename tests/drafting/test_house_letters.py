"""A house can change every block of every kind of letter, and is told at once what is wrong with it."""

import pytest

from graciousno import draft
from graciousno.drafting import inspect
from graciousno.drafting.templates import Words
from graciousno.drafting.trials import trials

WORDS = Words(None)
FILES = ("boundary", "clarification", "colleague_note", "goodwill", "parting", "our_part")


@pytest.mark.parametrize("tone", ["work", "social", "public"])
@pytest.mark.parametrize("file", FILES)
def test_every_block_can_be_a_houses_own(file, tone, tmp_path):
    blocks = sorted(WORDS.blocks(f"{tone}/{file}.j2").names)
    (tmp_path / tone).mkdir()
    (tmp_path / tone / f"{file}.j2").write_text(
        f'{{% extends "graciousno/{tone}/{file}.j2" %}}\n'
        + "".join(
            f"{{% block {one} %}}{{% trans %}}Own {one}.{{% endtrans %}} {{{{ super() }}}}{{% endblock %}}\n"
            for one in blocks
        ),
        encoding="utf-8",
    )
    assert inspect.check(tmp_path) == []
    letters = [letter for _, letter, _ in trials(file, file, WORDS.channels)]
    texts = [
        draft(letter, tone=tone, templates=tmp_path, channel=channel).text
        for letter in letters
        for channel in WORDS.channels
    ]
    assert [one for one in blocks if not any(f"Own {one}." in text for text in texts)] == []


def test_what_is_wrong_in_the_words_of_another_letter_is_told_with_its_place(tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "parting.j2").write_text(
        '{% extends "graciousno/work/parting.j2" %}\n'
        "{% block wishes %}\n{{ thanks_four }}\n{% endblock %}\n"
        "{% block gratitude %}\nThank you for {{ thanks_for }}.\n{% endblock %}\n"
        "{% block farewell_song %}\nLa la.\n{% endblock %}\n",
        encoding="utf-8",
    )
    told = {(one.block, one.line): one.message for one in inspect.check(tmp_path)}
    assert 'did you mean "thanks_for"' in told["wishes", 3]
    assert "does not have" in told["gratitude", 6]
    assert "overrides nothing" in told["farewell_song", 8]
