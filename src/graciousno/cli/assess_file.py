"""The files around ``graciousno assess``: a situation to read, letters and answers to write."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import FactsError, InputError, Problem
from .case_file import SETTINGS, ProblemsError, placed, read_table

if TYPE_CHECKING:
    from ..deciding.advice import Advice
    from ..deciding.letters import LetterPlan
    from ..deciding.situation import Situation


@dataclass(frozen=True, slots=True)
class SituationFile:
    """A situation, and the settings that its file gives for the letters."""

    name: str
    source: str
    situation: Situation
    settings: Mapping[str, str]

    def wrong(self, error: FactsError) -> ProblemsError:
        """What is wrong with the situation, each with its line."""
        return placed(error.problems, self.source, self.name)


def read_situation(given: str) -> SituationFile:
    """Read a file, or the standard input for ``-``.

    Args:
        given: a path; ``.toml`` and ``.json`` say what it holds, otherwise the content does.

    Raises:
        InputError: it cannot be read, or is not TOML or JSON.
        ProblemsError: the facts or settings cannot be, each problem with its line.
    """
    from ..deciding.situation import Situation

    name, source, data = read_table(given)
    settings = data.pop("draft", {})
    problems = list(_wrong_settings(settings))
    try:
        situation = Situation.model_validate(data)
    except FactsError as error:
        problems += error.problems
    if problems:
        raise placed(problems, source, name)
    return SituationFile(name, source, situation, settings)


def _wrong_settings(settings: object) -> Iterable[Problem]:
    if not isinstance(settings, dict):
        yield Problem(("draft",), f"should be a group of settings: {', '.join(SETTINGS)}", given=repr(settings)[:60])
        return
    for key, value in settings.items():
        if key not in SETTINGS:
            yield Problem(("draft", key), f"is not a setting; there are: {', '.join(SETTINGS)}")
        elif not isinstance(value, str):
            yield Problem(("draft", key), "should be text", given=repr(value)[:60])


def write_letters(folder: str, advice: Advice, settings: Mapping[str, str]) -> list[tuple[Path, LetterPlan]]:
    """Write a case file for each letter, for a person to complete; nothing that is there is overwritten.

    Raises:
        InputError: a file is there already, or cannot be written.
    """
    into = Path(folder)
    planned = [(into / f"{plan.kind.replace('_', '-')}.toml", plan) for plan in advice.letters()]
    for path, _ in planned:
        if path.exists():
            raise InputError("is there already; move it away, or name another folder", file=path)
    try:
        into.mkdir(parents=True, exist_ok=True)
        for path, plan in planned:
            with path.open("x", encoding="utf-8") as file:
                file.write(_case_text(plan, settings))
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=error.filename or into) from None
    return planned


def _case_text(plan: LetterPlan, settings: Mapping[str, str]) -> str:
    head = [f"# Prepared by graciousno assess. Then: graciousno draft {plan.kind.replace('_', '-')}.toml --check", "#"]
    if plan.missing:
        head.append("# A person completes:")
        head += [f"#   {one.field}: {one.holds}" for one in plan.missing]
    else:
        head.append("# A person reads it before it goes out.")
    return "\n".join([*head, "", to_toml({**plan.facts, **({"draft": dict(settings)} if settings else {})})])


def save(path: Path, facts: Mapping[str, Any]) -> None:
    """Put facts into a file that only its owner may read; it is whole at any moment.

    Raises:
        InputError: it cannot be written.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(to_toml(facts))
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", file=path) from None
    finally:
        part.unlink(missing_ok=True)


def to_toml(facts: Mapping[str, Any]) -> str:
    """Write facts as TOML."""
    import tomli_w

    written: str = tomli_w.dumps(_exact(facts))
    return written


def _exact(value: Any) -> Any:
    """The same with sums as text, which loses nothing."""
    if isinstance(value, Mapping):
        return {key: _exact(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_exact(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value
