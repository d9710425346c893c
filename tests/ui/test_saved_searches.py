"""A search is kept with everything chosen, can be renamed, and comes back when it is removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from engine.search.query import parse
from engine.types import FolderId, Kind
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder, fake_hit
from ui import saved
from ui.actions import Act
from ui.look import Look
from ui.main_window import MainWindow
from ui.saved import Saved
from ui.search.facets import Facets
from ui.sidebar import Sidebar


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow], library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> MainWindow:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    library.default_hits = (fake_hit(1, kind=Kind.PDF), fake_hit(2, kind=Kind.MAIL))
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: not window.reading.state.is_busy)
    return window


def ask(window: MainWindow, qtbot: QtBot, query: str) -> None:
    window.search_page.field.set_text(query)
    qtbot.waitUntil(lambda: window.search_page.model.rowCount() > 0)


def save(window: MainWindow) -> None:
    window.workbench._frame.actions[Act.SAVE_SEARCH].trigger()


def test_a_list_of_searches_comes_back_as_it_was_stored() -> None:
    kept = saved.renamed(saved.with_saved(saved.with_saved((), "heat"), "cold"), "heat", " Warm ")
    assert kept == (Saved("cold", "cold"), Saved("Warm", "heat"))
    assert saved.from_text(saved.to_text(kept)) == kept
    assert saved.from_text("[1]") == saved.from_text("no json") == saved.from_text("") == ()
    assert saved.with_saved(kept, "heat")[0] == Saved("heat", "heat")
    assert saved.renamed(kept, "heat", "  ")[1] == Saved("heat", "heat")


def test_a_saved_search_is_listed_stored_and_asked_again(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, settings: FakeSettings
) -> None:
    ask(window, qtbot, "heat pump")
    window.search_page.facets._chips[Kind.PDF].click()
    save(window)
    assert window.workbench.saved.entries == [("heat pump type:pdf", "heat pump type:pdf")]
    assert "heat pump type:pdf" in settings.notes["saved_searches"]
    window.search_page.field.set_text("other")
    qtbot.mouseClick(window.sidebar.saved.items[0], Qt.MouseButton.LeftButton)
    assert window.search_page.field.text == "heat pump"
    assert window.search_page.typed_text() == "heat pump type:pdf"
    assert window.search_page.facets.kinds == ()
    assert window.sidebar.saved.items[0].isChecked()
    qtbot.waitUntil(lambda: library.searched[-1].text == "heat pump type:pdf")


def test_what_is_chosen_is_written_as_the_engine_reads_it(look: Look, tmp_path: Path) -> None:
    facets = Facets(look)
    folder = tmp_path / "my notes"
    facets.set_folders([fake_folder(1, folder), fake_folder(2, tmp_path / "b")])
    facets._choose_folder(FolderId(1))
    facets._choose_time("after:7d")
    for kind in Kind:
        facets._choose_kind(kind)
        query = parse(f"heat {facets.as_words}", date(2025, 11, 12))
        assert not query.notes
        assert query.text == "heat"
        assert query.filters.folders == (str(folder),)
        assert query.filters.after_ns is not None
        assert query.filters.kinds == {kind} or kind in (Kind.ARCHIVE, Kind.OTHER)


def test_nothing_typed_is_nothing_to_save(window: MainWindow) -> None:
    save(window)
    assert window.workbench.saved.entries == []
    assert not window.search_page._save_button.isEnabled()
    assert not window.sidebar.saved.isVisible()


def test_the_bookmark_tells_whether_the_search_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot, "heat")
    button = window.search_page._save_button
    assert button.accessibleName() == "Save this search"
    button.click()
    assert button.accessibleName() == "Forget this search"
    window.search_page.field.set_text("heat pump")
    assert button.accessibleName() == "Save this search"


def test_a_removed_search_can_be_had_back_with_its_name(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot, "heat")
    save(window)
    window.workbench.saved.rename("heat", "Warm")
    save(window)
    assert window.workbench.saved.entries == []
    notice = window.workbench.strip.notice
    assert notice is not None
    assert notice.fact == "“Warm” is no longer saved."
    window.workbench.saved.toggle("cold")
    window.workbench.strip._button.click()
    assert window.workbench.saved.entries == [("Warm", "heat"), ("cold", "cold")]
    assert window.workbench.strip.notice is not notice


def test_a_search_is_renamed_by_its_menu(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, qtbot, "heat")
    save(window)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Warm", True))
    window.workbench.saved._ask_name("heat")
    assert [item.text() for item in window.sidebar.saved.items] == ["Warm"]


def test_five_are_shown_and_the_rest_is_behind_all(window: MainWindow) -> None:
    for number in range(7):
        window.workbench.saved.toggle(f"search {number}")
    assert len(window.sidebar.saved.items) == 5
    assert window.sidebar.saved.all.isVisible()
    window.sidebar.saved._fill_all()
    assert len(window.sidebar.saved.all.menu().actions()) == 7


def test_saved_searches_are_there_at_the_next_start(
    make_window: Callable[[], MainWindow], settings: FakeSettings, qtbot: QtBot
) -> None:
    settings.notes["saved_searches"] = saved.to_text((Saved("Warm", "heat"),))
    window = make_window()
    window.complete()
    assert [item.text() for item in window.sidebar.saved.items] == ["Warm"]


def test_control_d_in_the_field_saves_and_leaves_the_text(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot, "heat")
    edit = window.search_page.field._edit
    edit.home(False)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(edit, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.search_page.field.text == "heat"
    assert window.workbench.saved.entries == [("heat", "heat")]


def test_in_a_low_window_the_saved_searches_stay_and_the_recent_ones_go(
    qtbot: QtBot, look: Look
) -> None:
    sidebar = Sidebar(look)
    qtbot.addWidget(sidebar)
    sidebar.set_saved([(f"saved {number}", f"saved {number}") for number in range(5)])
    sidebar.set_recent([f"recent {number}" for number in range(5)])
    sidebar.show()
    sidebar.resize(sidebar.width(), look.theme.px(800))
    assert sidebar.saved.isVisible()
    assert sidebar.recent.isVisible()
    needed = sidebar.saved.sizeHint().height() + look.theme.px(200)
    sidebar.resize(sidebar.width(), needed)
    assert sidebar.saved.isVisible()
    assert not sidebar.recent.isVisible()
