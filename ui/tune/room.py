"""Tuning in the window: the presenter, its page once it is wanted, and the dot in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.equipment import Equipment
from ui.reading import ReadingPresenter
from ui.reading_state import Phase as ReadingPhase
from ui.reading_state import ReadingState
from ui.sidebar import Sidebar
from ui.tune import words
from ui.tune.presenter import TunePresenter
from ui.tune.state import Screen

if TYPE_CHECKING:
    from engine.library import Library
    from ui.tune.page import TunePage


class TuneRoom(QObject):
    """Joins presenter, page and sidebar.

    Thread: main.

    Signals:
        failed: an `EngineError` of something small, for the strip.
        switched: another model serves now.
    """

    failed = Signal(object)
    switched = Signal()

    def __init__(self, equipment: Equipment, *, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._look = equipment.look
        self._clock = clock = equipment.clock
        self._notices = equipment.notices
        self._sidebar = sidebar
        self._waits = False
        self._has_asked = False
        self.page: TunePage | None = None
        self.presenter = TunePresenter(equipment.bridge, equipment.settings, clock, self)
        self.presenter.failed.connect(self.failed)
        self.presenter.switched.connect(self.switched)
        self.presenter.changed.connect(lambda screen: self._show(screen))
        self.presenter.waiting.connect(self._set_waits)
        self.presenter.change.waits.connect(self._tell_of_wait)

    def attach(self, library: Library, reading: ReadingPresenter) -> None:
        """Take the library; it is asked how tuning stands when its first reading is over."""
        self._has_asked = False
        self.presenter.attach(library)
        reading.changed.connect(self._when_there_is_time)

    def _when_there_is_time(self, state: ReadingState) -> None:
        if state.phase is ReadingPhase.RESTING and not self._has_asked:
            self._has_asked = True
            self.presenter.refresh()

    def page_in(self, pages: QStackedWidget) -> TunePage:
        """Return the page; make it when it is first wanted."""
        if self.page is None:
            from ui.tune.page import TunePage

            self.page = TunePage(self._look, self._clock, self.presenter)
            self.page.shown.connect(lambda shown: self.presenter.page_shown(shown=shown))
            pages.addWidget(self.page)
        return self.page

    def _set_waits(self, waits: bool) -> None:  # noqa: FBT001 - a slot
        self._waits = waits
        self._show(self.presenter.screen)

    def _tell_of_wait(self, waits: bool) -> None:  # noqa: FBT001 - a slot
        if waits:
            self._notices.show_wait(self.presenter.change.call_off)
        else:
            self._notices.end_wait()

    def _show(self, screen: Screen) -> None:
        trial = screen.known.state.trial if screen.known is not None else None
        figure = ""
        if screen.run is not None:
            figure = f"{int(100 * screen.run.share)} %"
        elif trial is not None:
            figure = words.trial_title(trial)
        self._sidebar.show_tune(figure, waits=self._waits)
