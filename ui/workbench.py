"""Everything in the window that the first paint does not wait for.

What lives here: pages, presenters, strip and notices, and the wiring between them. What does not:
the frame (`main_window`), decisions (presenters), painting (pages). The one rule: a page's module
is imported when the page is first wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from engine.clock import Clock
from engine.errors import EngineError
from engine.feedback.records import ActKind
from engine.figures import LibraryStatus
from engine.types import FolderId, FolderStatus
from ui import wording
from ui.actions import Act, Actions
from ui.care.reports import report_dialog, untold_report
from ui.equipment import Equipment
from ui.folders.room import FoldersRoom
from ui.keeping_near import KeepingNear
from ui.look import Look
from ui.minutes import Minutes
from ui.notices import Notices
from ui.onboarding.room import Sample, WelcomeRoom
from ui.panes import Panes
from ui.reading import ReadingPresenter
from ui.reading_state import ReadingState
from ui.search.controller import SearchController
from ui.search.page import SearchPage
from ui.search.saved_searches import SavedSearches
from ui.settings.declared import HAS_FOLDERS, SettingsPort
from ui.sidebar import Page, Sidebar, figures_lines
from ui.tasks import TaskBridge
from ui.tune.room import TuneRoom
from ui.widgets.strip import Strip

if TYPE_CHECKING:
    from engine.library import Library
    from ui.settings.page import SettingsPage
    from ui.settings.room import SettingsRoom


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of the window that are there from the first paint on."""

    window: QWidget
    sidebar: Sidebar
    pages: QStackedWidget
    search_page: SearchPage
    actions: Actions


