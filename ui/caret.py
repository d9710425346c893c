"""The text cursor: it blinks while somebody types, and stands still when nobody does.

A blink paints the field twice a second and wakes the processor for it; that was nearly all that the
resting window used. GTK's fields stop blinking after ten seconds for the same reason.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

RESTS_AFTER_MS = 10_000


class RestingCaret(QObject):
    """Stops the text cursor of the whole application when it was not moved for a while.

    Where the person switched blinking off nothing changes.

    Thread: main.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        # kept in variables: PySide6 6.11 deletes the temporary behind a chained call
        self._hints, self._input = application.styleHints(), application.inputMethod()
        self._own_ms = 0  # between two blinks, as the system has it; known while it rests
        self._rests = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTS_AFTER_MS)
        self._timer.timeout.connect(self._rest)
        # queued, since a field tells this too while it is taken down, and must not blink then
        later = Qt.ConnectionType.QueuedConnection
        self._input.cursorRectangleChanged.connect(self._moved, later)
        application.focusChanged.connect(self._moved, later)

    @property
    def rests(self) -> bool:
        """Return whether the cursor stands still, since nobody typed."""
        return self._rests

    def _moved(self) -> None:
        if self._rests:
            self._rests = False
            self._hints.setCursorFlashTime(self._own_ms)
        self._timer.start()

    def _rest(self) -> None:
        self._rests = True
        self._own_ms = self._hints.cursorFlashTime()
        self._hints.setCursorFlashTime(0)
