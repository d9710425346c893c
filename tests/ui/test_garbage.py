"""What belongs to the window ends on the main thread, whoever made the garbage."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from engine.jobs import Lane
from ui.garbage import MainThreadCollector, collect_what_is_due
from ui.tasks import TaskBridge


class Noted(QObject):
    """Says on which thread its last reference went."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self  # only the collector ends it
        weakref.finalize(self, lambda: ended.append(threading.current_thread()))


@pytest.fixture
def collecting() -> Iterator[None]:
    """Hand the collector back as the tests keep it."""
    gc.enable()
    yield
    gc.disable()


def make_garbage() -> None:
    """Make more than Python's own thresholds let stand."""
    for _ in range(20 * gc.get_threshold()[0] * gc.get_threshold()[1]):
        cycle: list[object] = []
        cycle.append(cycle)


def elsewhere() -> None:
    thread = threading.Thread(target=make_garbage)
    thread.start()
    thread.join()


@pytest.mark.usefixtures("collecting", "qapp")
def test_a_thread_that_makes_garbage_ends_nothing_of_the_window() -> None:
    ended: list[threading.Thread] = []
    collector = MainThreadCollector()
    Noted(ended)
    elsewhere()
    assert ended == []
    for _ in range(50):  # an older generation is due after ten of the younger
        make_garbage()
        collect_what_is_due()
    assert ended == [threading.main_thread()]
    collector.close()
    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_it_collects_by_itself(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    collector = MainThreadCollector()
    collector.spare_what_stays()
    Noted(ended)
    make_garbage()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert ended == [threading.main_thread()]
    collector.close()
    assert gc.get_freeze_count() == 0


def test_what_a_job_held_ends_on_the_main_thread(qtbot: QtBot, bridge: TaskBridge) -> None:
    ended: list[threading.Thread] = []
    done: list[object] = []

    def hand_in() -> None:
        held = Noted(ended)
        del held.itself
        bridge.submit(Lane.QUERY, "hold", lambda _report: held.objectName(), on_done=done.append)

    hand_in()
    qtbot.waitUntil(lambda: bool(done))
    assert ended == [threading.main_thread()]
