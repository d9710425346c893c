"""Events of the operating system: hints that a place is worth a look.

What lives here: the only importer of watchdog. What does not: what is done about a hint
(`watch/watcher`). The one rule: nothing is lost in silence; a queue that ran over and a watch that
was refused are told like any event.

Linux watches single folders, so that what rules leave out costs nothing and is never heard of. The
other systems watch a whole tree at once.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from engine import raw_paths

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.inotify_c import InotifyEvent

_LIMITS = Path("/proc/sys/fs/inotify")


class Sink(Protocol):
    """Who is told. Thread: it is called on the observer's own."""

    def happened(self, path: bytes, *, is_folder: bool) -> None:
        """Something was made, changed or removed at a path."""

    def moved(self, old: bytes, new: bytes, *, is_folder: bool) -> None:
        """Something has another path now."""

    def overflowed(self) -> None:
        """Events were lost, nobody knows which."""

    def lost(self, path: bytes) -> None:
        """A watched folder is not there any more."""


class Observer(Protocol):
    """Watches folders."""

    def add_root(self, path: bytes) -> None:
        """Watch a root.

        Raises:
            OSError: ENOSPC or EMFILE when the system watches no more.
        """

    def add_folder(self, path: bytes) -> None:
        """Watch a folder below a root, unless it is watched with it; raises as `add_root`."""

    def remove(self, path: bytes) -> None:
        """Stop watching a folder and all below it."""

    @property
    def n_watches(self) -> int:
        """Return how many watches the system keeps for it."""

    def close(self) -> None:
        """Stop watching."""


def new_observer(sink: Sink) -> Observer:
    """Return the observer of this system.

    Raises:
        OSError: EMFILE when the system gives no more.
    """
    return FolderObserver(sink) if sys.platform == "linux" else TreeObserver(sink)


def limit_remedy(number: int | None) -> str:
    """Return the command that raises the limit which an error of `add_root` speaks of."""
    name, least = (
        ("max_user_instances", 1024) if number == errno.EMFILE else ("max_user_watches", 524_288)
    )
    try:
        present = int((_LIMITS / name).read_text())
    except (OSError, ValueError):
        return ""
    return f"sudo sysctl fs.inotify.{name}={max(least, 2 * present)}"


