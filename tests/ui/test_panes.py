"""Tab goes through the search page as it is read, and F6 from pane to pane."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.types import Kind
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder, fake_hit, fake_text
from tests.fakes.hand_clock import HandClock
from ui.care.page import CarePage
from ui.history import REMEMBERED_AS, Opening, to_text
from ui.main_window import MainWindow
from ui.panes import is_in
from ui.sidebar import Page
from ui.tune.foot import Choice


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow],
    library: FakeLibrary,
    settings: FakeSettings,
    clock: HandClock,
    qtbot: QtBot,
) -> MainWindow:
    library.folder_statuses = [fake_folder(1, Path("/a")), fake_folder(2, Path("/b"))]
    library.default_hits = (
        fake_hit(1, "one.md"),
        fake_hit(2, "two.pdf", kind=Kind.PDF),
        fake_hit(3, "three.py", kind=Kind.CODE),
    )
    for hit in library.default_hits:
        library.texts[hit.document_id] = fake_text(hit, "the passage")
    lately = [
        Opening(Path(f"/a/{n}.md"), "note", f"{n}.md", "", f"heat {n}", clock.now_ms)
        for n in range(3)
    ]
    settings.notes[REMEMBERED_AS] = to_text(lately)
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.search_page.field.go()
    return window


def search(window: MainWindow, qtbot: QtBot) -> None:
    page = window.search_page
    page.field.set_text("heat")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    qtbot.waitUntil(lambda: page.preview._content is not None)


def way(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[QWidget]:
    """Return what has the keyboard, press after press, until it is the first once more."""
    found: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and focus not in found:
        found.append(focus)
        QTest.keyClick(window if key == Qt.Key.Key_F6 else focus, key, modifier)
        focus = QApplication.focusWidget()
    assert focus is found[0]
    return found


def names(widgets: list[QWidget]) -> list[str]:
    said = []
    for widget in widgets:
        name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
        said.append(name or type(widget).__name__)
    return said


NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
RESULTS = [
    "Search",
    "Save this search",
    "Preview",
    "All, 3",
    "PDF, 1",
    "Notes, 1",
    "Code, 1",
    "Any time",
    "Everywhere",
    "Order: Best match",
    "Results",
    "Open",
    "Show in folder",
    "Copy the passage with its source",
    "Preview",
]
SIDEBAR = ["Search", "Folders", "Tune", "heat 0", "heat 1", "heat 2", "Settings", "All actions"]


def test_tab_goes_through_results_as_they_are_read(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot)
    assert names(way(window, Qt.Key.Key_Tab, NONE)) == [*RESULTS, *SIDEBAR]
    back = [RESULTS[0], *[*RESULTS[1:], *SIDEBAR][::-1]]
    assert names(way(window, Qt.Key.Key_Tab, SHIFT)) == back


def test_tab_goes_through_filters_that_came_later_in_their_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot)
    window.search_page.facets._choose_time("after:7d")
    window.search_page.field._edit.setFocus()
    order = names(way(window, Qt.Key.Key_Tab, NONE))
    assert order.index("Code, 1") < order.index("Past week") < order.index("Results")


def test_tab_goes_through_the_empty_page_as_it_is_read(window: MainWindow) -> None:
    order = names(way(window, Qt.Key.Key_Tab, NONE))
    assert [name.partition(",")[0] for name in order[1:4]] == ["0.md", "1.md", "2.md"]
    assert order[4].startswith("how do I bleed the radiators")
    assert order[-len(SIDEBAR) :] == SIDEBAR


def panes_of(window: MainWindow, widgets: list[QWidget]) -> list[str]:
    page = window.search_page
    panes = {
        "field": page.header,
        "facets": page.facets,
        "list": page.results,
        "empty": page.empty,
        "preview": page.preview,
        "sidebar": window.sidebar,
    }
    return [next(name for name in panes if is_in(one, panes[name])) for one in widgets]


def test_f6_goes_from_pane_to_pane(window: MainWindow, qtbot: QtBot) -> None:
    around = panes_of(window, way(window, Qt.Key.Key_F6, NONE))
    assert around == ["field", "empty", "sidebar"]
    search(window, qtbot)
    around = panes_of(window, way(window, Qt.Key.Key_F6, NONE))
    assert around == ["field", "facets", "list", "preview", "sidebar"]
    around = panes_of(window, way(window, Qt.Key.Key_F6, SHIFT))
    assert around == ["field", "sidebar", "preview", "list", "facets"]


def test_f6_goes_on_from_wherever_in_a_pane_the_keyboard_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    search(window, qtbot)
    window.search_page.facets._order_menu.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.search_page.results
    window.sidebar.items[Page.SETTINGS].setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.search_page.field._edit


def test_the_preview_shows_that_it_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot)
    preview = window.search_page.preview
    line = window.look.theme.color("accent_line")

    def edges(view: QWidget) -> set[bool]:
        picture = view.grab().toImage()
        right, bottom = picture.width() - 1, picture.height() - 1
        places = ((0, 0), (right, 0), (0, bottom), (right, bottom), (0, bottom // 2))
        return {picture.pixelColor(x, y) == line for x, y in places}

    for view in (preview._text, preview._page, preview._table):
        preview._canvas.setCurrentWidget(view)
        window.search_page.field._edit.setFocus()
        assert edges(view) == {False}
        QTest.keyClick(window, Qt.Key.Key_F6, SHIFT)
        QTest.keyClick(window, Qt.Key.Key_F6, SHIFT)
        assert QApplication.focusWidget() is view
        assert edges(view) == {True}


def test_f6_leads_from_another_page_to_the_sidebar_and_back(window: MainWindow) -> None:
    window.workbench.show_page(Page.FOLDERS)
    page = window.workbench.folders_room.page
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.sidebar.items[Page.FOLDERS]
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert is_in(QApplication.focusWidget(), page)


def test_what_goes_grey_has_the_keyboard_again_once_it_can(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.workbench.show_settings("Backup and care")
    page = window.findChild(CarePage)
    qtbot.waitUntil(page._check.isVisible)
    page._check.setFocus()
    page.set_busy(busy=True)
    focus = QApplication.focusWidget()
    assert is_in(focus, page), "the next Enter would leave the page"
    assert not isinstance(focus, QPushButton)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    page.set_busy(busy=False)
    assert page._check.hasFocus()
    page.set_busy(busy=True)
    window.sidebar.current_item.setFocus()
    page.set_busy(busy=False)
    assert window.sidebar.current_item.hasFocus(), "the person went on"


def test_what_disappears_leaves_the_keyboard_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench.show_page(Page.TUNE)
    page = window.workbench._shown
    qtbot.waitUntil(lambda: not page.line.text().startswith("Looking at"))
    foot = page.foot

    def show(*texts: str, can_press: bool = True) -> None:
        choices = [Choice(text, lambda: None, is_enabled=can_press) for text in texts]
        foot.show_choices(choices, "What they mean.")

    show("Pause", "Stop")
    foot.buttons[1].show()
    foot.buttons[1].setFocus()
    show("Pause", "Stop", can_press=False)
    assert is_in(QApplication.focusWidget(), page)
    show("Try again", "Close")
    assert foot.buttons[0].hasFocus()
    foot.show_choices((), "")
    assert is_in(QApplication.focusWidget(), page)


@pytest.mark.parametrize("page", [Page.SEARCH, Page.FOLDERS])
def test_when_the_strip_goes_the_next_letter_adds_to_what_was_typed(
    window: MainWindow, qtbot: QtBot, page: Page
) -> None:
    search(window, qtbot)
    window.workbench.show_page(page)
    strip = window.workbench.strip
    window.workbench.notices.say("Done.")
    qtbot.waitUntil(strip._dismiss.isVisible)
    strip._dismiss.setFocus(Qt.FocusReason.TabFocusReason)
    strip._dismiss.click()
    focus = QApplication.focusWidget()
    if page is Page.FOLDERS:
        assert focus is window.workbench._shown
        return
    assert is_in(focus, window.search_page.field)
    QTest.keyClicks(focus, "s")
    assert window.search_page.field.text == "heats"
