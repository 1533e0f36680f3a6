import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno import WordFileError
from graciousno.language.patterns import Grammar, PatternError
from graciousno.language.phrases import Phrases
from graciousno.language.sentences import END_MARKS, Language, language
from graciousno.language.tokens import Tokens
from growth import seconds


@pytest.fixture
def index(tmp_path):
    def make(*patterns, lists="", unless=(), language=language("en")):  # noqa: B008
        path = tmp_path / "rules" / "rule.toml"
        path.parent.mkdir(exist_ok=True)
        entries = "".join(f"[[phrase]]\npattern = '''{one}'''\nunless = {list(unless)}\n" for one in patterns)
        path.write_text(f"[lists]\n{lists}\n{entries}", encoding="utf-8")
        return Phrases(language, [path])

    return make


def found(index, text):
    return [text[hit.start : hit.end] for hit in index.find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "finds"),
    [
        ("you failed", "You  FAILED to reply.", ["You  FAILED"]),
        ("you [have] (failed|forgotten)", "you've forgotten; you failed", ["you've forgotten", "you failed"]),
        (
            "you (should|ought to) have",
            "You shouldn’t. You should’ve. You ought to have.",
            ["You should’ve", "You ought to have"],
        ),
        ("do not know", "I don't know. I DON’T KNOW. I dont know.", ["don't know", "DON’T KNOW", "dont know"]),
        ("you would have", "You'd have seen it.", ["You'd have"]),
        ("you had read", "If you'd read it", ["you'd read"]),
        ("forg*", "He forgets, forgot; forge.", ["forgets", "forgot", "forge"]),
        ("*form", "The form, a platform; forms.", ["form", "platform"]),
        ("the (*form|letter*)", "the platform, the letters, the former", ["the platform", "the letters"]),
        ("not ... read", "You did not even once read it. You did not. Read it.", ["not even once read"]),
        ("not ...2 read", "not one two read, not one two three read", ["not one two read"]),
        ("put through", "put-through put\nthrough", ["put-through", "put\nthrough"]),
        ("re-send", "re-send, re send", ["re-send", "re send"]),
        ("within # days", "within 14 days", ["within 14 days"]),
        ("^ no $", "No. I said no. No!", ["No", "No"]),
        ("^ no", "He said: no\n\nNo, never", ["No"]),
        ("did you read ...8 ?", "Did you read it, dear? Did you read it.", ["Did you read it, dear"]),
        ("stop it !", "Stop it! Stop it.", ["Stop it"]),
        ("não", "Não, na\u0303o", ["Não", "na\u0303o"]),
        ("not going to", "That isn't going to work", ["isn't going to"]),
    ],
)
def test_what_a_pattern_finds(index, pattern, text, finds):
    assert found(index(pattern), text) == finds


def test_prefixes_need_not_be_said(index):
    arabic = language("ar")
    assert found(index("الفاتورة", language=arabic), "وَالفاتوره للفاتورة فاتورة") == ["وَالفاتوره", "للفاتورة"]
    assert found(index("لم ترفق*", language=arabic), "ولم ترفقوا") == ["ولم ترفقوا"]
    assert found(index("ولم", language=arabic), "لم، ولم") == ["ولم"]


def test_a_pattern_never_crosses_the_end_of_a_sentence(index):
    one = index("you ... failed")
    for text in ("You wrote. It failed.", "you\n\nfailed", "You? Failed.", "- you\n- failed", "you:\nfailed"):
        assert found(one, text) == []
    for text in ("You, Mr. Smith, failed.", "you, e.g. Anna, failed", "you at 3.5 failed", "you\nfailed"):
        assert found(one, text)


def test_word_lists_may_use_lists(index):
    one = index("you {late}", lists='late = ["{very} late", "overdue"]\nvery = ["very", "much too"]')
    assert found(one, "you very late you much too late you overdue you late") == [
        "you very late",
        "you much too late",
        "you overdue",
    ]


def test_unless_cancels_in_the_same_sentence_alone(index):
    one = index("you should have", unless=["by # may"])
    assert found(one, "You should have it by 3 May.") == []
    assert found(one, "You should have read it. Come by 3 May.") == ["You should have"]


