"""A template file as its blocks, each compiled when it is first used.

A file of words is a list of blocks, of which a letter needs a few. Compiling them one by one keeps the first letter
quick however many kinds there are. A file that is more than a list of blocks is compiled whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from jinja2 import Environment, Template, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.runtime import Context

from ..errors import TemplateError

BlockFunction = Callable[[Context], Iterator[str]]

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)\s*-?%\}(.*?)\{%-?\s*endblock\s*\w*\s*-?%\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_EXTENDS = re.compile(r"\s*(?:\{%-?\s*extends\s+(\"[^\"]+\"|'[^']+')\s*-?%\})?\s*")
_NOT_SIMPLE = re.compile(r"\{%-?\s*(?:block|raw|extends)\b")


class Source(NamedTuple):
    """A block in its file."""

    text: str
    line: int


class BlockFile:
    """One template file: the blocks that it has, and the file that it extends (or an empty text)."""

    def __init__(self, environment: Environment, name: str, compiled: Callable[[Template], None]) -> None:
        """Read a file. ``compiled`` is told every template that is compiled, for the sake of error messages."""
        assert environment.loader is not None
        self._environment, self._name, self._told = environment, name, compiled
        try:
            source, self.filename, _ = environment.loader.get_source(environment, name)
        except TemplateNotFound as error:
            raise TemplateError("there is no such template", file=str(error.name)) from None
        except UnicodeDecodeError:
            raise TemplateError("is not UTF-8 text", file=name) from None
        self._ready: dict[str, BlockFunction] = {}
        self._sources: dict[str, Source] = {}
        self.parent = ""
        self._split(source)

    @property
    def names(self) -> list[str]:
        """The names of the blocks."""
        return [*self._sources, *(name for name in self._ready if name not in self._sources)]

    def function(self, block: str) -> BlockFunction:
        """The code of a block."""
        if block not in self._ready:
            source = self._sources[block]
            # Empty lines before it, so that its line numbers are those of the file.
            self._compile("\n" * (source.line - 1) + source.text)
        return self._ready[block]

    def _split(self, source: str) -> None:
        # A block inside a comment is none; blanks keep all places as they are.
        bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), source)
        found = list(_BLOCK.finditer(bare))
        rest = _BLOCK.sub("", bare)
        extends = _EXTENDS.fullmatch(rest)
        names = [match[1] for match in found]
        if extends is None or len(set(names)) < len(names) or any(_NOT_SIMPLE.search(match[2]) for match in found):
            self._compile(source)
            return
        self.parent = extends[1][1:-1] if extends[1] else ""
        for match in found:
            line = source.count("\n", 0, match.start()) + 1
            self._sources[match[1]] = Source(source[match.start() : match.end()], line)

    def _compile(self, source: str) -> None:
        environment, filename = self._environment, self.filename
        try:
            syntax = environment.parse(source, self._name, filename)
            code = environment.compile(syntax, self._name, filename)
        except TemplateSyntaxError as error:
            message = error.message or "syntax error"
            raise TemplateError(message, file=error.filename or error.name, line=error.lineno) from None
        except (RecursionError, MemoryError, SyntaxError):  # from Jinja's parser, or from Python's
            raise TemplateError("is nested too deeply", file=filename) from None
        except (ValueError, OverflowError) as error:
            raise TemplateError(str(error), file=filename) from None
        template = environment.template_class.from_code(environment, code, environment.globals)
        self._told(template)
        self._ready.update(template.blocks)
        for extends in syntax.find_all(nodes.Extends):
            if not isinstance(extends.template, nodes.Const):
                raise TemplateError("extends must name its template in quotes", file=filename, line=extends.lineno)
            self.parent = extends.template.value


class Blocks(dict[str, list[BlockFunction]]):
    """The blocks of a file by name, each with those that it overrides behind it, for ``super()``."""

    def __init__(self, files: list[BlockFile], *, are_ours: bool) -> None:
        """Take a file and all that it extends, the file first."""
        super().__init__()
        self.are_ours = are_ours
        self._files = files
        self.names = frozenset(name for file in files for name in file.names)

    def __missing__(self, name: str) -> list[BlockFunction]:
        if name not in self.names:
            raise KeyError(name)
        functions = self[name] = [file.function(name) for file in self._files if name in file.names]
        return functions
