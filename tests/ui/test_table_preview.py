"""A table shows the rows round what was found, and pictures are made to fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from engine.types import ChunkId, DocumentStatus, Kind, Mark, Passage
from tests.fakes.fake_library import FakeLibrary, fake_hit, fake_text
from tests.fakes.hand_clock import HandClock
from ui.look import Look
from ui.search import page_image
from ui.search.page_view import PageView
from ui.search.preview import PreviewPane
from ui.search.preview_presenter import PreviewContent, PreviewPresenter, content_of
from ui.search.table_rows import N_ROWS, table_of
from ui.tasks import TaskBridge

NOW = 1_760_000_000_000
CSV = Path("a.csv")


def long_table(n: int = 5_000) -> str:
    return "day,what,amount\n" + "\n".join(f'{n},"a, b",{n}.5' for n in range(1, n + 1))


def test_the_names_of_the_columns_stay_over_rows_far_below() -> None:
    text = long_table()
    start = text.index("\n2500,") + 1
    table = table_of(text, CSV, (start, start + 4), ())
    assert table.header == ("day", "what", "amount")
    assert len(table.rows) == N_ROWS
    assert [table.rows[row] for row in table.tinted] == [("2500", "a, b", "2500.5")]
    assert table.rows[0][0] == "2401"


def test_a_row_that_holds_the_word_is_tinted_and_not_its_whole_passage() -> None:
    text = "a;b\n1;one\n2;two\n3;three"
    word = text.index("two")
    table = table_of(text, CSV, (0, len(text)), ((word, word + 3),))
    assert table.rows == (("1", "one"), ("2", "two"), ("3", "three"))
    assert table.tinted == {1}
    assert table_of(text, CSV, (4, len(text)), ()).tinted == {0, 1, 2}


def test_a_spreadsheet_has_tabs_and_no_names_of_columns() -> None:
    text = "Sheet one\n\nWho\tWhat, then\nIda\tcheese"
    table = table_of(text, Path("a.xlsx"), (0, 0), ())
    assert table.header == ()
    assert table.rows == (("Sheet one",), ("Who", "What, then"), ("Ida", "cheese"))
    assert table.n_columns == 2
    assert not table.tinted


@pytest.mark.parametrize("text", ["", "\n\n\n", '"never ended\nnext', "a\0b,c\n1,2", ",,,\n,,,"])
def test_a_table_that_is_none_is_still_shown(text: str) -> None:
    table = table_of(text, CSV, (0, len(text)), ())
    assert table.n_columns <= 4


def sheet_content(text: str, word: str) -> PreviewContent:
    start = text.index(word)
    marks = (Mark(0, len(word)),)
    passage = Passage(ChunkId(1), start, start + len(word), None, 1, "", "", word, marks)
    hit = fake_hit(1, "a.csv", kind=Kind.SHEET, passages=(passage,), n_passages=1)
    return content_of(hit, 0, fake_text(hit, text), NOW)


def test_the_pane_shows_a_table_at_the_row_that_was_found(qtbot: QtBot, look: Look) -> None:
    pane = PreviewPane(look)
    qtbot.addWidget(pane)
    pane.resize(420, 500)
    pane.show()
    pane.show_content(sheet_content(long_table(), "\n2500,"))
    table = pane._table
    assert table.isVisible()
    model = table.model()
    row = min(table._model.table.tinted)
    assert table.viewport().rect().intersects(table.visualRect(model.index(row, 0)))
    assert model.index(row, 0).data(Qt.ItemDataRole.BackgroundRole) == look.theme.color("selected")
    assert model.index(row + 3, 0).data(Qt.ItemDataRole.BackgroundRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "what"


def saved_picture(tmp_path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366cc"))
    path = tmp_path / "photo.png"
    image.save(str(path))
    return path


def test_a_large_picture_is_made_smaller_and_a_small_one_is_left(tmp_path: Path) -> None:
    large = page_image.picture(saved_picture(tmp_path, 1600, 400), 400)
    assert large is not None
    assert (large.width(), large.height()) == (400, 100)
    small = page_image.picture(saved_picture(tmp_path, 30, 20), 400)
    assert small is not None
    assert small.width() == 30


def test_what_is_no_picture_is_none(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"nothing")
    assert page_image.picture(path, 400) is None
    assert page_image.picture(tmp_path / "gone.png", 400) is None


def test_a_small_picture_is_not_enlarged_and_keeps_its_colours(qtbot: QtBot, look: Look) -> None:
    view = PageView(look)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366cc"))
    view.show_image(image, is_picture=True)
    seen = view.viewport().grab().toImage()
    blue = [x for x in range(seen.width()) if seen.pixelColor(x, 30).name() == "#3366cc"]
    assert 36 <= len(blue) <= 40
    assert abs((blue[0] + blue[-1]) / 2 - seen.width() / 2) < 3


@pytest.mark.parametrize("is_picture", [True, False])
def test_a_picture_file_is_shown_though_it_has_no_text(
    qtbot: QtBot, bridge: TaskBridge, clock: HandClock, tmp_path: Path, *, is_picture: bool
) -> None:
    path = saved_picture(tmp_path, 60, 40)
    if not is_picture:
        path.write_bytes(b"nothing")
    hit = fake_hit(1, kind=Kind.IMAGE, path=path, status=DocumentStatus.FAILED)
    presenter = PreviewPresenter(bridge, clock)
    presenter.attach(FakeLibrary())
    presenter.set_shown(True)
    told: list[PreviewContent] = []
    presenter.ready.connect(told.append)
    presenter.follow(hit)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert (told[0].page_image is not None) == is_picture
