"""Files opened and shown by the desktop, without making the window wait for a disk.

What lives here: asking about a file on a lane of its own before the desktop is asked for it. What
does not: what is asked, and how the desktop is (`opening`). The one rule: a disk that sleeps, or is
behind a network, holds up what is to be opened and never the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject

from engine.jobs import Lane
from ui import opening
from ui.opening import Found, Opened
from ui.tasks import TaskBridge
from ui.viewers import NOWHERE, Place

Told = Callable[[Opened], None]


class _Wish(StrEnum):
    OPEN = "open"
    REVEAL = "reveal"


class Desktop(QObject):
    """Opens files and shows them in their folder.

    Thread: main.
    """

    def __init__(self, bridge: TaskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked: set[tuple[_Wish, Path]] = set()

    def look(self, path: Path, then: Callable[[Found], None]) -> None:
        """Tell what a file that is to be opened is; of one that is asked about already, nothing.

        Args:
            path: the file.
            then: called once, when its disk has answered.
        """
        self._ask(_Wish.OPEN, path, then)

    def _ask(self, wish: _Wish, path: Path, then: Callable[[Found], None]) -> None:
        if (wish, path) in self._asked:  # a key was pressed once more, since nothing happened
            return

        def tell(found: Found) -> None:
            self._asked.discard((wish, path))
            then(found)

        self._asked.add((wish, path))
        self._bridge.submit(
            Lane.OPEN,
            "look",
            lambda _report: opening.look_at(path),
            on_done=tell,
            on_cancelled=lambda: self._asked.discard((wish, path)),
        )

    def open(
        self, path: Path, then: Told, place: Place = NOWHERE, templates: Sequence[str] = ()
    ) -> None:
        """Open a file, at a place where a program can do that; a program is shown in its folder.

        Args:
            path: the file.
            then: told what became of it.
            place: where in it, if anywhere.
            templates: the person's own commands (see `viewers.command_for`).
        """
        self.look(path, lambda found: then(opening.open_file(path, found, place, templates)))

    def reveal(self, path: Path, then: Told) -> None:
        """Show a file in the file manager, selected where the desktop can do that.

        Args:
            path: the file.
            then: told what became of it.
        """
        self._ask(_Wish.REVEAL, path, lambda found: then(opening.reveal(path, found)))
