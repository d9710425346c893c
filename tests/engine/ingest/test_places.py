"""A look at a few places does what a look through everything would, there and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.clock import SystemClock
from engine.figures import ScanSummary
from engine.ingest import reconcile
from engine.ingest.reconcile import Looker
from engine.jobs import silent_report
from engine.store import documents, folders, mounts
from engine.store.database import Database
from engine.types import Folder, FolderId, FolderState
from engine.watch.coalesce import Look
from engine.watch.rules import Rules
from tests.engine.store.library_db import new_library
from tests.permissions import needs_permissions

ID = FolderId(1)


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def looker(database: Database, *, confirmed: bool = False) -> Looker:
    return Looker(database, Rules(), SystemClock(), confirmed=confirmed)


def look_through(database: Database, root: Path, *, confirmed: bool = False) -> ScanSummary:
    return looker(database, confirmed=confirmed).folder(Folder(ID, root, 0), silent_report)


def look_at(
    database: Database, root: Path, *paths: str, subtrees: tuple[str, ...] = ()
) -> ScanSummary:
    look = Look(
        frozenset(os.fsencode(root / path) for path in paths),
        frozenset(os.fsencode(root / path) for path in subtrees),
    )
    return looker(database).places(Folder(ID, root, 0), look, silent_report)


def names(database: Database, root: Path) -> set[str]:
    known = documents.known_files(database.reader(), ID)
    return {os.path.relpath(os.fsdecode(path), root) for path in known}


def refused(database: Database, root: Path) -> list[str]:
    return [str(path.relative_to(root)) for path, _ in folders.refused(database.reader())]


def state(database: Database) -> FolderState:
    return folders.scans(database.reader())[ID][0]


def test_only_the_places_that_were_named_are_looked_at(database: Database, root: Path) -> None:
    write(root, "a.txt", "sub/b.txt", "sub/c.txt")
    look_through(database, root)
    write(root, "new.txt", "unnamed.txt", "more/d.txt")
    (root / "sub" / "b.txt").unlink()
    (root / "sub" / "c.txt").unlink()
    (root / "a.txt").write_text("longer than before")
    summary = look_at(database, root, "new.txt", "a.txt", "sub/b.txt", "nothing", "more")
    assert (summary.n_new, summary.n_changed, summary.n_gone) == (2, 1, 1)
    assert names(database, root) == {"a.txt", "new.txt", "sub/c.txt", "more/d.txt"}


def test_a_moved_folder_keeps_its_documents(database: Database, root: Path) -> None:
    write(root, *(f"old/{number}.txt" for number in range(600)))
    look_through(database, root)
    before = {file.id for file in documents.known_files(database.reader(), ID).values()}
    (root / "old").rename(root / "new")
    summary = look_at(database, root, subtrees=("old", "new"))
    assert (summary.n_moved, summary.n_new, summary.n_gone) == (600, 0, 0)
    after = documents.known_files(database.reader(), ID)
    assert {file.id for file in after.values()} == before
    assert names(database, root) == {f"new/{number}.txt" for number in range(600)}


def test_files_of_one_size_and_time_keep_their_names_when_their_folder_moves(
    database: Database, root: Path
) -> None:
    write(root, *(f"old/{number}" for number in "abcdef"))
    for path in (root / "old").iterdir():
        os.utime(path, ns=(10**18, 10**18))
    look_through(database, root)
    before = {Path(os.fsdecode(p)).name: f.id for p, f in _known(database).items()}
    (root / "old").rename(root / "new")
    assert look_at(database, root, subtrees=("old", "new")).n_moved == 6
    assert {Path(os.fsdecode(p)).name: f.id for p, f in _known(database).items()} == before


def _known(database: Database) -> dict[bytes, documents.KnownFile]:
    return documents.known_files(database.reader(), ID)


def test_a_file_that_became_a_folder_and_a_folder_that_became_a_file(
    database: Database, root: Path
) -> None:
    write(root, "one", "two/a.txt")
    look_through(database, root)
    (root / "one").unlink()
    (root / "two" / "a.txt").unlink()
    (root / "two").rmdir()
    write(root, "one/b.txt", "two")
    look_at(database, root, "one", "two")
    assert names(database, root) == {"one/b.txt", "two"}


def test_a_place_that_a_rule_leaves_out_is_not_looked_at(database: Database, root: Path) -> None:
    write(root, "node_modules/x/a.js", "work/a.log", "work/.git/config", "work/b.txt")
    (root / "work" / ".gitignore").write_text("*.log\n")
    (root / "link").symlink_to(root / "work")
    look_at(database, root, "node_modules/x/a.js", "work/a.log", "work/b.txt", "work/.git", "link")
    assert names(database, root) == {"work/b.txt"}


def test_a_changed_ignore_file_is_a_look_at_its_folder(database: Database, root: Path) -> None:
    write(root, "work/a.log", "work/b.txt")
    look_through(database, root)
    (root / "work" / ".gitignore").write_text("*.log\n")
    look_at(database, root, "work/.gitignore")
    assert names(database, root) == {"work/b.txt"}
    (root / "work" / ".gitignore").unlink()
    look_at(database, root, "work/.gitignore")
    assert names(database, root) == {"work/a.log", "work/b.txt"}


def test_a_hint_from_a_root_that_is_not_there_deletes_nothing(
    database: Database, root: Path, tmp_path: Path
) -> None:
    write(root, "a.txt")
    look_through(database, root)
    root.rename(tmp_path / "unplugged")
    assert look_at(database, root, "a.txt").offline == (root,)
    assert names(database, root) == {"a.txt"}
    assert state(database) is FolderState.GONE


def test_a_folder_that_is_gone_from_a_disk_that_is_there_says_so_until_it_comes_back(
    database: Database, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = root / "home"
    docs = home / "docs"
    write(docs, "a.txt")
    write(home, "other.txt")
    look_through(database, docs)
    docs.rename(root / "docs")
    assert look_through(database, docs).offline == (docs,)
    assert (state(database), names(database, docs)) == (FolderState.GONE, {"a.txt"})
    (home / "other.txt").unlink()  # what is left may be a mount point with no disk
    look_through(database, docs)
    assert state(database) is FolderState.OFFLINE
    home.rmdir()
    look_through(database, docs)
    assert state(database) is FolderState.OFFLINE
    write(home, "other.txt")
    with monkeypatch.context() as patched:
        patched.setattr(reconcile, "takes_disks", lambda _parent: True)
        look_through(database, docs)
        assert state(database) is FolderState.OFFLINE
    with database.write() as library:
        mounts.settle(library, Folder(FolderId(2), home, 0), {os.fsencode(home): "disk"})
    look_through(database, docs)
    assert state(database) is FolderState.OFFLINE
    (root / "docs").rename(docs)
    assert look_through(database, docs).n_new == 0
    assert state(database) is FolderState.PRESENT


def test_a_hint_from_an_empty_mount_point_deletes_nothing(database: Database, root: Path) -> None:
    write(root, *(f"{number}.txt" for number in range(30)))
    look_through(database, root)
    for path in root.iterdir():
        path.unlink()
    assert look_at(database, root, "1.txt").offline == (root,)
    assert len(names(database, root)) == 30
    assert state(database) is FolderState.VANISHED


def test_an_ignore_file_that_leaves_out_most_files_takes_them_out_at_once(
    database: Database, root: Path
) -> None:
    write(root, *(f"work/{number}.log" for number in range(60)), "work/b.txt")
    look_through(database, root)
    (root / "work" / ".gitignore").write_text("*.log\n")
    assert look_at(database, root, "work/.gitignore").offline == ()
    assert names(database, root) == {"work/b.txt"}


@pytest.mark.parametrize("targeted", [True, False])
def test_most_of_a_folder_is_not_forgotten_before_it_is_confirmed(
    database: Database, root: Path, targeted: bool
) -> None:
    write(root, *(f"sub/{number}.txt" for number in range(60)), *(f"{n}.txt" for n in range(40)))
    look_through(database, root)
    (root / "sub").rename(root.parent / "elsewhere")
    write(root, "new.txt")
    looked = look_at(database, root, "sub", "new.txt") if targeted else look_through(database, root)
    assert (looked.offline, looked.n_gone, looked.n_new) == ((root,), 0, 1)
    assert len(names(database, root)) == 101
    assert state(database) is FolderState.VANISHED
    assert look_through(database, root, confirmed=True).n_gone == 60
    assert len(names(database, root)) == 41
    assert state(database) is FolderState.PRESENT


def test_what_vanished_and_came_back_was_never_forgotten(database: Database, root: Path) -> None:
    write(root, *(f"sub/{number}.txt" for number in range(60)))
    write(root, "a.txt")
    look_through(database, root)
    (root / "sub").rename(root.parent / "elsewhere")
    look_through(database, root)
    (root.parent / "elsewhere").rename(root / "sub")
    summary = look_through(database, root)
    assert (summary.n_new, summary.n_changed, summary.n_gone) == (0, 0, 0)
    assert state(database) is FolderState.PRESENT


@needs_permissions
def test_a_place_that_may_not_be_seen_is_not_taken_for_deleted(
    database: Database, root: Path
) -> None:
    write(root, "locked/a.txt")
    look_through(database, root)
    (root / "locked").chmod(0)
    look_at(database, root, "locked", "locked/a.txt")
    (root / "locked").chmod(0o700)
    assert names(database, root) == {"locked/a.txt"}


@needs_permissions
def test_a_look_at_one_place_names_what_it_could_not_see_and_nothing_else(
    database: Database, root: Path
) -> None:
    write(root, "one/deep/a.txt", "two/b.txt")
    for name in ("one/deep", "two"):
        (root / name).chmod(0)
    look_at(database, root, "two")
    assert refused(database, root) == ["two"]
    look_at(database, root, subtrees=("one",))
    assert refused(database, root) == ["one/deep", "two"]
    (root / "two").chmod(0o700)
    look_at(database, root, subtrees=("two",))
    assert refused(database, root) == ["one/deep"]
    (root / "one" / "deep").chmod(0o700)
    look_at(database, root, "one")
    assert refused(database, root) == []
    assert names(database, root) == {"one/deep/a.txt", "two/b.txt"}


@needs_permissions
def test_a_file_that_went_from_a_root_nobody_may_list_is_forgotten(
    database: Database, root: Path
) -> None:
    write(root, *(f"{number}.txt" for number in range(30)))
    look_through(database, root)
    (root / "7.txt").unlink()
    root.chmod(0o100)
    look_at(database, root, "7.txt")
    root.chmod(0o700)
    assert len(names(database, root)) == 29
    assert state(database) is FolderState.PRESENT


def test_a_new_place_is_watched_before_it_is_listed(database: Database, root: Path) -> None:
    write(root, "new/deep/a.txt", "new/node_modules/b.js")
    told: list[str] = []
    watching = Looker(database, Rules(), SystemClock(), on_folder=told.append)
    look = Look(frozenset({os.fsencode(root / "new")}))
    watching.places(Folder(ID, root, 0), look, silent_report)
    assert told == [str(root / "new"), str(root / "new" / "deep")]


@settings(max_examples=30, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["write", "remove", "rename"]),
            st.sampled_from(["a", "b", "d/a", "d/b", "d/e/a", "f/a"]),
            st.sampled_from(["a", "c", "d/c", "g/a", "f"]),
        ),
        max_size=12,
    )
)
def test_looking_at_every_place_that_changed_is_as_good_as_looking_at_all(
    steps: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = tmp_path_factory.mktemp("round")
    (base / "profile").mkdir()
    root = base / "files"
    root.mkdir()
    database = new_library(base / "profile")
    try:
        write(root, "a", "d/a", "d/e/a", "f/a")
        look_through(database, root)
        touched: set[str] = set()
        for what, one, other in steps:
            try:
                if what == "write":
                    write(root, one)
                elif what == "remove":
                    (root / one).unlink()
                else:
                    (root / one).rename(root / other)
                    touched.add(other)
            except OSError:
                continue
            # what an event would name: the path, and each folder that was made for it
            touched.update([one, *(str(p) for p in Path(one).parents if str(p) != ".")])
        look_at(database, root, *touched)
        on_disk = {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()}
        assert names(database, root) == on_disk
    finally:
        database.close()
