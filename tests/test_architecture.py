"""Holds the arrows between the rooms: data flows from facts to letter to report, and never back."""

import ast
from pathlib import Path

import pytest

import graciousno

ROOM = Path(graciousno.__file__).parent
MAY_KNOW = {
    "errors": {"model"},  # for the type of a report alone
    "resources": set(),
    "places": set(),
    "model": {"errors"},
    "language": {"errors", "resources"},
    "drafting": {"errors", "resources", "places", "model", "language"},
    "journal": {"errors", "model"},
    "deciding": {"errors", "places", "model"},
    "checking": {"errors", "resources", "places", "model", "language"},
}


def imports_of(path: Path) -> set[str]:
    """The rooms of ours that a module imports."""
    package = ["graciousno", *path.relative_to(ROOM).parts[:-1]]
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = [*base, *(node.module or "").split(".")] if node.module else base
            names = [".".join([*module, alias.name]) for alias in node.names] if not node.module else [".".join(module)]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("graciousno.")}
    return rooms


@pytest.mark.parametrize("room", sorted(MAY_KNOW))
def test_arrows(room):
    paths = [ROOM / f"{room}.py"] if (ROOM / f"{room}.py").is_file() else sorted((ROOM / room).rglob("*.py"))
    assert paths
    for path in paths:
        strangers = imports_of(path) - MAY_KNOW[room] - {room}
        assert not strangers, f"{path} knows {strangers}"


def test_no_file_holds_two_things():
    for path in ROOM.rglob("*.py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        limit = 120 if path.parent.name == "rules" else 300
        if path.parent.name == "model":
            limit = 350  # a list of small classes
        assert lines <= limit, f"{path} has {lines} lines"