class FolderObserver:
    """One inotify instance with a watch for each folder.

    Thread: any; events come on a thread of its own.
    """

    def __init__(self, sink: Sink) -> None:
        """Begin.

        Raises:
            OSError: EMFILE when the system gives no more instances.
        """
        from watchdog.observers import inotify_c

        kinds = inotify_c.InotifyConstants
        self._mask = (
            kinds.IN_CREATE
            | kinds.IN_MODIFY
            | kinds.IN_CLOSE_WRITE
            | kinds.IN_ATTRIB
            | kinds.IN_MOVE
            | kinds.IN_DELETE
            | kinds.IN_DELETE_SELF
            | kinds.IN_ONLYDIR
            | kinds.IN_DONT_FOLLOW
            | kinds.IN_EXCL_UNLINK
        )
        self._add_watch = inotify_c.inotify_add_watch
        self._remove_watch = inotify_c.inotify_rm_watch
        self._sink = sink
        self._lock = threading.Lock()
        self._paths: dict[int, bytes] = {}
        self._watches: dict[bytes, int] = {}
        self._moving: dict[int, bytes] = {}  # old paths by cookie, until the new one comes
        observer = self

        class Reader(inotify_c.InotifyFD):
            """watchdog's reader, with our own book of watches."""

            def handle_event(self, event: InotifyEvent) -> None:
                """Take an event."""
                observer.handle(event)

            @property
            def descriptor(self) -> int:
                """Return the instance's file descriptor."""
                return self._inotify_fd

        self._reader = Reader()
        self._reader.name = "honeyguide-watch"
        self._reader.start()

    def add_root(self, path: bytes) -> None:
        """Watch a root; see `Observer`."""
        self.add_folder(path)

    def add_folder(self, path: bytes) -> None:
        """Watch a folder; one that is gone or may not be read is passed over.

        Raises:
            OSError: ENOSPC when the system watches no more.
        """
        with self._lock:
            watch = self._add_watch(self._reader.descriptor, path, self._mask)
            if watch == -1:
                number = ctypes.get_errno()
                if number in (errno.ENOSPC, errno.ENOMEM):
                    raise OSError(number, os.strerror(number))
                return
            before = self._paths.get(watch)  # the same folder under the name it had
            if before is not None and before != path:
                self._watches.pop(before, None)
            self._paths[watch] = path
            self._watches[path] = watch

    def remove(self, path: bytes) -> None:
        """Stop watching a folder and all below it."""
        prefix = raw_paths.prefix(path)
        with self._lock:
            gone = [p for p in self._watches if p == path or p.startswith(prefix)]
            for below in gone:
                watch = self._watches.pop(below)
                self._paths.pop(watch, None)
                self._remove_watch(self._reader.descriptor, watch)  # type: ignore[arg-type]

    @property
    def n_watches(self) -> int:
        """Return how many folders are watched."""
        return len(self._paths)

    def close(self) -> None:
        """Stop watching."""
        self._reader.stop()
        self._reader.join()

    def handle(self, event: InotifyEvent) -> None:
        """Turn an inotify event into a hint."""
        if event.is_queue_overflow:
            self._sink.overflowed()
            return
        with self._lock:
            folder = self._paths.get(event.wd)
            if folder is not None and (event.is_ignored or event.is_delete_self):
                self._paths.pop(event.wd, None)
                if self._watches.get(folder) == event.wd:
                    del self._watches[folder]
        if folder is None:
            return
        if event.is_ignored or event.is_delete_self:
            self._sink.lost(folder)
        elif event.name:
            self._tell(event, raw_paths.prefix(folder) + event.name)

    def _tell(self, event: InotifyEvent, path: bytes) -> None:
        is_folder = event.is_directory
        if event.is_moved_from:
            self._moving = {event.cookie: path}  # both halves of a move come one after the other
            if is_folder:
                self.remove(path)
        old = self._moving.pop(event.cookie, None) if event.is_moved_to else None
        if old is not None:
            self._sink.moved(old, path, is_folder=is_folder)
        elif not (is_folder and event.is_attrib) or self._opened_or_closed(path):
            self._sink.happened(path, is_folder=is_folder)

    def _opened_or_closed(self, path: bytes) -> bool:
        """Return whether a folder may be read now and could not before, or the other way round."""
        with self._lock:
            is_watched = path in self._watches
        if is_watched == os.access(path, os.R_OK | os.X_OK):
            return False
        if is_watched:  # so that it is noticed when it may be read again
            self.remove(path)
        return True


class TreeObserver:
    """watchdog's own observer, which watches whole trees.

    Thread: any; events come on threads of its own.
    """

    def __init__(self, sink: Sink) -> None:
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer as SystemObserver
        from watchdog.observers.api import ObservedWatch

        class Handler(FileSystemEventHandler):
            """Hands events on."""

            def on_any_event(self, event: FileSystemEvent) -> None:
                """Take an event."""
                if event.event_type in ("opened", "closed_no_write"):
                    return
                source, is_folder = os.fsencode(event.src_path), event.is_directory
                if event.event_type == "moved" and event.dest_path:
                    sink.moved(source, os.fsencode(event.dest_path), is_folder=is_folder)
                elif not (is_folder and event.event_type == "modified"):
                    sink.happened(source, is_folder=is_folder)

        self._handler = Handler()
        self._observer = SystemObserver()
        self._watches: dict[bytes, ObservedWatch] = {}
        self._observer.start()

    def add_root(self, path: bytes) -> None:
        """Watch a root with all that is below it; see `Observer`."""
        if path not in self._watches:
            self._watches[path] = self._observer.schedule(
                self._handler, os.fsdecode(path), recursive=True
            )

    def add_folder(self, path: bytes) -> None:
        """Do nothing: a folder is watched with its root."""

    def remove(self, path: bytes) -> None:
        """Stop watching a root."""
        watch = self._watches.pop(path, None)
        if watch is not None:
            self._observer.unschedule(watch)

    @property
    def n_watches(self) -> int:
        """Return how many trees are watched."""
        return len(self._watches)

    def close(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()
