"""What there is to learn from: not enough, or ready.

What lives here: widgets of the two columns. What does not: words (`words`) and the models below
(`past`). The one rule: whoever reads this knows what counts, what it costs and how it is judged.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.clock import Clock
from ui import wording
from ui.look import Look
from ui.tune import words
from ui.tune.icon_lines import IconLines
from ui.tune.learned_from import LearnedFrom
from ui.tune.past import PastSection
from ui.tune.state import Known
from ui.widgets.evidence_bar import EvidenceBar
from ui.widgets.text_label import text_label

_LINES_PX = 376
_LEFT_PX = 592
_SIDE_BY_SIDE_PX = 820
# icon, words, key
_WORKING = (
    (
        "history",
        wording.noop(
            "Files you opened before come first when you ask for the same thing again. This needs "
            "no tuning."
        ),
        "",
    ),
    (
        "scale",
        wording.noop(
            "How much words and meaning count is fitted to what you open, without a tune."
        ),
        "",
    ),
)
_HELPING = (
    (
        "thumb-up",
        wording.noop("A thumb up on the file you wanted counts more than an opened file."),
        "Alt+↑",
    ),
    (
        "thumb-down",
        wording.noop("A thumb down on a first result that is wrong counts as much."),
        "Alt+↓",
    ),
    ("search", wording.noop("Different searches. Ten times the same one counts once."), ""),
)
_JUDGED = (
    ("eye-off", wording.noop("Each search is judged by a model that never saw it."), ""),
    (
        "scale",
        wording.noop("It has to win by more than luck, and what you find today must stay found."),
        "",
    ),
    (
        "hourglass",
        # BENCHMARKS.md, gate study: better by .04
        wording.noop(
            "A clearly better model passes in 1 of 12 tunes after 30 searches, in half of them "
            "after 240. A second verdict asks for more than the first, so waiting pays."
        ),
        "",
    ),
    (
        "undo",
        wording.noop(
            "You see what got better and what got worse, then decide. One click undoes it."
        ),
        "",
    ),
)


class OverviewSection(QWidget):
    """Evidence, what helps or what it costs, and everything that is learned from.

    Signals:
        leave_out_wanted: an `Evidence` to be left out, or put back.
        forget_line_wanted: an `Evidence` to be forgotten.
        forget_wanted: all of it is to be forgotten.
    """

    leave_out_wanted = Signal(object)
    forget_line_wanted = Signal(object)
    forget_wanted = Signal()

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._look = look
        theme = look.theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, theme.px(6), 0, 0)
        self._row.setSpacing(theme.px(40))
        self._left = QWidget()
        self._fill_left(look, clock)
        self._row.addWidget(self._left, 100, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        self.learned = LearnedFrom(look, clock)
        self.learned.leave_out_wanted.connect(self.leave_out_wanted)
        self.learned.forget_line_wanted.connect(self.forget_line_wanted)
        self.learned.forget_wanted.connect(self.forget_wanted)
        self._row.addWidget(self.learned, 0, Qt.AlignmentFlag.AlignTop)

    def _fill_left(self, look: Look, clock: Clock) -> None:
        theme = look.theme
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(theme.px(10))
        self.bar = EvidenceBar(look)
        column.addWidget(self.bar)
        column.addSpacing(theme.px(16))
        self._counted = text_label(look, "", "small", tone="muted")
        self._counted.setWordWrap(True)
        column.addWidget(self._counted)
        column.addSpacing(theme.px(9))
        self.frame = _TuneFrame(look)
        self._around = QWidget()
        around = QVBoxLayout(self._around)
        around.setContentsMargins(0, theme.px(10), 0, theme.px(8))
        around.addWidget(self.frame)
        column.addWidget(self._around)
        self._working = IconLines(look, self.tr("Already working"), _WORKING)
        self._helping = IconLines(look, self.tr("What helps most"), _HELPING)
        self._judged = IconLines(look, self.tr("How it is judged"), _JUDGED)
        for lines in (self._working, self._helping, self._judged):
            column.addWidget(lines)
        self.past = PastSection(look, clock)
        column.addWidget(self.past)

    def show_known(self, known: Known) -> None:
        """Show how much there is and what follows from it."""
        state = known.state
        ready = state.readiness
        n, missing = state.n_clusters, ready.n_clusters_missing
        value = wording.counted(n, "%n different search", "%n different searches")
        least = state.least_clusters
        if not missing and ready.n_files_missing:
            n = state.n_files
            least = n + ready.n_files_missing
            value = wording.counted(n, "%n different file", "%n different files")
        self.bar.set_value(
            n, least, value=value, tick=self.tr("%1 for a tune").replace("%1", wording.count(least))
        )
        self._counted.setText(
            words.sources_line(known.lines)
            if ready.open
            else self.tr("A search counts when it ends with a file you read, copied or marked.")
        )
        self.frame.show_known(known)
        self._around.setVisible(ready.open or not state.has_pack)
        self._judged.setVisible(ready.open)
        self._working.setVisible(not ready.open)
        self._helping.setVisible(not ready.open)
        self.past.show_known(known)
        self.learned.show_lines(known.lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is learned from under the rest where it is narrow."""
        super().resizeEvent(event)
        theme = self._look.theme
        wide = self.width() >= theme.px(_SIDE_BY_SIDE_PX)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._left.setMaximumWidth(theme.px(_LEFT_PX) if wide else 16_777_215)
        self.learned.setMinimumWidth(theme.px(_LINES_PX) if wide else 0)
        self.learned.setMaximumWidth(theme.px(_LINES_PX) if wide else 16_777_215)


class _TuneFrame(QFrame):
    """The one kind of tune: what it does and what it costs.

    Signals:
        pack_wanted: the tuning pack is to be added from a file.
    """

    pack_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("kind", "option")
        self.setProperty("chosen", "true")
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(2))
        head = QHBoxLayout()
        self._title = text_label(look, "", "heading")
        self._time = text_label(look, "", "body", tone="secondary")
        self._title.setWordWrap(True)
        head.addWidget(self._title, 1)
        head.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._text = text_label(look, "", "body", tone="secondary")
        self._text.setWordWrap(True)
        column.addWidget(self._text)
        self.add = QPushButton(self.tr("Add it from a file…"))
        self.add.clicked.connect(lambda _on=False: self.pack_wanted.emit())
        self._adding = QWidget()
        adding = QHBoxLayout(self._adding)
        adding.setContentsMargins(0, theme.px(8), 0, theme.px(4))
        adding.addWidget(self.add)
        adding.addStretch(1)
        column.addWidget(self._adding)

    def show_known(self, known: Known) -> None:
        """Show what a tune does, or what it lacks."""
        state = known.state
        self._adding.setVisible(not state.has_pack)
        if not state.has_pack:
            self._title.setText(self.tr("Needs the tuning pack"))
            self._time.setText("")
            self._text.setText(
                self.tr(
                    "What learns is large, so it comes as a file of its own beside Honeyguide."
                    " Everything else works without it."
                )
            )
            return
        self._title.setText(self.tr("Tune"))
        took_ms = state.cost.tune_ms
        self._time.setText(wording.duration(took_ms) if took_ms is not None else "")
        first = self.tr("Learns your words from what you opened and marked.")
        unknown = self.tr("How long it takes here is measured the first time.")
        parts = (first, words.cost_line(state), unknown if took_ms is None else "")
        self._text.setText(" ".join(part for part in parts if part))
