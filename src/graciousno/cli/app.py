"""The group of commands, and what happens when one of them cannot go on."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Any

import click

from .. import __version__
from ..errors import GraciousError, SettingsError
from .assess import assess
from .case_file import ProblemsError
from .check import check
from .draft import draft
from .journal import journal
from .kinds import kinds
from .locales import locales
from .paper import complain
from .rules import rules
from .templates import templates

BAD_INPUT, INTERRUPTED, READER_GONE = 2, 130, 141


class Door(click.Group):
    """A group whose commands end with a line, never with a traceback, for whatever the library can say in words."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn the ends that are nobody's bug into exit codes."""
        try:
            return super().invoke(ctx)
        except ProblemsError as error:
            for line in error.lines:
                complain(line)
            ctx.exit(BAD_INPUT)
        except SettingsError as error:
            for line in str(error).splitlines():
                complain(line)
            ctx.exit(BAD_INPUT)
        except GraciousError as error:
            complain(" ".join(str(error).split()))
            ctx.exit(BAD_INPUT)
        except BrokenPipeError:
            _let_go_of_output()
            ctx.exit(READER_GONE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Door,
    no_args_is_help=True,
    commands=(assess, draft, check, rules, kinds, templates, locales, journal),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="graciousno %(version)s")
def cli() -> None:
    """Say no well: draft gracious refusals from facts, and check what others wrote.

    \b
      graciousno assess situation.toml          should we say no at all?
      graciousno draft --example > case.toml    a case to start from
      graciousno draft case.toml                its letter
      graciousno check replies/                 texts that are already written
      graciousno rules never-blames-customer    what a rule looks for, and why

    Exit codes: 0 clean, 1 findings, 2 usage or bad input.
    """  # noqa: D301


def run() -> int:
    """Run the command that the arguments of this process name.

    Returns:
        The exit code.

    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Files and pipes get UTF-8, as the HTML and the JSON promise; a terminal keeps its own encoding.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        code = cli.main(prog_name="graciousno", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return READER_GONE
    except OSError as error:
        _let_go_of_output()
        complain(f"the output cannot be written: {error.strerror}")
        return BAD_INPUT
    return code if isinstance(code, int) else 0


def _let_go_of_output() -> None:
    """Send what is still unwritten to nowhere, so that the end of the process does not try again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
