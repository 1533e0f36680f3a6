"""How a language splits a text into words and sentences, and how it reads a word.

Words are found on the text as it stands, so that every place is a place in the reader's text; folding (case, accents
that are not written, apostrophes, contractions) is a matter of how a word is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from typing import Any

from ..errors import WordFileError
from ..resources import tree
from .lines import LINE_END
from .tables import are_texts, line_of, read_table, unknown_name
from .tags import chain

# Vowel signs and accents that Python does not count as word characters, and joiners inside words.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200d\u00ad\u2060"
)
HAS_MARKS = re.compile(f"[{_MARKS}]")
"""Finds one of them."""
_CLOSERS = "[\"'”’»›)\\]」』]*+"
_FOLDED_AWAY = dict.fromkeys([*range(0x064B, 0x0660), 0x0640, 0x0670, *range(0x200B, 0x200E), 0xAD, 0x2060])
_SHORTEST_WORD = 2
"""So many letters are left at least when a prefix is taken off."""
_SHORTEST_STEM = 3
"""And so many when it is to be told what is common to the forms of a word."""
_NAMES = ("title", "given", "family")
_SIGNATURE = ("name", "role", "team", "organisation")
END_MARKS = frozenset("!?؟।….。！？: \t\n\u2028")
"""What the end of a sentence begins with, among tokens; no word does."""
FORMS = {"?": "?？؟", "!": "!！"}
"""How the marks at the end of a sentence that asks or calls are written."""
_LATIN = "A-Za-z0-9"
"""What words are made of that stand among signs each of which is one."""
_APOSTROPHES = str.maketrans("’ʼ‘`´＇", "''''''")


@dataclass(frozen=True)
class Language:
    """What splitting and reading words needs to know of a language, from ``locales/<language>/language.toml``."""

    name: str
    abbreviations: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    """Words that begin a sentence and are no names: behind "zone C." they do, where "J. Smith" goes on; and so behind a
    number, where "3. Mai" does."""
    contractions: Mapping[str, list[str]] = field(default_factory=dict)
    endings: Mapping[str, list[str]] = field(default_factory=dict)
    fold: Mapping[str, str] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    """What is written at the front of words though it is none of theirs, as "and" and "the" are in Arabic, and what
    stands there without it."""
    ordinals: bool = False
    """Whether a stop behind a number of one or two digits makes it an ordinal, as in "3. Mai", and ends no sentence."""
    spaces: bool = True
    gap: int = 5
    greetings: tuple[str, ...] = ()
    address: bool = True
    """Whether it has a formal and an informal "you"."""
    asks: tuple[str, ...] = ("?", "？", "؟", ";", "；")
    """How questions end."""
    capitals: tuple[str, ...] = ()
    """Words that a capital makes another word, as "Sie" is not "sie": in patterns they are found so alone."""
    names: tuple[str, ...] = _NAMES
    """The order of a person's name."""
    signature: tuple[str, ...] = _SIGNATURE
    """From the person to the organisation, or the other way round."""
    comma: str = ", "
    """What stands between the pieces of an address in one line."""
    reading: Mapping[str, Any] = field(default_factory=dict)
    """How hard texts are to read: see :mod:`graciousno.language.reading`."""
    stem: Mapping[str, list[list[str]]] = field(default_factory=dict)
    """What its words take at their front and at their back, layer by layer, the outermost first."""

    @cached_property
    def token(self) -> re.Pattern[str]:
        """Finds words and sentence ends (tokens that begin with one of ``END_MARKS``), as its one group."""
        return self._token(_MARKS)

    @cached_property
    def plain_token(self) -> re.Pattern[str]:
        """The same, quicker, for texts in which no character is a mark on another."""
        return self._token("")

    @cached_property
    def between_signs(self) -> re.Pattern[str]:
        """Where every sign is a word of its own: finds what else is a token, and what is none, as its two groups."""
        # Most characters are signs, and one look tells.
        return re.compile(rf"(?=[\W{_LATIN}])(?:([{_LATIN}]+|{self._sentence_end()})|(\W))")

    def _token(self, marks: str) -> re.Pattern[str]:
        letter = rf"[\w{marks}]" if marks else r"\w"
        word = rf"{letter}++(?>(?:['’ʼ‘]{letter}++)*)" if self.spaces else rf"[{_LATIN}]+|\w"
        return re.compile(f"({word}|{self._sentence_end()})")

    def _sentence_end(self) -> str:
        # Only an abbreviation right before the stop keeps the sentence going; so does a small letter after it.
        guard = self._not_after(one for one in self.abbreviations if not one.endswith(" #"))
        lettered = r"(?<!\b[A-Z]\.)" + (r"(?<!\b\d\.)(?<!\b\d\d\.)" if self.ordinals else "")
        if self.starts:
            # The numbers of a list end nothing.
            listed = rf"(?<!\A\d\.)(?<![\n{LINE_END}]\d\.)(?<![.!?]\s\d\.)"
            lettered = rf"(?:{lettered}|{listed}(?=\s+(?:{'|'.join(map(re.escape, self.starts))})\b))"
        numbered = self._not_after(one[:-2] for one in self.abbreviations if one.endswith(" #"))
        # Among signs that are words "!" needs no blank behind it; but "Yahoo!" is a name.
        glued = "" if self.spaces else rf"|(?<![{_LATIN}!?])[!?]+(?=\w)"
        # Alternatives begin with what is cheap to rule out: most characters are none of these.
        return (
            rf"(?=[.!?…؟।。！？:\n{LINE_END}])(?:"
            # A run of marks is looked at once, from its first mark.
            rf"(?<![.!?…؟।])[!?؟।…][.!?…؟।]*+(?:(?=\s|$)|{_CLOSERS}(?=\s+(?![a-z])|\s*$))"
            rf"|(?<!\.)\.{lettered}{guard}(?:{numbered}|(?!\s*\d))[.!?]*+{_CLOSERS}(?=\s+(?![a-z])|\s*$)"
            rf"|[。！？]+{_CLOSERS}{glued}"
            rf"|:?[ \t]*\n[ \t]*(?:\n\s*|(?=[-*•–>#]|\d+[.)]\s))|:[ \t]*[\n{LINE_END}]\s*|{LINE_END}\s*)"
        )

    def _not_after(self, abbreviations: Iterable[str]) -> str:
        """Look-behinds, one for each length, that fail after the stop of an abbreviation."""
        by_length: dict[int, list[str]] = {}
        for one in abbreviations:
            by_length.setdefault(len(one), []).append(re.escape(one))
        begin = r"\b" if self.spaces else rf"(?<![{_LATIN}])"
        return "".join(rf"(?<!{begin}(?i:{'|'.join(forms)})\.)" for forms in by_length.values())

    def read(self, token: str) -> Sequence[Sequence[str]]:
        """The ways to read a token, each a sequence of folded words; a sentence end begins with ``$``.

        Among them are the word without its prefixes, so that a phrase need not say them.
        """
        said = self.said(token)
        return [*said, *([one] for one in self._bare(said[0][0]))] if self.prefixes and len(said[0]) == 1 else said

    def _bare(self, word: str) -> list[str]:
        """A word without one prefix after the other, as long as a word is left."""
        found = [word]
        for one in found:
            for prefix, instead in self.prefixes.items():
                bare = instead + one[len(prefix) :]
                if one.startswith(prefix) and len(one) >= len(prefix) + _SHORTEST_WORD and bare not in found:
                    found.append(bare)
        return found[1:]

    def said(self, token: str) -> Sequence[Sequence[str]]:
        """The ways to read a token as it stands."""
        if token[0] in END_MARKS:
            marks = "".join(mark for mark, forms in FORMS.items() if any(form in token for form in forms))
            # The end of one sentence is the start of the next.
            return [["$^" + marks]]
        word = self.folded(token)
        if token in self.capitals:
            return [[token], [word]]
        known = self.contractions.get(word)
        if known is not None:
            return [one.split() for one in known]
        if "'" in word:
            stem, _, ending = word.rpartition("'")
            for suffix, expansions in self.endings.items():
                if word.endswith(suffix) and len(word) > len(suffix):
                    before = self.said(word[: -len(suffix)])
                    return [[*first, *second.split()] for first, second in product(before, expansions)]
            return [[word], [stem]] if ending in {"s", ""} else [[word]]
        return [[word]]

    def folded(self, word: str) -> str:
        """The word as patterns know it: small letters, composed, nothing that is not spoken."""
        word = unicodedata.normalize("NFKC", word.lower()).translate(_APOSTROPHES).translate(_FOLDED_AWAY)
        for variant, plain in self.fold.items():
            word = word.replace(variant, plain)
        return word

    def stemmed(self, word: str) -> str:
        """A folded word without what its forms take at their ends: of each layer one at most, the longest."""
        for layer in self.stem.get("front", ()):
            found = [one for one in layer if word.startswith(one) and len(word) - len(one) >= _SHORTEST_STEM]
            word = word[max(map(len, found), default=0) :]
        for layer in self.stem.get("back", ()):
            found = [one for one in layer if word.endswith(one) and len(word) - len(one) >= _SHORTEST_STEM]
            word = word[: len(word) - max(map(len, found), default=0)]
        return word

    def words(self, phrase: str) -> Sequence[Sequence[str]]:
        """The ways to read a word of a pattern, which may hold hyphens or, without spaces, several characters."""
        tokens = (
            re.findall(rf"[\w{_MARKS}]+(?:['’ʼ‘][\w{_MARKS}]+)*", phrase) if self.spaces else self.token.findall(phrase)
        )
        ways = (self.said(one)[:1] if one in self.capitals else self.said(one) for one in tokens)
        return [[word for words in way for word in words] for way in product(*ways)]


