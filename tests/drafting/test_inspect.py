"""What the commands for templates are told; and that no house template can run away."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from graciousno import Refusal, draft
from graciousno.drafting.inspect import check, fields, preview
from graciousno.drafting.samples import samples
from graciousno.drafting.shelf import Shelf
from graciousno.drafting.wordings import EveryWording
from graciousno.errors import TemplateError
from graciousno.model.facts import kinds
from graciousno.requests import Refund
from graciousno.resources import tree

EXTENDS = '{% extends "graciousno/work/no.j2" %}\n'


@pytest.fixture
def house(tmp_path):
    def write(source, name="work/no.j2"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize("family", ["request", "reason", "alternative", "letter"])
def test_there_are_samples_of_every_kind(family):
    for cls in kinds(family).values():
        found = dict(samples().variants(cls))
        assert found["full"].model_fields_set >= set(cls.model_fields) - {"kind"}
        assert found["minimal"] == samples().minimal(cls)


def test_the_fields_that_a_block_wants():
    wanted = fields("work", "store_credit")["work/alternatives.j2:store_credit"]
    assert {use.path for use in wanted} >= {"alternative.amount", "alternative.currency", "alternative.until"}


def test_every_wording_is_seen_even_inside_another(house):
    folder = house(
        EXTENDS
        + "{% block refund %}{% vary %}A{% or %}B{% vary %}1{% or %}2{% or %}3{% endvary %}{% endvary %}{% endblock %}"
    )
    shown = next(iter(preview(Shelf(folder), "work/no.j2", "refund")))
    assert set(shown.texts) == {"A", "B1", "B2", "B3"}


def test_every_wording_ends():
    wording = EveryWording()
    for count in range(1000):
        wording.choose(count, 3)
        if not wording.more():
            break
    assert count < 1000


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        (EXTENDS + "{% block refund %}\n{{ request.itm }}{% endblock %}", 3, 'did you mean "item"'),
        (EXTENDS + "{% block refund %}{{ request.item|datte }}{% endblock %}", 2, 'did you mean "date"'),
        (EXTENDS + "{% block refund %}{{ request.item|center(9) }}{% endblock %}", 2, "not for letters"),
        (EXTENDS + '{% block refund %}{{ sey("gentle") }}{% endblock %}', 2, 'no function "sey"'),
        (EXTENDS + '{% block refund %}{{ say("gentel") }}{% endblock %}', 2, 'did you mean "gentle"'),
        (EXTENDS + "{% block refund %}{{ sendr.given }}{% endblock %}", 2, 'did you mean "sender"'),
        (EXTENDS + "{% block refund %}{{ request.item }}{% endblock %}", 2, "does not have"),
        (EXTENDS + "{% block refnd %}No.{% endblock %}", 2, 'did you mean "refund'),
        (EXTENDS + "\nWords.\n{% block refund %}No.{% endblock %}", 3, "never shows"),
        (EXTENDS + "{% set x = 1 %}{% block refund %}No.{% endblock %}", 2, "never runs"),
        (EXTENDS + "{% block refund %}{% if %}No.{% endblock %}", 2, "Expected an expression"),
        ("{% block refund %}No.{% endblock %}", 1, "lacks {% extends"),
        ('{% extends "graciousno/work/noo.j2" %}', 1, "graciousno/work/no.j2"),
        (EXTENDS + '{% block refund %}{{ "x" * 10**9 }}{% endblock %}', 2, "repeats"),
        ("{% block refund %}No.{% endblock %}", 1, 'the frame "no" is lost, and with it the sentence itself'),
        (EXTENDS + "{% block refund %}{{ request.item|upper }}{% endblock %}", 2, "does not have"),
        (
            EXTENDS + "{% block refund %}{% trans n=to|name %}No, {{ n }}.{% endtrans %}{% endblock %}",
            2,
            "does not have",
        ),
        (EXTENDS + '{% block refund %}{{ "No, " ~ request.item }}{% endblock %}', 2, "does not have"),
        (EXTENDS + "{% block refund %}{{ [request.item]|join }}{% endblock %}", 2, "does not have"),
        (EXTENDS + "{% block refund %}{{ [request.item]|listing }}{% endblock %}", 2, "does not have"),
        (EXTENDS + '{% block deadline_extension %}{{ request.until|date("foo") }}{% endblock %}', 2, "does not have"),
        (EXTENDS + '{% block refund %}{{ "x"|date }}{% endblock %}', 2, "date takes a date, as in reason.on|date"),
        (
            EXTENDS + "{% block refund %}{{ 5|money }}{% endblock %}",
            2,
            "money needs a currency, as in request.amount|money(",
        ),
        (
            EXTENDS + '{% block refund %}{{ 5|money("Euro") }}{% endblock %}',
            2,
            'ISO 4217, such as GBP; did you mean "EUR"',
        ),
        (EXTENDS + "{% block refund %}{{ 5|money(none) }}{% endblock %}", 2, "money needs a currency"),
        (EXTENDS + "{% block refund %}{{ 5|percent(1, 2) }}{% endblock %}", 2, "alternative.percent|percent"),
        (EXTENDS + '{% block refund %}{{ "x"|upper(3) }}{% endblock %}', 2, 'the filter "upper" cannot take'),
        (EXTENDS + "{% block refund %}{% endblock %}", 2, "says nothing, "),
        (EXTENDS + "{% block no %}{% endblock %}", 2, "says nothing, "),
        (EXTENDS + "{% block refund %}{% vary %}No.{% or %}{% endvary %}{% endblock %}", 2, "in wording 2 of 2"),
        (EXTENDS + "{% block refund %}{% if request.item %}No.{% endif %}{% endblock %}", 2, "(tried with: minimal)"),
        (EXTENDS + "{% block refund %}\n{{ to|name }}, no.{% endblock %}", 3, "cannot be translated: “, no.”"),
    ],
)
def test_what_is_wrong_is_found_with_its_place(house, source, line, says):
    found = check(house(source))
    assert any(says in one.message and one.line == line for one in found), found


def test_the_styles_of_dates_are_told(house):
    folder = house(
        EXTENDS
        + '{% block refund %}{% if request.received %}{{ request.received|date("foo") }}{% endif %}No.{% endblock %}'
    )
    assert any('no style of dates "foo"; there are: full, long, medium' in one.message for one in check(folder))


def test_what_is_made_for_holes_fills_them(house):
    folder = house(
        EXTENDS
        + "{% block refund %}{% trans item=request.item|default('it')|upper %}Sorry, but {{ item }} stays.{% endtrans %}"
        + "{% if to|name %}{% trans n=to|name %}No, {{ n }}.{% endtrans %}{% endif %}{% endblock %}"
    )
    assert "IT stays." in draft(Refusal(request=Refund()), tone="work", templates=folder).text
    assert not [one for one in check(folder) if "does not have" in one.message or "says nothing" in one.message]


def test_addresses_and_punctuation_need_no_translation(house):
    folder = house(
        EXTENDS + "{% block refund %}{% trans %}Sorry, but no.{% endtrans %} – 0800 123, a@b.org!{% endblock %}"
    )
    assert check(folder) == []


def test_helper_blocks_of_a_house_are_tried_where_a_letter_says_them(house):
    source = (tree("templates") / "base" / "reasons.j2").read_text("utf-8")
    start = source.index("{% block prior_commitment_of %}")
    block = source[start : source.index("{% endblock %}", start) + len("{% endblock %}")]
    folder = house('{% extends "graciousno/work/reasons.j2" %}\n' + block, "work/reasons.j2")
    assert check(folder) == []


def test_all_unknown_fields_are_told_at_once(house):
    found = check(house(EXTENDS + "{% block refund %}{{ request.a }}{{ request.b }}{{ to.c }}{% endblock %}"))
    assert len(found) == 3


def test_kinds_without_words_are_found(house):
    found = check(house("{% block reasons %}{% endblock %}", "curt/reasons.j2"))
    assert any("no words for" in one.message and "reason" in one.message for one in found)


def test_a_part_that_does_not_exist_is_found(house):
    assert "reasons" in check(house("", "work/reason.j2"))[0].message


def test_a_block_in_a_comment_is_none(house):
    folder = house(EXTENDS + "{# {% block refund %}Nothing.{% endblock %} #}")
    assert check(folder) == []
    assert "Nothing." not in draft(Refusal(request=Refund()), tone="work", templates=folder).text


BOMBS = [
    "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "{% for i in range(3000) %}{% for j in range(3000) %}{% for k in range(3000) %}{% endfor %}{% endfor %}{% endfor %}",
    '{{ "x" * 10**9 }}',
    '{{ "%1000000000d" % 1 }}',
    '{{ "x"|center(10**9) }}',
    '{{ "x".center(10**9) }}',
    '{{ "{:1000000000}".format(1) }}',
    '{{ "x"|indent(10**9) }}',
    "{{ lipsum(n=10**6) }}",
    "{{ ([0] * 10**9)|length }}",
    "{{ 10**(10**10) }}",
    "{{ 9**9**9**9 }}",
    "{{ self.refund() }}{{ self.refund() }}",
    '{{ say("refund") }}{{ say("refund") }}',
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for i in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{% if 1 %}" * 300 + "x" + "{% endif %}" * 300,
    "{{ 1" + "+1" * 30000 + " }}",
    "{% set a %}xxxxxxxxxx{% endset %}" + "{% set a %}{{ a }}{{ a }}{{ a }}{{ a }}{% endset %}" * 30 + "{{ a }}",
    '{% set a = "xxxxxxxxxxx" %}' + "{% set a = a ~ a %}" * 60 + "{{ a|length }}",
    "{% set ns = namespace(a=[1]) %}{% for i in range(9999) %}{% set ns.a = ns.a + ns.a %}{% endfor %}",
    "{% set ns = namespace(a=2) %}{% for i in range(9999) %}{% set ns.a = ns.a * ns.a %}{% endfor %}",
    '{{ "xx"|replace("x", "y" * 9999)|replace("y", "z" * 9999) }}',
    '{{ range(9999)|map("string")|join("x" * 9999) }}',
    '{% set a = "x" * 9999 %}{% trans a=a %}' + "{{ a }}" * 9000 + "{% endtrans %}",
    "{% set q %}{% for i in range(9000) %}" + "abcdefghij" * 10000 + "{% endfor %}{% endset %}",
    '{% set a = "x" * 9999 %}' + "".join(f"{{% set b{i} = a[1:] %}}" for i in range(8000)),
    "x" * 300_000,
]

LIMITED = """
import sys
from pathlib import Path
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
except ImportError:
    pass
