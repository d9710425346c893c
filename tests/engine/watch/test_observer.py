"""The system's own events, as hints."""

from __future__ import annotations

import ctypes
import errno
import os
import queue
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent

from engine.watch.observer import FolderObserver, TreeObserver, limit_remedy
from tests.permissions import needs_permissions

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")

Heard = tuple[str, ...]


class Ear:
    """Collects what is told."""

    def __init__(self) -> None:
        self.heard: queue.Queue[Heard] = queue.Queue()

    def happened(self, path: bytes, *, is_folder: bool) -> None:
        self.heard.put(("folder" if is_folder else "file", os.fsdecode(path)))

    def moved(self, old: bytes, new: bytes, *, is_folder: bool) -> None:
        self.heard.put(("moved", os.fsdecode(old), os.fsdecode(new)))

    def overflowed(self) -> None:
        self.heard.put(("overflowed",))

    def lost(self, path: bytes) -> None:
        self.heard.put(("lost", os.fsdecode(path)))

    def hears(self, *wanted: str) -> bool:
        """Wait until this is told; whatever is told before it is dropped."""
        while True:
            try:
                if self.heard.get(timeout=20) == wanted:
                    return True
            except queue.Empty:
                return False


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def observer(ear: Ear) -> Iterator[FolderObserver]:
    observer = FolderObserver(ear)
    yield observer
    observer.close()


def test_only_folders_that_were_named_are_watched(
    observer: FolderObserver, ear: Ear, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    observer.add_root(os.fsencode(tmp_path))
    observer.add_folder(os.fsencode(tmp_path / "in"))
    assert observer.n_watches == 2
    (tmp_path / "out" / "unheard.txt").write_text("x")
    (tmp_path / "in" / "heard.txt").write_text("x")
    first = ear.heard.get(timeout=20)
    assert first == ("file", str(tmp_path / "in" / "heard.txt"))


@needs_permissions
def test_a_folder_is_told_of_when_it_may_be_opened_no_more_and_when_it_may_again(
    observer: FolderObserver, ear: Ear, tmp_path: Path
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    for folder in (tmp_path, locked):
        observer.add_folder(os.fsencode(folder))
    locked.chmod(0)
    assert ear.hears("folder", str(locked))
    assert observer.n_watches == 1
    locked.chmod(0o700)
    assert ear.hears("folder", str(locked))
    observer.add_folder(os.fsencode(locked))
    os.utime(locked)
    (tmp_path / "last.txt").write_text("x")
    first = ear.heard.get(timeout=20)
    assert first == ("file", str(tmp_path / "last.txt")), "another time changes nothing"


def test_a_moved_folder_is_watched_no_more_until_it_is_named_again(
    observer: FolderObserver, ear: Ear, tmp_path: Path
) -> None:
    (tmp_path / "old" / "deep").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "old", tmp_path / "old" / "deep"):
        observer.add_folder(os.fsencode(folder))
    (tmp_path / "old").rename(tmp_path / "new")
    assert ear.hears("moved", str(tmp_path / "old"), str(tmp_path / "new"))
    assert observer.n_watches == 1
    observer.add_folder(os.fsencode(tmp_path / "new"))
    observer.add_folder(os.fsencode(tmp_path / "new"))
    assert observer.n_watches == 2
    (tmp_path / "new" / "a.txt").write_text("x")
    assert ear.hears("file", str(tmp_path / "new" / "a.txt"))


def test_a_folder_that_is_gone_is_told_and_one_that_is_not_there_is_passed_over(
    observer: FolderObserver, ear: Ear, tmp_path: Path
) -> None:
    observer.add_folder(os.fsencode(tmp_path / "nowhere"))
    assert observer.n_watches == 0
    root = tmp_path / "root"
    root.mkdir()
    observer.add_root(os.fsencode(root))
    root.rmdir()
    assert ear.hears("lost", str(root))
    assert observer.n_watches == 0


def test_a_queue_that_ran_over_is_told(observer: FolderObserver, ear: Ear) -> None:
    overflow = int(InotifyConstants.IN_Q_OVERFLOW)
    observer.handle(InotifyEvent(-1, overflow, 0, b""))  # type: ignore[arg-type]
    assert ear.hears("overflowed")


def test_a_refused_watch_is_an_error_with_its_number(
    observer: FolderObserver, tmp_path: Path
) -> None:
    def refuse(*_of: object) -> int:
        ctypes.set_errno(errno.ENOSPC)
        return -1

    observer._add_watch = refuse  # type: ignore[assignment]
    with pytest.raises(OSError, match="No space") as caught:
        observer.add_folder(os.fsencode(tmp_path))
    assert caught.value.errno == errno.ENOSPC


def test_the_remedy_names_the_limit_that_was_met() -> None:
    watches = limit_remedy(errno.ENOSPC)
    assert watches.startswith("sudo sysctl fs.inotify.max_user_watches=")
    assert int(watches.rpartition("=")[2]) >= 524_288
    assert "max_user_instances=" in limit_remedy(errno.EMFILE)


def test_a_whole_tree_is_watched_where_the_system_can(ear: Ear, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    observer = TreeObserver(ear)
    try:
        observer.add_root(os.fsencode(tmp_path))
        observer.add_root(os.fsencode(tmp_path))
        observer.add_folder(os.fsencode(tmp_path / "deep"))
        assert observer.n_watches == 1
        (tmp_path / "deep" / "a.txt").write_text("x")
        assert ear.hears("file", str(tmp_path / "deep" / "a.txt"))
        (tmp_path / "deep" / "a.txt").rename(tmp_path / "b.txt")
        assert ear.hears("moved", str(tmp_path / "deep" / "a.txt"), str(tmp_path / "b.txt"))
        observer.remove(os.fsencode(tmp_path))
        assert observer.n_watches == 0
    finally:
        observer.close()
