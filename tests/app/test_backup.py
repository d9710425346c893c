"""`backup` and `restore` as a person types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.store.profile_lock import ProfileLock
from tests.app.command import run

pytestmark = pytest.mark.usefixtures("small_models")


def test_from_one_machine_to_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "Größe 文件", tmp_path / "hier drüben"
    for folder in (old, new):
        folder.mkdir()
        (folder / "bees.md").write_text("# Bees\n\nThe honeyguide leads people to wild hives.\n")
    there, here = tmp_path / "profile 一", tmp_path / "profile ä"
    file = tmp_path / "alles 全部.zip"
    assert run(there, "index", str(old)) == 0
    (old / "bees.md").unlink()
    old.rmdir()
    assert run(there, "backup", str(file)) == 0
    assert "no models of your own" in capsys.readouterr().out

    assert run(here, "restore", str(file)) == 0
    said = capsys.readouterr().out
    assert f"{old} is not on this machine" in said
    assert run(here, "restore", str(file), "--map", f"{old}={new}") == 0
    said = capsys.readouterr().out
    assert "not on this machine" not in said
    assert "before-restore-" in said
    assert run(here, "folders", "list") == 0
    assert str(new) in capsys.readouterr().out
    assert run(here, "index", str(new)) == 0
    assert run(here, "search", "wild hives") == 0
    assert str(new / "bees.md") in capsys.readouterr().out


def test_a_damaged_profile_is_made_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile, folder, file = tmp_path / "profile", tmp_path / "mine", tmp_path / "b.zip"
    folder.mkdir()
    assert run(profile, "index", str(folder)) == 0
    assert run(profile, "backup", str(file)) == 0
    (profile / "user.db").write_bytes(b"no header of SQLite" * 500)
    assert run(profile, "folders", "list") != 0
    capsys.readouterr()
    assert run(profile, "restore", str(file)) == 0
    assert "-damaged.zip" in capsys.readouterr().out
    assert run(profile, "folders", "list") == 0
    assert str(folder) in capsys.readouterr().out


def test_a_profile_that_is_open_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile, file = tmp_path / "profile", tmp_path / "b.zip"
    assert run(profile, "folders", "list") == 0
    assert run(profile, "backup", str(file)) == 0
    lock = ProfileLock(profile)
    try:
        assert run(profile, "restore", str(file)) == 3
        assert run(profile, "backup", str(file)) == 0  # this needs nobody to close anything
    finally:
        lock.release()
    assert "Another Honeyguide" in capsys.readouterr().err


def test_what_is_no_backup_ends_with_2_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.zip"
    letter.write_text("Dear Anna")
    assert run(tmp_path / "profile", "restore", str(letter)) == 2
    assert "cannot be restored" in capsys.readouterr().err
    assert not (tmp_path / "profile" / "user.db").exists()
