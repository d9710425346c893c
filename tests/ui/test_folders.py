"""Folders are added, forgotten with ten seconds of grace, and their failures named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.recognition import Recognition
from engine.types import AwayPlace, DocumentId, Failure, FailureReason, FolderState
from tests.fakes.fake_library import FakeLibrary, fake_folder
from tests.fakes.hand_clock import HandClock
from ui.folders.failure_list import FailureList
from ui.folders.failures_model import FileRow, Link, ReasonRow, grouped
from ui.folders.folder_table import Column, FolderTable, state_help, state_words
from ui.folders.page import FoldersPage
from ui.folders.presenter import FoldersPresenter
from ui.look import Look
from ui.reading_state import Phase, ReadingState
from ui.tasks import TaskBridge
from ui.widgets.parts_bar import FOUND, PartsBar, part_widths


@pytest.fixture
def presenter(bridge: TaskBridge, library: FakeLibrary) -> FoldersPresenter:
    presenter = FoldersPresenter(bridge)
    presenter.attach(library)
    return presenter


def failure(number: int, reason: FailureReason, detail: str = "") -> Failure:
    return Failure(DocumentId(number), Path(f"/docs/file {number}.pdf"), reason, detail)


def test_a_removed_folder_is_hidden_at_once_and_forgotten_later(
    qtbot: QtBot, presenter: FoldersPresenter, library: FakeLibrary
) -> None:
    folders = [fake_folder(1, Path("/a")), fake_folder(2, Path("/b"))]
    library.folder_statuses = list(folders)
    presenter.remove(folders[0])
    assert presenter.visible(folders) == [folders[1]]
    assert not library.removed
    presenter._timer.timeout.emit()
    qtbot.waitUntil(lambda: library.removed == [1])


def test_undo_keeps_the_folder(presenter: FoldersPresenter, library: FakeLibrary) -> None:
    folder = fake_folder(1, Path("/a"))
    presenter.remove(folder)
    presenter.undo()
    assert presenter.visible([folder]) == [folder]
    assert not presenter._timer.isActive()
    presenter.close()
    assert not library.removed


def test_closing_the_window_forgets_what_was_to_be_forgotten(
    presenter: FoldersPresenter, library: FakeLibrary
) -> None:
    presenter.remove(fake_folder(1, Path("/a")))
    presenter.close()
    assert library.removed == [1]


def test_removing_a_second_folder_settles_the_first(
    qtbot: QtBot, presenter: FoldersPresenter, library: FakeLibrary
) -> None:
    presenter.remove(fake_folder(1, Path("/a")))
    presenter.remove(fake_folder(2, Path("/b")))
    qtbot.waitUntil(lambda: library.removed == [1])
    presenter.undo()
    assert library.removed == [1]


def test_files_are_tried_again(
    qtbot: QtBot, presenter: FoldersPresenter, library: FakeLibrary
) -> None:
    presenter.retry([failure(7, FailureReason.CORRUPT)])
    qtbot.waitUntil(lambda: library.retried == [7])


def test_a_place_that_could_not_be_looked_into_is_listed_with_no_permission(
    qtbot: QtBot, look: Look, clock: HandClock
) -> None:
    page = FoldersPage(look, clock)
    qtbot.addWidget(page)
    place = Failure(None, Path("/docs/locked"), FailureReason.NO_ACCESS, "Permission denied")
    page.show_failures([place, failure(1, FailureReason.EMPTY)])
    title = "1 file is not searchable · 1 place could not be looked into"
    assert page._trouble_title.text() == title
    (files,) = [files for reason, files in grouped([place]) if reason is FailureReason.NO_ACCESS]
    assert files == (place,)
    assert FileRow(place).links == (Link.RETRY, Link.REVEAL, Link.LEAVE_OUT)


def test_failures_are_grouped_with_the_largest_group_first() -> None:
    found = grouped(
        [
            failure(1, FailureReason.ENCRYPTED),
            failure(2, FailureReason.EMPTY),
            failure(3, FailureReason.EMPTY),
        ]
    )
    assert [(reason, len(files)) for reason, files in found] == [
        (FailureReason.EMPTY, 2),
        (FailureReason.ENCRYPTED, 1),
    ]


def test_a_reason_opens_and_closes_with_the_keyboard(qtbot: QtBot, look: Look) -> None:
    view = FailureList(look)
    qtbot.addWidget(view)
    view.failures.show([failure(1, FailureReason.CORRUPT), failure(2, FailureReason.CORRUPT)])
    closed = view.height()
    view.setCurrentIndex(view.failures.index(0))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert [type(row) for row in view.failures.rows] == [ReasonRow, FileRow, FileRow]
    assert view.height() > closed
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.height() == closed


def test_links_do_what_they_say(qtbot: QtBot, look: Look) -> None:
    view = FailureList(look)
    qtbot.addWidget(view)
    view.resize(800, 200)
    view.show()
    retried: list[object] = []
    revealed: list[object] = []
    view.retry_wanted.connect(retried.append)
    view.reveal_wanted.connect(revealed.append)
    view.failures.show([failure(1, FailureReason.CORRUPT)])
    row = view.failures.rows[0]
    delegate = view.itemDelegate()
    for link, place in delegate.places(view.visualRect(view.failures.index(0)), row):
        if link is Link.RETRY:
            qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert [len(failures) for failures in retried] == [1]
    view.press(row, Link.SHOW)
    view.press(view.failures.rows[1], Link.REVEAL)
    assert revealed == [Path("/docs/file 1.pdf")]
    assert not view.grab().isNull()


def test_a_double_click_leaves_one_file_out(qtbot: QtBot, look: Look) -> None:
    """The row of a file that was left out goes, and the next one comes under the pointer."""
    view = FailureList(look)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    left_out: list[Path] = []
    both = [failure(1, FailureReason.CORRUPT), failure(2, FailureReason.CORRUPT)]
    view.failures.show(both)
    view.failures.toggle(FailureReason.CORRUPT)
    view.leave_out_wanted.connect(left_out.append)
    view.leave_out_wanted.connect(lambda _path: view.failures.show(both[1:]))
    places = view.itemDelegate().places(
        view.visualRect(view.failures.index(1)), view.failures.rows[1]
    )
    at = next(place for link, place in places if link is Link.LEAVE_OUT).center()
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.viewport(), button, pos=at)
    QTest.mouseDClick(view.viewport(), button, pos=at)
    QTest.mouseRelease(view.viewport(), button, pos=at)
    assert left_out == [both[0].path]
    QTest.mouseClick(view.viewport(), button, pos=at)
    assert left_out == [one.path for one in both]


def test_in_a_narrow_table_figures_give_way_and_names_stay(
    qtbot: QtBot, look: Look, clock: HandClock
) -> None:
    table = FolderTable(look, clock)
    qtbot.addWidget(table)
    table.show_folders([fake_folder(1, Path("/docs"))])
    table.show()

    def hidden(width_px: int) -> list[Column]:
        table.resize(look.theme.px(width_px), 200)
        assert table.columnWidth(Column.FOLDER) >= look.theme.px(140)
        return [column for column in Column if table.isColumnHidden(column)]

    assert hidden(900) == []
    assert hidden(620) == [Column.PASSAGES]
    assert hidden(500) == [Column.PASSAGES, Column.LOOKED]
    assert hidden(900) == []


def test_the_finding_and_the_sentence_have_the_same_counts(
    qtbot: QtBot, look: Look, clock: HandClock, library: FakeLibrary
) -> None:
    page = FoldersPage(look, clock)
    qtbot.addWidget(page)
    library.folder_statuses = [
        fake_folder(1, Path("/a"), n_documents=1000, n_read=900, n_waiting=60, n_failed=40)
    ]
    page.show_status(library.status(), library.folders(), ReadingState())
    assert page._title.text() == "90.0 % of your files can be found by meaning"
    assert page._line.text() == (
        "Of 1,000 files in 1 folder, 60 can be found by name and words so far, and 40 gave no text."
    )
    for counts, said in (
        ({"n_read": 998, "n_failed": 2}, "Of 1,000 files in 1 folder, 2 gave no text."),
        (
            {"n_read": 940, "n_waiting": 60},
            "Of 1,000 files in 1 folder, 60 can be found by name and words so far.",
        ),
    ):
        library.folder_statuses = [fake_folder(1, Path("/a"), n_documents=1000, **counts)]
        page.show_status(library.status(), library.folders(), ReadingState())
        assert page._line.text() == said
    library.folder_statuses = [fake_folder(1, Path("/a"), n_documents=1000, n_read=1000)]
    page.show_status(library.status(), library.folders(), ReadingState())
    assert page._line.text() == "1,000 files in 1 folder, everything read."
    locked = replace(library.status(), n_refused=1)
    page.show_status(locked, library.folders(), ReadingState())
    assert page._line.text() == (
        "1,000 files in 1 folder, everything read but what may not be opened."
    )
    places = tuple(AwayPlace(Path("/a", name), 3) for name in ("nas", "stick"))
    page.show_status(library.status(), [fake_folder(1, Path("/a"), away=places)], ReadingState())
    assert page._line.text().endswith(" 2 folders are not connected.")
    page.show_failures([failure(1, FailureReason.EMPTY)])
    assert page._trouble_title.text() == "1 file is not searchable"
    page.resize(1000, 700)
    assert not page.grab().isNull()


def test_a_folder_says_what_goes_on_with_it() -> None:
    assert state_words(fake_folder(1, Path("/a"))) == "Up to date"
    assert state_words(fake_folder(1, Path("/a"), n_waiting=212)) == "Reading, 212 left"
    waiting = fake_folder(1, Path("/a"), n_waiting=212)
    assert state_words(waiting, is_held=True) == "212 files wait"
    assert state_words(fake_folder(1, Path("/a"), state=FolderState.OFFLINE)) == "Not connected"
    gone = fake_folder(1, Path("/a"), state=FolderState.GONE, last_scan_utc_ms=None)
    assert state_words(gone) == "Gone"
    assert state_help(gone).startswith("The folder was renamed, moved or deleted.")
    never = fake_folder(1, Path("/a"), last_scan_utc_ms=None)
    assert state_words(never) == "Not looked through yet"
    vanished = fake_folder(1, Path("/a"), state=FolderState.VANISHED)
    assert state_words(vanished) == "Most files are missing"
    away = fake_folder(1, Path("/a"), n_waiting=2, away=(AwayPlace(Path("/a/stick"), 3),))
    assert state_words(away) == "Partly not connected"
    assert state_help(away) == (
        "/a/stick is not connected. 3 files stay searchable and are shown in grey."
    )


def test_a_folder_that_cannot_be_watched_says_which_command_helps(
    qtbot: QtBot, look: Look, clock: HandClock
) -> None:
    remedy = "sudo sysctl fs.inotify.max_user_watches=524288"
    polled = fake_folder(1, Path("/a"), state=FolderState.POLLED, remedy=remedy)
    assert state_words(polled) == "Looked through every 10 min"
    table = FolderTable(look, clock)
    qtbot.addWidget(table)
    table.show_folders([polled, fake_folder(2, Path("/b"))])
    helps = [
        table.folders.index(row, Column.STATE).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 1)
    ]
    assert helps[0].endswith(remedy)
    assert helps[1] == ""
    assert not table.grab().isNull()


def test_a_folder_that_lost_most_of_its_files_can_be_told_that_they_are_gone(
    qtbot: QtBot, presenter: FoldersPresenter, library: FakeLibrary
) -> None:
    told: list[int] = []
    library.confirm_gone = lambda folder_id, _report: told.append(folder_id)  # type: ignore[attr-defined]
    with qtbot.waitSignal(presenter.added):
        presenter.confirm_gone(fake_folder(3, Path("/a"), state=FolderState.VANISHED))
    assert told == [3]


def test_a_file_that_is_not_searchable_can_be_opened_tried_shown_and_left_out(
    qtbot: QtBot, look: Look
) -> None:
    view = FailureList(look)
    qtbot.addWidget(view)
    heard: list[object] = []
    view.open_wanted.connect(lambda path: heard.append(("open", path)))
    view.reveal_wanted.connect(lambda path: heard.append(("reveal", path)))
    view.leave_out_wanted.connect(lambda path: heard.append(("leave out", path)))
    view.retry_wanted.connect(lambda failures: heard.append(("retry", failures)))
    damaged, locked = failure(1, FailureReason.CORRUPT), failure(2, FailureReason.ENCRYPTED)
    assert FileRow(locked).links == (Link.OPEN, Link.REVEAL, Link.LEAVE_OUT)
    row = FileRow(damaged)
    for link in row.links:
        view.press(row, link)
    path = damaged.path
    assert heard == [
        ("retry", (damaged,)),
        ("open", path),
        ("reveal", path),
        ("leave out", path),
    ]


def test_pictures_lead_to_text_recognition_or_to_how_it_is_installed(
    qtbot: QtBot, look: Look, presenter: FoldersPresenter, library: FakeLibrary
) -> None:
    view = FailureList(look)
    qtbot.addWidget(view)
    presenter.failures_changed.connect(view.failures.show)
    presenter.recognition_changed.connect(view.failures.show_recognition)
    library.failure_list = [failure(1, FailureReason.PICTURES)]

    def row_for(recognition: Recognition) -> ReasonRow:
        library.recognition_state = recognition
        with qtbot.waitSignal(presenter.failures_changed):
            presenter.refresh_failures()
        row = view.failures.rows[0]
        assert isinstance(row, ReasonRow)
        return row

    row = row_for(Recognition(is_on=False, languages=("eng",)))
    with qtbot.waitSignal(view.recognition_wanted):
        view.press(row, row.links[1])
    assert row.links == (Link.SHOW, Link.RECOGNISE)
    assert row_for(Recognition(is_on=True, languages=("eng",))).links == (Link.SHOW,)
    row = row_for(Recognition(is_on=False, remedy="sudo apt install tesseract-ocr"))
    assert row.links == (Link.SHOW,)
    assert row.body.endswith("once Tesseract is there: sudo apt install tesseract-ocr")


def test_a_folder_says_that_its_files_wait_while_reading_is_held(
    qtbot: QtBot, look: Look, clock: HandClock, library: FakeLibrary
) -> None:
    page = FoldersPage(look, clock)
    qtbot.addWidget(page)
    library.folder_statuses = [fake_folder(1, Path("/a"), n_waiting=212)]
    status, folders = library.status(), library.folders()
    page.show_status(status, folders, ReadingState(Phase.READING))
    cell = page.table.folders.index(0, Column.STATE)
    assert cell.data() == "Reading, 212 left"
    for phase in (Phase.WAITING, Phase.PAUSED, Phase.STOPPED):
        page.show_phase(ReadingState(phase))
        assert cell.data() == "212 files wait"
    page.show_phase(ReadingState(Phase.READING))
    assert cell.data() == "Reading, 212 left"


def test_a_folder_is_not_up_to_date_before_its_meaning_is_read(
    qtbot: QtBot, look: Look, clock: HandClock, library: FakeLibrary
) -> None:
    page = FoldersPage(look, clock)
    qtbot.addWidget(page)
    library.folder_statuses = [fake_folder(1, Path("/a"), n_waiting=1, n_without_meaning=94)]
    page.show_status(library.status(), library.folders(), ReadingState(Phase.WAITING))
    cell = page.table.folders.index(0, Column.STATE)
    assert cell.data() == "95 files wait"
    page.show_phase(ReadingState(Phase.READING))
    assert cell.data() == "Reading, 95 left"
    page.show_phase(ReadingState(Phase.RESTING))  # without a model nothing reads it
    assert cell.data() == "Reading, 1 left"


def test_a_folders_menu_opens_with_the_keyboard(qtbot: QtBot, look: Look, clock: HandClock) -> None:
    table = FolderTable(look, clock)
    qtbot.addWidget(table)
    wanted: list[object] = []
    table.menu_wanted.connect(lambda status, place: wanted.append(status.folder.id))
    table.show_folders([fake_folder(1, Path("/a")), fake_folder(2, Path("/b"))])
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted == [2]


@pytest.mark.parametrize(
    ("counts", "widths"),
    [
        ((100, 0, 0), [200.0, 0.0, 0.0]),
        ((0, 0, 0), [0.0, 0.0, 0.0]),
        ((50, 50, 0), [99.0, 99.0, 0.0]),
    ],
)
def test_the_bar_is_divided_by_counts(counts: tuple[int, ...], widths: list[float]) -> None:
    assert part_widths(counts, 200, least=6, gap=2) == widths


def test_the_smallest_part_can_be_seen_and_the_whole_stays_as_wide() -> None:
    widths = part_widths((23_847, 421, 1), 1008, least=6, gap=2)
    assert widths[2] == 6
    assert sum(widths) + 4 == pytest.approx(1008)


def test_the_bar_speaks(qtbot: QtBot, look: Look) -> None:
    bar = PartsBar(look, FOUND)
    qtbot.addWidget(bar)
    bar.set_counts((3, 2, 1), "three, two, one")
    bar.resize(300, 10)
    assert bar.accessibleName() == "three, two, one"
    assert not bar.grab().isNull()
