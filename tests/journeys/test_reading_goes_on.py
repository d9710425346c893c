"""Reading goes on whatever a disk answers, and whoever else asks for the reading process."""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from engine.extract.sandbox import Sandbox
from engine.ingest import readings
from engine.library import Library
from engine.types import ExtractedText
from tests.journeys.conftest import found

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
