"""On a disk with no room left one can search and look, and what writes says why it cannot."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.opening import open_for_window
from app.paths import profile_paths
from app.settings import Settings
from engine.config import ENGINE_SETTINGS
from engine.types import SearchRequest
from tests.app.command import run

pytestmark = [
    pytest.mark.usefixtures("small_models"),
    pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size there"),
]
ROOM_BYTES = 20_000  # less than the file that SQLite's writer and readers share


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    (files / "bees.md").write_text("The honeyguide leads people to wild hives.\n")
    assert run(tmp_path / "profile", "index", str(files)) == 0
    return tmp_path / "profile"


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow, as on a disk that is full."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_one_can_search_and_look(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    with full_disk():
        assert run(profile, "search", "hives") == 0
        assert run(profile, "models", "list") == 0
        assert run(profile, "feedback", "list") == 0
    told = capsys.readouterr()
    assert "bees.md" in told.out
    assert told.err == ""


def test_the_window_opens_to_search(profile: Path) -> None:
    settings = Settings(ENGINE_SETTINGS, {}, lambda _key, _value: None)
    with full_disk():
        library = open_for_window(profile_paths(profile), settings)
        found = library.search(SearchRequest("hives")).hits
    assert [hit.path.name for hit in found] == ["bees.md"]
    assert not library.writable
    library.close()


def test_what_writes_says_that_it_is_full(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    with full_disk():
        assert run(profile, "feedback", "forget", "--query", "hives") == 1
    assert capsys.readouterr().err.startswith("The disk is full")
    assert run(profile, "feedback", "forget", "--query", "hives") == 0
