"""The writers' tree: which file and block has the words for a kind, in a tone, a channel and a house.

A template is never rendered whole. Each part of a letter renders one block (its frame), which calls ``say`` for
the kinds in it; the blocks of a file and of all that it extends are collected once, so that a letter costs one
pass over a few small functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..errors import InputError, LocaleError, TemplateError, not_one_of
from ..resources import tree
from . import filters
from .values import View
from .vary import VaryExtension

BlockFunction = Callable[[Context], Iterator[str]]
Blocks = dict[str, list[BlockFunction]]


class Block(NamedTuple):
    """A block to render: its name, its file, its code, and the blocks of the file, which it may call."""

    name: str
    file: str
    function: BlockFunction
    blocks: Blocks


PARTS = ("salutation", "acknowledgement", "no", "reasons", "alternatives", "closing", "signature")
"""The parts of a letter, each with a file of its own in each tone."""
_NOT_TONES = {"base", "channels"}


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox, with a short way for what templates do most: reading facts and calling us."""

    trusted: ClassVar[set[Callable[..., Any]]] = set()
    """The functions (unbound) that a letter gives its templates."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a fact, or whatever the sandbox allows of anything else."""
        if isinstance(obj, View):
            fields = obj.__dict__
            if attribute in fields and attribute != "_fact":
                return fields[attribute]
            names = [name for name in fields if name != "_fact"]
            return self.undefined(not_one_of("field", attribute, names), obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(  # type: ignore[override]
        self,
        context: Context,
        function: Any,
        /,
        *args: Any,
        _block_vars: Any = None,
        _loop_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        """Call one of ours, or whatever the sandbox allows. (The two variables are what Jinja's own call takes.)"""
        if getattr(function, "__func__", None) in self.trusted:
            return function(*args, **kwargs)
        return super().call(context, function, *args, _block_vars=_block_vars, _loop_vars=_loop_vars, **kwargs)


class Words:
    """All templates of one house: the package's own, and the folder that overrides them."""

    def __init__(self, house: Path | None) -> None:
        ours = FileSystemLoader(tree("templates"))
        loaders: list[BaseLoader] = [ours, PrefixLoader({"graciousno": ours})]
        self._folders = [tree("templates")]
        if house is not None:
            loaders.insert(0, FileSystemLoader(house))
            self._folders.insert(0, house)
        self.environment = Sandbox(
            loader=ChoiceLoader(loaders),
            extensions=["jinja2.ext.i18n", VaryExtension],
            undefined=StrictUndefined,
            autoescape=False,
            finalize=_no_holes,
            auto_reload=False,
        )
        self.environment.policies["ext.i18n.trimmed"] = True
        self.environment.newstyle_gettext = True  # type: ignore[attr-defined]  # added by the extension
        self.environment.filters.update(filters.FILTERS)
        # Pages escape what they insert; letters are plain text.
        self.html = self.environment.overlay(autoescape=True)
        self.templates: dict[str, Template] = {}
        self.blocks = cache(self._blocks)

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

    def require(self, tone: str, channel: str) -> None:
        """Raise :class:`LocaleError` for a tone or a channel that does not exist."""
        if tone not in self.tones:
            raise LocaleError(not_one_of("tone", tone, self.tones))
        if channel not in self.channels:
            raise LocaleError(not_one_of("channel", channel, self.channels))

    def _blocks(self, name: str) -> Blocks:
        """The blocks of a file by name, each with those that it overrides behind it (for ``super()``)."""
        collected: Blocks = {}
        seen: list[str] = []
        while name:
            if name in seen:
                raise TemplateError("extends itself: " + " → ".join([*seen, name]), file=seen[0])
            seen.append(name)
            template, parent = self._load(name)
            for block, function in template.blocks.items():
                collected.setdefault(block, []).append(function)
            name = parent
        return collected

    def _load(self, name: str) -> tuple[Template, str]:
        """The compiled template, and the name of the one that it extends (or an empty text)."""
        environment = self.environment
        assert environment.loader is not None
        try:
            source, filename, _ = environment.loader.get_source(environment, name)
            syntax = environment.parse(source, name, filename)
            code = environment.compile(syntax, name, filename)
        except TemplateNotFound as error:
            raise TemplateError("there is no such template", file=str(error.name)) from None
        except TemplateSyntaxError as error:
            message = error.message or "syntax error"
            raise TemplateError(message, file=error.filename or error.name, line=error.lineno) from None
        except UnicodeDecodeError:
            raise TemplateError("is not UTF-8 text", file=name) from None
        template = environment.template_class.from_code(environment, code, environment.globals)
        if filename is not None:
            self.templates[filename] = template
        parent = ""
        for extends in syntax.find_all(nodes.Extends):
            if not isinstance(extends.template, nodes.Const):
                raise TemplateError("extends must name its template in quotes", file=filename, line=extends.lineno)
            parent = extends.template.value
        return template, parent

    def explain(self, error: Exception, block: str) -> TemplateError:
        """An error from inside a template as ours: with the file and line that a writer can open."""
        file, line = None, None
        trace = error.__traceback__
        while trace is not None:
            template = self.templates.get(trace.tb_frame.f_code.co_filename)
            if template is not None:
                file, line = template.filename, template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return TemplateError(str(error) or type(error).__name__, file=file, line=line, block=block)


def _no_holes(value: Any) -> Any:
    if value is None:
        raise ValueError("a fact that this case does not have is used; ask for it first with {% if ... %}")
    return value


@lru_cache(maxsize=32)
def words(house: Path | None) -> Words:
    """The templates of a house folder, or the package's own; read once in a process."""
    if house is not None and not house.is_dir():
        raise InputError("there is no such folder of templates", file=house)
    return Words(house)
