"""What is shown when a search found nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import wording
from ui.look import Look
from ui.widgets.text_label import ElidedLabel, text_label


class NothingFound(QWidget):
    """One line, and the way out of a filter that hides results.

    Signals:
        filters_dropped: the filters are to be dropped: those of kinds only (True), or all.
    """

    filters_dropped = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), theme.px(24), theme.px(32), theme.px(16))
        column.setSpacing(theme.px(6))
        self._title = ElidedLabel(look, "body", weight=500, mode=Qt.TextElideMode.ElideMiddle)
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        self._others = text_label(look, "", "body", tone="secondary")
        self._drops_kinds = True
        self._show = QPushButton(self.tr("Show them"))
        self._show.setProperty("kind", "link")
        self._show.clicked.connect(lambda: self.filters_dropped.emit(self._drops_kinds))
        row.addWidget(self._others)
        row.addWidget(self._show)
        row.addStretch(1)
        column.addLayout(row)
        self._hint = text_label(
            look,
            self.tr("Try fewer or other words, or the name of the file."),
            "small",
            tone="muted",
        )
        column.addWidget(self._hint)
        column.addStretch(1)

    def show_for(self, query: str, n_others: int, *, filtered: bool = False) -> None:
        """Say for what nothing was found, and what there may be without the filters.

        Args:
            query: what was asked.
            n_others: how many there are of other kinds; 0 when none were left out.
            filtered: whether filters may have left out what there is.
        """
        self._title.set_text(self.tr("Nothing for “%1”.").replace("%1", " ".join(query.split())))
        text = wording.counted(
            n_others, "Without the filter there is %n.", "Without the filter there are %n."
        )
        self._others.setText(
            text if n_others else self.tr("The filters may leave out what is there.")
        )
        self._show.setText(self.tr("Show them") if n_others else self.tr("Search without them"))
        self._drops_kinds = n_others > 0
        self._others.setVisible(n_others > 0 or filtered)
        self._show.setVisible(n_others > 0 or filtered)
