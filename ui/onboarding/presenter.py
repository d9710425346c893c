"""Counting suggested folders, and telling what reading them would take."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.figures import Probed
from engine.jobs import Job, Lane, Progress
from ui.onboarding.estimate import estimate_ms, rates, samples
from ui.onboarding.suggestions import FolderCount, Suggestion, count_files, suggestions
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library


class WelcomePresenter(QObject):
    """Counts folders one after the other on the view lane.

    Thread: main.

    Signals:
        suggested: a folder to offer.
        counted: path, `FolderCount`, and whether that is final.
        estimated: path, and how long reading it takes in milliseconds, or None.
    """

    suggested = Signal(object)
    counted = Signal(object, object, bool)
    estimated = Signal(object, object)

    def __init__(self, bridge: TaskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs: dict[Path, Job[Any]] = {}
        self._counts: dict[Path, FolderCount | None] = {}
        self._library: Library | None = None
        self._probing: Job[Any] | None = None

    def begin(self) -> None:
        """Suggest the folders of this account and count them."""
        for suggestion in suggestions():
            self._offer(suggestion)

    def add(self, path: Path) -> None:
        """Offer a folder that the person named."""
        if path.is_dir():
            self._offer(Suggestion(path, "folder", chosen=True, remark=str(path.parent)))

    def attach(self, library: Library) -> None:
        """Take the library, whose model can compute now; what is counted is tried then."""
        self._library = library
        self._probe()

    def go_on(self, library: Library | None) -> None:
        """Count what was not counted when it was stopped."""
        for path in [path for path, count in self._counts.items() if count is None]:
            self._begin_count(path)
        if library is not None:
            self.attach(library)

    def stop(self) -> None:
        """Stop counting and trying."""
        self._bridge.forget(self._probing)
        self._probing = None
        self._library = None
        for job in self._jobs.values():
            self._bridge.forget(job)
        self._jobs.clear()

    def _offer(self, suggestion: Suggestion) -> None:
        self.suggested.emit(suggestion)
        if suggestion.path not in self._jobs:
            self._counts[suggestion.path] = None
            self._begin_count(suggestion.path)

    def _begin_count(self, path: Path) -> None:
        if path in self._jobs:
            return

        def tell(progress: Progress) -> None:
            self.counted.emit(path, FolderCount(progress.done, 0), False)

        self._jobs[path] = self._bridge.submit(
            Lane.VIEW,
            "count folder",
            lambda report: count_files(path, report),
            on_done=lambda count: self._count(path, count),
            on_progress=tell,
        )

    def _count(self, path: Path, count: FolderCount) -> None:
        self._counts[path] = count
        self.counted.emit(path, count, True)
        self._probe()

    def _probe(self) -> None:
        """Try a few files, once every folder is counted; a folder added later tries again."""
        library, counts = self._library, list(self._counts.values())
        if library is None or not counts or None in counts:
            return
        paths = samples([count for count in counts if count is not None])
        self._bridge.forget(self._probing)
        self._probing = self._bridge.submit(
            Lane.CLOSER,
            "probe",
            lambda report: library.probe(paths, report),
            on_done=self._estimate,
            on_error=lambda _problem: None,  # what is not measured is not said
        )

    def _estimate(self, probed: Sequence[Probed]) -> None:
        self._probing = None
        known = rates(probed)
        for path, count in self._counts.items():
            if count is not None:
                self.estimated.emit(path, estimate_ms(count, known))
