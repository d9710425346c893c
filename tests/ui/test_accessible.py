"""Everything has a name, is reached by keyboard, and shows when it is reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.fakes.fake_library import FakeLibrary
from tests.ui.pages import Make, every_page, filled_window
from ui.main_window import MainWindow
from ui.theme import Appearance, Theme

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
)


@pytest.fixture
def window(make_window: Make, library: FakeLibrary, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    return filled_window(make_window, library, tmp_path, qtbot)


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def is_inner(widget: QWidget) -> bool:
    """Say whether a widget is a part of a control that has the name itself."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractSpinBox | QComboBox | QKeySequenceEdit) or (
        isinstance(widget, QAbstractButton) and isinstance(parent, QLineEdit)
    )


def tab_stops(window: QWidget) -> list[QWidget]:
    """Return what can be reached by Tab."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not is_inner(widget)
        and not isinstance(widget, QScrollArea)
    ]


def said(widget: QWidget) -> str:
    """Return a widget as a failing test names it."""
    parents = []
    up = widget.parentWidget()
    while up is not None:
        parents.append(type(up).__name__)
        up = up.parentWidget()
    return f"{type(widget).__name__} {name_of(widget)!r} in {' < '.join(parents[:4])}"


def bring_into_sight(widget: QWidget) -> None:
    """Scroll as Tab does."""
    up = widget.parentWidget()
    while up is not None:
        if isinstance(up, QScrollArea):
            up.ensureWidgetVisible(widget)
        up = up.parentWidget()


def looks(window: QWidget, widget: QWidget) -> QImage:
    """Return the picture of a widget and a little around it."""
    QApplication.sendPostedEvents()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(place.adjusted(-4, -4, 4, 4)).toImage()


def test_every_control_has_a_name(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    nameless = set()
    for page in every_page(window, library, qtbot):
        stops = {id(widget) for widget in tab_stops(window)}
        for widget in window.findChildren(QWidget):
            is_control = isinstance(widget, _CONTROLS) and not is_inner(widget)
            focusable = id(widget) in stops
            if widget.isVisible() and (is_control or focusable) and not name_of(widget):
                nameless.add(f"{page}: {said(widget)}")
    assert not nameless, "\n".join(sorted(nameless))


def test_tab_reaches_everything_and_comes_round(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    missed = set()
    window.activateWindow()
    for page in every_page(window, library, qtbot):
        stops = tab_stops(window)
        if not stops:
            continue
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        reached: set[QWidget] = set()
        for _ in range(3 * len(stops)):
            focused = QApplication.focusWidget()
            assert focused is not None
            reached.add(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is focused:  # a text that takes Tab lets go by Ctrl+Tab
                QTest.keyClick(focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        missed |= {
            f"{page}: {said(one)}" for one in stops if (one.focusProxy() or one) not in reached
        }
    assert not missed, "\n".join(sorted(missed))


@pytest.mark.parametrize("scheme", [Appearance.LIGHT, Appearance.DARK])
def test_what_has_the_focus_looks_different(
    window: MainWindow, library: FakeLibrary, theme: Theme, qtbot: QtBot, scheme: Appearance
) -> None:
    unseen = set()
    theme.set_appearance(scheme)
    window.activateWindow()
    for page in every_page(window, library, qtbot):
        for widget in tab_stops(window):
            bring_into_sight(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            with_focus = looks(window, widget)
            widget.clearFocus()
            without = looks(window, widget)
            if with_focus == without:
                unseen.add(f"{page}: {said(widget)}")
    assert not unseen, "\n".join(sorted(unseen))
