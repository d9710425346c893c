"""What a person or a machine may do to a tune: each is told plainly, and what serves goes on."""

from __future__ import annotations

import shutil
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import ErrorCode
from engine.feedback.records import ActKind
from engine.jobs import silent_report
from engine.library import Library
from engine.store.generations import green_generation
from engine.types import SearchRequest
from tests.engine.tune.tuned_library import (
    N_SEARCHES,
    code_of,
    config,
    open_library,
    search_and_open,
    word,
)

__all__ = ["config", "open_library"]  # fixtures

Open = Callable[[str], Library]
Disk = namedtuple("Disk", ("total", "used", "free"))


def take_and_refuse(library: Library, number: int) -> None:
    """Open a file that was found, praise it, and say that it was not wanted."""
    shown = replace(
        library.search(SearchRequest(word("topic", number))), query=word("alias", number)
    )
    impression = library.feedback.record_impression(shown, {1, 2, 3})
    assert impression is not None
    for kind in (ActKind.OPEN, ActKind.THUMB_UP, ActKind.THUMB_DOWN):
        library.feedback.record_act(impression, kind, shown.hits[0].path)


def answers(library: Library) -> list[str]:
    found = library.search(SearchRequest(word("topic", 3)))
    return [hit.path.name for hit in found.hits]


def test_what_was_opened_and_then_refused_every_time_teaches_nothing(open_library: Open) -> None:
    library = open_library("understanding")
    for number in range(N_SEARCHES):
        take_and_refuse(library, number)
    before = answers(library)
    assert library.tuning.state().n_searches == 0
    assert code_of(lambda: library.tuning.tune(silent_report)) is ErrorCode.TOO_FEW_SEARCHES
    assert answers(library) == before


def test_a_click_on_a_duplicate_is_one_on_the_file(open_library: Open, tmp_path: Path) -> None:
    library = open_library("understanding")
    search_and_open(library)
    before = library.tuning.state()
    original = tmp_path / "root" / "file00.txt"
    shutil.copyfile(original, original.with_name("copy of file00.txt"))
    library.scan()
    library.read()
    shown = library.search(SearchRequest(word("alias", 0)))
    impression = library.feedback.record_impression(shown, {1})
    assert impression is not None
    library.feedback.record_act(impression, ActKind.OPEN, original.with_name("copy of file00.txt"))
    after = library.tuning.state()
    assert (after.n_searches, after.n_files) == (before.n_searches, before.n_files)


def test_a_tuned_model_that_was_edited_by_hand_is_refused(open_library: Open) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    candidate = library.tuning.state().candidate
    folder = next(
        one.version.folder for one in library.models.installed() if one.version.id == candidate
    )
    (folder / "model").write_text("confused", "utf-8")
    before = answers(library)
    assert code_of(lambda: library.tuning.use(silent_report)) is ErrorCode.MODEL_UNUSABLE
    assert answers(library) == before
    assert green_generation(library._database.reader()) is None


def test_without_space_for_the_new_index_nothing_is_begun(
    open_library: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library("understanding")
    search_and_open(library)
    library.tuning.tune(silent_report)
    before = answers(library)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Disk(10, 9, 1))
    assert code_of(lambda: library.tuning.use(silent_report)) is ErrorCode.NOT_ENOUGH_SPACE
    assert answers(library) == before
    assert library.tuning.state().in_use is None
