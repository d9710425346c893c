"""No word is cut off: whatever the font, at the smallest window, and in a longer language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engine.types import ChunkId, FailureReason, FolderState, Kind, Passage
from tests.fakes.fake_library import FakeLibrary, fake_folder, fake_hit, fake_text
from tests.ui.tune_screens import every_tune_screen
from ui.main_window import MainWindow
from ui.onboarding.suggestions import FolderCount, Suggestion
from ui.sidebar import Page
from ui.theme import Theme
from ui.widgets.nav_item import NavItem

Make = Callable[[], MainWindow]
SIZES = ((720, 480), (1024, 640))


class Longer(QTranslator):
    """A language whose words take 35 percent more room."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return re.sub(r"\w{3,}", lambda word: word[0] + "ö" * -(-len(word[0]) * 35 // 100), text)


@pytest.fixture(params=[13, 20], ids=["100 %", "150 %"])
def wide_font(request: pytest.FixtureRequest, qapp: QApplication, theme: Theme) -> Iterator[None]:
    before = qapp.font()
    font = QFont("DejaVu Sans")
    font.setPixelSize(request.param)
    qapp.setFont(font)
    theme._apply()
    yield
    qapp.setFont(before)
    theme._apply()


@pytest.fixture
def longer_words() -> Iterator[None]:
    translator = Longer()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def clipped(window: QWidget) -> list[str]:
    """Return what is said by labels and buttons that have less room than their words need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or isinstance(widget, NavItem):
            continue
        text = widget.text()
        if not widget.isVisible() or not text:
            continue
        least = widget.sizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            least = widget.minimumSizeHint()
            least.setHeight(widget.heightForWidth(widget.width()))
        place = widget.mapTo(window, widget.rect().topLeft())
        inside = place.x() >= 0 and place.x() + widget.width() <= window.width()
        if least.width() > widget.width() or least.height() > widget.height() or not inside:
            room = f"{widget.width()} x {widget.height()} at {place.x()}"
            found.append(f"{text!r} needs {least.width()} x {least.height()}, has {room}")
    return found


@pytest.fixture
def window(make_window: Make, library: FakeLibrary, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    library.folder_statuses = [
        fake_folder(1, tmp_path),
        fake_folder(2, tmp_path / "archive", state=FolderState.OFFLINE, n_failed=3),
    ]
    passages = tuple(
        Passage(ChunkId(n), 0, 9, 12, 1, "", "", "the passage", ()) for n in range(1, 4)
    )
    hit = fake_hit(1, "guide.pdf", kind=Kind.PDF, passages=passages, n_passages=3)
    library.default_hits = (hit, *(fake_hit(n + 1, kind=kind) for n, kind in enumerate(Kind, 1)))
    library.texts[hit.document_id] = fake_text(hit, "the passage")
    window = make_window()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    return window


def every_page(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> Iterator[str]:
    from engine.types import DocumentId, Failure

    yield "nothing typed"
    window.search_page.field.set_text("heat")
    qtbot.waitUntil(lambda: window.search_page.model.rowCount() > 0)
    if window.search_page.preview_shown:
        qtbot.waitUntil(lambda: window.search_page.preview._content is not None)
    yield "results"
    window.search_page.facets.show_fresh_hint()
    yield "results, with new ones"
    library.default_hits = ()
    window.search_page.field.set_text("cold")
    qtbot.waitUntil(window.search_page._nothing.isVisible)
    yield "nothing found"
    library.failure_list = [
        Failure(DocumentId(n), Path(f"/a/{n}.pdf"), reason, "")
        for n, reason in enumerate(FailureReason)
    ]
    window.workbench.show_page(Page.FOLDERS)
    qtbot.waitUntil(lambda: window.workbench.folders_room.page._trouble.isVisible())
    yield "folders"
    window.workbench.show_page(Page.SETTINGS)
    for number in range(len(window.workbench.settings_page._items)):
        window.workbench.settings_page.show_group(number)
        yield f"settings {number}"
    yield from every_tune_screen(window, library)
    window.workbench.show_welcome()
    page = window.workbench.welcome_page
    for name in ("Documents", "Photographs of the last thirty years"):
        page.add_row(Suggestion(Path("/nowhere") / name, "folder", True))
        page.set_count(Path("/nowhere") / name, FolderCount(9204, 0), final=True)
    yield "welcome"


def look_at_every_page(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> list[str]:
    found = []
    for name in every_page(window, library, qtbot):
        for width, height in SIZES:
            window.resize(width, height)  # a window is never smaller than its smallest size
            QApplication.sendPostedEvents()
            qtbot.wait(1)
            assert window.width() == max(width, window.minimumWidth())
            found += [f"{name}, {window.width()}: {said}" for said in clipped(window)]
    return found


@pytest.mark.usefixtures("wide_font")
def test_no_word_is_cut_off_in_a_wide_font(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    said = look_at_every_page(window, library, qtbot)
    assert not said, "\n".join(said)


@pytest.mark.usefixtures("wide_font", "longer_words")
def test_no_word_is_cut_off_in_a_longer_language(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    assert window.search_page.tr("Preview").startswith("Previewö")
    said = look_at_every_page(window, library, qtbot)
    assert not said, "\n".join(said)
