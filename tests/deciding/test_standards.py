"""The file of an organisation's lines."""

import tomllib

import pytest

from graciousno import InputError, Settings, SettingsError, Standards, assess
from graciousno.deciding.standards import default, shipped_text
from situations import situation


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def put(text, name="standards.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def problems(path):
    with pytest.raises(SettingsError) as caught:
        Standards.read(path)
    return str(caught.value).replace(f"{path}:", "").splitlines()


def test_what_is_left_out_is_as_it_ships(write):
    mine = Standards.read(write('[goodwill]\nlimit = "300.00"\n\n[lines.shouting]\nboundary = 3\n'))
    assert (mine.goodwill.limit, mine.goodwill.alone) == (300, default().goodwill.alone)
    assert (mine.lines["shouting"].boundary, mine.lines["shouting"].means) == (3, default().lines["shouting"].means)
    assert mine.lines["insults"] == default().lines["insults"]
    assert default().goodwill.limit == 250


def test_a_line_of_ones_own(write):
    mine = Standards.read(write('[lines.dogs]\nmeans = "a dog off its lead"\ncaution = 1\nboundary = 2\n'))
    twice = situation(conduct=[{"line": "dogs", "on": "2026-05-20"}, {"line": "dogs", "on": "2026-05-19"}])
    advice = assess(twice, mine)
    assert advice.course == "boundary"
    # What the line does not say, a person does.
    assert {"change", "consequence"} == {one.field for one in advice.letters()[0].missing}


def test_standards_speak_in_the_advice(write):
    text = '[inform]\naccept = ["the duty manager"]\n[carried_by]\naccept = "the owner"\n[goodwill]\nalone = "1.00"\n[witness]\nat = ["accept"]\n[records]\nmonths = 6\n'
    advice = assess(situation(yes={"money": "low"}, worth="high"), Standards.read(write(text)))
    said = " ".join(step.what for step in advice.preparation)
    for words in ("Tell the duty manager", "carried by the owner", "a witness", "6 months"):
        assert words in said


def test_what_is_kept_no_longer_is_weighed_no_longer(write):
    history = {
        "past": [{"on": f"2025-0{month}-01", "what": "conduct", "conduct": "worn-returns"} for month in (6, 7, 8, 9)]
    }
    case = situation(conduct=[{"line": "worn-returns", "on": "2026-05-20"}], history=history)
    assert assess(case).course == "boundary"
    assert assess(case, Standards.read(write("[records]\nmonths = 3\n"))).course == "accept"


def test_every_problem_has_its_line_its_key_and_what_is_expected(write):
    path = write(
        'currency = "pounds"\n[goodwill]\nlimit = "lots"\ntmies = 3\n[lines.shouting]\nboundary = 0\nparing = 3\n'
        '[lines.new]\ncaution = 2\n[lines.x]\nmeans = "x"\nparting = 1\n[carried_by]\nrefus = "me"\n[godwill]\na = 1\n'
        '[bands]\nlow = "600"\n[lines.y]\nmeans = "y"\nboundary = 3\ncaution = 4\n'
    )
    assert problems(path) == [
        "1: currency: should be a currency code of three capital letters, such as GBP (given: 'pounds')",
        "3: goodwill.limit: should be a sum such as 89.00 (given: 'lots')",
        '4: goodwill.tmies: is not a key of [goodwill]; did you mean "times"?',
        "6: lines.shouting.boundary: should be 1 or more (given: 0)",
        '7: lines.shouting.paring: is not a key of a line of conduct; did you mean "parting"?',
        "8: lines.new.means: is needed",
        "10: lines.x: should have a parting of 2 or more: one incident is not a habit (only with danger = true may a line part at once)",
        "14: carried_by.refus: should be one of: 'clarify', 'accept', 'accept_in_part', 'refuse', 'boundary' or 'part' (given: 'refus'); did you mean \"refuse\"?",
        '15: godwill: is not a table of the standards; did you mean "goodwill"?',
        "17: bands: should have a medium that is not below its low",
        "19: lines.y: should have caution, boundary and parting in growing order",
    ]


def test_limits_of_goodwill_grow(write):
    (said,) = problems(write('[goodwill]\nlimit = "20.00"\n'))
    assert said == "1: goodwill: should have alone, limit and total in growing order"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = [", "is not TOML"),
        ('file = "x"\n', "file: is not a standard"),
        ("lines = 3\n", "lines: should be a group of fields"),
    ],
)
def test_files_that_cannot_be(write, text, said):
    with pytest.raises(InputError, match=said):
        Standards.read(write(text))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        Standards.read(tmp_path / "standards.toml")


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "standards.toml"
    path.write_bytes(b"a = '\xff'")
    with pytest.raises(InputError, match="is not UTF-8"):
        Standards.read(path)


@pytest.mark.parametrize(
    ("name", "head"),
    [("standards.toml", ""), ("graciousno.toml", "standards."), ("pyproject.toml", "tool.graciousno.standards.")],
)
def test_they_are_found_upwards_and_the_settings_of_the_rules_do_not_mind(write, tmp_path, name, head):
    path = write(f'[{head}goodwill]\nlimit = "300.00"\n', name)
    (tmp_path / "a" / "b").mkdir(parents=True)
    found = Standards.find(tmp_path / "a" / "b")
    assert (found.goodwill.limit, found.file) == (300, path)
    assert Settings.find(tmp_path / "a" / "b").select is None


def test_problems_in_a_project_file_have_its_lines(write):
    path = write('[project]\nname = "x"\n\n[tool.graciousno.standards.goodwill]\nlimt = 1\n', "pyproject.toml")
    (said,) = problems(path)
    assert said == '5: goodwill.limt: is not a key of [goodwill]; did you mean "limit"?'


def test_without_any_the_default_applies(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.graciousno]\ntone = "work"\n', encoding="utf-8")
    assert Standards.find(tmp_path) is default()
    with pytest.raises(InputError, match=r"has no \[tool.graciousno.standards\]"):
        Standards.read(tmp_path / "pyproject.toml")


def test_the_default_says_all_there_is_to_say():
    given = tomllib.loads(shipped_text())
    assert set(given) == set(Standards.model_fields) - {"file"}
    for name, table in given.items():
        if name not in {"currency", "lines", "inform", "carried_by"}:
            assert set(table) == set(Standards.model_fields[name].annotation.model_fields)
    for line in default().lines.values():
        assert line.instead
        assert line.otherwise
    courses = {"clarify", "accept", "accept_in_part", "refuse", "boundary", "part"}
    assert set(given["inform"]) == set(given["carried_by"]) == courses
