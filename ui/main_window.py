"""The main window: its frame, which is there at the first paint.

What lives here: the sidebar, the search field, and what a window has: keys, drops, geometry. What
does not: everything else (`workbench`). The one rule: the window is shown and takes letters before
anything heavy is imported and before there is a library.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from engine.clock import Clock, SystemClock
from ui import geometry, wording
from ui.history import N_RECENT, REMEMBERED_AS, from_text, recent_queries
from ui.look import Look
from ui.search.page import SearchPage
from ui.settings.declared import HAS_FOLDERS, LESS_MOTION, THEME, SettingsPort
from ui.sidebar import Sidebar
from ui.tasks import TaskBridge
from ui.theme import Appearance, Theme
from ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

    from engine.errors import EngineError
    from engine.library import Library
    from ui.reading import ReadingPresenter
    from ui.workbench import Workbench

_LEAST_PX = (720, 480)
_RAIL_BELOW_PX = 1000
_RESOURCES = Path(__file__).parent.parent / "resources"


class MainWindow(QMainWindow):
    """The window.

    Thread: main.

    Signals:
        closing: the program is to end.
        setting_changed: the key of a setting that was changed on the settings page.
        restart_wanted: the program is to end and start again.
    """

    closing = Signal()
    setting_changed = Signal(str)
    restart_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        bridge: TaskBridge,
        settings: SettingsPort,
        *,
        sample_library: Path,
        n_sample_files: int,
        has_folders: bool = True,
        clock: Clock | None = None,
    ) -> None:
        """Build the window; nothing heavy is imported and no file of the library is touched.

        Args:
            theme: the application's look.
            bridge: hands work to the engine's threads.
            settings: values of `UI_SETTINGS` and `ENGINE_SETTINGS`.
            sample_library: the folder behind "Try the sample".
            n_sample_files: how many files lie in it.
            has_folders: False shows the welcome page from the first paint on.
            clock: the time; the system's by default.
        """
        super().__init__()
        self._theme = theme
        self._bridge = bridge
        self._settings = settings
        self._sample = (sample_library, n_sample_files)
        self._clock = clock or SystemClock()
        self._look = Look.of(theme)
        self._workbench: Workbench | None = None
        self._rail_wanted: bool | None = None
        self._is_quitting = False
        # whether closing the window leaves the program running; where it goes is not for here
        self.keeps_running: Callable[[], bool] = lambda: False
        self.setWindowTitle(self.tr("Honeyguide"))
        self.setWindowIcon(QIcon(str(_RESOURCES / "icons" / "honeyguide.svg")))
        self.setMinimumSize(theme.px(_LEAST_PX[0]), theme.px(_LEAST_PX[1]))
        self.setAcceptDrops(True)
        self.apply_appearance()
        self._build()
        geometry.restore(self, settings, theme)
        if not has_folders or settings.remembered(HAS_FOLDERS) == "no":
            self.workbench.show_welcome()

    def _build(self) -> None:
        self.sidebar = Sidebar(self._look)
        self.search_page = SearchPage(self._look, self._clock)
        self.search_page.set_preview_wanted(self._settings.remembered("preview") != "hidden")
        openings = from_text(self._settings.remembered(REMEMBERED_AS))
        self.search_page.empty.set_openings(openings)
        self.sidebar.set_recent(recent_queries(openings, N_RECENT))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.search_page)
        whole = _Whole(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._pages, 1)
        row.addLayout(self._right, 1)
        self.setCentralWidget(whole)

    @property
    def workbench(self) -> Workbench:
        """Return everything that the first paint does not wait for; build it when first wanted."""
        if self._workbench is None:
            from ui.actions import Act, Actions
            from ui.onboarding.room import Sample
            from ui.workbench import Frame, Workbench

            actions = Actions(self)

            bench = Workbench(
                Frame(self, self.sidebar, self._pages, self.search_page, actions),
                self._bridge,
                self._settings,
                look=self._look,
                clock=self._clock,
                sample=Sample(*self._sample),
            )
            self._workbench = bench
            self._right.addWidget(bench.strip)
            actions[Act.SIDEBAR].triggered.connect(self._toggle_rail)
            actions[Act.QUIT].triggered.connect(self.leave)
            bench.setting_changed.connect(self._setting_changed)
            bench.restart_wanted.connect(self.restart_wanted)
        return self._workbench

    def complete(self) -> None:
        """Build what the first paint did not wait for."""
        _ = self.workbench

    @property
    def look(self) -> Look:
        """Return the sources of every picture."""
        return self._look

    def come_forward(self, token: str = "") -> None:
        """Show the window before all others.

        Args:
            token: what the desktop gave the start that asks for it; Wayland wants one.
        """
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """End the program, whatever closing the window means, unless a tune is not to be lost."""
        if self._may_end():
            self.quit()

    def _may_end(self) -> bool:
        share = self._workbench.tune.presenter.share if self._workbench is not None else None
        if share is None:
            return True
        return Question(
            self,
            self.tr("End Honeyguide in the middle of a tune?"),
            wording.words(
                "It is at %1 and would have to begin anew. Nothing else is lost.",
                wording.percent(share),
            ),
            answers=(self.tr("End it"), self.tr("Go on tuning")),
            is_destructive=True,
        ).is_wanted()

    def quit(self) -> None:
        """End the program at once."""
        self._is_quitting = True
        if self.isVisible():
            self.close()
        else:
            self._finish()

    @property
    def reading(self) -> ReadingPresenter:
        """Return what looks through folders and reads."""
        return self.workbench.reading

    def attach(self, library: Library) -> None:
        """Bring the library in: load its model, look through its folders, answer what was typed."""
        self.workbench.attach(library)

    def refuse(self, problem: EngineError, try_again: Callable[[], None] | None = None) -> None:
        """Say that the library could not be opened."""
        self.workbench.refuse(problem, try_again)

    def apply_appearance(self) -> None:
        """Follow the settings of colours and motion."""
        self._theme.set_less_motion(bool(self._settings.get(LESS_MOTION)))
        self._theme.set_appearance(Appearance(str(self._settings.get(THEME))))

    def _setting_changed(self, key: str) -> None:
        if key in (THEME, LESS_MOTION):
            self.apply_appearance()
        self.setting_changed.emit(key)

    def _toggle_rail(self) -> None:
        self._rail_wanted = self.sidebar.width() > self._theme.px(100)
        self.sidebar.set_rail(rail=self._rail_wanted)

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

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Go on with Tab in the order in which the window is read; stay near what disappears."""
        if self._workbench is not None:
            lost = self.focusWidget()
            is_lost = lost is not None and not (lost.isVisible() and lost.isEnabled())
            if is_lost and self.isVisible() and self._workbench.near.stay(lost):
                return True
            self._workbench.panes.put_in_order()
        return super().focusNextPrevChild(forward)

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
        self.workbench.add(dropped_folders(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the geometry; hide, or end the program."""
        geometry.remember(self, self._settings)
        self._settings.remember("preview", "shown" if self.search_page.preview_wanted else "hidden")
        if not self._is_quitting and self.keeps_running():
            event.ignore()
            self.hide()
            return
        if not self._is_quitting and not self._may_end():
            event.ignore()
            return
        self._finish()
        super().closeEvent(event)

    def _finish(self) -> None:
        """Finish what cannot wait for the next start."""
        if self._workbench is not None:
            self._workbench.close()
        self.closing.emit()


class _Whole(QWidget):
    """The inside of the window; its first paint sets off everything that could wait for it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Build the rest of the window once it has been seen."""
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._window.complete)


def dropped_folders(mime: QMimeData) -> list[Path]:
    """Return the folders among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_dir()]
