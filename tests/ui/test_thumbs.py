"""A thumb answers at once, is called noted when it is, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.errors import EnvironmentProblem, ErrorCode
from engine.feedback.records import ActKind
from engine.types import FromYou
from tests.fakes.fake_diary import FakeDiary
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder, fake_hit
from ui import opening
from ui.actions import Act
from ui.main_window import MainWindow
from ui.opening import Opened
from ui.search.hits_model import Roles
from ui.search.row_signs import Sign
from ui.search.thumb import Thumb, remembered

Make = Callable[[], MainWindow]


@pytest.fixture
def window(make_window: Make, library: FakeLibrary, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    library.default_hits = tuple(fake_hit(n, f"file {n}.md") for n in range(1, 5))
    window = make_window()
    window.attach(library)
    QTest.keyClicks(window.search_page.field._edit, "heat")
    qtbot.waitUntil(lambda: window.search_page.model.rowCount() == 4)
    return window


def diary(library: FakeLibrary) -> FakeDiary:
    return library.feedback


def press(window: MainWindow, row: int, sign: Sign) -> None:
    QTest.mouseClick(
        window.search_page.results.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place(window, row, sign),
    )


def place(window: MainWindow, row: int, sign: Sign) -> QPoint:
    results = window.search_page.results
    option = results._option(results.visualRect(results.model().index(row, 0)))
    ground = results._delegate.ground_of(option)
    return results.signs.place(sign, ground, option.direction).center()


def thumb(window: MainWindow, row: int) -> Thumb | None:
    model = window.search_page.model
    return model.thumb(model.hits[row])


def note(window: MainWindow, row: int) -> object:
    model = window.search_page.model
    return model.data(model.index(row), Roles.NOTE)


def kinds(library: FakeLibrary) -> list[ActKind]:
    return [kind for _impression, kind, _name, _dwell in diary(library).acts]


def test_a_pressed_thumb_fills_at_once_and_is_noted_when_it_is_stored(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    press(window, 2, Sign.THUMB_UP)
    assert thumb(window, 2) is Thumb.UP
    qtbot.waitUntil(lambda: note(window, 2) == "Noted. It will come first next time.")
    assert diary(library).acts == [(1, ActKind.THUMB_UP, "file 3.md", None)]
    press(window, 1, Sign.THUMB_DOWN)
    qtbot.waitUntil(lambda: note(window, 1) == "Noted. Lower for searches like this.")
    assert not note(window, 2)
    assert [hit.document_id for hit in window.search_page.model.hits] == [1, 2, 3, 4]


def test_pressing_it_again_takes_it_back(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    press(window, 0, Sign.THUMB_DOWN)
    press(window, 0, Sign.THUMB_DOWN)
    assert thumb(window, 0) is None
    qtbot.waitUntil(lambda: kinds(library) == [ActKind.THUMB_DOWN, ActKind.UNDO_THUMB])


def test_two_quick_presses_open_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(opening, "open_file", lambda *what: opened.append(what))
    results = window.search_page.results
    at = place(window, 0, Sign.THUMB_UP)
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not opened


def test_keys_say_it_of_the_highlighted_row_and_ctrl_z_undoes_it_from_the_field(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edit = window.search_page.field._edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert thumb(window, 0) is Thumb.UP
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert thumb(window, 0) is Thumb.DOWN
    for expected in (Thumb.UP, None):
        QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert thumb(window, 0) is expected
    assert edit.text() == "heat"
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() != "heat"
    up, down = ActKind.THIS_IS_IT, ActKind.THUMB_DOWN
    wanted = [up, down, ActKind.THUMB_UP, ActKind.UNDO_THUMB]
    qtbot.waitUntil(lambda: kinds(library) == wanted)


@pytest.mark.expects_warning
def test_what_could_not_be_stored_is_shown_as_it_was(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    diary(library).problem = EnvironmentProblem(ErrorCode.DISK_FULL, "/profile")
    press(window, 0, Sign.THUMB_UP)
    qtbot.waitUntil(lambda: thumb(window, 0) is None)
    assert not note(window, 0)


def test_a_screen_reader_hears_the_state(window: MainWindow) -> None:
    window.workbench._frame.actions[Act.NOT_THIS].trigger()
    model = window.search_page.model
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleDescriptionRole)
    assert str(said).endswith("Not for this search, marked")


def test_a_thumb_from_a_search_before_is_shown() -> None:
    def told(act: ActKind, *, same: bool) -> Thumb | None:
        return remembered(fake_hit(1, from_you=FromYou(act, "heat", 0, same, same, False)))

    assert told(ActKind.THIS_IS_IT, same=True) is Thumb.UP
    assert told(ActKind.THUMB_DOWN, same=True) is Thumb.DOWN
    assert told(ActKind.THUMB_UP, same=False) is None
    assert told(ActKind.OPEN, same=True) is None


def test_thumbs_are_not_offered_while_nothing_is_remembered(
    window: MainWindow, settings: FakeSettings, library: FakeLibrary
) -> None:
    settings.values["feedback.record"] = False
    window.workbench.search.settings_changed()
    assert window.search_page.results.signs.offered == {Sign.WHY}
    press(window, 0, Sign.THUMB_UP)
    window.workbench._frame.actions[Act.THIS_IS_IT].trigger()
    assert thumb(window, 0) is None
    notice = window.workbench.strip.notice
    assert notice is not None
    assert notice.fact == "Nothing is remembered now."
    assert not diary(library).acts


def test_a_file_is_opened_first_and_then_kept_and_a_refused_one_is_not(
    window: MainWindow, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    outcomes = [Opened.OPENED, Opened.REFUSED]

    def open_file(*_what: object) -> Opened:
        assert not diary(library).acts
        return outcomes.pop(0)

    monkeypatch.setattr(opening, "open_file", open_file)
    edit = window.search_page.field._edit
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kinds(library) == [ActKind.OPEN])
    diary(library).acts.clear()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not outcomes)
    window.search_page.field.copied.emit()
    qtbot.waitUntil(lambda: kinds(library) == [ActKind.COPY])
