"""One text before its judges: what every rule may ask of it, each answer worked out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from ..language.phrases import EXCUSES, Hit, Phrases, own_phrases, phrases
from ..language.sentences import Tokens, language
from ..model.draft import Draft
from ..model.letters import Refusal
from ..model.report import MOVES, Stretch
from .suppress import read

# The customer's own words: quoted lines of a reply, and what stands between quotation marks.
_QUOTED = re.compile(
    r"^[ \t]*>.*$|“[^”\n]{2,600}”|„[^“”\n]{2,600}[“”]|«[^»\n]{2,600}»|「[^」\n]{2,600}」|『[^』\n]{2,600}』"
    r"|(?<!\w)\"[^\"\n]{2,600}\"(?!\w)",
    re.MULTILINE,
)

MOVES_SET = frozenset(MOVES)


class Case:
    """A text, or a draft with its facts, in one language."""

    def __init__(self, text: str | Draft, locale: str, tone: str | None, words: tuple[Path, ...] = ()) -> None:
        """Take a text; ``words`` are folders with words of one's own."""
        self.draft = text if isinstance(text, Draft) else None
        self.original = text.text if isinstance(text, Draft) else text
        # In a draft such a comment would be somebody's fact.
        self.text, self.suppressions = read(self.original) if self.draft is None else (self.original, [])
        self.locale = locale
        self._own = [found for one in words if (found := own_phrases(one, locale)) is not None]
        self.tone = tone if tone is not None or self.draft is None else self.draft.tone

    @property
    def is_refusal(self) -> bool:
        """Whether the text should refuse: any text, and of the drafts those of refusals."""
        return self.draft is None or isinstance(self.draft.facts, Refusal)

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of the language."""
        return phrases(self.locale)

    def has_words(self, target: str) -> bool:
        """Whether the language has words for a rule or a move."""
        return target in self.phrases.targets or any(target in own.targets for own in self._own)

    @cached_property
    def tokens(self) -> Tokens:
        """The words and the sentences of the text."""
        return Tokens(self.text, language(self.locale))

    @cached_property
    def hits(self) -> Mapping[str, list[Hit]]:
        """What was found for each rule and move, in the order of the text, the customer's own words left out."""
        found: dict[str, list[Hit]] = {}
        # The moves of a draft are known; nobody needs to look for them.
        leave_out = MOVES_SET if self.draft is not None else frozenset[str]()
        for index in (self.phrases, *self._own):
            for hit in index.find(self.tokens, index.targets - leave_out if leave_out else None):
                if not (self._quotes and self.is_quoted(hit.start, hit.end)):
                    found.setdefault(hit.phrase.target, []).append(hit)
        return self._excused(found) if self._own else found

    @staticmethod
    def _excused(found: dict[str, list[Hit]]) -> dict[str, list[Hit]]:
        """Without what words of one's own excuse, sentence by sentence."""
        for target in [one for one in found if one.startswith(EXCUSES)]:
            excused = {hit.first for hit in found.pop(target)}
            rule = target.removeprefix(EXCUSES)
            if rule in found:
                found[rule] = sorted((hit for hit in found[rule] if hit.first not in excused), key=lambda hit: hit.end)
        return found

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        if self.draft is not None:
            return [(span.start, span.end) for span in self.draft.spans if span.origin == "quote"]
        return [match.span() for match in _QUOTED.finditer(self.text)]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch stands inside the customer's own words."""
        return any(first <= start and end <= last for first, last in self._quotes)

    def part_at(self, place: int) -> str | None:
        """The name of the draft's part at a place."""
        if self.draft is None:
            return None
        return next((part.name for part in self.draft.parts if part.start <= place < part.end), None)

    @cached_property
    def moves(self) -> Mapping[str, tuple[Stretch, ...]]:
        """The moves of the text: exact for a draft, found by cues otherwise."""
        from .moves import moves_of

        return moves_of(self)
