"""A profile on a network share is refused with the reason; anything else is taken for local."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.library import Library
from engine.store import network
from engine.store.network import Mount, refuse_network
from tests.fakes.model_source import FakeModels

ROOT = Mount("/", "ext4", "rw")


def refused(folder: str, *mounts: Mount) -> bool:
    try:
        refuse_network(Path(folder), lambda: [ROOT, *mounts])
    except EnvironmentProblem as problem:
        return problem.code is ErrorCode.PROFILE_ON_NETWORK and folder in problem.detail
    return False


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "CIFS"])
def test_shares_are_refused(kind: str) -> None:
    assert refused("/mnt/Größe 文件/a b/profile", Mount("/mnt/Größe 文件", kind, "rw"))
    assert not refused("/mnt/other/profile", Mount("/mnt/Größe 文件", kind, "rw"))


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "apfs", "9p", "overlay", "fuse.ntfs", "tmpfs"])
def test_disks_of_this_computer_are_not(kind: str) -> None:
    assert not refused("/mnt/x/profile", Mount("/mnt/x", kind, "rw"))


def test_the_innermost_mount_decides_and_the_later_of_two() -> None:
    share, disk = Mount("/mnt", "nfs4", "rw"), Mount("/mnt/disk", "ext4", "rw")
    assert not refused("/mnt/disk/profile", disk, share)
    assert refused("/mnt/profile", disk, share)
    assert not refused("/mnt/profile", share, Mount("/mnt", "ext4", "rw"))
    assert refused("/mnt/diskette/profile", disk, share), "a name that only begins alike"


def test_a_drive_that_windows_calls_remote_is_one() -> None:
    assert refused("/net/profile", Mount("/net", "NTFS", "rw,remote"))


def test_a_link_to_a_share_is_one_too(tmp_path: Path) -> None:
    real = tmp_path / "share"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    assert refused(str(tmp_path / "link" / "profile"), Mount(str(real), "nfs", "rw"))


def test_a_library_is_not_opened_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = [network.Mount(str(tmp_path), "cifs", "rw")]
    monkeypatch.setattr(network.refuse_network, "__defaults__", (lambda: share,))
    config = EngineConfig(data_dir=tmp_path / "profile", models_dir=tmp_path / "models")
    for writable in (True, False):
        with pytest.raises(EnvironmentProblem) as caught:
            Library.open(config, writable=writable, models=FakeModels())
        assert caught.value.code is ErrorCode.PROFILE_ON_NETWORK
    assert not config.data_dir.exists()


def test_this_computers_own_disk_passes(tmp_path: Path) -> None:
    refuse_network(tmp_path / "not yet there")
