"""Where templates run: Jinja's immutable sandbox for everybody's, with short ways for what templates do most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..errors import not_one_of
from .values import View

OURS = frozenset({"gettext", "ngettext", "pgettext", "npgettext", "say", "part", "vary", "super"})
"""The names of the functions that a letter gives its templates."""


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

    def call(
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


FACTS = frozenset({"to", "sender", "request", "acknowledgement", "no", "reason", "alternative"})
"""The names of the facts that a letter gives its templates."""


class OwnSandbox(Sandbox):
    """The same for the package's own templates, which reach our functions and facts without a detour."""


class _Direct(CodeGenerator):
    """Writes calls of our functions, and fields of facts, as plain Python. No template of ours gives these names to
    anything else, and the tests render every block with and without every field.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write the reading of one field."""
        if isinstance(node.node, nodes.Name) and node.node.name in FACTS:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        else:
            super().visit_Getattr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write one call."""
        called = node.node
        plain = not (forward_caller or node.dyn_args or node.dyn_kwargs)
        if not (plain and isinstance(called, nodes.Name) and called.name in OURS):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(called, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        self.write(")")


OwnSandbox.code_generator_class = _Direct
