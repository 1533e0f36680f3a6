"""What the tests of the command line share."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the command line in this process, in a fresh folder: ``run("check", "-", typed="Dear ...")``."""
    from click.testing import CliRunner

    from graciousno.cli.app import cli

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def go(*args, typed=None):
        return CliRunner().invoke(cli, args, input=typed, prog_name="graciousno")

    return go


@pytest.fixture
def process(tmp_path):
    """Start the command line as a process of its own."""

    def start(*args, command=("-m", "graciousno.cli"), **options):
        import graciousno

        home = str(Path(graciousno.__file__).parents[1])
        env = {**os.environ, "PYTHONPATH": home, "PYTHONWARNINGS": "error", **options.pop("env", {})}
        running = subprocess.Popen(
            [sys.executable, *command, *args],
            cwd=tmp_path,
            env=env,
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            **options,
        )
        started.append(running)
        return running

    started = []
    yield start
    for running in started:
        running.kill()
        running.wait()
        for stream in (running.stdin, running.stdout, running.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture
def put(tmp_path):
    """Write a file into the fresh folder: ``put("a.txt", "words or bytes")``."""

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return write


@pytest.fixture
def case(put):
    """The example case, with some of its lines replaced."""
    from graciousno.cli.case_file import EXAMPLE

    def make(old="", new="", name="case.toml"):
        assert old in EXAMPLE
        return put(name, EXAMPLE.replace(old, new) if old else EXAMPLE)

    return make
