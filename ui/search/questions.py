"""The two questions about a list: why this result, and where is my file.

What lives here: asking the engine and opening the popovers. What does not: their words and widgets.
The one rule: an answer to an older question is not shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from engine.clock import Clock
from engine.errors import EngineError
from engine.explanation import Explanation, Whereabouts
from engine.jobs import Job, Lane, Reporter
from engine.types import Hit, SearchRequest
from ui.look import Look
from ui.search.where import WherePopover, choose_file
from ui.search.where_words import where_text
from ui.search.why import WhyPopover
from ui.search.why_words import why_text
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library

ChooseFile = Callable[[QWidget, str, Path], Path | None]


class Questions(QObject):
    """Asks and shows; one popover at a time.

    Thread: main.

    Signals:
        failed: a question could not be answered.
    """

    failed = Signal(object)

    def __init__(
        self,
        look: Look,
        window: QWidget,
        bridge: TaskBridge,
        clock: Clock,
        choose: ChooseFile = choose_file,
    ) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._bridge = bridge
        self._clock = clock
        self._choose = choose
        self._library: Library | None = None
        self._job: Job[Any] | None = None

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library

    def why(self, request: SearchRequest, hit: Hit, place: int, anchor: QRect) -> None:
        """Say why a row stands where it stands.

        Args:
            request: what is asked.
            hit: the row.
            place: its place in the list, from 1.
            anchor: the row on the screen.
        """
        library = self._library
        if library is None:
            return

        def show(explanation: Explanation) -> None:
            text = why_text(request, hit, explanation, place, now_ms=self._clock.now_utc_ms())
            popover = WhyPopover(self._look, self._window, text)
            popover.where_wanted.connect(lambda: self.where(request, anchor, hit.path.parent))
            popover.open_under(anchor)

        self._ask("why", lambda _report: library.explain(request, hit.document_id), show)

    def where(self, request: SearchRequest, anchor: QRect, start: Path) -> None:
        """Ask for a file and say what became of it.

        Args:
            request: what is asked.
            anchor: where the answer opens, on the screen.
            start: the folder in which the person begins to look.
        """
        library = self._library
        if library is None:
            return
        path = self._choose(self._window, self.tr("Which file did you expect?"), start)
        if path is None:
            return

        def work(report: Reporter) -> Whereabouts:
            found = library.locate(request, path)
            told = found.explanation
            if told is None or told.hit is None:
                return found
            (hit,) = library.highlight(request, [told.hit], report)
            return replace(found, explanation=replace(told, hit=hit))

        def show(found: Whereabouts) -> None:
            text = where_text(request.text, found)
            WherePopover(self._look, self._window, text).open_under(anchor)

        self._ask("where", work, show)

    def _ask(self, name: str, work: Callable[[Reporter], Any], show: Callable[[Any], None]) -> None:
        self._bridge.forget(self._job)
        self._job = self._bridge.submit(Lane.VIEW, name, work, on_done=show, on_error=self._fail)

    def _fail(self, problem: EngineError) -> None:
        self.failed.emit(problem)
