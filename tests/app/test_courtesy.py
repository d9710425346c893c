"""The window's reading waits for what is seen of the machine, and for the mark of a pause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import courtesy
from app.courtesy import GoodGuest
from engine.courtesy import Seen, Wait
from engine.pause import PauseMark
from tests.engine.watch.fakes import HandClock
from ui.reading_state import Phase, ReadingState


class Reading(QObject):
    changed = Signal(object)
    waived = Signal(object)
    pause_chosen = Signal(bool, object)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.state = ReadingState(Phase.READING)

    def let_wait(self, wait: object) -> None:
        self.told.append(wait)


class Bridge:
    """Does at once what it is given."""

    def submit(self, _lane: object, _name: str, work: object, **told: object) -> None:
        told["on_done"](work(None))  # type: ignore[operator]


@pytest.fixture
def mark(tmp_path: Path) -> PauseMark:
    return PauseMark(tmp_path)


def guest_of(
    reading: Reading, settings: SimpleNamespace, mark: PauseMark, look: Callable[[], Seen]
) -> GoodGuest:
    return GoodGuest(
        Bridge(),  # type: ignore[arg-type]
        reading,  # type: ignore[arg-type]
        settings,  # type: ignore[arg-type]
        mark,
        clock=HandClock(),
        machine=SimpleNamespace(look=look),  # type: ignore[arg-type]
    )


def test_it_tells_the_reading_what_to_wait_for(qapp: QApplication, mark: PauseMark) -> None:
    seen = Seen(on_battery=True)
    settings = SimpleNamespace(get=lambda key: key == "reading.wait_on_battery")
    reading = Reading()
    guest = guest_of(reading, settings, mark, lambda: seen)
    guest.tick()
    reading.waived.emit(Wait.BATTERY)
    guest.tick()
    reading.pause_chosen.emit(True, None)
    assert mark.is_set
    guest.tick()
    reading.pause_chosen.emit(False, None)
    guest.tick()
    assert reading.told == [Wait.BATTERY, None, Wait.PAUSED, None]


def test_it_looks_at_the_machine_only_while_something_is_read(
    qtbot: QtBot, mark: PauseMark, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesy, "_EVERY_MS", 5)
    n_looks = 0

    def look() -> Seen:
        nonlocal n_looks
        n_looks += 1
        return Seen()

    reading = Reading()
    guest = guest_of(reading, SimpleNamespace(get=lambda _key: True), mark, look)
    guest.begin()
    qtbot.waitUntil(lambda: n_looks > 2)
    reading.changed.emit(ReadingState(Phase.RESTING))
    seen_so_far = n_looks
    qtbot.wait(50)
    assert n_looks == seen_so_far
    reading.changed.emit(ReadingState(Phase.COUNTING))
    assert n_looks == seen_so_far + 1  # at once, before anything is read