def test_hits_know_their_sentence(index):
    (hit,) = index("you failed").find("Hello Mr. Smith, how are you? I think that you failed me. Bye.")
    text = "Hello Mr. Smith, how are you? I think that you failed me. Bye."
    assert text[hit.first : hit.last] == "I think that you failed me."


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("", "empty"),
        ("(a|b", "is not closed"),
        ("a)", "closes nothing"),
        ("[a", "is not closed"),
        ("(a|)", "empty choice"),
        ("... a", "begin with a gap"),
        ("a ...", "end with a gap"),
        ("[a] [b]", "every word"),
        ("st*em", "last character"),
        ("*", "last character"),
        ("a ...99 b", "1 to 12"),
        ("{nothing}", "no word list"),
        ("{loop}", "contains itself"),
        ("a }", "does not belong"),
        ("(" * 50 + "a" + ")" * 50, "too deeply"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern, says):
    with pytest.raises(PatternError, match=says):
        Grammar({"loop": ["x {loop}"]}).parse(pattern)


@given(st.text(alphabet="ab ()[]|.*{}^$?!#", max_size=30))
def test_any_pattern_is_read_or_refused(pattern):
    try:
        Grammar({"a": ["b"]}).parse(pattern)
    except PatternError as error:
        assert 0 <= error.at <= len(pattern)


def test_a_word_file_error_names_file_and_line(tmp_path):
    path = tmp_path / "rules" / "x.toml"
    path.parent.mkdir()

    def reading(text):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(WordFileError) as error:
            Phrases(language("en"), [path])
        return str(error.value)

    assert reading('\n[[phrase]]\npattern = "(a"\n').startswith(f"{path}:2: ")
    assert 'did you mean "pattern"' in reading('[[phrase]]\npatern = "a"\n')
    assert 'did you mean "phrase"' in reading('[[phrases]]\npattern = "a"\n')
    assert "a list of texts" in reading('[[phrase]]\npattern = "a"\nfires = "x"\n')
    assert "advice, warning, error" in reading('[[phrase]]\npattern = "a"\nseverity = "bad"\n')
    assert 'needs a "pattern"' in reading('[[phrase]]\nsay = "a"\n')
    assert "is not TOML" in reading("[[phrase\n")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WordFileError, match="not UTF-8"):
        Phrases(language("en"), [path])


def sentences(text, tag="en"):
    return [text[start:end].strip() for start, end in Tokens(text, language(tag)).sentences]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. Smith paid 3.5 pounds to e.g. Mr. J. R. Brown.", "Then he left."],
        ["See para. 4 and No. 5.", "No.", "I mean it."],
        ["Did you?” he asked.", "Yes!", "And (so it is said.)", "Well…", "Fine."],
        ["It costs $3.50.", "That is all?!", "Really."],
        ["The U.S. office is closed.", "Sorry."],
        [
            "Your house is in zone C.",
            "You may ask J. Smith.",
            "The U.S. Your choice of J. R. Brown is plan B.",
            "It ends.",
        ],
    ],
)
def test_sentences(expected):
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", ["Wir ziehen in Halle C.", "Sie können J. Huber fragen."]),
        ("de", ["Es geht bis zum 15.5. am 3. Mai.", "Das war am 3.", "Danach geht es nicht."]),
        ("de", ["1. Wir kommen nicht.", "2. Sie auch nicht."]),
        ("ja", ["満席です!", "翌日はNo. 5が空いています?", "Yahoo!で見てください。"]),
        ("ar", ["العنوان ص.ب. 120.", "شكرًا!"]),
    ],
)
def test_sentences_of_other_languages(tag, expected):
    between = "" if tag == "ja" else " "
    assert sentences(between.join(expected), tag) == expected


