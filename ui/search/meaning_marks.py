"""Marks by meaning for the rows that are looked at.

What lives here: when rows are marked, and remembering marks while the question stays. What does
not: finding them (the engine), painting them (`snippet_layout`). The one rule: marks come after a
pause and change nothing but the marks of a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from engine.jobs import Job, Lane, Reporter
from engine.types import ChunkId, Hit, Mark, Passage, SearchRequest
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

PAUSE_MS = 150
MAX_ROWS = 12  # at a time: what a window shows


class MeaningMarks(QObject):
    """Asks for marks of visible rows and keeps them.

    Thread: main.

    Signals:
        marked: hits that have their marks now.
    """

    marked = Signal(object)

    def __init__(self, bridge: TaskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._library: Library | None = None
        self._request: SearchRequest | None = None
        self._visible: Sequence[Hit] = ()
        self._known: dict[ChunkId, tuple[str, tuple[Mark, ...]]] = {}
        self._job: Job[Any] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._send)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library

    def ask(self, request: SearchRequest | None) -> None:
        """Begin with another question; marks of the one before are forgotten."""
        before = self._request
        self._request = request
        if before is None or request is None or before.text != request.text:
            self._stop()
            self._known.clear()

    def look_at(self, hits: Sequence[Hit]) -> None:
        """Mark these rows after a pause; the latest rows count."""
        new = [hit for hit in hits if hit.passages and not self._is_known(hit.passages[0])]
        self._visible = new[:MAX_ROWS]
        self._bridge.forget(self._job)
        self._job = None
        if self._visible and self._request is not None:
            self._pause.start()
        else:
            self._pause.stop()

    def with_marks(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return hits with the marks that are known already."""
        return tuple(self._marked(hit) for hit in hits)

    def _marked(self, hit: Hit) -> Hit:
        if not hit.passages or not self._is_known(hit.passages[0]):
            return hit
        first = hit.passages[0]
        _snippet, marks = self._known[first.chunk_id]
        return replace(hit, passages=(replace(first, marks=marks), *hit.passages[1:]))

    def _is_known(self, passage: Passage) -> bool:
        known = self._known.get(passage.chunk_id)
        return known is not None and known[0] == passage.snippet

    def _stop(self) -> None:
        self._pause.stop()
        self._bridge.forget(self._job)
        self._job = None

    def _send(self) -> None:
        library, request, hits = self._library, self._request, self._visible
        if library is None or request is None or not hits:
            return

        def work(report: Reporter) -> tuple[Hit, ...]:
            return library.highlight(request, hits, report)

        self._job = self._bridge.submit(
            Lane.CLOSER,
            "highlight",
            work,
            on_done=self._take,
            on_error=lambda _problem: None,  # words are marked by their letters still
        )

    def _take(self, hits: Sequence[Hit]) -> None:
        self._job = None
        for hit in hits:
            first = hit.passages[0]
            self._known[first.chunk_id] = (first.snippet, first.marks)
        self.marked.emit(tuple(hits))
