"""A backup brings back what the person made, whole or not at all, also under other paths."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from engine.backup import archive, restoring
from engine.backup.places import Move, Places
from engine.config import EngineConfig
from engine.errors import DataProblem, EngineError, EnvironmentProblem, ErrorCode, InputProblem
from engine.feedback.records import ActKind
from engine.store import folders, opening, restored, settings
from engine.store.database import Database
from engine.store.schema_user import user_migrations
from tests.engine.store.test_feedback import Desk

NOW = 1_795_813_500_000
PLACE = "/home/anna/Größe 文件 a"


def make(profile: Path, place: str = PLACE, query: str = "notice period") -> EngineConfig:
    """Make a profile with a folder, settings, feedback and a model."""
    profile.mkdir(parents=True)
    desk = Desk(profile)
    with desk.user.write() as user:
        folders.add_folder(user, Path(place), 1)
        settings.put_setting(user, "appearance.theme", "dark")
        lately = json.dumps([{"path": f"{place}/Lease.pdf", "query": query}])
        settings.put_setting(user, "remembered.opened_lately", lately)
        saved = json.dumps([["Leases", f'lease in:"{place}/Flat"']])
        settings.put_setting(user, "remembered.saved_searches", saved)
    desk.add(f"{place}/Lease.pdf", "lease")
    desk.act(desk.search(query, f"{place}/Lease.pdf"), f"{place}/Lease.pdf", ActKind.OPEN)
    desk.user.close()
    desk.library.database.close()
    model = profile / "models" / "tuned-1"
    model.mkdir(parents=True)
    (model / "model.onnx").write_bytes(os.urandom(100_000))
    return desk.config


def made(config: EngineConfig) -> dict[str, object]:
    """Return what a person would miss, row by row."""
    user = Database(config.user_path, writable=True, durable=True)
    try:
        reader = user.reader()
        tables = {
            table: [tuple(row) for row in reader.execute(f"SELECT * FROM {table}")]  # noqa: S608
            for table in ("folders", "settings", "impressions", "shown", "acts", "model_versions")
        }
    finally:
        user.close()
    home = config.data_dir / "models"
    models = {
        path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in home.rglob("*")
        if path.is_file()
    }
    return {**tables, "models": models}


def restore(config: EngineConfig, source: Path, *moves: Move) -> restoring.Prepared:
    prepared = restoring.prepare(config, source, moves)
    restoring.confirm(config, NOW)
    reopen(config)
    return prepared


def kept_of(config: EngineConfig) -> list[Path]:
    return sorted((config.data_dir / "backups").glob(restoring.KEPT_AS))


def reopen(config: EngineConfig) -> None:
    for database in opening.open_databases(config, writable=True):
        database.close()


def config_of(profile: Path) -> EngineConfig:
    return EngineConfig(data_dir=profile, models_dir=profile.parent / "cache")


def bytes_of(profile: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in profile.rglob("*") if path.is_file()}


@pytest.fixture
def config(tmp_path: Path) -> EngineConfig:
    return make(tmp_path / "Ä profile 文")


@pytest.fixture
def backup(config: EngineConfig, tmp_path: Path) -> Path:
    target = tmp_path / "Sicherung von heute 备份.zip"
    archive.write(config, target, NOW)
    return target


def test_a_model_that_is_only_being_made_stays_out(config: EngineConfig, tmp_path: Path) -> None:
    unfinished = config.data_dir / "models" / "tuned-2.ab12.tmp"
    unfinished.mkdir()
    (unfinished / "model.onnx").write_bytes(b"half")
    manifest = archive.write(config, tmp_path / "b.zip", NOW)
    assert [file.name for file in manifest.files] == ["user.db", "models/tuned-1/model.onnx"]


def test_everything_comes_back_in_a_new_profile(
    config: EngineConfig, backup: Path, tmp_path: Path
) -> None:
    elsewhere = config_of(tmp_path / "new one")
    prepared = restore(elsewhere, backup)
    assert made(elsewhere) == made(config)
    assert kept_of(elsewhere) == []
    assert prepared.missing == (Path(PLACE),)
    assert prepared.made_utc_ms == NOW
    assert not restored.stage_of(elsewhere).exists()


def test_what_was_there_before_is_kept_and_can_be_restored_too(
    config: EngineConfig, tmp_path: Path
) -> None:
    other = make(tmp_path / "other", "/other", "another question")
    archive.write(other, tmp_path / "other.zip", NOW)
    before = made(config)
    restore(config, tmp_path / "other.zip")
    assert made(config) == made(other) != before
    (kept,) = kept_of(config)
    restore(config, kept)
    assert made(config) == before


def test_a_backup_takes_the_place_of_what_is_damaged(config: EngineConfig, backup: Path) -> None:
    before = made(config)
    spoilt = b"no header of SQLite" + config.user_path.read_bytes()[19:]
    config.user_path.write_bytes(spoilt)
    config.user_path.with_name("user.db-wal").write_bytes(b"a log")
    restore(config, backup)
    assert made(config) == before
    (kept,) = kept_of(config)
    assert kept.name.endswith("-damaged.zip")
    with zipfile.ZipFile(kept) as pack:
        assert pack.read("user.db") == spoilt
        assert pack.read("user.db-wal") == b"a log"
        assert "models/tuned-1/model.onnx" in pack.namelist()
    with pytest.raises(InputProblem):
        restoring.prepare(config, kept, ())


def test_what_was_read_is_read_again(config: EngineConfig, backup: Path) -> None:
    (config.index_dir).mkdir()
    (config.index_dir / "vectors").write_bytes(b"of other folders")
    assert config.library_path.is_file()
    restoring.prepare(config, backup, ())
    restoring.confirm(config, NOW)
    assert (config.index_dir / "vectors").is_file()  # nothing is touched before the next opening
    reopen(config)
    assert not config.index_dir.exists()
    library = Database(config.library_path, writable=False)
    assert library.reader().execute("SELECT count(*) FROM documents").fetchone() == (0,)
    library.close()


def test_a_backup_can_be_made_while_the_profile_is_in_use(
    config: EngineConfig, tmp_path: Path
) -> None:
    user = Database(config.user_path, writable=True, durable=True)
    with user.write() as connection:
        settings.put_setting(connection, "late", "still in the log of commits")
    archive.write(config, tmp_path / "live.zip", NOW)
    user.close()
    elsewhere = config_of(tmp_path / "new")
    restore(elsewhere, tmp_path / "live.zip")
    assert made(elsewhere) == made(config)


def test_folders_of_another_machine_get_their_names_here(
    config: EngineConfig, backup: Path, tmp_path: Path
) -> None:
    here = tmp_path / "hier drüben 这里"
    here.mkdir()
    elsewhere = config_of(tmp_path / "new")
    prepared = restore(elsewhere, backup, Move(PLACE, here))
    assert prepared.folders == (here,)
    assert prepared.missing == ()
    found = made(elsewhere)
    assert [os.fsdecode(row[1]) for row in found["folders"]] == [str(here)]  # type: ignore[attr-defined]
    for table in ("shown", "acts"):
        rows = str(found[table])
        assert "home/anna" not in rows
    stored = dict(found["settings"])  # type: ignore[call-overload]
    assert json.loads(json.loads(stored["remembered.opened_lately"]))[0]["path"] == str(
        here / "Lease.pdf"
    )
    saved = json.loads(json.loads(stored["remembered.saved_searches"]))
    assert saved == [["Leases", f'lease in:"{here / "Flat"}"']]


def test_a_move_that_changes_nothing_is_a_mistake(config: EngineConfig, backup: Path) -> None:
    before = bytes_of(config.data_dir)
    with pytest.raises(InputProblem) as caught:
        restoring.prepare(config, backup, [Move("/home/anne", Path("/home/ben"))])
    assert "/home/anne" in caught.value.detail
    assert bytes_of(config.data_dir) == before


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("C:\\Users\\Anna\\Docs\\a b\\c.txt", "/home/ben/Docs/a b/c.txt"),
        ("C:\\Users\\Anna", "/home/ben"),
        ("C:\\Users\\Anna2\\x", "C:\\Users\\Anna2\\x"),
        ("/mnt/old/deep/x", "/deeper/x"),
        ("/mnt/old/x", "/media/x"),
        ("/mnt/older/x", "/mnt/older/x"),
    ],
)
def test_a_move_ends_at_a_whole_part_and_the_longest_wins(path: str, wanted: str) -> None:
    places = Places(
        [
            Move("C:\\Users\\Anna\\", Path("/home/ben")),
            Move("/mnt/old", Path("/media")),
            Move("/mnt/old/deep", Path("/deeper")),
        ]
    )
    assert places.path(path) == wanted


@pytest.mark.parametrize("text", ["", "=", "/a", "/a=", "=/b", "/a=b/c"])
def test_a_map_that_is_not_two_whole_paths_is_refused(text: str) -> None:
    with pytest.raises(InputProblem):
        restoring.move_from(text)


Spoil = Callable[[dict[str, bytes]], None]


def rewritten(backup: Path, spoil: Spoil) -> Path:
    """Return a copy of a backup with other members."""
    with zipfile.ZipFile(backup) as pack:
        members = {name: pack.read(name) for name in pack.namelist()}
    spoil(members)
    target = backup.with_name("spoilt.zip")
    with zipfile.ZipFile(target, "w") as pack:
        for name, data in members.items():
            pack.writestr(name, data)
    return target


def other_manifest(**changes: object) -> Spoil:
    def spoil(members: dict[str, bytes]) -> None:
        told = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps({**told, **changes}).encode()

    return spoil


def file_named(name: str) -> Spoil:
    return other_manifest(files=[{"name": name, "size_bytes": 1, "sha256": "0"}])


SPOILT: dict[str, Spoil] = {
    "a model is another": lambda members: members.update({"models/tuned-1/model.onnx": b"other"}),
    "a model is larger": lambda members: members.update(
        {"models/tuned-1/model.onnx": b"x" * 200_000}
    ),
    "a model is missing": lambda members: members.pop("models/tuned-1/model.onnx") and None,
    "the rows are gone": lambda members: members.pop("user.db") and None,
    "there is no manifest": lambda members: members.pop("manifest.json") and None,
    "the manifest is no JSON": lambda members: members.update({"manifest.json": b"{"}),
    "it is of a newer version": other_manifest(honeyguide_backup=99),
    "a name leads out": file_named("models/../../evil"),
    "a name is absolute": file_named("/etc/passwd"),
    "a name has backslashes": file_named("models\\..\\evil"),
    "a name is none of ours": file_named("library.db"),
    "files are no list": other_manifest(files=7),
}


@pytest.mark.parametrize("why", SPOILT)
def test_a_spoilt_backup_changes_nothing(why: str, config: EngineConfig, backup: Path) -> None:
    spoilt = rewritten(backup, SPOILT[why])
    before = bytes_of(config.data_dir)
    with pytest.raises(InputProblem) as caught:
        restoring.prepare(config, spoilt, ())
    assert caught.value.code is ErrorCode.BAD_BACKUP
    assert bytes_of(config.data_dir) == before


def test_every_flipped_byte_is_noticed(config: EngineConfig, backup: Path, tmp_path: Path) -> None:
    data = bytearray(backup.read_bytes())
    spoilt = tmp_path / "flipped.zip"
    before = bytes_of(config.data_dir)
    with zipfile.ZipFile(backup) as pack:
        places = [info.header_offset + 400 for info in pack.infolist()]
    for place in [*places, len(data) // 2]:
        flipped = bytearray(data)
        flipped[place] ^= 0x40
        spoilt.write_bytes(flipped)
        with pytest.raises(EngineError):
            restoring.prepare(config, spoilt, ())
        assert bytes_of(config.data_dir) == before


def encrypted(data: bytearray, header: int, entry: int) -> None:
    data[header + 6] |= 1
    data[entry + 8] |= 1


def packed_in(number: int) -> Callable[[bytearray, int, int], None]:
    def spoil(data: bytearray, header: int, entry: int) -> None:
        data[header + 8] = data[entry + 10] = number

    return spoil


@pytest.mark.parametrize("name", ["manifest.json", "models/tuned-1/model.onnx"])
@pytest.mark.parametrize(
    "spoil", [encrypted, packed_in(6), packed_in(zipfile.ZIP_LZMA), packed_in(zipfile.ZIP_BZIP2)]
)
def test_what_cannot_be_unpacked_is_refused(
    name: str, spoil: Callable[[bytearray, int, int], None], config: EngineConfig, backup: Path
) -> None:
    data = bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as pack:
        header = pack.getinfo(name).header_offset
    spoil(data, header, data.rindex(name.encode()) - 46)  # its entry in the list at the end
    backup.write_bytes(data)
    before = bytes_of(config.data_dir)
    with pytest.raises(InputProblem) as caught:
        restoring.prepare(config, backup, ())
    assert "encrypted, or packed in an unknown way" in caught.value.detail
    assert bytes_of(config.data_dir) == before


@pytest.mark.parametrize("data", [b"", b"not a zip at all", b"PK\x03\x04 and then nothing"])
def test_what_is_no_backup_is_refused(config: EngineConfig, tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "letter.zip"
    source.write_bytes(data)
    with pytest.raises(InputProblem):
        restoring.prepare(config, source, ())
    with pytest.raises(EnvironmentProblem):
        restoring.prepare(config, tmp_path / "not there.zip", ())


def test_rows_of_a_newer_version_are_refused(
    config: EngineConfig, backup: Path, tmp_path: Path
) -> None:
    newer = make(tmp_path / "newer")
    user = Database(newer.user_path, writable=True)
    with user.write() as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('user', 'm999_from_the_future', '')"
        )
    user.close()
    archive.write(newer, tmp_path / "newer.zip", NOW)
    before = bytes_of(config.data_dir)
    with pytest.raises(DataProblem) as caught:
        restoring.prepare(config, tmp_path / "newer.zip", ())
    assert caught.value.code is ErrorCode.DATABASE_TOO_NEW
    assert bytes_of(config.data_dir) == before


def test_too_little_space_is_noticed_before_anything_is_written(
    config: EngineConfig, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(config.data_dir)
    almost_full = usage._replace(free=1_000)
    monkeypatch.setattr(restoring.shutil, "disk_usage", lambda _path: almost_full)
    before = bytes_of(config.data_dir)
    with pytest.raises(EnvironmentProblem) as caught:
        restoring.prepare(config, backup, ())
    assert caught.value.code is ErrorCode.NOT_ENOUGH_SPACE
    assert bytes_of(config.data_dir) == before


def test_a_backup_that_cannot_be_written_leaves_the_one_before(
    config: EngineConfig, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.read_bytes()

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive.os, "fsync", full)
    with pytest.raises(EnvironmentProblem) as caught:
        archive.write(config, backup, NOW)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert backup.read_bytes() == before
    assert not list(backup.parent.glob("*.part"))


def kill_at(
    n_steps: int,
    steps: Sequence[tuple[object, str]],
    work: Callable[[], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Do some work and break off in place of the call after `n_steps` of these functions."""
    left = n_steps

    class Killed(BaseException):
        pass

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def step(*given: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return real(*given, **named)

        return step

    with monkeypatch.context() as patch:
        for owner, name in steps:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        try:
            work()
        except Killed:
            pass
        else:
            assert left >= 0


@pytest.mark.parametrize("n_steps", range(11))
def test_a_kill_at_any_step_of_the_swap_is_made_good_at_the_next_start(
    n_steps: int, config: EngineConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make(tmp_path / "other", "/other", "another question")
    archive.write(other, tmp_path / "other.zip", NOW)
    restoring.prepare(config, tmp_path / "other.zip", ())
    restoring.confirm(config, NOW)
    steps = ((Path, "replace"), (Path, "unlink"), (shutil, "rmtree"))
    kill_at(n_steps, steps, lambda: restored.finish_restore(config), monkeypatch)
    reopen(config)
    assert made(config) == made(other)


def test_a_restore_that_was_never_ready_is_dropped(config: EngineConfig, backup: Path) -> None:
    before = made(config)
    stage = restored.stage_of(config)
    stage.mkdir()
    archive.unpack(backup, stage)
    (stage / "user.db").write_bytes(b"half of it")
    reopen(config)
    assert made(config) == before
    assert not stage.exists()


def test_what_nobody_confirmed_takes_nothings_place(config: EngineConfig, tmp_path: Path) -> None:
    archive.write(make(tmp_path / "other", "/other"), tmp_path / "other.zip", NOW)
    before = made(config)
    restoring.prepare(config, tmp_path / "other.zip", ())
    assert kept_of(config) == []
    reopen(config)
    assert made(config) == before
    assert not restored.stage_of(config).exists()
    with pytest.raises(EnvironmentProblem):  # nothing is prepared any more
        restoring.confirm(config, NOW)
    reopen(config)
    assert made(config) == before


@pytest.mark.parametrize("n_steps", range(6))
def test_a_kill_while_a_restore_is_dropped_leaves_it_whole_or_gone(
    n_steps: int, config: EngineConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make(tmp_path / "other", "/other", "another question")
    archive.write(other, tmp_path / "other.zip", NOW)
    before, after = made(config), made(other)
    restoring.prepare(config, tmp_path / "other.zip", ())
    restoring.confirm(config, NOW)
    steps = ((os, "unlink"), (os, "rmdir"))
    kill_at(n_steps, steps, lambda: restored.drop(config), monkeypatch)
    reopen(config)
    assert made(config) == (before if n_steps else after)


def test_forgetting_leaves_nothing_in_what_was_kept(config: EngineConfig, backup: Path) -> None:
    restore(config, backup)
    assert len(kept_of(config)) == 1
    user = Database(config.user_path, writable=True, durable=True)
    library = Database(config.library_path, writable=True)
    from engine.clock import SystemClock
    from engine.feedback.diary import Diary

    assert Diary(config, user, library, SystemClock()).forget.all().n_searches == 1
    assert kept_of(config) == []
    user.close()
    library.close()


def test_an_older_profile_is_brought_up_to_date_on_its_way(tmp_path: Path) -> None:
    import sqlite_utils

    profile = tmp_path / "old"
    profile.mkdir()
    old = sqlite_utils.Database(profile / "user.db")
    user_migrations.apply(old, stop_before="m002_add_feedback")
    old.conn.execute("INSERT INTO folders VALUES (1, x'2f6f6c64', 0)")
    old.conn.commit()
    old.close()
    config = replace(config_of(profile))
    archive.write(config, tmp_path / "old.zip", NOW)
    elsewhere = config_of(tmp_path / "new")
    assert restore(elsewhere, tmp_path / "old.zip").folders == (Path("/old"),)
    assert made(elsewhere)["acts"] == []
