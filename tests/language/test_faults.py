"""What ``locales check`` says of the files of words and samples, and of what is not there."""

import re
import shutil

import pytest

from graciousno import InputError, LocaleError, WordFileError, resources
from graciousno.drafting import samples
from graciousno.language import (
    catalogs,
    faults,
    pofile,
    reading,
    rewording,
    scaffolding,
    sentences,
    tags,
    upkeep,
    words,
)

ROOMS = (catalogs, faults, reading, rewording, scaffolding, sentences, tags, upkeep, words, samples)


def forget():
    for cached in (upkeep._samples, tags.shipped, catalogs._catalog, sentences.language, words.shared_lists):
        cached.cache_clear()


@pytest.fixture
def es(tmp_path, monkeypatch):
    """The folder of a language that a translator has begun, beside English."""
    real, folder = resources.tree, tmp_path / "locales"
    shutil.copytree(real("locales") / "en", folder / "en", ignore=shutil.ignore_patterns("*.bin"))
    for room in ROOMS:
        monkeypatch.setattr(room, "tree", lambda name: folder if name == "locales" else real(name))
    forget()
    scaffolding.scaffold("es")
    forget()
    yield folder / "es"
    forget()


KINDS = {"rules": {"never-blunt": (), "never-blames-customer": ()}, "moves": {"says-no": ("", "told", "soft")}}


def said(tag="es"):
    return [*faults.of_words(tag, KINDS)]


def only(folder, *names):
    """Leave only these word files."""
    for path in folder.glob("*/*.toml"):
        if path.name not in names:
            path.unlink()


PHRASE = '[[phrase]]\npattern = "imposible"\nfires = ["Es *imposible*."]\nsilent = ["Es posible."]\n'


def test_what_is_in_order_is_not_spoken_of(es):
    only(es, "never-blunt.toml")
    (es / "rules" / "never-blunt.toml").write_text(PHRASE, encoding="utf-8-sig")
    assert said() == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("rules/never-blunt.toml", PHRASE.replace("Es *imp", "Era imp").replace("*.", "."), ""),
        ("rules/never-blunt.toml", PHRASE.replace("*imposible*", "*posible*"), ':1: does not find "Es *posible*."'),
        ("rules/never-blunt.toml", PHRASE.replace('posible."]', 'posible."'), "is not TOML"),
        (
            "rules/never-blunt.toml",
            PHRASE.replace("fires", "fire"),
            ':1: a phrase has no "fire"; did you mean "fires"?',
        ),
        ("rules/never-blunt.toml", '[lists]\nnunca = "nunca"\n' + PHRASE, ':2: "nunca" should be a list of texts'),
        ("rules/never-blunt.toml", PHRASE + "unless = [3]\n", ':1: "unless" should be a list of texts'),
        ("rules/never-blunt.toml", PHRASE + 'move = "soft"\n', ':1: no phrase of this rule has a "move"'),
        ("rules/never-blunt.toml", PHRASE.replace("[[phrase]]", "[[ phrase ]]  # Ana") + PHRASE, "adds nothing"),
        (
            "rules/never-blunt.toml",
            PHRASE.replace("[[phrase]]", "[phrase]"),
            ":1: each phrase begins with a line [[phrase]]",
        ),
        ("rules/never-blunt.toml", 'phrase = ["imposible"]', ":1: each phrase begins with a line [[phrase]]"),
        ("rules/never-blnt.toml", PHRASE, 'there is no rule "never-blnt"; did you mean "never-blunt"'),
        ("moves/never-blunt.toml", PHRASE, 'there is no move "never-blunt"; there are: says-no'),
        ("rewrites/never-blnt.toml", "", 'there is no rule "never-blnt"; did you mean "never-blunt"'),
        ("moves/says-no.toml", PHRASE + 'move = "sof"\n', ':1: there is no kind "sof"; did you mean "soft"?'),
        ("rewrites/never-blunt.toml", '[[rewrite]]\nfrom = "no"\n', "rewrites/never-blunt.toml:1: "),
    ],
)
def test_what_is_wrong_with_a_file_of_words(es, name, text, expected):
    only(es, "")
    path = es / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    lines = said()
    assert all(line.startswith(str(path)) for line in lines)
    assert any(expected in line for line in lines) if expected else lines == []


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("abbreviations = [3]", 1, '"abbreviations" should be a list of texts'),
        ('\nabbreviations = "Sr"', 2, '"abbreviations" should be a list of texts'),
        ('greetings = ["hola", 3]', 1, '"greetings" should be a list of texts'),
        ('asks = "?"', 1, '"asks" should be a list of texts'),
        ("[contractions]\nal = 3", 1, '"contractions" should be a table of texts or of lists of texts'),
        ('contractions = ["al"]', 1, '"contractions" should be a table'),
        ('[fold]\n"á" = 3', 1, '"fold" should be a table of texts'),
        ("[prefixes]\nx = 3", 1, '"prefixes" should be a table of texts'),
        ('spaces = "no"', 1, '"spaces" should be true or false'),
        ("gap = true", 1, '"gap" should be a whole number'),
        ("gap = -3", 1, '"gap" should be a whole number from 0'),
        ("asks = []", 1, '"asks" should be a list of texts, of one at least'),
        ("reading = 3", 1, '"reading" should be a table'),
        ('names = ["given"]', 1, '"names" should be all of these in their order: title, given, family'),
        ("gap = 5\n[contraction]", 2, 'unknown name "contraction"; did you mean "contractions"?'),
        ('saludos = ["hola"]', 1, 'unknown name "saludos"'),
    ],
)
def test_what_is_wrong_with_the_file_of_a_language(es, text, line, expected):
    (es / "language.toml").write_text(text, encoding="utf-8")
    forget()
    with pytest.raises(WordFileError) as error:
        sentences.language("es")
    assert error.value.line == line
    assert expected in error.value.message
    assert said() == [str(error.value)]


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('[reading]\nformula = "flesh"\nhardest = 3', 2, 'there is no reading formula "flesh"'),
        ('[reading]\nformula = "lix"', 1, '[reading] has a "formula" with its "hardest"'),
        ('[reading]\nformula = "lix"\nhardest = "50"', 3, '[reading] "hardest" should be a number above 0'),
        ("[reading]\nlongest = -1", 2, '[reading] "longest" should be a number above 0'),
    ],
)
def test_what_is_wrong_with_how_a_language_is_measured(es, text, line, expected):
    (es / "language.toml").write_text(text, encoding="utf-8")
    forget()
    [only_one] = said()
    assert only_one.startswith(f"{es / 'language.toml'}:{line}: {expected}")


