"""A disk that is mounted in a folder, goes and comes back, with the system's own events."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import answer, report
from engine.freshness import Freshness, freshness
from engine.library import Library
from engine.types import AwayPlace, FolderState, Hit, SearchRequest
from engine.watch import mounts
from tests.journeys.conftest import found, update
from tests.journeys.test_watched_folders import Kept

Open = Callable[[], Library]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the list is Linux's")


def _may_mount() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return _mount(Path(folder)) and _unmount(Path(folder))


def _mount(place: Path, *what: str) -> bool:
    return _run("mount", *(what or ("-t", "tmpfs", "tmpfs")), str(place))


def _unmount(place: Path) -> bool:
    return _run("umount", str(place))


def _run(*words: str) -> bool:
    known = shutil.which(words[0]) is not None
    return known and subprocess.run(words, check=False, capture_output=True).returncode == 0


def hits(library: Library, query: str) -> list[Hit]:
    return list(library.search(SearchRequest(query)).hits)


class Stick:
    """A disk of files in a folder, by a list of what is mounted that the test writes."""

    def __init__(self, place: Path, table: Path) -> None:
        self.place, self._out, self._table = place, place.parent.parent / "out", table
        self._out.mkdir()
        (self._out / "honey.txt").write_text("about propolis")
        self.mount()

    def mount(self) -> None:
        self._out.rename(self.place)
        name = str(self.place).replace(" ", "\\040")
        self._table.write_text(f"40 1 0:7 / {name} rw shared:1 - tmpfs tmpfs rw\n")

    def unmount(self) -> None:
        self.place.rename(self._out)
        self._table.write_text("")


@pytest.fixture
def stick(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stick:
    monkeypatch.setattr(mounts, "_TABLE", tmp_path / "mountinfo")
    (root / "own.txt").write_text("about nectar")
    return Stick(root / "my stick", tmp_path / "mountinfo")


def test_what_lies_on_a_disk_that_is_away_is_found_and_marked_and_read_no_second_time(
    open_library: Open, root: Path, stick: Stick
) -> None:
    library = open_library()
    library.add_folder(root)
    update(library)
    (hit,) = [one for one in hits(library, "propolis") if one.path.name == "honey.txt"]
    assert not hit.offline
    stick.unmount()
    # no look has seen it yet: an answer does not take it for deleted
    looked = answer.looked_at(library.search(SearchRequest("propolis")), library.guest.places)
    assert Freshness.UNREACHABLE in looked.states
    assert looked.gone == ()
    library = open_library()
    scanned, read = update(library)
    assert (scanned.n_gone, scanned.offline, read.n_read) == (0, (stick.place,), 0)
    offline = {one.path.name: one.offline for one in hits(library, "propolis nectar")}
    assert offline == {"honey.txt": True, "own.txt": False}
    (status,) = library.folders()
    assert (status.state, status.away) == (FolderState.PRESENT, (AwayPlace(stick.place, 1),))
    stick.mount()
    scanned, read = update(library)
    assert (scanned.n_new, scanned.n_changed, read.n_read, read.n_embedded) == (0, 0, 0, 0)
    assert [one.offline for one in hits(library, "propolis")][:1] == [False]
    assert library.folders()[0].away == ()


def test_a_disk_that_never_comes_back_is_forgotten_when_that_is_said(
    open_library: Open, root: Path, stick: Stick
) -> None:
    library = open_library()
    library.add_folder(root)
    update(library)
    stick.unmount()
    update(library)
    assert library.give_up(stick.place) == 1
    assert "honey.txt" not in found(library, "propolis")
    (status,) = library.folders()
    assert (status.n_documents, status.away) == (1, ())
    document = root / "own.txt"
    assert library.find_document(document) is not None
    assert freshness(document, 1, 1, library.guest.places) is Freshness.CHANGED


@pytest.fixture
def mounted(root: Path) -> Iterator[Path]:
    """Return a place in the folder where a real disk is, with one file on it."""
    if not _may_mount():
        pytest.skip("this account may not mount")
    place = root / "stick"
    place.mkdir()
    assert _mount(place)
    (place / "deep").mkdir()
    (place / "deep" / "honey.txt").write_text("about propolis")
    (root / "own.txt").write_text("about nectar")
    yield place
    while os.path.ismount(place):
        assert _unmount(place)


def test_a_real_disk_is_followed_as_it_goes_and_comes(
    open_library: Open, root: Path, mounted: Path, tmp_path: Path
) -> None:
    kept = Kept(open_library(), root)
    library = kept.library
    # the same disk stays mounted elsewhere, so that it can come back with its files
    beside = tmp_path / "beside"
    beside.mkdir()
    assert _mount(beside, "--bind", str(mounted))
    try:
        for leave in (_unmount, _pulled_out):
            assert leave(mounted)
            kept.watcher.check_roots()  # its file system lives on, so no event tells of it
            assert kept.until(lambda: bool(library.folders()[0].away))
            assert [one.path.name for one in hits(library, "propolis") if one.offline] == [
                "honey.txt"
            ]
            mounted.mkdir(exist_ok=True)
            assert _mount(mounted, "--bind", str(beside))
            kept.watcher.check_roots()
            assert kept.until(lambda: not library.folders()[0].away)
            assert kept.n_embedded == 0
    finally:
        assert _unmount(beside)
    (mounted / "deep" / "honey.txt").write_text("about a queen excluder")
    assert kept.until(lambda: "excluder" in kept.text(mounted / "deep" / "honey.txt"))
    (mounted / "deep" / "honey.txt").unlink()
    assert kept.until(lambda: library.status().n_documents == 1), "what is deleted goes as ever"


def _pulled_out(place: Path) -> bool:
    """Unmount as an automounter does, which takes the folder along."""
    gone = _unmount(place)
    place.rmdir()
    return gone


def test_the_events_of_a_disk_that_leaves_delete_nothing(
    open_library: Open, root: Path, mounted: Path
) -> None:
    kept = Kept(open_library(), root)
    assert kept.watcher.n_watches == 3
    assert _unmount(mounted)
    assert kept.until(lambda: bool(kept.library.folders()[0].away))  # nobody asks for the list
    assert kept.library.status().n_documents == 2
    assert kept.watcher.n_watches == 2


def test_the_command_line_lists_what_is_away(
    open_library: Open, root: Path, stick: Stick, capsys: pytest.CaptureFixture[str]
) -> None:
    library = open_library()
    library.add_folder(root)
    update(library)
    stick.unmount()
    update(library)
    report.print_folders(library.folders(), as_json=False)
    assert capsys.readouterr().out.splitlines()[1:] == [f"  {stick.place}: 1 file, offline"]
    report.print_folders(library.folders(), as_json=True)
    (told,) = json.loads(capsys.readouterr().out)
    assert told["away"] == [{"path": str(stick.place), "documents": 1}]
