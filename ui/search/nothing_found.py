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
        all_kinds_wanted: the filters are to be dropped.
    """

    all_kinds_wanted = Signal()

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
        self._show = QPushButton(self.tr("Show them"))
        self._show.setProperty("kind", "link")
        self._show.clicked.connect(self.all_kinds_wanted)
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

    def show_for(self, query: str, n_others: int) -> None:
        """Say for what nothing was found, and how many there are without the filter."""
        self._title.set_text(self.tr("Nothing for “%1”.").replace("%1", " ".join(query.split())))
        text = wording.counted(
            n_others, "Without the filter there is %n.", "Without the filter there are %n."
        )
        self._others.setText(text)
        self._others.setVisible(n_others > 0)
        self._show.setVisible(n_others > 0)
