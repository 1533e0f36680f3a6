"""A configuration: found, read, and told what is wrong with it, all at once and with lines."""

import shutil
import sys

import pytest

from graciousno import FactsError, GraciousError, InputError, Settings, SettingsError, WordFileError, check
from graciousno.checking.rulebook import rulebook

TEXT = "You should have read the terms. Our competitor Blue Kettle sells them, to be fair."
RULE = """
[rule]
promise = "Never names a competitor."
message = "this names a competitor"
severity = "error"
does = "Finds the names of other shops."
why = "Our readers did not ask for them."
instead = "Say what we can do."

[[phrase]]
pattern = "blue (kettle|lagoon)"
fires = ["*Blue Kettle* sells them."]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "words" / "en" / "rules").mkdir(parents=True)
    yield tmp_path
    rulebook.cache_clear()


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_it_is_found_above_in_either_file(tmp_path):
    inner = tmp_path / "replies" / "june"
    inner.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    assert Settings.find(inner) == Settings()
    write(tmp_path / "pyproject.toml", '[tool.graciousno]\nfail-on = "error"\nlocale = "en_GB"\n')
    assert Settings.find(inner).fail_on == "error"
    write(tmp_path / "replies" / "pyproject.toml", "[tool.black]\n")
    assert Settings.find(inner).locale == "en_GB"
    write(tmp_path / "replies" / "graciousno.toml", 'tone = "public"\nignore = ["listens-before-no"]\n')
    found = Settings.find(inner)
    assert (found.tone, found.ignore, found.locale) == ("public", ("listens-before-no",), None)
    (inner / ".git").mkdir()
    assert Settings.find(inner) == Settings()


def test_everything_that_is_wrong_is_told_at_once_with_its_line(tmp_path):
    file = write(
        tmp_path / "pyproject.toml",
        "[tool.graciousno]\n"
        'selcet = ["never-blunt"]\n'
        'fail-on = "errors"\n'
        'locale = ["en"]\n'
        "\n"
        "[tool.graciousno.severity]\n"
        'plain-language = "warn"\n'
        "[tool.graciousno.suppress]\n"
        'never-blunt = ""\n',
    )
    with pytest.raises(SettingsError) as error:
        Settings.read(file)
    lines = str(error.value).splitlines()
    assert [line.removeprefix(f"{file}:").partition(":")[0] for line in lines] == ["2", "3", "4", "7", "9"]
    assert 'did you mean "select"' in str(error.value)
    assert 'did you mean "error"' in str(error.value)


def test_unknown_rules_and_folders_are_told(tmp_path):
    with pytest.raises(SettingsError, match=r'graciousno.toml:1: .*no rule "never-blnt".*did you mean "never-blunt"'):
        Settings.read(write(tmp_path / "graciousno.toml", 'ignore = ["never-blnt"]\n'))
    with pytest.raises(SettingsError, match="no such folder"):
        Settings.read(write(tmp_path / "graciousno.toml", 'words = ["wrods"]\n'))
    with pytest.raises(InputError, match="is not TOML"):
        Settings.read(write(tmp_path / "graciousno.toml", "words = [\n"))
    with pytest.raises(InputError, match="cannot be read"):
        Settings.read(tmp_path / "nowhere.toml")
    with pytest.raises(InputError, match=r"no \[tool.graciousno\]"):
        Settings.read(write(tmp_path / "pyproject.toml", "[tool]\n"))


def test_settings_in_code_are_told_as_those_of_a_file():
    with pytest.raises(FactsError) as error:
        Settings(words=("house/wrods",), tone="pubic", locale="english")
    assert [problem.where for problem in error.value.problems] == ["words[0]", "locale", "tone"]
    assert "there is no such folder" in str(error.value)
    assert 'did you mean "public"' in str(error.value)
    assert Settings(tone="pirate").tone == "pirate"


def test_one_wrong_setting_does_not_hide_another(tmp_path):
    file = write(tmp_path / "graciousno.toml", 'locale = "xx"\ntone = "wrok"\nignore = ["never-blnt"]\nwords = []\n')
    with pytest.raises(SettingsError) as error:
        Settings.read(file)
    assert [line.removeprefix(f"{file}:")[:1] for line in str(error.value).splitlines()] == ["1", "2", "3"]


def test_a_folder_of_words_may_bring_its_language(tmp_path):
    (tmp_path / "words" / "fr").mkdir(parents=True)
    assert Settings.read(write(tmp_path / "graciousno.toml", 'locale = "fr"\nwords = ["words"]\n')).locale == "fr"


def test_a_folder_makes_a_rule(folder):
    write(folder / "words" / "en" / "rules" / "names-no-competitor.toml", RULE)
    settings = Settings.read(write(folder / "graciousno.toml", 'words = ["words"]\n'))
    report = check(TEXT, locale="en", settings=settings, select=["names-no-competitor"])
    [found] = report.findings
    assert (found.excerpt, str(found.severity), found.message) == ("Blue Kettle", "error", "this names a competitor")
    assert found.why == "Our readers did not ask for them."
    assert check(TEXT, locale="en_GB", settings=settings, select=["names-no-competitor"]).findings
    assert "names-no-competitor" not in [one.rule for one in check(TEXT, locale="en").findings]
    assert rulebook(settings.words).rule("names-no-competitor").summary == "Never names a competitor."


def test_a_folder_adds_phrases_to_a_rule_and_excuses_others(folder):
    write(
        folder / "words" / "en" / "rules" / "never-blames-customer.toml",
        'unless = ["the terms"]\n[[phrase]]\npattern = "fair weather climber*"\nfires = ["*Fair weather climbers* again."]\n',
    )
    settings = Settings(words=(folder / "words",))
    how = {"locale": "en", "select": ["never-blames-customer"]}
    assert check("You should have read the terms.", **how).findings
    assert not check("You should have read the terms.", settings=settings, **how).findings
    both = "You should have read the label.\n\nFair weather climbers should ask first."
    assert len(check(both, settings=settings, **how).findings) == 2
    assert len(check(both, **how).findings) == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("never-blunnt", '[[phrase]]\npattern = "x"\n', 'did you mean "never-blunt".*needs a table'),
        ("never-blunt", '[rule]\npromise = "x"\n', "already"),
        ("no-cats", '[rule]\npromis = "x"\n', 'no field "promis"; did you mean "promise"'),
        ("no-cats", "[rule]\n", "needs its"),
        ("no-cats", '[rule]\npromise = "x"\nseverity = "bad"\n', "severity is one of"),
        ("no-cats", '[rule]\npromise = "x"\n[[phrase]]\npattern = "(a"\n', "no-cats.toml:3"),
    ],
)
def test_a_word_file_that_cannot_be_used_is_told_with_its_place(folder, name, text, said):
    write(folder / "words" / "en" / "rules" / f"{name}.toml", text)
    with pytest.raises(WordFileError, match=said):
        check("Warm words.", locale="en", settings=Settings(words=(folder / "words",)))


@pytest.fixture
def judged(tmp_path, monkeypatch):
    """Judge a text by a package's rule whose judge has this body."""
    from graciousno.checking.check import chosen

    info = tmp_path / "lamps-1.0.dist-info"
    info.mkdir()
    write(info / "METADATA", "Name: lamps\nVersion: 1.0\n")
    write(info / "entry_points.txt", "[graciousno.rules]\nnever-says-lamp = lamp_rules\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    def forget():
        sys.modules.pop("lamp_rules", None)
        rulebook.cache_clear()
        chosen.cache_clear()

    def judge(body, severity="Severity.WARNING"):
        write(
            tmp_path / "lamp_rules.py",
            '"""Never says lamp."""\nfrom graciousno.model.report import Finding, Severity\n'
            f'GROUP = "words"\nSEVERITY = {severity}\ndef judge(case, rule):\n    {body}\n',
        )
        shutil.rmtree(tmp_path / "__pycache__", ignore_errors=True)
        forget()
        return check("A lamp.", locale="en", select=["never-says-lamp"])

    yield judge
    forget()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return {}['lamp']", r"the rule never-says-lamp \(lamp_rules\) broke off: KeyError: 'lamp'"),
        ("pass", r"the rule never-says-lamp \(lamp_rules\) gave None where it should give a list of findings"),
        ("return ['say light']", "gave 'say light' where"),
        ("return 'say light'", "gave 'say light' where"),
        ("return True", "gave True where"),
        ("return [Finding(rule.name, 'warning', 'say light')]", "gave Finding"),
        ("yield 1 / 0", "broke off: ZeroDivisionError"),
    ],
)
def test_a_rule_of_a_package_that_does_wrong_is_told_by_name(judged, body, said):
    with pytest.raises(GraciousError, match=said):
        judged(body)


