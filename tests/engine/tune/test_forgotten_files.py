"""A file that is forgotten takes along all that was done with it, and marks what learned it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.feedback.records import ActKind, ImpressionId
from engine.jobs import silent_report
from engine.library import Library
from engine.tune import confirmation, tuning
from engine.types import SearchRequest
from engine.verdict import Decision
from tests.engine.tune.tuned_library import (
    N_SEARCHES,
    FakeMaker,
    config,
    open_library,
    search_and_open,
    word,
)

__all__ = ["config", "open_library"]  # fixtures

Open = Callable[[str], Library]


def look(library: Library) -> None:
    library.scan()
    library.read()


def asked(library: Library) -> set[str]:
    return {one.query for one in library.feedback.impressions()}


def stale(library: Library) -> bool:
    """Return whether the latest model is marked."""
    return library.models.installed()[-1].version.stale


def search(library: Library, typed: str, number: int, *opened: Path) -> ImpressionId:
    """Search for one file, in other words, and open some; only its row is shown."""
    found = library.search(SearchRequest(word("topic", number)))
    shown = replace(found, query=typed, hits=found.hits[:1])
    impression = library.feedback.record_impression(shown, {1})
    assert impression is not None
    for path in opened:
        library.feedback.record_act(impression, ActKind.OPEN, path, dwell_ms=60_000)
    return impression


def search_each(library: Library, root: Path) -> None:
    """Do searches that show and open one file each."""
    for number in range(N_SEARCHES):
        search(library, word("alias", number), number, root / f"file{number:02}.txt")


def forget_while_training(monkeypatch: pytest.MonkeyPatch, forget: Callable[[], object]) -> None:
    make = FakeMaker.make

    def made(self: FakeMaker, *given: object, **options: object) -> object:
        forget()
        return make(self, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(FakeMaker, "make", made)


def let_win(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every model be better, whatever its figures."""
    decide = tuning.decide
    monkeypatch.setattr(
        tuning, "decide", lambda *given: replace(decide(*given), decision=Decision.BETTER)
    )


def give_headings(library: Library, root: Path) -> None:
    """Let every file have a heading that a search can be made of."""
    for number in range(N_SEARCHES):
        name = " ".join(word(kind, number) for kind in ("alias", "wide"))
        text = f"# The {name}\n\n{word('topic', number)} is what it is about, and nothing else."
        (root / f"file{number:02}.md").write_text(text, "utf-8")
        (root / f"file{number:02}.txt").unlink()
    look(library)


# what was done with it


