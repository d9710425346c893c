"""About Honeyguide: version, what it promises, and the licences of what is inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.look import Look
from ui.widgets.text_label import text_label

_LIST_PX = 250


@dataclass(frozen=True, slots=True)
class Part:
    """Something that the program consists of, and the terms it comes under."""

    name: str
    version: str
    licence: str
    text: str


class AboutPage(QWidget):
    """The program's name, and a list of parts with the text of each licence."""

    def __init__(self, look: Look, icon: QIcon, parts: Callable[[], Sequence[Part]]) -> None:
        super().__init__()
        self._look = look
        theme = look.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(36), theme.px(28), theme.px(36), theme.px(24))
        column.setSpacing(theme.px(12))
        column.addLayout(self._head(icon))
        column.addSpacing(theme.px(8))
        self._parts = list(parts())
        title = self.tr("What is inside, and under which terms")
        heading = text_label(look, title, "heading")
        heading.setWordWrap(True)
        column.addWidget(heading)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        self._list = QListWidget()
        self._list.setObjectName("parts")
        self._list.setAccessibleName(title)
        self._list.setFixedWidth(theme.px(_LIST_PX))
        for part in self._parts:
            item = QListWidgetItem(f"{part.name} {part.version}".strip())
            item.setToolTip(part.licence)
            self._list.addItem(item)
        self._text = QPlainTextEdit()
        self._text.setObjectName("lines")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(theme.font("small"))
        self._text.setAccessibleName(self.tr("Licence"))
        self._list.currentRowChanged.connect(self._show)
        row.addWidget(self._list)
        row.addWidget(self._text, 1)
        column.addLayout(row, 1)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._parts:
            self._list.setCurrentRow(0)

    def _head(self, icon: QIcon) -> QHBoxLayout:
        look, theme = self._look, self._look.theme
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        picture = QLabel()
        edge = theme.px(48)
        picture.setPixmap(icon.pixmap(QSize(edge, edge)))
        head.addWidget(picture)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(2))
        version = QCoreApplication.applicationVersion()
        name = self.tr("Honeyguide %1").replace("%1", version).strip()
        texts.addWidget(text_label(look, name, "heading"))
        line = self.tr(
            "Finds your own files by what they mean. Everything happens on this computer; nothing "
            "is sent anywhere. MIT licence."
        )
        said = text_label(look, line, tone="secondary")
        said.setWordWrap(True)
        texts.addWidget(said)
        head.addLayout(texts, 1)
        return head

    def _show(self, number: int) -> None:
        if 0 <= number < len(self._parts):
            part = self._parts[number]
            self._text.setPlainText(f"{part.licence}\n\n{part.text}".strip())
