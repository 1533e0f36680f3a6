"""Reads gettext's ``.po`` files as strictly as msgfmt: nothing that a translator wrote is lost in silence."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from gettext import c2py
from itertools import islice, takewhile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

from ..errors import InputError
from .tables import read_text

_KEYWORD = r"(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)"
_LINE = re.compile(rf'(?:{_KEYWORD}\s*)?"((?:[^"\\]|\\.)*)"')
_BEGUN = re.compile(rf'{_KEYWORD}?\s*"')
_CHARSET = re.compile(r"charset=([^\s\\\"]*)")
_HEAD = re.compile(r'^msgid ""\s*\nmsgstr ((?:\s*".*"\s*\n)+)', re.MULTILINE)
_WORDS = re.compile(r'"(.*)"')
_PLURALS = re.compile(r"Plural-Forms:\s*nplurals\s*=\s*(.*?)\s*;\s*plural\s*=\s*(.*?)\s*;?\s*(?:\\n|$)")
_WAS_LINE = re.compile(r'\|\s*(?:msg\w+\s|")')
_WAS = re.compile(r'msgid(?:_plural)?\s+((?:".*"\s*)+)')


def read_catalog(file: Path) -> Catalog:
    """Read a catalog.

    Raises:
        InputError: it cannot be read, with what is wrong.
    """
    try:
        text = read_text(file)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=file) from None
    except InputError as error:
        raise InputError(f"is not a catalog: it {error.message}", file=file, line=error.line) from None
    lines = text.split("\n")
    _require_lines(file, lines)
    try:
        catalog = read_po(lines, abort_invalid=True)
    except PoFileError as error:
        said = str(error).rpartition(" on ")[0]
        raise InputError(f"is not a catalog: {said}", file=file, line=error.lineno + 1) from None
    except (ValueError, LookupError) as error:
        raise InputError(f"is not a catalog: {error}", file=file) from None
    for message in catalog:
        _remember_what_it_was(message)
    return catalog


def write_catalog(file: Path, catalog: Catalog) -> None:
    """Write a catalog over what a file holds; what of its head is an editor's own (``X-Poedit-...``) stays."""
    file.write_bytes(written(catalog, read_text(file) if file.is_file() else ""))


def written(catalog: Catalog, before: str = "") -> bytes:
    """A catalog as the text of a file, with the fields of the head before that are an editor's own."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, no_location=True, include_previous=True)
    head = _HEAD.search(before)
    fields = "".join(_WORDS.findall(head[1])).split("\\n") if head else []
    own = "".join(f'"{field}\\n"\n' for field in fields if field.startswith("X-"))
    return buffer.getvalue().replace(b'"Generated-By:', f'{own}"Generated-By:'.encode(), 1)


def compiled(catalog: Catalog) -> bytes:
    """A catalog in its compiled form. A message of which a plural form is missing is left out, to fall back."""
    # Babel would say the missing form in the language of the templates, and nobody would be told.
    for message in [one for one in catalog if one.id and not all(translations(one))]:
        catalog.delete(message.id, message.context)
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def unformed(catalog: Catalog) -> frozenset[str]:
    """The messages of which a plural form is missing."""
    lacking = (one for one in catalog if one.id and any(translations(one)) and not all(translations(one)))
    return frozenset(str(one.id[0]) for one in lacking)


def translations(message: Message) -> tuple[str, ...]:
    """What a message is in the language: one text, or one for each plural."""
    found = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return tuple(text or "" for text in found)


def _require_lines(file: Path, lines: list[str]) -> None:
    """Every line is one that a catalog may have, no message stands in it twice, and its head says UTF-8."""
    seen: dict[tuple[str, str], int] = {}
    entry: dict[str, str] = {}
    keyword = ""
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line[0] == "#":
            continue
        wrong = ""
        match = _LINE.fullmatch(line)
        if match is None:
            why = "its quotation marks do not match" if _BEGUN.match(line) else "no line of a catalog begins so"
            wrong = f"{why}: {line}"
        elif match[1] is None:
            if keyword in entry:
                entry[keyword] += match[2]
            else:
                wrong = f"these words belong to no message: {line}"
        else:
            keyword, is_answered = match[1], any(name.startswith("msgstr") for name in entry)
            if is_answered and keyword in {"msgctxt", "msgid"}:
                entry = {}
            if keyword == "msgid" and "msgid" in entry:
                wrong = f"the message before has no msgstr: “{entry['msgid']}”"
            elif keyword in entry:
                wrong = f"one message has a second {keyword}"
            entry[keyword] = match[2]
            if keyword.startswith("msgstr") and not is_answered:
                key = entry.get("msgctxt", ""), entry.get("msgid", "")
                if key in seen:
                    wrong = f"line {seen[key]} has this message already: “{key[1]}”"
                seen[key] = number
        if not entry.get("msgid"):
            wrong = wrong or _wrong_in_head(lines, number - 1)
        if wrong:
            raise InputError(f"is not a catalog: {wrong}", file=file, line=number)


def _wrong_in_head(lines: list[str], at: int) -> str:
    """What is wrong with a line of the head."""
    found = _CHARSET.search(lines[at])
    if found and found[1].lower() not in {"utf-8", "utf8"}:
        return f'its head says "charset={found[1]}"; it should be kept as UTF-8 and say "charset=UTF-8"'
    # Editors wrap what is long.
    head = takewhile(lambda one: '"' in one, islice(lines, at, None))
    if "Plural-Forms:" in lines[at] and not _has_plurals(head):
        return 'its head should say how plurals are formed, as in "nplurals=2; plural=(n != 1);"'
    return ""


def _has_plurals(head: Iterable[str]) -> bool:
    """Whether lines of a head say how many plural forms there are, and which is meant for a number."""
    found = _PLURALS.search("".join(words for line in head for words in _WORDS.findall(line)))
    try:
        return found is not None and int(found[1]) > 0 and c2py(found[2])(1) < int(found[1])
    except ValueError:
        return False


def _remember_what_it_was(message: Message) -> None:
    """Take what a fuzzy message was before from its comments, where Babel leaves it."""
    was = [one for one in message.user_comments if _WAS_LINE.match(one)]
    if was:
        message.user_comments = [one for one in message.user_comments if one not in was]
        found = _WAS.findall("\n".join(one[1:].strip() for one in was)) if message.fuzzy else ()
        message.previous_id = [denormalize(one.strip()) for one in found]