def test_an_abbreviation_may_be_written_with_its_stop(es):
    (es / "language.toml").write_text('abbreviations = ["Sra.", "Núm. #"]', encoding="utf-8")
    forget()
    assert sentences.language("es").abbreviations == ("Sra", "Núm #")


def test_many_messages_that_are_not_translated_are_counted(es):
    lines = [found.message for found in faults.problems("es")]
    assert len(lines) == 1
    assert "is not translated" in lines[0]
    assert lines[0].endswith(f"nor are {len([one for one in upkeep.template() if one.id]) - 1} others")


def test_many_messages_that_are_not_there_are_counted(es):
    upkeep.catalog_file("es").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    [found] = faults.problems("es")
    assert "lacks a message" in found.message
    assert found.others == len([one for one in upkeep.template() if one.id]) - 1
    assert found.message.endswith(f"and {found.others} others")


def test_a_copy_that_is_meant_may_say_so(es):
    file = upkeep.catalog_file("es")
    text = file.read_text(encoding="utf-8")
    copied = text.replace('msgid "Thank you,"\nmsgstr ""', 'msgid "Thank you,"\nmsgstr "Thank you,"')
    assert copied != text
    file.write_text(copied, encoding="utf-8")
    assert any("is a copy of the source" in found.message for found in faults.problems("es"))
    file.write_text(copied.replace('msgid "Thank you,"', '#, ignore-same\nmsgid "Thank you,"'), encoding="utf-8")
    assert not any("is a copy of the source" in found.message for found in faults.problems("es"))


def test_an_update_keeps_what_a_fuzzy_message_was(es):
    file = upkeep.catalog_file("es")
    text = file.read_text(encoding="utf-8")
    was = '#, fuzzy\n#| msgid "Thanks,"\nmsgid "Thank you,"\nmsgstr "Gracias,"'
    file.write_text(text.replace('msgid "Thank you,"\nmsgstr ""', f"# | ver el glosario\n{was}"), encoding="utf-8")
    upkeep.update("es")
    assert '#| msgid "Thanks,"\nmsgid "Thank you,"\nmsgstr "Gracias,"' in file.read_text(encoding="utf-8")
    assert "# | ver el glosario\n" in file.read_text(encoding="utf-8")


