"""One text before its judges: what every rule may ask of it, each answer worked out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from ..language.phrases import Hit, Phrases, phrases
from ..language.sentences import Tokens, language
from ..model.draft import Draft
from ..model.letters import Refusal
from ..model.report import MOVES, Stretch

# The customer's own words: quoted lines of a reply, and what stands between quotation marks.
_QUOTED = re.compile(
    r"^[ \t]*>.*$|“[^”\n]{2,600}”|„[^“”\n]{2,600}[“”]|«[^»\n]{2,600}»|「[^」\n]{2,600}」|『[^』\n]{2,600}』"
    r"|(?<!\w)\"[^\"\n]{2,600}\"(?!\w)",
    re.MULTILINE,
)

MOVES_SET = frozenset(MOVES)


class Case:
    """A text, or a draft with its facts, in one language."""

    def __init__(self, text: str | Draft, locale: str, tone: str | None) -> None:
        self.draft = text if isinstance(text, Draft) else None
        self.text = text.text if isinstance(text, Draft) else text
        self.locale = locale
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
        return target in self.phrases.targets

    @cached_property
    def tokens(self) -> Tokens:
        """The words and the sentences of the text."""
        return Tokens(self.text, language(self.locale))

    @cached_property
    def hits(self) -> Mapping[str, list[Hit]]:
        """What was found for each rule and move, in the order of the text, the customer's own words left out."""
        found: dict[str, list[Hit]] = {}
        # The moves of a draft are known; nobody needs to look for them.
        targets = None if self.draft is None else self.phrases.targets - MOVES_SET
        for hit in self.phrases.find(self.tokens, targets):
            if not (self._quotes and self.is_quoted(hit.start, hit.end)):
                found.setdefault(hit.phrase.target, []).append(hit)
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
