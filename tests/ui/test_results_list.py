"""Rows: what is painted, what is held, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engine.types import ChunkId, Hit, Kind, Mark, MatchKind, Passage
from tests.fakes.fake_library import fake_hit
from tests.fakes.hand_clock import HandClock
from ui.look import Look
from ui.search.hits_model import HitsModel
from ui.search.results_list import ResultsList


@pytest.fixture
def results(qtbot: QtBot, look: Look, clock: HandClock) -> ResultsList:
    model = HitsModel(clock)
    view = ResultsList(look, model)
    model.setParent(view)
    qtbot.addWidget(view)
    view.resize(640, 500)
    view.show()
    return view


def hits(n: int) -> tuple:
    return tuple(fake_hit(number, f"file {number}.md") for number in range(1, n + 1))


def ids(view: ResultsList) -> list[int]:
    return [hit.document_id for hit in view._model.hits]


def test_first_results_highlight_the_first_row(results: ResultsList) -> None:
    results.show_hits(hits(5))
    assert results.current_hit is not None
    assert results.current_hit.document_id == 1


def test_a_better_order_is_taken_and_the_first_row_is_highlighted(results: ResultsList) -> None:
    results.show_hits(hits(4))
    results.settle_hits(hits(4)[::-1])
    assert ids(results) == [4, 3, 2, 1]
    assert results.current_hit is not None
    assert results.current_hit.document_id == 4


def test_the_row_chosen_with_the_arrow_keys_keeps_its_slot(results: ResultsList) -> None:
    results.show_hits(hits(4))
    results.step(1)
    results.settle_hits(hits(4)[::-1])
    assert ids(results) == [4, 2, 3, 1]
    assert results.current_hit is not None
    assert results.current_hit.document_id == 2


def test_a_pressed_row_keeps_its_slot(qtbot: QtBot, results: ResultsList) -> None:
    results.show_hits(hits(4))
    place = results.visualRect(results._model.index(2)).center()
    qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    results.settle_hits(hits(4)[::-1])
    assert ids(results)[2] == 3


def test_a_double_click_opens_what_its_first_click_chose_and_nothing_else(
    results: ResultsList,
) -> None:
    opened: list[int] = []
    results.opened.connect(lambda hit: opened.append(hit.document_id))
    results.show_hits(hits(4))
    place = results.visualRect(results._model.index(2)).center()

    def second_click() -> None:
        QTest.mouseDClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseRelease(results.viewport(), Qt.MouseButton.LeftButton, pos=place)

    second_click()  # the first one was for what stood here before
    assert opened == []
    results.show_hits(hits(4))
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    second_click()
    assert opened == [3]


def test_nothing_moves_in_a_list_that_was_scrolled(results: ResultsList) -> None:
    results.show_hits(hits(30))
    results.verticalScrollBar().setValue(100)
    assert results.settle_hits(hits(30)[::-1]) is False
    assert ids(results)[0] == 1


def test_rows_that_are_left_alone_take_what_is_new(results: ResultsList) -> None:
    results.show_hits(hits(3))
    assert results.freshen_hits((fake_hit(9), *hits(3)[1:]))
    assert ids(results) == [9, 2, 3]
    assert results.current_hit is not None
    assert results.current_hit.document_id == 9
    assert results.freshen_hits((fake_hit(3), fake_hit(9), fake_hit(2)))
    assert ids(results) == [3, 9, 2]


def test_what_is_new_waits_while_a_row_is_chosen_pointed_at_or_scrolled(
    results: ResultsList,
) -> None:
    def refused() -> bool:
        return not results.freshen_hits((fake_hit(99), *hits(30)))

    results.show_hits(hits(30))
    results.step(1)
    assert refused()
    results.show_hits(hits(30))
    results.verticalScrollBar().setValue(50)
    assert refused()
    results.show_hits(hits(30))
    QTest.mouseMove(results.viewport(), QPoint(40, 40))
    QTest.mouseMove(results.viewport(), QPoint(44, 60))
    assert refused()
    assert ids(results)[0] == 1


def test_the_menu_of_a_row_opens_with_the_keyboard(results: ResultsList) -> None:
    wanted: list[int] = []
    results.menu_wanted.connect(lambda hit, _place: wanted.append(hit.document_id))
    QTest.keyClick(results, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    results.show_hits(hits(3))
    results.step(1)
    QTest.keyClick(results, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(results, Qt.Key.Key_F10)
    assert wanted == [2]


def test_what_is_new_waits_while_a_menu_is_open(qtbot: QtBot, results: ResultsList) -> None:
    results.show_hits(hits(3))
    menu = QMenu(results)
    menu.addAction("Open")
    menu.popup(results.mapToGlobal(QPoint(10, 10)))
    qtbot.waitUntil(menu.isVisible)
    assert not results.freshen_hits(hits(3)[::-1])
    menu.close()
    assert results.freshen_hits(hits(3)[::-1])


def test_the_same_rows_take_new_words_where_they_stand(results: ResultsList) -> None:
    results.show_hits(hits(3))
    results.step(1)
    assert results.freshen_hits((fake_hit(1), fake_hit(2, "renamed.md"), fake_hit(3)))
    assert results.current_hit is not None
    assert results.current_hit.path.name == "renamed.md"


def test_what_shows_the_highlighted_row_is_told_when_its_file_says_something_else(
    results: ResultsList,
) -> None:
    results.show_hits(hits(3))
    told: list[Hit] = []
    results.current_changed.connect(told.append)
    assert results.freshen_hits((fake_hit(1, "renamed.md"), *hits(3)[1:]))
    assert [hit.path.name for hit in told] == ["renamed.md"]


def test_new_results_start_with_nothing_held(results: ResultsList) -> None:
    results.show_hits(hits(4))
    results.step(2)
    results.show_hits(hits(4))
    results.settle_hits(hits(4)[::-1])
    assert ids(results) == [4, 3, 2, 1]


def test_the_glide_is_a_picture_and_ends_with_any_input(results: ResultsList) -> None:
    results.show_hits(hits(4))
    results.settle_hits(hits(4)[::-1])
    assert results._glide.isVisible()
    results.step(1)
    assert not results._glide.isVisible()


def test_the_arrow_keys_stop_at_both_ends(results: ResultsList) -> None:
    results.show_hits(hits(3))
    results.step(-5)
    assert results.currentIndex().row() == 0
    results.step(50)
    assert results.currentIndex().row() == 2


def test_enter_in_the_list_opens_and_control_enter_reveals(
    qtbot: QtBot, results: ResultsList
) -> None:
    opened: list[object] = []
    revealed: list[object] = []
    results.opened.connect(opened.append)
    results.revealed.connect(revealed.append)
    results.show_hits(hits(2))
    QTest.keyClick(results, Qt.Key.Key_Return)
    QTest.keyClick(results, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [hit.document_id for hit in opened] == [1]
    assert [hit.document_id for hit in revealed] == [1]


def test_a_letter_in_the_list_is_for_the_field(results: ResultsList) -> None:
    typed: list[str] = []
    results.typed.connect(typed.append)
    results.show_hits(hits(2))
    QTest.keyClick(results, Qt.Key.Key_H)
    assert typed == ["h"]


def test_a_row_says_name_place_age_and_position(results: ResultsList) -> None:
    passage = Passage(ChunkId(1), 0, 4, 12, 1, "", "", "some words", ())
    hit = fake_hit(1, "guide.pdf", kind=Kind.PDF, passages=(passage,), n_passages=1)
    results.show_hits((hit, fake_hit(2)))
    index = results._model.index(0)
    said = results._model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("guide.pdf, p. 12, ")
    assert said.endswith(", 1 of 2")
    described = results._model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described == "some words"


def colors_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_exact_words_get_a_ground_and_meaning_a_dotted_line(
    results: ResultsList, look: Look
) -> None:
    words = (Mark(5, 11), Mark(12, 20, MatchKind.MEANING))
    passage = Passage(ChunkId(1), 0, 4, None, 1, "", "", "give notice in time please", words)
    plain = Passage(ChunkId(2), 0, 4, None, 1, "", "", "give notice in time please", ())
    marked_hit = fake_hit(2, passages=(passage,), n_passages=1)
    plain_hit = fake_hit(3, passages=(plain,), n_passages=1)
    results.show_hits((fake_hit(1), marked_hit, plain_hit))
    rows = [results.visualRect(results._model.index(row)) for row in range(3)]
    picture = results.viewport().grab().toImage()
    marked, unmarked = (colors_in(picture.copy(rect)) for rect in rows[1:])
    assert look.theme.color("mark").name() in marked
    assert look.theme.color("mark").name() not in unmarked
    assert len(marked - unmarked) > 1  # the line's colour is mixed with the ground


def test_the_highlighted_row_has_its_own_ground(results: ResultsList, look: Look) -> None:
    results.show_hits(hits(2))
    rect = results.visualRect(results._model.index(0))
    picture = results.viewport().grab().toImage()
    inside = picture.pixelColor(rect.topLeft() + QPoint(30, rect.height() - 6))
    outside = picture.pixelColor(rect.topLeft() + QPoint(2, 40))
    assert inside == look.theme.color("selected")
    assert outside == QColor(look.theme.color("content"))


def test_a_row_with_everything_in_it_is_painted_in_any_width(
    qtbot: QtBot, results: ResultsList
) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente 😀 " * 20
    passage = Passage(ChunkId(1), 0, 4, 1, 1, "", "", long, (Mark(0, len(long)),))
    hit = fake_hit(1, long[:200] + ".pdf", passages=(passage,), n_passages=9, offline=True)
    code = fake_hit(2, "a.py", kind=Kind.CODE, passages=(passage,), n_passages=1)
    results.show_hits((hit, code, fake_hit(3, "no suffix"), fake_hit(4, ".hidden")))
    for width in (120, 300, 2000):
        results.resize(width, 500)
        assert not results.grab().isNull()
    results.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not results.grab().isNull()
