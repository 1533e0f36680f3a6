"""A process that records until it is stopped; each line it writes is an entry that was acknowledged."""

import os
import sys

from graciousno import Entry, Journal

parent = os.getppid()
path, name, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Journal(path) as journal:
    for turn in range(1, limit + 1):
        if os.getppid() != parent:  # nobody is left to stop it
            break
        head = journal.record(
            Entry(customer=f"{name} {turn % 5}", by=name, asked=f"thing {turn} of {name} " + "x" * (turn % 7 * 900))
        )
        sys.stdout.write(f"{head.number} {head.link} thing {turn} of {name}\n")
        sys.stdout.flush()
        if turn % 17 == 0:
            erased = journal.erase(f"{name} {turn % 5}", by=name)
            sys.stdout.write(" ".join(["erased", *(f"{first}-{last}" for first, last in erased.ranges)]) + "\n")
            sys.stdout.flush()
