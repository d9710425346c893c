"""Paths as bytes, with the separator of either system."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import raw_paths
from engine.exclusion import LeftOut
from engine.ingest import reconcile
from engine.ingest.changes import not_seen
from engine.store import documents
from engine.types import DocumentId, FolderId
from engine.watch.coalesce import Coalescer, Look
from engine.watch.rules import Rules
from engine.watch.watcher import Watcher
from tests.engine.watch.fakes import HandClock, HandObserver


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_paths, "SEP", b"\\")


def test_a_path_is_taken_apart() -> None:
    assert [raw_paths.parent(path) for path in (b"/a/b", b"/a", b"/")] == [b"/a", b"/", b"/"]
    assert raw_paths.name(b"/a/b.txt") == b"b.txt"
    assert [raw_paths.depth(path) for path in (b"/", b"/a", b"/a/b")] == [0, 1, 2]
    assert [raw_paths.ancestor(b"/a/b", n) for n in (0, 1, 2)] == [b"/", b"/a", b"/a/b"]
    assert raw_paths.is_in(b"/a", b"/a")
    assert raw_paths.is_in(b"/a/b", b"/")
    assert not raw_paths.is_in(b"/ab", b"/a")
    first, last = raw_paths.below(b"/a")
    assert first <= b"/a/\0" < last
    assert first <= b"/a/\xff\xff" < last
    assert not first <= b"/a.txt" < last
    assert not first <= b"/ab" < last


def test_a_path_of_windows_is_taken_apart(windows: None) -> None:
    assert raw_paths.parent(b"C:\\a\\b") == b"C:\\a"
    assert raw_paths.parent(b"C:\\a") == b"C:\\", "C: alone is the folder one stands in"
    assert raw_paths.ancestor(b"C:\\a\\b", 0) == b"C:\\"
    assert raw_paths.depth(b"C:\\") == 0
    assert raw_paths.is_in(b"C:\\a\\b", b"C:\\")
    assert not raw_paths.is_in(b"C:\\ab", b"C:\\a")
    first, last = raw_paths.below(b"C:\\a")
    assert first <= b"C:\\a\\b" < last
    assert not first <= b"C:\\a.txt" < last


def test_events_below_a_folder_are_heard_and_folded_on_windows(windows: None) -> None:
    pending = Coalescer(b"C:\\u", many_in_folder=2)
    for name in (b"1", b"2", b"3"):
        pending.add(b"C:\\u\\docs\\" + name, 0.0)
    assert pending.due(60_000.0) == Look(frozenset(), frozenset({b"C:\\u\\docs"}))
    pending.add(b"C:\\u\\docs", 0.0, subtree=True)
    pending.add(b"C:\\u\\docs\\a\\b.txt", 0.0)
    assert pending.due(60_000.0) == Look(frozenset(), frozenset({b"C:\\u\\docs"}))


def test_the_watcher_knows_which_folder_an_event_of_windows_lies_in(windows: None) -> None:
    clock = HandClock()
    watcher = Watcher(clock, HandObserver)
    watcher.set_roots({FolderId(1): Path("C:\\u")}, Rules(LeftOut()))
    watcher.begin_look(FolderId(1))
    watcher.end_look(FolderId(1), whole=True)
    watcher.happened(b"C:\\u\\docs\\a.txt", is_folder=False)
    watcher.happened(b"C:\\users\\a.txt", is_folder=False)
    clock.pass_ms(60_000)
    assert watcher.take(FolderId(1)).paths == {b"C:\\u\\docs\\a.txt"}
    watcher.close()


def test_a_look_widens_and_passes_over_what_it_could_not_see_on_windows(windows: None) -> None:
    look = Look(frozenset({b"C:\\u\\.gitignore", b"C:\\u\\a\\b.txt"}))
    assert reconcile._widened(look) == {b"C:\\u"}
    known = {
        path: documents.KnownFile(DocumentId(1), 1, 1)
        for path in (b"C:\\u\\shut\\a.txt", b"C:\\u\\shut.txt")
    }
    assert list(not_seen(known, [b"C:\\u\\shut"])) == [b"C:\\u\\shut.txt"]
