"""A clear line, no traceback and nothing changed, whatever the machine is like."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app import opening
from app.crashes import PATTERN, Reports
from app.paths import profile_paths
from app.settings import Settings
from engine.config import ENGINE_SETTINGS
from engine.errors import EnvironmentProblem, ErrorCode
from engine.store.database import Database
from tests.app.command import run
from ui import wording

pytestmark = pytest.mark.usefixtures("small_models")


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err.strip()
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
    return said


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no folder be made, as on a home that is mounted read-only."""

    def refuse(self: Path, *_given: object, **_named: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)


@pytest.mark.usefixtures("read_only")
def test_a_read_only_home_without_a_profile_is_said_as_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["status"], ["index", str(tmp_path)], ["doctor"]):
        assert run(tmp_path / "profile", *command) == 1
        assert "cannot write to its own folder" in one_line(capsys)
    settings = Settings(ENGINE_SETTINGS, {}, lambda _key, _value: None)
    with pytest.raises(EnvironmentProblem) as caught:
        opening.open_for_window(profile_paths(tmp_path / "profile"), settings)
    assert caught.value.code is ErrorCode.READ_ONLY


def test_a_profile_of_a_newer_version_is_refused_and_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "profile"
    assert run(profile, "status") == 0
    user = Database(profile / "user.db", writable=True)
    with user.write() as rows:
        rows.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('user', 'm999_from_the_future', '')"
        )
    user.close()
    before = (profile / "user.db").read_bytes()
    capsys.readouterr()
    for command in (["status"], ["search", "bees"], ["backup", str(tmp_path / "b.zip")]):
        assert run(profile, *command) == 1
        assert "belongs to a newer Honeyguide" in one_line(capsys)
    assert (profile / "user.db").read_bytes() == before
    assert not (tmp_path / "b.zip").exists()


@pytest.mark.expects_warning  # that user.db was not copied either
def test_a_full_disk_while_backing_up_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path / "profile", "status") == 0
    capsys.readouterr()

    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("engine.backup.archive.os.fsync", full)
    assert run(tmp_path / "profile", "backup", str(tmp_path / "b.zip")) == 1
    assert "disk is full" in one_line(capsys)
    assert list(tmp_path.glob("b.zip*")) == []


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_wrong_clock_loses_no_report(tmp_path: Path, year: int) -> None:
    from datetime import UTC, datetime

    from app import crashes

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(year, 1, 1, tzinfo=UTC)

    for day in range(1, 6):
        (tmp_path / PATTERN.replace("*", f"2026-01-0{day}T000000")).write_text("old")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crashes, "datetime", Clock)
        Reports(tmp_path).write(ValueError())
    names = {path.name for path in tmp_path.glob(PATTERN)}
    assert f"crash-{year}-01-01T000000.txt" in names
    assert len(names) == 5


@pytest.mark.parametrize("ms", [-(10**17), -1, 0, 4 * 10**12, 10**15, 10**18])
def test_any_time_of_a_file_can_be_said(ms: int) -> None:
    now_ms = 1_795_813_500_000
    for said in (wording.age(ms, now_ms), wording.day(ms, now_ms), wording.ago(ms, now_ms)):
        assert said
    assert wording.ago(now_ms + 10**10, now_ms) == "just now", "a clock that was put back"


def test_odd_letters_in_every_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile, folder = tmp_path / "Profil mit Ä 配置", tmp_path / "Dateien für 妈妈 & Co"
    folder.mkdir()
    name = "Größe des Bienenstocks 蜂 .md"
    (folder / name).write_text("# Bees\n\nThe honeyguide leads people to wild hives.\n")
    assert run(profile, "index", str(folder)) == 0
    assert run(profile, "search", "wild hives", "--folder", str(folder)) == 0
    assert name in capsys.readouterr().out
    assert run(profile, "feedback", "export", str(tmp_path / "Rückmeldung 反馈.jsonl")) == 0
    assert run(profile, "backup", str(tmp_path / "Sicherung 备份 .zip")) == 0
    assert run(profile, "folders", "remove", str(folder)) == 0
