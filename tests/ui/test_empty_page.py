"""What was opened lately: one file for a double-click."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.hand_clock import HandClock
from ui.history import Opening, with_opening
from ui.look import Look
from ui.search.empty_page import EmptyPage, OpeningRow
from ui.widgets import layouts


def opening(name: str, opened_utc_ms: int = 0) -> Opening:
    return Opening(Path("/a") / name, "note", name, "", "heat", opened_utc_ms)


OPENINGS = tuple(opening(name) for name in ("one.md", "two.md", "three.md"))


@pytest.fixture
def page(qtbot: QtBot, look: Look, clock: HandClock) -> EmptyPage:
    page = EmptyPage(look, clock)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.set_openings(OPENINGS)
    page.show()
    return page


def rows(page: EmptyPage) -> list[OpeningRow]:
    return [row for row in layouts.widgets_of(page._lately) if isinstance(row, OpeningRow)]


def send(widget: QWidget, kind: QEvent.Type, button: Qt.MouseButton) -> None:
    place = QPointF(widget.rect().center())
    held = button if kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    none = Qt.KeyboardModifier.NoModifier
    on_screen = QPointF(widget.mapToGlobal(QPoint(widget.rect().center())))
    QApplication.sendEvent(widget, QMouseEvent(kind, place, on_screen, button, held, none))


def click(
    widget: QWidget,
    first: QEvent.Type = QEvent.Type.MouseButtonPress,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    send(widget, first, button)
    send(widget, QEvent.Type.MouseButtonRelease, button)


@pytest.mark.parametrize("number", [0, 2])
def test_a_double_click_opens_one_file_though_the_list_moves_under_it(
    page: EmptyPage, number: int
) -> None:
    """The second click is told as a double-click to the row that slid under the pointer."""
    opened: list[Path] = []
    shown: list[Sequence[Opening]] = [OPENINGS]

    def open_again(path: Path) -> None:
        opened.append(path)
        new = next(one for one in shown[0] if one.path == path)
        shown[0] = with_opening(shown[0], new)
        page.set_openings(shown[0])

    page.opened.connect(open_again)
    click(rows(page)[number])
    click(rows(page)[number], QEvent.Type.MouseButtonDblClick)
    assert opened == [OPENINGS[number].path]


def test_a_double_click_on_a_file_that_is_gone_opens_nothing_else(page: EmptyPage) -> None:
    opened: list[Path] = []
    page.opened.connect(opened.append)
    page.opened.connect(lambda _path: page.set_openings(OPENINGS[1:]))
    click(rows(page)[0])
    click(rows(page)[0], QEvent.Type.MouseButtonDblClick)
    assert opened == [OPENINGS[0].path]


def test_only_the_left_button_opens(page: EmptyPage) -> None:
    opened: list[Path] = []
    page.opened.connect(opened.append)
    click(rows(page)[0], button=Qt.MouseButton.RightButton)
    assert opened == []
    click(rows(page)[0])
    assert opened == [OPENINGS[0].path]
