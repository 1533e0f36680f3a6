"""Our checker beside its peers: how quick each is, and what each says of blame, all in one run.

python -m benchmarks.peers            # all; installs the peers into benchmarks/.peers when first run
python -m benchmarks.peers alex       # ours and those whose names begin so

Speed is told as a share of a plain word split, ``re.findall(r"\\w+", text)``, of the same replies. Every checker has a
process of its own and is warmed up on these very replies; then all take turns, round after round, and the median of the
rounds counts. The word split is timed right before and right after each turn: in the same process where that is Python,
and in this one, while the other waits, where it is Node. "of ours" is how many times as quick as ours a checker is.
Before all that it read the replies once, after other letters: "first time" is the median of these replies then, which
tells how much of its speed a checker owes to having seen the very same text before (of "markers of given tokens": the
time in which the tokens are made).

What each finds: sentences that blame the reader, and look-alikes that do not. A peer flags a sentence when it says
anything at all of it. The sentences are of the part of the corpus that our patterns learned from and the peers did not,
so that the figures show what the peers look for, not how well we generalize: for that see ``benchmarks.quality``.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
import venv
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .peer_worker import split
from .quality import CORPUS

HERE = Path(__file__).parent
CACHE = HERE / ".peers"
VENV, NPM = CACHE / "venv", CACHE / "npm"
ROUNDS = 15
WARM_UP = 2.0
"""Seconds, and at least three rounds."""
REPLIES, LONG, SENTENCES = 20, 800, 20
BLAME = "never-blames-customer"


class NotMeasuredError(Exception):
    """Why a peer could not be measured on this machine."""


@dataclass
class Peer:
    """A checker: the name of its worker, what it is called, and what it needs."""

    worker: str
    title: str
    python: tuple[tuple[str, ...], ...] = ()
    """Packages of PyPI, each with the options it is installed with."""
    npm: str = ""
    process: subprocess.Popen[str] | None = None
    first: list[float] = field(default_factory=list)
    """The seconds of each reply when it was read for the first time, after other letters."""
    rounds: list[list[float]] = field(default_factory=list)
    """For each round the seconds of each reply."""
    shares: list[float] = field(default_factory=list)
    """For each round the time of a word split of all replies, as a share of the checker's."""

    def ask(self, texts: list[str]) -> tuple[list[float], list[float], list[list[str]]]:
        """One round: seconds for word splits before and after, and for each text those of the checker and its words."""
        assert self.process is not None
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        before = split(texts) if self.npm else 0.0
        self.process.stdin.write(json.dumps(texts) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise NotMeasuredError(last_line(self.process.communicate()[1]))
        found = json.loads(answer)
        return found.get("split") or [before, split(texts)], found["seconds"], found["found"]


# The newest typer, which spaCy asks for, has no click, which spaCy needs.
CONVOKIT = (("--no-deps", "convokit==5.0.0"), ("click==8.1.8", "spacy==3.8.7"))
PEERS = (
    Peer("graciousno", "graciousno, all rules"),
    Peer("graciousno-blame", f"graciousno, {BLAME}"),
    Peer("proselint", "proselint 0.16.0", python=(("proselint==0.16.0",),)),
    Peer("write-good", "write-good 1.0.8", npm="write-good@1.0.8"),
    Peer("alex", "alex 11.0.1", npm="alex@11.0.1"),
    Peer("convokit-markers", "ConvoKit 5.0.0, markers of given tokens", python=CONVOKIT),
    Peer("convokit", "ConvoKit 5.0.0, tokens and markers", python=CONVOKIT),
)


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    # npm and node put notices behind the error.
    return next((line for line in lines if "rror" in line), lines[-1] if lines else "it ended without a word")


def run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasuredError(last_line(done.stderr or done.stdout))


def venv_python() -> Path:
    path = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not path.exists():
        try:
            venv.create(VENV, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise NotMeasuredError(f"no environment: {error}") from None
    return path


def require_python(python: Path, *options: str) -> None:
    name, _, version = options[-1].partition("==")
    asked = f"from importlib.metadata import version; assert version({name!r}) == {version!r}"
    with suppress(NotMeasuredError):
        return run(python, "-c", asked)
    print(f"installing {name} {version} ...", file=sys.stderr)
    return run(python, "-m", "pip", "install", "--quiet", *options)


def require_npm(wanted: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotMeasuredError("npm is not installed")
    name, _, version = wanted.partition("@")
    package = NPM / "node_modules" / name / "package.json"
    if package.exists() and json.loads(package.read_text(encoding="utf-8"))["version"] == version:
        return
    print(f"installing {name} {version} ...", file=sys.stderr)
    NPM.mkdir(parents=True, exist_ok=True)
    run(npm, "install", "--prefix", NPM, "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund", wanted)


def command(peer: Peer) -> list[str | Path]:
    """What starts a peer, which is installed now if it was not.

    Raises:
        NotMeasuredError: it cannot be installed here.
    """
    if peer.npm:
        node = shutil.which("node")
        if node is None:
            raise NotMeasuredError("node is not installed")
        require_npm(peer.npm)
        return [node, HERE / "peer_worker.mjs", peer.worker, NPM]
    if not peer.python:
        return [sys.executable, HERE / "peer_worker.py", peer.worker]
    python = venv_python()
    for options in peer.python:
        require_python(python, *options)
    return [python, "-W", "ignore", HERE / "peer_worker.py", peer.worker]


def start(peer: Peer, texts: list[str]) -> None:
    """Start a peer and let it read other letters, then these for the first time, then again until it has warmed up."""
    pipe = subprocess.PIPE
    started = [str(part) for part in command(peer)]
    peer.process = subprocess.Popen(started, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")
    peer.ask(replies()[REPLIES : 3 * REPLIES])
    peer.first = peer.ask(texts)[1]
    end, rounds = time.perf_counter() + WARM_UP, 0
    while rounds < 3 or time.perf_counter() < end:
        peer.ask(texts)
        rounds += 1


def read(pattern: str) -> list[dict]:
    paths = sorted((CORPUS / "en").glob(pattern))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def replies() -> list[str]:
    """The letters to learn from, those first whose lengths are nearest to that of a usual reply."""
    letters = [row["text"] for row in read("letters*.learn.jsonl")]
    return sorted(letters, key=lambda text: abs(len(text) - LONG))


def sentences() -> tuple[list[str], list[str]]:
    """The first sentences of one file that only blame, and the first about blame that break nothing."""
    rows = read("sentences-f.learn.jsonl")
    blaming = [row["text"] for row in rows if row["breaks"] == [BLAME]]
    harmless = [row["text"] for row in rows if row["about"] == BLAME and not row["breaks"]]
    return blaming[:SENTENCES], harmless[:SENTENCES]


def each(work: Callable[[Peer, list[str]], None], peers: list[Peer], texts: list[str], missing: dict[str, str]) -> None:
    """Do a part of the measuring; a peer that fails is told of, and left out from then on."""
    for peer in peers:
        if peer.title not in missing:
            try:
                work(peer, texts)
            except (NotMeasuredError, OSError, ValueError) as error:
                missing[peer.title] = str(error)


def main() -> None:
    if {"-h", "--help"} & set(sys.argv):
        print(__doc__)
        return
    wanted = tuple(sys.argv[1:])
    peers = [one for one in PEERS if not wanted or one.worker.startswith(("graciousno", *wanted))]
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    missing: dict[str, str] = {}
    texts = replies()[:REPLIES]
    try:
        each(start, peers, texts, missing)
        for _ in range(ROUNDS):
            each(one_round, peers, texts, missing)
        report(peers, texts, missing)
    finally:
        for peer in peers:
            if peer.process is not None:
                peer.process.kill()
                peer.process.communicate()


def one_round(peer: Peer, texts: list[str]) -> None:
    splits, seconds, _ = peer.ask(texts)
    peer.rounds.append(seconds)
    peer.shares.append(statistics.mean(splits) / sum(seconds))


def report(peers: list[Peer], texts: list[str], missing: dict[str, str]) -> None:
    blaming, harmless = sentences()
    lengths = [len(text) for text in texts]
    print(
        f"{len(texts)} replies of {min(lengths)} to {max(lengths)} characters ({statistics.mean(lengths):.0f} on average), "
        f"medians of {ROUNDS} rounds; {len(blaming)} sentences that blame, {len(harmless)} look-alikes"
    )
    print(
        f"  {'':40} {'mean reply':>10} {'of a split':>11} {'of ours':>8}   {'median reply':>12} {'first time':>12} {'blame':>10} {'look-alikes':>12}"
    )
    ours = 0.0
    for peer in peers:
        if peer.title in missing:
            print(f"  {peer.title:40} not measured: {missing[peer.title]}")
            continue
        mean, share = statistics.median(map(statistics.mean, peer.rounds)), statistics.median(peer.shares)
        usual = statistics.median(map(statistics.median, zip(*peer.rounds, strict=True)))
        ours = ours or share
        right, wrong = (peer.ask(given)[2] for given in (blaming, harmless))
        print(
            f"  {peer.title:40} {mean * 1e6:7.0f} µs {share:11.4f} {share / ours:8.2f}   "
            f"{usual * 1e6:9.0f} µs {statistics.median(peer.first) * 1e6:9.0f} µs {sum(map(bool, right)):4} of {len(right)} {sum(map(bool, wrong)):6} of {len(wrong)}"
        )
        says = Counter(name for names in (*right, *wrong) for name in names).most_common(3)
        print(f"  {'':40} says: {', '.join(f'{name} ({count})' for name, count in says) or 'nothing'}")


if __name__ == "__main__":
    main()
