"""The report of a tune: the bar, every search that changed, and the four checks.

What lives here: widgets. What does not: words (`words`) and buttons (the page's foot). The one
rule: the searches that got worse are all there, as prominent as those that got better.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.look import Look
from ui.tune import verdict_words
from ui.tune.state import Changed, Report
from ui.tune.verdict_words import CheckLine, Tone
from ui.widgets.hairline import Hairline
from ui.widgets.judged_bar import JudgedBar
from ui.widgets.text_label import ElidedLabel, text_label
from ui.widgets.two_line_list import TwoLineList, TwoLines

_N_BETTER = 9  # shown at first; the others are behind a link, unlike those that got worse
_CHECK_ICONS = {
    Tone.GOOD: "circle-check",
    Tone.WARN: "circle-minus",
    Tone.BAD: "circle-x",
    Tone.NONE: "circle-minus",
}
_FOUR_CHECKS_PX = 860  # below it they stand two by two


def changed_row(one: Changed) -> TwoLines:
    """Return a search of a report as a row."""
    outcome = one.outcome
    before, after = (
        verdict_words.place(outcome.present_rank),
        verdict_words.place(outcome.candidate_rank),
    )
    name = wording.words("a file no longer known")
    if one.path is not None:
        name = wording.printable(Path(one.path.name))
    query = " ".join(one.query.split()) or wording.words("a search that was forgotten")
    gain = outcome.difference
    return TwoLines(
        title=query,
        line=name,
        spoken=f"{query}, {name}: {verdict_words.spoken(outcome)}",
        figure=f"\u2066{before} → {after}\u2069" if gain else after,
        figure_icon=("arrow-up" if gain > 0 else "arrow-down") if gain else "",
        tone=("good" if gain > 0 else "bad") if gain else "text3",
        tip=wording.printable(one.path) if one.path is not None else "",
    )


class ReportSection(QWidget):
    """A verdict with everything it rests on."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._report: Report | None = None
        self._cells: list[_CheckCell] = []
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._judged = JudgedBar(look)
        column.addWidget(self._judged)
        column.addSpacing(theme.px(24))
        column.addLayout(self._lists())
        column.addSpacing(theme.px(6))
        column.addLayout(self._links())
        self.same = TwoLineList(look, self.tr("Stayed the same"))
        column.addWidget(self.same)
        column.addSpacing(theme.px(12))
        column.addWidget(Hairline(look))
        column.addSpacing(theme.px(15))
        self._checks = QGridLayout()
        self._checks.setHorizontalSpacing(theme.px(16))
        self._checks.setVerticalSpacing(theme.px(12))
        column.addLayout(self._checks)
        column.addSpacing(theme.px(14))
        self._pool = text_label(look, "", "small", tone="muted")
        self._figures = text_label(look, "", "small", tone="muted")
        self._figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._pool, self._figures):
            label.setWordWrap(True)
        self._all = self._link(self._toggle_figures)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self._pool, 1)
        row.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._figures)

    def _lists(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.theme.px(40))
        self.better = TwoLineList(self._look, self.tr("Got better"))
        self.worse = TwoLineList(self._look, self.tr("Got worse"))
        self._n_better, self._n_worse = (
            text_label(self._look, "", "small", tone="muted") for _ in range(2)
        )
        for title, number, found in (
            (self.tr("Got better"), self._n_better, self.better),
            (self.tr("Got worse"), self._n_worse, self.worse),
        ):
            row.addLayout(self._list(title, number, found), 1)
        return row

    def _list(self, title: str, number: QLabel, found: TwoLineList) -> QVBoxLayout:
        theme = self._look.theme
        column = QVBoxLayout()
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(text_label(self._look, title, "heading"))
        head.addWidget(number)
        head.addStretch(1)
        caption = ElidedLabel(self._look, "small", color="text3")
        caption.set_text(self.tr("place of the file you wanted"))
        caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head.addWidget(caption)
        column.addLayout(head)
        column.addSpacing(theme.px(6))
        column.addWidget(Hairline(self._look))
        column.addWidget(found)
        column.addStretch(1)
        return column

    def _links(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._look.theme.px(16))
        self._more = self._link(self._toggle_better)
        self._show_same = self._link(self._toggle_same)
        row.addWidget(self._more)
        row.addWidget(self._show_same)
        row.addStretch(1)
        return row

    def _link(self, act: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "link")
        button.setProperty("flush", "true")
        button.setFont(self._look.theme.font("small", 500))
        button.setCheckable(True)
        button.toggled.connect(lambda _on: act())
        return button

    def show_report(self, report: Report) -> None:
        """Show a verdict; another one than before begins with its links closed."""
        if report == self._report:
            return
        is_other = self._report is None or self._report.at_utc_ms != report.at_utc_ms
        self._report = report
        if is_other:
            for button in (self._more, self._show_same, self._all):
                button.setChecked(False)
        n_better, n_same, n_worse = len(report.better), len(report.same), len(report.worse)
        self._judged.show_parts(
            (
                (self.tr("Better"), n_better),
                (self.tr("Same"), n_same),
                (self.tr("Worse"), n_worse),
            )
        )
        self._n_better.setText(wording.count(n_better))
        self._n_worse.setText(wording.count(n_worse))
        self.worse.show_rows([changed_row(one) for one in report.worse])
        self._toggle_better()
        self._toggle_same()
        self._pool.setText(report.verdict.pool)
        self._pool.setVisible(bool(report.verdict.pool))
        self._figures.setText("\n".join(verdict_words.all_figures(report.verdict)))
        self._toggle_figures()
        self._show_checks(verdict_words.checks(report.verdict, report.trial))

    def _toggle_better(self) -> None:
        found = self._report.better if self._report is not None else ()
        n_rest = len(found) - _N_BETTER
        self._more.setVisible(n_rest > 0)
        is_open = self._more.isChecked()
        text = self.tr("Show the other %1 that got better")
        text = self.tr("Show fewer that got better") if is_open else text
        self._more.setText(text.replace("%1", wording.count(max(0, n_rest))))
        shown = found if is_open else found[:_N_BETTER]
        self.better.show_rows([changed_row(one) for one in shown])

    def _toggle_same(self) -> None:
        found = self._report.same if self._report is not None else ()
        is_open = self._show_same.isChecked()
        self._show_same.setVisible(bool(found))
        text = self.tr("Hide those that stayed the same") if is_open else ""
        text = text or self.tr("Show the %1 that stayed the same")
        self._show_same.setText(text.replace("%1", wording.count(len(found))))
        self.same.show_rows([changed_row(one) for one in found] if is_open else [])
        self.same.setVisible(is_open and bool(found))

    def _toggle_figures(self) -> None:
        is_open = self._all.isChecked()
        self._all.setText(self.tr("Hide the figures") if is_open else self.tr("Show all figures"))
        self._figures.setVisible(is_open)

    def _show_checks(self, lines: Sequence[CheckLine]) -> None:
        for cell in self._cells:
            self._checks.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = [_CheckCell(self._look, line) for line in lines]
        self._place_checks()

    def _place_checks(self) -> None:
        n_columns = 4 if self.width() >= self._look.theme.px(_FOUR_CHECKS_PX) else 2
        for number, cell in enumerate(self._cells):
            row, place = divmod(number, n_columns)
            self._checks.addWidget(cell, row, place, Qt.AlignmentFlag.AlignTop)
        for place in range(4):
            self._checks.setColumnStretch(place, 1 if place < n_columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the checks two by two where it is narrow."""
        super().resizeEvent(event)
        self._place_checks()


class _CheckCell(QWidget):
    """A check: its sign, its title, its figures."""

    def __init__(self, look: Look, line: CheckLine) -> None:
        super().__init__()
        self._look = look
        self._line = line
        theme = look.theme
        texts = QVBoxLayout(self)
        texts.setContentsMargins(theme.px(24), 0, 0, 0)
        texts.setSpacing(0)
        title = text_label(look, line.title, "body", weight=600)
        figures = text_label(look, line.figures, "small", tone="secondary")
        for label in (title, figures):
            label.setWordWrap(True)
            texts.addWidget(label)
        said = {
            Tone.GOOD: self.tr("passed"),
            Tone.WARN: self.tr("not reached"),
            Tone.BAD: self.tr("failed"),
            Tone.NONE: self.tr("not looked at"),
        }
        self.setAccessibleName(f"{line.title}, {said[line.tone]}: {line.figures}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign before the title."""
        theme = self._look.theme
        painter = QPainter(self)
        edge = theme.px(16)
        x = 0
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - edge
        top = (theme.line_px("body") - edge) // 2 + 1
        pixmap = self._look.icons.pixmap(_CHECK_ICONS[self._line.tone], self._line.tone)
        painter.drawPixmap(x, top, pixmap)
