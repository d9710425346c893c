"""The main window: sidebar, pages and strip.

What lives here: building the parts and joining their signals. What does not: decisions (presenters)
and painting (pages). The one rule: the window is shown and takes letters before there is a library;
`attach` brings it in later.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.clock import Clock, SystemClock
from engine.errors import EngineError
from engine.types import FolderId, FolderStatus, LibraryStatus
from ui import geometry, menus, opening, wording
from ui import help as help_pages
from ui.actions import Act, Actions
from ui.folders.page import FoldersPage
from ui.folders.presenter import FoldersPresenter
from ui.look import Look
from ui.notices import Notices
from ui.onboarding.page import WelcomePage
from ui.onboarding.presenter import WelcomePresenter
from ui.reading import Phase, ReadingPresenter, ReadingState
from ui.search.controller import SearchController
from ui.search.page import SearchPage
from ui.settings.declared import LESS_MOTION, THEME, SettingsPort
from ui.settings.page import SettingsPage
from ui.sidebar import Page, Sidebar, figures_line
from ui.tasks import TaskBridge
from ui.theme import Appearance, Theme
from ui.widgets.strip import Strip

if TYPE_CHECKING:
    from engine.library import Library

_LEAST_PX = (720, 480)
_RAIL_BELOW_PX = 1000
_RESOURCES = Path(__file__).parent.parent / "resources"


class MainWindow(QMainWindow):
    """The window.

    Thread: main.

    Signals:
        closing: the window was closed; the program is to end.
        setting_changed: the key of a setting that was changed on the settings page.
    """

    closing = Signal()
    setting_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        bridge: TaskBridge,
        settings: SettingsPort,
        *,
        sample_library: Path,
        n_sample_files: int,
        clock: Clock | None = None,
    ) -> None:
        """Build the window; nothing heavy is imported and no file of the library is touched.

        Args:
            theme: the application's look.
            bridge: hands work to the engine's threads.
            settings: values of `UI_SETTINGS` and `ENGINE_SETTINGS`.
            sample_library: the folder behind "Try the sample".
            n_sample_files: how many files lie in it.
            clock: the time; the system's by default.
        """
        super().__init__()
        self._theme = theme
        self._bridge = bridge
        self._settings = settings
        self._sample_library = sample_library
        self._clock = clock or SystemClock()
        self._look = Look.of(theme)
        self._status: LibraryStatus | None = None
        self._folders: list[FolderStatus] = []
        self._rail_wanted: bool | None = None
        self.setWindowTitle(self.tr("Honeyguide"))
        self.setWindowIcon(QIcon(str(_RESOURCES / "icons" / "honeyguide.svg")))
        self.setMinimumSize(theme.px(_LEAST_PX[0]), theme.px(_LEAST_PX[1]))
        self.setAcceptDrops(True)
        self.actions_by_name = Actions(self)
        self.reading = ReadingPresenter(bridge, self._clock, self)
        self.folders = FoldersPresenter(bridge, self)
        self.welcome = WelcomePresenter(bridge, self)
        self._build(n_sample_files)
        self.search = SearchController(
            self.search_page, bridge, settings, look=self._look, clock=self._clock
        )
        self.search.use_actions(self.actions_by_name)
        self._wire()
        self._wire_actions()
        self.apply_appearance()
        self.search_page.set_preview_wanted(settings.remembered("preview") != "hidden")
        geometry.restore(self, settings, theme)
        self.sidebar.set_recent(self.search.recent)

    # building

    def _build(self, n_sample_files: int) -> None:
        look = self._look
        self.sidebar = Sidebar(look)
        self.search_page = SearchPage(look, self._clock)
        self.folders_page = FoldersPage(look, self._clock)
        self.settings_page: SettingsPage | None = None
        self.welcome_page: WelcomePage | None = None
        self._n_sample_files = n_sample_files
        self._pages = QStackedWidget()
        self._pages.addWidget(self.search_page)
        self._pages.addWidget(self.folders_page)
        self.strip = Strip(look)
        self.notices = Notices(self.strip, self)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.strip)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)

    def _wire(self) -> None:
        self.sidebar.page_wanted.connect(self.show_page)
        self.sidebar.recent_wanted.connect(self._ask)
        self.sidebar.more.menu().aboutToShow.connect(self._fill_menu)
        self.search.recent_changed.connect(self.sidebar.set_recent)
        self.search.said.connect(self.notices.say)
        self.search_page.asked.connect(
            lambda: self.sidebar.mark_recent(self.search_page.field.text)
        )
        self.reading.changed.connect(self._show_reading)
        self.reading.library_changed.connect(self._show_library)
        self.reading.model_failed.connect(
            lambda problem: self.notices.show_model_problem(problem, self.reading.load_models)
        )
        self.folders_page.add_wanted.connect(self.choose_folder)
        self.folders_page.menu_wanted.connect(self._show_folder_menu)
        self.folders_page.retry_wanted.connect(self.folders.retry)
        self.folders_page.reveal_wanted.connect(self._reveal)
        self.folders.added.connect(self._look_at)
        self.folders.changed.connect(self._show_folders)
        self.folders.changed.connect(self.reading.refresh)
        self.folders.failed.connect(self.notices.show_problem)
        self.folders.failures_changed.connect(self.folders_page.show_failures)
        self.folders.removal_begun.connect(
            lambda status: self.notices.show_removal(status, self.folders.undo)
        )
        self.folders.removal_ended.connect(self.notices.end_removal)

    def _wire_actions(self) -> None:
        page, search = self.search_page, self.search
        does = {
            Act.GO_TO_FIELD: self._go_to_field,
            Act.OPEN: search.open_current,
            Act.REVEAL: search.reveal_current,
            Act.COPY_PASSAGE: search.copy_passage,
            Act.COPY_PATH: search.copy_path,
            Act.PASSAGE_BEFORE: lambda: search.preview.step(-1),
            Act.PASSAGE_AFTER: lambda: search.preview.step(1),
            Act.SEARCH_AGAIN: search.presenter.ask_again,
            Act.PAGE_SEARCH: self._go_to_field,
            Act.PAGE_FOLDERS: lambda: self.show_page(Page.FOLDERS),
            Act.PAGE_SETTINGS: lambda: self.show_page(Page.SETTINGS),
            Act.SIDEBAR: self._toggle_rail,
            Act.PREVIEW: page.toggle_preview,
            Act.NEXT_PANE: lambda: self._next_pane(1),
            Act.PANE_BEFORE: lambda: self._next_pane(-1),
            Act.ADD_FOLDER: self.choose_folder,
            Act.LOOK_AGAIN: self.reading.look_again,
            Act.PAUSE: self.reading.toggle_pause,
            Act.UNDO: self.folders.undo,
            Act.WAYS_TO_ASK: self._show_ways,
            Act.SHORTCUTS: self._show_shortcuts,
            Act.QUIT: self.close,
        }
        for name, act in does.items():
            self.actions_by_name[name].triggered.connect(lambda _on=False, act=act: act())
        # in a field these keys belong to the text; the event filter hands them on where they do not
        for name in (Act.OPEN, Act.REVEAL, Act.COPY_PASSAGE):
            self.actions_by_name[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    # the library comes and goes

    def attach(self, library: Library) -> None:
        """Bring the library in: load its model, look through its folders, answer what was typed."""
        self.folders.attach(library)
        self.search.attach(library)
        self.reading.attach(library)

    def refuse(self, problem: EngineError, try_again: object = None) -> None:
        """Say that the library could not be opened."""
        act = try_again if callable(try_again) else None
        self.notices.show_problem(problem, act)

    def show_welcome(self) -> None:
        """Show the welcome page in place of everything else."""
        if self.welcome_page is None:
            page = WelcomePage(self._look, self._n_sample_files)
            self.welcome_page = page
            page.started.connect(self._start)
            page.sample_wanted.connect(lambda: self._start([self._sample_library]))
            page.folder_wanted.connect(self.choose_folder)
            self.welcome.suggested.connect(page.add_row)
            self.welcome.counted.connect(
                lambda path, count, final: page.set_count(path, count, final=final)
            )
            self._pages.addWidget(page)
            self.welcome.begin()
        self._pages.setCurrentWidget(self.welcome_page)
        self.sidebar.hide()
        self.welcome_page.setFocus()

    def show_page(self, page: Page) -> None:
        """Show a page; each keeps its state."""
        if page is Page.SETTINGS and self.settings_page is None:
            self.settings_page = SettingsPage(self._look, self._settings)
            self.settings_page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.settings_page.changed.connect(self._setting_changed)
            self.settings_page.failed.connect(self.notices.show_problem)
            self._pages.addWidget(self.settings_page)
        widgets: dict[Page, QWidget | None] = {
            Page.FOLDERS: self.folders_page,
            Page.SETTINGS: self.settings_page,
        }
        widget = widgets.get(page) or self.search_page
        self.welcome.stop()
        self.sidebar.show()
        self._pages.setCurrentWidget(widget)
        self.sidebar.set_page(page)
        if page is Page.SEARCH:
            self.search_page.field.setFocus()
        else:
            widget.setFocus()
        if page is Page.FOLDERS:
            self.folders.refresh_failures()
            self.reading.refresh()

    def apply_appearance(self) -> None:
        """Follow the settings of colours and motion."""
        self._theme.set_less_motion(bool(self._settings.get(LESS_MOTION)))
        self._theme.set_appearance(Appearance(str(self._settings.get(THEME))))

    # what the person does

    def choose_folder(self) -> None:
        """Ask for a folder and add it."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Add a folder"), str(Path.home()))
        if chosen:
            self._add([Path(chosen)])

    def _add(self, paths: Sequence[Path]) -> None:
        if self._pages.currentWidget() is self.welcome_page:
            for path in paths:
                self.welcome.add(path)
        else:
            self.folders.add(paths)

    def _start(self, paths: Sequence[Path]) -> None:
        self.welcome.stop()
        self.folders.add(paths)
        self.show_page(Page.SEARCH)

    def _look_at(self, folder_ids: list[FolderId]) -> None:
        self.reading.look_again(folder_ids or None)

    def _ask(self, query: str) -> None:
        self.show_page(Page.SEARCH)
        self.search_page.field.set_text(query)

    def _go_to_field(self) -> None:
        self.show_page(Page.SEARCH)
        self.search_page.field.go()

    def _setting_changed(self, key: str) -> None:
        if key in (THEME, LESS_MOTION):
            self.apply_appearance()
        self.setting_changed.emit(key)

    def _reveal(self, path: Path) -> None:
        if opening.reveal(path) is opening.Opened.GONE:
            self.notices.say(self.tr("This file was moved or deleted."), wording.place_of(path))

    # what is shown of the library

    def _show_reading(self, state: ReadingState) -> None:
        self._show_figures()
        self.notices.show_reading(
            state,
            toggle_pause=self.reading.toggle_pause,
            try_again=self.reading.look_again,
        )
        if state.phase is Phase.COUNTING and self._status is not None:
            self.folders_page.show_finding(self._status, state)

    def _show_library(self, status: LibraryStatus, folders: list[FolderStatus]) -> None:
        first = self._status is None
        self._status, self._folders = status, folders
        self.sidebar.show_status(status)
        self._show_figures()
        self._settings.remember("has_folders", "yes" if status.n_folders else "")
        self._show_folders()
        if self._pages.currentWidget() is self.folders_page:
            self.folders.refresh_failures()
        if first and not status.n_folders:
            self.show_welcome()
        elif first and self._pages.currentWidget() is self.welcome_page:
            self.show_page(Page.SEARCH)

    def _show_figures(self) -> None:
        looks = [f.last_scan_utc_ms for f in self._folders if f.last_scan_utc_ms is not None]
        looked = wording.ago(max(looks), self._clock.now_utc_ms()) if looks else ""
        line = figures_line(self.reading.state, self._status, looked)
        self.sidebar.state.show_state(self.reading.state, line)

    def _show_folders(self) -> None:
        visible = self.folders.visible(self._folders)
        self.search_page.facets.set_folders(visible)
        if self._status is not None:
            self.folders_page.show_status(self._status, visible, self.reading.state)
        self.notices.show_folders(visible, self.reading.look_again)

    def _show_folder_menu(self, status: FolderStatus, place: QPoint) -> None:
        menus.show_folder_menu(
            self._look,
            self,
            status,
            place,
            look_again=lambda: self.reading.look_again([status.folder.id]),
            forget=lambda: self.folders.remove(status),
        )

    def _fill_menu(self) -> None:
        menus.fill_with_actions(self.sidebar.more.menu(), self.actions_by_name)
        self.actions_by_name[Act.PAUSE].setEnabled(self.reading.state.is_busy)

    def _show_ways(self) -> None:
        help_pages.ways_dialog(self._look, self).show()

    def _show_shortcuts(self) -> None:
        help_pages.shortcuts_dialog(self._look, self).show()

    # panes and geometry

    def _toggle_rail(self) -> None:
        self._rail_wanted = self.sidebar.width() > self._theme.px(100)
        self.sidebar.set_rail(rail=self._rail_wanted)

    def _next_pane(self, step: int) -> None:
        panes = [
            self.search_page.field,
            self.search_page.results,
            self.search_page.preview,
            self.sidebar.items[Page.SEARCH],
        ]
        panes = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        now = next(
            (i for i, p in enumerate(panes) if focus is not None and p.isAncestorOf(focus)),
            next((i for i, pane in enumerate(panes) if pane is focus), 0),
        )
        target = panes[(now + step) % len(panes)]
        if target is self.search_page.preview:
            self.search_page.preview.focus_canvas()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that nothing else took: letters go to the field, Esc leads back to it."""
        if self._pages.currentWidget() is self.search_page:
            held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Escape:
                self.search_page.field.go()
                return
            if event.text().strip() and event.text().isprintable() and not event.modifiers() & held:
                self.search_page.field.insert(event.text())
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the sidebar a rail where the window is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_RAIL_BELOW_PX)
        self.sidebar.set_rail(rail=narrow or bool(self._rail_wanted))

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard into the field."""
        super().showEvent(event)
        if self._pages.currentWidget() is self.search_page:
            self.search_page.field.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders that are dropped anywhere."""
        if dropped_folders(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the folders that were dropped."""
        self._add(dropped_folders(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the geometry and finish what cannot wait."""
        geometry.remember(self, self._settings)
        self._settings.remember("preview", "shown" if self.search_page.preview_wanted else "hidden")
        self.folders.close()
        self.closing.emit()
        super().closeEvent(event)


def dropped_folders(mime: QMimeData) -> list[Path]:
    """Return the folders among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_dir()]
