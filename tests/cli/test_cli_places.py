"""Lines of fields in TOML and JSON."""

import json
import tomllib

import pytest

from graciousno.cli.case_file import EXAMPLE
from graciousno.places import line_of, places

TOML = '''\
# a comment with [brackets] and key = "value"
reference = "[not] a = table"   # 2
"quoted key" = 1
a.b.c = 2
text = """
[to]
given = "inside a text"
"""
plain = \'\'\'
x = 1 ]\'\'\'
[to]
given = "Ada"
address = [
    "1 Mill Road", # ]
    "Ely",
]
[[reasons]]
kind = "a"
[[reasons]]
kind = "b"
on = 2026-05-03T07:32:00Z
[reasons.inner]
deep = 1.5
[[reasons.more]]
x = 1
'''


def test_toml():
    tomllib.loads(TOML)
    found = places(TOML)
    assert found["reference",] == 2
    assert found["quoted key",] == 3
    assert found["a", "b", "c"] == 4
    assert found["text",] == 5
    assert found["plain",] == 9
    assert found["to",] == 11
    assert found["to", "given"] == 12
    assert found["to", "address", 1] == 15
    assert found["reasons", 0, "kind"] == 18
    assert found["reasons", 1] == 19
    assert found["reasons", 1, "on"] == 21
    assert found["reasons", 1, "inner", "deep"] == 23
    assert found["reasons", 1, "more", 0, "x"] == 25


def test_inline_tables():
    source = 'to = {given = "A", person = {x = [1, {y = 2}]}}\nreasons = [\n  {kind = "a"},\n  {\n  kind = "b" }\n]\n'
    found = places(source)
    assert found["to", "person", "x", 1, "y"] == 1
    assert found["reasons", 0, "kind"] == 3
    assert found["reasons", 1] == 4
    assert found["reasons", 1, "kind"] == 5


def test_json():
    value = {"to": {"given": 'A "quoted" [x]'}, "reasons": [{"kind": "a"}, {"kind": "b", "on": None}], "no": []}
    found = places(json.dumps(value, indent=1))
    assert found["to", "given"] == 3
    assert found["reasons", 1, "on"] == 11
    assert places('{"a"\n:\n1,"b":2}')["b",] == 3


def test_the_nearest_place_is_given():
    found = places(EXAMPLE)
    assert line_of(found, ("to", "famly")) == found["to",]
    assert line_of(found, ("reasons", 0)) == found["reasons", 0, "kind"]
    assert line_of(found, ("nothing",)) is None


@pytest.mark.parametrize("source", ["", "[", "[[", "{", "}", "a", "a = ]", "[]", "a = [}", '"""', "a = [" * 5000])
def test_nonsense_does_no_harm(source):
    places(source)
