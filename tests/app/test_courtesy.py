"""The window's reading waits for what is seen of the machine, and for the mark of a pause."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.courtesy import GoodGuest
from engine.courtesy import Seen, Wait
from engine.pause import PauseMark
from tests.engine.watch.fakes import HandClock


class Reading(QObject):
    waived = Signal(object)
    pause_chosen = Signal(bool, object)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def let_wait(self, wait: object) -> None:
        self.told.append(wait)


class Bridge:
    """Does at once what it is given."""

    def submit(self, _lane: object, _name: str, work: object, **told: object) -> None:
        told["on_done"](work(None))  # type: ignore[operator]


@pytest.fixture
def mark(tmp_path: Path) -> PauseMark:
    return PauseMark(tmp_path)


def test_it_tells_the_reading_what_to_wait_for(qapp: QApplication, mark: PauseMark) -> None:
    seen = Seen(on_battery=True)
    settings = SimpleNamespace(get=lambda key: key == "reading.wait_on_battery")
    reading = Reading()
    guest = GoodGuest(
        Bridge(),  # type: ignore[arg-type]
        reading,  # type: ignore[arg-type]
        settings,  # type: ignore[arg-type]
        mark,
        clock=HandClock(),
        machine=SimpleNamespace(look=lambda: seen),  # type: ignore[arg-type]
    )
    guest.tick()
    reading.waived.emit(Wait.BATTERY)
    guest.tick()
    reading.pause_chosen.emit(True, None)
    assert mark.is_set
    guest.tick()
    reading.pause_chosen.emit(False, None)
    guest.tick()
    assert reading.told == [Wait.BATTERY, None, Wait.PAUSED, None]
