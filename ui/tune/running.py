"""A tune under way: its numbered steps, its plots, and what it uses of the machine.

What lives here: widgets. What does not: progress (`presenter`) and words (`words`). The one rule:
steps that are over carry a check, the present one is filled, those to come are outlined.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.look import Look
from ui.tune import words
from ui.tune.plot import Plots
from ui.tune.state import Known, Run
from ui.tune.words import StepLine
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import text_label

_STEPS_PX = 332
_BADGE_PX = 20
_SIDE_BY_SIDE_PX = 760
_WHOLE = 1000


class RunSection(QWidget):
    """Bar, steps, plots and figures of a tune; of anything else the bar alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(0)
        self.bar = QProgressBar()
        self.bar.setObjectName("tuneBar")
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.px(6))
        column.addWidget(self.bar)
        column.addSpacing(theme.px(26))
        self._inside = QWidget()
        column.addWidget(self._inside)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(40))
        steps = QWidget()
        self._steps = QVBoxLayout(steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setSpacing(0)
        self.steps: list[Step] = []
        self._row.addWidget(steps, 0, Qt.AlignmentFlag.AlignTop)
        self._steps_widget = steps
        right = QVBoxLayout()
        right.setSpacing(theme.px(12))
        self.plots = Plots(look)
        right.addWidget(self.plots)
        right.addWidget(Hairline(look))
        self._machine = QHBoxLayout()
        self._machine.setSpacing(theme.px(24))
        right.addLayout(self._machine)
        names = (self.tr("Working with"), self.tr("Free space"), self.tr("Power"))
        self._figures = [self._figure(name) for name in names]
        right.addStretch(1)
        self._row.addLayout(right, 1)

    def _figure(self, name: str) -> tuple[QWidget, QLabel]:
        theme = self._look.theme
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        head = text_label(self._look, name, "small", tone="muted")
        value = text_label(self._look, "", "heading")
        for label in (head, value):
            label.setWordWrap(True)
            column.addWidget(label)
        self._machine.addWidget(cell, 1)
        return cell, value

    def show_tune(self, run: Run, known: Known) -> None:
        """Show how a tune goes."""
        self._show_share(run)
        self._inside.show()
        self._show_steps(words.steps(run.progress, known.state, is_cold=run.is_cold))
        self.plots.show_run(run)
        for (cell, value), text in zip(self._figures, _machine(known), strict=True):
            value.setText(text)
            cell.setVisible(bool(text))

    def show_bar(self, run: Run) -> None:
        """Show how far it is, and nothing else."""
        self._show_share(run)
        self._inside.hide()

    def _show_share(self, run: Run) -> None:
        self.bar.setValue(round(_WHOLE * run.share))
        self.bar.setAccessibleName(self.tr("Done"))
        self.bar.setAccessibleDescription(f"{int(100 * run.share)} %")

    def _show_steps(self, lines: list[StepLine]) -> None:
        while len(self.steps) < len(lines):
            step = Step(self._look, len(self.steps) + 1, is_last=len(self.steps) + 1 == len(lines))
            self.steps.append(step)
            self._steps.addWidget(step)
        for step, line in zip(self.steps, lines, strict=True):
            step.show_line(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the plots under the steps where it is narrow."""
        super().resizeEvent(event)
        theme = self._look.theme
        wide = self.width() >= theme.px(_SIDE_BY_SIDE_PX)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._steps_widget.setMinimumWidth(theme.px(_STEPS_PX) if wide else 0)
        self._steps_widget.setMaximumWidth(theme.px(_STEPS_PX) if wide else 16_777_215)


def _machine(known: Known) -> tuple[str, str, str]:
    """Return processor, free space and power in words; empty where nothing is known."""
    cores = wording.counted(
        known.n_cores, "%n core, giving way to others", "%n cores, giving way to others"
    )
    space = wording.size(known.free_bytes) if known.free_bytes is not None else ""
    power = ""
    if known.battery is not None:
        share, is_plugged = known.battery
        text = wording.noop("mains, %1 %") if is_plugged else wording.noop("battery, %1 %")
        power = wording.words(text, share)
    return cores, space, power


class Step(QWidget):
    """One step: its number or a check, its title, what it found."""

    def __init__(self, look: Look, number: int, *, is_last: bool) -> None:
        super().__init__()
        self._look = look
        self._number = number
        self._is_last = is_last
        self._line = StepLine("", "", 1)
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(32), 0, 0, theme.px(19))
        column.setSpacing(0)
        self.title = text_label(look, "", "body", weight=500)
        self.detail = text_label(look, "", "small", tone="muted")
        for label in (self.title, self.detail):
            label.setWordWrap(True)
            column.addWidget(label)

    def show_line(self, line: StepLine) -> None:
        """Show how the step stands."""
        if line == self._line:
            return
        self._line = line
        self.title.setText(line.title)
        self.detail.setText(line.detail)
        tone = "muted" if line.place > 0 else ""
        if self.title.property("tone") != tone:
            self.title.setProperty("tone", tone)
            self.title.style().unpolish(self.title)
            self.title.style().polish(self.title)
        said = {-1: self.tr("done"), 0: self.tr("now"), 1: self.tr("to come")}[line.place]
        self.setAccessibleName(f"{self._number}. {line.title}, {said}. {line.detail}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge and the line down to the next one."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.px(_BADGE_PX)
        x = 0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - edge
        if not self._is_last:
            painter.fillRect(
                x + edge // 2, edge + 3, 1, self.height() - edge - 6, theme.color("border")
            )
        badge = QRectF(x, 0, edge, edge).adjusted(0.75, 0.75, -0.75, -0.75)
        edge_role = {-1: "good", 0: "accent_line", 1: "border_strong"}[self._line.place]
        painter.setPen(QPen(theme.color(edge_role), 1.3))
        painter.setBrush(theme.color("accent") if self._line.place == 0 else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(badge)
        if self._line.place < 0:
            inner = QRectF(badge).adjusted(edge * 0.22, edge * 0.22, -edge * 0.22, -edge * 0.22)
            self._look.icons.paint(painter, inner, "check", theme.color("good"))
            return
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("on_accent" if self._line.place == 0 else "text3"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
