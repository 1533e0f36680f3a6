"""The command line: ``graciousno draft``, ``check``, ``rules`` and ``kinds``.

A door like any other: it reads what it is given, asks the library, and prints the answer.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

NEEDED = ("click", "rich")


def main() -> int:
    """Run the console script ``graciousno`` with the arguments of this process.

    Returns:
        The exit code: 0 clean, 1 findings, 2 usage or bad input, 130 interrupted, 141 the reader went away.

    """
    if any(find_spec(name) is None for name in NEEDED):
        sys.stderr.write("The command line needs two more packages: pip install 'graciousno[cli]'\n")
        return 2
    from .app import run

    return run()


__all__ = ["main"]
