"""The mark that reading is paused until somebody resumes it or its time is over.

The one rule: it is a file in the profile, so that any program of this profile sees it, also one
that did not set it. It holds when the pause ends, or nothing when only a person ends it.
"""

from __future__ import annotations

from pathlib import Path

from engine.clock import Clock, SystemClock
from engine.errors import os_errors

_NAME = "reading-paused"


class PauseMark:
    """Says that reading is paused.

    Thread: any.
    """

    def __init__(self, data_dir: Path, clock: Clock | None = None) -> None:
        self._path = data_dir / _NAME
        self._clock = clock or SystemClock()

    @property
    def is_set(self) -> bool:
        """Return whether reading is paused now."""
        try:
            ends_utc_ms = int(self._path.read_text(encoding="ascii"))
        except OSError:
            return False
        except ValueError:  # no end, or none that can be read
            return True
        return self._clock.now_utc_ms() < ends_utc_ms

    def set(self, *, paused: bool, for_ms: int | None = None) -> None:
        """Pause reading, or let it go on; a profile that cannot be written stays as it is.

        Args:
            paused: whether it is paused from now on.
            for_ms: how long a pause lasts; None until somebody resumes reading.

        Raises:
            EnvironmentProblem: NO_ACCESS, READ_ONLY, DISK_FULL or DISK_FAILED.
        """
        with os_errors(str(self._path.parent)):
            if not paused:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            ends = "" if for_ms is None else str(self._clock.now_utc_ms() + for_ms)
            aside = self._path.with_suffix(".part")  # a kill leaves no pause without its end
            aside.write_text(ends, encoding="ascii")
            aside.replace(self._path)
