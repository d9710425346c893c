"""What lies on a disk that is away is kept; what is deleted while it is mounted is not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from engine.clock import SystemClock
from engine.errors import CancelledError
from engine.exclusion import LeftOut
from engine.figures import ScanSummary
from engine.ingest.adding import add_folder
from engine.ingest.disks import give_up
from engine.ingest.reconcile import Looker
from engine.jobs import silent_report
from engine.store import documents, folders, mounts
from engine.store.database import Connection, Database
from engine.store.schema_user import user_migrations
from engine.types import AwayPlace, DocumentId, Folder, FolderId, FolderState
from engine.watch.coalesce import Look
from engine.watch.mounts import Mounted
from engine.watch.rules import Rules

ID = FolderId(1)


class Computer:
    """A folder, and disks that are mounted in it; those that are out lie on a shelf."""

    def __init__(
        self,
        database: Database,
        root: Path,
        folder_id: FolderId = ID,
        shelf: Path | None = None,
    ) -> None:
        self.database, self.folder, self.root = database, Folder(folder_id, root, 0), root
        self.shelf = shelf or root.parent
        self.mounted: dict[Path, Mounted] = {}
        self.n_mounts = 0
        self.pattern = "nothing"
        self.on_folder: Callable[[str], None] = lambda _path: None
        self.before_list: list[Callable[[], object]] = []

    def mount(self, disk: str, at: str = "stick", *, shows: str = "") -> None:
        """Mount a disk; `shows` is what the system says which one it is."""
        files, place = self.shelf / disk, self.root / at
        files.mkdir(exist_ok=True)
        place.rmdir()
        files.rename(place)
        self.n_mounts += 1
        self.mounted[place] = Mounted(shows, self.n_mounts)

    def unmount(self, disk: str, at: str = "stick", *, leaves: bool = True) -> None:
        """Take a disk out; an automounter leaves no folder."""
        place = self.root / at
        del self.mounted[place]
        place.rename(self.shelf / disk)
        if leaves:
            place.mkdir()

    def mounted_in(self, root: Path) -> dict[bytes, Mounted]:
        if self.before_list:
            self.before_list.pop(0)()
        return {
            os.fsencode(place): one
            for place, one in self.mounted.items()
            if place.is_relative_to(root)
        }

    @property
    def looker(self) -> Looker:
        rules = Rules(LeftOut((self.pattern,)))
        return Looker(
            self.database, rules, SystemClock(), self.on_folder, mounted_in=self.mounted_in
        )

    def look(self) -> ScanSummary:
        return self.looker.folder(self.folder, silent_report)

    def look_at(self, *subtrees: str) -> ScanSummary:
        places = frozenset(os.fsencode(self.root / one) for one in subtrees)
        look = Look(subtrees=places)
        return self.looker.places(self.folder, look, silent_report)

    @property
    def known(self) -> dict[str, int]:
        """Return the documents' ids by their paths in the folder."""
        found = documents.known_files(self.database.reader(), self.folder.id)
        return {os.path.relpath(os.fsdecode(path), self.root): f.id for path, f in found.items()}

    @property
    def away(self) -> set[str]:
        away = mounts.away_among(self.database.reader(), self.known.values())  # type: ignore[arg-type]
        return {path for path, i in self.known.items() if i in away}

    @property
    def places(self) -> list[tuple[str, int]]:
        found = mounts.away_places(self.database.reader()).get(self.folder.id, [])
        return [(str(one.path.relative_to(self.root)), one.n_documents) for one in found]

    @property
    def state(self) -> FolderState:
        return folders.scans(self.database.reader())[self.folder.id][0]


@pytest.fixture
def computer(database: Database, root: Path) -> Computer:
    """Return a computer with a stick of three files mounted, that was looked through."""
    computer = Computer(database, root)
    (root / "stick").mkdir()
    write(root / "own.txt")
    for name in ("a.txt", "b.txt", "deep/c.txt"):
        write(root.parent / "A" / name)
    computer.mount("A")
    computer.look()
    with database.write() as library:
        library.execute("DELETE FROM queue")
    return computer


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or path.name)


ON_STICK = {"stick/a.txt", "stick/b.txt", "stick/deep/c.txt"}


