"""`honeyguide pack` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app import __version__
from tests.app.command import run
from tests.engine.packs.made_packs import manifest_of, write_pack


def test_a_pack_is_added_listed_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "profile"
    assert run(profile, "pack", "list") == 0
    assert "No packs" in capsys.readouterr().out
    file = write_pack(tmp_path / "my pack", manifest_of(version=__version__))
    assert run(profile, "pack", "install", str(file)) == 0
    assert "tuning pack is installed" in capsys.readouterr().out
    assert run(profile, "pack", "list", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["name"], told["version"], told["removable"]) == ("tuning", __version__, True)
    assert run(profile, "pack", "remove", "tuning") == 0
    assert not list((profile / "packs").glob("tuning*"))
    capsys.readouterr()
    assert run(profile, "pack", "remove", "tuning") == 2


def test_a_file_that_is_no_pack_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("hello")
    assert run(tmp_path / "profile", "pack", "install", str(file)) == 1
    said = capsys.readouterr().err
    assert "no pack" in said
    assert "Traceback" not in said
