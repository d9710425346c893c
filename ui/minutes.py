"""The passing of time, for what says how long ago something was.

What lives here: one tick a minute. What does not: the words (`wording`). The one rule: it ticks
only while its window can be seen; a window that is hidden or minimized wakes nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

EVERY_MS = 60_000


class Minutes(QObject):
    """Tells once a minute that words about time are to be said anew.

    Thread: main.

    Signals:
        passed: about a minute passed, or the window came back after being out of sight.
    """

    passed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        # on whole seconds, so that the system wakes once for this and for what else is due
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.passed)
        window.installEventFilter(self)
        self._follow()

    @property
    def runs(self) -> bool:
        """Return whether it ticks."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window as it comes and goes."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.WindowStateChange):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        seen = self._window.isVisible() and not self._window.isMinimized()
        if not seen:
            self._timer.stop()
        elif not self.runs:
            self._timer.start()
            self.passed.emit()
