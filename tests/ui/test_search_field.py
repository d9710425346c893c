"""A finished filter leaves the field as a chip; an unfinished one is finished by a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.operators import Completion, Operator, Suggestion, pieces
from engine.types import FolderId, Kind
from tests.fakes.fake_library import FakeLibrary, fake_folder, fake_hit
from ui.look import Look
from ui.main_window import MainWindow
from ui.search.facets import Facets
from ui.search.filter_words import chip_words, suggestion_words


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow], library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> MainWindow:
    library.folder_statuses = [fake_folder(1, tmp_path)]
    library.default_hits = (fake_hit(1, kind=Kind.PDF), fake_hit(2, kind=Kind.MAIL))
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(lambda: not window.reading.state.is_busy)
    window.search_page.field.setFocus()
    qtbot.waitUntil(lambda: window.search_page.field.is_active)
    return window


def typed(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.search_page.field._edit, text)


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.search_page.field._edit, key)


def chips(window: MainWindow) -> list[str]:
    facets = window.search_page.facets
    return [chip.text() for chip in (*facets._typed_kinds._chips, *facets._typed._chips)]


def completion(text: str, operator: Operator, *values: str) -> Completion:
    start = text.rfind(" ") + 1
    return Completion(start, len(text), operator, tuple(Suggestion(one, 3) for one in values))


def test_a_finished_filter_leaves_the_text_and_is_asked_for(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    typed(window, 'heat type:pdf in:"My Files" after:2024-01 pump ')

    assert window.search_page.field.text == "heat pump "
    assert chips(window) == ["PDF", "My Files", "Since Jan 2024"]
    asked = 'heat pump type:pdf in:"My Files" after:2024-01'
    qtbot.waitUntil(lambda: asked in [one.text for one in library.searched])


@pytest.mark.parametrize(
    "text",
    ['"type:pdf" ', "type:nonsense ", "after:2025-02-31 ", "name:a ", "from:b ", "-type:pdf "],
)
def test_what_is_no_finished_filter_stays_text(window: MainWindow, text: str) -> None:
    typed(window, text)

    assert window.search_page.field.text == text
    assert chips(window) == []


def test_backspace_at_the_start_turns_the_last_filter_back_into_text(window: MainWindow) -> None:
    typed(window, "type:pdf in:Work heat")
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Backspace)

    assert window.search_page.field.text == "in:Work heat"
    assert chips(window) == ["PDF"]
    typed(window, "s")
    press(window, Qt.Key.Key_End)
    typed(window, " pump")
    assert window.search_page.field.text == "heat pump"
    assert chips(window) == ["PDF", "Works"]


def test_a_chip_that_is_pressed_is_gone_and_asked_without(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    typed(window, "heat type:pdf ")
    qtbot.waitUntil(lambda: bool(library.searched) and "type:pdf" in library.searched[-1].text)
    window.search_page.facets._typed_kinds._chips[0].click()

    assert chips(window) == []
    qtbot.waitUntil(lambda: library.searched[-1].text == "heat")


def test_a_filter_alone_is_a_question(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    typed(window, "type:pdf ")
    qtbot.waitUntil(lambda: window.search_page.facets.isVisible())

    assert library.searched[-1].text == "type:pdf"
    assert window.search_page.field.text == ""
    press(window, Qt.Key.Key_Escape)
    assert chips(window) == []
    assert window.search_page.empty.isVisible()


def test_there_is_one_time_and_the_later_one_counts(window: MainWindow) -> None:
    typed(window, "after:2024 after:2025 before:2026 type:pdf type:pdf type:md ")

    assert chips(window) == ["PDF", ".md", "Since 2025", "Before 2026"]


def test_another_search_brings_its_own_filters(window: MainWindow, qtbot: QtBot) -> None:
    typed(window, "heat type:pdf ")
    window.search_page.field.set_text("in:Work cold after:7d")

    assert window.search_page.field.text == "cold"
    assert chips(window) == ["Work", "Past 7 days"]
    assert window.search_page.typed_text() == "cold in:Work after:7d"


def test_the_list_finishes_an_operator_by_keys(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    text = "heat type:p"
    library.completions[text] = completion(text, Operator.TYPE, "pdf", "py")
    typed(window, text)
    shown = window.workbench.search._completing._list
    qtbot.waitUntil(shown.isVisible)
    assert [shown.item(row).text() for row in range(shown.count())] == ["PDF", ".py"]
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Tab)

    assert not shown.isVisible()
    assert chips(window) == [".py"]
    assert window.search_page.field.text == "heat "
    assert window.search_page.field.is_active


def test_the_list_finishes_an_operator_by_the_pointer(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    library.completions["from:an"] = completion("from:an", Operator.AUTHOR, "Anna B", "Andy")
    typed(window, "from:an")
    shown = window.workbench.search._completing._list
    qtbot.waitUntil(shown.isVisible)
    place = shown.visualItemRect(shown.item(0)).center()
    QTest.mouseClick(
        shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place)
    )

    assert window.search_page.field.text == 'from:"Anna B" '
    assert window.search_page.field.is_active


def test_escape_closes_the_list_first_and_asks_what_stands_there(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    library.completions["heat in:Wo"] = completion("heat in:Wo", Operator.IN, "~/Work")
    typed(window, "heat in:Wo")
    shown = window.workbench.search._completing._list
    qtbot.waitUntil(shown.isVisible)
    qtbot.waitUntil(lambda: bool(library.searched) and library.searched[-1].text == "heat")
    press(window, Qt.Key.Key_Escape)

    assert not shown.isVisible()
    assert window.search_page.field.text == "heat in:Wo"
    qtbot.waitUntil(lambda: library.searched[-1].text == "heat in:Wo")


def test_an_operator_that_nothing_finishes_is_asked_as_it_stands(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    typed(window, "heat in:Nowhere")

    qtbot.waitUntil(
        lambda: bool(library.searched) and library.searched[-1].text == "heat in:Nowhere"
    )
    assert not window.workbench.search._completing._list.isVisible()


def test_the_list_closes_when_the_cursor_leaves_the_operator(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    library.completions["heat type:"] = completion("heat type:", Operator.TYPE, "pdf")
    typed(window, "heat type:")
    shown = window.workbench.search._completing._list
    qtbot.waitUntil(shown.isVisible)
    press(window, Qt.Key.Key_Home)

    assert not shown.isVisible()


def test_plain_words_ask_nobody_for_ways_to_finish(
    window: MainWindow, qtbot: QtBot, library: FakeLibrary
) -> None:
    typed(window, "heat pump: loud")
    qtbot.waitUntil(lambda: bool(library.searched))

    assert library.completed == []


def test_a_typed_filter_stands_in_place_of_the_choice_it_replaces(
    look: Look, tmp_path: Path, qtbot: QtBot
) -> None:
    facets = Facets(look)
    qtbot.addWidget(facets)
    facets.set_folders([fake_folder(1, tmp_path / "a"), fake_folder(2, tmp_path / "b")])
    facets.set_counts({Kind.PDF: 3, Kind.MAIL: 2})
    facets._choose_kind(Kind.MAIL)
    facets._choose_time("after:7d")
    facets._choose_folder(FolderId(1))
    facets.set_filters(list(pieces("type:pdf in:b after:2024")))

    assert (facets.kinds, facets.time, facets.folder_ids) == ((), "", ())
    assert facets._time_menu.isHidden()
    assert facets._folder_menu.isHidden()
    assert all(chip.isHidden() for chip in facets._chips.values())
    facets.set_filters([])
    assert not facets._time_menu.isHidden()
    assert not facets._folder_menu.isHidden()
    assert not facets._chips[None].isHidden()


def test_filters_that_do_not_fit_are_in_a_menu(look: Look, qtbot: QtBot) -> None:
    facets = Facets(look)
    qtbot.addWidget(facets)
    facets.resize(look.theme.px(720), facets.height())
    facets.set_filters(list(pieces(" ".join(f"in:folder-number-{n}" for n in range(9)))))
    row = facets._typed
    hidden = [chip for chip in row._chips if chip.isHidden()]

    assert 0 < len(hidden) < 9
    assert len(row._rest.menu().actions()) == len(hidden)
    with qtbot.waitSignal(facets.filter_dropped) as dropped:
        row._rest.menu().actions()[-1].trigger()
    assert dropped.args[0].text == "in:folder-number-8"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("type:pdf", "PDF"),
        ("type:.py,md,slides", ".py, .md, Slides"),
        ("in:~/Work/", "Work"),
        ("in:~", "~"),
        ("in:" + "x" * 90, "x" * 14 + "…" + "x" * 10),
        ("after:today", "Today"),
        ("after:yesterday", "Since yesterday"),
        ("since:2w", "Past 2 weeks"),
        ("before:1y", "Older than 1 year"),
        ("before:2025-03", "Before Mar 2025"),
        ("after:9.3.2025", "Since 9 Mar 2025"),
        ("after:2024", "Since 2024"),
    ],
)
def test_a_chip_says_what_is_left(text: str, said: str) -> None:
    (piece,) = pieces(text)
    assert chip_words(piece) == said


@pytest.mark.parametrize(
    ("operator", "value", "said"),
    [
        (Operator.TYPE, "pdf,md", "PDF, .md"),
        (Operator.AFTER, "7d", "The past 7 days"),
        (Operator.AFTER, "today", "Today"),
        (Operator.BEFORE, "2025-03", "Mar 2025"),
        (Operator.IN, "~/Work", "~/Work"),
        (Operator.AUTHOR, "Anna", "Anna"),
    ],
)
def test_a_line_of_the_list_says_what_it_is(operator: Operator, value: str, said: str) -> None:
    assert suggestion_words(operator, value) == said


def test_a_search_begins_to_look_for_a_file_in_the_folder_that_is_chosen(look: Look) -> None:
    facets = Facets(look)
    assert facets.place == Path.home()
    facets.set_folders([fake_folder(1, Path("/a")), fake_folder(2, Path("/b"))])
    assert facets.place == Path("/a")
    facets._choose_folder(FolderId(2))
    assert facets.place == Path("/b")


@pytest.mark.parametrize(
    ("folder", "named"),
    [
        (PurePosixPath("/home/anna/Papers"), "Papers"),
        (PureWindowsPath(r"C:\Users\anna\Papers"), "Papers"),
        (PureWindowsPath("D:\\"), "D:\\"),
        (PurePosixPath("/"), "/"),
    ],
)
def test_a_chosen_folder_is_told_by_its_name_on_every_system(
    look: Look, folder: PurePath, named: str
) -> None:
    facets = Facets(look)
    facets.set_folders([fake_folder(1, cast("Path", folder)), fake_folder(2, Path("/b"))])
    facets._choose_folder(FolderId(1))
    assert facets._folder_chip.text() == named
