"""All phrases of a language in one index: what stands where in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, chain, count
from operator import getitem, itemgetter
from pathlib import Path

from ..errors import WordFileError
from .automaton import Automaton, Built, State
from .building import Builder
from .patterns import Grammar, PatternError
from .sentences import Language, language
from .tokens import Tokens
from .words import Phrase, files_in, read_file, shared_lists, word_files

_MOST_HITS, _MOST_HITS_A_SENTENCE = 500, 12
_COUNT_BITS = 24
_MOST_COUNTED = (1 << _COUNT_BITS) - 1
PARAGRAPH, STOP = "\n\n", "."
"""The sentence ends that every text is read between."""
EXCUSES = "unless "
"""Before the name of a rule: what a word file of one's own excuses of all findings of that rule."""


End = tuple[int, State]
"""A token at which phrases end, and the state that says which."""
_NUMBER = itemgetter(0)
Mark = tuple[int, int, int]
"""A phrase found in a text: the number of its last token, of its sentence, and of the phrase."""


class Hit:
    """A phrase found in a text: which, where, and in which sentence. Its places are worked out when asked for."""

    __slots__ = ("_label", "_number", "_start", "_tokens", "index", "phrase", "sentence")

    def __init__(self, index: Phrases, tokens: Tokens, mark: Mark) -> None:
        self.index, self._tokens = index, tokens
        self._number, self.sentence, self._label = mark
        self.phrase = index.phrases[self._label]
        self._start = -1

    @property
    def start(self) -> int:
        """The place, in code points, where the longest match begins."""
        if self._start < 0:
            self._start = self.index.start(self._tokens, self._number, self.sentence, self._label)
        return self._start

    @property
    def end(self) -> int:
        """The place behind its last word."""
        # A match that ends with the sentence ends before its mark.
        at_mark = self._number == self._tokens.breaks[self.sentence]
        return self._tokens.end(self._number - at_mark)

    @property
    def first(self) -> int:
        """The place where its sentence begins."""
        return self._tokens.stretches[self.sentence][0]

    @property
    def last(self) -> int:
        """The place behind the end of its sentence."""
        return self._tokens.stretches[self.sentence][1]


class Counted:
    """The phrases that are only counted: cues, for which it matters whether a sentence has them, and not where."""

    def __init__(self, cues: Mapping[int, frozenset[int]]) -> None:
        """Take the number of each, and the labels that cancel it."""
        self._cues = cues
        labels = dict.fromkeys([*cues, *chain.from_iterable(cues.values())])
        self._shifts = {label: _COUNT_BITS * at for at, label in enumerate(labels)}
        self.adds = {label: 1 << shift for label, shift in self._shifts.items()}
        """What each adds to a sum when it is found once."""

    def told_apart(self, count: int) -> Iterator[tuple[int, bool]]:
        """What a sum of all that a stretch of text has says: each phrase, and whether it was found more than once."""
        times = {label: count >> shift & _MOST_COUNTED for label, shift in self._shifts.items()}
        for label, unless in self._cues.items():
            if times[label] and not any(times[one] for one in unless):
                yield label, times[label] > 1


