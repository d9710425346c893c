"""The system's list of what is mounted, and which disk is which."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.watch import mounts
from engine.watch.mounts import Mounted, mounted_in, takes_disks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the list is Linux's")

Table = Callable[..., None]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Table:
    """Return a function that makes the system's list these lines; the disk 8:1 is plugged in."""
    for name, place in (("_TABLE", "table"), ("_BLOCK_DEVICES", "block"), ("_UUIDS", "uuids")):
        monkeypatch.setattr(mounts, name, tmp_path / place)
    (tmp_path / "block" / "8:1").mkdir(parents=True)
    (tmp_path / "uuids").mkdir()

    def write(*lines: str) -> None:
        (tmp_path / "table").write_text("".join(f"{line}\n" for line in lines))

    return write


def test_what_is_mounted_in_a_folder_is_told_and_nothing_beside_it(table: Table) -> None:
    table(
        "27 1 8:1 / / rw - ext4 /dev/root rw",
        "40 27 8:1 / /home/u/docs/stick rw,nosuid shared:5 master:1 - vfat /dev/nowhere rw",
        "41 27 0:9 / /home/u/docs-too rw - tmpfs tmpfs rw",
        "42 27 0:9 /sub /home/u/docs/two\\040words\\134 rw - tmpfs tmpfs rw",
    )
    assert mounted_in(Path("/home/u/docs")) == {
        b"/home/u/docs/stick": Mounted("", 40),
        b"/home/u/docs/two words\\": Mounted("", 42),
    }
    assert mounted_in(Path("/home/u/docs/stick")) == {b"/home/u/docs/stick": Mounted("", 40)}
    assert len(mounted_in(Path("/"))) == 4


def test_a_disk_that_was_pulled_out_is_not_mounted_though_the_list_has_it_still(
    table: Table,
) -> None:
    table("40 27 8:1 / /d/a rw - vfat /dev/sda1 rw", "41 27 8:17 / /d/b rw - vfat /dev/sdb1 rw")
    assert mounted_in(Path("/d")).keys() == {b"/d/a"}


def test_what_an_automounter_holds_ready_is_mounted_when_it_is(table: Table) -> None:
    ready = "40 27 0:50 / /d/nas rw - autofs systemd-1 rw,fd=42"
    table(ready)
    assert mounted_in(Path("/d")) == {}
    table(ready, "41 40 0:51 / /d/nas rw - nfs4 nas:/export rw")
    assert mounted_in(Path("/d")) == {b"/d/nas": Mounted("nas:/export", 41)}


def test_a_disk_is_known_by_its_file_system_and_what_of_it_is_mounted(
    table: Table, tmp_path: Path
) -> None:
    (tmp_path / "uuids" / "0A1B-2C3D").symlink_to("/dev/null")
    table("40 27 8:1 / /d/a rw - vfat /dev/null rw", "41 27 8:1 /sub /d/b rw - vfat /dev/null rw")
    assert {path: one.disk for path, one in mounted_in(Path("/d")).items()} == {
        b"/d/a": "0A1B-2C3D/",
        b"/d/b": "0A1B-2C3D/sub",
    }


def test_without_the_list_nothing_is_known_to_be_mounted(table: Table, tmp_path: Path) -> None:
    assert mounted_in(tmp_path) == {}


def test_a_disk_may_be_missing_only_where_disks_are_mounted(table: Table) -> None:
    table(
        "27 1 8:1 / / rw - ext4 /dev/root rw",
        "40 27 8:1 / /media/u/stick rw - vfat /dev/sda1 rw",
        "41 27 0:50 / /nas rw - autofs systemd-1 rw",
        "42 27 0:51 / /run/user/1/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw",
    )
    for place in ("/media/u", "/media", "/mnt/old", "/nas", "/nas/a", "/run/user/1/gvfs"):
        assert takes_disks(Path(place)), place
    for place in ("/", "/home/u", "/media/u/stick", "/media/u/stick/docs", "/mediatheque"):
        assert not takes_disks(Path(place)), place
    table()
    assert takes_disks(Path("/media/u"))
    assert not takes_disks(Path("/home/u"))
