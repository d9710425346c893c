"""What is kept of searches: how much, and getting it out or rid of it.

What lives here: the rows under the feedback settings. What does not: the switches (declared). The
one rule: what cannot be undone is said with its cost before, and the safe button is the default.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.feedback.records import Forgotten
from engine.jobs import Lane
from ui import wording
from ui.look import Look
from ui.tasks import TaskBridge
from ui.widgets.question import Question
from ui.widgets.text_label import text_label
from ui.wording import words

if TYPE_CHECKING:
    from engine.library import Library


class KeptFeedback(QWidget):
    """A count, “Export…” and “Forget all of it…”.

    Thread: main.

    Signals:
        forgotten: everything is forgotten.
        failed: an `EngineError` to be shown.
    """

    forgotten = Signal()
    failed = Signal(object)

    def __init__(self, look: Look, bridge: TaskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._library: Library | None = None
        self._counts = (0, 0)
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        column.setSpacing(theme.px(8))
        self._said = text_label(look, "", tone="secondary")
        self._said.setWordWrap(True)
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._export = QPushButton(self.tr("Export…"))
        self._export.setToolTip(self.tr("Everything as text, one search a line"))
        self._export.clicked.connect(self.export)
        self._forget = QPushButton(self.tr("Forget all of it…"))
        self._forget.clicked.connect(self.forget_all)
        row.addWidget(self._export)
        row.addWidget(self._forget)
        row.addStretch(1)
        column.addLayout(row)
        self._show((0, 0))

    def attach(self, library: Library) -> None:
        """Take the library."""
        self._library = library
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew whenever it is looked at."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Count what is kept."""
        library = self._library
        if library is not None:
            self._bridge.submit(
                Lane.VIEW,
                "count feedback",
                lambda _report: library.feedback.counts(),
                on_done=self._show,
                on_error=self.failed.emit,
            )

    def export(self) -> None:
        """Ask for a file and write everything into it."""
        library = self._library
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Export what is kept of searches"),
            str(Path.home() / "honeyguide-feedback.jsonl"),
        )
        if not chosen or library is None:
            return
        target = Path(chosen)
        self._bridge.submit(
            Lane.WRITE,
            "export feedback",
            lambda _report: library.feedback.export(target),
            on_done=lambda n: self._said.setText(
                words("%1 written to %2.", _searches(n), wording.place_of(target))
            ),
            on_error=self.failed.emit,
        )

    def forget_all(self) -> None:
        """Say what it costs; forget everything if that is wanted."""
        library = self._library
        if library is None or not self._confirmed():
            return

        def forget(_report: object) -> Forgotten:
            return library.feedback.forget.all()

        self._bridge.submit(
            Lane.WRITE, "forget feedback", forget, on_done=self._gone, on_error=self._fail
        )

    def _confirmed(self) -> bool:
        searches = _searches(self._counts[0])
        box = Question(
            self.window(),
            words("Forget %1 and what you did with their results?", searches),
            words(
                "What you opened no longer comes first, and tuning begins from nothing. A model "
                "that learned from it stays as it is and is marked. This cannot be undone."
            ),
            answers=(self.tr("Forget it"), self.tr("Keep it")),
            is_destructive=True,
        )
        return box.is_wanted()

    def _gone(self, _forgotten: Forgotten) -> None:
        self._show((0, 0))
        self.forgotten.emit()

    def _fail(self, problem: EngineError) -> None:
        self.failed.emit(problem)
        self.refresh()

    def _show(self, counts: tuple[int, int]) -> None:
        self._counts = counts
        n_searches, n_acts = counts
        acts = wording.counted(n_acts, "%n thing", "%n things")
        self._said.setText(
            words("%1 and %2 done with results are kept.", _searches(n_searches), acts)
            if n_searches
            else words("Nothing is kept.")
        )
        self._export.setEnabled(bool(n_searches))
        self._forget.setEnabled(bool(n_searches))


def _searches(n: int) -> str:
    return wording.counted(n, "%n search", "%n searches")