class Phrases:
    """All phrases of one language in one index, for rules and moves alike."""

    def __init__(self, language: Language, files: Iterable[Path], *, own: bool = False) -> None:
        """Read word files. Of those that are ``own``, what a file excuses is found as well, for the files of others."""
        self.phrases: list[Phrase] = []
        builder = Builder(language)
        # What an "unless" says is found by the same index; its labels come after those of the phrases.
        self.unless: list[tuple[int, ...]] = []
        of_files: list[tuple[list[Phrase], list[str], Grammar]] = []
        for path in files:
            phrases, unless, lists = read_file(path, shared_lists(path.parent.parent))
            if own and unless:
                phrases.append(Phrase(EXCUSES + path.stem, tuple(unless), path, 1))
            self.phrases += phrases
            of_files.append((phrases, unless, Grammar(lists)))
        labels = count(len(self.phrases))
        number = 0
        for phrases, unless, grammar in of_files:
            of_file = _add_cancel(builder, unless, phrases[0], grammar, labels) if phrases else ()
            for phrase in phrases:
                _add(builder, phrase.patterns, phrase, grammar, number)
                cancels = () if phrase.target.startswith(EXCUSES) else of_file
                self.unless.append((*cancels, *_add_cancel(builder, phrase.unless, phrase, grammar, labels)))
                number += 1
        self._finish(language, builder.built)

    @classmethod
    def of(cls, language: Language, phrases: list[Phrase], unless: list[tuple[int, ...]], built: Built) -> Phrases:
        """An index that was built before."""
        index = object.__new__(cls)
        index.phrases, index.unless = phrases, unless
        index._finish(language, built)
        return index

    def _finish(self, language: Language, built: Built) -> None:
        self._language = language
        self._target = [phrase.target for phrase in self.phrases]
        self._unless = [frozenset(labels) for labels in self.unless]
        self.targets = frozenset(self._target)
        cues = [number for number, phrase in enumerate(self.phrases) if phrase.is_cue]
        self.counted = Counted({number: self._unless[number] for number in cues})
        self._moves = frozenset(self._target[number] for number in cues)
        self.automaton = Automaton(built, language, labels=len(self.phrases), counts=self.counted.adds)

    def find(self, text: str | Tokens, targets: frozenset[str] | None = None) -> list[Hit]:
        """Every phrase in a text, in the order of their ends.

        Args:
            text: a text, or its tokens.
            targets: the rules and moves to look for; all by default.
        """
        tokens = text if isinstance(text, Tokens) else Tokens(text, self._language)
        found = sorted(mark for marks in self.marks(tokens, self.ends(tokens), targets).values() for mark in marks)
        return [Hit(self, tokens, mark) for mark in found]

    def ends(self, tokens: Tokens) -> list[End]:
        """The tokens of a text at which anything ends, each with the state behind it."""
        kind = self.automaton.kinds.__getitem__
        begin = self.automaton.start()[kind(PARAGRAPH)]
        # Two look-ups a word, in C: the kind of the token, and the state that it leads to.
        states = accumulate(map(kind, [*tokens.words, STOP]), getitem, initial=begin)
        return [(number, state) for number, state in enumerate(states, -1) if state.hits]

    def marks(
        self, tokens: Tokens, ends: Sequence[End], targets: frozenset[str] | None = None
    ) -> dict[str, list[Mark]]:
        """What ends there as bare numbers, for each of the rules and moves; of rules alone it is much quicker."""
        breaks, count = tokens.breaks, len(self.phrases)
        ended: Iterable[tuple[int, Iterable[int]]]
        if targets is None or targets & self._moves:
            ended = ((at, [one for one in state.hits if one < count]) for at, state in ends)
        else:
            ended = [(at, state.found) for at, state in ends if state.found]
        found = [(at, bisect_left(breaks, at), label) for at, labels in ended for label in labels]
        if len(found) > _MOST_HITS:
            found = _thinned(found)
        marks: dict[str, list[Mark]] = {}
        current, cancelled = -1, frozenset[int]()
        for mark in found:
            _, sentence, label = mark
            name, unless = self._target[label], self._unless[label]
            if targets is not None and name not in targets:
                continue
            if unless:
                if sentence != current:
                    # What ends before the text belongs to the first sentence.
                    first = bisect_left(ends, tokens.firsts[sentence], key=_NUMBER) if sentence else 0
                    behind = bisect_right(ends, breaks[sentence], key=_NUMBER)
                    current = sentence
                    cancelled = frozenset().union(*(state.hits for _, state in ends[first:behind]))
                if not unless.isdisjoint(cancelled):
                    continue
            marks.setdefault(name, []).append(mark)
        return marks

    def start(self, tokens: Tokens, number: int, sentence: int, label: int) -> int:
        """The place where the longest match of a phrase begins that ends at a token."""
        kinds = self.automaton.kinds
        before = tokens.firsts[sentence] - 1
        words = [PARAGRAPH, *tokens.words[before + 1 : number + 1], *([STOP] if number == len(tokens.words) else [])]
        found = self.automaton.starts([kinds[word] for word in words], len(words) - 1, label)
        return tokens.start(before + max(found, 1))


def _thinned(found: list[Mark]) -> list[Mark]:
    """Without what one phrase finds again and again in a sentence that does not end."""
    counts: Counter[tuple[int, int]] = Counter()
    kept: list[Mark] = []
    for mark in found:
        counts[mark[1:]] += 1
        if counts[mark[1:]] <= _MOST_HITS_A_SENTENCE:
            kept.append(mark)
    return kept


def _add(builder: Builder, patterns: Sequence[str], phrase: Phrase, grammar: Grammar, label: int) -> None:
    for pattern in patterns:
        try:
            builder.add(grammar.parse(pattern), label)
        except PatternError as error:
            raise WordFileError(f'in "{pattern}": {error}', file=phrase.file, line=phrase.line) from None


def _add_cancel(
    builder: Builder, patterns: Sequence[str], phrase: Phrase, grammar: Grammar, labels: Iterator[int]
) -> tuple[int, ...]:
    if not patterns:
        return ()
    label = next(labels)
    _add(builder, patterns, phrase, grammar, label)
    return (label,)


@cache
def phrases(tag: str) -> Phrases:
    """The phrases of a locale, read and indexed once."""
    from . import compiled

    return compiled.load(tag) or Phrases(language(tag), word_files(tag))


@cache
def own_phrases(folder: Path, tag: str) -> Phrases | None:
    """The phrases that a folder of one's own has for a locale, read and indexed once."""
    files = files_in(folder, tag)
    return Phrases(language(tag), files, own=True) if files else None
