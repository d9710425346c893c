"""A clock that a test moves, and an observer that a test speaks for."""

from __future__ import annotations

import os

from engine.watch.observer import Sink


class HandClock:
    def __init__(self) -> None:
        self.ms = 1_000.0
        self.asleep_ms = 0

    def pass_ms(self, ms: float) -> None:
        self.ms += ms

    def sleep_ms(self, ms: int) -> None:
        """Let wall time pass without the machine."""
        self.asleep_ms += ms

    def monotonic_ms(self) -> float:
        return self.ms

    def now_utc_ms(self) -> int:
        return int(self.ms) + self.asleep_ms


class HandObserver:
    """Watches as many folders as it is told to."""

    def __init__(self, sink: Sink, n_most: int = 1_000) -> None:
        self.sink = sink
        self.n_most = n_most
        self.folders: set[bytes] = set()
        self.is_closed = False

    def add_root(self, path: bytes) -> None:
        self.add_folder(path)

    def add_folder(self, path: bytes) -> None:
        if len(self.folders) >= self.n_most:
            raise OSError(28, os.strerror(28))
        self.folders.add(path)

    def remove(self, path: bytes) -> None:
        self.folders = {f for f in self.folders if f != path and not f.startswith(path + b"/")}

    @property
    def n_watches(self) -> int:
        return len(self.folders)

    def close(self) -> None:
        self.is_closed = True
