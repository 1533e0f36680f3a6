"""Every rewrite file proves itself by its own sentences, and what it says is clean by our own rules."""

import pytest

from graciousno import check
from graciousno.checking.rules import NAMES
from graciousno.errors import WordFileError
from graciousno.language.matching import Frame, Sentence
from graciousno.language.rewording import COMMON, better, nearest, of_rule, problems
from graciousno.language.rewrites import common, read_rewrites
from graciousno.language.sentences import language
from graciousno.language.tags import shipped
from graciousno.model.report import Severity
from graciousno.resources import tree

FILES = [
    (tag, path)
    for tag in shipped()
    for path in sorted((tree("locales") / tag / "rewrites").glob("*.toml"))
    if path.stem != COMMON
]
IDS = [f"{tag}-{path.stem}" for tag, path in FILES]
BLAME = "never-blames-customer"


def rewrites_of(tag, path):
    return read_rewrites(path, tag, common(nearest(tag, COMMON), tag)[1])


def written(tmp_path, source, name="rewrites.toml"):
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    return path


def said(source, sentence, tmp_path, text=None):
    """What the first rewrite of a file makes of a sentence, between the clauses of English."""
    frame, lists = common(nearest("en", COMMON), "en")
    rewrite = read_rewrites(written(tmp_path, source), "en", lists)[0]
    return rewrite.of(Sentence(sentence, language("en"), frame), text or sentence)


def test_english_has_rewrites():
    assert {"never-blames-customer", "never-blunt", "plain-language"} <= {path.stem for _, path in FILES}
    assert len(of_rule("en", BLAME)[0]) >= 60
    assert len(of_rule("en", "never-blunt")[0]) >= 20
    assert len(of_rule("en_GB", BLAME)[0]) >= 60
    assert of_rule("en", "fits-channel") == ((), Frame())


@pytest.mark.parametrize(("tag", "path"), FILES, ids=IDS)
def test_a_file_is_named_for_its_rule(tag, path):
    assert path.stem in NAMES


@pytest.mark.parametrize(("tag", "path"), FILES, ids=IDS)
def test_each_does_what_its_examples_say_and_leaves_the_others_alone(tag, path):
    assert not list(problems(tag, path))
    for rewrite in rewrites_of(tag, path):
        assert rewrite.silent, f"{path}:{rewrite.line}: no sentence shows what it leaves alone"


@pytest.mark.parametrize(("tag", "path"), FILES, ids=IDS)
def test_what_is_said_instead_is_clean(tag, path):
    for rewrite in rewrites_of(tag, path):
        for old, new in rewrite.examples:
            place = f"{path}:{rewrite.line}: "
            before = {one.rule for one in check(old, locale=tag).findings if one.span}
            after = [one for one in check(new, locale=tag).findings if one.span]
            assert path.stem in before, f'{place}the rule has nothing against "{old}"'
            assert path.stem not in {one.rule for one in after}, f'{place}the rule is not content with "{new}"'
            new_ones = {one.rule for one in after if one.severity > Severity.ADVICE} - before
            assert not new_ones, f'{place}"{new}" breaks {new_ones}'


# ---- The grammar of a rewrite ---------------------------------------------------------------------------------------

