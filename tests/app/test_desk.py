"""A library that stays open beside the window: it keeps up, and keeps nobody out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk import Desk
from app.opening import open_for_writing
from app.paths import profile_paths
from engine.library import Library
from engine.reach import ALLOWED

pytestmark = pytest.mark.usefixtures("small_models")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "files"
    root.mkdir()
    (root / "bees.md").write_text("The honeyguide leads people to wild hives.\n")
    return root


@pytest.fixture
def profile(tmp_path: Path, folder: Path) -> Path:
    profile = tmp_path / "profile"
    with writer(profile) as library:
        library.load_models()
        library.add_folder(folder)
        library.scan()
        library.read()
        library.put_setting(ALLOWED, [str(folder)])
    return profile


@pytest.fixture
def desk(profile: Path) -> Iterator[Desk]:
    desk = Desk(profile)
    yield desk
    desk.close()


def writer(profile: Path) -> Library:
    return open_for_writing(profile_paths(profile))


def names(desk: Desk) -> list[str]:
    return [hit.path.name for hit in desk.library().guest.search("wild hives", 9).hits]


def test_the_window_opens_while_it_is_open_and_it_opens_while_the_window_is(
    desk: Desk, profile: Path
) -> None:
    assert names(desk) == ["bees.md"]
    assert not desk.library().writable
    with writer(profile):
        assert names(desk) == ["bees.md"]
        beside = Desk(profile)
        assert names(beside) == ["bees.md"]
        beside.close()
    assert names(desk) == ["bees.md"]


def test_it_is_the_same_library_until_other_files_take_its_place(
    desk: Desk, profile: Path, folder: Path
) -> None:
    before = desk.library()
    assert desk.library() is before
    for name in ("library.db", "user.db"):
        shutil.copy(profile / name, profile / "copy")
        (profile / "copy").replace(profile / name)
        assert desk.library() is not before
        before = desk.library()
        assert names(desk) == ["bees.md"]


def test_what_a_restored_profile_allows_holds_at_once(
    desk: Desk, profile: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    writer(other).close()  # nothing is allowed there
    assert desk.library().guest.reach
    (other / "user.db").replace(profile / "user.db")
    assert not desk.library().guest.reach


@pytest.mark.expects_warning  # that nothing can be searched by meaning yet
def test_a_profile_that_is_not_there_is_made(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "new")
    desk.prepare()
    assert not desk.library().guest.reach
    writer(tmp_path / "new").close()
    desk.close()


def test_a_profile_on_a_read_only_disk_is_searched_and_not_touched(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disk"
    shutil.copytree(profile, disk)
    may = os.access
    monkeypatch.setattr(
        os,
        "access",
        lambda path, mode: (
            may(path, mode) and not (mode & os.W_OK and disk in (path, *path.parents))
        ),
    )
    before = {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()}
    desk = Desk(disk)
    assert names(desk) == ["bees.md"]
    desk.close()
    assert {path: path.read_bytes() for path in disk.rglob("*") if path.is_file()} == before
