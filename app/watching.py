"""Keeps the library in step with the disk while the window is open.

What lives here: when the window is asked to look, and the timers for it. What does not: what is due
(`engine/watch/watcher`), and looking (`ui/reading`). The one rule: a reading under way is stopped
for new files now and then, never for every one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from engine.clock import Clock
from engine.jobs import Job, Lane
from ui.reading import ReadingPresenter
from ui.reading_state import Phase
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library
    from engine.watch.watcher import Watcher

_TICK_MS = 500
_CHECK_EVERY_MS = 15_000.0
_INTERRUPT_EVERY_MS = 15_000.0
_FREE = (Phase.RESTING, Phase.STOPPED)


class Watching(QObject):
    """Asks for a look when one is due.

    Thread: main.
    """

    def __init__(
        self,
        bridge: TaskBridge,
        reading: ReadingPresenter,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._reading = reading
        self._clock = clock
        self._watcher: Watcher | None = None
        self._check: Job[None] | None = None
        self._checked_ms = clock.monotonic_ms()
        self._asked_ms = clock.monotonic_ms()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def attach(self, library: Library) -> None:
        """Watch the folders of the library from its first look on."""
        self._watcher = library.start_watching()
        self._timer.start()

    def tick(self) -> None:
        """Look at what is due, unless the reader is better left alone."""
        watcher = self._watcher
        if watcher is None:
            return
        now_ms = self._clock.monotonic_ms()
        self._check_roots(watcher, now_ms)
        due = watcher.due()
        if due and self._may_interrupt(now_ms):
            self._asked_ms = now_ms
            self._reading.look_again(due.folder_ids)

    def _may_interrupt(self, now_ms: float) -> bool:
        phase = self._reading.state.phase
        if phase in (Phase.READING, Phase.WAITING):
            return now_ms - self._asked_ms >= _INTERRUPT_EVERY_MS
        return phase in _FREE

    def _check_roots(self, watcher: Watcher, now_ms: float) -> None:
        """Ask the disks which roots are there, where nothing waits for an answer."""
        if self._check is not None or now_ms - self._checked_ms < _CHECK_EVERY_MS:
            return
        self._checked_ms = now_ms
        self._check = self._bridge.submit(
            Lane.CARE,  # a disk that does not answer holds up no write
            "check folders",
            lambda _report: watcher.check_roots(),
            on_done=lambda _nothing: self._checked(),
            on_error=lambda _problem: self._checked(),
        )

    def _checked(self) -> None:
        self._check = None