SEND = """
[[rewrite]]
from = "you (failed|forgot) to send [us] <thing: the|your|it>"
to = "we did not receive <thing>"
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You failed to send the form.", "We did not receive the form."),
        ("you forgot to send us your form", "we did not receive your form"),
        ("Sorry, you forgot to send it!", "Sorry, we did not receive it!"),
        ("We closed it because you failed to send the form.", "We closed it because we did not receive the form."),
        ("You  failed to\nsend the form, so it is closed.", "We did not receive the form, so it is closed."),
        ("You failed to send the form; we closed it.", "We did not receive the form; we closed it."),
        ("You failed to send the form we asked for.", "We did not receive the form we asked for."),
        # The subject of what follows would change, or what stands before says something else.
        ("You failed to send the form and closed the account.", None),
        ("You failed to send the form, closed the account and left.", None),
        ("You failed to send the form before noon.", None),
        ("You failed to send the form (twice).", None),
        ("Everybody knows you failed to send the form.", None),
        ("Did you know that you failed to send the form?", None),
        ("YOU FAILED TO SEND THE FORM.", None),
        ("You, failed to send the form.", None),
        ('He wrote "sorry, you failed to send the form" to me.', None),
        ("You failed to send for the doctor.", None),
    ],
)
def test_a_clause_is_rewritten_where_its_neighbours_let_it(tmp_path, old, new):
    assert said(SEND, old, tmp_path) == new


def test_contractions_and_curly_apostrophes_are_read_and_kept(tmp_path):
    source = '[[rewrite]]\nfrom = "you did not send <thing: the>"\nto = "we don\'t have <thing>"\n'
    assert said(source, "You didn’t send the form.", tmp_path) == "We don’t have the form."
    assert said(source, "You didn't send the form.", tmp_path) == "We don't have the form."


def test_one_who_says_i_is_not_made_a_we(tmp_path):
    assert said(SEND, "You forgot to send it.", tmp_path, "I waited. You forgot to send it.") == "I did not receive it."
    assert said(SEND, "You forgot to send it.", tmp_path, "I asked us. You forgot to send it.").startswith("We")


def test_an_apology_is_made_once(tmp_path):
    source = '[[rewrite]]\nfrom = "^ no $"\nto = "I\'m sorry, but the answer is no"\n'
    assert said(source, "No!", tmp_path) == "I'm sorry, but the answer is no."
    assert said(source, "No!", tmp_path, "I'm sorry for the wait. No!") == "I'm afraid the answer is no."


def test_kept_words_move_and_change_their_first_letter(tmp_path):
    source = '[[rewrite]]\nfrom = "^ <what: the|i> is out $"\nto = "sorry, <what> is out"\n'
    assert said(source, "The form is out.", tmp_path) == "Sorry, the form is out."
    source = '[[rewrite]]\nfrom = "you broke <what: the> again"\nto = "<what> broke"\npart = "phrase"\n'
    assert said(source, "You broke the cup again.", tmp_path) == "The cup broke."


def test_words_are_left_out_with_their_spaces_and_commas(tmp_path):
    source = '[[rewrite]]\nfrom = "^ please note that"\nto = ""\npart = "phrase"\n'
    assert said(source, "Please note that we close.", tmp_path) == "We close."
    source = '[[rewrite]]\nfrom = ", as you know ,"\nto = ""\npart = "phrase"\n'
    assert said(source, "The shop, as you know, is closed.", tmp_path) == "The shop is closed."
    source = '[[rewrite]]\nfrom = "without so much as <gone: a>"\nto = ""\npart = "phrase"\n'
    assert said(source, "It went without so much as a call.", tmp_path) == "It went."


def test_all_the_rest_of_a_sentence_can_be_kept(tmp_path):
    source = '[[rewrite]]\nfrom = "you claim that <what: the ...>"\nto = "you told us that <what>"\n'
    old = "You claim that the cup, which was old, broke before you came."
    assert said(source, old, tmp_path) == old.replace("claim", "told us")


def test_a_long_sentence_is_left_alone_and_costs_little(tmp_path):
    assert said(SEND, "You forgot to send " + "the " * 200 + "form.", tmp_path) is None
    deep = '[[rewrite]]\nfrom = "{x} {x} {x} {x} {x} {x} end"\nto = "x"\npart = "word"\n[lists]\nx = ["[a] [a] [a]", "[a] [a] a"]\n'
    assert said(deep, "a " * 100 + "stop", tmp_path) is None


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ('[[rewrite]]\nfrom = "you"\n', 1, 'needs a "from" and a "to"'),
        ('\n[[rewrite]]\nform = "you"\nto = ""\n', 2, 'unknown name "form"; did you mean "from"?'),
        ('[[rewrite]]\nfrom = 3\nto = ""\n', 1, '"from" should be a text or a list of texts'),
        ('[[rewrite]]\nfrom = [3]\nto = ""\n', 1, '"from" should be a text or a list of texts'),
        ('[[rewrite]]\nfrom = "you (a"\nto = ""\n', 1, 'in "you (a": "(" is not closed'),
        ('[[rewrite]]\nfrom = "you <thing>"\nto = "we <ting>"\n', 1, 'did you mean "thing"?'),
        ('[[rewrite]]\nfrom = "you <thing>"\nto = "we"\n', 1, 'keeps <thing>, but "to" does not say it'),
        ('[[rewrite]]\nfrom = "you <a> and <a>"\nto = "<a>"\n', 1, "two stretches under one name"),
        ('[[rewrite]]\nfrom = "you [<thing>]"\nto = "<thing>"\n', 1, "stands outside of brackets"),
        ('[[rewrite]]\nfrom = "you <Thing>"\nto = ""\n', 1, "in small letters"),
        ('[[rewrite]]\nfrom = "you <thing>"\nto = "<thing> <Thing>"\n', 1, "in small letters"),
        ('[[rewrite]]\nfrom = "you <thing:>"\nto = "<thing>"\n', 1, "should say what the words begin with"),
        ('[[rewrite]]\nfrom = "you ... it"\nto = ""\n', 1, "would lose words"),
        ('[[rewrite]]\nfrom = "you {thing}"\nto = ""\n[lists]\nthings = ["a"]\n', 1, 'there is no word list "thing"'),
        ('[lists]\nthing = "a"\n', 2, 'the word list "thing" should be a list of texts'),
        ('[[rewrite]]\nfrom = "you"\nto = ""\npart = "claus"\n', 1, 'did you mean "clause"?'),
        ('[[rewrite]]\nfrom = "you"\nto = ""\nexamples = ["a"]\n', 1, '"examples" are pairs'),
        ('[[rewrites]]\nfrom = "you"\n', 1, 'unknown name "rewrites"; did you mean "rewrite"?'),
        ('[[rewrite]]\nfrom = "you -"\nto = ""\n', 1, '"-" has no letter or digit'),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path, source, line, message):
    path = written(tmp_path, source)
    with pytest.raises(WordFileError) as caught:
        read_rewrites(path, "en")
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_proof_finds_what_is_wrong(tmp_path):
    source = (
        SEND + 'examples = [["You failed to send the form.", "We have it."]]\nsilent = ["You failed to send it."]\n'
    )
    found = "\n".join(problems("en", written(tmp_path, source + SEND)))
    assert 'becomes "We did not receive the form.", not "We have it."' in found
    assert '"You failed to send it." should be left alone' in found
    assert "no example shows what it does" in found


# ---- Where it is sure to be better ------------------------------------------------------------------------------------


def test_several_words_are_changed_until_the_rule_is_content():
    old = "Pursuant to clause 7 of the aforementioned agreement, the request is hereby declined."
    assert better("en", "plain-language", old).text == "Under clause 7 of the agreement, the request is declined."


def test_a_sentence_that_stays_at_fault_is_not_offered():
    assert better("en", BLAME, "You failed to enclose the receipt, and it is your own fault.") is None


def test_no_fault_is_traded_for_another(tmp_path, monkeypatch):
    from graciousno.language import rewording

    path = written(tmp_path, '[[rewrite]]\nfrom = "you forgot the form"\nto = "we hereby lack it"\n')
    monkeypatch.setattr(rewording, "of_rule", lambda tag, rule: (read_rewrites(path, tag), Frame()))
    assert better("en", BLAME, "You forgot the form.") is None


def test_a_language_without_rewrites_offers_none():
    assert better("ja", BLAME, "You forgot the form.") is None
