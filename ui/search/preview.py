"""The preview of the highlighted hit: its text round the passage.

What lives here: widgets of the pane. What does not: where the text comes from
(`preview_presenter`). The one rule: the last picture stays until the next is ready.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.types import DocumentStatus, Hit, Kind, Passage
from ui import wording
from ui.look import Look
from ui.search import hit_words
from ui.search.page_view import PageView
from ui.search.preview_presenter import PreviewContent
from ui.search.table_canvas import TableCanvas
from ui.search.text_canvas import TextCanvas
from ui.widgets.focus_ring import FocusRing
from ui.widgets.hairline import Hairline
from ui.widgets.text_label import ElidedLabel


class PreviewPane(QFrame):
    """Header, tools, canvas and foot.

    Signals:
        open_wanted, reveal_wanted, copy_wanted: the buttons of the pane.
        passage_stepped: the next (1) or previous (-1) passage of the same file.
    """

    open_wanted = Signal()
    reveal_wanted = Signal()
    copy_wanted = Signal()
    passage_stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._content: PreviewContent | None = None
        self.ask_open_words: Callable[[Hit, Passage | None], str] = lambda _hit, _passage: ""
        self.setObjectName("previewPane")
        self.setMinimumWidth(look.theme.px(320))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self._tools())
        column.addWidget(Hairline(look))
        self._canvas = QStackedWidget()
        self._canvas.setObjectName("canvas")
        self._canvas.setContentsMargins(look.theme.px(15), look.theme.px(12), look.theme.px(14), 0)
        self._text = TextCanvas(look)
        self._page = PageView(look)
        self._canvas.addWidget(self._text)
        self._table = TableCanvas(look)
        self._canvas.addWidget(self._page)
        self._canvas.addWidget(self._table)
        for view in (self._text, self._page, self._table):
            FocusRing(look, view)
        column.addWidget(self._canvas, 1)
        column.addWidget(Hairline(look))
        column.addWidget(self._foot())
        look.theme.changed.connect(self._redress)
        self._redress()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._content = None
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            widget.setVisible(False)

    def show_content(self, content: PreviewContent) -> None:
        """Show a document at one of its passages."""
        self._content = content
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            widget.setVisible(True)
        self._icon.setPixmap(self._look.files.pixmap(content.hit.path, content.hit.kind))
        self._name.set_text(hit_words.title_of(content.hit))
        self._folder.set_text(wording.place_of(content.hit.path.parent))
        self.show_open_words()
        self._show_passages(content)
        self._show_foot(content)
        if content.page_image is not None:
            self.show_page(content.page_image, content.focus_share)
        elif content.table is not None:
            self._table.show_table(content.table)
            self._canvas.setCurrentWidget(self._table)
        else:
            self._text.show_content(content)
            self._canvas.setCurrentWidget(self._text)

    def show_open_words(self) -> None:
        """Say on the button where it leads."""
        if self._content is not None:
            text = self.ask_open_words(self._content.hit, self._content.passage)
            self._open.setText(text or self.tr("Open"))
            self._fit_passages()

    @property
    def canvas(self) -> QWidget | None:
        """Return what the passage is shown on."""
        return self._canvas.currentWidget()

    def show_page(self, image: QImage, focus_share: float = 0.0) -> None:
        """Show the picture of a page, or a picture, in place of its text."""
        is_picture = self._content is not None and self._content.hit.kind is Kind.IMAGE
        self._page.show_image(image, focus_share, is_picture=is_picture)
        self._canvas.setCurrentWidget(self._page)

    def _header(self) -> QWidget:
        theme = self._look.theme
        header = QWidget()
        header.setFixedHeight(theme.px(58))
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(10))
        self._icon = QLabel()
        row.addWidget(self._icon)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = ElidedLabel(self._look, "heading", mode=Qt.TextElideMode.ElideMiddle)
        self._folder = ElidedLabel(
            self._look, "small", color="text3", mode=Qt.TextElideMode.ElideMiddle
        )
        names.addWidget(self._name)
        names.addWidget(self._folder)
        row.addLayout(names, 1)
        return header

    def _tools(self) -> QWidget:
        theme = self._look.theme
        tools = QWidget()
        tools.setFixedHeight(theme.px(39))
        row = QHBoxLayout(tools)
        row.setContentsMargins(theme.px(16), theme.px(1), theme.px(12), 0)
        row.setSpacing(theme.px(2))
        self._open = QPushButton(self.tr("Open"))
        self._open.setFont(theme.font("small", 500))
        self._open.clicked.connect(self.open_wanted)
        row.addWidget(self._open)
        row.addSpacing(theme.px(6))
        self._reveal = self._tool(self.tr("Show in folder"), self.reveal_wanted)
        self._copy = self._tool(self.tr("Copy the passage with its source"), self.copy_wanted)
        row.addWidget(self._reveal)
        row.addWidget(self._copy)
        row.addStretch(1)
        self._tool_row = row
        self._passage_texts: tuple[str, ...] = ()
        self._passages = QLabel()
        self._passages.setFont(theme.font("small"))
        self._passages.setProperty("tone", "muted")
        row.addWidget(self._passages)
        self._up = self._tool(self.tr("Previous passage (Ctrl+Up)"), None)
        self._down = self._tool(self.tr("Next passage (Ctrl+Down)"), None)
        for button in (self._up, self._down):
            button.setFixedSize(theme.px(24), theme.px(26))
        self._up.clicked.connect(lambda: self.passage_stepped.emit(-1))
        self._down.clicked.connect(lambda: self.passage_stepped.emit(1))
        row.addWidget(self._up)
        row.addWidget(self._down)
        return tools

    def _foot(self) -> QWidget:
        theme = self._look.theme
        foot = QWidget()
        foot.setFixedHeight(theme.px(31))
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(6))
        self._facts = ElidedLabel(self._look, "small", color="text3")
        row.addWidget(self._facts, 1)
        self._read_icon = QLabel()
        self._read = QLabel()
        self._read.setFont(theme.font("small"))
        self._read.setProperty("tone", "muted")
        row.addWidget(self._read_icon)
        row.addWidget(self._read)
        return foot

    def _tool(self, name: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(self._look.theme.px(28), self._look.theme.px(28))
        button.setAccessibleName(name)
        button.setToolTip(name)
        if signal is not None:
            button.clicked.connect(signal)
        return button

    def _show_passages(self, content: PreviewContent) -> None:
        several = content.n_passages > 1
        self._passages.setVisible(several)
        self._up.setVisible(several)
        self._down.setVisible(several)
        number, n_passages = content.passage_number + 1, content.n_passages
        text = self.tr("Passage %1 of %2")
        text = text.replace("%1", wording.count(number)).replace("%2", wording.count(n_passages))
        self._passage_texts = (text, f"{number}/{n_passages}")
        self._passages.setToolTip(text)
        self._fit_passages()
        self._up.setEnabled(content.passage_number > 0)
        self._down.setEnabled(content.passage_number + 1 < content.n_passages)

    def _fit_passages(self) -> None:
        """Say which passage it is in words, or where there is no room in figures."""
        for text in self._passage_texts:
            self._passages.setText(text)
            if self._tool_row.sizeHint().width() <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tools into the new width."""
        super().resizeEvent(event)
        self._fit_passages()

    def _show_foot(self, content: PreviewContent) -> None:
        hit = content.hit
        facts = []
        if content.passage is not None and content.passage.page is not None and content.n_pages:
            text = self.tr("Page %1 of %2").replace("%1", str(content.passage.page))
            facts.append(text.replace("%2", wording.count(content.n_pages)))
        facts.append(wording.size(hit.size_bytes))
        changed = wording.age(hit.mtime_ns // 1_000_000, content.now_ms)
        facts.append(self.tr("changed %1").replace("%1", changed))
        self._facts.set_text(" · ".join(facts))
        if content.text is None and hit.status is DocumentStatus.FAILED:
            self._read.setText(self.tr("No text was read"))
        elif content.text is None:
            self._read.setText(self.tr("Not read yet"))
        elif hit.offline:
            self._read.setText(self.tr("Not connected, shown as it was read"))
        elif content.refound:
            self._read.setText(self.tr("Changed since it was read, shown as it is now"))
        elif content.refound is False:
            self._read.setText(self.tr("Changed since it was read: this passage is gone"))
        elif content.changed:
            self._read.setText(self.tr("Changed since it was read"))
        else:
            self._read.setText(self.tr("Read as it is now"))
        is_current = content.text is not None and not content.changed and not hit.offline
        icon = "circle-check" if is_current else "history"
        self._read_icon.setPixmap(self._look.icons.pixmap(icon, "text3", 14))

    def _redress(self) -> None:
        icons = self._look.icons
        icons.dress(self._open, "enter", "text3", size_px=13, after_text=True)
        icons.put(self._reveal, "folder-open", "text2", 18)
        icons.put(self._copy, "quote", "text2", 18)
        icons.put(self._up, "chevron-up", "text2", 16)
        icons.put(self._down, "chevron-down", "text2", 16)
        if self._content is not None:
            self.show_content(self._content)
