"""The folder that a house keeps its words in."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from ..errors import InputError, did_you_mean

FOLDERS = ("work", "social", "public", "base", "channels")
"""The folders of words that ship."""
_MOST_NEAR = 2


def require_house(folder: Path) -> None:
    """Raise :class:`InputError` for a folder that is not there, or that holds no file of words where one is looked for.

    The message names what was perhaps meant: the folder above or one inside.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder of templates", file=folder)
    if _is_house(folder):
        return
    expected = ", ".join(f"{name}/" for name in FOLDERS)
    near = [str(_near(one)) for one in _houses_around(folder)][:_MOST_NEAR]
    hint = did_you_mean(near) or "; graciousno templates new makes such a folder"
    said = f"holds no words: there should be folders such as {expected} with .j2 files in them{hint}"
    raise InputError(said, file=folder)


def _is_house(folder: Path) -> bool:
    return any(not _hidden(file.parent) for file in folder.glob("*/*.j2"))


def _houses_around(folder: Path) -> Iterator[Path]:
    above = folder.absolute().parent
    if any(folder.glob("*.j2")) and _is_house(above):
        yield above
    yield from (one for one in sorted(folder.iterdir()) if one.is_dir() and not _hidden(one) and _is_house(one))


def _hidden(folder: Path) -> bool:
    return folder.name.startswith((".", "_"))


def _near(folder: Path) -> Path:
    """The path as somebody at this place would type it."""
    here, path = Path.cwd(), folder.absolute()
    return path.relative_to(here) if path != here and path.is_relative_to(here) else path


def meant_folder(name: str) -> str:
    """The folder of words that ships and that a name is nearly the name of, or an empty text."""
    near = get_close_matches(name.lower(), FOLDERS, n=1, cutoff=0.7)
    return near[0] if near and name not in FOLDERS else ""
