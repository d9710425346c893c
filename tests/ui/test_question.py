"""A box that asks is left by the answer that changes nothing, and ending a tune is asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.fakes.fake_library import FakeLibrary
from ui.main_window import MainWindow
from ui.tune.state import Phase, Run, Screen
from ui.widgets.question import Question


@pytest.fixture
def window(make_window: Callable[[], MainWindow], library: FakeLibrary, qtbot: QtBot) -> MainWindow:
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: not window.reading.state.is_busy)
    return window


def test_the_answer_that_changes_nothing_is_the_default(window: MainWindow, qtbot: QtBot) -> None:
    box = Question(window, "Delete “x”?", "It is gone then.", answers=("Delete", "Keep it"))
    qtbot.addWidget(box)
    for button in (box.defaultButton(), box.escapeButton()):
        assert button is not None
        assert button.text() == "Keep it"
    assert box.sizeHint().width() > 300


@pytest.mark.parametrize("is_ended", [True, False])
def test_closing_in_the_middle_of_a_tune_asks_first(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, is_ended: bool
) -> None:
    asked: list[str] = []

    def answer(box: QMessageBox) -> bool:
        asked.append(box.informativeText())
        return is_ended

    monkeypatch.setattr(Question, "is_wanted", answer)
    presenter = window.workbench.tune.presenter
    presenter._screen = Screen(Phase.RUNNING, run=replace(Run(), share=0.14))
    closed: list[None] = []
    window.closing.connect(lambda: closed.append(None))
    window.close()
    assert asked == ["It is at 14.0 % and would have to begin anew. Nothing else is lost."]
    assert window.isVisible() is not is_ended
    assert bool(closed) is is_ended
    presenter._screen = Screen()
    window.close()
    assert len(asked) == 1
    qtbot.waitUntil(lambda: not window.isVisible())
