"""Adding, forgetting and trying again.

What lives here: decisions of the folders page. What does not: widgets. The one rule: forgetting
waits ten seconds for an undo, then deletes for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import wait
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from engine.errors import EngineError
from engine.exclusion import LeftOut
from engine.jobs import Job, Lane
from engine.recognition import Recognition
from engine.types import Failure, FailureReason, Folder, FolderId, FolderStatus
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

UNDO_MS = 10_000
_CLOSE_S = 10.0


class FoldersPresenter(QObject):
    """Changes which folders are read.

    Thread: main.

    Signals:
        added: the ids of the new folders.
        removal_begun: a folder is to be forgotten; it can be undone for ten seconds.
        removal_ended: that folder was forgotten or kept.
        changed: figures changed.
        failures_changed: the files that gave no text.
        recognition_changed: how text recognition stands, where it would help.
        failed: an `EngineError` to be shown.
        explained: a path, and the `Rule` that leaves it out, None, or an `EngineError`.
    """

    added = Signal(object)
    removal_begun = Signal(object)
    removal_ended = Signal()
    changed = Signal()
    failures_changed = Signal(object)
    recognition_changed = Signal(object)
    failed = Signal(object)
    explained = Signal(object, object)

    def __init__(self, bridge: TaskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._library: Library | None = None
        self._removing: FolderStatus | None = None
        self._forgetting: set[FolderId] = set()
        self._jobs: list[Job[None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._timer.timeout.connect(self._forget)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library

    def add(self, paths: Sequence[Path]) -> None:
        """Register folders, then tell which."""
        library = self._library
        if library is None or not paths:
            return
        self._bridge.submit(
            Lane.WRITE,
            "add folders",
            lambda _report: [library.add_folder(path) for path in paths],
            on_done=self._tell_added,
            on_error=self.failed.emit,
        )

    def remove(self, status: FolderStatus) -> None:
        """Forget a folder in ten seconds, unless it is undone; one at a time can be undone."""
        self._forget()
        self._removing = status
        self._timer.start()
        self.removal_begun.emit(status)
        self.changed.emit()

    def undo(self) -> None:
        """Keep the folder after all."""
        if self._removing is not None:
            self._removing = None
            self._timer.stop()
            self.removal_ended.emit()
            self.changed.emit()

    def visible(self, folders: Sequence[FolderStatus]) -> list[FolderStatus]:
        """Return the folders without those that are being forgotten."""
        hidden = set(self._forgetting)
        if self._removing is not None:
            hidden.add(self._removing.folder.id)
        return [status for status in folders if status.folder.id not in hidden]

    def retry(self, failures: Sequence[Failure]) -> None:
        """Try files again that gave no text."""
        library = self._library
        if library is None:
            return
        self._bridge.submit(
            Lane.WRITE,
            "try again",
            lambda _report: library.retry(failures),
            on_done=lambda _nothing: self.added.emit([]),
            on_error=self.failed.emit,
        )

    def confirm_gone(self, status: FolderStatus) -> None:
        """Forget the files of a folder that went missing all at once."""
        library, folder_id = self._library, status.folder.id
        if library is None:
            return
        self._bridge.submit(
            Lane.CARE,  # it looks through the whole folder
            "confirm gone",
            lambda report: library.confirm_gone(folder_id, report),
            on_done=lambda _summary: self.added.emit([]),
            on_error=self.failed.emit,
        )

    def give_up(self, place: Path) -> None:
        """Forget the files that are away with the disk of a place."""
        library = self._library
        if library is None:
            return
        self._bridge.submit(
            Lane.CARE,  # there may be very many
            "give up",
            lambda report: library.give_up(place, report),
            on_done=lambda _n_forgotten: self.added.emit([]),
            on_error=self.failed.emit,
        )

    def explain(self, path: Path, choice: LeftOut) -> None:
        """Find out which rule leaves a path out, by a choice that need not be stored yet."""
        library = self._library
        if library is None:
            return
        self._bridge.submit(
            Lane.VIEW,
            "explain",
            lambda _report: library.left_out(path, choice),
            on_done=lambda rule: self.explained.emit(path, rule),
            on_error=lambda problem: self.explained.emit(path, problem),
        )

    def refresh_failures(self) -> None:
        """Fetch the files that gave no text."""
        library = self._library
        if library is not None:
            self._bridge.submit(
                Lane.VIEW,
                "failures",
                lambda _report: _failures(library),
                on_done=lambda found: self._tell_failures(*found),
                on_error=lambda _problem: None,  # the list on the page stays as it is
            )

    def _tell_failures(self, failures: list[Failure], recognition: Recognition | None) -> None:
        if recognition is not None:
            self.recognition_changed.emit(recognition)
        self.failures_changed.emit(failures)

    def close(self) -> None:
        """Forget at once what waits to be forgotten, and wait until that is done."""
        self._forget()
        wait([job.future for job in self._jobs], timeout=_CLOSE_S)

    def _forget(self) -> None:
        library, status = self._library, self._removing
        self._timer.stop()
        if library is None or status is None:
            return
        self._removing = None
        folder_id = status.folder.id
        self._forgetting.add(folder_id)
        job = self._bridge.submit(
            Lane.WRITE,
            "forget folder",
            lambda report: library.remove_folder(folder_id, report),
            on_done=lambda _nothing: self._forgotten(folder_id),
            on_error=lambda problem: self._kept(folder_id, problem),
        )
        self._jobs.append(job)
        self.removal_ended.emit()

    def _forgotten(self, folder_id: FolderId) -> None:
        self._forgetting.discard(folder_id)
        self._jobs = [job for job in self._jobs if not job.future.done()]
        self.changed.emit()

    def _kept(self, folder_id: FolderId, problem: EngineError) -> None:
        self._forgotten(folder_id)
        self.failed.emit(problem)

    def _tell_added(self, folders: list[Folder]) -> None:
        self.added.emit([folder.id for folder in folders])


def _failures(library: Library) -> tuple[list[Failure], Recognition | None]:
    """Return what gave no text, and how text recognition stands where that would help."""
    failures = library.failures()
    would_help = any(failure.reason is FailureReason.PICTURES for failure in failures)
    return failures, library.recognition() if would_help else None
