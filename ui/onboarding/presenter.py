"""Counting suggested folders, and starting with the chosen ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.jobs import Job, Lane, Progress
from ui.onboarding.suggestions import FolderCount, Suggestion, count_files, suggestions
from ui.tasks import TaskBridge


class WelcomePresenter(QObject):
    """Counts folders one after the other on the view lane.

    Thread: main.

    Signals:
        suggested: a folder to offer.
        counted: path, `FolderCount`, and whether that is final.
    """

    suggested = Signal(object)
    counted = Signal(object, object, bool)

    def __init__(self, bridge: TaskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs: dict[Path, Job[Any]] = {}

    def begin(self) -> None:
        """Suggest the folders of this account and count them."""
        for suggestion in suggestions():
            self._offer(suggestion)

    def add(self, path: Path) -> None:
        """Offer a folder that the person named."""
        if path.is_dir():
            self._offer(Suggestion(path, "folder", chosen=True, remark=str(path.parent)))

    def stop(self) -> None:
        """Stop counting."""
        for job in self._jobs.values():
            self._bridge.forget(job)
        self._jobs.clear()

    def _offer(self, suggestion: Suggestion) -> None:
        self.suggested.emit(suggestion)
        path = suggestion.path
        if path in self._jobs:
            return

        def tell(progress: Progress) -> None:
            self.counted.emit(path, FolderCount(progress.done, 0), False)

        self._jobs[path] = self._bridge.submit(
            Lane.VIEW,
            "count folder",
            lambda report: count_files(path, report),
            on_done=lambda count: self.counted.emit(path, count, True),
            on_progress=tell,
        )
