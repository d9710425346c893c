"""What is shown when a search found nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import wording
from ui.look import Look
from ui.widgets.text_label import ElidedLabel, text_label

_MOST_SHOWN = 60  # characters of a query in a link


class NothingFound(QWidget):
    """One line, what else may have been meant, and the way out of a filter that hides results.

    Signals:
        filters_dropped: the filters are to be dropped: those of kinds only (True), or all.
        meant: these words are to be searched for instead.
    """

    filters_dropped = Signal(bool)
    meant = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), theme.px(24), theme.px(32), theme.px(16))
        column.setSpacing(theme.px(6))
        self._title = ElidedLabel(look, "body", weight=500, mode=Qt.TextElideMode.ElideMiddle)
        column.addWidget(self._title)
        self._meant = ""
        self._mean = QPushButton()
        self._mean.setProperty("kind", "link")
        self._mean.setProperty("flush", "true")
        self._mean.setAutoDefault(True)  # Enter presses it
        self._mean.clicked.connect(lambda: self.meant.emit(self._meant))
        self._mean.hide()
        column.addWidget(self._mean, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        self._others = text_label(look, "", "body", tone="secondary")
        self._drops_kinds = True
        self._show = QPushButton(self.tr("Show them"))
        self._show.setProperty("kind", "link")
        self._show.setProperty("flush", "true")
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

    def show_for(
        self, query: str, n_others: int, *, filtered: bool = False, meant: str = ""
    ) -> None:
        """Say for what nothing was found, and what there may be without the filters.

        Args:
            query: what was asked.
            n_others: how many there are of other kinds; 0 when none were left out.
            filtered: whether filters may have left out what there is.
            meant: nearly the same, for which there is something; "" for none.
        """
        self._meant = meant
        asks = self.tr("Did you mean “%1”?").replace("%1", _shortened(meant))
        self._mean.setText(asks.replace("&", "&&"))
        self._mean.setAccessibleName(asks)
        self._mean.setVisible(bool(meant))
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


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…"
