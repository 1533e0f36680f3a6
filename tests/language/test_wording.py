"""What words weigh: the file of a language, and the sums that a text is given."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graciousno.checking.rulebook import rulebook
from graciousno.errors import WordFileError
from graciousno.language import sentences
from graciousno.language import wording as module
from graciousno.language.sentences import language
from graciousno.language.tokens import Tokens
from graciousno.language.wording import NAME, packed, rows, said, table, unpacked, wording
from graciousno.model.report import MOVES
from graciousno.resources import tree

FILES = [(path.parents[1].name, path.parent.name) for path in sorted(tree("locales").glob(f"*/*/{NAME}"))]
LANGUAGES = sorted(tag for tag, group in FILES if group == "moves")
TEXTS = {
    "en": "Hello!\n\nWe can't take 3 boxes on 1 May, I'm afraid. Is Friday any good?",
    "de": "Guten Tag,\n\nam 3. Mai können wir leider keine 3 Kisten annehmen. Passt Ihnen der Freitag?",
    "ja": "お問い合わせありがとうございます。申し訳ございませんが、5月3日は満席です。",
    "ar": "شكرًا لطلبكم. نعتذر، لا يمكننا استلام 3 صناديق يوم الجمعة. هل يناسبكم السبت؟",
}


def lines_of(tag, group):
    return (tree("locales") / tag / group / NAME).read_text(encoding="utf-8").splitlines()


def weights_of(tag, group="moves"):
    lines = lines_of(tag, group)[1:]
    return {row: tuple(map(int, numbers)) for row, *numbers in (line.split("\t") for line in lines)}


@given(st.lists(st.lists(st.integers(-50_000, 50_000), min_size=4, max_size=4), min_size=1, max_size=20))
def test_packed_numbers_are_added_each_for_itself(many):
    assert [*unpacked(sum(map(packed, many)), 4)] == [sum(column) for column in zip(*many, strict=True)]


def test_each_language_with_word_files_has_weights():
    assert set(LANGUAGES) == set(TEXTS)
    assert {(tag, group) for tag in LANGUAGES for group in ("moves", "rules")} == set(FILES)


@pytest.mark.parametrize(("tag", "group"), FILES)
def test_a_file_has_a_number_for_each_question_and_is_sorted(tag, group):
    head, *lines = lines_of(tag, group)
    assert lines == sorted(set(lines))
    word, *questions = head.split("\t")
    assert word == "word"
    assert tuple(questions) == wording(tag, group).questions
    assert {len(numbers) for numbers in weights_of(tag, group).values()} == {len(questions)}


@pytest.mark.parametrize(("tag", "group"), FILES)
def test_a_file_is_what_is_written_of_its_weights(tag, group):
    questions = lines_of(tag, group)[0].split("\t")[1:]
    assert table(questions, weights_of(tag, group)).splitlines() == lines_of(tag, group)


def test_what_is_asked_are_the_moves_and_rules_there_are():
    assert {wording(tag, "moves").questions for tag in LANGUAGES} == {MOVES}
    names = [wording(tag, "rules").questions for tag in LANGUAGES]
    assert all(set(one) <= set(rulebook().names) for one in names)
    assert len(set(names)) == 1


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_text_is_given_the_sum_of_what_its_words_weigh(tag):
    words = Tokens(TEXTS[tag], language(tag)).words
    weights = weights_of(tag)
    of_rows = [weights.get(row, (0,) * 4) for token in rows(language(tag), words) for row in token]
    assert any(map(any, of_rows))
    running = wording(tag, "moves").running(words)
    assert len(running) == len(words) + 1
    assert [*unpacked(running[-1], 4)] == [sum(column) for column in zip(*of_rows, strict=True)]


def test_words_are_told_by_their_beginning_and_numbers_by_being_numbers():
    english = language("en")
    found = [list(token) for token in rows(english, ["Refunding", "1042", ".", "", "boots"])]
    assert found == [["refund", ". refund"], ["0", "refund 0"], [".", "0 ."], [], ["boots"]]


@pytest.mark.parametrize(
    "forms", ["موعد والموعد موعدكم لموعدنا بالموعد", "طلب طلبك الطلبات وطلبكم", "نرسل سيرسلها أرسل"]
)
def test_the_forms_of_a_word_are_one_word_where_a_language_has_stems(forms):
    assert len({said(language("ar"), one) for one in forms.split()}) == 1


@given(st.text(alphabet="والبكتيمنسهاة", min_size=1, max_size=12))
def test_a_stem_is_a_piece_of_its_word_and_keeps_three_letters(word):
    stem = language("ar").stemmed(word)
    assert stem in word
    assert len(stem) >= min(3, len(word))


@pytest.mark.parametrize("stem", ["3", '"و"', 'front = "و"', 'front = ["و"]', "back = [[1]]", 'before = [["و"]]'])
def test_a_language_whose_stems_cannot_be_used_is_named(tmp_path, monkeypatch, stem):
    path = tmp_path / "xx" / "language.toml"
    path.parent.mkdir()
    path.write_text(f"[stem]\n{stem}\n" if "=" in stem else f"stem = {stem}\n", encoding="utf-8")
    monkeypatch.setattr(sentences, "tree", lambda name: tmp_path)
    with pytest.raises(WordFileError, match=r"front.*back.*list of lists") as caught:
        language.__wrapped__("xx")
    assert Path(caught.value.file) == path


def test_a_region_and_an_address_have_the_weights_of_their_language():
    assert wording("de_AT@informal", "moves").running(["leider"]) == wording("de", "moves").running(["leider"])
    assert wording("tlh", "moves") is None


def file_of(folder, text, monkeypatch):
    path = folder / "xx" / "rules" / NAME
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "tree", lambda name: folder)
    return path


def test_words_are_worth_what_they_weigh_and_where_sums_start_from(tmp_path, monkeypatch):
    file_of(tmp_path, "word\tblame\tcontempt\n\t-5\t7\nafraid\t1\t2\nnot afraid\t10\t20\n", monkeypatch)
    weights = wording.__wrapped__("xx", "rules")
    assert weights.worth([]) == {"blame": -5, "contempt": 7}
    assert weights.worth(["nobody", "is"]) == {"blame": -5, "contempt": 7}
    assert weights.worth(["I'm", "not", "afraid", "."]) == {"blame": 6, "contempt": 29}


def test_what_stands_in_brackets_is_no_word(tmp_path, monkeypatch):
    file_of(tmp_path, "word\tblame\tcontempt\nno told\t1\t1\n[no told]\t-5\t7\n", monkeypatch)
    weights = wording.__wrapped__("xx", "rules")
    assert weights.worth(["[", "no", "told", "]"]) == {"blame": 1, "contempt": 1}
    assert weights.named == {"no told": packed([-5, 7])}


@pytest.mark.parametrize("line", ["sorry\tvery", "sorry\t1\t2\t3", "sorry\t1\t2\t3\t4\t5", "sorry"])
def test_a_line_that_cannot_be_used_is_named(tmp_path, monkeypatch, line):
    path = file_of(tmp_path, f"word\ta\tb\tc\td\nafraid\t1\t2\t3\t4\n{line}\n", monkeypatch)
    with pytest.raises(WordFileError, match=r"4 whole numbers.*sorry") as caught:
        wording.__wrapped__("xx", "rules")
    assert (Path(caught.value.file), caught.value.line) == (path, 3)


def test_the_letters_to_learn_from_agree_with_their_sentences():
    corpus = Path(__file__).parents[1] / "corpus"
    for path in sorted(corpus.glob("*/letters*.learn.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            said = {move for _, moves in row.get("sentences", []) for move in moves.split("+") if move}
            assert "sentences" not in row or said == {move for move in MOVES if row["moves"][move]}, row["id"]
            assert all(sentence in row["text"] for sentence, _ in row.get("sentences", [])), row["id"]