def test_a_file_that_was_moved_is_forgotten_by_its_present_path(
    open_library: Open, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    (root / "sub").mkdir()
    (root / "file03.txt").rename(root / "sub" / "moved.txt")
    look(library)
    gone = library.feedback.forget.files(root / "sub" / "moved.txt")
    assert gone.n_searches == 1
    assert word("alias", 3) not in asked(library)
    assert stale(library)


def test_what_was_done_before_a_file_was_edited_and_moved_goes_with_it(
    open_library: Open, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    path = root / "file03.txt"
    search(library, "early", 3, path)
    path.write_text(f"{path.read_text()} And edited.")
    look(library)
    search(library, "late", 3, path)
    path.rename(root / "moved.txt")
    path.write_text("Something else.")
    look(library)
    path.unlink()
    look(library)
    library.feedback.forget.files(root / "moved.txt")
    assert asked(library) == set()


def test_a_copy_that_stands_where_it_was_opened_is_a_file_of_its_own(
    open_library: Open, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    shutil.copy(root / "file03.txt", root / "copy.txt")
    look(library)
    search(library, "mine", 3, root / "file03.txt")
    library.feedback.forget.files(root / "copy.txt")
    assert asked(library) == {"mine"}
    library.feedback.forget.files(root / "file03.txt")
    assert asked(library) == set()


def test_a_copy_that_was_never_opened_does_not_take_the_renamed_original_along(
    open_library: Open, tmp_path: Path
) -> None:
    root, backup = tmp_path / "root", tmp_path / "backup"
    backup.mkdir()
    library = open_library("understanding")
    shutil.copy(root / "file03.txt", backup / "file03.txt")
    added = library.add_folder(backup)
    look(library)
    search(library, "mine", 3, root / "file03.txt")
    (root / "file03.txt").rename(root / "renamed.txt")
    look(library)
    library.feedback.forget.files(backup / "file03.txt")
    assert asked(library) == {"mine"}
    library.remove_folder(added.id)
    assert asked(library) == {"mine"}
    library.feedback.forget.files(root / "renamed.txt")
    assert asked(library) == set()


def test_what_a_file_said_before_it_was_moved_and_then_edited_goes_with_it(
    open_library: Open, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    search(library, "early", 3, root / "file03.txt")
    moved = (root / "file03.txt").rename(root / "moved.txt")
    look(library)
    search(library, "late", 3, moved)
    moved.write_text("Something else.")
    look(library)
    library.feedback.forget.files(moved)
    assert asked(library) == set()


def test_a_file_that_the_library_does_not_list_but_the_disk_has_is_not_taken_for_a_moved_one(
    open_library: Open, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    search(library, "mine", 3, root / "file03.txt")
    (root / "file03.txt").rename(root / "moved.txt")
    look(library)
    shutil.copy(root / "moved.txt", root / "file03.txt")  # no look has seen it yet
    library.feedback.forget.files(root / "moved.txt")
    assert asked(library) == {"mine"}


def test_a_file_that_moved_into_a_folder_goes_with_it(open_library: Open, tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    other.mkdir()
    library = open_library("understanding")
    added = library.add_folder(other)
    search_and_open(library, 6)
    (root / "file05.txt").rename(other / "file05.txt")
    look(library)
    library.remove_folder(added.id)
    assert word("alias", 5) not in asked(library)
    assert word("alias", 4) in asked(library)


def test_a_folder_that_a_link_took_the_place_of_takes_no_other_folder_with_it(
    open_library: Open, tmp_path: Path
) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    other.mkdir()
    library = open_library("understanding")
    added = library.add_folder(other)
    search_and_open(library, 3)
    other.rmdir()
    other.symlink_to(root, target_is_directory=True)
    library.remove_folder(added.id)
    assert len(asked(library)) == 3


# what learned from it


def test_a_model_is_marked_that_learned_while_one_of_two_files_of_a_search_was_forgotten(
    open_library: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    search_and_open(library)
    search(library, "two things", 40, root / "file40.txt", root / "file41.txt")
    forget_while_training(monkeypatch, lambda: library.feedback.forget.files(root / "file41.txt"))
    assert library.tuning.tune(silent_report).decision is Decision.BETTER
    assert "two things" in asked(library)
    assert stale(library)


def test_what_was_forgotten_before_a_tune_marks_nothing(open_library: Open, tmp_path: Path) -> None:
    library = open_library("understanding")
    search_and_open(library)
    search(library, "two", 40, tmp_path / "root" / "file40.txt", tmp_path / "root" / "file41.txt")
    library.feedback.forget.files(tmp_path / "root" / "file41.txt")
    library.tuning.tune(silent_report)
    assert not stale(library)


def test_a_model_is_marked_that_learned_from_a_thumb_down_of_another_search(
    open_library: Open, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    search_each(library, root)
    search(library, "wanted", 40, root / "file40.txt")
    refused = search(library, "wanted", 44)
    library.feedback.record_act(refused, ActKind.THUMB_DOWN, root / "file44.txt")
    library.tuning.tune(silent_report)
    assert not stale(library)
    library.feedback.forget.files(root / "file44.txt")
    assert stale(library)


def test_a_verdict_no_longer_names_a_file_whose_search_stays(
    open_library: Open, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    library = open_library("understanding")
    search_each(library, root)
    again = search(library, word("alias", 3), 3)
    library.feedback.record_act(again, ActKind.PREVIEW, root / "file40.txt", dwell_ms=100)
    library.tuning.tune(silent_report)
    library.feedback.forget.files(root / "file03.txt")
    assert word("alias", 3) in asked(library)
    outcomes = library.tuning.verdicts()[-1].verdict.outcomes
    assert word("alias", 3) not in {one.query for one in outcomes}
    assert word("alias", 4) in {one.query for one in outcomes}


# headings


@pytest.mark.parametrize("what", ["file03.md", "", "moved"])
def test_a_model_is_marked_that_learned_from_headings_of_what_is_forgotten(
    open_library: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    root = tmp_path / "root"
    let_win(monkeypatch)
    library = open_library("understanding")
    give_headings(library, root)
    library.tuning.tune(silent_report, cold_start=True)
    details = library.models.installed()[-1].version.details
    assert "file03" not in str(details)
    assert "alias" not in str(details)
    outside = tmp_path / "outside"
    outside.mkdir()
    library.feedback.forget.files(outside)
    library.feedback.forget.files(root / "file40.txt")
    assert not stale(library)
    if what == "moved":
        (root / "file03.md").rename(root / "moved")
        look(library)
    library.feedback.forget.files(root / what)
    assert stale(library)


def test_headings_that_are_forgotten_while_they_are_learned_from_are_in_no_verdict(
    open_library: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library("understanding")
    give_headings(library, tmp_path / "root")
    forget_while_training(monkeypatch, lambda: library.feedback.forget.files(tmp_path / "root"))
    library.tuning.tune(silent_report, cold_start=True)
    assert {one.query for one in library.tuning.verdicts()[-1].verdict.outcomes} == {""}
    assert stale(library) == (library.models.installed()[-1].version.name.startswith("Tuned"))


def test_headings_of_other_files_stay_with_their_verdict(
    open_library: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_win(monkeypatch)
    monkeypatch.setattr(confirmation, "confirms", lambda *_: True)
    library = open_library("understanding")
    give_headings(library, tmp_path / "root")
    library.tuning.tune(silent_report, cold_start=True)
    library.feedback.forget.files(tmp_path / "root" / "file40.txt")  # no heading is of it
    (judged,) = library.tuning.verdicts()
    assert all(one.query for one in judged.verdict.outcomes)
    library.tuning.use(silent_report)
    assert library.tuning.state().in_use is not None
