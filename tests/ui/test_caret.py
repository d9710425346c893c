"""The text cursor stops blinking when nobody types, and blinks again with the next letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui import caret
from ui.caret import RestingCaret

BLINKS_MS = 1000


@pytest.fixture
def told(qapp: QApplication) -> Iterator[list[int]]:
    """Every change of the time that a blink takes."""
    hints = qapp.styleHints()
    seen: list[int] = []
    before_ms = hints.cursorFlashTime()

    def note(ms: int) -> None:
        seen.append(ms)

    hints.cursorFlashTimeChanged.connect(note)
    yield seen
    hints.cursorFlashTimeChanged.disconnect(note)
    hints.setCursorFlashTime(before_ms)


@pytest.fixture
def field(qtbot: QtBot, told: list[int]) -> Callable[[], QLineEdit]:
    """Make a field that has the keyboard."""

    def make() -> QLineEdit:
        made = QLineEdit()
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        made.setFocus()
        qtbot.waitUntil(made.hasFocus)
        return made

    return make


@pytest.fixture
def resting(
    qapp: QApplication, told: list[int], monkeypatch: pytest.MonkeyPatch
) -> Iterator[RestingCaret]:
    monkeypatch.setattr(caret, "RESTS_AFTER_MS", 20)
    qapp.setCursorFlashTime(BLINKS_MS)
    resting = RestingCaret(qapp)
    yield resting
    resting.deleteLater()
    qapp.sendPostedEvents(resting, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("resting")
def test_it_stands_still_when_nobody_types(
    qtbot: QtBot, field: Callable[[], QLineEdit], told: list[int]
) -> None:
    edit = field()
    qtbot.waitUntil(lambda: told[-1:] == [0])
    n_before = len(told)
    qtbot.keyClicks(edit, "a")
    qtbot.waitUntil(lambda: told[n_before : n_before + 2] == [BLINKS_MS, 0])


@pytest.mark.usefixtures("resting")
def test_it_blinks_again_in_another_field(
    qtbot: QtBot, field: Callable[[], QLineEdit], told: list[int]
) -> None:
    field()
    qtbot.waitUntil(lambda: told[-1:] == [0])
    n_before = len(told)
    field()
    qtbot.waitUntil(lambda: told[n_before : n_before + 1] == [BLINKS_MS])


@pytest.mark.usefixtures("resting")
def test_a_field_that_goes_while_it_rests_is_not_made_to_blink(
    qtbot: QtBot, field: Callable[[], QLineEdit], told: list[int]
) -> None:
    edit = field()
    qtbot.waitUntil(lambda: told[-1:] == [0])
    shiboken6.delete(edit)  # it gives the keyboard back on its way
    qtbot.wait(50)
    field()
    qtbot.waitUntil(lambda: told[-2:] == [BLINKS_MS, 0])


def test_a_cursor_that_never_blinks_never_does(
    qapp: QApplication,
    resting: RestingCaret,
    qtbot: QtBot,
    field: Callable[[], QLineEdit],
    told: list[int],
) -> None:
    qapp.setCursorFlashTime(0)  # nobody typed so far, so it did not rest yet
    told.clear()
    edit = field()
    qtbot.waitUntil(lambda: resting.rests)
    qtbot.keyClicks(edit, "a")
    assert told == []
