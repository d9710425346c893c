"""Bytes of a profile that change by themselves are noticed, and mended or told."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import DataProblem, ErrorCode
from engine.library import Library
from engine.store import opening, seal
from tests.fakes.model_source import FakeModels
from tests.journeys.conftest import found, update

Open = Callable[[], Library]
pytestmark = pytest.mark.expects_warning


def forget(path: Path, what: bytes, instead: bytes) -> None:
    """Exchange bytes of a file as a failing disk does: its time of change stays."""
    before = path.stat()
    content = path.read_bytes()
    assert what in content
    path.write_bytes(content.replace(what, instead))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.fixture
def closed(open_library: Open, root: Path, config: EngineConfig) -> EngineConfig:
    (root / "a.txt").write_text("nectar and pollen", "utf-8")
    library = open_library()
    library.add_folder(root)
    update(library)
    library.put_setting("remembered.flower", "foxglove")
    library.close()
    return config


def test_a_letter_that_the_disk_forgot_lets_the_library_be_read_anew(
    closed: EngineConfig, open_library: Open
) -> None:
    forget(closed.library_path, b"nectar and pollen", b"nectar and poison")
    library = open_library()
    update(library)
    assert closed.library_path.with_suffix(".damaged").exists()
    assert found(library, '"pollen"') == ["a.txt"]
    assert found(library, '"poison"') == []


def test_what_a_person_made_comes_back_from_its_copy(
    closed: EngineConfig, open_library: Open
) -> None:
    forget(closed.user_path, b"foxglove", b"foxglive")
    library = open_library()
    assert library.settings()["remembered.flower"] == "foxglove"
    library.feedback.forget.all()


class Killed(BaseException):
    """The program ends here: nothing after it is done."""


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """End the program before one of the changes of files, or halfway through one that copies."""
    n_changes = 0

    def ends(change: Callable[..., object], *, copies: bool) -> Callable[..., object]:
        def changed(source: Path, *rest: Path) -> object:
            nonlocal n_changes
            for is_halfway in (False, True) if copies else (False,):
                if n_changes == step:
                    if is_halfway:
                        content = source.read_bytes()
                        rest[0].write_bytes(content[: len(content) // 2])
                    raise Killed
                n_changes += 1
            return change(source, *rest)

        return changed

    monkeypatch.setattr(opening.shutil, "copy2", ends(shutil.copy2, copies=True))
    monkeypatch.setattr(Path, "replace", ends(Path.replace, copies=False))


def test_taking_it_from_its_copy_may_be_killed_anywhere(
    closed: EngineConfig, open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    n_kills = 0
    forget(closed.user_path, b"foxglove", b"foxglive")
    while True:
        with monkeypatch.context() as patch:
            killed_at(n_kills, patch)
            try:
                user, library = opening.open_databases(closed, writable=True)
            except Killed:
                n_kills += 1
                continue
            user.close()
            library.close()
            break
    library = open_library()
    assert library.settings()["remembered.flower"] == "foxglove"
    assert n_kills == 5  # two copies, each before it and halfway, and the exchange


def test_without_a_copy_it_is_refused_and_not_touched(closed: EngineConfig) -> None:
    (closed.data_dir / "backups" / "user-before-opening.db").unlink()
    forget(closed.user_path, b"foxglove", b"foxglive")
    before = closed.user_path.read_bytes()
    with pytest.raises(DataProblem) as caught:
        Library.open(closed, writable=True, models=FakeModels())
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED
    assert closed.user_path.read_bytes() == before


def test_a_file_that_something_else_has_changed_is_not_taken_for_damaged(
    closed: EngineConfig, open_library: Open
) -> None:
    content = closed.library_path.read_bytes()
    closed.library_path.write_bytes(content.replace(b"nectar and pollen", b"nectar and poison"))
    open_library()
    assert not closed.library_path.with_suffix(".damaged").exists()


def test_what_is_open_has_no_seal(closed: EngineConfig, open_library: Open) -> None:
    assert seal.read(closed.library_path) is not None
    open_library()
    assert seal.read(closed.library_path) is None


@pytest.mark.parametrize("first_block", [0, 1])
def test_of_a_large_database_a_part_is_sealed_another_one_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first_block: int
) -> None:
    monkeypatch.setattr(seal, "_BLOCK_BYTES", 100)
    monkeypatch.setattr(seal, "_MOST_BYTES", 600)
    monkeypatch.setattr(secrets, "randbelow", lambda _step: first_block)
    path = tmp_path / "large.db"
    path.write_bytes(b"".join(b"%03d." % (number // 25) for number in range(260)))  # 1,040 bytes
    sealed = seal.put(path)
    assert sealed is not None
    assert not sealed.is_whole
    seal.compare(path)
    noticed = []
    for number in range(11):
        before = path.read_bytes()
        forget(path, b"%03d." % number, b"%03d!" % number)
        try:
            seal.compare(path)
        except DataProblem:
            noticed.append(number)
        forget(path, path.read_bytes(), before)
    assert noticed == list(range(first_block, 11, 2))
