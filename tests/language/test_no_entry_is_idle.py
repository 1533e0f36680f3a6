"""No entry of a word file is idle, and none goes unseen.

For each entry there is a sentence that it alone finds, or says better, so that without the entry a test fails. An
entry that goes with its sentences is missed by the list of all that must be found, ``fires.jsonl`` of each language.

After a change of sentences: ``GRACIOUSNO_GOLDEN=write python -m pytest tests/language/test_no_entry_is_idle.py``, then
read the difference. ``python -m benchmarks.mutation FILE`` really takes out one entry after the other.
"""

import json
import os
from functools import cache
from pathlib import Path

import pytest

from graciousno.checking.rulebook import rulebook
from graciousno.language.matching import Sentence
from graciousno.language.phrases import Phrases
from graciousno.language.proof import unmark
from graciousno.language.rewording import COMMON, nearest
from graciousno.language.rewrites import common, read_rewrites
from graciousno.language.sentences import language
from graciousno.language.tags import shipped
from graciousno.language.words import word_files
from graciousno.model.report import Severity
from graciousno.resources import tree

CORPUS = Path(__file__).parents[1] / "corpus"
COMMAND = "GRACIOUSNO_GOLDEN=write python -m pytest tests/language/test_no_entry_is_idle.py"
LANGUAGES = [
    tag
    for tag in shipped()
    if any((tree("locales") / tag / group).is_dir() for group in ("rules", "moves", "rewrites"))
]


def weight(target, severity):
    """How severe a finding is that says so of itself, or leaves it to its rule; cues of a move all weigh the same."""
    if severity:
        return Severity[severity.upper()]
    book = rulebook()
    return book.rule(target).severity if target in book.names else 0


def finds(phrase, target, move, severity):
    """Whether what a phrase finds is of this kind, and at least so severe."""
    return (phrase.target, phrase.move) == (target, move) and weight(target, phrase.severity) >= weight(
        target, severity
    )


class Words:
    """All word files of a language; each sentence is looked at once, with all entries in."""

    def __init__(self, tag, files):
        self.index = Phrases(language(tag), files)
        self.found = cache(lambda sentence: [hit.phrase for hit in self.index.find(sentence)])

    def finding(self, sentence, target, move, severity):
        """The entries that find a sentence so."""
        return {id(one) for one in self.found(sentence) if finds(one, target, move, severity)}

    def idle(self):
        for one in self.index.phrases:
            sentences = (unmark(sentence)[0] for sentence in one.fires)
            if not any(self.finding(each, one.target, one.move, one.severity) == {id(one)} for each in sentences):
                yield place(one)

    def listed(self):
        for phrase in self.index.phrases:
            of = {"of": f"{phrase.file.parent.name}/{phrase.target}"}
            sure = {name: value for name in ("move", "severity") if (value := getattr(phrase, name))}
            yield from ({**of, **sure, "sentence": unmark(sentence)[0]} for sentence in phrase.fires)

    def holds(self, row):
        """Whether a row of the list is still found, as surely as the list says."""
        target = row["of"].partition("/")[2]
        return bool(self.finding(row["sentence"], target, row.get("move", ""), row.get("severity")))


class Rewordings:
    """All rewrite files of a language."""

    def __init__(self, tag, files):
        self.tag = tag
        self.frame, lists = common(nearest(tag, COMMON), tag)
        self.rewrites = {path.stem: read_rewrites(path, tag, lists) for path in files}

    def saying(self, rule, old, new):
        """The entries of a rule's file that say a sentence so."""
        sentence = Sentence(old, language(self.tag), self.frame)
        return [one for one in self.rewrites.get(rule, ()) if one.of(sentence, old) == new]

    def idle(self):
        for rule, rewrites in self.rewrites.items():
            for one in rewrites:
                if not any(self.saying(rule, *example) == [one] for example in one.examples):
                    yield place(one)

    def listed(self):
        for rule, rewrites in self.rewrites.items():
            for one in rewrites:
                yield from ({"of": f"rewrites/{rule}", "sentence": old, "becomes": new} for old, new in one.examples)

    def holds(self, row):
        return bool(self.saying(row["of"].split("/")[1], row["sentence"], row["becomes"]))


def place(entry):
    return f"{os.path.relpath(entry.file)}:{entry.line}"