from graciousno import Refusal, draft
from graciousno.errors import TemplateError
from graciousno.requests import Refund
from graciousno.resources import tree
for folder in sorted(Path(sys.argv[1]).iterdir()):
    try:
        draft(Refusal(request=Refund(item="boots")), tone="work", templates=folder)
        print(folder.name, "drafted")
    except TemplateError as error:
        print(folder.name, "TemplateError", str(error)[-200:].replace(chr(10), " "))
"""


def test_template_bombs_end_in_a_clear_error_in_bounded_time_and_memory(tmp_path):
    for number, bomb in enumerate(BOMBS):
        file = tmp_path / f"{number:03}" / "work" / "no.j2"
        file.parent.mkdir(parents=True)
        file.write_text(EXTENDS + "{% block refund %}\n" + bomb + "\n{% endblock %}", encoding="utf-8")
    start = time.monotonic()
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LIMITED, str(tmp_path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=90,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-2000:]
    lines = result.stdout.splitlines()
    assert len(lines) == len(BOMBS)
    for line, bomb in zip(lines, BOMBS, strict=True):
        assert "TemplateError" in line, (line, bomb[:60])
    assert time.monotonic() - start < 60


def test_what_a_letter_needs_is_within_bounds(house):
    folder = house(
        EXTENDS
        + '{% block refund %}{% for word in ["one", "two"] %}{{ loop.index ~ "-" ~ word }} {% endfor %}'
        + '{{ ["a", "b"]|join(", ") }} {{ "abc"[1:] }} {{ 2 * 3 + 1 }} {{ "x"|upper }}{% endblock %}'
    )
    assert "1-one 2-two a, b bc 7 X" in draft(Refusal(request=Refund()), tone="work", templates=folder).text


def test_an_error_names_the_writers_file(house):
    folder = house(EXTENDS + "{% block refund %}\n{{ 9**9**9**9 }}\n{% endblock %}")
    with pytest.raises(TemplateError) as error:
        draft(Refusal(request=Refund()), tone="work", templates=folder)
    assert Path(str(error.value.file)) == folder / "work" / "no.j2"
    assert error.value.line == 3
