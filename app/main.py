"""The desktop app: what is built in which order, and what ends it.

Start: logs, application, stored settings, window (shown, and taking letters), then the library on
a thread of its own, then its models. Stop: the window closes, short writes are done, other jobs are
told to stop and waited for, the library saves its index and lets go of the profile.

The one rule: nothing heavier than Qt is imported before the first paint.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from app import __version__
from app.crashes import Reports
from app.instance import Door, Wants, Wish
from app.logs import catch_bugs, start_logging
from app.paths import Paths, profile_paths
from app.program import start_command
from app.settings import Settings, stored_settings
from engine.clock import SystemClock
from engine.config import CLOSE_READING, ENGINE_SETTINGS, USER_DATABASE
from engine.errors import EngineError
from engine.jobs import JobRunner, Lane, Reporter
from engine.pause import PauseMark
from resources import sample_library_dir
from ui.caret import RestingCaret
from ui.garbage import MainThreadCollector
from ui.main_window import MainWindow
from ui.settings.declared import LANGUAGE, UI_SETTINGS
from ui.tasks import TaskBridge
from ui.theme import Theme
from ui.translation import speak

if TYPE_CHECKING:
    from app.doorbell import Doorbell
    from app.manners import Manners
    from engine.library import Library

log = logging.getLogger(__name__)

RESTART = 75  # what a run returns when the window is to begin anew
_LISTENS_AFTER_MS = 200  # a later start tries for longer


def run(options: argparse.Namespace, wish: Wish, door: Door | None) -> int:
    """Open the window; return the exit code when the program ends.

    Args:
        options: the command line's.
        wish: what this start is for.
        door: where later starts are heard; None where that is not possible.
    """
    paths = profile_paths(options.profile)
    start_logging(paths.logs, verbose=options.verbose)
    reports = Reports(paths.logs)
    reports.begin()
    catch_bugs(reports)
    QCoreApplication.setApplicationName("Honeyguide")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(sys.argv[:1])
    application.setDesktopFileName("honeyguide")
    application.setQuitOnLastWindowClosed(False)  # it may go on in the tray
    desktop = Desktop(application, paths, start_command(options.profile))
    desktop.start(wish, door)
    code = application.exec()
    desktop.stop()
    reports.end()
    return RESTART if desktop.restarts else code


class Desktop:
    """Everything that lives as long as the window.

    Thread: main.
    """

    def __init__(self, application: QApplication, paths: Paths, command: Sequence[str]) -> None:
        """Build the window; nothing is shown yet.

        Args:
            application: Qt's.
            paths: the profile's folders.
            command: what starts this profile's window.
        """
        self._application = application
        self._collector = MainThreadCollector(application)
        self._paths = paths
        self._doorbell: Doorbell | None = None
        self._library: Library | None = None
        self._bridge = TaskBridge(JobRunner())
        specs = (*UI_SETTINGS, *ENGINE_SETTINGS)
        self._unsaved: dict[str, object] = {}
        self._settings = Settings(specs, stored_settings(paths), self._put_setting)
        speak(application, str(self._settings.get(LANGUAGE)))
        sample = sample_library_dir()
        self.window = MainWindow(
            Theme(application),
            self._bridge,
            self._settings,
            sample_library=sample,
            n_sample_files=_n_files(sample),
            has_folders=(paths.data / USER_DATABASE).is_file(),
        )
        self.window.setting_changed.connect(self._setting_changed)
        RestingCaret(application)  # which keeps it
        self.window.closing.connect(application.quit)
        self.window.restart_wanted.connect(self._restart)
        self.restarts = False  # when it ends
        # the session ends: closing the window must not leave the program in the tray
        application.commitDataRequest.connect(lambda _session: self.window.quit())
        self._command = command
        self._manners: Manners | None = None

    def start(self, wish: Wish, door: Door | None) -> None:
        """Show the window unless it is to be hidden, then open the library beside it."""
        if door is not None:
            QTimer.singleShot(_LISTENS_AFTER_MS, lambda: self._listen(door))
        if wish.wants is Wants.WINDOW:
            self.window.show()
            if wish.query:
                self.window.workbench.search_for(wish.query)
        else:
            QTimer.singleShot(0, lambda: self._begin_hidden(wish))
        QTimer.singleShot(0, self._open_library)

    def _listen(self, door: Door) -> None:
        from app.doorbell import Doorbell  # Qt's network, which the first paint does not wait for

        self._doorbell = Doorbell(door)
        self._doorbell.rung.connect(lambda later: self._take_place().fulfil(later))

    def _begin_hidden(self, wish: Wish) -> None:
        manners = self._take_place()
        if not manners.stays:
            self.window.show()  # there would be no way back to it
        if wish.wants is Wants.PALETTE:
            manners.fulfil(wish)

    def _restart(self) -> None:
        self.restarts = True
        self.window.quit()

    def _take_place(self) -> Manners:
        if self._manners is None:
            from app.manners import Manners  # which the first paint does not wait for

            self._manners = Manners(
                self.window,
                self._bridge,
                self._settings,
                command=self._command,
                clock=SystemClock(),
            )
            self._manners.quit_wanted.connect(self.window.leave)
            self._manners.begin()
        return self._manners

    def stop(self) -> None:
        """Store what was handed in, stop every other job, then let go of the library."""
        if self._doorbell is not None:
            self._doorbell.close()
        if self._manners is not None:
            self._manners.close()
        self._bridge.close()
        if self._library is not None:
            self._library.close()
        self._collector.close()

    def _open_library(self) -> None:
        paths, settings = self._paths, self._settings

        def open_library(report: Reporter) -> Library:
            report("open", 0)  # not for a program that ends
            from app.opening import open_for_window  # the engine is heavier than the first paint

            return open_for_window(paths, settings)

        self._bridge.submit(
            Lane.WRITE, "open", open_library, on_done=self._opened, on_error=self._refused
        )

    def _opened(self, library: Library) -> None:
        self._library = library
        unsaved, self._unsaved = self._unsaved, {}
        for key, value in unsaved.items():
            self._put_setting(key, value)
        from app.watching import Watching  # the engine is heavier than the first paint

        watching = Watching(self._bridge, self.window.reading, SystemClock(), self.window)
        watching.attach(library)
        self.window.attach(library)
        self._be_a_good_guest()
        self._take_place().attach(library)
        self._collector.spare_what_stays()

    def _be_a_good_guest(self) -> None:
        from app.courtesy import GoodGuest

        guest = GoodGuest(
            self._bridge,
            self.window.reading,
            self._settings,
            PauseMark(self._paths.data),
            clock=SystemClock(),
            parent=self.window,
        )
        guest.begin()

    def _refused(self, problem: EngineError) -> None:
        self._take_place()
        self.window.refuse(problem, self._open_library)

    def _put_setting(self, key: str, value: object) -> None:
        library = self._library
        if library is None:
            self._unsaved[key] = value
            return
        if not library.writable:
            return  # a read-only disk: the choice holds until the window closes
        self._bridge.submit(
            Lane.WRITE,
            "setting",
            lambda _report: library.put_setting(key, value),
            on_done=lambda _nothing: None,
            on_error=lambda problem: self._not_stored(key, problem),
        )

    def _not_stored(self, key: str, problem: EngineError) -> None:
        """Say so of a setting; what the window remembers by itself is not worth a word."""
        log.warning("%s is not stored: %s", key, problem.code)
        if any(spec.key == key for spec in self._settings.specs):
            self.window.workbench.notices.show_problem(problem)

    def _setting_changed(self, key: str) -> None:
        library = self._library
        if library is None:
            return
        if key == CLOSE_READING:
            on = self._settings.get(CLOSE_READING) is True
            self._bridge.submit(
                Lane.CARE,
                "close reading",
                lambda _report: library.models.read_closely(on=on),
                on_done=lambda _nothing: self.window.workbench.search.presenter.refresh(
                    at_once=True
                ),
            )
        if not key.startswith("reading."):
            return
        from app.opening import engine_config

        library.configure(engine_config(self._paths, self._settings))
        self.window.reading.look_again()


def _n_files(folder: Path) -> int:
    return sum(len(names) for _, _, names in os.walk(folder))
