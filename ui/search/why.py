"""The popover “Why this result”.

What lives here: its widgets. What does not: its words (`why_words`). The one rule: it shows ranks;
the raw values leave by Copy only.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.keys import shown_keys
from ui.look import Look
from ui.search.marked_text import MarkedText
from ui.search.why_words import WhyText
from ui.widgets.hairline import Hairline
from ui.widgets.popover import Popover
from ui.widgets.text_label import text_label

WIDTH_PX = 404
_MARGIN_PX = 17
_VALUE_X_PX = 112  # from the labels
_DETAIL_X_PX = 176
_DETAIL_PX = WIDTH_PX - 2 * _MARGIN_PX - _DETAIL_X_PX


class WhyPopover(Popover):
    """Title, one sentence, the evidence in rows, and what can be done from here.

    Signals:
        where_wanted: another file was expected.
    """

    where_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget, text: WhyText) -> None:
        theme = look.theme
        super().__init__(look, parent, width_px=theme.px(WIDTH_PX))
        self._text = text
        self.setAccessibleName(text.title)
        self.setAccessibleDescription(text.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body())
        column.addWidget(Hairline(look))
        foot = self._foot()
        column.addWidget(foot)
        # longer words of another language make it wider
        self.setFixedWidth(max(theme.px(WIDTH_PX), foot.sizeHint().width()))

    def _body(self) -> QWidget:
        theme, text = self._look.theme, self._text
        body = QWidget()
        grid = QGridLayout(body)
        margin = theme.px(_MARGIN_PX)
        grid.setContentsMargins(margin, theme.px(14), margin, theme.px(14))
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(theme.px(9))
        grid.setColumnMinimumWidth(0, theme.px(_VALUE_X_PX))
        grid.setColumnMinimumWidth(1, theme.px(_DETAIL_X_PX - _VALUE_X_PX))
        grid.setColumnStretch(2, 1)
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addWidget(text_label(self._look, text.title, "body", weight=600))
        sentence = text_label(self._look, text.sentence, tone="secondary")
        sentence.setWordWrap(True)
        head.addWidget(sentence)
        grid.addLayout(head, 0, 0, 1, 3)
        top = Qt.AlignmentFlag.AlignTop
        for line, row in enumerate(text.rows, 1):
            label = text_label(self._look, row.label, "small", tone="secondary")
            value = text_label(self._look, row.value, "small", weight=600)
            detail = MarkedText(
                self._look, row.detail.text, row.detail.marks, width_px=theme.px(_DETAIL_PX)
            )
            grid.addWidget(label, line, 0, top)
            grid.addWidget(value, line, 1, top)
            grid.addWidget(detail, line, 2, top)
        return body

    def _foot(self) -> QWidget:
        theme = self._look.theme
        foot = QWidget()
        foot.setFixedHeight(theme.px(42))
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(11), 0, theme.px(8), 0)
        row.setSpacing(0)
        where = QPushButton(self.tr("Expecting another file? Find out where it is…"))
        where.setProperty("kind", "link")
        where.setFont(theme.font("small", 500))
        where.setToolTip(shown_keys("Ctrl+Shift+I"))
        where.clicked.connect(self._ask_where)
        copy = QPushButton(self._look.icons.icon("copy", "text2"), self.tr("Copy"))
        copy.setProperty("kind", "flat")
        copy.setFont(theme.font("small", 500))
        copy.setAccessibleName(self.tr("Copy all values"))
        copy.clicked.connect(self._copy)
        row.addWidget(where)
        row.addStretch(1)
        row.addWidget(copy)
        return foot

    def _ask_where(self) -> None:
        self.close()
        self.where_wanted.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.raw)
        self.close()
