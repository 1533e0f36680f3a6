"""``graciousno templates``."""

import pytest

EXTENDS = '{% extends "graciousno/work/no.j2" %}\n'


def test_list_tells_where_files_come_from(run, put):
    put("house/work/no.j2", EXTENDS + "{% block refund %}No.{% endblock %}")
    result = run("templates", "list", "--templates", "house")
    assert result.exit_code == 0
    line = next(line for line in result.output.splitlines() if line.startswith("work/no.j2"))
    assert line.split()[1:3] == ["house", "1"]
    assert "graciousno/work/no.j2 → base/no.j2" in line


def test_list_tells_what_overrides_what(run, put):
    put("house/work/no.j2", EXTENDS + "{% block refund %}No.{% endblock %}")
    result = run("templates", "list", "--templates", "house", "--tone", "work")
    line = next(line for line in result.output.splitlines() if line.split()[:2] == ["work/no.j2", "refund"])
    assert line.split()[2] == "house"
    assert "base/no.j2" in line


def test_show_names_the_place_of_a_block(run):
    result = run("templates", "show", "work/no.j2:refund")
    assert result.exit_code == 0
    assert "base/no.j2:" in result.output
    assert "{% block refund %}" in result.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "refnd"), 'did you mean "refund"'),
        (("show", "work/noo.j2"), "work/no.j2"),
        (("show", "work/no.j2:refnd"), "refund"),
        (("list", "--tone", "wrok"), 'did you mean "work"'),
        (("list", "--templates", "nowhere"), "no such folder"),
        (("check", "nowhere"), "no such folder"),
        (("preview", "refund", "--channel", "emial"), 'did you mean "email"'),
        (("preview", "refund", "--tone", "wrok"), 'did you mean "work"'),
        (("preview", "refund", "--kinds", "nowhere.py"), "cannot be run"),
        (("new", "house", "--tone", "wrok"), 'did you mean "work"'),
    ],
)
def test_bad_input_is_one_clear_line(run, arguments, says):
    result = run("templates", *arguments)
    assert result.exit_code == 2
    assert says in result.output
    assert len(result.output.strip().splitlines()) == 1


@pytest.mark.parametrize("tone", ["work", "social", "public"])
def test_a_new_folder_is_in_order_and_changes_nothing(run, case, tone):
    assert run("templates", "new", "house", "--tone", tone).exit_code == 0
    checked = run("templates", "check", "house")
    assert checked.exit_code == 0, checked.output
    plain = run("draft", case(), "--tone", tone)
    assert run("draft", case(), "--tone", tone, "--templates", "house").output == plain.output


def test_the_examples_of_a_new_folder_are_in_order_too(run, tmp_path):
    run("templates", "new", "house")
    for path in (tmp_path / "house" / "work").glob("*.j2"):
        source = path.read_text("utf-8")
        block = source[source.index("{% block") : source.index("{% endblock %}") + len("{% endblock %}")]
        path.write_text(source.splitlines()[0] + "\n" + block, encoding="utf-8")
    checked = run("templates", "check", "house")
    assert checked.exit_code == 0, checked.output


def test_nothing_is_overwritten(run, put, tmp_path):
    put("house/mine.txt", "mine")
    result = run("templates", "new", "house")
    assert result.exit_code == 2
    assert "not empty" in result.output
    assert [path.name for path in (tmp_path / "house").iterdir()] == ["mine.txt"]


def test_check_shows_what_the_rules_find(run, put):
    put("house/work/no.j2", EXTENDS + "{% block refund %}\nYou should have read the terms.\n{% endblock %}")
    result = run("templates", "check", "house")
    assert result.exit_code == 1
    assert 'house/work/no.j2:3 in block "refund": never-blames-customer' in result.output


def test_preview_shows_each_wording_once(run, put):
    put(
        "house/work/no.j2",
        EXTENDS + "{% block refund %}{% vary %}One.{% or %}Two.{% or %}Three.{% endvary %}{% endblock %}",
    )
    result = run("templates", "preview", "work/no.j2:refund", "--templates", "house")
    assert result.exit_code == 0
    for word in ("One.", "Two.", "Three."):
        assert result.output.count(word) == 2  # for the two samples


def test_preview_of_a_kind_shows_every_tone(run):
    result = run("templates", "preview", "deadline_passed")
    for tone in ("work", "social", "public"):
        assert f"{tone}/reasons.j2:deadline_passed" in result.output


def test_preview_of_a_case_shows_whole_letters(run, case):
    result = run("templates", "preview", case(), "--tone", "work")
    assert result.exit_code == 0
    assert "wording 1 of" in result.output
    assert "wording 2 of" in result.output
    assert "Dear Ms Campbell" in result.output


@pytest.mark.parametrize("name", ["work/reasons.j2", "work/alternatives.j2", "work/acknowledgement.j2", "quote", "who"])
def test_preview_shows_helper_blocks_where_they_are_heard(run, name):
    result = run("templates", "preview", name)
    assert result.exit_code == 0, result.output
    assert "has no attribute" not in result.output


def test_a_helper_block_reads_as_in_the_letter_that_says_it(run):
    result = run("templates", "preview", "prior_commitment_of", "--tone", "work")
    assert "is already taken because Ms Hollis has another commitment" in result.output


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        ("house/work", 'did you mean "house"?'),
        (".", '"house"?'),
        ("empty", "folders such as work/, social/, public/, base/, channels/ with .j2 files"),
    ],
)
@pytest.mark.parametrize("command", ["draft", "preview", "check"])
def test_a_folder_without_words_is_told(run, put, case, command, folder, says):
    put("house/work/no.j2", EXTENDS)
    put("empty/notes.txt", "nothing")
    file = case()
    arguments = {
        "draft": ("draft", file, "--templates", folder),
        "preview": ("templates", "preview", "refund", "--templates", folder),
        "check": ("templates", "check", folder),
    }
    result = run(*arguments[command])
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize("folder", ["wrok", "Work"])
def test_a_misspelt_tone_is_told_once_with_what_is_near(run, put, folder):
    put(
        f"house/{folder}/no.j2", EXTENDS + "{% block refund %}{% trans %}I’m sorry, but no.{% endtrans %}{% endblock %}"
    )
    result = run("templates", "check", "house")
    assert 'did you mean "work"?' in result.output
    assert "has no words for" not in result.output


def test_a_new_folder_says_that_it_has_no_words_yet(run):
    run("templates", "new", "house")
    result = run("templates", "check", "house")
    assert result.exit_code == 0
    assert "no words of your own yet" in result.output


def test_a_finding_has_the_line_of_its_sentence(run, put):
    words = "{% block refund %}\n{# NOTE: You should have. #}\n{% trans %}\nWe’re sorry.\nYou should\nhave read it.\n"
    put("house/work/no.j2", EXTENDS + words + "{% endtrans %}{% endblock %}")
    assert "house/work/no.j2:6 in block" in run("templates", "check", "house").output


def test_preview_of_a_case_goes_by_its_own_settings(run, case):
    file = case('locale = "en_GB"', 'locale = "de"\nchannel = "phone"')
    result = run("templates", "preview", file)
    assert "── work, wording 1" in result.output
    assert "── social" not in result.output
    assert "Guten Tag" in result.output
    assert "── social, wording 1" in run("templates", "preview", file, "--tone", "social", "--locale", "en").output


def test_a_wrong_setting_of_a_previewed_case_has_its_line(run, case):
    result = run("templates", "preview", case('tone = "work"', 'tone = "wrok"'))
    assert result.exit_code == 2
    assert 'case.toml:4: there is no tone "wrok"; did you mean "work"?' in result.output
