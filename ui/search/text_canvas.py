"""The stored text of a document in the preview.

What lives here: the passage's tint, line numbers, and which language a text is coloured as. What
does not: the colours of a language (`highlighting`). The one rule: the text is shown as it was
read, and nothing in it is loaded or run.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from engine.types import DocumentStatus, Kind
from ui.look import Look
from ui.search import highlighting
from ui.search.highlighting import Highlighter
from ui.search.preview_presenter import PreviewContent
from ui.search.snippet_layout import utf16_offset

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")


class TextCanvas(QPlainTextEdit):
    """The stored text with the passage tinted; code has line numbers."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: object = None
        self._tinted: tuple[int, int] | None = None
        self._numbers = _LineNumbers(look, self)
        self._highlighter = Highlighter(look, self.document())
        look.theme.changed.connect(self._highlighter.rehighlight)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Preview"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.blockCountChanged.connect(lambda _n: self._make_room())
        self.updateRequest.connect(self._numbers.follow)

    def show_content(self, content: PreviewContent) -> None:
        """Show the text and scroll to the passage."""
        language = language_of(content)
        is_code = content.hit.kind is Kind.CODE
        is_fixed = is_code or language == highlighting.MARKDOWN
        theme = self._look.theme
        self.setFont(theme.font("mono" if is_fixed else "body"))
        self._numbers.setVisible(is_fixed and content.text is not None)
        self.setLineWrapMode(
            QPlainTextEdit.LineWrapMode.NoWrap
            if is_code
            else QPlainTextEdit.LineWrapMode.WidgetWidth
        )
        text = content.text
        if text is None:
            failed = content.hit.status is DocumentStatus.FAILED
            text = self.tr("It gave no text.") if failed else self.tr("Its text is not read yet.")
        if text is not self._shown:
            self._shown = text
            self._highlighter.set_language(language)
            self.setPlainText(text)
            self.document().setDocumentMargin(theme.px(16))
        self._numbers.first_line = content.first_line
        self._make_room()
        self._tint(content, text)

    def _tint(self, content: PreviewContent, text: str) -> None:
        if content.passage is None or content.text is None:
            self._tinted = None
            self.setExtraSelections([])
            self.moveCursor(QTextCursor.MoveOperation.Start)
            return
        theme = self._look.theme
        start, end = content.passage_span
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_offset(text, start))
        last = QTextCursor(self.document())
        last.setPosition(utf16_offset(text, end))
        self._tinted = (cursor.position(), last.position())
        selections = []
        for begin, finish in content.word_spans:
            word = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setBackground(theme.color("mark"))
            form.setForeground(theme.color("text"))  # a colour of code is too faint on it
            word.format = form
            word.cursor = QTextCursor(self.document())
            word.cursor.setPosition(utf16_offset(text, begin))
            word.cursor.setPosition(utf16_offset(text, finish), QTextCursor.MoveMode.KeepAnchor)
            selections.append(word)
        self.setExtraSelections(selections)
        cursor.setPosition(utf16_offset(text, content.focus))
        self.setTextCursor(cursor)
        self.centerCursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the passage over the full width, then draw the text."""
        if self._tinted is not None:
            painter = QPainter(self.viewport())
            color = self._look.theme.color("accent_soft")
            for top, bottom in self._tinted_lines(*self._tinted):
                painter.fillRect(QRectF(0, top, self.viewport().width(), bottom - top), color)
            painter.end()
        super().paintEvent(event)

    def _tinted_lines(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return top and bottom of the passage's part of each visible paragraph."""
        found = []
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid() and block.position() < end:
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > self.viewport().height():
                break
            if start <= block.position() + block.length() - 1:
                layout = block.layout()
                first = layout.lineForTextPosition(max(0, start - block.position()))
                last = layout.lineForTextPosition(min(block.length() - 1, end - block.position()))
                if first.isValid() and last.isValid():
                    found.append((box.top() + first.y(), box.top() + last.y() + last.height()))
            block = block.next()
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line numbers beside the text."""
        super().resizeEvent(event)
        rect = self.contentsRect()
        self._numbers.setGeometry(rect.left(), rect.top(), self._numbers.width_px(), rect.height())

    def _make_room(self) -> None:
        shown = not self._numbers.isHidden()
        self.setViewportMargins(self._numbers.width_px() if shown else 0, 0, 0, 0)

    def paint_numbers(self, painter: QPainter, width: int, first_line: int) -> None:
        """Draw the numbers of the visible lines into the margin."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > self.viewport().height():
                return
            place = QRect(0, round(box.top()), width, self.fontMetrics().height())
            number = str(block.blockNumber() + first_line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), number)
            block = block.next()


def language_of(content: PreviewContent) -> str | None:
    """Return what to highlight a text as; None leaves it plain."""
    hit = content.hit
    if content.text is None:
        return None
    if hit.path.suffix.lower() in _MARKDOWN:
        return highlighting.MARKDOWN
    if hit.kind is Kind.CODE:
        return content.language.lower()
    # further down in a long mail there are no headers
    return highlighting.MAIL if hit.kind is Kind.MAIL and content.first_line == 1 else None


class _LineNumbers(QWidget):
    """The margin with line numbers."""

    def __init__(self, look: Look, editor: TextCanvas) -> None:
        super().__init__(editor)
        self._look = look
        self._editor = editor
        self.first_line = 1

    def width_px(self) -> int:
        """Return the room for the largest number."""
        n_digits = len(str(self._editor.blockCount() + self.first_line))
        digit = self._look.theme.metrics("mono").horizontalAdvance("0")
        return n_digits * digit + self._look.theme.px(20)

    def sizeHint(self) -> QSize:
        """Return the room for the largest number."""
        return QSize(self.width_px(), 0)

    def follow(self, _rect: QRect, _dy: int) -> None:
        """Repaint with the text."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the visible lines."""
        painter = QPainter(self)
        theme = self._look.theme
        painter.fillRect(self.rect(), theme.color("content"))
        painter.setFont(theme.font("mono"))
        painter.setPen(theme.color("text3"))
        self._editor.paint_numbers(painter, self.width() - theme.px(8), self.first_line)
