"""A look through a folder brings the list of documents in line with the disk, and no further."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from engine.clock import SystemClock
from engine.errors import CancelledError
from engine.exclusion import LeftOut
from engine.figures import ScanSummary
from engine.ingest.reconcile import Looker
from engine.jobs import silent_report
from engine.store import documents, figures, folders
from engine.store.database import Database
from engine.types import FailureReason, Folder, FolderId, FolderState
from engine.watch.rules import Rules
from tests.permissions import needs_permissions


def look(
    database: Database, root: Path, patterns: tuple[str, ...] = (), *, confirmed: bool = False
) -> ScanSummary:
    folder = Folder(FolderId(1), root, 0)
    looker = Looker(database, Rules(LeftOut(patterns)), SystemClock(), confirmed=confirmed)
    return looker.folder(folder, silent_report)


def state(database: Database) -> FolderState:
    return folders.scans(database.reader())[FolderId(1)][0]


def names(database: Database) -> set[str]:
    known = documents.known_files(database.reader(), FolderId(1))
    return {os.fsdecode(path).rsplit("/", 1)[1] for path in known}


def empty_queue(database: Database) -> None:
    with database.write() as library:
        library.execute("DELETE FROM queue")


def test_new_files_are_queued_and_found_by_name_at_once(database: Database, root: Path) -> None:
    (root / "Bienenbuch.txt").write_text("x")
    (root / "sub").mkdir()
    (root / "sub" / "b.md").write_text("y")
    summary = look(database, root)
    assert (summary.n_seen, summary.n_new) == (2, 2)
    assert documents.queue_length(database.reader()) == 2
    found = database.reader().execute(
        "SELECT count(*) FROM name_terms WHERE name_terms MATCH 'bienenbuch'"
    )
    assert found.fetchone() == (1,)


def test_an_unchanged_file_is_not_queued_again(database: Database, root: Path) -> None:
    (root / "a.txt").write_text("x")
    look(database, root)
    empty_queue(database)
    summary = look(database, root)
    assert (summary.n_new, summary.n_changed, summary.n_gone) == (0, 0, 0)
    assert documents.queue_length(database.reader()) == 0


def test_a_changed_file_is_queued_and_a_deleted_one_forgotten(
    database: Database, root: Path
) -> None:
    (root / "a.txt").write_text("x")
    (root / "b.txt").write_text("x")
    look(database, root)
    empty_queue(database)
    (root / "a.txt").write_text("longer now")
    (root / "b.txt").unlink()
    summary = look(database, root)
    assert (summary.n_changed, summary.n_gone) == (1, 1)
    assert names(database) == {"a.txt"}
    assert documents.queue_length(database.reader()) == 1


def test_a_renamed_file_keeps_its_document_and_is_found_by_its_new_name(
    database: Database, root: Path
) -> None:
    (root / "old.txt").write_text("some words")
    look(database, root)
    [before] = documents.known_files(database.reader(), FolderId(1)).values()
    (root / "old.txt").rename(root / "bienenbuch.txt")
    summary = look(database, root)
    assert (summary.n_moved, summary.n_new, summary.n_gone) == (1, 0, 0)
    [after] = documents.known_files(database.reader(), FolderId(1)).values()
    assert after.id == before.id
    query = "SELECT count(*) FROM name_terms WHERE name_terms MATCH ?"
    assert database.reader().execute(query, ("bienenbuch",)).fetchone() == (1,)
    assert database.reader().execute(query, ("old",)).fetchone() == (0,)


def test_a_folder_that_is_not_there_is_gone_and_keeps_its_documents(
    database: Database, root: Path, tmp_path: Path
) -> None:
    (root / "a.txt").write_text("x")
    look(database, root)
    root.rename(tmp_path / "unplugged")
    summary = look(database, root)
    assert summary.offline == (root,)
    assert names(database) == {"a.txt"}
    assert folders.scans(database.reader())[FolderId(1)][0] is FolderState.GONE
    (tmp_path / "unplugged").rename(root)
    look(database, root)
    assert folders.scans(database.reader())[FolderId(1)][0] is FolderState.PRESENT


def test_a_full_folder_that_suddenly_shows_nothing_is_kept_until_that_is_confirmed(
    database: Database, root: Path, tmp_path: Path
) -> None:
    for i in range(30):
        (root / f"{i}.txt").write_text("x")
    look(database, root)
    for path in root.iterdir():
        path.unlink()
    assert look(database, root).offline == (root,)
    assert len(names(database)) == 30
    assert state(database) is FolderState.VANISHED
    root.rename(tmp_path / "unplugged")
    assert look(database, root, confirmed=True).offline == (root,)
    assert state(database) is FolderState.GONE
    assert len(names(database)) == 30
    (tmp_path / "unplugged").rename(root)
    assert look(database, root, confirmed=True).n_gone == 30
    assert state(database) is FolderState.PRESENT


def test_what_a_new_rule_leaves_out_is_forgotten_at_once_and_not_missing(
    database: Database, root: Path
) -> None:
    (root / "private").mkdir()
    for i in range(70):
        (root / "private" / f"{i}.txt").write_text("x")
    for i in range(40):
        (root / f"{i}.md").write_text("x")
    look(database, root)
    summary = look(database, root, patterns=("private/",))
    assert (summary.n_gone, summary.offline) == (70, ())
    assert len(names(database)) == 40
    assert state(database) is FolderState.PRESENT
    assert look(database, root, patterns=("*",)).n_gone == 40
    assert names(database) == set()
    assert state(database) is FolderState.PRESENT


def test_what_is_left_out_is_forgotten_while_what_is_missing_waits(
    database: Database, root: Path
) -> None:
    for folder in ("private", "much"):
        (root / folder).mkdir()
        for i in range(60):
            (root / folder / f"{folder} {i}.txt").write_text("x")
    look(database, root)
    (root / "much").rename(root.parent / "elsewhere")
    summary = look(database, root, patterns=("private/",))
    assert (summary.n_gone, summary.offline) == (60, (root,))
    assert {name.split()[0] for name in names(database)} == {"much"}
    assert state(database) is FolderState.VANISHED


def test_a_small_folder_that_was_emptied_is_empty(database: Database, root: Path) -> None:
    (root / "a.txt").write_text("x")
    look(database, root)
    (root / "a.txt").unlink()
    assert look(database, root).n_gone == 1
    assert names(database) == set()


@needs_permissions
def test_a_folder_that_may_not_be_listed_is_not_taken_for_deleted(
    database: Database, root: Path
) -> None:
    (root / "locked").mkdir()
    (root / "locked" / "a.txt").write_text("x")
    look(database, root)
    (root / "locked").chmod(0)
    look(database, root)
    (root / "locked").chmod(0o700)
    assert names(database) == {"a.txt"}


@needs_permissions
def test_a_folder_that_may_not_be_listed_is_named_until_it_may(
    database: Database, root: Path
) -> None:
    for name in ("locked", "open", "gone"):
        (root / name).mkdir()
        (root / name / "a.txt").write_text("x")
    look(database, root)
    (root / "locked").chmod(0)
    (root / "gone").chmod(0)
    look(database, root)
    places = [root / "gone", root / "locked"]
    assert folders.refused(database.reader()) == [(path, "Permission denied") for path in places]
    told = figures.failures(database.reader())
    assert [(f.document_id, f.path, f.reason) for f in told] == [
        (None, path, FailureReason.NO_ACCESS) for path in places
    ]
    (root / "locked").chmod(0o700)
    (root / "gone").chmod(0o700)
    shutil.rmtree(root / "gone")
    look(database, root)
    assert folders.refused(database.reader()) == []


@needs_permissions
def test_files_whose_folder_may_be_listed_but_not_entered_are_named(
    database: Database, root: Path
) -> None:
    (root / "shown").mkdir()
    (root / "shown" / "a.txt").write_text("x")
    (root / "shown").chmod(0o400)
    look(database, root)
    (root / "shown").chmod(0o700)
    assert [path.name for path, _ in folders.refused(database.reader())] == ["a.txt"]


@needs_permissions
def test_a_root_that_may_not_be_listed_is_no_disk_that_was_pulled(
    database: Database, root: Path
) -> None:
    for number in range(30):
        (root / f"{number}.txt").write_text("x")
    look(database, root)
    root.chmod(0)
    summary = look(database, root)
    root.chmod(0o700)
    assert (summary.offline, len(names(database))) == ((), 30)
    assert folders.refused(database.reader()) == [(root, "Permission denied")]


def test_what_a_removed_folder_did_not_show_is_forgotten_with_it(
    database: Database, root: Path
) -> None:
    folder = Folder(FolderId(1), root, 0)
    with database.write() as library:
        place = os.fsencode(root / "locked")
        folders.record_refused(library, folder, [os.fsencode(root)], {place: "no"})
    assert documents.folders_named(database.reader()) == {FolderId(1)}, "a stray is found by it"
    with database.write() as library:
        folders.forget_scan(library, FolderId(1))
    assert folders.n_refused(database.reader()) == 0


def test_links_hidden_files_and_other_programs_folders_are_left_out(
    database: Database, root: Path
) -> None:
    (root / "kept.txt").write_text("x")
    for name in (".git", "node_modules", "__pycache__"):
        (root / name).mkdir()
        (root / name / "inside.txt").write_text("x")
    (root / ".hidden").write_text("x")
    (root / "~$kept.docx").write_text("x")
    (root / "link.txt").symlink_to(root / "kept.txt")
    (root / "loop").symlink_to(root)
    (root / "Private").mkdir()
    (root / "Private" / "diary.txt").write_text("x")
    summary = look(database, root, patterns=("Private/",))
    assert names(database) == {"kept.txt"}
    assert summary.n_left_out == 8


def test_names_with_newlines_emoji_and_invalid_utf8_are_documents(
    database: Database, root: Path
) -> None:
    for raw in (b"two\nlines.txt", "🐝 honey.txt".encode(), b"caf\xe9.txt"):
        (Path(os.fsdecode(os.fsencode(root) + b"/" + raw))).write_text("x")
    assert look(database, root).n_new == 3
    assert look(database, root).n_new == 0


def test_a_cancelled_first_look_keeps_what_it_found(database: Database, root: Path) -> None:
    for i in range(600):
        (root / f"{i}.txt").write_text("x")

    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        raise CancelledError

    folder = Folder(FolderId(1), root, 0)
    with pytest.raises(CancelledError):
        Looker(database, Rules(), SystemClock()).folder(folder, stop)
    assert len(names(database)) == 500
    assert look(database, root).n_new == 100


def test_what_was_changed_or_used_last_is_read_first(database: Database, root: Path) -> None:
    for name, changed_s, used_s in (
        ("old.txt", 1_000, 2_000),
        ("read lately.txt", 1_000, 9_000),
        ("written lately.txt", 8_000, 3_000),
    ):
        path = root / name
        path.write_text("x")
        os.utime(path, (used_s, changed_s))
    look(database, root)
    queued = documents.next_in_queue(database.reader(), 9)
    ordered = [one.document.path.name for one in queued]
    assert ordered == ["read lately.txt", "written lately.txt", "old.txt"]
