"""The writers' tree: which file and block has the words for a kind, in a tone, a channel and a house.

A template is never rendered whole. Each part of a letter renders one block (its frame), which calls ``say`` for
the kinds in it; the blocks of a file and of all that it extends are collected once, so that a letter costs one
pass over a few small functions.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)

from ..errors import LocaleError, TemplateError, not_one_of
from ..resources import tree
from . import filters
from .blocks import BlockFile, BlockFunction, Blocks
from .bounds import HouseSandbox
from .house import require_house
from .sandbox import OwnSandbox, Sandbox
from .values import ABSENT, Absent
from .vary import VaryExtension


class Block(NamedTuple):
    """A block to render: its name, its file, its code, and the blocks of the file, which it may call."""

    name: str
    file: str
    function: BlockFunction
    blocks: Blocks
    is_ours: bool
    """No word of it comes from a house: it needs no bounds."""


PARTS = ("salutation", "acknowledgement", "no", "reasons", "alternatives", "closing", "signature")
"""The parts of a letter, each with a file of its own in each tone."""
_NOT_TONES = {"base", "channels"}


class Words:
    """All templates of one house: the package's own, and the folder that overrides them."""

    def __init__(self, house: Path | None) -> None:
        self.house = house
        ours = FileSystemLoader(tree("templates"))
        loaders: list[BaseLoader] = [ours, PrefixLoader({"graciousno": ours})]
        self._folders = [tree("templates")]
        if house is not None:
            loaders.insert(0, FileSystemLoader(house))
            self._folders.insert(0, house)
        self.environment = self._environment(Sandbox if house is None else HouseSandbox, ChoiceLoader(loaders))
        self._own = self._environment(OwnSandbox, ChoiceLoader(loaders))
        # Pages escape what they insert; letters are plain text.
        self.html = self.environment.overlay(autoescape=True)
        self._compiled: dict[str, list[Template]] = {}
        self.blocks = cache(self._blocks)

    @staticmethod
    def _environment(sandbox: type[Sandbox], loader: BaseLoader) -> Sandbox:
        environment = sandbox(
            loader=loader,
            extensions=["jinja2.ext.i18n", VaryExtension],
            undefined=StrictUndefined,
            autoescape=False,
            finalize=_no_holes,
            auto_reload=False,
        )
        environment.policies["ext.i18n.trimmed"] = True
        environment.newstyle_gettext = True  # type: ignore[attr-defined]  # added by the extension
        environment.filters.update(filters.FILTERS)
        environment.tests["none"] = _is_none
        if isinstance(environment, HouseSandbox):
            environment.bound()
        return environment

    @property
    def tones(self) -> tuple[str, ...]:
        """The tones that there are words for."""
        names = {path.name for folder in self._folders for path in folder.iterdir() if path.is_dir()}
        return tuple(sorted(name for name in names - _NOT_TONES if not name.startswith((".", "_"))))

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that there is a layout for."""
        paths = [path for folder in self._folders for path in (folder / "channels").glob("*.j2")]
        return tuple(sorted({path.stem for path in paths if "." not in path.stem}))

    def has(self, name: str) -> bool:
        """Whether there is a template of this name."""
        return any((folder / name).is_file() for folder in self._folders)

    def require(self, tone: str, channel: str) -> None:
        """Raise :class:`LocaleError` for a tone or a channel that does not exist."""
        if tone not in self.tones:
            raise LocaleError(not_one_of("tone", tone, self.tones))
        if channel not in self.channels:
            raise LocaleError(not_one_of("channel", channel, self.channels))

    def _blocks(self, name: str) -> Blocks:
        """The blocks of a file and of all that it extends."""
        files: list[BlockFile] = []
        seen: list[str] = []
        are_ours = True
        while name:
            if name in seen:
                raise TemplateError("extends itself: " + " → ".join([*seen, name]), file=seen[0])
            seen.append(name)
            environment = self._for(name)
            are_ours = are_ours and environment is self._own
            files.append(BlockFile(environment, name, self._remember))
            name = files[-1].parent
        return Blocks(files, are_ours=are_ours)

    def _for(self, name: str) -> Sandbox:
        """The environment for a file: a house's own words are not trusted as far as ours."""
        if len(self._folders) > 1 and not name.startswith("graciousno/") and (self._folders[0] / name).is_file():
            return self.environment
        return self._own

    def _remember(self, template: Template) -> None:
        # The code of a template knows its file by this name; several blocks of a file are several templates.
        self._compiled.setdefault(str(template.filename), []).append(template)

    def place(self, frame: FrameType | None) -> tuple[str | None, int | None]:
        """The file and line, as a writer can open them, of the template that has come to this frame."""
        while frame is not None:
            found = self._template_of(frame, frame.f_lineno)
            if found:
                return found
            frame = frame.f_back
        return None, None

    def explain(self, error: Exception, block: str) -> TemplateError:
        """An error from inside a template as ours: with the file and line that a writer can open."""
        file, line = None, None
        trace = error.__traceback__
        while trace is not None:
            file, line = self._template_of(trace.tb_frame, trace.tb_lineno) or (file, line)
            trace = trace.tb_next
        if isinstance(error, RecursionError):
            return TemplateError("calls itself without end (recursion)", file=file, line=line, block=block)
        return TemplateError(str(error) or type(error).__name__, file=file, line=line, block=block)

    def _template_of(self, frame: FrameType, line: int) -> tuple[str | None, int] | None:
        for template in self._compiled.get(frame.f_code.co_filename, ()):
            if template.root_render_func.__globals__ is frame.f_globals:
                return template.filename, template.get_corresponding_lineno(line)
        return None


def _no_holes(value: Any) -> Any:
    if value is None:
        raise ValueError(ABSENT)
    return value


def _is_none(value: Any) -> bool:
    """What ``is none`` asks: whether a fact is not there."""
    return value is None or isinstance(value, Absent)


@lru_cache(maxsize=32)
def words(house: Path | None) -> Words:
    """The templates of a house folder, or the package's own; read once in a process."""
    if house is not None:
        require_house(house)
    return Words(house)
