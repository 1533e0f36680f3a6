"""What the options of several commands share."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ..errors import InputError

if TYPE_CHECKING:
    from ..checking.settings import Settings

KINDS = click.option("--kinds", metavar="FILE.py", help="A Python file with kinds of your own; it is run.")

CONFIG = click.option(
    "--config", metavar="FILE", help="Settings to use in place of the nearest ones; none of them: --config none."
)

FAIL_ON = ("advice", "warning", "error", "never")


def fails(worst: int, fail_on: str) -> bool:
    """Whether the highest severity found (0 for none) is one to fail on."""
    if fail_on == "never":
        return False
    from ..model.report import Severity

    return worst >= Severity[fail_on.upper()]


def name_list(given: Iterable[str], option: str) -> tuple[str, ...] | None:
    """Read the names of an option that may be repeated and may hold lists, or ``None`` where it was not given."""
    given = tuple(given)
    if not given:
        return None
    names = tuple(name.strip() for one in given for name in one.split(",") if name.strip())
    if not names:
        raise click.UsageError(f"{option} names no rule.")
    return tuple(dict.fromkeys(names))


def settings_of(config: str | None) -> Settings:
    """Read the settings that ``--config`` names, or the nearest.

    Raises:
        InputError: they cannot be read, or cannot be.
    """
    from ..checking.settings import Settings

    if config == "none":
        return Settings()
    return Settings.find() if config is None else Settings.read(config)


def load_kinds(file: str | None) -> None:
    """Run a developer's file; the kinds in it make themselves known.

    Raises:
        InputError: it cannot be run.
    """
    if file is None:
        return
    try:
        _loaded.append(runpy.run_path(file))
    except Exception as error:
        said = " ".join(str(error).split())
        raise InputError(f"cannot be run: {type(error).__name__}: {said}", file=file) from None


_loaded: list[dict[str, object]] = []
"""Kept, for a class lives as long as its module."""
