"""The mark that reading is paused until somebody resumes it, in the window or on the command line.

The one rule: it is a file in the profile, so that any program of this profile sees it, also one
that did not set it.
"""

from __future__ import annotations

from pathlib import Path

_NAME = "reading-paused"


class PauseMark:
    """Says that reading is paused.

    Thread: any.
    """

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / _NAME

    @property
    def is_set(self) -> bool:
        """Return whether reading is paused."""
        return self._path.exists()

    def set(self, *, paused: bool) -> None:
        """Pause reading, or let it go on; a profile that cannot be written stays as it is.

        Raises:
            OSError: the profile's folder cannot be written.
        """
        if paused:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch()
        else:
            self._path.unlink(missing_ok=True)
