"""Reading goes on whatever a disk answers, and whoever else asks for the reading process."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from engine.extract.failure import refused
from engine.extract.sandbox import Sandbox
from engine.ingest import readings
from engine.library import Library
from engine.types import ExtractedText, FailureReason
from tests.journeys.conftest import found, update

Open = Callable[[], Library]


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.ESTALE])
def test_a_file_that_cannot_be_asked_once_it_was_read_is_kept_and_the_next_is_read(
    open_library: Open, root: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (root / "a.txt").write_text("nectar and pollen")
    (root / "b.txt").write_text("resin and wax")
    library = open_library()
    library.add_folder(root)
    library.scan()
    real_extract, real_stat = Sandbox.extract, Path.stat
    read = set[Path]()

    def extract(sandbox: Sandbox, path: Path) -> ExtractedText:
        text = real_extract(sandbox, path)
        read.add(path)
        return text

    def stat(path: Path, **how: Any) -> Any:
        if path in read and path.name == "a.txt":
            raise OSError(number, "no answer", str(path))
        return real_stat(path, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Sandbox, "extract", extract)
        patch.setattr(Path, "stat", stat)
        summary = library.read()
    assert read == {root / "a.txt", root / "b.txt"}
    assert (summary.n_read, summary.n_failed) == (2, 0)
    assert found(library, '"nectar"') == ["a.txt"]
    assert found(library, '"resin"') == ["b.txt"]


@contextlib.contextmanager
def refusing(path: Path, number: int) -> Iterator[None]:
    """Let the system refuse to open one file."""
    real_open = os.open

    def refuse(wanted: Any, *how: Any, **more: Any) -> int:
        if wanted == path:
            raise OSError(number, "no answer", str(path))
        return real_open(wanted, *how, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", refuse)
        yield


@pytest.mark.parametrize(
    "number", [errno.EIO, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.EMFILE]
)
def test_a_disk_in_trouble_costs_no_file_what_was_read_of_it(
    open_library: Open, root: Path, number: int
) -> None:
    path = root / "a.txt"
    path.write_text("nectar and pollen")
    library = open_library()
    library.add_folder(root)
    update(library)
    path.write_text("resin and wax, a while later")
    with refusing(path, number):
        _, read = update(library)
    assert (read.n_read, read.n_failed) == (0, 0)
    assert library.status().n_waiting == 1
    assert found(library, '"nectar"') == ["a.txt"]
    assert library.read().n_read == 1
    assert found(library, '"resin"') == ["a.txt"]


def test_a_disk_in_trouble_while_the_text_is_taken_leaves_the_file_waiting(
    open_library: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "a.txt").write_text("nectar and pollen")
    library = open_library()
    library.add_folder(root)
    library.scan()

    def extract(_sandbox: Sandbox, _path: Path) -> ExtractedText:
        raise refused(OSError(errno.EIO, "no answer"))

    with monkeypatch.context() as patch:
        patch.setattr(Sandbox, "extract", extract)
        assert [library.read().n_failed for _ in range(3)] == [0, 0, 0]
    assert library.status().n_waiting == 1
    assert library.read().n_read == 1


def test_a_file_that_may_be_read_at_last_is_read_at_the_next_full_look(
    open_library: Open, root: Path
) -> None:
    path = root / "a.txt"
    path.write_text("nectar and pollen")
    library = open_library()
    library.add_folder(root)
    for _ in range(2):
        with refusing(path, errno.EACCES):
            update(library)
        assert [one.reason for one in library.failures()] == [FailureReason.NO_ACCESS]
    _, read = update(library)
    assert (read.n_read, library.failures()) == (1, [])
    assert found(library, '"nectar"') == ["a.txt"]


def test_two_who_ask_at_once_share_one_reading_process(
    open_library: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "a.txt").write_text("nectar and pollen")
    library = open_library()
    library.add_folder(root)
    library.scan()
    begun = list[Sandbox]()
    both = threading.Barrier(2)

    class Slow(Sandbox):
        def __init__(self, *how: Any) -> None:
            begun.append(self)
            with contextlib.suppress(threading.BrokenBarrierError):
                both.wait(timeout=0.5)  # in vain where the other one waits, as it should
            super().__init__(*how)

    monkeypatch.setattr(readings, "Sandbox", Slow)
    with ThreadPoolExecutor(2) as pool:
        probed = pool.submit(library.probe, [root / "a.txt"])
        summary = pool.submit(library.read)
        assert probed.result()[0].n_passages == 1
        assert summary.result().n_read == 1
    assert len(begun) == 1
    library.close()
    assert all(sandbox._closed for sandbox in begun)
