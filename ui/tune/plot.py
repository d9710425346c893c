"""The plots of a running tune.

What lives here: two plots on pyqtgraph, and their numbers as text. What does not: the values
(`presenter`). The one rule: pyqtgraph is imported when a plot is first drawn, and a plot is drawn
anew at most four times a second.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.look import Look
from ui.tune import words
from ui.tune.state import Run
from ui.widgets.text_label import text_label

_REDRAW_MS = 250
_LOSS_PX = 190
_FOUND_PX = 130
_LEFT_PX = 44
_LABEL_ROOM = 1.30  # of the width, for what is written at the end of a line


class Plots(QWidget):
    """How training goes, and how often the right file comes first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._run = Run()
        self._loss: Any = None  # pyqtgraph has no types
        self._found: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self._draw)
        theme = look.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._titles = (
            text_label(look, self.tr("How far its order is from yours"), "heading"),
            text_label(look, self.tr("How often the right file comes first"), "heading"),
        )
        self._captions = (
            text_label(look, self.tr("lower is closer · by share of the tune"), "small"),
            text_label(look, self.tr("searches kept aside, asked so far"), "small"),
        )
        for label in (*self._titles, *self._captions):
            label.setWordWrap(True)
        for label in self._captions:
            label.setProperty("tone", "muted")
        self._sentence = text_label(look, "", "small", tone="secondary")
        self._sentence.setWordWrap(True)
        self._numbers = QPlainTextEdit()
        self._numbers.setObjectName("lines")
        self._numbers.setReadOnly(True)
        self._numbers.setTabChangesFocus(True)
        self._numbers.setFont(theme.font("mono"))
        self._numbers.setFixedHeight(theme.px(_LOSS_PX))
        self._numbers.setAccessibleName(self.tr("The plots as numbers"))
        self._toggle = QPushButton(self.tr("Show as numbers"))
        self._toggle.setProperty("kind", "link")
        self._toggle.setProperty("flush", "true")
        self._toggle.setCheckable(True)
        self._toggle.setFont(theme.font("small", 500))
        self._toggle.toggled.connect(lambda _on: self._arrange())
        self._places = (QVBoxLayout(), QVBoxLayout())
        for title, caption, place in zip(self._titles, self._captions, self._places, strict=True):
            self._column.addWidget(title)
            self._column.addWidget(caption)
            self._column.addLayout(place)
            self._column.addSpacing(theme.px(8))
        self._column.addWidget(self._numbers)
        self._column.addWidget(self._sentence)
        row = QHBoxLayout()
        row.addWidget(self._toggle)
        row.addStretch(1)
        self._column.addLayout(row)
        theme.changed.connect(self._redress)
        self._arrange()

    def show_run(self, run: Run) -> None:
        """Show how it goes, a moment later."""
        self._run = run
        if not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the plots when they are first seen."""
        super().showEvent(event)
        if self._loss is None:
            self._loss = self._plot(0, self._titles[0].text(), _LOSS_PX)
            self._found = self._plot(1, self._titles[1].text(), _FOUND_PX)
        self._draw()

    def _plot(self, number: int, name: str, height_px: int) -> Any:  # noqa: ANN401
        import pyqtgraph

        plot = pyqtgraph.PlotWidget(background=None)
        plot.setFixedHeight(self._look.theme.px(height_px))
        plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        plot.setFrameShape(plot.Shape.NoFrame)
        plot.setAntialiasing(True)
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        # the page scrolls over it, and its sentence is what can be read aloud
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.showGrid(x=False, y=True, alpha=0.9)
        plot.setAccessibleName(name)
        plot.getAxis("left").setWidth(self._look.theme.px(_LEFT_PX))
        for side in ("left", "bottom"):
            plot.getAxis(side).setZValue(-1000)  # the grid, under what is written
            plot.getAxis(side).setStyle(maxTickLevel=0)
        self._places[number].addWidget(plot)
        self._dress(plot)
        return plot

    def _dress(self, plot: Any) -> None:  # noqa: ANN401
        theme = self._look.theme
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(theme.color("border"))
            axis.setTextPen(theme.color("text3"))
            axis.setStyle(tickFont=theme.font("label", 400), tickLength=0)

    def _redress(self) -> None:
        for plot in (self._loss, self._found):
            if plot is not None:
                self._dress(plot)
        self._draw()

    def _arrange(self) -> None:
        as_numbers = self._toggle.isChecked()
        shown, hidden = self.tr("Show as plots"), self.tr("Show as numbers")
        self._toggle.setText(shown if as_numbers else hidden)
        for label in (*self._titles, *self._captions):
            label.setVisible(not as_numbers)
        for plot in (self._loss, self._found):
            if plot is not None:
                plot.setVisible(not as_numbers)
        self._numbers.setVisible(as_numbers)
        self._draw()

    def _draw(self) -> None:
        self._sentence.setText(words.plot_sentence(self._run))
        if self._toggle.isChecked():
            bar = self._numbers.verticalScrollBar()
            place = bar.value()
            self._numbers.setPlainText("\n".join(number_lines(self._run)))
            bar.setValue(place)
        elif self._loss is not None:
            self._draw_loss()
            self._draw_found()

    def _draw_loss(self) -> None:
        plot = self._loss
        plot.clear()
        points = self._run.losses
        for part in sorted({point.part for point in points}):
            of_part = [point for point in points if point.part == part]
            xs = [100 * point.share for point in of_part]
            self._line(plot, xs, [point.loss for point in of_part], "accent_line")
        plot.setXRange(0, 100 * _LABEL_ROOM, padding=0)
        plot.getAxis("bottom").setTicks([[(x, f"{x} %") for x in range(0, 101, 20)]])
        highest = max((point.loss for point in points), default=1.0)
        plot.setYRange(0, highest * 1.08, padding=0)
        if points:
            last = points[-1]
            text = f"{self.tr('training')} {last.loss:.2f}"
            self._label(plot, 100 * last.share, last.loss, text, "text")

    def _draw_found(self) -> None:
        plot = self._found
        plot.clear()
        points = self._run.held_out
        widest = max((point.n_asked for point in points), default=10)
        plot.setXRange(0, widest * _LABEL_ROOM, padding=0)
        plot.setYRange(0, max(10, widest) * 0.9, padding=0)
        ticks = [(point.n_asked, wording.count(point.n_asked)) for point in points]
        plot.getAxis("bottom").setTicks([ticks])
        plot.getAxis("left").setStyle(showValues=bool(points))
        if not points:
            return
        xs = [0, *(point.n_asked for point in points)]
        present = [0, *(point.n_first_present for point in points)]
        tuned = [0, *(point.n_first_candidate for point in points)]
        self._line(plot, xs, present, "text3", with_dots=True)
        self._line(plot, xs, tuned, "accent_line", with_dots=True)
        # the two labels must not lie on each other
        near = abs(tuned[-1] - present[-1]) < widest * 0.2
        up, down = (0.0, 1.0) if tuned[-1] < present[-1] else (1.0, 0.0)
        tuned_side, present_side = (up, down) if near else (0.5, 0.5)
        tuned_text = f"{self.tr('tuned')} {wording.count(tuned[-1])}"
        present_text = f"{self.tr('present model')} {wording.count(present[-1])}"
        self._label(plot, widest, tuned[-1], tuned_text, "text", anchor=tuned_side)
        self._label(plot, widest, present[-1], present_text, "text3", anchor=present_side)

    def _line(
        self,
        plot: Any,  # noqa: ANN401
        xs: list[Any],
        ys: list[Any],
        role: str,
        *,
        with_dots: bool = False,
    ) -> None:
        import pyqtgraph

        color = self._look.theme.color(role)
        pen = pyqtgraph.mkPen(color, width=2 if role == "accent_line" else 1.5)
        dots = {"symbol": "o", "symbolSize": 6, "symbolBrush": color, "symbolPen": None}
        plot.plot(xs, ys, pen=pen, antialias=True, **(dots if with_dots or len(xs) == 1 else {}))

    def _label(
        self,
        plot: Any,  # noqa: ANN401
        x: float,
        y: float,
        text: str,
        role: str,
        *,
        anchor: float = 0.5,
    ) -> None:
        import pyqtgraph

        theme = self._look.theme
        item = pyqtgraph.TextItem(
            text, color=theme.color(role), anchor=(-0.05, anchor), fill=theme.color("content")
        )
        item.setFont(theme.font("label", 600 if role == "text" else 400))
        item.setPos(x, y)
        plot.addItem(item, ignoreBounds=True)


def number_lines(run: Run) -> list[str]:
    """Return what the plots show, as lines of a table."""
    lines = [wording.words("part   share   loss")]
    lines += [f"{one.part:>4}  {100 * one.share:5.1f} %  {one.loss:.4f}" for one in run.losses]
    lines += ["", wording.words("asked   first now   first tuned")]
    lines += [
        f"{one.n_asked:>5}  {one.n_first_present:>10}  {one.n_first_candidate:>12}"
        for one in run.held_out
    ]
    return lines
