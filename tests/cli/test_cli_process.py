"""The command line as a process: exit codes, pipes, a terminal, a missing extra."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
ONLY = ("--select", "no-leftover-placeholder")


def finish(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize(("content", "code"), [("Thank you.", 0), ("Dear [NAME],", 1), ("", 2)])
def test_exit_codes(process, put, content, code):
    assert finish(process("check", put("a.txt", content), *ONLY))[0] == code


def test_the_package_is_a_command(process):
    assert finish(process("kinds", command=("-m", "graciousno")))[0] == 0


def test_usage(process):
    code, out, err = finish(process("check", "--fial-on", "error", "a.txt"))
    assert (code, out) == (2, "")
    assert "Traceback" not in err


@posix
@pytest.mark.parametrize("form", ["text", "json-lines"])
def test_a_reader_that_goes_away(process, put, form):
    put("big.jsonl", "".join(json.dumps({"text": f"Dear [NAME], {n} " + "x" * 200}) + "\n" for n in range(3000)))
    running = process("check", "big.jsonl", *ONLY, "--format", form)
    assert running.stdout.readline()
    running.stdout.close()
    err = running.stderr.read().decode()
    running.stderr.close()
    assert (running.wait(60), err) == (141, "")


@posix
def test_a_full_disk(process, put):
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("needs /dev/full")
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        running = process("check", put("a.txt", "Dear [NAME],"), *ONLY, stdout=full)
        err = running.stderr.read().decode()
        running.stderr.close()
    assert (running.wait(60), err) == (2, "the output cannot be written: No space left on device\n")


@posix
def test_an_interrupt(process):
    # Whoever runs the tests in the background has it ignored, and that is inherited.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = process("check", "-", *ONLY, stdin=subprocess.PIPE, preexec_fn=heard)
    time.sleep(1.5)
    running.send_signal(signal.SIGINT)
    code, out, err = finish(running)
    assert (code, out, err) == (130, "", "")


def test_a_pipe_gets_utf8_whatever_the_locale_says(process, case):
    code, out, _ = finish(process("draft", case(), env={"PYTHONIOENCODING": "ascii"}))
    assert code == 0
    assert "I’m sorry" in out
    assert "\\u2019" not in out


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_a_missing_extra_is_told_in_one_line(process, missing):
    program = f"""
import importlib.util, sys
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == {missing!r} else find(name, *rest)
sys.modules[{missing!r}] = None
from graciousno.cli import main
sys.exit(main())
"""
    code, out, err = finish(process(command=("-c", program)))
    assert (code, out) == (2, "")
    assert err == "The command line needs two more packages: pip install 'graciousno[cli]'\n"


def test_starting_loads_neither_the_library_nor_rich(process):
    program = """
import sys
sys.argv = ["graciousno", "--version"]
from graciousno.cli import main
main()
print(*sorted(name for name in sys.modules if name.split(".")[0] in {"rich", "pydantic", "jinja2", "babel"}))
"""
    assert finish(process(command=("-c", program)))[1].splitlines()[1:] == [""]


def terminal(args, tmp_path, **env):
    """What a person sees at a terminal."""
    import pty

    import graciousno

    ours, theirs = pty.openpty()
    environ = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    home = os.path.dirname(os.path.dirname(graciousno.__file__))  # noqa: PTH120
    with subprocess.Popen(
        [sys.executable, "-m", "graciousno.cli", *args],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**environ, "PYTHONPATH": home, "TERM": "xterm-256color", "COLUMNS": "80", **env},
    ) as running:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        err = running.stderr.read()
    os.close(ours)
    return running.returncode, seen.decode().replace("\r\n", "\n"), err.decode()


@posix
def test_a_person_sees_the_phrase_underlined(put, tmp_path):
    put("a.txt", "Dear [NAME],")
    code, seen, err = terminal(["check", "a.txt", *ONLY], tmp_path)
    assert (code, err) == (1, "")
    assert "Dear \x1b[4;31m[NAME]\x1b[0m," in seen
    assert "^^^" not in seen


@posix
@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_is_respected(put, tmp_path, env):
    put("a.txt", "Dear [NAME],")
    _, seen, _ = terminal(["check", "a.txt", *ONLY], tmp_path, **env)
    assert "\x1b" not in seen
    assert "    Dear [NAME],\n         ^^^^^^\n" in seen


@posix
def test_a_person_sees_subject_letter_and_findings(put, case, tmp_path):
    case()
    code, seen, err = terminal(["draft", "case.toml"], tmp_path, NO_COLOR="1")
    assert (code, err) == (0, "")
    assert seen.startswith("Subject: Your refund request for order 1042")
    assert "\nletter: nothing to improve" in seen
    put("bare.toml", 'draft.tone = "work"\n')
    code, seen, _ = terminal(["draft", "bare.toml"], tmp_path, NO_COLOR="1")
    assert code == 0
    assert "always-offers-reason" in seen
    assert "always-offers-reason" not in terminal(["draft", "bare.toml", "--no-check"], tmp_path)[1]
    assert "<html" in terminal(["draft", "bare.toml", "--format", "html"], tmp_path)[1]


@posix
def test_tables_fit_the_window(tmp_path):
    _, seen, err = terminal(["rules"], tmp_path)
    assert err == ""
    assert all(len(re.sub(r"\x1b\[[\d;]*m", "", line)) <= 80 for line in seen.splitlines())
