"""What the documents show runs."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from graciousno import Refusal

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SNIPPETS = [
    pytest.param(page, language, code, id=f"{page.name}-{number}-{language}")
    for page in PAGES
    for number, (language, code) in enumerate(
        re.findall(r"^```(\w+)\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    )
    if language in {"python", "toml", "console"}
]


@pytest.mark.parametrize(("page", "language", "code"), SNIPPETS)
def test_snippet(page, language, code, tmp_path, monkeypatch):
    if language == "python":
        monkeypatch.chdir(tmp_path)
        exec(compile(code, str(page), "exec"), {"__name__": "__snippet__"})
    elif language == "toml" and "[request]" in code:
        facts = tomllib.loads(code)
        facts.pop("draft", None)
        assert Refusal.model_validate(facts)
    elif language == "toml":
        assert tomllib.loads(code)
    else:
        run_console(code, monkeypatch)


def run_console(code, monkeypatch):
    """Commands after ``$`` print what stands below them; ``...`` stands for any lines."""
    from click.testing import CliRunner

    from graciousno.cli.app import cli

    monkeypatch.chdir(ROOT)
    for block in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, expected = block.partition("\n")
        name, *arguments = shlex.split(command)
        assert name == "graciousno"
        result = CliRunner().invoke(cli, arguments)
        shown = re.escape(expected.strip()).replace(re.escape("..."), ".*")
        assert re.fullmatch(shown, result.output.strip(), re.DOTALL), result.output


def test_the_two_commands_are_two():
    readme = (ROOT / "README.md").read_text("utf-8")
    for mark in ("<!-- main job -->", "<!-- tests -->"):
        code = re.search(rf"{mark}\n```sh\n(.*?)```", readme, re.DOTALL)
        assert code is not None
        assert len(code[1].strip().splitlines()) == 1


def test_the_version_is_in_the_changelog():
    import graciousno

    assert f"## {graciousno.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_nothing_speaks_of_this_machine():
    pattern = re.compile(r"(?<![\w.-])/(?:work|root|home|tmp)/")
    for path in [*PAGES, *(ROOT / "examples").rglob("*.*")]:
        if path.suffix in {".md", ".toml", ".py"}:
            assert not pattern.search(path.read_text("utf-8")), path
