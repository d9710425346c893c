"""A change of models that takes a moment, but may have to wait an hour for its turn.

What lives here: one of them at a time, on the lane of care, and whether it waits. What does not:
what is changed (`presenter`) and how waiting is told (`room`). The one rule: whatever waits can be
called off, by the person or by the end of the program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from engine.errors import EngineError
from engine.jobs import Job, Lane, Reporter
from ui.tasks import TaskBridge

_LOOKS_EVERY_MS = 500
_WAITS = "wait"  # the stage that the engine reports while another change goes on


class WaitingChange(QObject):
    """Hands in a change and tells when it has to wait; a second one meanwhile is not taken.

    Thread: main.

    Signals:
        waits: whether something else goes on before the change.
    """

    waits = Signal(bool)

    def __init__(self, bridge: TaskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: Job[Any] | None = None
        self._is_told = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOKS_EVERY_MS)
        self._look.timeout.connect(self._see)

    def begin(
        self,
        work: Callable[[Reporter], object],
        *,
        on_done: Callable[[], None],
        on_error: Callable[[EngineError], None],
        on_cancelled: Callable[[], None],
    ) -> None:
        """Change something, unless a change was begun that is not over."""
        if self._job is not None:
            return

        def done(_nothing: object) -> None:
            self._over()
            on_done()

        def trouble(problem: EngineError) -> None:
            self._over()
            on_error(problem)

        def cancelled() -> None:
            self._over()
            on_cancelled()

        self._job = self._bridge.submit(
            Lane.CARE,  # a tune does not hold it up
            "change models",
            work,
            on_done=done,
            on_error=trouble,
            on_cancelled=cancelled,
        )
        self._look.start()

    def call_off(self) -> None:
        """Change nothing after all, where the change still waits."""
        if self._job is not None:
            self._job.cancel()

    def _see(self) -> None:
        job = self._job
        if job is not None:
            has_begun = job.future.running()
            self._tell(waits=not has_begun or job.reporter.progress.stage == _WAITS)

    def _over(self) -> None:
        self._job = None
        self._look.stop()
        self._tell(waits=False)

    def _tell(self, *, waits: bool) -> None:
        if waits != self._is_told:
            self._is_told = waits
            self.waits.emit(waits)
