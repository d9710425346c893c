"""What makes the window a citizen of the desktop.

What lives here: the tray, the palette, the key that works everywhere, starting at sign-in, what
closing the window means, and what later starts want. What does not: each of those things itself.
The one rule: there is always a way back to the window: without a tray, closing it quits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from app.autostart import autostart
from app.instance import Wants, Wish
from app.key_anywhere import KeyAnywhere, Told
from engine.clock import Clock
from engine.errors import EngineError
from ui.main_window import MainWindow
from ui.palette.room import PaletteRoom
from ui.reading_state import Phase, ReadingState
from ui.settings.declared import (
    AUTOSTART,
    KEEP_RUNNING,
    NOTIFY,
    PALETTE_KEYS,
    WHEN_CLOSED,
    SettingsPort,
)
from ui.sidebar import Page
from ui.tasks import TaskBridge
from ui.tray import Tray, TrayActs
from ui.widgets.strip import Tone
from ui.wording import words

if TYPE_CHECKING:
    from engine.library import Library

_AN_HOUR_MS = 3_600_000


class Manners(QObject):
    """Joins the window with the desktop around it.

    Thread: main.

    Signals:
        quit_wanted: the program is to end.
    """

    quit_wanted = Signal()

    def __init__(
        self,
        window: MainWindow,
        bridge: TaskBridge,
        settings: SettingsPort,
        *,
        command: Sequence[str],
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._settings = settings
        self._clock = clock
        self._autostart = autostart(command)
        self._library: Library | None = None
        self._palette: PaletteRoom | None = None
        self._key = KeyAnywhere(self)
        self._key.pressed.connect(lambda: self.palette.toggle())
        self._key.told.connect(self._show_key)
        self._key_was_chosen = False  # just now, so what came of it is wanted to be known
        self._tray: Tray | None = None
        self._was_reading = False
        self._hour = QTimer(self)
        self._hour.setSingleShot(True)
        self._hour.timeout.connect(self._resume)
        window.reading.pause_chosen.connect(self._time_pause)
        window.keeps_running = lambda: self.stays
        window.setting_changed.connect(self._setting_changed)

    def begin(self) -> None:
        """Take the place in the desktop, once the window has been seen or is not to be."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = Tray(self._acts(), self)
        self._window.reading.changed.connect(self._show_state)
        self._window.workbench.tune.presenter.judged.connect(self._tell_verdict)
        if self._settings.get(AUTOSTART) and not self._autostart.is_on:
            # switched off with the desktop's own means
            self._settings.set(AUTOSTART, False)
        self._take_key()

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library
        if self._palette is not None:
            self._palette.attach(library)

    def close(self) -> None:
        """Leave the desktop as it was."""
        if self._palette is not None:
            self._palette.close()
        if self._tray is not None:
            self._tray.close()
        self._key.let_go()

    @property
    def stays(self) -> bool:
        """Return whether the program goes on when the window is closed."""
        if self._settings.get(WHEN_CLOSED) != KEEP_RUNNING:
            return False
        return self._tray is not None or bool(self._settings.get(AUTOSTART))

    @property
    def palette(self) -> PaletteRoom:
        """Return the palette; it is built when it is first wanted."""
        if self._palette is None:
            room = PaletteRoom(
                self._bridge,
                self._settings,
                self._window.workbench.search.opener,
                look=self._window.look,
                clock=self._clock,
                parent=self,
            )
            room.search_wanted.connect(self._search)
            if self._library is not None:
                room.attach(self._library)
            room.kept.connect(self._window.workbench.tune.presenter.acted)
            self._palette = room
        return self._palette

    def fulfil(self, wish: Wish) -> None:
        """Do what a later start was for."""
        if wish.wants is Wants.PALETTE:
            self.palette.toggle()
        elif wish.wants is Wants.WINDOW:
            self._window.come_forward(wish.token)
            if wish.query:
                self._window.workbench.search_for(wish.query)

    def _search(self, query: str) -> None:
        self._window.come_forward()
        self._window.workbench.search_for(query)

    # the tray

    def _acts(self) -> TrayActs:
        window = self._window

        def show(page: Page) -> None:
            window.come_forward()
            window.workbench.show_page(page)

        def add_folder() -> None:
            window.come_forward()
            window.workbench.choose_folder()

        return TrayActs(
            search=lambda: self.palette.come(),
            open_window=window.come_forward,
            pause_for_an_hour=self._pause_for_an_hour,
            toggle_pause=window.reading.toggle_pause,
            add_folder=add_folder,
            settings=lambda: show(Page.SETTINGS),
            quit=self.quit_wanted.emit,
        )

    def _pause_for_an_hour(self) -> None:
        self._window.reading.toggle_pause(for_ms=_AN_HOUR_MS)

    def _time_pause(self, _paused: bool, for_ms: int | None) -> None:  # noqa: FBT001 - a slot
        """End a pause that has an end; one that was chosen since, anywhere, replaces it."""
        self._hour.stop()
        if for_ms is not None:
            self._hour.start(for_ms)

    def _resume(self) -> None:
        if self._window.reading.state.phase is Phase.PAUSED:
            self._window.reading.toggle_pause()

    def _show_state(self, state: ReadingState) -> None:
        if self._tray is not None:
            line = self._window.sidebar.state.accessibleName().strip(" .")
            self._tray.show_state(state, line)
        if state.phase is Phase.READING:
            self._was_reading = True
        elif state.phase is Phase.STOPPED and state.problem is not None:
            self._say(words("Reading stopped"), words("Search goes on."))
            self._was_reading = False
        elif state.phase is Phase.RESTING and self._was_reading:
            self._was_reading = False
            self._first_reading_done()

    def _first_reading_done(self) -> None:
        if not self._settings.remembered("first_reading_told"):
            self._settings.remember("first_reading_told", "yes")
            self._say(
                words("Your files are read"), words("All of them can be found by meaning now.")
            )

    def _tell_verdict(self) -> None:
        self._say(words("A verdict is ready"), words("Tune shows what was found."))

    def _say(self, title: str, text: str) -> None:
        """Tell something the person waits for, unless they see it anyway."""
        if self._tray is None or not self._settings.get(NOTIFY):
            return
        if QGuiApplication.focusWindow() is None:
            self._tray.say(title, text)

    # settings

    def _setting_changed(self, key: str) -> None:
        if key == PALETTE_KEYS:
            self._key_was_chosen = True
            self._take_key()
        elif key == AUTOSTART:
            try:
                self._autostart.put(on=bool(self._settings.get(AUTOSTART)))
            except EngineError as problem:
                self._settings.set(AUTOSTART, self._autostart.is_on)
                self._window.workbench.notices.show_problem(problem)
                self._window.workbench.show_settings_anew()
        if self._palette is not None:
            self._palette.settings_changed()

    def _take_key(self) -> None:
        self._key.take(str(self._settings.get(PALETTE_KEYS)))

    def _show_key(self, told: Told) -> None:
        """Say how it stands with the palette's key: in its setting, and once when it was chosen."""
        bench = self._window.workbench
        said = f"{told.fact} {told.advice}".strip()
        bench.note_setting(PALETTE_KEYS, said, is_problem=told.is_problem)
        was_chosen = self._key_was_chosen
        self._key_was_chosen = was_chosen and not told.is_final
        if told.is_problem and was_chosen:
            bench.notices.say(told.fact, told.advice, Tone.FAILED)
