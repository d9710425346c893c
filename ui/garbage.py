"""Python's cyclic garbage collector, kept to the main thread.

By itself it runs on whichever thread allocates next. There it would destroy what belongs to the
window: Qt's objects must end on their own thread, or the program crashes at some later event.
(Calibre and other programs with Qt and threads do the same.)

The one rule: while the window lives, nobody else collects.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 2_000


def collect_what_is_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds, and what is younger.

    Thread: main.
    """
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (n, limit) in enumerate(counts) if limit and n > limit]
    if due:
        gc.collect(due[-1])


class MainThreadCollector(QObject):
    """Collects between events on the main thread, from when it is built until it is closed.

    Thread: main.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def spare_what_stays(self) -> None:
        """Never look again at what exists now: modules, the window; a pass takes half the time."""
        gc.collect(1)  # all generations would hold up whoever types
        gc.freeze()

    def close(self) -> None:
        """Give the collector back to Python, and all there is to the collector."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
