"""Finishing what is typed: which operator the cursor stands in, and what would fit.

What lives here: asking the engine while the person types, and putting in what was taken. What does
not: the list (`completion_list`) and the field. The one rule: an answer to anything but what is
typed now is dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from engine.errors import EngineError
from engine.jobs import Job, Lane
from engine.operators import CHIPS, Completion, piece_at
from ui.look import Look
from ui.search.completion_list import CompletionList
from ui.search.search_field import SearchField
from ui.tasks import TaskBridge

if TYPE_CHECKING:
    from engine.library import Library


class Completing(QObject):
    """Joins the field with the list under it.

    Thread: main.
    """

    def __init__(self, look: Look, page: QWidget, field: SearchField, bridge: TaskBridge) -> None:
        super().__init__(page)
        self._page = page
        self._field = field
        self._list = shown = CompletionList(look, page)
        self._bridge = bridge
        self._library: Library | None = None
        self._job: Job[Any] | None = None
        self._completion: Completion | None = None
        field.use_completions(shown)
        field.edited.connect(self._look)
        field.moved.connect(self._follow)
        field.left.connect(self._close)
        shown.taken.connect(self._take)
        shown.closed.connect(field.release)

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library

    def _look(self) -> None:
        """Ask for ways to finish the operator that is being typed."""
        self._bridge.forget(self._job)
        self._job = None
        text, cursor = self._field.text, self._field.cursor_place
        library = self._library
        if piece_at(text, cursor) is None:
            self._list.hide()
        elif library is None:
            self._field.release()
        else:
            self._job = self._bridge.submit(
                Lane.VIEW,
                "complete",
                lambda _report: library.complete(text, cursor),
                on_done=lambda completion: self._show(text, cursor, completion),
                on_error=self._fail,
            )

    def _show(self, text: str, cursor: int, completion: Completion | None) -> None:
        field = self._field
        if (text, cursor) != (field.text, field.cursor_place) or not field.is_active:
            return
        self._completion = completion
        if completion is None or not _helps(completion, text):
            self._close()
            return
        place = field.mapTo(self._page, field.rect().topLeft())
        self._list.show_for(completion, QRect(place, field.size()))

    def _fail(self, _problem: EngineError) -> None:
        self._close()  # the search that runs beside it says what is wrong

    def _follow(self) -> None:
        """Close the list when the cursor leaves what it would finish."""
        piece = piece_at(self._field.text, self._field.cursor_place)
        shown = self._completion
        if self._list.isVisible() and (
            piece is None or shown is None or piece.start != shown.start
        ):
            self._close()

    def _close(self) -> None:
        self._bridge.forget(self._job)
        self._job = None
        self._list.hide()
        self._field.release()

    def _take(self, number: int) -> None:
        completion = self._completion
        self._list.hide()
        if completion is not None and 0 <= number < len(completion.suggestions):
            self._field.finish(
                completion.start, completion.end, completion.suggestions[number].value
            )


def _helps(completion: Completion, text: str) -> bool:
    """Return whether there is something to take that does not stand there already."""
    if not completion.suggestions:
        return False
    typed = text[completion.start : completion.end].partition(":")[2].strip('"')
    only = completion.suggestions[0].value
    return completion.operator in CHIPS or len(completion.suggestions) > 1 or typed != only
