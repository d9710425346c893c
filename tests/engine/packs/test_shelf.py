"""A pack is there as a whole or not at all, and only one that belongs to this program."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from engine.errors import CancelledError, EnvironmentProblem, ErrorCode, InputProblem
from engine.packs import shelf
from engine.packs.manifest import this_system
from engine.packs.shelf import PackShelf
from tests.engine.packs.made_packs import (
    CONTENT,
    config_for,
    digest_of,
    manifest_of,
    write_pack,
)


def nothing_in(tmp_path: Path) -> bool:
    home = config_for(tmp_path).data_dir / "packs"
    return not home.exists() or not [one for one in home.iterdir() if one.is_dir()]


def test_an_installed_pack_holds_what_its_file_held(tmp_path: Path) -> None:
    packs = PackShelf(config_for(tmp_path))
    added = packs.install(write_pack(tmp_path / "Ein Päckchen.honeyguide-pack"))
    for name, data in CONTENT.items():
        assert (added.folder / name).read_bytes() == data
    assert (added.folder / "inside/libtorch.so.2").samefile(added.folder / "inside/libtorch.so")
    assert added.size_bytes == sum(map(len, CONTENT.values()))
    assert packs.installed() == [added]
    assert packs.find("tuning") == added


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes")
def test_only_programs_can_be_run(tmp_path: Path) -> None:
    added = PackShelf(config_for(tmp_path)).install(write_pack(tmp_path / "pack"))
    assert os.access(added.program, os.X_OK)
    assert not os.access(added.folder / "inside/libtorch.so", os.X_OK)


def test_a_newer_pack_takes_the_place_of_the_older(tmp_path: Path) -> None:
    packs = PackShelf(config_for(tmp_path))
    older = packs.install(write_pack(tmp_path / "older"))
    content = {**CONTENT, "inside/libtorch.so": b"others"}
    newer = packs.install(write_pack(tmp_path / "newer", manifest_of(content), content))
    assert newer.folder != older.folder
    assert packs.installed() == [newer]
    assert not older.folder.exists()


def test_adding_the_same_pack_again_changes_nothing(tmp_path: Path) -> None:
    packs, file = PackShelf(config_for(tmp_path)), write_pack(tmp_path / "pack")
    assert packs.install(file) == packs.install(file)


@pytest.mark.parametrize(
    ("told", "said"),
    [({"version": "0.9"}, "0.9"), ({"system": "beos-ppc"}, "beos-ppc")],
    ids=["version", "system"],
)
def test_a_pack_of_another_version_or_system_is_refused(
    tmp_path: Path, told: dict[str, str], said: str
) -> None:
    file = write_pack(tmp_path / "pack", manifest_of(**told))
    with pytest.raises(InputProblem, match=said) as refused:
        PackShelf(config_for(tmp_path)).install(file)
    assert refused.value.code is ErrorCode.PACK_MISMATCH
    assert nothing_in(tmp_path)


def test_a_program_built_with_packs_takes_only_those(tmp_path: Path) -> None:
    file = write_pack(tmp_path / "pack")
    other = PackShelf(config_for(tmp_path, pack_digests=frozenset({"0" * 64})))
    with pytest.raises(InputProblem) as refused:
        other.install(file)
    assert refused.value.code is ErrorCode.PACK_MISMATCH
    own = config_for(tmp_path, pack_digests=frozenset({digest_of(manifest_of())}))
    assert PackShelf(own).install(file).name == "tuning"


@pytest.mark.parametrize("name", sorted(CONTENT))
@pytest.mark.parametrize("damage", ["other", "longer", "shorter", "missing"])
def test_a_file_that_differs_from_the_manifest_refuses_the_pack(
    tmp_path: Path, name: str, damage: str
) -> None:
    content = dict(CONTENT)
    if damage == "missing":
        del content[name]
    else:
        data = content[name]
        changed = {"other": b"\xff" + data[1:], "longer": data + b"\0", "shorter": data[:-1]}
        content[name] = changed[damage]
    file = write_pack(tmp_path / "pack", manifest_of(), content)
    with pytest.raises(InputProblem, match=name) as refused:
        PackShelf(config_for(tmp_path)).install(file)
    assert refused.value.code is ErrorCode.BAD_PACK
    assert nothing_in(tmp_path)


@pytest.mark.parametrize("kind", ["text", "empty", "no manifest", "cut off", "not there"])
def test_what_is_no_pack_is_refused(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "pack"
    if kind == "text":
        file.write_text("hello")
    elif kind == "empty":
        file.touch()
    elif kind == "no manifest":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("hello", "hello")
    elif kind == "cut off":
        file.write_bytes(write_pack(tmp_path / "whole").read_bytes()[:200])
    with pytest.raises(InputProblem) as refused:
        PackShelf(config_for(tmp_path)).install(file)
    assert refused.value.code is ErrorCode.BAD_PACK
    assert nothing_in(tmp_path)


def test_a_bit_that_flipped_in_the_file_refuses_the_pack(tmp_path: Path) -> None:
    file = write_pack(tmp_path / "pack")
    data = bytearray(file.read_bytes())
    data[data.index(b"inside/libtorch.so") + 30] ^= 0x10  # in the compressed bytes that follow
    file.write_bytes(data)
    with pytest.raises(InputProblem) as refused:
        PackShelf(config_for(tmp_path)).install(file)
    assert refused.value.code is ErrorCode.BAD_PACK
    assert nothing_in(tmp_path)


def test_stopping_half_way_leaves_nothing(tmp_path: Path) -> None:
    def stop(*_told: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        PackShelf(config_for(tmp_path)).install(write_pack(tmp_path / "pack"), stop)
    assert nothing_in(tmp_path)


def test_too_little_space_is_said_before_anything_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shelf.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shelf.shutil, "disk_usage", lambda _path: usage._replace(free=10))
    with pytest.raises(EnvironmentProblem) as refused:
        PackShelf(config_for(tmp_path)).install(write_pack(tmp_path / "pack"))
    assert refused.value.code is ErrorCode.NOT_ENOUGH_SPACE
    assert nothing_in(tmp_path)


def test_two_processes_do_not_change_packs_at_once(tmp_path: Path) -> None:
    packs = PackShelf(config_for(tmp_path))
    added = packs.install(write_pack(tmp_path / "pack"))
    with FileLock(added.folder.parent / "packs.lock"), pytest.raises(EnvironmentProblem) as refused:
        packs.install(write_pack(tmp_path / "pack"))
    assert refused.value.code is ErrorCode.PROFILE_BUSY


def test_a_removed_pack_is_gone_and_can_be_added_again(tmp_path: Path) -> None:
    packs, file = PackShelf(config_for(tmp_path)), write_pack(tmp_path / "pack")
    packs.install(file)
    packs.remove("tuning")
    assert packs.installed() == []
    assert nothing_in(tmp_path)
    with pytest.raises(InputProblem) as refused:
        packs.remove("tuning")
    assert refused.value.code is ErrorCode.UNKNOWN_PACK
    assert packs.install(file).name == "tuning"


def test_a_pack_beside_the_program_serves_but_is_not_removed(tmp_path: Path) -> None:
    other = PackShelf(config_for(tmp_path / "other"))
    came = other.install(write_pack(tmp_path / "pack"))
    packs = PackShelf(config_for(tmp_path, packs_beside=came.folder.parent))
    found = packs.find("tuning")
    assert found is not None
    assert not found.removable
    with pytest.raises(InputProblem):
        packs.remove("tuning")
    assert came.program.exists()


def test_a_pack_of_an_older_version_is_not_used_after_an_update(tmp_path: Path) -> None:
    PackShelf(config_for(tmp_path)).install(write_pack(tmp_path / "pack"))
    updated = PackShelf(config_for(tmp_path, program_version="1.1"))
    assert updated.installed() == []
    newer = updated.install(write_pack(tmp_path / "newer", manifest_of(version="1.1")))
    assert [one for one in newer.folder.parent.iterdir() if one.is_dir()] == [newer.folder]


def test_this_system_names_system_and_processor() -> None:
    assert this_system().startswith(f"{sys.platform}-")
