"""The first start in the window: the welcome page and its presenter, once they are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.equipment import Equipment

if TYPE_CHECKING:
    from engine.library import Library
    from ui.onboarding.page import WelcomePage
    from ui.onboarding.presenter import WelcomePresenter


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample library: where it lies and how many files it has."""

    path: Path
    n_files: int


class WelcomeRoom(QObject):
    """Joins presenter and page.

    Thread: main.

    Signals:
        started: the folders to begin with, a list of paths.
        folder_wanted: a folder is to be chosen.
    """

    started = Signal(object)
    folder_wanted = Signal()

    def __init__(self, equipment: Equipment, *, sample: Sample, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = equipment.bridge
        self._look = equipment.look
        self._sample = sample
        self._library: Library | None = None
        self._presenter: WelcomePresenter | None = None
        self.page: WelcomePage | None = None

    def attach(self, library: Library) -> None:
        """Take the library, whose model is loaded: from now on times can be told."""
        self._library = library
        if self._presenter is not None:
            self._presenter.attach(library)

    def page_in(self, pages: QStackedWidget) -> WelcomePage:
        """Return the page, counting; it looks for folders to suggest when it is first wanted."""
        if self.page is None:
            from ui.onboarding.page import WelcomePage
            from ui.onboarding.presenter import WelcomePresenter

            self.page = page = WelcomePage(self._look, self._sample.n_files)
            self._presenter = presenter = WelcomePresenter(self._bridge, self)
            page.started.connect(self.started)
            page.sample_wanted.connect(lambda: self.started.emit([self._sample.path]))
            page.folder_wanted.connect(self.folder_wanted)
            presenter.suggested.connect(page.add_row)
            presenter.counted.connect(
                lambda path, count, final: page.set_count(path, count, final=final)
            )
            presenter.estimated.connect(page.set_time)
            pages.addWidget(page)
            presenter.begin()
        assert self._presenter is not None  # noqa: S101 - made with the page
        self._presenter.go_on(self._library)
        return self.page

    def add(self, paths: Sequence[Path]) -> None:
        """Offer folders on the page."""
        if self._presenter is not None:
            for path in paths:
                self._presenter.add(path)

    def stop(self) -> None:
        """Count no more."""
        if self._presenter is not None:
            self._presenter.stop()
