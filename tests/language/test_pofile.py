"""Catalogs are read as strictly as msgfmt reads them, and nothing in them is lost in silence."""

import gettext
import io

import pytest

from graciousno import InputError
from graciousno.language.pofile import compiled, read_catalog, translations, written

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
PLURAL = 'msgid "%(count)s way"\nmsgid_plural "%(count)s ways"\n'


@pytest.fixture
def po(tmp_path):
    def write(text, head=HEAD, encoding="utf-8"):
        file = tmp_path / "graciousno.po"
        file.write_bytes((head + text).encode(encoding))
        return file

    return write


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('msgid "Hello,"\nmsgstr "Hola,\n', 7, 'quotation marks do not match: msgstr "Hola,'),
        ('msgid "Hello,"\nmsgstr ""\n"Hola \n"amigo"\n', 8, "quotation marks do not match"),
        ('msgid "Hello,"\nmsgstr "el "tercer" mensaje"\n', 7, "quotation marks do not match"),
        ('msgid "Hello,"\nmsgstr Hola,\n', 7, "no line of a catalog begins so: msgstr Hola,"),
        ('msgid "Hello,"\nmsgstrr "Hola,"\n', 7, "no line of a catalog begins so"),
        ('<<<<<<< HEAD\nmsgid "Hello,"\nmsgstr "Hola,"\n', 6, "no line of a catalog begins so: <<<<<<< HEAD"),
        ('msgid "Hello,"\nmsgstr "Hola,"\nmsgstr "Buenas,"\n', 8, "one message has a second msgstr"),
        ('msgid "Hi"\n\nmsgid "Hello,"\nmsgstr "Hola,"\n', 8, "the message before has no msgstr: “Hi”"),
        ('"Hello,"\nmsgid "Hi"\nmsgstr "Hola"\n', 1, "these words belong to no message"),
        ('msgid "Hi"\nmsgstr "Hola"\n\nmsgid "Hi"\nmsgstr "Ey"\n', 10, "line 7 has this message already: “Hi”"),
    ],
)
def test_a_line_that_is_none_is_told_with_its_number(po, text, line, said):
    with pytest.raises(InputError) as error:
        read_catalog(po(text, "" if line == 1 else HEAD))
    assert error.value.line == line
    assert said in error.value.message


@pytest.mark.parametrize("charset", ["iso-8859-1", "CHARSET", "utf-99"])
def test_a_head_with_another_charset_is_told(po, charset):
    with pytest.raises(InputError, match=f'charset={charset}".*UTF-8') as error:
        read_catalog(po('msgid "Hello,"\nmsgstr "Adiós,"\n', HEAD.replace("UTF-8", charset)))
    assert error.value.line == 3


@pytest.mark.parametrize(
    "plurals", ["nplurals=2; plural=(n !! 1);", "nplurals=INTEGER; plural=EXPRESSION;", "nplurals=1; plural=n;"]
)
def test_a_head_that_does_not_say_how_plurals_are_formed_is_told(po, plurals):
    with pytest.raises(InputError, match="how plurals are formed") as error:
        read_catalog(po('msgid "Hello,"\nmsgstr "Hola,"\n', HEAD.replace("nplurals=2; plural=(n != 1);", plurals)))
    assert error.value.line == 4


def test_a_head_may_be_wrapped(po):
    wrapped = HEAD.replace("nplurals=2; plural=(n != 1);", 'nplurals=3; plural=(n==1 ? 0 : "\n"n==2 ? 1 : 2);')
    assert read_catalog(po('msgid "Hello,"\nmsgstr "Hola,"\n', wrapped)).num_plurals == 3


def test_a_file_in_another_charset_is_told_with_its_line(po):
    with pytest.raises(InputError, match="it is not UTF-8 text") as error:
        read_catalog(po('msgid "Hello,"\nmsgstr "Adiós,"\n', encoding="cp1252"))
    assert error.value.line == 7


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_editors_of_windows_write_is_read(po, encoding, end):
    catalog = read_catalog(po('msgid "Hello,"\nmsgstr "Hola,"\n'.replace("\n", end), HEAD.replace("\n", end), encoding))
    assert catalog.get("Hello,").string == "Hola,"


def test_the_same_message_in_another_context_is_another(po):
    catalog = read_catalog(po('msgid "May"\nmsgstr "Puede"\n\nmsgctxt "month"\nmsgid "May"\nmsgstr "Mayo"\n'))
    assert (catalog.get("May").string, catalog.get("May", "month").string) == ("Puede", "Mayo")


@pytest.mark.parametrize("second", ['msgstr[1] ""\n', ""])
def test_a_message_that_lacks_a_plural_form_is_left_out(po, second):
    catalog = read_catalog(po(f'{PLURAL}msgstr[0] "%(count)s camino"\n{second}'))
    assert translations(catalog.get(("%(count)s way", "%(count)s ways"))) == ("%(count)s camino", "")
    found = gettext.GNUTranslations(io.BytesIO(compiled(catalog)))
    assert "%(count)s way" not in {key[0] for key in found._catalog if isinstance(key, tuple)}


def test_what_a_fuzzy_message_was_stays_with_it(po):
    catalog = read_catalog(po('#, fuzzy\n#| msgid "Hallo,"\nmsgid "Hello,"\nmsgstr "Hola,"\n'))
    assert b'#| msgid "Hallo,"\n' in written(catalog)
    long = '#, fuzzy\n#| msgid ""\n#| "Hallo, "\n#| "Ines"\nmsgid "Hello,"\nmsgstr "Hola,"\n'
    assert b'#| msgid "Hallo, Ines"\n' in written(read_catalog(po(long)))
    settled = read_catalog(po('#| msgid "Hallo,"\nmsgid "Hello,"\nmsgstr "Hola,"\n'))
    assert b"Hallo" not in written(settled)


def test_what_an_editor_keeps_in_the_head_stays_there(po):
    own = '"X-Generator: Poedit 3.4\\n"\n"X-Poedit-Bookmarks: 3,-1\\n"\n'
    file = po('msgid "Hello,"\nmsgstr ""\n"X-ray, \\n"\n"X-ray: no\\n"\n', HEAD.rstrip("\n") + "\n" + own + "\n")
    again = written(read_catalog(file), file.read_text(encoding="utf-8"))
    assert again.decode().count(own) == 1
    file.write_bytes(again)
    assert written(read_catalog(file), again.decode()).decode().count("X-Generator") == 1
