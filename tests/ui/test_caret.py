"""The text cursor stops blinking when nobody types, and blinks again with the next letter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui import caret
from ui.caret import RestingCaret

BLINKS_MS = 1000


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QLineEdit]:
    monkeypatch.setattr(caret, "RESTS_AFTER_MS", 20)
    before_ms = qapp.styleHints().cursorFlashTime()
    qapp.setCursorFlashTime(BLINKS_MS)
    resting = RestingCaret(qapp)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield field
    resting.deleteLater()
    qapp.sendPostedEvents(resting, QEvent.Type.DeferredDelete)
    qapp.setCursorFlashTime(before_ms)


def flash_ms(qapp: QApplication) -> int:
    return qapp.cursorFlashTime()


def test_it_stands_still_when_nobody_types(
    qtbot: QtBot, qapp: QApplication, field: QLineEdit
) -> None:
    qtbot.waitUntil(lambda: flash_ms(qapp) == 0)
    qtbot.keyClicks(field, "a")
    assert flash_ms(qapp) == BLINKS_MS
    qtbot.waitUntil(lambda: flash_ms(qapp) == 0)


def test_it_blinks_again_in_another_field(
    qtbot: QtBot, qapp: QApplication, field: QLineEdit
) -> None:
    qtbot.waitUntil(lambda: flash_ms(qapp) == 0)
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: flash_ms(qapp) == BLINKS_MS)


def test_a_cursor_that_never_blinks_never_does(
    qtbot: QtBot, qapp: QApplication, field: QLineEdit
) -> None:
    qapp.setCursorFlashTime(0)
    qtbot.wait(50)  # it rested
    qtbot.keyClicks(field, "a")
    assert flash_ms(qapp) == 0
