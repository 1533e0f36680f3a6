"""The lines of a text: which of them a writer meant to end, and which were only full."""

from __future__ import annotations

from itertools import pairwise, zip_longest

LINE_END = "\u2028"
"""A line break that ends a sentence; others are as good as blanks."""
_FEWEST_LINES, _LONGEST_LINE = 3, 80
_GOES_ON = (",", "،", "-", "\u2010", "\u00ad")
"""The end of a line that the next one goes on."""


def with_line_ends(text: str) -> str:
    """The text, with a mark for each line break that ends a sentence.

    Lines that were broken because they were full are one sentence. Where half of the lines of a paragraph had room for
    the next word, each was meant to end, as in a chat or an address.
    """
    paragraphs = text.split("\n\n")
    if text.count("\n") - 2 * (len(paragraphs) - 1) < _FEWEST_LINES - 1:
        return text
    for at, paragraph in enumerate(paragraphs):
        if paragraph.count("\n") >= _FEWEST_LINES - 1:
            lines = paragraph.split("\n")
            width = max(map(len, lines))
            if width > _LONGEST_LINE:
                continue
            had_room = sum(len(line) + len(after.partition(" ")[0]) < width for line, after in pairwise(lines))
            if 2 * had_room >= len(lines) - 1:
                ends = ("\n" if line.endswith(_GOES_ON) else LINE_END for line in lines[:-1])
                paragraphs[at] = "".join(line + end for line, end in zip_longest(lines, ends, fillvalue=""))
    return "\n\n".join(paragraphs)
