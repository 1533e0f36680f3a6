"""``python -m graciousno``: the command, where no script is installed for it."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
