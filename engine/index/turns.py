"""A lock that many readers share and one writer has alone.

What lives here: `SharedLock`. The one rule: readers do not wait for waiting writers, only for the
one at work, so a search waits for one small batch of additions at most.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class SharedLock:
    """Shared and exclusive turns.

    Thread: any; not reentrant.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._n_readers = 0
        self._writing = False

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Hold the lock together with other readers."""
        with self._changed:
            while self._writing:
                self._changed.wait()
            self._n_readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._n_readers -= 1
                self._changed.notify_all()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the lock alone."""
        with self._changed:
            while self._writing or self._n_readers:
                self._changed.wait()
            self._writing = True
        try:
            yield
        finally:
            with self._changed:
                self._writing = False
                self._changed.notify_all()
