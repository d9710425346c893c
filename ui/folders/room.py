"""The folders in the window: the presenter, its page once it is wanted, and what opens from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from engine.config import SettingValue
from engine.exclusion import pattern_for
from engine.figures import LibraryStatus
from engine.types import FolderStatus
from ui import wording
from ui.desktop import Desktop
from ui.equipment import Equipment
from ui.folders.presenter import FoldersPresenter
from ui.opening import Opened
from ui.reading import ReadingPresenter
from ui.reading_state import Phase, ReadingState
from ui.widgets.strip import Tone

if TYPE_CHECKING:
    from ui.folders.page import FoldersPage


PICTURES = "reading.pictures"
LEFT_OUT = "reading.left_out"


class FoldersRoom(QObject):
    """Joins presenter, page, menu and dialog.

    Thread: main.

    Signals:
        add_wanted: a folder is to be chosen.
        page_wanted: the page is to be shown.
        setting_changed: the key of a setting that was changed in a dialog.
    """

    add_wanted = Signal()
    page_wanted = Signal()
    setting_changed = Signal(str)

    def __init__(self, equipment: Equipment, *, reading: ReadingPresenter, window: QWidget) -> None:
        super().__init__(window)
        self._settings = equipment.settings
        self._look = equipment.look
        self._clock = equipment.clock
        self._notices = notices = equipment.notices
        self._reading = reading
        self._window = window
        self._folders: Sequence[FolderStatus] = ()
        self.page: FoldersPage | None = None
        self.presenter = FoldersPresenter(equipment.bridge, self)
        self._desktop = Desktop(equipment.bridge, self)
        self.presenter.failed.connect(notices.show_problem)
        self.presenter.removal_begun.connect(
            lambda status: notices.show_removal(status, self.presenter.undo)
        )
        self.presenter.removal_ended.connect(notices.end_removal)

    def page_in(self, pages: QStackedWidget) -> FoldersPage:
        """Return the page; make it when it is first wanted."""
        if self.page is None:
            from ui.folders.page import FoldersPage

            self.page = page = FoldersPage(self._look, self._clock)
            page.add_wanted.connect(self.add_wanted)
            page.offer_rules(self._show_left_out)
            page.menu_wanted.connect(self._show_menu)
            page.retry_wanted.connect(self.presenter.retry)
            files = page.failures
            files.open_wanted.connect(self._open)
            files.reveal_wanted.connect(self._reveal)
            files.leave_out_wanted.connect(self._leave_out)
            files.recognition_wanted.connect(lambda: self._set(PICTURES, value=True))
            self.presenter.failures_changed.connect(page.show_failures)
            self.presenter.recognition_changed.connect(files.failures.show_recognition)
            pages.addWidget(page)
        return self.page

    def show_folders(
        self,
        status: LibraryStatus | None,
        folders: Sequence[FolderStatus],
        look_again: Callable[[], None],
    ) -> list[FolderStatus]:
        """Show folders on the page and in the strip; return those that are not being forgotten."""
        self._folders = visible = self.presenter.visible(folders)
        if status is not None and self.page is not None:
            self.page.show_status(status, visible, self._reading.state)
        self._notices.show_folders(
            visible, look_again, self.page_wanted.emit, self.presenter.remove
        )
        return visible

    def show_reading(self, status: LibraryStatus | None, state: ReadingState) -> None:
        """Show how many files were found so far, and whether reading goes on."""
        if self.page is not None:
            self.page.show_phase(state)
        if state.phase is Phase.COUNTING and status is not None and self.page is not None:
            self.page.show_finding(status, state)

    def show_ages(self) -> None:
        """Say anew how long ago the folders were looked through."""
        if self.page is not None:
            self.page.table.viewport().update()

    def _open(self, path: Path) -> None:
        def tell(became: Opened) -> None:
            if became is Opened.GONE:
                self._say_gone(path)
            elif became is Opened.REFUSED:
                said = self.tr("No program here opens this file.")
                self._notices.say(said, wording.place_of(path), Tone.FAILED)

        self._desktop.open(path, tell)

    def _leave_out(self, path: Path) -> None:
        """Leave a file out by a pattern of its own, and offer it back."""
        before = self._settings.get(LEFT_OUT)
        pattern = pattern_for(path, [folder.folder.path for folder in self._folders])
        if not isinstance(before, tuple) or not pattern:
            return
        self._set(LEFT_OUT, value=(*before, pattern))
        self._notices.offer_back(
            wording.words("“%1” is left out.", wording.printable(Path(path.name))),
            lambda: self._set(LEFT_OUT, value=before),
        )

    def _set(self, key: str, *, value: SettingValue) -> None:
        self._settings.set(key, value)
        self.setting_changed.emit(key)

    def _reveal(self, path: Path) -> None:
        def tell(became: Opened) -> None:
            if became is Opened.GONE:
                self._say_gone(path)

        self._desktop.reveal(path, tell)

    def _say_gone(self, path: Path) -> None:
        gone = self.tr("This file was moved or deleted.")
        self._notices.say(gone, wording.place_of(path), Tone.FAILED)

    def _show_menu(self, status: FolderStatus, place: QPoint) -> None:
        from ui import menus

        menus.show_folder_menu(
            self._look,
            self._window,
            status,
            place,
            look_again=lambda: self._reading.look_again([status.folder.id], asked=True),
            confirm=lambda: self.presenter.confirm_gone(status),
            give_up=self.presenter.give_up,
            forget=lambda: self.presenter.remove(status),
        )

    def _show_left_out(self) -> None:
        from ui.folders.left_out import LeftOutDialog

        dialog = LeftOutDialog(self._look, self._window, self._settings, self.presenter.explain)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.presenter.explained.connect(dialog.show_verdict)
        dialog.changed.connect(self.setting_changed)
        dialog.open()
