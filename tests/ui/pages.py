"""A window with something on every page, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from engine.types import (
    ChunkId,
    DocumentId,
    Failure,
    FailureReason,
    FolderState,
    Kind,
    Passage,
)
from tests.fakes.fake_library import FakeLibrary, fake_folder, fake_hit, fake_text
from tests.ui.tune_screens import every_tune_screen
from ui.main_window import MainWindow
from ui.onboarding.suggestions import FolderCount, Suggestion
from ui.sidebar import Page

Make = Callable[[], MainWindow]


def filled_window(make: Make, library: FakeLibrary, folder: Path, qtbot: QtBot) -> MainWindow:
    """Return a window over a library with folders, trouble and results of every kind."""
    library.folder_statuses = [
        fake_folder(1, folder),
        fake_folder(2, folder / "archive", state=FolderState.OFFLINE, n_failed=3),
    ]
    passages = tuple(
        Passage(ChunkId(n), 0, 9, 12, 1, "", "", "the passage", ()) for n in range(1, 4)
    )
    hit = fake_hit(1, "guide.pdf", kind=Kind.PDF, passages=passages, n_passages=3)
    library.default_hits = (hit, *(fake_hit(n + 1, kind=kind) for n, kind in enumerate(Kind, 1)))
    library.texts[hit.document_id] = fake_text(hit, "the passage")
    window = make()
    window.attach(library)
    qtbot.waitUntil(
        lambda: window.workbench._status is not None and not window.reading.state.is_busy
    )
    return window


def every_page(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> Iterator[str]:
    """Show one page after another and yield its name."""
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
    window.workbench.show_page(Page.TUNE)
    tune = window.workbench.tune.presenter
    qtbot.waitUntil(lambda: tune.screen.known is not None and tune._asking is None)
    yield from every_tune_screen(window, library)
    window.workbench.show_welcome()
    page = window.workbench.welcome.page
    for name in ("Documents", "Photographs of the last thirty years"):
        page.add_row(Suggestion(Path("/nowhere") / name, "folder", True))
        page.set_count(Path("/nowhere") / name, FolderCount(9204, 0), final=True)
    yield "welcome"
