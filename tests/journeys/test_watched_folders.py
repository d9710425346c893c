"""From a change on the disk to the result list, with the system's own events."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.feedback.records import ActKind
from engine.figures import ReadSummary
from engine.jobs import silent_report
from engine.library import Library
from engine.types import DocumentStatus, FolderState, SearchRequest
from engine.watch.watcher import Watcher
from tests.journeys.conftest import found, update
from tests.permissions import needs_permissions

Open = Callable[[], Library]
_N_TRIES = 600
_TRY_S = 0.05


class Kept:
    """A library that is kept in step with the disk, as the window does it."""

    def __init__(self, library: Library, root: Path) -> None:
        self.library = library
        self.watcher: Watcher = library.start_watching()
        self.folder = library.add_folder(root)
        update(library)
        self.reads: list[ReadSummary] = []

    def until(self, condition: Callable[[], bool]) -> bool:
        """Look at what is due until a condition holds; False after half a minute."""
        rest = threading.Event()
        for _ in range(_N_TRIES):
            due = self.watcher.due()
            if due:
                self.library.scan(silent_report, due.folder_ids)
                self.reads.append(self.library.read())
            if condition():
                return True
            rest.wait(_TRY_S)
        return False

    def text(self, path: Path) -> str:
        """Return the text by which a file is found."""
        document = self.library.find_document(path)
        return self.library.document_text(document).text if document is not None else ""

    @property
    def n_embedded(self) -> int:
        return sum(read.n_embedded for read in self.reads)


def test_a_file_is_followed_from_its_first_to_its_last_day(open_library: Open, root: Path) -> None:
    kept = Kept(open_library(), root)
    note = root / "note.txt"
    note.write_text("about propolis")
    assert kept.until(lambda: found(kept.library, "propolis") == ["note.txt"])
    note.write_text("about nectar instead")
    assert kept.until(lambda: found(kept.library, "nectar") == ["note.txt"])
    note.unlink()
    assert kept.until(lambda: found(kept.library, "nectar") == [])


@needs_permissions
def test_a_folder_that_may_be_opened_again_is_read_at_once(open_library: Open, root: Path) -> None:
    locked = root / "locked"
    locked.mkdir(mode=0)
    kept = Kept(open_library(), root)
    (place,) = kept.library.failures()
    assert (place.document_id, place.path) == (None, locked)
    locked.chmod(0o700)
    (locked / "note.txt").write_text("about propolis")
    assert kept.until(lambda: found(kept.library, "propolis") == ["note.txt"])
    assert kept.library.failures() == []
    locked.chmod(0)
    assert kept.until(lambda: [f.path for f in kept.library.failures()] == [locked])
    assert found(kept.library, "propolis") == ["note.txt"], "what was read of it stays"
    locked.chmod(0o700)
    assert kept.until(lambda: kept.library.failures() == [])


@needs_permissions
def test_a_place_is_looked_at_again_when_that_is_asked_for(open_library: Open, root: Path) -> None:
    locked = root / "parent" / "locked"
    locked.mkdir(mode=0, parents=True)
    kept = Kept(open_library(), root)
    places = kept.library.failures()
    assert [f.path for f in places] == [locked]
    kept.watcher.close()  # nothing is heard of what happens now
    locked.chmod(0o700)
    kept.library.retry(places)
    assert kept.until(lambda: kept.library.failures() == [])


def test_a_renamed_folder_of_fifty_files_costs_no_embedding(open_library: Open, root: Path) -> None:
    (root / "old" / "deep").mkdir(parents=True)
    for number in range(50):
        (root / "old" / "deep" / f"{number}.txt").write_text(f"subject{number} about heat pumps")
    kept = Kept(open_library(), root)
    assert kept.watcher.n_watches == 3
    (root / "old").rename(root / "new")
    moved = root / "new" / "deep" / "7.txt"
    assert kept.until(lambda: kept.library.find_document(moved) is not None)
    assert kept.until(lambda: kept.library.status().n_waiting == 0)
    assert kept.n_embedded == 0
    assert kept.library.status().n_read == 50
    moved.write_text("written after the move about propolis")
    assert kept.until(lambda: "propolis" in kept.text(moved))


def test_a_file_that_is_gone_from_its_path_is_followed(open_library: Open, root: Path) -> None:
    old, new, last = (root / folder / "plan.txt" for folder in ("old", "new", "last"))
    old.parent.mkdir()
    old.write_text("a plan of a xylophone rental")
    for number in range(5):  # most of a folder does not vanish
        (root / f"{number}.txt").write_text(f"something else, {number}")
    library = open_library()
    kept = Kept(library, root)
    response = library.search(SearchRequest("xylophone rental"))
    (hit,) = [one for one in response.hits if one.path == old]
    search = library.feedback.record_impression(response)
    assert search is not None
    library.feedback.record_act(search, ActKind.OPEN, old)

    assert library.moved_to(old, hit) is None
    old.parent.rename(new.parent)
    assert kept.until(lambda: library.find_document(new) is not None)

    assert library.n_moved == 1
    assert library.moved_to(old, hit) == new
    assert library.moved_to(old) == new  # by what it said when it was opened
    assert library.search(SearchRequest("xylophone rental")).hits[0].path == new
    # another document that says the same
    new.parent.rename(last.parent)
    last.touch()
    assert kept.until(lambda: library.find_document(new) is None and bool(kept.text(last)))
    assert library.moved_to(old, hit) == last
    last.unlink()
    assert kept.until(lambda: library.find_document(last) is None)
    assert library.moved_to(old, hit) is None


def test_an_editor_that_saves_beside_and_renames_leaves_one_document(
    open_library: Open, root: Path
) -> None:
    (root / "letter.txt").write_text("first words about honey")
    kept = Kept(open_library(), root)
    for words in ("second words about wax", "third words about nectar"):
        (root / "letter.txt.new").write_text(words)
        (root / "letter.txt").rename(root / "letter.txt~")
        (root / "letter.txt.new").rename(root / "letter.txt")
        (root / "letter.txt~").unlink()
    assert kept.until(lambda: found(kept.library, "nectar") == ["letter.txt"])
    assert kept.library.status().n_documents == 1
    assert kept.library.status().n_read == 1


def test_an_unpacked_tree_is_found_and_what_rules_leave_out_is_not_watched(
    open_library: Open, root: Path
) -> None:
    kept = Kept(open_library(), root)
    for number in range(300):
        folder = root / "unpacked" / f"part{number % 20}" / "deep"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_text(f"subject{number} about honey")
        (folder / "node_modules" / f"x{number}").mkdir(parents=True)
    assert kept.until(lambda: kept.library.status().n_documents == 300)
    assert kept.until(lambda: kept.library.status().n_read == 300)
    assert kept.watcher.n_watches == 2 + 2 * 20
    shutil.rmtree(root / "unpacked" / "part3")
    assert kept.until(lambda: kept.library.status().n_documents == 285)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_checkout_of_another_branch_is_followed(open_library: Open, root: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    for number in range(60):
        (root / f"{number}.txt").write_text(f"main branch {number}")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "other")
    for number in range(60):
        (root / f"{number}.txt").write_text(f"another branch, longer words {number}")
    (root / "only here.txt").write_text("propolis")
    git("add", ".")
    git("commit", "-qm", "two")
    kept = Kept(open_library(), root)
    git("checkout", "-q", "main")
    assert kept.until(lambda: kept.library.status().n_documents == 60)
    assert kept.until(
        lambda: all(kept.text(root / f"{n}.txt") == f"main branch {n}" for n in (0, 59))
    )
    assert kept.watcher.n_watches == 1, "nothing of .git is watched"


def test_most_of_a_folder_that_vanished_waits_for_a_word(open_library: Open, root: Path) -> None:
    (root / "much").mkdir()
    for number in range(80):
        (root / "much" / f"{number}.txt").write_text(f"subject{number} about honey")
    (root / "a.txt").write_text("nectar")
    kept = Kept(open_library(), root)

    def state() -> FolderState:
        return kept.library.folders()[0].state

    (root / "much").rename(root.parent / "elsewhere")
    assert kept.until(lambda: state() is FolderState.VANISHED)
    assert kept.library.status().n_documents == 81
    assert found(kept.library, "subject7"), "what is missing stays searchable"
    assert kept.library.confirm_gone(kept.folder.id).n_gone == 80
    assert state() is FolderState.PRESENT
    assert kept.library.status().n_documents == 1


def test_a_root_that_cannot_be_watched_is_polled_and_says_what_helps(
    open_library: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "deep").mkdir()
    (root / "deep" / "a.txt").write_text("nectar")

    def refuse(_observer: object, _path: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.watch.observer.FolderObserver.add_folder", refuse)
    kept = Kept(open_library(), root)
    [status] = kept.library.folders()
    assert status.state is FolderState.POLLED
    assert status.remedy.startswith("sudo sysctl fs.inotify.max_user_watches=")
    document = kept.library.find_document(root / "deep" / "a.txt")
    assert document is not None
    assert kept.library.document_text(document).document.status is DocumentStatus.READ
