"""A language is loaded with its dates, and every text that the window asks for is in its file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from tests.fakes.fake_library import FakeSettings, fake_folder
from tests.fakes.hand_clock import HandClock
from tests.window_texts import script
from ui import wording
from ui.actions import Act, Actions
from ui.folders.folder_table import Column, FolderTable
from ui.help import shortcuts_list
from ui.look import Look
from ui.settings.declared import UI_SETTINGS
from ui.settings.setting_row import SettingRow
from ui.translation import LANGUAGES

_MS = 1_741_600_000_000


def test_german_has_its_words_and_dates(spoken: Callable[[str], QLocale]) -> None:
    spoken("deutsch")
    assert wording.counted(1, "%n file", "%n files") == "1 Datei"
    assert wording.counted(1234, "%n file", "%n files") == "1.234 Dateien"
    assert wording.day(_MS, _MS + 500 * 86_400_000) == "10. März 2025"


def test_chinese_has_its_words(spoken: Callable[[str], QLocale]) -> None:
    spoken("中文")
    assert wording.counted(3, "%n file", "%n files") == "3 个文件"


def test_keys_are_called_as_the_language_calls_them(
    look: Look, spoken: Callable[[str], QLocale], qtbot: QtBot
) -> None:
    spoken("deutsch")
    page = shortcuts_list(look)
    qtbot.addWidget(page)
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "jeder Buchstabe" in said
    assert "Strg+Eingabe" in said
    assert [text for text in said if re.search("Return|Ctrl|PgUp|letter", text)] == []
    german = script().read_ts(script().ts_path("de")).values()
    assert [text for text in german if "Ctrl" in text or "Shift" in text] == []
    window = QMainWindow()
    qtbot.addWidget(window)
    assert Actions(window)[Act.GO_TO_FIELD].toolTip() == "Zum Suchfeld (Strg+K)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_of_the_folders_have_room(
    look: Look, clock: HandClock, language: str, spoken: Callable[[str], QLocale], qtbot: QtBot
) -> None:
    spoken(language)
    table = FolderTable(look, clock)
    qtbot.addWidget(table)
    table.show_folders([fake_folder(1, Path("/docs"))])
    table.resize(look.theme.px(1000), 200)
    table.show()
    heads = table.horizontalHeader()
    words = {
        column: str(table.model().headerData(column, Qt.Orientation.Horizontal))
        for column in Column
    }
    metrics, edge = look.theme.metrics("label", 600), look.theme.px(16)
    needed = {column: metrics.horizontalAdvance(text) + edge for column, text in words.items()}
    short = [words[column] for column in Column if needed[column] > heads.sectionSize(column)]
    assert short == []


def test_the_field_for_keys_has_room_for_their_names(
    look: Look, spoken: Callable[[str], QLocale], qtbot: QtBot
) -> None:
    spoken("deutsch")
    spec = next(spec for spec in UI_SETTINGS if spec.is_shortcut)
    row = SettingRow(look, spec, FakeSettings())
    qtbot.addWidget(row)
    row.show()
    for keys in ("Ctrl+Alt+Space", "Ctrl+Alt+Shift+Backspace"):
        (edit,) = row.findChildren(QKeySequenceEdit)
        edit.setKeySequence(QKeySequence(keys))
        (line,) = edit.findChildren(QLineEdit)
        qtbot.waitUntil(lambda line=line, edit=edit: line.width() == edit.width())
        room = line.width() - line.fontMetrics().horizontalAdvance(line.text())
        assert room >= 40, line.text()


def test_english_is_left_as_it_is_written(spoken: Callable[[str], QLocale]) -> None:
    assert spoken("english").language() == QLocale.Language.English
    assert wording.counted(3, "%n file", "%n files") == "3 files"


def test_what_is_no_language_is_the_systems(spoken: Callable[[str], QLocale]) -> None:
    assert spoken("system") == QLocale.system()


def test_the_setting_offers_each_language() -> None:
    from ui.settings.declared import LANGUAGE, UI_SETTINGS

    spec = next(spec for spec in UI_SETTINGS if spec.key == LANGUAGE)
    assert spec.choices == ("system", *LANGUAGES)
