"""Where a result and its passage are now, asked when its file is to be opened.

What lives here: reading a file that changed since it was read once more, also where no preview did
it, and asking for one that is gone from its place. What does not: opening (`opener`). The one rule:
it is soon answered; a file that did not change waits for nothing but that question, which a slow
disk must not put to the window's thread, and where reading takes too long, or gives nothing, the
passage is told as it was read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from engine.errors import EngineError
from engine.jobs import Job, Lane, Reporter
from engine.types import DocumentId, Hit, Passage
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

PATIENCE_MS = 2_000  # at rest it takes a third of a second


class Standing(QObject):
    """Finds passages again.

    Thread: main.
    """

    def __init__(self, bridge: TaskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._library: Library | None = None
        self._asked: dict[DocumentId, Job[Any]] = {}
        self._followed: set[Path] = set()

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library

    def find(self, hit: Hit, passage: Passage, then: Callable[[Passage], None]) -> None:
        """Tell where a passage stands now; of a file that is being asked about already, nothing.

        Args:
            hit: a result.
            passage: one of its passages; one that was found again already is told as it is.
            then: called once with the passage, at once where there is nothing to ask.
        """
        library = self._library
        if library is None or hit.offline or passage not in hit.passages:
            then(passage)
            return
        if hit.document_id in self._asked:
            return
        number = hit.passages.index(passage)
        patience = QTimer(self)
        patience.setSingleShot(True)

        def tell(found: Passage) -> None:
            patience.stop()
            patience.deleteLater()
            self._bridge.forget(self._asked.pop(hit.document_id))
            then(found)

        def as_read(_problem: EngineError | None = None) -> None:
            tell(passage)

        patience.timeout.connect(as_read)
        self._asked[hit.document_id] = self._bridge.submit(
            Lane.OPEN,
            "place",
            lambda report: _standing(library, hit, number, report),
            on_done=tell,
            on_error=as_read,
            on_cancelled=as_read,
        )
        patience.start(PATIENCE_MS)

    def follow(self, path: Path, hit: Hit | None, then: Callable[[Path | None], None]) -> None:
        """Tell where a file is that is gone from its path; of one that is asked about, nothing.

        Args:
            path: where it was.
            hit: the result it was, if it is one of a list.
            then: called once; with None where nobody knows.
        """
        library = self._library
        if library is None or (hit is not None and hit.offline):
            then(None)
            return
        if path in self._followed:
            return
        self._followed.add(path)

        def tell(found: Path | None) -> None:
            self._followed.discard(path)
            then(found)

        def unknown(_problem: EngineError | None = None) -> None:
            tell(None)

        self._bridge.submit(
            Lane.OPEN,
            "place",
            lambda _report: library.moved_to(path, hit),
            on_done=tell,
            on_error=unknown,
            on_cancelled=unknown,
        )


def _standing(library: Library, hit: Hit, number: int, report: Reporter) -> Passage:
    """Return a passage of a hit as it stands in its file now, or as it was read."""
    passage = hit.passages[number]
    if not library.document_text(hit.document_id).changed:
        return passage
    now = library.text_now(hit, report)
    return (now.passages[number] if now is not None else None) or passage
