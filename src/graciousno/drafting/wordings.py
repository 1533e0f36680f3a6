"""Every wording of every ``{% vary %}``, in as few renders as it takes."""

from __future__ import annotations

from .sandbox import Sandbox
from .vary import Vary

_MOST = 200


class EveryWording(Vary):
    """Takes at each place a wording not taken yet; ``more()`` says whether another render would show a new one."""

    def __init__(self) -> None:
        super().__init__(lambda: 0)
        self._taken: dict[int, set[int]] = {}
        self._counts: dict[int, int] = {}
        self._turn = 0

    def choose(self, place: int, count: int) -> int:
        """The first wording not taken yet, or one after the other where all have been."""
        taken = self._taken.setdefault(place, set())
        self._counts[place] = count
        fresh = [number for number in range(count) if number not in taken]
        number = fresh[0] if fresh else self._turn % count
        taken.add(number)
        return number

    def more(self) -> bool:
        """Whether to render again."""
        self._turn += 1
        return self._turn < _MOST and any(len(self._taken[place]) < count for place, count in self._counts.items())


Sandbox.trusted.add(EveryWording.choose)
