"""Ctrl+Z takes back what the strip offers to take back, and is offered only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder
from ui.actions import Act
from ui.folders.room import LEFT_OUT
from ui.main_window import MainWindow
from ui.sidebar import Page


@pytest.fixture
def window(make_window: Callable[[], MainWindow], library: FakeLibrary, qtbot: QtBot) -> MainWindow:
    library.folder_statuses = [fake_folder(1, Path("/a")), fake_folder(2, Path("/b"))]
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def action(window: MainWindow) -> QAction:
    return window.workbench._frame.actions[Act.UNDO]


def leave_out(window: MainWindow, path: str) -> None:
    window.workbench.show_page(Page.FOLDERS)
    window.workbench.folders_room.page.failures.leave_out_wanted.emit(Path(path))


def press(window: MainWindow) -> None:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_it_takes_back_that_a_file_was_left_out(window: MainWindow, settings: FakeSettings) -> None:
    before = settings.get(LEFT_OUT)
    assert not action(window).isEnabled()
    leave_out(window, "/a/broken.pdf")
    assert settings.get(LEFT_OUT) != before
    assert action(window).isEnabled()
    press(window)
    assert settings.get(LEFT_OUT) == before
    assert window.workbench.strip.notice is None
    assert not action(window).isEnabled()


def test_what_came_last_is_taken_back_first(window: MainWindow, settings: FakeSettings) -> None:
    before = settings.get(LEFT_OUT)
    bench = window.workbench
    leave_out(window, "/a/one.pdf")
    bench.folders.remove(bench._folders[1])
    leave_out(window, "/a/two.pdf")  # in place of what was said of the first
    notice = bench.strip.notice
    assert notice is not None
    assert "two.pdf" in notice.fact
    press(window)
    assert settings.get(LEFT_OUT) == (*before, "/one.pdf")
    assert len(bench.folders.visible(bench._folders)) == 1
    press(window)
    assert len(bench.folders.visible(bench._folders)) == 2
    assert not action(window).isEnabled()


def test_it_ends_with_the_offer(window: MainWindow) -> None:
    leave_out(window, "/a/one.pdf")
    window.workbench.strip._dismiss.click()
    assert not action(window).isEnabled()
    leave_out(window, "/a/one.pdf")
    window.workbench.notices.say("Something else.")
    assert not action(window).isEnabled()


def test_in_the_field_it_is_for_the_offer_until_more_is_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    edit = window.search_page.field._edit
    edit.setFocus()
    QTest.keyClicks(edit, "heat")
    bench = window.workbench
    control = Qt.KeyboardModifier.ControlModifier
    for _ in range(2):  # kept, and forgotten again
        QTest.keyClick(edit, Qt.Key.Key_D, control)
    assert not bench.saved.has("heat")
    QTest.keyClick(edit, Qt.Key.Key_Z, control)
    assert bench.saved.has("heat")
    assert edit.text() == "heat"
    QTest.keyClick(edit, Qt.Key.Key_D, control)
    QTest.keyClick(edit, Qt.Key.Key_S)
    QTest.keyClick(edit, Qt.Key.Key_Z, control)
    assert edit.text() != "heats"
    assert not bench.saved.has("heat")
