"""Does the window stay responsive while a folder is read?

Opens the real window with an empty library, adds a folder, and lets a heartbeat of the main thread
tick every 5 ms until everything is read, once with nothing to do and once while reading. A gap
between two ticks is time in which the window could not have answered a key. Prints the gaps of
both, so that what the machine itself does to the heartbeat can be told apart.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.stalls FOLDER
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.instance import Wants, Wish
from app.main import Desktop
from app.paths import Paths, profile_paths
from ui.reading_state import Phase

_TICK_MS = 5
_IDLE_MS = 5_000
_LIMIT_MS = 100


class Heartbeat:
    """Records when the main thread got a turn."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._ticks_s: list[float] = []

    def start(self) -> None:
        """Begin anew."""
        self._ticks_s = [time.perf_counter()]
        self._timer.start()

    def gaps_ms(self) -> np.ndarray:
        """Stop, and return the times between ticks."""
        self._timer.stop()
        return np.diff(self._ticks_s) * 1000

    def _tick(self) -> None:
        self._ticks_s.append(time.perf_counter())


def report(name: str, gaps_ms: np.ndarray) -> None:
    """Print one line of figures."""
    print(
        f"{name:14} {len(gaps_ms):7,} ticks  median {np.median(gaps_ms):6.1f} ms"
        f"  p99 {np.percentile(gaps_ms, 99):6.1f} ms  longest {gaps_ms.max():6.1f} ms"
        f"  over {_LIMIT_MS} ms: {(gaps_ms > _LIMIT_MS).sum()}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        paths = Paths(data, profile_paths(None).models, data / "logs")
        desktop = Desktop(application, paths, ("honeyguide",))
        window = desktop.window
        heartbeat = Heartbeat()

        def idle_over() -> None:
            report("idle", heartbeat.gaps_ms())
            heartbeat.start()
            window.workbench.folders.add([options.folder])
            window.reading.changed.connect(reading_changed)

        def reading_changed() -> None:
            if window.reading.state.phase is Phase.WAITING:  # for others; here it is to be measured
                QTimer.singleShot(0, window.reading.toggle_pause)
            if window.reading.state.phase is Phase.RESTING:
                report("while reading", heartbeat.gaps_ms())
                application.quit()

        def library_opened() -> None:
            window.reading.changed.disconnect(opened_later)
            heartbeat.start()
            QTimer.singleShot(_IDLE_MS, idle_over)

        def opened_later() -> None:
            if window.reading.state.phase is Phase.RESTING and not waiting.isActive():
                waiting.start()

        waiting = QTimer()
        waiting.setSingleShot(True)
        waiting.setInterval(3_000)  # the model loads meanwhile
        waiting.timeout.connect(library_opened)
        window.reading.changed.connect(opened_later)
        desktop.start(Wish(Wants.WINDOW), None)
        application.exec()
        desktop.stop()


if __name__ == "__main__":
    main()
