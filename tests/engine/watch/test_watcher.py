"""What makes a look due: hints that rest, lost events, sleep, drives that come and go, time."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from engine.types import FolderId
from engine.watch.coalesce import Look
from engine.watch.mounts import Mounted
from engine.watch.rules import Rules
from engine.watch.watcher import Due, Watcher
from tests.engine.watch.fakes import HandClock, HandObserver

ONE, TWO = FolderId(1), FolderId(2)


class Rig:
    """A watcher of two roots that were looked through."""

    def __init__(self, tmp_path: Path) -> None:
        self.clock = HandClock()
        self.observers: list[HandObserver] = []
        self.roots = {ONE: tmp_path / "one", TWO: tmp_path / "two"}
        for root in self.roots.values():
            root.mkdir()
        self.watcher = Watcher(self.clock, self._observe)
        self.watcher.set_roots(self.roots, Rules())
        for folder_id in self.roots:
            self.look_through(folder_id)

    def _observe(self, sink: object) -> HandObserver:
        self.observers.append(HandObserver(sink))  # type: ignore[arg-type]
        return self.observers[-1]

    @property
    def observer(self) -> HandObserver:
        return self.observers[0]

    def look_through(self, folder_id: FolderId) -> None:
        self.watcher.begin_look(folder_id)
        self.watcher.on_folder(str(self.roots[folder_id]))
        self.watcher.end_look(folder_id, whole=True)

    def path(self, name: str) -> bytes:
        return os.fsencode(self.roots[ONE] / name)


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def test_nothing_is_due_while_nothing_happens(rig: Rig) -> None:
    for _ in range(100):
        rig.clock.pass_ms(60_000)
        assert not rig.watcher.due()


def test_a_hint_is_due_when_its_place_has_rested_and_is_taken_once(rig: Rig) -> None:
    rig.watcher.happened(rig.path("a.txt"), is_folder=False)
    assert not rig.watcher.due()
    rig.clock.pass_ms(1_000)
    assert rig.watcher.due() == Due(has_places=True)
    assert rig.watcher.take(TWO) == Look()
    look = rig.watcher.take(ONE)
    assert look == Look(paths=frozenset({rig.path("a.txt")}))
    assert not rig.watcher.due()
    rig.watcher.put_back(ONE, look)
    rig.clock.pass_ms(1_000)
    assert rig.watcher.take(ONE) == look


def test_what_rules_leave_out_by_name_is_not_heard_of(rig: Rig) -> None:
    rig.watcher.happened(rig.path(".a.txt.swp"), is_folder=False)
    rig.watcher.happened(rig.path("node_modules"), is_folder=True)
    rig.clock.pass_ms(5_000)
    assert not rig.watcher.due()
    rig.watcher.happened(rig.path(".gitignore"), is_folder=False)
    rig.watcher.moved(rig.path("a.tmp"), rig.path("a.txt"), is_folder=False)
    rig.clock.pass_ms(5_000)
    expected = frozenset({rig.path(".gitignore"), rig.path("a.txt")})
    assert rig.watcher.take(ONE) == Look(paths=expected)


def test_lost_events_make_every_root_due_when_the_storm_has_passed(rig: Rig) -> None:
    rig.observer.sink.overflowed()
    rig.clock.pass_ms(1_500)
    rig.observer.sink.overflowed()
    rig.clock.pass_ms(1_500)
    assert not rig.watcher.due()
    rig.clock.pass_ms(500)
    assert rig.watcher.due().folder_ids == (ONE, TWO)


def test_a_wake_from_sleep_makes_every_root_due(rig: Rig) -> None:
    rig.watcher.due()
    rig.clock.pass_ms(500)
    rig.clock.sleep_ms(3_600_000)
    assert rig.watcher.due().folder_ids == (ONE, TWO)


def test_every_few_hours_a_root_is_looked_through(rig: Rig) -> None:
    for _ in range(4 * 60 - 1):
        rig.clock.pass_ms(60_000)
        assert not rig.watcher.due()
    rig.clock.pass_ms(60_000)
    assert rig.watcher.due().folder_ids == (ONE, TWO)
    rig.look_through(ONE)
    assert rig.watcher.due().folder_ids == (TWO,)


def test_a_look_that_was_stopped_is_due_again(rig: Rig) -> None:
    rig.watcher.begin_look(ONE)
    rig.watcher.end_look(ONE, whole=False)
    assert rig.watcher.due().folder_ids == (ONE,)


def test_a_full_look_covers_the_hints_before_it_and_not_those_after(rig: Rig) -> None:
    rig.watcher.happened(rig.path("before"), is_folder=False)
    rig.watcher.begin_look(ONE)
    rig.watcher.happened(rig.path("meanwhile"), is_folder=False)
    rig.watcher.end_look(ONE, whole=True)
    rig.clock.pass_ms(1_000)
    assert rig.watcher.take(ONE).paths == {rig.path("meanwhile")}


def test_a_root_that_goes_and_comes_back_is_due_each_time(rig: Rig, tmp_path: Path) -> None:
    rig.watcher.check_roots()
    assert not rig.watcher.due()
    for old, new in (("one", "unplugged"), ("unplugged", "one")):
        (tmp_path / old).rename(tmp_path / new)
        rig.watcher.check_roots()
        assert rig.watcher.due().folder_ids == (ONE,)
        rig.look_through(ONE)


def test_a_root_whose_watch_ended_is_due(rig: Rig) -> None:
    rig.observer.sink.lost(os.fsencode(rig.roots[TWO]))
    rig.clock.pass_ms(2_000)
    assert rig.watcher.due().folder_ids == (TWO,)


def test_where_no_observer_can_be_made_every_root_is_polled_and_no_command_is_invented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.watch.observer._LIMITS", tmp_path / "no such place")
    n_made = []

    def refuse(sink: object) -> HandObserver:
        n_made.append(sink)
        raise OSError(38, os.strerror(38))

    watcher = Watcher(HandClock(), refuse)
    watcher.set_roots({ONE: tmp_path}, Rules())
    watcher.on_folder(str(tmp_path))
    watcher.on_folder(str(tmp_path / "deep"))
    assert watcher.remedy(ONE) == ""
    assert len(n_made) == 1


def test_a_root_beyond_the_limit_of_watches_is_polled_and_says_what_helps(rig: Rig) -> None:
    rig.observer.n_most = 3
    rig.watcher.on_folder(str(rig.roots[ONE] / "a"))
    assert rig.watcher.remedy(ONE) is None
    rig.watcher.on_folder(str(rig.roots[ONE] / "b"))
    remedy = rig.watcher.remedy(ONE)
    assert remedy is not None
    assert remedy.startswith("sudo sysctl fs.inotify.max_user_watches=")
    assert rig.observer.folders == {os.fsencode(rig.roots[TWO])}, "the other root keeps its watch"
    assert rig.watcher.remedy(TWO) is None
    rig.watcher.on_folder(str(rig.roots[ONE] / "c"))
    assert rig.watcher.n_watches == 1
    for _ in range(10):
        assert not rig.watcher.due()
        rig.clock.pass_ms(60_000)
    assert rig.watcher.due().folder_ids == (ONE,)


def test_a_system_that_gives_no_observer_is_polled(tmp_path: Path) -> None:
    def refuse(_sink: object) -> HandObserver:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    watcher = Watcher(HandClock(), refuse)
    watcher.set_roots({ONE: tmp_path}, Rules())
    watcher.on_folder(str(tmp_path))
    remedy = watcher.remedy(ONE)
    assert remedy is not None
    assert "max_user_instances" in remedy
    watcher.close()


def test_a_removed_root_is_watched_no_more_unless_it_is_part_of_another(
    rig: Rig, tmp_path: Path
) -> None:
    rig.watcher.set_roots({TWO: rig.roots[TWO]}, Rules())
    assert rig.observer.folders == {os.fsencode(rig.roots[TWO])}
    rig.watcher.happened(rig.path("a.txt"), is_folder=False)
    rig.clock.pass_ms(5_000)
    assert not rig.watcher.due()
    rig.watcher.set_roots({ONE: tmp_path}, Rules())
    assert rig.observer.folders == {os.fsencode(rig.roots[TWO])}
    assert rig.watcher.due().folder_ids == (ONE,), "a new root is due for its first look"


def test_a_disk_that_comes_goes_or_is_exchanged_in_a_root_makes_its_place_due(
    tmp_path: Path,
) -> None:
    mounted: dict[bytes, Mounted] = {}
    clock = HandClock()
    watcher = Watcher(clock, HandObserver, lambda _root: dict(mounted))
    watcher.set_roots({ONE: tmp_path}, Rules())
    watcher.check_roots()
    watcher.begin_look(ONE)
    watcher.end_look(ONE, whole=True)
    place = os.fsencode(tmp_path / "stick")

    def exchange(now: dict[bytes, Mounted]) -> Look:
        mounted.clear()
        mounted.update(now)
        watcher.check_roots()
        clock.pass_ms(1_000)
        return watcher.take(ONE)

    assert exchange({}) == Look()
    for now in ({place: Mounted("", 1)}, {place: Mounted("", 2)}, {}):
        assert exchange(now) == Look(subtrees=frozenset({place}))
        assert exchange(now) == Look()
    mounted[place] = Mounted("", 3)
    watcher.begin_look(ONE)
    watcher.end_look(ONE, whole=True)
    assert exchange(mounted.copy()) == Look(), "the look saw it"
    watcher.check_roots()
    assert not watcher.due()


def test_a_folder_whose_watch_ended_is_worth_a_look(rig: Rig) -> None:
    rig.observer.sink.lost(rig.path("stick/deep"))
    rig.clock.pass_ms(1_000)
    assert rig.watcher.take(ONE) == Look(subtrees=frozenset({rig.path("stick/deep")}))
