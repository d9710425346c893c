"""The palette searches, opens and goes away, with the keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.feedback.records import ActKind
from engine.types import ChunkId, Kind, Passage
from tests.fakes.fake_diary import FakeDiary
from tests.fakes.fake_library import FakeLibrary, FakeSettings, fake_hit, fake_text
from tests.fakes.hand_clock import HandClock
from ui import opening
from ui.desktop import Desktop
from ui.history import REMEMBERED_AS, Opening, to_text
from ui.look import Look
from ui.opening import Opened
from ui.palette import room as palette_room
from ui.palette.room import PaletteRoom
from ui.search import standing as standing_module
from ui.search.opener import Opener
from ui.search.standing import Standing
from ui.settings.declared import HIDE_AFTER_OPENING
from ui.tasks import TaskBridge

LATELY = Opening(Path("/home/o/Lease.pdf"), "pdf", "Lease.pdf", "p. 2", "notice period", 1)


def passage(text: str) -> Passage:
    return Passage(ChunkId(1), 0, len(text), 3, 1, "", "", text, ())


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def open_file(path: Path, *_where: object) -> Opened:
        paths.append(path)
        return Opened.OPENED if path.name != "gone.md" else Opened.GONE

    monkeypatch.setattr(opening, "open_file", open_file)
    return paths


@pytest.fixture
def room(
    look: Look,
    bridge: TaskBridge,
    settings: FakeSettings,
    clock: HandClock,
    *,
    library: FakeLibrary,
    qtbot: QtBot,
) -> Iterator[PaletteRoom]:
    settings.notes[REMEMBERED_AS] = to_text([LATELY])
    library.default_hits = tuple(
        fake_hit(n, f"file {n}.pdf", kind=Kind.PDF, passages=(passage("six months"),))
        for n in range(1, 24)
    )
    parent = QObject()
    opener = Opener(
        settings,
        clock,
        Standing(bridge, parent),
        desktop=Desktop(bridge, parent),
        parent=parent,
    )
    room = PaletteRoom(bridge, settings, opener, look=look, clock=clock, parent=parent)
    room.attach(library)
    room.come()
    qtbot.waitUntil(room.window.isVisible)
    yield room
    room.close()
    room.window.deleteLater()


def type_in(room: PaletteRoom, text: str) -> None:
    QTest.keyClicks(room.window.field._edit, text)


def key(room: PaletteRoom, name: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(room.window.field._edit, name, held or Qt.KeyboardModifier.NoModifier)


def titles(room: PaletteRoom) -> list[str]:
    return [row.text.title for row in room.window.rows.rows]


def search(room: PaletteRoom, text: str, qtbot: QtBot) -> None:
    type_in(room, text)
    qtbot.waitUntil(lambda: titles(room)[:1] == ["file 1.pdf"])


def test_what_was_opened_lately_is_there_before_anything_is_typed(
    room: PaletteRoom, opened: list[Path], qtbot: QtBot
) -> None:
    assert titles(room) == ["Lease.pdf"]
    assert "notice period" in room.window.rows.rows[0].text.snippet
    key(room, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == [LATELY.path])


def test_four_results_are_shown_and_the_way_to_the_rest(room: PaletteRoom, qtbot: QtBot) -> None:
    search(room, "notice", qtbot)
    assert titles(room) == [f"file {n}.pdf" for n in range(1, 5)]
    assert room.window.show_all.text() == "Show all 23 in the main window"
    with qtbot.waitSignal(room.search_wanted) as wanted:
        QTest.keyClick(
            room.window.field._edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier
        )
    assert wanted.args == ["notice"]
    assert not room.window.isVisible()


def test_enter_opens_the_chosen_row_remembers_it_and_hides(
    room: PaletteRoom, library: FakeLibrary, opened: list[Path], qtbot: QtBot
) -> None:
    search(room, "notice", qtbot)
    key(room, Qt.Key.Key_Down)
    with qtbot.waitSignal(room.kept):
        key(room, Qt.Key.Key_Return)
    assert [path.name for path in opened] == ["file 2.pdf"]
    assert not room.window.isVisible()
    diary: FakeDiary = library.feedback
    assert [act[1] for act in diary.acts] == [ActKind.OPEN]


def test_it_stays_after_opening_where_that_is_wanted(
    room: PaletteRoom, settings: FakeSettings, opened: list[Path], qtbot: QtBot
) -> None:
    settings.values[HIDE_AFTER_OPENING] = False
    search(room, "notice", qtbot)
    key(room, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert room.window.isVisible()


def test_a_file_that_is_gone_is_struck_through(
    room: PaletteRoom, library: FakeLibrary, opened: list[Path], qtbot: QtBot
) -> None:
    library.hits["gone"] = (fake_hit(1, "gone.md"),)
    type_in(room, "gone")
    qtbot.waitUntil(lambda: titles(room) == ["gone.md"])
    key(room, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.window.rows.rows[0].text.struck)
    assert room.window.isVisible()


@pytest.fixture
def answer(
    room: PaletteRoom,
    library: FakeLibrary,
    opened: list[Path],
    qtbot: QtBot,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[threading.Event]:
    """Press Enter on a file that changed; whether it can be opened is known when this is set."""
    del opened
    answer = threading.Event()
    hit = fake_hit(1, "gone.md", kind=Kind.PDF, passages=(passage("six months"),))
    library.hits["gone"] = (hit,)
    library.texts[hit.document_id] = fake_text(hit, "six months", changed=True)
    monkeypatch.setattr(library, "text_now", lambda *_: answer.wait(20) and None)
    monkeypatch.setattr(standing_module, "PATIENCE_MS", 60_000)
    room._opener._standing.attach(library)
    type_in(room, "gone")
    qtbot.waitUntil(lambda: titles(room) == ["gone.md"])
    key(room, Qt.Key.Key_Return)
    yield answer
    answer.set()


def test_it_goes_soon_and_comes_back_for_a_file_that_is_gone(
    room: PaletteRoom, answer: threading.Event, opened: list[Path], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not room.window.isVisible())
    assert not opened
    answer.set()
    qtbot.waitUntil(room.window.isVisible)
    assert room.window.rows.rows[0].text.struck


@pytest.mark.parametrize("is_there", [True, False])
def test_a_late_answer_leaves_a_palette_alone_that_was_summoned_again(
    room: PaletteRoom,
    answer: threading.Event,
    opened: list[Path],
    bridge: TaskBridge,
    *,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    is_there: bool,
) -> None:
    if is_there:
        monkeypatch.setattr(opening, "open_file", lambda *_: opened.append(Path()) or Opened.OPENED)
    room.come()
    answer.set()
    qtbot.waitUntil(lambda: bool(opened) and bridge.n_jobs == 0)
    assert room.window.isVisible()
    assert not room.window.rows.rows[0].text.struck


def test_a_finished_filter_leaves_the_text_and_comes_back(
    room: PaletteRoom, library: FakeLibrary, qtbot: QtBot
) -> None:
    type_in(room, "type:pdf notice")
    qtbot.waitUntil(lambda: any(r.text == "notice type:pdf" for r in library.searched))
    assert room.window.field.text == "notice"
    assert room.window.chips.has_any
    key(room, Qt.Key.Key_Home)
    key(room, Qt.Key.Key_Backspace)
    assert room.window.field.text == "type:pdf notice"
    assert not room.window.chips.has_any


def test_nothing_found_is_said(room: PaletteRoom, library: FakeLibrary, qtbot: QtBot) -> None:
    library.hits["xyzzy"] = ()
    type_in(room, "xyzzy")
    qtbot.waitUntil(lambda: room.window._nothing.text() == "Nothing for “xyzzy”.")
    assert room.window.show_all.isHidden()


def test_escape_hides_it_and_what_was_typed_is_kept_for_a_while(
    room: PaletteRoom, qtbot: QtBot
) -> None:
    search(room, "notice", qtbot)
    key(room, Qt.Key.Key_Escape)
    assert not room.window.isVisible()
    room.toggle()
    assert room.window.isVisible()
    assert room.window.field.text == "notice"
    room.toggle()
    assert room._forgetting.isActive()
    assert room._forgetting.interval() == palette_room.KEEPS_MS == 60_000
    room._forgetting.timeout.emit()
    assert room.window.field.text == ""
    assert titles(room) == ["Lease.pdf"]


def test_the_passage_is_copied_with_its_source(room: PaletteRoom, qtbot: QtBot) -> None:
    search(room, "notice", qtbot)
    key(room, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "six months\n\nfile 1.pdf, p. 3"


def test_a_better_order_leaves_the_chosen_row_where_it_is(
    room: PaletteRoom, library: FakeLibrary, qtbot: QtBot
) -> None:
    search(room, "notice", qtbot)
    key(room, Qt.Key.Key_Down)
    wanted = room.presenter.wanted
    assert wanted is not None
    first = library.search(wanted)
    better = tuple(reversed(first.hits))
    room._settle(type(first)(first.query, first.generation, better, first.kind_counts, {}))
    assert titles(room)[:3] == ["file 23.pdf", "file 2.pdf", "file 22.pdf"]
    assert room.window.chosen is not None
    assert room.window.chosen.text.title == "file 2.pdf"


def test_a_screen_reader_is_told_every_row(room: PaletteRoom, qtbot: QtBot) -> None:
    search(room, "notice", qtbot)
    index = room.window.rows.index(0)
    said = room.window.rows.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "file 1.pdf, p. 3, 1 of 4"
