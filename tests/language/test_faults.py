"""What ``locales check`` says of the files of words and samples, and of what is not there."""

import shutil

import pytest

from graciousno import LocaleError, WordFileError, resources
from graciousno.language import catalogs, faults, rewording, scaffolding, sentences, tags, upkeep, words

ROOMS = (catalogs, faults, rewording, scaffolding, sentences, tags, upkeep, words)


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


def test_an_abbreviation_may_be_written_with_its_stop(es):
    (es / "language.toml").write_text('abbreviations = ["Sra.", "Núm. #"]', encoding="utf-8")
    forget()
    assert sentences.language("es").abbreviations == ("Sra", "Núm #")


def test_many_messages_that_are_not_translated_are_counted(es):
    lines = [found.message for found in faults.problems("es")]
    assert len(lines) == 1
    assert "is not translated" in lines[0]
    assert lines[0].endswith(f"nor are {len([one for one in upkeep.template() if one.id]) - 1} others")


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