@cache
def known(tag):
    rewrites = sorted((tree("locales") / tag / "rewrites").glob("*.toml"))
    return Words(tag, word_files(tag)), Rewordings(tag, [path for path in rewrites if path.stem != COMMON])


def list_of(tag):
    return CORPUS / tag / "fires.jsonl"


def lines(rows):
    return list(dict.fromkeys(json.dumps(row, ensure_ascii=False) for row in rows))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_entry_finds_a_sentence_that_no_other_finds(tag):
    idle = [entry for group in known(tag) for entry in group.idle()]
    assert not idle, f"nobody would miss these {len(idle)} entries; each needs a sentence of its own, or none needs it"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_list_of_what_must_be_found_is_that_of_the_word_files(tag):
    said = lines(row for group in known(tag) for row in group.listed())
    path = list_of(tag)
    if os.environ.get("GRACIOUSNO_GOLDEN") == "write":
        path.write_text("\n".join(said) + "\n", encoding="utf-8")
    listed = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    gone, new = [line for line in listed if line not in set(said)], [line for line in said if line not in set(listed)]
    assert not gone, f"{len(gone)} sentences are in no word file any more; if they may go: {COMMAND}"
    assert not new, f"{len(new)} sentences of word files are not in {os.path.relpath(path)}: {COMMAND}"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_all_of_the_list_is_found(tag):
    words, rewordings = known(tag)
    assert list_of(tag).exists(), f"there is no {os.path.relpath(list_of(tag))}: {COMMAND}"
    listed = [json.loads(line) for line in list_of(tag).read_text(encoding="utf-8").splitlines()]
    lost = [row for row in listed if not (rewordings if "becomes" in row else words).holds(row)]
    assert not lost, f"{len(lost)} sentences are found no more; if they need not be: {COMMAND}"


def written(folder, name, text):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_idle_entry_is_told(tmp_path):
    path = written(
        tmp_path,
        "rules/never-blames-customer.toml",
        """
[[phrase]]
pattern = "you failed"
severity = "warning"
fires = ["You failed."]

[[phrase]]
pattern = "you (failed|forgot)"
severity = "warning"
fires = ["You failed."]

[[phrase]]
pattern = "[so] you failed again"
severity = "error"
fires = ["You failed again."]

[[phrase]]
pattern = "failed"
severity = "advice"
fires = ["It failed."]

[[phrase]]
pattern = "you flopped"
fires = ["You faltered."]

[[phrase]]
pattern = "you fell"
""",
    )
    words = Words("en", [path])
    # The error says more than the warnings beside it, and the advice has a sentence of its own.
    assert [int(one.rpartition(":")[2]) for one in words.idle()] == [2, 7, 22, 26]
    rows = [*words.listed()]
    assert rows[2] == {"of": "rules/never-blames-customer", "severity": "error", "sentence": "You failed again."}
    assert [words.holds(row) for row in rows] == [True, True, True, True, False]
    assert not words.holds({**rows[0], "severity": "error"})
    assert not words.holds({**rows[0], "of": "rules/never-blunt"})


def test_a_cue_of_another_kind_does_not_stand_in(tmp_path):
    path = written(
        tmp_path,
        "moves/says-no.toml",
        """
[[phrase]]
pattern = "we cannot"
fires = ["We cannot."]

[[phrase]]
pattern = "cannot"
move = "likely"
fires = ["We cannot."]
""",
    )
    words = Words("en", [path])
    assert not [*words.idle()]
    assert all(words.holds(row) for row in words.listed())
    assert not words.holds({"of": "moves/says-no", "move": "firm", "sentence": "We cannot."})


def test_an_idle_rewrite_is_told(tmp_path):
    path = written(
        tmp_path,
        "rewrites/never-blunt.toml",
        """
[[rewrite]]
from = "^ no $"
to = "I'm sorry, but no"
examples = [["No.", "I'm sorry, but no."]]

[[rewrite]]
from = "^ (no|nope) $"
to = "I'm sorry, but no"
examples = [["No.", "I'm sorry, but no."]]

[[rewrite]]
from = "^ (no|never) $"
to = "I'm afraid not"
examples = [["No.", "I'm afraid not."]]
""",
    )
    rewordings = Rewordings("en", [path])
    assert [int(one.rpartition(":")[2]) for one in rewordings.idle()] == [2, 7]
    assert all(rewordings.holds(row) for row in rewordings.listed())
    assert not rewordings.holds({"of": "rewrites/never-blunt", "sentence": "No.", "becomes": "No way."})