@pytest.mark.parametrize("leaves", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_what_lies_on_a_disk_is_kept_while_it_is_away_and_read_anew_by_nobody(
    computer: Computer, root: Path, leaves: bool, whole: bool
) -> None:
    before = computer.known
    computer.unmount("A", leaves=leaves)
    summary = computer.look() if whole else computer.look_at("stick", "stick/deep")
    assert (summary.n_gone, computer.known) == (0, before)
    assert (computer.away, computer.places) == (ON_STICK, [("stick", 3)])
    assert summary.offline == ((root / "stick",) if whole else ())
    assert computer.state is FolderState.PRESENT
    (root / "stick").mkdir(exist_ok=True)
    computer.mount("A")
    back = computer.look() if whole else computer.look_at("stick")
    assert (back.n_new, back.n_changed, back.n_moved, back.n_gone) == (0, 0, 0, 0)
    assert (computer.known, computer.away, computer.places) == (before, set(), [])
    assert documents.queue_length(computer.database.reader()) == 0


def test_what_is_deleted_while_its_disk_is_mounted_is_forgotten(
    computer: Computer, root: Path
) -> None:
    (root / "stick" / "a.txt").unlink()
    assert computer.look().n_gone == 1
    (root / "stick" / "b.txt").unlink()
    assert computer.look_at("stick/b.txt").n_gone == 1
    assert computer.known.keys() == {"own.txt", "stick/deep/c.txt"}


def test_what_was_deleted_elsewhere_is_forgotten_when_its_disk_is_back(
    computer: Computer, root: Path
) -> None:
    computer.unmount("A")
    computer.look()
    (root.parent / "A" / "a.txt").unlink()
    write(root.parent / "A" / "new.txt")
    computer.mount("A")
    summary = computer.look()
    assert (summary.n_gone, summary.n_new) == (1, 1)
    assert computer.known.keys() == ON_STICK - {"stick/a.txt"} | {"stick/new.txt", "own.txt"}


def test_files_of_the_folder_itself_are_forgotten_as_ever_while_a_disk_is_away(
    computer: Computer, root: Path
) -> None:
    for number in range(60):
        write(root / "stick" / f"{number}.txt")
    computer.look()
    computer.unmount("A")
    computer.look()
    (root / "own.txt").unlink()
    assert computer.look().n_gone == 1
    assert computer.state is FolderState.PRESENT, "a folder whose rest is away is not emptied"
    assert len(computer.known) == 63


def test_a_disk_that_leaves_or_comes_during_a_look_deletes_nothing(
    computer: Computer, root: Path
) -> None:
    before = computer.known

    def leave(path: str) -> None:
        if path == str(root / "stick"):
            computer.unmount("A")

    computer.on_folder = leave
    assert computer.look().n_gone == 0
    assert (computer.known, computer.away) == (before, ON_STICK)
    computer.on_folder = lambda _path: None
    computer.before_list = [lambda: None, lambda: computer.mount("A")]  # before and after the walk
    assert computer.look().n_gone == 0
    assert computer.look().n_gone == 0
    assert (computer.known, computer.away) == (before, set())


def test_a_kill_at_the_first_look_at_a_disk_leaves_nothing_to_be_taken_for_deleted(
    database: Database, root: Path
) -> None:
    computer = Computer(database, root)
    (root / "stick").mkdir()
    for number in range(600):
        write(root.parent / "A" / f"{number}.txt")
    computer.mount("A")

    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        computer.looker.folder(Folder(ID, root, 0), stop)
    computer.unmount("A")
    assert computer.look().n_gone == 0
    assert len(computer.away) == 500


def test_another_disk_at_the_place_takes_nothing_from_the_one_before(
    computer: Computer, root: Path
) -> None:
    computer.mounted[root / "stick"] = Mounted("disk A", 1)  # only now it can be told
    computer.look()
    ids = computer.known
    computer.unmount("A")
    write(root.parent / "B" / "b.txt", "other words")
    write(root.parent / "B" / "only B.txt")
    computer.mount("B", shows="disk B")
    summary = computer.look()
    assert (summary.n_gone, summary.n_new, summary.n_changed) == (0, 1, 1)
    assert computer.away == {"stick/a.txt", "stick/deep/c.txt"}
    (root / "stick" / "only B.txt").unlink()
    assert computer.look().n_gone == 1, "what is deleted on the other disk goes as ever"
    write(root / "stick" / "late.txt")
    computer.look()
    computer.unmount("B")
    computer.mount("A", shows="disk A")
    summary = computer.look()
    assert (summary.n_gone, summary.n_new, summary.n_changed) == (0, 0, 1)
    assert computer.away == {"stick/late.txt"}
    assert {path: i for path, i in computer.known.items() if path != "stick/late.txt"} == ids


def test_a_disk_that_cannot_be_told_from_the_one_before_is_taken_for_it(
    computer: Computer, root: Path
) -> None:
    computer.unmount("A")
    write(root.parent / "B" / "b.txt")
    computer.mount("B")
    assert computer.look().n_gone == 2
    assert computer.away == set()


def test_a_disk_that_comes_back_at_another_place_has_moved(computer: Computer, root: Path) -> None:
    computer.mounted[root / "stick"] = Mounted("disk A", 1)
    computer.look()
    ids = set(computer.known.values())
    computer.unmount("A", leaves=False)
    computer.look()
    (root / "stick1").mkdir()
    computer.mount("A", "stick1", shows="disk A")
    assert computer.look().n_moved == 3
    assert computer.known.keys() == {"own.txt", *(f"stick1{p[5:]}" for p in ON_STICK)}
    assert (set(computer.known.values()), computer.away) == (ids, set())


def test_a_disk_in_a_disk_is_kept_for_itself(computer: Computer, root: Path) -> None:
    (root / "stick" / "inner").mkdir()
    write(root.parent / "C" / "d.txt")
    computer.mount("C", "stick/inner")
    computer.look()
    computer.unmount("C", "stick/inner")
    computer.look()
    assert computer.places == [("stick/inner", 1)]
    computer.unmount("A")
    computer.look()
    assert computer.places == [("stick", 3), ("stick/inner", 1)]
    computer.mount("A")
    computer.look()
    assert computer.places == [("stick/inner", 1)]


def test_a_folder_that_is_no_mount_is_a_folder_whatever_its_device_number(
    computer: Computer, root: Path
) -> None:
    write(root / "subvolume" / "a.txt")
    computer.look()
    shutil.rmtree(root / "subvolume")
    assert computer.look().n_gone == 1


@pytest.mark.parametrize("whole", [True, False])
def test_files_that_are_seen_where_a_disk_was_are_not_away(
    computer: Computer, root: Path, whole: bool
) -> None:
    computer.unmount("A", leaves=False)
    computer.look()
    shutil.copytree(root.parent / "A", root / "stick")
    (root / "stick" / "a.txt").unlink()
    look = computer.look if whole else partial(computer.look_at, "stick")
    assert look().n_changed == 0
    assert computer.away == {"stick/a.txt"}
    (root / "stick" / "b.txt").unlink()
    assert look().n_gone == 1


def test_a_look_at_a_few_places_asks_for_no_other_document_that_is_away(
    computer: Computer, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.unmount("A")
    computer.look()
    asked: list[object] = []
    away_among = mounts.away_among

    def listening(library: Connection, ids: Iterable[DocumentId]) -> frozenset[DocumentId]:
        asked.extend(wanted := list(ids))
        return away_among(library, wanted)

    monkeypatch.setattr(mounts, "away_among", listening)
    known = computer.known
    (root / "own.txt").unlink()
    assert computer.look_at("own.txt", "stick/deep").n_gone == 1
    assert set(asked) == {known["own.txt"], known["stick/deep/c.txt"]}


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_away_is_not_counted_among_the_files_of_which_too_many_are_missing(
    computer: Computer, root: Path, whole: bool
) -> None:
    for number in range(60):
        write(root / "stick" / f"{number}.txt")
        write(root / "docs" / f"{number}.txt")
    computer.look()
    computer.unmount("A")
    computer.look()
    shutil.rmtree(root / "docs")
    summary = computer.look() if whole else computer.look_at("docs")
    assert (summary.n_gone, computer.state) == (0, FolderState.VANISHED)


def test_what_never_comes_back_is_forgotten_when_that_is_said(
    computer: Computer, root: Path
) -> None:
    computer.unmount("A")
    computer.look()
    assert give_up(computer.database, root / "stick", silent_report) == 3
    assert (computer.known.keys(), computer.places) == ({"own.txt"}, [])
    assert mounts.places(computer.database.reader()) == []
    computer.mount("A")
    assert computer.look().n_new == 3


def test_giving_a_disk_up_lets_others_write_and_can_be_stopped(
    computer: Computer, root: Path
) -> None:
    for number in range(1_200):
        write(root / "stick" / f"{number}.txt")
    computer.look()
    computer.unmount("A")
    computer.look()
    told: list[tuple[int, int | None]] = []

    def stop(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        told.append((done, total))
        with computer.database.write():  # nobody else writes meanwhile
            pass
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        give_up(computer.database, root / "stick", stop)
    assert told == [(0, 1_203), (500, 1_203)]
    assert computer.places == [("stick", 703)], "the rest is away as before"
    assert give_up(computer.database, root / "stick", silent_report) == 703
    assert (computer.known.keys(), computer.places) == ({"own.txt"}, [])
    assert mounts.places(computer.database.reader()) == []


def test_what_comes_back_while_its_disk_is_given_up_stays(computer: Computer, root: Path) -> None:
    for number in range(600):
        write(root / "stick" / f"{number}.txt")
    computer.look()
    computer.unmount("A")
    computer.look()

    def come_back(stage: str, done: int, total: int | None = None, detail: object = None) -> None:
        if done:
            computer.mount("A")
            computer.look()

    assert give_up(computer.database, root / "stick", come_back) == 500
    assert (len(computer.known), computer.away) == (604, set())
    computer.unmount("A")
    computer.look()
    assert len(computer.away) == 603, "the disk is known as before"


def test_files_of_a_disk_that_is_given_up_during_a_look_are_new_where_they_were_copied_to(
    computer: Computer, root: Path
) -> None:
    computer.unmount("A")
    computer.look()
    shutil.copy2(root.parent / "A" / "a.txt", root / "copy.txt")
    computer.before_list = [
        lambda: None,
        lambda: give_up(computer.database, root / "stick", silent_report),  # after the walk
    ]
    summary = computer.look()
    assert (summary.n_new, summary.n_moved) == (1, 0)
    assert computer.known.keys() == {"own.txt", "copy.txt"}
    assert documents.queue_length(computer.database.reader()) == 1


def test_a_file_that_changed_and_is_forgotten_during_a_look_is_not_queued(
    computer: Computer, root: Path
) -> None:
    known = computer.known

    def forget(_path: str) -> None:
        with computer.database.write() as library:
            documents.remove_documents(library, [DocumentId(known["own.txt"])])

    write(root / "own.txt", "other words")
    computer.on_folder = forget
    computer.look()
    assert "own.txt" not in computer.known
    assert documents.queue_length(computer.database.reader()) == 0


def test_what_a_rule_leaves_out_is_forgotten_though_its_disk_is_away(computer: Computer) -> None:
    computer.unmount("A", leaves=False)
    computer.look()
    computer.pattern = "stick/"
    summary = computer.look()
    assert (summary.n_gone, summary.offline) == (3, ())
    assert computer.known.keys() == {"own.txt"}
    computer.look()
    assert mounts.places(computer.database.reader()) == []


def test_a_folder_that_is_itself_where_a_disk_was_is_offline_however_few_files_it_has(
    database: Database, root: Path
) -> None:
    top = Computer(database, root)
    top.mounted[root] = Mounted("", 1)
    write(root / "a.txt")
    top.look()
    del top.mounted[root]
    root.rename(root.parent / "out")
    root.mkdir()
    assert top.look().offline == (root,)
    assert (top.state, top.known.keys()) == (FolderState.OFFLINE, {"a.txt"})
    root.rmdir()
    (root.parent / "out").rename(root)
    top.mounted[root] = Mounted("", 2)
    assert top.look().n_gone == 0
    assert (top.state, top.away) == (FolderState.PRESENT, set())


@pytest.fixture
def user(tmp_path: Path) -> Iterator[Database]:
    user = Database(tmp_path / "profile" / "user.db", writable=True)
    user.migrate(user_migrations, tmp_path / "profile" / "backups", keep=2)
    yield user
    user.close()


@pytest.mark.parametrize("then", ["it stays", "it leaves", "it was away"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_folder_that_is_taken_over_while_it_is_looked_through_keeps_what_lies_on_its_disk(
    database: Database, user: Database, root: Path, whole: bool, then: str
) -> None:
    (root / "media" / "stick").mkdir(parents=True)
    inner = Computer(database, root / "media", shelf=root.parent)
    write(inner.root / "own.txt")
    for name in ("a.txt", "b.txt"):
        write(root.parent / "A" / name)
    assert add_folder(user, database, inner.root, 0).id == ID
    inner.mount("A")
    inner.look()
    before = inner.known
    if then == "it was away":
        inner.unmount("A")
        inner.look()

    def take_over() -> None:
        add_folder(user, database, root, 0)
        if then == "it leaves":
            inner.unmount("A")

    inner.before_list = [lambda: None, take_over]  # after the walk
    assert (inner.look() if whole else inner.look_at("")).n_gone == 0
    outer = Computer(database, root, FolderId(2), shelf=root.parent)
    outer.mounted = inner.mounted
    on_stick = {"media/stick/a.txt", "media/stick/b.txt"}
    for _look in range(2):
        assert outer.known == {f"media/{path}": i for path, i in before.items()}
        assert outer.away == (set() if then == "it stays" else on_stick)
        summary = outer.look()
        assert (summary.n_gone, summary.n_new) == (0, 0)
    if then != "it stays":
        inner.mount("A")
        outer.look()
    assert (outer.away, outer.places) == (set(), [])


def test_a_folder_that_takes_another_over_keeps_what_is_away_from_it(
    database: Database, user: Database, root: Path
) -> None:
    inner = Computer(database, root / "media" / "stick")
    inner.root.mkdir(parents=True)
    write(inner.root / "a.txt")
    assert add_folder(user, database, inner.root, 0).id == inner.folder.id
    inner.mounted[inner.root] = Mounted("", 1)
    inner.look()
    inner.mounted.clear()
    shutil.rmtree(inner.root)
    inner.look()
    taken = add_folder(user, database, root, 0)
    Computer(database, root, taken.id).look()
    away = mounts.away_places(database.reader())
    assert away == {taken.id: [AwayPlace(inner.root, 1)]}
    with database.write() as library:
        folders.forget_scan(library, taken.id)
    assert mounts.places(database.reader()) == []
