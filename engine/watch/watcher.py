"""Knows which folders are due for a look, and why.

What lives here: hints that settle, times of full looks, and what makes one due: lost events, a wake
from sleep, a drive that came or went. What does not: looking (`ingest`). The one rule: events are
hints and the full look is the truth, so whatever is in doubt makes a full look due.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine import raw_paths
from engine.clock import Clock
from engine.types import FolderId
from engine.watch.coalesce import Coalescer, Look
from engine.watch.mounts import Mounted, Mounts, mounted_in
from engine.watch.observer import Observer, Sink, limit_remedy, new_observer
from engine.watch.rules import Rules

_LOOK_EVERY_MS = 4 * 3_600_000.0
_POLL_EVERY_MS = 10 * 60_000.0
_LOST_REST_MS = 2_000.0  # after lost events, until the storm has passed
_ASLEEP_MS = 30_000.0  # wall time that passed without the machine's own


@dataclass(slots=True)
class _Root:
    """What is known of a folder that is watched."""

    path: bytes
    pending: Coalescer
    looked_ms: float | None = None  # when the last full look ended
    due_ms: float | None = None  # a full look is wanted from then on
    identity: tuple[int, int] | None = None
    mounted: dict[bytes, Mounted] = field(default_factory=dict)
    remedy: str = ""  # why it is polled, as the command that would end it
    is_polled: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done: folders to look through, and whether places in others wait."""

    folder_ids: tuple[FolderId, ...] = ()
    has_places: bool = False

    def __bool__(self) -> bool:
        return bool(self.folder_ids) or self.has_places


@dataclass(slots=True)
class _Times:
    """Both clocks at the last look at them."""

    monotonic_ms: float
    utc_ms: int