def test_an_overlay_begins_with_every_message_and_keeps_what_differs(es):
    scaffolding.scaffold("es@informal")
    file = upkeep.catalog_file("es@informal")
    text = file.read_text(encoding="utf-8")
    assert "Language: es@informal" in text
    assert [*faults.problems("es@informal")] == []
    file.write_text(
        text.replace('msgid "Thank you,"\nmsgstr ""', 'msgid "Thank you,"\nmsgstr "Gracias,"'), encoding="utf-8"
    )
    upkeep.update("es@informal")
    kept = [message for message in faults.read_catalog(file) if message.id]
    assert [message.string for message in kept] == ["Gracias,"]


def test_an_overlay_needs_the_language_that_it_differs_from(es):
    with pytest.raises(InputError, match="locales new pt begins it"):
        scaffolding.scaffold("pt@informal")
    assert not (es.parent / "pt@informal").exists()
    assert scaffolding.scaffold("en_NZ") == [upkeep.catalog_file("en_NZ")]


def test_a_message_that_lacks_a_plural_form_says_why_it_falls_back(es):
    file = upkeep.catalog_file("es")
    plural = next(one for one in upkeep.template() if isinstance(one.id, tuple))
    catalog = faults.read_catalog(file)
    catalog[plural.id].string = (plural.id[0], "")
    pofile.write_catalog(file, catalog)
    messages = catalogs.Messages("es")
    messages.npgettext(plural.context, *plural.id, 2, **dict.fromkeys(catalogs.PLACEHOLDER.findall(plural.id[1]), "x"))
    assert messages.borrowed == [(plural.id[0], "en", "lacks one of its plural forms")]


def test_what_is_begun_already_is_left_alone(es):
    (es / "samples.toml").unlink()
    before = upkeep.catalog_file("es").read_bytes()
    assert scaffolding.scaffold("es") == [es / "samples.toml"]
    assert scaffolding.scaffold("es") == []
    assert upkeep.catalog_file("es").read_bytes() == before


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("es_mx", "es_MX"),
        ("ES", "es"),
        ("es-informal", "es@informal"),
        ("de at@informal", "de_AT@informal"),
        ("zh_hant", "zh_Hant"),
    ],
)
def test_a_tag_that_is_nearly_one_is_guessed(tag, meant):
    with pytest.raises(LocaleError, match=f'did you mean "{meant}"'):
        tags.canonical(tag)


def test_a_kind_of_address_that_is_nearly_one_is_guessed():
    with pytest.raises(LocaleError, match='did you mean "es@informal"'):
        tags.canonical("es@infromal")
    assert tags.canonical("ca@valencia") == "ca@valencia"


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ('[fields]\nback = "mañana"', 2, '"back" should be a date, such as 2026-06-15, without quotation marks'),
        ('[fields]\nitem = ["botas"]', 2, '"item" should be a text'),
        ("[fields]\nsteps = [1, 2]", 2, '"steps" should be a list of texts'),
        ('fields = "botas"', 1, '"fields" should be a table'),
        ('[people.to]\ngiven = "Ana"\nsurname = "Ruiz"', 3, 'there is no sample "surname"'),
        ('[fields]\nitems = "botas"', 2, 'there is no sample "items"; did you mean "item"'),
        ('quote = "Hola"\n[fields\n', 2, "is not TOML"),
    ],
)
def test_what_is_wrong_with_the_samples(es, text, line, expected):
    (es / "samples.toml").write_text(text, encoding="utf-8")
    [only_one] = samples.strange_samples("es")
    assert str(only_one).startswith(f"{es / 'samples.toml'}:{line}: {expected}")
    with pytest.raises(WordFileError, match=re.escape(expected)):
        samples.samples.__wrapped__("es")


def test_all_that_is_wrong_with_the_samples_is_told_at_once(es):
    (es / "samples.toml").write_text('[fields]\nback = "x"\nitems = "y"\n', encoding="utf-8")
    assert [error.line for error in samples.strange_samples("es")] == [2, 3]
