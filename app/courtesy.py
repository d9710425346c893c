"""Lets reading wait while the machine is needed, on battery, and while it is paused elsewhere.

What lives here: the timer that looks at the machine while something is read. What does not: what
is decided (`engine/courtesy`) and holding the job (`ui/reading`). The one rule: the window waits
for no look, and where nothing is read nobody looks.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from engine.clock import Clock
from engine.courtesy import Courtesy, Manners, Seen, Wait
from engine.jobs import Job, Lane
from engine.machine import Machine
from engine.pause import PauseMark
from ui.reading import ReadingPresenter
from ui.reading_state import ReadingState
from ui.settings.declared import SettingsPort
from ui.tasks import TaskBridge

_EVERY_MS = 3_000


class GoodGuest(QObject):
    """Tells the reading when to wait.

    Thread: main.
    """

    def __init__(
        self,
        bridge: TaskBridge,
        reading: ReadingPresenter,
        settings: SettingsPort,
        mark: PauseMark,
        *,
        clock: Clock,
        machine: Machine | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._reading = reading
        self._settings = settings
        self._mark = mark
        self._machine = machine or Machine()
        self._courtesy = Courtesy(clock)
        self._look: Job[tuple[Seen, bool]] | None = None
        reading.waived.connect(self._courtesy.waive)
        reading.pause_chosen.connect(self._set_mark)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.tick)
        reading.changed.connect(self._follow)

    def begin(self) -> None:
        """Look now, and from now on whenever something is read."""
        self._follow(self._reading.state)

    def _follow(self, state: ReadingState) -> None:
        if not state.is_busy:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
            self.tick()

    def tick(self) -> None:
        """Look at the machine, unless a look is still under way."""
        if self._look is not None:
            return
        self._look = self._bridge.submit(
            Lane.VIEW,
            "look at the machine",
            lambda _report: (self._machine.look(), self._mark.is_set),
            on_done=self._seen,
            on_error=lambda _problem: self._over(),
        )

    def _over(self) -> None:
        self._look = None

    def _seen(self, found: tuple[Seen, bool]) -> None:
        self._over()
        seen, is_paused = found
        manners = Manners(
            waits_on_battery=self._settings.get("reading.wait_on_battery") is True,
            waits_when_busy=self._settings.get("reading.wait_when_busy") is True,
        )
        wait = self._courtesy.decide(seen, manners)
        self._reading.let_wait(Wait.PAUSED if is_paused else wait)

    def _set_mark(self, paused: bool, for_ms: int | None) -> None:  # noqa: FBT001 - a slot
        self._bridge.submit(
            Lane.WRITE,
            "pause",
            lambda _report: self._mark.set(paused=paused, for_ms=for_ms),
            on_done=lambda _nothing: None,
            on_error=lambda _problem: None,  # the pause holds until the window closes
        )
