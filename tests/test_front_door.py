"""What the front door says of arguments of the wrong type, and what leaves it whole."""

import copy
import pickle
import subprocess
import sys

import pytest

from graciousno import Refusal, check, draft

CASES = [
    (lambda: draft({}, tone="work"), r"letter should be a letter, such as a Refusal; .*, not \{\} \(dict\)"),
    (lambda: draft(Refusal(), tone=None), 'tone should be a text, such as "work", not None'),
    (lambda: draft(Refusal(), tone="work", locale=5), 'locale should be a text, such as "en", not 5'),
    (lambda: draft(Refusal(), tone="work", locales=5), r'locales should be locales, such as \["de", "en"\], not 5'),
    (lambda: draft(Refusal(), tone="work", locales=["de", None]), "locale should be a text, .* not None"),
    (lambda: draft(Refusal(), tone="work", templates=5), "templates should be a folder, not 5"),
    (lambda: check(None, locale="en"), "text should be a text or a Draft, not None"),
    (lambda: check("No.", locale=5), "locale should be a text"),
    (lambda: check("No.", locale="en", tone=5), "tone should be a text"),
    (lambda: check("No.", locale="en", select=5), "select should be names of rules, not 5"),
    (lambda: check("No.", locale="en", ignore=5), "ignore should be names of rules, not 5"),
    (lambda: check("No.", locale="en", suppress=["never-blunt"]), "suppress should be a mapping of rules to reasons"),
    (lambda: check("No.", locale="en", settings={}), r"settings should be Settings, .*, not \{\} \(dict\)"),
]


@pytest.mark.parametrize(("call", "said"), CASES)
def test_what_is_not_what_it_should_be_is_named(call, said):
    with pytest.raises(TypeError, match=said):
        call()


def test_a_bare_text_needs_no_model_of_facts():
    code = "import sys, graciousno; graciousno.check('No.', locale='en'); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "graciousno.checking.check" in loaded
    assert not {"pydantic", "jinja2", "graciousno.model.letters"} & {*loaded}


@pytest.mark.parametrize("locales", [["en"], ["de", "en"]])
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_draft_can_be_copied_and_kept(locales, copied):
    letter = draft(Refusal(), tone="work", locales=locales)
    again = copied(letter)
    for what in "text", "subject", "parts", "spans", "html", "report", "messages":
        assert getattr(again, what) == getattr(letter, what)