def test_sentences_of_lists_and_signatures():
    text = "Dear Ada,\n\nHere is what we can do:\n- a repair\n- a refund\n\nKind regards,\nInes\nNorthwind"
    assert sentences(text) == [
        "Dear Ada,",
        "Here is what we can do:",
        "- a repair",
        "- a refund",
        "Kind regards,\nInes\nNorthwind",
    ] or sentences(text) == [
        "Dear Ada,",
        "Here is what we can do:",
        "a repair",
        "a refund",
        "Kind regards,\nInes\nNorthwind",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hi!\nyou asked if the code works\nit doesn't, sorry\nthe maker", 4),
        ("Acme Ltd\n12 High Street\nLondon W1", 3),
        ("It adds a dependency on libfoo, and\ntwo of the distributions we ship to\ncannot package it", 1),
        ("You failed\nto enclose\nthe receipt", 1),
        ("sorry\nwe are shut", 1),
        ("we, they,\nand I,\nand all the others", 1),
        ("short\nlines\n" + "and one that is far longer than any line would be " * 3, 1),
    ],
)
def test_lines_that_had_room_end_sentences(text, expected):
    assert len(sentences(text)) == expected
    assert "".join(sentences(text)).replace("\n", "") == text.replace("\n", "").strip()


@given(st.text(alphabet="あー漢、。！？.!?:\n  「」)aZ0_-…’\u3099", max_size=40))
def test_where_signs_are_words_tokens_are_what_the_pattern_of_tokens_finds(text):
    japanese = Language(name="ja", spaces=False)
    tokens = Tokens(text, japanese)
    found = [(match[1], match.end()) for match in japanese.token.finditer(text)]
    assert [*zip(tokens.words, tokens.ends, strict=True)] == found
    assert tokens.breaks == [*(at for at, (word, _) in enumerate(found) if word[0] in END_MARKS), len(found)]
    of_sentences = zip(tokens.firsts, tokens.breaks, strict=True)
    assert tokens.stretches == [(tokens.start(first), tokens.end(last)) for first, last in of_sentences]


def test_a_language_without_spaces(index):
    japanese = Language(name="ja", spaces=False, gap=12)
    one = index("できません", "確認...不足", language=japanese)
    assert found(one, "対応できません。ご確認が不足しています。") == ["できません", "確認が不足"]
    assert found(one, "確認します。不足です。") == []


@given(st.text(max_size=300))
def test_any_text_is_split_and_its_places_are_right(text):
    tokens = Tokens(text, language("en"))
    for number, word in enumerate(tokens.words):
        assert text[tokens.start(number) : tokens.end(number)] == word


ADVERSARIAL = [
    "a " * 20_000,
    "you " * 20_000,
    "you should not have " * 6_000,
    "?" * 40_000 + "x",
    ". " * 20_000,
    "…!?" * 14_000,
    "'" * 40_000,
    "a'" * 20_000,
    "\n" * 40_000,
    " " * 40_000 + "x",
    ":" * 40_000,
    "(" * 40_000,
    "“" * 40_000,
    "-" * 40_000,
    "x" * 40_000,
    "no. " * 10_000,
    "1." * 20_000,
    "can't've " * 5_000,
    "".join(chr(97 + n % 26) * (n % 7 + 1) + " " for n in range(8_000)),
]


@pytest.mark.parametrize("number", range(len(ADVERSARIAL)))
def test_the_time_grows_no_faster_than_the_text(index, number):
    """Ten times the text may cost about ten times the time; a quadratic matcher would cost a hundred."""
    one = index("(you|a) ... (you|should|a) [really] ...12 have", "[no|x] a*", "^ no $", unless=["a b c"])
    text = ADVERSARIAL[number]
    one.find(text[:200])

    # The end of a text may be what makes it slow.
    small, large = (seconds(one.find, text[-size:], best_of=5) for size in (len(text) // 10, len(text)))
    assert large < 45 * max(small, 2e-4)


def test_memory_is_bounded(index, monkeypatch):
    from graciousno.language import automaton

    monkeypatch.setattr(automaton, "_MOST_STATES", 50)
    monkeypatch.setattr(automaton, "_MOST_WORDS", 50)
    one = index("you ... (a|b) ... c", "a ... b ... c")
    text = " ".join(re.findall(r"\w+", "you a b x y c z " * 3 + " ".join(f"w{n}" for n in range(400))) * 3)
    assert found(one, text) == found(index("you ... (a|b) ... c", "a ... b ... c"), text)
    assert len(one.automaton._states) <= 50
