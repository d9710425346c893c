"""Everything that is learned from, line by line, to be left out or put back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.clock import Clock
from engine.feedback.records import ActKind
from ui import wording
from ui.look import Look
from ui.tune import words
from ui.tune.evidence import Evidence
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import text_label
from ui.widgets.two_line_list import TwoLineList, TwoLines

_N_SHOWN = 11


class LearnedFrom(QWidget):
    """Everything that is learned from, line by line.

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
        self._clock = clock
        self._lines: Sequence[Evidence] = ()
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        title = text_label(look, self.tr("What it learns from"), "heading")
        title.setWordWrap(True)
        head.addWidget(title, 1)
        self._n = text_label(look, "", "small", tone="muted")
        head.addWidget(self._n)
        column.addLayout(head)
        column.addSpacing(theme.px(6))
        column.addWidget(Hairline(look))
        self.list = TwoLineList(look, self.tr("What it learns from"))
        self.list.link_pressed.connect(
            lambda number: self.leave_out_wanted.emit(self._lines[number])
        )
        self.list.also_chosen.connect(
            lambda number: self.forget_line_wanted.emit(self._lines[number])
        )
        column.addWidget(self.list)
        self._nothing = text_label(
            look, self.tr("Nothing yet. Search, and open what you find."), tone="muted"
        )
        self._nothing.setWordWrap(True)
        column.addSpacing(theme.px(6))
        column.addWidget(self._nothing)
        foot = QHBoxLayout()
        self.all = self._link("")
        self.all.setCheckable(True)
        self.all.toggled.connect(lambda _on: self._show())
        self.forget = self._link(self.tr("Forget all of it…"))
        self.forget.clicked.connect(self.forget_wanted)
        foot.addWidget(self.all)
        foot.addStretch(1)
        foot.addWidget(self.forget)
        column.addLayout(foot)

    def _link(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.setProperty("flush", "true")
        button.setFont(self._look.theme.font("small", 500))
        return button

    def show_lines(self, lines: Sequence[Evidence]) -> None:
        """Show these lines, the newest first."""
        self._lines = lines
        self._show()

    def _show(self) -> None:
        n = len(self._lines)
        shown = self._lines if self.all.isChecked() else self._lines[:_N_SHOWN]
        now_ms = self._clock.now_utc_ms()
        self.list.show_rows([evidence_row(line, now_ms) for line in shown])
        self._n.setText(wording.counted(n, "%n entry", "%n entries"))
        self._n.setVisible(n > 0)
        self._nothing.setVisible(n == 0)
        self.forget.setVisible(n > 0)
        self.all.setVisible(n > _N_SHOWN)
        text = self.tr("Show fewer") if self.all.isChecked() else self.tr("Show all %1")
        self.all.setText(text.replace("%1", wording.count(n)))


def evidence_row(line: Evidence, now_utc_ms: int) -> TwoLines:
    """Return something that is learned from as a row."""
    icon, said = words.sign(line.sign)
    said = wording.words("left at once") if line.was_left else said
    name = wording.printable(Path(line.file.path.name))
    query = " ".join(line.query.split())
    when = wording.age(line.at_utc_ms, now_utc_ms)
    if line.left_out:
        link, second = wording.words("Put back"), wording.words("left out by you")
        return TwoLines(
            title=query,
            line=f"{second}: {name}",
            spoken=f"{query}, {name}, {said}, {second}",
            icon="ban",
            link=link,
            also=wording.words("Forget this search…"),
            is_muted=True,
            tip=wording.printable(line.file.path),
        )
    named = wording.words("not: %1", name) if line.sign is ActKind.THUMB_DOWN else name
    return TwoLines(
        title=query,
        line=f"{said}: {name}" if line.was_left else named,
        spoken=f"{query}, {name}, {said}, {when}",
        icon=icon,
        figure=when,
        link=wording.words("Leave out"),
        also=wording.words("Forget this search…"),
        tip=f"{said}: {wording.printable(line.file.path)}",
    )
