"""Reading as the window sees it: one run at a time, its progress, pause and trouble.

What lives here: when folders are looked through and read, and the figures that are shown. What
does not: widgets. The one rule: a figure is measured or it is not shown, and time left changes at
most every two seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.clock import Clock
from engine.courtesy import Wait
from engine.errors import EngineError, EnvironmentProblem, ErrorCode
from engine.figures import LibraryStatus, ReadProgress, ReadSummary
from engine.jobs import Job, Lane, Progress, Reporter
from engine.types import FolderId, FolderStatus
from ui.reading_state import Phase, ReadingState
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

_TIME_LEFT_MS = 2_000.0
_STATUS_MS = 2_000.0
# Figures of many files take long: so much longer than they took passes before they come again.
_STATUS_REST = 10.0
# So much is read on battery and on a busy machine too: files that were just changed.
_FEW_FILES = 20
_FEW_CHUNKS = 200


class ReadingPresenter(QObject):
    """Runs scans and readings on the read lane.

    Thread: main.

    Signals:
        changed: a new `ReadingState`.
        library_changed: `LibraryStatus` and the list of `FolderStatus`.
        files_moved: files were found at another place.
        model_loaded: search goes by meaning from now on.
        model_failed: the model could not be loaded; search goes by words.
        pause_chosen: whether the person paused reading or let it go on, and for how many
            milliseconds it is paused, or None until it is resumed.
        waived: a `Wait` that the person wants to be passed over.
    """

    changed = Signal(object)
    library_changed = Signal(object, object)
    files_moved = Signal()
    model_loaded = Signal()
    model_failed = Signal(object)
    pause_chosen = Signal(bool, object)
    waived = Signal(object)

    def __init__(self, bridge: TaskBridge, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = clock
        self._library: Library | None = None
        self._state = ReadingState()
        self._job: Job[ReadSummary] | None = None
        self._model_job: Job[None] | None = None
        self._status_job: Job[Any] | None = None
        self._status_wanted = False
        self._n_moved = 0
        self._paused = False
        self._paused_elsewhere = False  # the pause came from a mark, and goes with it
        self._wait: Wait | None = None
        self._asked = False  # the person asked for this run
        self._is_little = True
        self._model_came = False
        self._left_told_ms = 0.0
        self._status_told_ms = 0.0
        self._status_every_ms = _STATUS_MS

    @property
    def state(self) -> ReadingState:
        """Return what goes on."""
        return self._state

    def attach(self, library: Library) -> None:
        """Take the library: load its model, look through its folders, read what is new.

        One that cannot be written is searched only.
        """
        self._library = library
        self._set(ReadingState(phase=Phase.RESTING))
        self.load_models()
        if library.writable:
            self.look_again()
        else:
            problem = EnvironmentProblem(ErrorCode.SEARCH_ONLY, str(library.place))
            self._set(ReadingState(phase=Phase.STOPPED, problem=problem))
            self.refresh()

    def refuse(self) -> None:
        """Show that there is no library to read into."""
        self._set(ReadingState(phase=Phase.STOPPED))

    def load_models(self) -> None:
        """Load the models beside everything else; then meaning is added to what was read."""
        library = self._library
        if library is None or self._model_job is not None:
            return
        self._model_job = self._bridge.submit(
            Lane.TUNE,
            "load models",
            library.load_models,
            on_done=self._model_loaded,
            on_error=self._model_trouble,
        )

    def look_again(
        self, folder_ids: Sequence[FolderId] | None = None, *, asked: bool = False
    ) -> None:
        """Look through folders (all when None) and read what is new.

        With none named, only places that are known to have changed are looked at. A run that is
        under way is stopped first; what it did is stored and not done again. What the person asked
        for just now does not wait for a machine that is busy, perhaps with their asking.
        """
        library = self._library
        if library is None or not library.writable:
            return
        self._asked = asked or (self._asked and self._job is not None)
        wanted = None if folder_ids is None else tuple(folder_ids)
        if self._state.phase is Phase.COUNTING:
            wanted = None  # the look that is stopped had not seen everything yet

        def work(report: Reporter) -> ReadSummary:
            library.scan(report, wanted)
            return library.read(report)

        self._run(work, Phase.READING if wanted == () else Phase.COUNTING)

    def _read_on(self) -> None:
        library = self._library
        if library is not None and library.writable:
            self._run(library.read, Phase.READING)

    def _run(self, work: Any, phase: Phase) -> None:  # noqa: ANN401 - a job's work
        self._bridge.forget(self._job)
        self._paused = self._paused_elsewhere = False
        self._set(ReadingState(phase=phase))
        self._job = self._bridge.submit(
            Lane.READ,
            "read",
            work,
            on_done=self._done,
            on_error=self._trouble,
            on_progress=self._progressed,
            on_cancelled=self._cancelled,
        )
        self.refresh()

    def toggle_pause(self, *, for_ms: int | None = None) -> None:
        """Pause reading, or go on; what waits by itself goes on.

        Args:
            for_ms: how long a pause is meant to last; whoever asks for it ends it.
        """
        if self._job is None:
            return
        if self._state.phase is Phase.WAITING:
            if self._wait is not None:
                self.waived.emit(self._wait)
            self.let_wait(None)
            return
        self._pause(paused=not self._paused)
        self.pause_chosen.emit(self._paused, for_ms if self._paused else None)

    def _pause(self, *, paused: bool) -> None:
        if self._job is None:
            return
        self._paused, self._paused_elsewhere = paused, False
        if paused:
            self._job.reporter.pause()
            self._set(replace(self._state, phase=Phase.PAUSED, waits=None))
        else:
            self._job.reporter.resume()
            self._set(replace(self._state, phase=Phase.READING, ms_left=None))

    def let_wait(self, wait: Wait | None) -> None:
        """Let reading wait for a reason, or go on when there is none any more.

        Looking through folders goes on, so that new files are found by their names.
        """
        self._wait = wait
        phase = self._state.phase
        if wait is Wait.PAUSED:
            if phase in (Phase.READING, Phase.WAITING) and not self._paused:
                self._pause(paused=True)
                self._paused_elsewhere = True
        elif self._paused_elsewhere:
            self._pause(paused=False)
        else:
            self._hold()

    def _hold(self) -> None:
        """Hold the job, or let it go on, by what there is to wait for and how much is left."""
        job, phase = self._job, self._state.phase
        if job is None or self._paused:
            return
        is_waived = self._asked and self._wait is Wait.BUSY
        holds = self._wait is not None and not is_waived and not self._is_little
        if holds and phase in (Phase.READING, Phase.WAITING):
            job.reporter.pause()
            waiting = replace(self._state, phase=Phase.WAITING, waits=self._wait, ms_left=None)
            self._set(waiting)
        elif not holds and phase is Phase.WAITING:
            job.reporter.resume()
            self._set(replace(self._state, phase=Phase.READING, waits=None))

    def refresh(self) -> None:
        """Fetch the library's figures."""
        library = self._library
        if library is None:
            return
        if self._status_job is not None:
            self._status_wanted = True
            return
        begun_ms = self._clock.monotonic_ms()

        def tell(figures: tuple[LibraryStatus, list[FolderStatus], int]) -> None:
            took_ms = self._clock.monotonic_ms() - begun_ms
            self._status_every_ms = max(_STATUS_MS, _STATUS_REST * took_ms)
            self._tell_status(figures)

        self._status_job = self._bridge.submit(
            Lane.VIEW,
            "figures",
            lambda _report: (library.status(), library.folders(), library.n_moved),
            on_done=tell,
            on_error=lambda _problem: self._status_over(),
        )

    def _tell_status(self, figures: tuple[LibraryStatus, list[FolderStatus], int]) -> None:
        self._status_over()
        status, folders, n_moved = figures
        self.library_changed.emit(status, folders)
        if n_moved != self._n_moved:
            self._n_moved = n_moved
            self.files_moved.emit()

    def _status_over(self) -> None:
        self._status_job = None
        if self._status_wanted:
            self._status_wanted = False
            self.refresh()

    def _model_loaded(self, _nothing: None) -> None:
        self._model_job = None
        self.model_loaded.emit()
        if self._job is None:
            self._read_on()
        else:
            self._model_came = True

    def _model_trouble(self, problem: EngineError) -> None:
        self._model_job = None
        self.model_failed.emit(problem)

    def _progressed(self, progress: Progress) -> None:
        if self._paused or self._state.phase is Phase.WAITING:
            return
        now_ms = self._clock.monotonic_ms()
        if isinstance(progress.detail, ReadProgress):
            self._tell_reading(progress.detail, now_ms)
            self._is_little = is_little(progress.detail)
            self.let_wait(self._wait)
        elif progress.stage == "scan":
            self._set(ReadingState(phase=Phase.COUNTING, n_seen=progress.done))
        elif progress.stage != "blend":  # after reading; nothing of it is to be seen
            self._set(ReadingState(phase=Phase.PREPARING))
        if now_ms - self._status_told_ms > self._status_every_ms:
            self._status_told_ms = now_ms
            self.refresh()

    def _tell_reading(self, detail: ReadProgress, now_ms: float) -> None:
        ms_left, per_s = self._state.ms_left, self._state.files_per_s
        if ms_left is None or now_ms - self._left_told_ms > _TIME_LEFT_MS:
            self._left_told_ms = now_ms
            ms_left, per_s = detail.ms_left, detail.files_per_s
        self._set(
            ReadingState(
                phase=Phase.READING,
                n_done=detail.n_files_done,
                n_files=detail.n_files,
                share=share_of(detail),
                files_per_s=per_s,
                ms_left=ms_left,
            )
        )

    def _done(self, _summary: ReadSummary) -> None:
        self._job = None
        if self._model_came:  # what was read before it came has no meaning yet
            self._model_came = False
            self._read_on()
            return
        self._set(ReadingState(phase=Phase.RESTING))
        self.refresh()

    def _trouble(self, problem: EngineError) -> None:
        self._job = None
        self._set(ReadingState(phase=Phase.STOPPED, problem=problem))
        self.refresh()

    def _cancelled(self) -> None:
        self._job = None
        self._set(ReadingState(phase=Phase.RESTING))

    def _set(self, state: ReadingState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)


def is_little(progress: ReadProgress) -> bool:
    """Return whether so little is left that nobody notices it being read."""
    n_files_left = progress.n_files - progress.n_files_done
    return n_files_left <= _FEW_FILES and progress.n_chunks_waiting <= _FEW_CHUNKS


def share_of(progress: ReadProgress) -> float:
    """Return how much of a reading is done, 0 to 1: the files, times the passages found so far."""
    files = progress.n_files_done / progress.n_files if progress.n_files else 1.0
    n_chunks = progress.n_chunks_embedded + progress.n_chunks_waiting
    return files * (progress.n_chunks_embedded / n_chunks if n_chunks else 1.0)