class Watcher:
    """Watches the folders of a library.

    Thread: any; `due` and the events wait for no disk.
    """

    def __init__(
        self,
        clock: Clock,
        make_observer: Callable[[Sink], Observer] = new_observer,
        mounts: Mounts = mounted_in,
    ) -> None:
        self._clock = clock
        self._make_observer = make_observer
        self._mounts = mounts
        self._observer: Observer | None = None
        self._no_observer: str | None = None  # the remedy, when the system gives none
        self._rules = Rules()
        self._lock = threading.RLock()
        self._roots: dict[FolderId, _Root] = {}
        self._times = _Times(clock.monotonic_ms(), clock.now_utc_ms())

    # what is watched

    def set_roots(self, roots: Mapping[FolderId, Path], rules: Rules) -> None:
        """Watch these folders and no others; each new one is due for a look."""
        with self._lock:
            self._rules = rules
            wanted = {folder_id: os.fsencode(path) for folder_id, path in roots.items()}
            stale = [i for i, root in self._roots.items() if wanted.get(i) != root.path]
            removed = [self._roots.pop(folder_id) for folder_id in stale]
            for folder_id, path in wanted.items():
                if folder_id not in self._roots:
                    due_ms = self._clock.monotonic_ms()
                    self._roots[folder_id] = _Root(path, Coalescer(path), due_ms=due_ms)
        for root in removed:
            is_part = any(raw_paths.is_in(root.path, path) for path in wanted.values())
            if self._observer is not None and not is_part:
                self._observer.remove(root.path)

    def on_folder(self, path: str) -> None:
        """Watch a folder that a look is about to list."""
        raw = os.fsencode(path)
        root = self._root_of(raw)
        if root is None or root.is_polled:
            return
        try:
            observer = self._opened()
            if observer is None:
                self._poll(root, self._no_observer or "")
            elif raw == root.path:
                observer.add_root(raw)
            else:
                observer.add_folder(raw)
        except OSError as problem:
            self._poll(root, limit_remedy(problem.errno))

    def _opened(self) -> Observer | None:
        with self._lock:
            if self._observer is None and self._no_observer is None:
                try:
                    self._observer = self._make_observer(self)
                except OSError as problem:
                    self._no_observer = limit_remedy(problem.errno)
            return self._observer

    def _poll(self, root: _Root, remedy: str) -> None:
        """Look through a root every few minutes, as it cannot be watched."""
        with self._lock:
            root.is_polled, root.remedy = True, remedy
        if self._observer is not None:
            self._observer.remove(root.path)

    def remedy(self, folder_id: FolderId) -> str | None:
        """Return the command that lets a folder be watched, None when it is."""
        with self._lock:
            root = self._roots.get(folder_id)
            return root.remedy if root is not None and root.is_polled else None

    @property
    def n_watches(self) -> int:
        """Return how many watches the system keeps."""
        return self._observer.n_watches if self._observer is not None else 0

    # what is due

    def due(self) -> Due:
        """Return what is to be done now."""
        with self._lock:
            now_ms = self._clock.monotonic_ms()
            self._notice_sleep(now_ms)
            full = tuple(i for i, root in self._roots.items() if _is_due(root, now_ms))
            places = any(r.pending.has_due(now_ms) for r in self._roots.values())
            return Due(full, places)

    def _notice_sleep(self, now_ms: float) -> None:
        """Doubt everything when wall time ran on without the machine, or nobody asked for long."""
        now_utc_ms = self._clock.now_utc_ms()
        passed_ms = now_ms - self._times.monotonic_ms
        drift_ms = (now_utc_ms - self._times.utc_ms) - passed_ms
        self._times = _Times(now_ms, now_utc_ms)
        if drift_ms > _ASLEEP_MS or passed_ms > _POLL_EVERY_MS:
            self._doubt(now_ms)

    def _doubt(self, due_ms: float) -> None:
        for root in self._roots.values():
            root.due_ms = due_ms

    def check_roots(self) -> None:
        """Notice roots, and disks in them, that came, went or were exchanged; this asks the disks.

        No event tells that a disk was mounted, or that one left which is mounted elsewhere too.
        """
        with self._lock:
            roots = list(self._roots.values())
        for root in roots:
            identity, mounted = _identity(root.path), self._mounted_in(root)
            with self._lock:
                now_ms = self._clock.monotonic_ms()
                if root.looked_ms is not None:
                    if identity != root.identity:
                        root.due_ms = now_ms
                    for place in _exchanged(root.mounted, mounted) - {root.path}:
                        root.pending.add(place, now_ms, subtree=True)
                root.identity, root.mounted = identity, mounted

    def _mounted_in(self, root: _Root) -> dict[bytes, Mounted]:
        return self._mounts(Path(os.fsdecode(root.path)))

    # looks

    def begin_look(self, folder_id: FolderId) -> None:
        """Note that a full look begins: it covers every hint so far."""
        with self._lock:
            root = self._roots.get(folder_id)
            if root is None:
                return
            root.pending.clear()
            root.due_ms = None
        identity, mounted = _identity(root.path), self._mounted_in(root)
        with self._lock:
            root.identity, root.mounted = identity, mounted

    def end_look(self, folder_id: FolderId, *, whole: bool) -> None:
        """Note that a full look ended; one that was stopped is due again."""
        with self._lock:
            root = self._roots.get(folder_id)
            if root is not None:
                now_ms = self._clock.monotonic_ms()
                root.looked_ms = now_ms
                if not whole:
                    root.due_ms = now_ms

    def take(self, folder_id: FolderId) -> Look:
        """Take the places of a folder that have settled."""
        with self._lock:
            root = self._roots.get(folder_id)
            return root.pending.due(self._clock.monotonic_ms()) if root is not None else Look()

    def put_back(self, folder_id: FolderId, look: Look) -> None:
        """Give back places that were not looked at after all."""
        with self._lock:
            root = self._roots.get(folder_id)
            if root is not None:
                now_ms = self._clock.monotonic_ms()
                for path in look.subtrees | look.paths:
                    root.pending.add(path, now_ms, subtree=path in look.subtrees)

    # events

    def happened(self, path: bytes, *, is_folder: bool) -> None:
        """Take a hint."""
        root = self._root_of(path)
        if root is None or self._is_noise(path, is_folder=is_folder):
            return
        with self._lock:
            root.pending.add(path, self._clock.monotonic_ms(), subtree=is_folder)

    def moved(self, old: bytes, new: bytes, *, is_folder: bool) -> None:
        """Take both names of a rename."""
        before, after = self._root_of(old), self._root_of(new)
        if before is not None and before is after:
            noisy = [self._is_noise(path, is_folder=is_folder) for path in (old, new)]
            if not any(noisy):
                with self._lock:
                    now_ms = self._clock.monotonic_ms()
                    before.pending.pair(old, new, now_ms, subtree=is_folder)
                return
        self.happened(old, is_folder=is_folder)
        self.happened(new, is_folder=is_folder)

    def overflowed(self) -> None:
        """Look through everything when the storm has passed."""
        with self._lock:
            self._doubt(self._clock.monotonic_ms() + _LOST_REST_MS)

    def lost(self, path: bytes) -> None:
        """Look through a root whose watch ended, or a folder below one: its disk may have left."""
        with self._lock:
            for root in self._roots.values():
                if root.path == path:
                    root.due_ms = self._clock.monotonic_ms() + _LOST_REST_MS
                    return
        self.happened(path, is_folder=True)

    def _is_noise(self, path: bytes, *, is_folder: bool) -> bool:
        return self._rules.is_noise(os.fsdecode(raw_paths.name(path)), is_folder=is_folder)

    def _root_of(self, path: bytes) -> _Root | None:
        with self._lock:
            for root in self._roots.values():
                if raw_paths.is_in(path, root.path):
                    return root
        return None

    def close(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.close()


def _is_due(root: _Root, now_ms: float) -> bool:
    if root.due_ms is not None:
        return now_ms >= root.due_ms
    every_ms = _POLL_EVERY_MS if root.is_polled else _LOOK_EVERY_MS
    return root.looked_ms is not None and now_ms - root.looked_ms >= every_ms


def _exchanged(before: dict[bytes, Mounted], now: dict[bytes, Mounted]) -> set[bytes]:
    return {place for place in before.keys() | now.keys() if before.get(place) != now.get(place)}


def _identity(path: bytes) -> tuple[int, int] | None:
    """Return which folder of which disk a path leads to now; None when there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path in bytes
    except OSError:
        return None
    return status.st_dev, status.st_ino