def test_a_rule_of_a_package_may_lack_words_but_not_a_severity(judged):
    assert judged("return None if not case.has_words(rule.name) else []").unchecked == ("never-says-lamp",)
    assert judged("yield rule.finding(case, 'say light')").findings[0].message == "say light"
    with pytest.raises(GraciousError, match="SEVERITY should be one"):
        judged("return []", severity='"warning"')


def test_a_package_brings_a_rule(tmp_path, monkeypatch):
    write(
        tmp_path / "lamp_rules.py",
        '"""Never says lamp.\n\n## Why it matters\nWe sell lights.\n"""\n'
        "from graciousno.model.report import Severity, Stretch\n"
        'GROUP = "words"\nSEVERITY = Severity.WARNING\n'
        "def judge(case, rule):\n"
        '    at = case.text.find("lamp")\n'
        '    return [] if at < 0 else [rule.finding(case, "say light", Stretch(at, at + 4))]\n',
    )
    write(tmp_path / "broken_rules.py", "GROUP = 1\n")
    info = tmp_path / "lamps-1.0.dist-info"
    info.mkdir()
    write(info / "METADATA", "Name: lamps\nVersion: 1.0\n")
    write(info / "entry_points.txt", "[graciousno.rules]\nnever-says-lamp = lamp_rules\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    from graciousno.checking.check import chosen

    try:
        rulebook.cache_clear()
        chosen.cache_clear()
        [found] = check("A lamp.", locale="en", select=["never-says-lamp"]).findings
        assert (found.message, found.why) == ("say light", "We sell lights.")
        write(info / "entry_points.txt", "[graciousno.rules]\nbroken = broken_rules\nmissing = nothing_here\n")
        rulebook.cache_clear()
        chosen.cache_clear()
        with pytest.raises(Exception, match="should be a module"):
            check("A lamp.", locale="en", select=["broken"])
        with pytest.raises(Exception, match="cannot be loaded: ModuleNotFoundError"):
            check("A lamp.", locale="en", select=["missing"])
    finally:
        for name in ("lamp_rules", "broken_rules"):
            sys.modules.pop(name, None)
        rulebook.cache_clear()
        chosen.cache_clear()