def _is_table(given: Any, fits: Callable[[Any], bool]) -> bool:
    return isinstance(given, dict) and all(map(fits, given.values()))


def _is_text(given: Any) -> bool:
    return isinstance(given, str)


def _are_layers(given: Any) -> bool:
    return isinstance(given, list) and all(map(are_texts, given))


_EXPECTED: dict[str, tuple[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(("abbreviations", "capitals", "greetings", "starts"), ("a list of texts", are_texts)),
    **dict.fromkeys(("address", "ordinals", "spaces"), ("true or false", lambda given: isinstance(given, bool))),
    **dict.fromkeys(("fold", "prefixes"), ("a table of texts", lambda given: _is_table(given, _is_text))),
    **dict.fromkeys(
        ("contractions", "endings"),
        (
            "a table of texts or of lists of texts",
            lambda given: _is_table(given, lambda one: _is_text(one) or are_texts(one)),
        ),
    ),
    "asks": ("a list of texts, of one at least", lambda given: are_texts(given) and bool(given)),
    "comma": ("a text", _is_text),
    "gap": ("a whole number from 0", lambda given: type(given) is int and given >= 0),
    "names": (f"all of these in their order: {', '.join(_NAMES)}", lambda given: _is_order(given, _NAMES)),
    "reading": ("a table", lambda given: isinstance(given, dict)),
    "signature": (f"all of these in their order: {', '.join(_SIGNATURE)}", lambda given: _is_order(given, _SIGNATURE)),
    "stem": (
        'a table with "front" and "back", each a list of lists',
        lambda given: _is_table(given, _are_layers) and {*given} <= {"front", "back"},
    ),
}
"""What may stand in the file of a language, and how."""


def _is_order(given: Any, pieces: Sequence[str]) -> bool:
    return are_texts(given) and sorted(given) == sorted(pieces)


@cache
def language(tag: str) -> Language:
    """The language of a locale. One that has no file is split by what holds for most.

    Raises:
        WordFileError: something in its file is not as it should be.
    """
    for one in reversed(chain(tag)):
        path = tree("locales") / one / "language.toml"
        if not path.is_file():
            continue
        given, source = read_table(path)
        for name, value in given.items():
            if name not in _EXPECTED:
                raise WordFileError(unknown_name(name, _EXPECTED), file=path, line=line_of(source, name))
            expected, fits = _EXPECTED[name]
            if not fits(value):
                raise WordFileError(f'"{name}" should be {expected}', file=path, line=line_of(source, name))
        if "abbreviations" in given:
            given["abbreviations"] = [one.removesuffix(".").replace(". #", " #") for one in given["abbreviations"]]
        for table in ("contractions", "endings"):
            given[table] = {
                key: [value] if isinstance(value, str) else list(value) for key, value in given.get(table, {}).items()
            }
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
        }
        return Language(name=one, **values)
    return Language(name=tag)
