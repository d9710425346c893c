"""When the window is asked to look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from app.watching import Watching
from engine.types import FolderId
from engine.watch.watcher import Due
from tests.engine.watch.fakes import HandClock
from ui.reading_state import Phase

HINTS = Due(has_places=True)


class Rig:
    """A reading that notes what it is asked, and a watcher that is told what is due."""

    def __init__(self) -> None:
        self.clock = HandClock()
        self.state = SimpleNamespace(phase=Phase.RESTING)
        self.asked: list[tuple[FolderId, ...]] = []
        self.n_checks = 0
        self.answers: list[Callable[[None], None]] = []
        self.now = Due()
        self.watching = Watching(self, self, self.clock)  # type: ignore[arg-type]
        self.watching.attach(self)  # type: ignore[arg-type]

    # as the library, the watcher, the reading and the bridge

    def start_watching(self) -> Rig:
        return self

    def due(self) -> Due:
        return self.now

    def check_roots(self) -> None:
        self.n_checks += 1

    def look_again(self, folder_ids: Sequence[FolderId]) -> None:
        self.asked.append(tuple(folder_ids))

    def submit(
        self, _lane: object, _name: str, work: Callable[[None], None], **told: object
    ) -> object:
        work(None)
        self.answers.append(told["on_done"])  # type: ignore[arg-type]
        return object()

    def tick(self, ms: float = 500) -> None:
        self.clock.pass_ms(ms)
        self.watching.tick()


@pytest.fixture
def rig(qapp: QApplication) -> Rig:
    return Rig()


def test_nothing_is_asked_while_nothing_is_due(rig: Rig) -> None:
    rig.tick()
    assert rig.asked == []


def test_hints_are_looked_at_without_a_full_look(rig: Rig) -> None:
    rig.now = HINTS
    rig.tick()
    rig.now = Due((FolderId(3),), has_places=True)
    rig.tick()
    assert rig.asked == [(), (FolderId(3),)]


@pytest.mark.parametrize("phase", [Phase.COUNTING, Phase.PREPARING, Phase.PAUSED, Phase.CLOSED])
def test_a_look_under_way_and_a_pause_are_left_alone(rig: Rig, phase: Phase) -> None:
    rig.now = HINTS
    rig.state.phase = phase
    for _ in range(100):
        rig.tick()
    assert rig.asked == []
    rig.state.phase = Phase.RESTING
    rig.tick()
    assert rig.asked == [()]


def test_a_long_reading_is_stopped_for_new_files_now_and_then_only(rig: Rig) -> None:
    rig.now = HINTS
    rig.state.phase = Phase.READING
    for _ in range(119):
        rig.tick()
    assert len(rig.asked) == 3


def test_roots_are_checked_one_check_at_a_time(rig: Rig) -> None:
    for _ in range(100):
        rig.tick(1_000)
    assert rig.n_checks == 1, "the first answer has not come"
    rig.answers.pop()(None)
    rig.tick(1_000)
    assert rig.n_checks == 2