class Workbench(QObject):
    """Joins pages, presenters and the library.

    Thread: main.

    Signals:
        setting_changed: the key of a setting that was changed on the settings page.
        restart_wanted: the program is to end and start again.
    """

    setting_changed = Signal(str)
    restart_wanted = Signal()

    def __init__(
        self,
        frame: Frame,
        bridge: TaskBridge,
        settings: SettingsPort,
        *,
        look: Look,
        clock: Clock,
        sample: Sample,
    ) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._settings = settings
        self._look = look
        self._clock = clock
        self._library: Library | None = None
        self._settings_room: SettingsRoom | None = None
        self._setting_notes: dict[str, tuple[str, bool]] = {}  # until there is a page for them
        self._status: LibraryStatus | None = None
        self._folders: list[FolderStatus] = []
        self._has_no_folder = False
        self.sidebar = frame.sidebar
        self.search_page = frame.search_page
        self.search_page.complete()
        self.strip = Strip(look)
        self.panes = Panes(frame.pages, frame.search_page, self.strip, frame.sidebar)
        self.near = KeepingNear(frame.pages, frame.search_page, self.strip, self)
        self.notices = Notices(self.strip, self)
        self._equipment = Equipment(bridge, settings, look, clock, self.notices)
        self.welcome = WelcomeRoom(self._equipment, sample=sample, parent=self)
        self.reading = ReadingPresenter(bridge, clock, self)
        self.folders_room = FoldersRoom(self._equipment, reading=self.reading, window=frame.window)
        self.folders = self.folders_room.presenter
        self.search = SearchController(self.search_page, bridge, settings, look=look, clock=clock)
        self.search.use_actions(frame.actions)
        self.saved = SavedSearches(settings, look, frame.window)
        self.tune = TuneRoom(self._equipment, sidebar=frame.sidebar, parent=self)
        self._wire()
        self._wire_actions(frame.actions)
        Minutes(frame.window).passed.connect(self._show_ages)
        self._show_saved()
        if self.search_page.field.text:
            self.search.ask()

    # wiring

    def _wire(self) -> None:
        self.sidebar.page_wanted.connect(self.show_page)
        self.sidebar.recent.wanted.connect(self.search_for)
        self.sidebar.saved.wanted.connect(self._ask_saved)
        self.sidebar.saved.menu_wanted.connect(self.saved.show_menu)
        self.search_page.save_wanted.connect(self._save_search)
        self.saved.changed.connect(self._show_saved)
        self.saved.forgotten.connect(
            lambda name: self.notices.offer_back(
                wording.words("“%1” is no longer saved.", name), self.saved.undo
            )
        )
        self.sidebar.more.menu().aboutToShow.connect(self._fill_menu)
        self.search.recent_changed.connect(self.sidebar.set_recent)
        self.search.said.connect(self.notices.say)
        self.search_page.asked.connect(self._mark_query)
        self.reading.changed.connect(self._show_reading)
        self.reading.library_changed.connect(self._show_library)
        # no figure tells of them
        self.reading.files_moved.connect(lambda: self.search.presenter.refresh())
        self.reading.model_loaded.connect(self._model_loaded)
        self.reading.model_failed.connect(
            lambda problem: self.notices.show_model_problem(problem, self.reading.load_models)
        )
        self.folders.added.connect(self._look_at)
        self.folders.changed.connect(self._show_folders)
        self.folders.changed.connect(self.reading.refresh)
        self.notices.offered.connect(self.search.forget_undo)
        self.notices.undo_changed.connect(self._offer_undo)
        self.search.undo_changed.connect(self._offer_undo)
        self.setting_changed.connect(lambda _key: self.search.settings_changed())
        self.welcome.started.connect(self._start)
        self.welcome.folder_wanted.connect(self.choose_folder)
        self.folders_room.add_wanted.connect(self.choose_folder)
        self.folders_room.page_wanted.connect(lambda: self.show_page(Page.FOLDERS))
        self.folders_room.setting_changed.connect(self.setting_changed)
        self.tune.failed.connect(self.notices.show_problem)
        self.tune.switched.connect(self._model_switched)
        self.search.recorder.kept.connect(self.tune.presenter.acted)

    def _wire_actions(self, actions: Actions) -> None:
        page, search = self.search_page, self.search
        does = {
            Act.GO_TO_FIELD: self._go_to_field,
            Act.OPEN: search.open_current,
            Act.REVEAL: search.reveal_current,
            Act.COPY_PASSAGE: search.copy_passage,
            Act.COPY_PATH: search.copy_path,
            Act.MORE_LIKE: search.more_like,
            Act.THIS_IS_IT: lambda: search.give_thumb(ActKind.THIS_IS_IT),
            Act.NOT_THIS: lambda: search.give_thumb(ActKind.THUMB_DOWN),
            Act.WHY: search.why,
            Act.WHERE: search.where,
            Act.PASSAGE_BEFORE: lambda: search.preview.step(-1),
            Act.PASSAGE_AFTER: lambda: search.preview.step(1),
            Act.SEARCH_AGAIN: search.presenter.ask_again,
            Act.SAVE_SEARCH: self._save_search,
            Act.PAGE_SEARCH: self._go_to_field,
            Act.PAGE_FOLDERS: lambda: self.show_page(Page.FOLDERS),
            Act.PAGE_TUNE: lambda: self.show_page(Page.TUNE),
            Act.PAGE_SETTINGS: lambda: self.show_page(Page.SETTINGS),
            Act.PREVIEW: page.toggle_preview,
            Act.NEXT_PANE: lambda: self.panes.step(1),
            Act.PANE_BEFORE: lambda: self.panes.step(-1),
            Act.ADD_FOLDER: self.choose_folder,
            Act.LOOK_AGAIN: self.reading.look_again,
            Act.PAUSE: self.reading.toggle_pause,
            Act.UNDO: self._undo,
            Act.UNDO_SWITCH: self.tune.presenter.undo,
            Act.WAYS_TO_ASK: self._show_ways,
            Act.SHORTCUTS: self._show_shortcuts,
            Act.CHECK: self._look_for_damage,
            Act.ABOUT: lambda: self.show_settings("About"),
        }
        for name, act in does.items():
            actions[name].triggered.connect(lambda _on=False, act=act: act())
        self._offer_undo()
        self.search_page.preview_offered.connect(self._offer_preview)
        self._frame.pages.currentChanged.connect(lambda _number: self._offer_preview())
        self._offer_preview()
        # in a field these keys belong to the text; the event filter hands them on where they do not
        for name in (Act.OPEN, Act.REVEAL, Act.COPY_PASSAGE):
            actions[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    # the library comes and goes

    def attach(self, library: Library) -> None:
        """Bring the library in: load its model, look through its folders, answer what was typed."""
        self._library = library
        if self._settings_room is not None:
            self._settings_room.attach(library)
        self.folders.attach(library)
        self.search.attach(library)
        self.tune.attach(library, self.reading)
        self.reading.attach(library)
        report = untold_report(library.place / "logs", self._settings)
        if report is not None:
            self.notices.tell_of_report(
                lambda: report_dialog(self._look, self._frame.window, report).exec()
            )

    def refuse(self, problem: EngineError, try_again: Callable[[], None] | None = None) -> None:
        """Say that the library could not be opened."""
        self.reading.refuse()
        self.search.refuse(problem)
        self.tune.presenter.refuse(problem)
        self.notices.show_problem(problem, try_again)

    def show_welcome(self) -> None:
        """Show the welcome page in place of everything else."""
        page = self.welcome.page_in(self._frame.pages)
        self._frame.pages.setCurrentWidget(page)
        self.sidebar.hide()
        page.setFocus()

    def show_page(self, page: Page) -> None:
        """Show a page; each keeps its state. There is nothing to search without a folder."""
        widget: QWidget = self.search_page
        if page is Page.SEARCH and self._has_no_folder:
            widget = self.welcome.page_in(self._frame.pages)
        elif page is Page.FOLDERS:
            widget = self._folders_page()
        elif page is Page.SETTINGS:
            widget = self.settings_page
        elif page is Page.TUNE:
            widget = self.tune.page_in(self._frame.pages)
        if widget is not self.welcome.page:
            self.welcome.stop()
        self.sidebar.show()
        focus = QApplication.focusWidget()
        if focus is not None and widget is not self._shown:
            focus.clearFocus()  # Qt scrolls a page that goes to what had the keyboard
        self._frame.pages.setCurrentWidget(widget)
        self.sidebar.set_page(page)
        if widget is self.search_page:
            self.search_page.field.setFocus()
        else:
            widget.setFocus()
        if page is Page.FOLDERS:
            self.folders.refresh_failures()
            self.reading.refresh()

    def _folders_page(self) -> QWidget:
        page = self.folders_room.page_in(self._frame.pages)
        self._show_folders()
        return page

    @property
    def settings_page(self) -> SettingsPage:
        """Return the page of settings."""
        return self.settings_room.page

    @property
    def settings_room(self) -> SettingsRoom:
        """Return the settings; they are built when they are first wanted."""
        if self._settings_room is None:
            from ui.settings.room import SettingsRoom

            room = SettingsRoom(self._equipment, parent=self)
            self._settings_room = room
            room.setting_changed.connect(self.setting_changed)
            room.switched.connect(self._model_switched)
            room.switched.connect(self.tune.presenter.refresh)
            room.forgotten.connect(self.search.forget_openings)
            room.restart_wanted.connect(self.restart_wanted)
            room.repaired.connect(self.reading.look_again)
            self.tune.switched.connect(room.refresh_models)
            if self._library is not None:
                room.attach(self._library)
            self._frame.pages.addWidget(room.page)
            for key, (text, is_problem) in self._setting_notes.items():
                room.page.set_note(key, text, is_problem=is_problem)
        return self._settings_room

    def note_setting(self, key: str, text: str, *, is_problem: bool) -> None:
        """Say under a setting how it stands with it; "" says nothing."""
        self._setting_notes[key] = (text, is_problem)
        if self._settings_room is not None:
            self._settings_room.page.set_note(key, text, is_problem=is_problem)

    def show_settings(self, category: str) -> None:
        """Show one category of the settings."""
        self.show_page(Page.SETTINGS)
        self.settings_page.show_category(category)

    def show_settings_anew(self) -> None:
        """Show the values of settings again, after one was changed elsewhere."""
        if self._settings_room is not None:
            self._settings_room.show_values()

    def close(self) -> None:
        """Finish what cannot wait for the next start."""
        self.search.close()
        self.folders.close()

    # what the person does

    def choose_folder(self) -> None:
        """Ask for a folder and add it."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self._frame.window, self.tr("Add a folder"), str(Path.home())
        )
        if chosen:
            self.add([Path(chosen)])

    def add(self, paths: Sequence[Path]) -> None:
        """Add folders, or offer them on the welcome page while that is shown."""
        if self._is_welcoming:
            self.welcome.add(paths)
        else:
            self.folders.add(paths)

    def _offer_preview(self) -> None:
        """Offer Ctrl+J where it changes what is seen."""
        offered = self._shown is self.search_page and self.search_page.offers_preview
        self._frame.actions[Act.PREVIEW].setEnabled(offered)

    def _offer_undo(self) -> None:
        """Offer Ctrl+Z while there is something to undo."""
        can_undo = self.search.can_undo or self.notices.can_undo
        self._frame.actions[Act.UNDO].setEnabled(can_undo)
        self.search_page.field.leave_undo(can_undo)

    def _undo(self) -> None:
        if not self.search.undo_thumb():
            self.notices.undo()

    def _start(self, paths: Sequence[Path]) -> None:
        self.folders.add(paths)
        self._has_no_folder = False
        self.show_page(Page.SEARCH)

    def _look_at(self, folder_ids: list[FolderId]) -> None:
        self.reading.look_again(folder_ids, asked=True)

    def search_for(self, query: str) -> None:
        """Show what is found for a query, as if it had been typed."""
        self.show_page(Page.SEARCH)
        self.search_page.field.set_text(query)

    def _ask_saved(self, query: str) -> None:
        self.show_page(Page.SEARCH)
        self.search_page.ask_saved(query)

    def _save_search(self) -> None:
        self.saved.toggle(self.search_page.saved_text())

    def _show_saved(self) -> None:
        self.sidebar.set_saved(self.saved.entries)
        self._mark_query()

    def _mark_query(self) -> None:
        query = self.search_page.saved_text()
        self.sidebar.mark_query(query)
        self.search_page.show_saved(saved=self.saved.has(query))

    def _go_to_field(self) -> None:
        self.show_page(Page.SEARCH)
        self.search_page.field.go()

    # what is shown of the library

    @property
    def _shown(self) -> QWidget | None:
        return self._frame.pages.currentWidget()

    @property
    def _is_welcoming(self) -> bool:
        return self.welcome.page is not None and self._shown is self.welcome.page

    def _show_reading(self, state: ReadingState) -> None:
        self._show_figures()
        self.notices.show_reading(
            state,
            toggle_pause=self.reading.toggle_pause,
            try_again=self.reading.look_again,
        )
        self.folders_room.show_reading(self._status, state)

    def _show_library(self, status: LibraryStatus, folders: list[FolderStatus]) -> None:
        first = self._status is None
        if status != self._status:
            self.search.presenter.refresh()
        self._status, self._folders = status, folders
        self._has_no_folder = not status.n_folders
        self.sidebar.show_status(status)
        self._show_figures()
        self._settings.remember(HAS_FOLDERS, "yes" if status.n_folders else "no")
        self._show_folders()
        if self.folders_room.page is not None and self._shown is self.folders_room.page:
            self.folders.refresh_failures()
        if first and not status.n_folders:
            self.show_welcome()
        elif status.n_folders and self._is_welcoming:
            self.show_page(Page.SEARCH)

    def _model_loaded(self) -> None:
        self.search.presenter.refresh(at_once=True)
        if self._library is not None:
            self.welcome.attach(self._library)

    def _model_switched(self) -> None:
        self.reading.refresh()
        self.search.presenter.refresh()
        self.notices.say(self.tr("Another model answers now."))

    def _show_figures(self) -> None:
        looks = [f.last_scan_utc_ms for f in self._folders if f.last_scan_utc_ms is not None]
        looked = wording.ago(max(looks), self._clock.now_utc_ms()) if looks else ""
        lines = figures_lines(self.reading.state, self._status, looked)
        self.sidebar.state.show_state(self.reading.state, lines)

    def _show_ages(self) -> None:
        self._show_figures()
        self.search_page.empty.show_ages()
        self.folders_room.show_ages()

    def _show_folders(self) -> None:
        visible = self.folders_room.show_folders(
            self._status, self._folders, self.reading.look_again
        )
        self.search_page.facets.set_folders(visible)

    def _fill_menu(self) -> None:
        from ui import menus

        menus.fill_with_actions(self.sidebar.more.menu(), self._frame.actions)
        self._frame.actions[Act.PAUSE].setEnabled(self.reading.state.is_busy)

    def _show_ways(self) -> None:
        from ui import help as help_pages

        help_pages.ways_dialog(self._look, self._frame.window).show()

    def _look_for_damage(self) -> None:
        self.show_settings("Backup and care")
        self.settings_room.care.look_for_damage()

    def _show_shortcuts(self) -> None:
        from ui import help as help_pages

        help_pages.shortcuts_dialog(self._look, self._frame.window).show()
