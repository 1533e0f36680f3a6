"""A house's own voice: the example firm, and the writers' guide as a newcomer follows it."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from graciousno.cli.app import cli

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "examples" / "house"


def python(*arguments):
    # A process of its own: kinds that are once known stay known.
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


def test_the_firm_drafts_with_its_own_kinds_words_and_signature():
    result = python("-X", "utf8", str(HOUSE / "run.py"))
    assert result.returncode == 0, result.stderr
    assert "set your Kestrel touring bike to 45 km/h" in result.stdout
    assert "still waiting for the new motor controller, which is due on 12 June 2026." in result.stdout
    assert "Ride safely," in result.stdout
    assert result.stdout.rstrip().endswith("Open Tuesday to Saturday, 9 to 5")


def test_the_firms_folder_is_in_order():
    result = python(
        "-m", "graciousno.cli", "templates", "check", str(HOUSE / "templates"), "--kinds", str(HOUSE / "kinds.py")
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_guide_works_in_a_fresh_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    guide = (ROOT / "docs" / "writers.md").read_text("utf-8")
    steps = re.findall(r"(?:<!-- (\S+) -->\n)?^```(sh|jinja)\n(.*?)^```", guide, re.DOTALL | re.MULTILINE)
    outputs = []
    for file, language, code in steps:
        if file:
            Path(file).write_text(code, encoding="utf-8")
        elif language == "sh":
            for line in code.splitlines():
                command, _, target = line.partition(" > ")
                result = CliRunner().invoke(cli, shlex.split(command)[1:])
                assert result.exit_code == 0, result.output
                outputs.append(result.output)
                if target:
                    Path(target).write_text(result.output, encoding="utf-8")
    assert len(outputs) >= 7
    assert "I’m sorry, but we can’t take the walking boots back." in outputs[-1]
    assert "nothing found" in outputs[-3]
