"""The window takes letters at once, and everything can be done with the keyboard."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engine.errors import EnvironmentProblem, ErrorCode
from engine.feedback.records import ActKind
from engine.types import (
    AwayPlace,
    ChunkId,
    DocumentId,
    Failure,
    FailureReason,
    FolderState,
    Kind,
    Order,
    Passage,
)
from tests.fakes.fake_diary import FakeDiary
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_folder, fake_hit, fake_text
from ui import menus, opening
from ui.actions import ACTIONS, Act
from ui.folders.left_out import LeftOutDialog
from ui.main_window import MainWindow, dropped_folders
from ui.opening import Opened
from ui.panes import tab_stops
from ui.sidebar import Page

Make = Callable[[], MainWindow]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def open_file(path: Path, *_where: object) -> Opened:
        paths.append(path)
        return Opened.OPENED

    monkeypatch.setattr(opening, "open_file", open_file)
    return paths


@pytest.fixture
def revealed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def reveal(path: Path, _found: object) -> Opened:
        paths.append(path)
        return Opened.OPENED

    monkeypatch.setattr(opening, "reveal", reveal)
    return paths


@pytest.fixture
def window(make_window: Make, library: FakeLibrary, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    library.default_hits = tuple(fake_hit(n, f"file {n}.md") for n in range(1, 9))
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    return window


def type_text(window: MainWindow, text: str) -> None:
    window.search_page.field.setFocus()
    QTest.keyClicks(window.search_page.field._edit, text)


def field_key(window: MainWindow, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.search_page.field._edit, key, modifier)


def n_rows(window: MainWindow) -> int:
    return window.search_page.model.rowCount()


def test_letters_are_taken_before_there_is_a_library(
    make_window: Make, library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    library.default_hits = (fake_hit(1),)
    window = make_window()
    type_text(window, "heat")
    window.attach(library)
    qtbot.waitUntil(lambda: n_rows(window) == 1)


def test_a_search_and_its_first_result_need_no_mouse(
    window: MainWindow, qtbot: QtBot, opened: list[Path], revealed: list[Path]
) -> None:
    type_text(window, "heat pump")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    field_key(window, Qt.Key.Key_Return)
    field_key(window, Qt.Key.Key_Down)
    field_key(window, Qt.Key.Key_Down)
    field_key(window, Qt.Key.Key_Return)
    field_key(window, Qt.Key.Key_Return, control=True)
    qtbot.waitUntil(lambda: [path.name for path in opened] == ["file 1.md", "file 3.md"])
    qtbot.waitUntil(lambda: [path.name for path in revealed] == ["file 3.md"])
    assert window.search_page.field._edit.text() == "heat pump"


def test_escape_clears_the_field_and_shows_the_empty_page(window: MainWindow, qtbot: QtBot) -> None:
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    field_key(window, Qt.Key.Key_Escape)
    assert window.search_page.field.text == ""
    assert window.search_page.empty.isVisible()


def test_a_letter_typed_anywhere_goes_to_the_field(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.sidebar.items[Page.FOLDERS].setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.sidebar.items[Page.FOLDERS])
    QTest.keyClick(window.sidebar.items[Page.FOLDERS], Qt.Key.Key_H)
    assert window.search_page.field.text == "h"
    assert QApplication.focusWidget() is window.search_page.field._edit


def test_what_was_opened_is_listed_and_remembered(
    window: MainWindow, qtbot: QtBot, opened: list[Path], settings: FakeSettings
) -> None:
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    field_key(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workbench.search.recent == ["heat"])
    assert "file 1.md" in settings.notes["opened_lately"]


def test_a_file_that_opens_late_counts_for_the_search_it_was_found_with(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = window.workbench.search
    held: list[Callable[[Opened], None]] = []
    monkeypatch.setattr(search.opener, "open", lambda *given: held.append(given[-1]))
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    field_key(window, Qt.Key.Key_Return)
    with qtbot.waitSignal(search.presenter.shown):
        type_text(window, " pump")
    held[0](Opened.OPENED)
    diary: FakeDiary = library.feedback
    qtbot.waitUntil(lambda: bool(diary.acts))
    found_with = diary.impressions[diary.acts[0][0] - 1].response.query
    assert (found_with, diary.acts[0][1]) == ("heat", ActKind.OPEN)


def test_a_file_that_is_gone_is_struck_through(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_file", lambda *_where: Opened.GONE)
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    field_key(window, Qt.Key.Key_Return)
    model = window.search_page.model
    qtbot.waitUntil(lambda: model.text(model.hits[0]).struck)
    assert not model.text(model.hits[1]).struck


def test_results_do_not_stay_stale_when_the_library_grows(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, tmp_path: Path
) -> None:
    type_text(window, "heat")
    presenter = window.workbench.search.presenter
    qtbot.waitUntil(lambda: n_rows(window) == 8 and not presenter._pause.isActive())
    library.default_hits = (fake_hit(50, "new.md"), *library.default_hits)
    library.folder_statuses = [fake_folder(1, tmp_path, n_documents=11, n_read=11)]
    window.reading.refresh()
    qtbot.waitUntil(presenter._fresh.isActive)
    presenter._fresh.timeout.emit()
    qtbot.waitUntil(lambda: n_rows(window) == 9)
    assert window.search_page.model.hits[0].path.name == "new.md"
    assert window.search_page.facets._order_hint.isHidden()


def test_rows_follow_files_that_moved(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_file", lambda *_where: Opened.GONE)
    type_text(window, "heat")
    presenter, model = window.workbench.search.presenter, window.search_page.model
    qtbot.waitUntil(lambda: n_rows(window) == 8 and not presenter._pause.isActive())
    field_key(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.text(model.hits[0]).struck)
    first = library.default_hits[0]
    new = replace(first, path=first.path.parent / "elsewhere" / first.path.name)
    library.default_hits = (new, *library.default_hits[1:])
    library.n_moved = 1  # no figure of the library tells of it
    window.reading.refresh()
    qtbot.waitUntil(presenter._fresh.isActive)
    presenter._fresh.timeout.emit()
    qtbot.waitUntil(lambda: model.hits[0].path == new.path)
    assert not model.text(model.hits[0]).struck


def test_new_results_are_offered_to_a_person_in_the_middle_of_the_list(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    type_text(window, "heat")
    presenter = window.workbench.search.presenter
    qtbot.waitUntil(lambda: n_rows(window) == 8 and not presenter._pause.isActive())
    field_key(window, Qt.Key.Key_Down)
    library.default_hits = (fake_hit(50, "new.md"), *library.default_hits)
    presenter.refresh(at_once=True)
    hint = window.search_page.facets._order_hint
    qtbot.waitUntil(hint.isVisible)
    assert hint.text().startswith("New results are ready.")
    assert n_rows(window) == 8
    window.workbench._frame.actions[Act.SEARCH_AGAIN].trigger()
    qtbot.waitUntil(lambda: n_rows(window) == 9)
    assert hint.isHidden()


def test_a_model_that_comes_late_improves_what_is_shown(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    type_text(window, "heat")
    presenter = window.workbench.search.presenter
    qtbot.waitUntil(lambda: n_rows(window) == 8 and not presenter._pause.isActive())
    library.second_order = lambda hits: hits[::-1]
    window.reading.load_models()
    qtbot.waitUntil(lambda: window.search_page.model.hits[0].document_id == 8)


def test_a_kind_narrows_the_search_and_all_widens_it(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    library.default_hits = (
        fake_hit(1, kind=Kind.PDF),
        fake_hit(2, kind=Kind.MAIL),
        fake_hit(3, kind=Kind.MAIL),
    )
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 3)
    chips = window.search_page.facets._chips
    chips[Kind.PDF].click()
    qtbot.waitUntil(lambda: n_rows(window) == 1)
    assert library.searched[-1].kinds == (Kind.PDF,)
    chips[None].click()
    qtbot.waitUntil(lambda: n_rows(window) == 3)


def test_a_time_is_added_to_the_query_and_taken_away(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    facets = window.search_page.facets
    facets._time_menu.menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: library.searched[-1].text == "heat after:7d")
    facets._time_chip.click()
    qtbot.waitUntil(lambda: library.searched[-1].text == "heat")


def test_one_folder_is_chosen_in_its_menu_and_left_by_its_chip(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, tmp_path: Path
) -> None:
    facets = window.search_page.facets
    library.folder_statuses = [fake_folder(1, tmp_path / "a"), fake_folder(2, tmp_path / "b")]
    window.workbench.reading.refresh()
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    qtbot.waitUntil(lambda: len(facets._folder_menu.menu().actions()) > 2)
    facets._folder_menu.menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: library.searched[-1].folder_ids == (2,))
    facets._folder_chip.click()
    qtbot.waitUntil(lambda: library.searched[-1].folder_ids == ())


def test_the_newest_come_first_when_asked_and_are_not_read_closely(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    library.second_order = lambda hits: hits[::-1]
    facets = window.search_page.facets
    facets._order_menu.menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: library.searched[-1].order is Order.NEWEST)
    assert facets._order_menu.text() == "Newest first"
    presenter = window.workbench.search.presenter
    qtbot.waitUntil(lambda: presenter.response is not None and not presenter._pause.isActive())
    assert all(request.order is Order.BEST for request in library.reranked)
    facets._order_menu.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: bool(library.reranked))
    assert library.searched[-1].order is Order.BEST


def test_the_preview_shows_the_text_round_the_passage(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    text = "before\n" * 500 + "the passage itself" + "\nafter" * 500
    start = text.index("the passage")
    passage = Passage(ChunkId(1), start, start + 18, None, 501, "", "", "the passage itself", ())
    hit = fake_hit(1, passages=(passage,), n_passages=1)
    library.default_hits = (hit,)
    library.texts[hit.document_id] = fake_text(hit, text)
    type_text(window, "heat")
    canvas = window.search_page.preview._text
    qtbot.waitUntil(lambda: "the passage itself" in canvas.toPlainText())
    assert canvas._tinted is not None
    rect = canvas.cursorRect()
    assert 0 <= rect.top() <= canvas.viewport().height()


def test_a_passage_is_copied_with_its_source(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    passage = Passage(ChunkId(1), 0, 5, 12, 1, "", "", "must not exceed 35", ())
    library.default_hits = (
        fake_hit(1, "guide.pdf", kind=Kind.PDF, passages=(passage,), n_passages=1),
    )
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 1)
    search = window.workbench.search
    search.copy_passage()
    assert QGuiApplication.clipboard().text() == "must not exceed 35\n\nguide.pdf, p. 12"
    library.texts[DocumentId(1)] = fake_text(library.default_hits[0], "Noise must not")
    search.preview.set_shown(True)
    qtbot.waitUntil(lambda: search.preview.passage_text is not None)
    search.copy_passage()  # all of it, once it is read
    assert QGuiApplication.clipboard().text() == "Noise\n\nguide.pdf, p. 12"


def test_nothing_found_offers_what_the_filter_hides(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    library.default_hits = (fake_hit(1, kind=Kind.PDF),)
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 1)
    window.search_page.facets._kind = Kind.MAIL
    window.search_page.asked.emit()
    nothing = window.search_page._nothing
    qtbot.waitUntil(nothing.isVisible)
    assert nothing._others.text() == "Without the filter there is 1."
    nothing._show.click()
    qtbot.waitUntil(lambda: n_rows(window) == 1)


def test_nothing_found_offers_what_may_have_been_meant(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    page, nothing = window.search_page, window.search_page._nothing
    library.default_hits = ()
    library.meant["radaitor type:pdf"] = "radiator type:pdf"
    library.hits["radiator type:pdf"] = (fake_hit(1, kind=Kind.PDF),)
    page.field.set_text("radaitor type:pdf")
    qtbot.waitUntil(nothing.isVisible)
    link = nothing._mean
    assert link.isVisible()
    assert link.text() == link.accessibleName() == "Did you mean “radiator”?"
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert link in list(tab_stops(nothing))
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: n_rows(window) == 1)
    assert page.field.text == "radiator"
    assert page.query_text() == "radiator type:pdf"
    page.field.set_text("xyzzy")
    qtbot.waitUntil(lambda: nothing.isVisible() and link.isHidden())


def test_a_library_without_folders_leads_to_the_welcome_page(
    make_window: Make, library: FakeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: window.workbench.welcome.page is not None)
    assert window.workbench.welcome.page is not None
    assert not window.sidebar.isVisible()
    for row in window.workbench.welcome.page.rows:
        row.box.setChecked(False)
    folder = tmp_path / "my notes"
    folder.mkdir()
    window.workbench.add([folder])
    assert window.workbench.welcome.page.chosen() == [folder]
    window.workbench.welcome.page._button.click()
    qtbot.waitUntil(lambda: bool(library.folder_statuses))
    assert library.folder_statuses[0].folder.path == folder
    qtbot.waitUntil(lambda: library.n_scans >= 1)
    assert window.search_page.isVisible()


def test_without_a_folder_there_is_the_welcome_page_in_place_of_an_empty_search(
    make_window: Make, library: FakeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    window = make_window()
    window.attach(library)
    bench = window.workbench
    qtbot.waitUntil(lambda: bench.welcome.page is not None)
    assert bench.welcome.page is not None
    folder = tmp_path / "my notes"
    folder.mkdir()
    (folder / "a.txt").write_text("a", encoding="utf-8")
    bench.add([folder])
    bench.show_page(Page.FOLDERS)  # before it is counted
    bench.show_page(Page.SEARCH)
    assert bench.welcome.page.isVisible()
    assert window.sidebar.isVisible(), "the way to the other pages"
    assert folder in bench.welcome.page.chosen()
    row = next(row for row in bench.welcome.page.rows if row.suggestion.path == folder)
    qtbot.waitUntil(lambda: row.count is not None and row.count.n_files == 1)
    bench.folders.add([folder])
    qtbot.waitUntil(window.search_page.isVisible)


def test_folders_can_be_dropped_and_files_cannot(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    assert dropped_folders(mime) == [tmp_path]


def test_a_change_of_models_that_waits_is_told_and_can_be_called_off(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.models.turn = threading.Event()
    window.attach(library)
    strip = window.workbench.strip
    window.workbench.tune.presenter.undo()
    qtbot.waitUntil(lambda: strip.notice is not None and strip.notice.button == "Cancel")
    assert strip.notice.fact == "Your change of models waits."
    strip._button.click()
    qtbot.waitUntil(lambda: strip.notice is None)


def test_an_error_is_a_strip_and_not_a_traceback(window: MainWindow) -> None:
    window.refuse(EnvironmentProblem(ErrorCode.PROFILE_BUSY))
    assert window.workbench.strip.isVisible()
    assert window.workbench.strip.notice is not None
    assert window.workbench.strip.notice.fact == "Another Honeyguide has this library open."


def test_a_folder_that_cannot_be_added_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.workbench.add([tmp_path / "nowhere"])
    # a reading that ends meanwhile may speak first
    qtbot.waitUntil(lambda: said(window) == "That folder is not there.")


def said(window: MainWindow) -> str:
    notice = window.workbench.strip.notice
    return notice.fact if notice is not None else ""


def test_a_folder_that_is_offline_is_said_once(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, tmp_path: Path
) -> None:
    library.folder_statuses = [fake_folder(1, tmp_path, state=FolderState.OFFLINE)]
    window.reading.refresh()
    qtbot.waitUntil(lambda: said(window).endswith("is not connected."))
    window.workbench.strip._send_away()
    window.reading.refresh()
    qtbot.wait(50)
    assert window.workbench.strip.notice is None


def test_a_disk_in_a_folder_that_is_offline_is_said(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    away = (AwayPlace(Path("/notes/stick"), 30),)
    library.folder_statuses = [fake_folder(1, Path("/notes"), n_documents=900, away=away)]
    window.reading.refresh()
    qtbot.waitUntil(lambda: said(window) == "/notes/stick is not connected.")
    notice = window.workbench.strip.notice
    assert notice is not None
    assert notice.consequence == "30 files stay searchable and are shown in grey."


def test_a_folder_that_is_gone_can_be_forgotten_from_the_strip(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    strip = window.workbench.strip
    gone = [fake_folder(n, Path(f"/{n}"), state=FolderState.GONE) for n in (1, 2)]
    library.folder_statuses = [gone[0], fake_folder(3, Path("/3"))]
    window.reading.refresh()
    qtbot.waitUntil(lambda: said(window) == "/1 is no longer there.")
    assert strip.notice is not None
    assert strip.notice.consequence == "Its files stay searchable until you forget it."
    assert strip.notice.button == "Forget"
    strip._button.click()
    assert said(window) == "“/1” is removed."
    strip._button.click()
    assert said(window) == "/1 is no longer there."
    library.folder_statuses = gone
    window.reading.refresh()
    qtbot.waitUntil(lambda: said(window) == "2 folders are no longer there.")
    strip._button.click()
    assert window.workbench._shown is window.workbench.folders_room.page
    library.folder_statuses = [fake_folder(1, Path("/1"))]
    window.reading.refresh()
    qtbot.waitUntil(lambda: strip.notice is None)


def test_a_folder_that_is_not_there_is_not_offered_to_be_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[bool] = []

    class Menu(QMenu):
        def exec(self, *_place: object) -> None:
            offered.extend(
                one.isEnabled() for one in self.actions() if one.text() == "Open the folder"
            )

    monkeypatch.setattr(menus, "QMenu", Menu)
    for state in (FolderState.PRESENT, FolderState.OFFLINE, FolderState.GONE):
        window.workbench.folders_room._show_menu(fake_folder(3, Path("/a"), state=state), QPoint())
    assert offered == [True, False, False]


def test_a_folder_that_lost_its_files_and_one_that_cannot_be_watched_lead_to_the_folders(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    strip = window.workbench.strip
    notes = fake_folder(1, Path("/notes"), state=FolderState.VANISHED, n_documents=900)
    remedy = "sudo sysctl fs.inotify.max_user_watches=524288"
    projects = fake_folder(2, Path("/projects"), state=FolderState.POLLED, remedy=remedy)
    library.folder_statuses = [notes, projects]
    window.reading.refresh()
    # a reading that ends meanwhile says so first
    qtbot.waitUntil(
        lambda: said(window) == "Most of /notes is gone at once. Is it moved or deleted?"
    )
    assert strip.notice is not None
    assert strip.notice.consequence == "900 files stay searchable until you say so."
    strip._button.click()
    assert window.workbench._shown is window.workbench.folders_room.page
    strip._send_away()
    assert strip.notice.fact == (
        "Too many folders to watch, so /projects is looked through every 10 min."
    )
    assert strip.notice.button == "Show the fix"
    library.folder_statuses = [fake_folder(1, Path("/notes"))]
    window.reading.refresh()
    qtbot.waitUntil(lambda: strip.notice is None)


def test_what_is_left_out_is_chosen_from_the_folders_page(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, settings: FakeSettings
) -> None:
    library.left_out = lambda path, choice: None  # type: ignore[attr-defined]
    window.workbench.show_page(Page.FOLDERS)
    page = window.workbench.folders_room.page
    assert page is not None
    page._rules.click()
    dialog = window.findChild(LeftOutDialog)
    dialog.path.setText("/docs/a.log")
    qtbot.waitUntil(lambda: dialog.verdict.text() == "Would be read.")
    dialog.patterns.setPlainText("*.log")
    with qtbot.waitSignal(window.setting_changed) as told:
        dialog.accept()
    assert told.args == ["reading.left_out"]
    assert settings.values == {"reading.left_out": ("*.log",)}


def test_a_file_is_left_out_from_the_folders_page_and_taken_back(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary, settings: FakeSettings
) -> None:
    library.folder_statuses = [fake_folder(1, Path("/docs"))]
    window.reading.refresh()
    window.workbench.show_page(Page.FOLDERS)
    room = window.workbench.folders_room
    qtbot.waitUntil(lambda: [one.folder.path for one in room._folders] == [Path("/docs")])
    assert room.page is not None
    with qtbot.waitSignal(window.setting_changed):
        room.page.failures.leave_out_wanted.emit(Path("/docs/old/scan #1.pdf"))
    assert settings.values["reading.left_out"] == (r"/old/scan\ \#1.pdf",)
    notice = window.workbench.strip.notice
    assert notice is not None
    assert notice.fact == "“scan #1.pdf” is left out."
    window.workbench.strip._button.click()
    assert settings.values["reading.left_out"] == ()
    with qtbot.waitSignal(window.setting_changed) as told:
        room.page.failures.recognition_wanted.emit()
    assert (told.args, settings.values["reading.pictures"]) == (["reading.pictures"], True)


def test_missing_files_are_forgotten_from_the_menu_of_their_folder(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int | Path] = []
    offered: list[list[str]] = []
    library.confirm_gone = lambda folder_id, _report: told.append(folder_id)  # type: ignore[attr-defined]
    library.give_up = lambda place, _report: told.append(place)  # type: ignore[attr-defined]

    class Menu(QMenu):
        def exec(self, *_place: object) -> None:
            offered.append([one.text() for one in self.actions()])
            for one in self.actions():
                if one.text() in ("Forget the missing files", "Forget the files of /a/R&&D"):
                    one.trigger()

    monkeypatch.setattr(menus, "QMenu", Menu)
    for state in (FolderState.PRESENT, FolderState.VANISHED):
        window.workbench.folders_room._show_menu(fake_folder(3, Path("/a"), state=state), QPoint())
    qtbot.waitUntil(lambda: told == [3])
    away = Path("/a/R&D")
    status = fake_folder(3, Path("/a"), away=(AwayPlace(away, 3),))
    window.workbench.folders_room._show_menu(status, QPoint())
    qtbot.waitUntil(lambda: told == [3, away])
    assert ["Forget the missing files" in texts for texts in offered] == [False, True, False]


def test_the_sidebar_is_a_rail_in_a_narrow_window(window: MainWindow) -> None:
    wide = window.sidebar.width()
    window.resize(800, 600)
    assert window.sidebar.width() < wide / 3
    assert not window.search_page.preview.isVisible()
    window.resize(1200, 700)
    assert window.sidebar.width() == wide


@pytest.mark.parametrize("scrolled_px", [0, 300])
def test_a_page_is_where_it_was_left(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, scrolled_px: int
) -> None:
    library.failure_list = [
        Failure(DocumentId(n), Path(f"/a/{n}.pdf"), FailureReason.CORRUPT, "") for n in range(90)
    ]
    window.activateWindow()
    window.workbench.show_page(Page.FOLDERS)
    page = window.workbench.folders_room.page
    qtbot.waitUntil(page._trouble.isVisible)
    page.failures.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(page.failures.hasFocus)
    page.failures.failures.toggle(FailureReason.CORRUPT)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    bar.setValue(scrolled_px)
    for there in (Page.SEARCH, Page.SETTINGS):
        window.workbench.show_page(there)
        window.workbench.show_page(Page.FOLDERS)
        QApplication.processEvents()
        assert bar.value() == scrolled_px


def test_all_actions_are_offered_to_the_mouse_in_the_smallest_window_too(
    window: MainWindow,
) -> None:
    more = window.sidebar.more
    beside = more.geometry()
    window.resize(window.minimumSize())
    QApplication.processEvents()
    assert more.isVisible()
    assert window.sidebar.rect().contains(more.geometry())
    others = [window.sidebar.state, *window.sidebar.items.values()]
    assert not any(more.geometry().intersects(other.geometry()) for other in others)
    window.resize(1200, 700)
    QApplication.processEvents()
    assert more.geometry() == beside


def test_the_preview_is_switched_only_where_that_can_be_seen(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, action = window.search_page, window.workbench._frame.actions[Act.PREVIEW]
    assert not action.isEnabled()  # nothing is typed
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    assert action.isEnabled()
    window.resize(900, 600)
    for refused in (lambda: None, lambda: window.workbench.show_page(Page.FOLDERS)):
        refused()
        field_key(window, Qt.Key.Key_J, control=True)
        action.trigger()
        assert not action.isEnabled()
    assert not page._preview_button.isEnabled()
    window.workbench.show_page(Page.SEARCH)
    window.resize(1200, 700)
    assert page.preview_wanted
    qtbot.waitUntil(page.preview.isVisible)
    action.trigger()
    assert not page.preview.isVisible()
    action.trigger()
    assert page.preview.isVisible()


def test_the_geometry_and_the_preview_are_remembered(
    make_window: Make, settings: FakeSettings
) -> None:
    first = make_window()
    first.resize(900, 600)
    first.search_page.set_preview_wanted(False)
    first.close()
    second = make_window()
    assert any(name.startswith("geometry.") for name in settings.notes)
    assert not second.search_page.preview_wanted


def test_every_action_has_a_shortcut_and_none_is_given_twice(window: MainWindow) -> None:
    keys = [window.workbench._frame.actions[name].shortcut().toString() for name in Act]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert {spec.name for spec in ACTIONS} == set(Act)


def test_every_button_has_an_accessible_name(window: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton

    for page in (Page.SETTINGS, Page.FOLDERS, Page.SEARCH):
        window.workbench.show_page(page)
    window.workbench.show_welcome()
    nameless = [
        button
        for button in window.findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text() or button.isHidden())
        and not button.objectName().startswith("qt_")
        and type(button).__name__ != "QTableCornerButton"
        and "ScrollBar" not in type(button.parent()).__name__
        and type(button).__name__ != "QAbstractButton"
    ]
    assert not nameless


def test_the_pages_keep_their_state(window: MainWindow, qtbot: QtBot) -> None:
    type_text(window, "heat")
    qtbot.waitUntil(lambda: n_rows(window) == 8)
    window.workbench.show_page(Page.FOLDERS)
    window.workbench.show_page(Page.SEARCH)
    assert n_rows(window) == 8
    assert window.search_page.field.text == "heat"


def test_help_opens(window: MainWindow, qtbot: QtBot) -> None:
    window.workbench._frame.actions[Act.SHORTCUTS].trigger()
    window.workbench._frame.actions[Act.WAYS_TO_ASK].trigger()
    dialogs = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert sorted(d.windowTitle() for d in dialogs) == ["Shortcuts", "Ways to ask"]
    for dialog in dialogs:
        dialog.close()


def test_programs_are_never_started(tmp_path: Path) -> None:
    script = tmp_path / "run.sh"
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    tool = tmp_path / "tool"
    tool.write_text("#!/usr/bin/env python3\n", encoding="utf-8")
    tool.chmod(0o755)
    source = tmp_path / "code.py"
    source.write_text("print(1)\n", encoding="utf-8")
    note = tmp_path / "note.txt"
    note.write_text("hello", encoding="utf-8")
    note.chmod(0o755)  # as on a file system without permissions
    assert opening.is_program(script)
    assert opening.is_program(tool) or os.name == "nt"
    assert not opening.is_program(note)
    assert opening.is_program(source) == (os.name == "nt")


def test_a_program_is_shown_in_its_folder_instead(tmp_path: Path, revealed: list[Path]) -> None:
    script = tmp_path / "run.sh"
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    assert opening.open_file(script, opening.look_at(script)) is Opened.REVEALED
    assert revealed == [script]
    gone = tmp_path / "gone.txt"
    assert opening.open_file(gone, opening.look_at(gone)) is Opened.GONE
