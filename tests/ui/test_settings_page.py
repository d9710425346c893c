"""The settings page is made of the declared table, and a change applies at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from engine.reach import ALLOWED, DENIED
from tests.fakes.fake_library import FakeLibrary, FakeSettings
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings.declared import LESS_MOTION, THEME
from ui.settings.page import SettingsPage
from ui.settings.setting_row import SettingRow


@pytest.fixture
def page(qtbot: QtBot, look: Look, settings: FakeSettings) -> SettingsPage:
    page = SettingsPage(look, settings)
    qtbot.addWidget(page)
    return page


def row(page: SettingsPage, key: str) -> SettingRow:
    return next(row for row in page.findChildren(SettingRow) if row._spec.key == key)


def test_every_declared_setting_of_a_group_has_a_row(
    page: SettingsPage, settings: FakeSettings
) -> None:
    keys = [row._spec.key for row in page.findChildren(SettingRow)]
    assert sorted(keys) == sorted(spec.key for spec in settings.specs if spec.group)
    assert "reading.rules_off" not in keys, "it has a dialog of its own"


def test_a_choice_is_stored_and_told(page: SettingsPage, settings: FakeSettings) -> None:
    told: list[str] = []
    page.changed.connect(told.append)
    combo = row(page, THEME).findChild(QComboBox)
    combo.setCurrentIndex(combo.findData("dark"))
    row(page, LESS_MOTION).findChild(QCheckBox).setChecked(True)
    assert settings.values == {THEME: "dark", LESS_MOTION: True}
    assert told == [THEME, LESS_MOTION]


def test_a_setting_is_found_by_its_words(page: SettingsPage) -> None:
    page.show()
    page._find.setText("CORES reading")
    threads = row(page, "reading.threads")
    assert threads.isVisible(), "its category is shown"
    assert not row(page, "reading.max_text_mb").isVisible()
    page._find.returnPressed.emit()
    assert threads.findChild(QSpinBox).hasFocus() or not page.isActiveWindow()
    page._find.setText("nothing like that")
    assert threads.isHidden()
    assert page._none_found.isVisible()
    assert page._none_found.text() == "Nothing found for “nothing like that”"
    page._find.clear()
    assert threads.isVisible(), "it is shown again"
    for other in ("theme", "dark"):
        page._find.setText(other)
        assert row(page, THEME).isVisible()
    page._find.setText("privac")
    assert page._names[page._forms.currentIndex()] == "Privacy"
    page._find.clear()
    assert not any(one.isHidden() for one in page.findChildren(SettingRow))


def test_a_number_keeps_away_from_the_edge_of_its_field(page: SettingsPage) -> None:
    page.show()
    page.show_category("Performance")
    picture = row(page, "reading.threads").findChild(QSpinBox).grab().toImage()
    middle = picture.height() // 2
    ground = picture.pixel(picture.width() // 2, middle)
    inside = range(2, picture.width() // 2)  # without the edge
    written = [x for x in inside if picture.pixel(x, middle) != ground]
    assert written
    assert written[0] >= 6


def test_numbers_and_lines_are_stored(page: SettingsPage, settings: FakeSettings) -> None:
    row(page, "reading.max_text_mb").findChild(QSpinBox).setValue(80)
    row(page, "reading.left_out").findChild(QPlainTextEdit).setPlainText("*.log\n\n Private/ ")
    assert settings.values["reading.max_text_mb"] == 80
    assert settings.values["reading.left_out"] == ("*.log", "Private/")


def test_a_changed_setting_goes_back_to_its_default(
    page: SettingsPage, settings: FakeSettings
) -> None:
    changed = row(page, "reading.max_text_mb")
    changed.findChild(QSpinBox).setValue(80)
    changed._reset.click()
    assert changed.findChild(QSpinBox).value() == 50
    assert "reading.max_text_mb" not in settings.values


def test_showing_the_page_changes_nothing(page: SettingsPage, settings: FakeSettings) -> None:
    page.resize(900, 600)
    for number in range(len(page._items)):
        page.show_group(number)
        assert not page.grab().isNull()
    assert not settings.values


def test_what_assistants_may_see_is_stored_when_the_field_is_left_and_not_while_a_path_is_typed(
    page: SettingsPage, settings: FakeSettings, qtbot: QtBot
) -> None:
    page.show_group(next(n for n, item in enumerate(page._items) if item.text() == "Assistants"))
    edit = row(page, "assistants.allowed").findChild(QPlainTextEdit)
    qtbot.keyClicks(edit, "/home/anna/Work")
    assert "assistants.allowed" not in settings.values  # neither / nor /home is allowed meanwhile
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut))
    assert settings.values["assistants.allowed"] == ("/home/anna/Work",)


def test_a_place_for_assistants_that_is_not_there_is_named_under_the_field(
    make_window: Callable[[], MainWindow],
    library: FakeLibrary,
    settings: FakeSettings,
    qtbot: QtBot,
) -> None:
    settings.values[DENIED] = ("/home/anna/Pay", "/nowhere")
    window = make_window()
    window.attach(library)
    window.workbench.show_settings("Assistants")
    page = window.workbench.settings_page
    note = row(page, DENIED)._note
    qtbot.waitUntil(lambda: not note.isHidden())  # the page of a library without folders is another
    assert note.text() == "“/nowhere” denies nothing: there is no such place."
    assert row(page, ALLOWED)._note.isHidden()
    edit = row(page, DENIED).findChild(QPlainTextEdit)
    edit.setPlainText("/home/anna/Pay")
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut))
    qtbot.waitUntil(note.isHidden)
