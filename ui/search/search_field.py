"""The search field.

What lives here: lens, text, clear button and the hint; and which keys leave the field. The one
rule: it never moves; the ring grows outward by one pixel instead of pushing the text.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton

from ui.look import Look

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -6,
    Qt.Key.Key_PageDown: 6,
}


class SearchField(QFrame):
    """A line of text with a lens before it.

    Signals:
        typed: the text changed.
        stepped: the person moves through the results by so many rows.
        accepted: Enter; revealed: Ctrl+Enter; escaped: Esc.
        copied: Ctrl+C while no text is selected.
    """

    typed = Signal(str)
    stepped = Signal(int)
    accepted = Signal()
    revealed = Signal()
    escaped = Signal()
    copied = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._look = look
        theme = look.theme
        self.setObjectName("queryField")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(40))
        self._lens = QLabel(self)
        self._edit = QLineEdit(self)
        self._edit.setObjectName("query")
        self._edit.setFrame(False)
        self._edit.setFont(theme.font("search_field"))
        self._edit.setPlaceholderText(self.tr("Search by meaning, by words or by name"))
        self._edit.setAccessibleName(self.tr("Search"))
        self._edit.setMaxLength(1 << 20)  # a pasted page is shortened by the engine, with a note
        self._hint = QLabel(self.tr("Ctrl K"), self)
        self._hint.setObjectName("hint")
        self._hint.setFont(theme.font("label", 400))
        self._hint.setFixedHeight(theme.px(18))
        self._clear = QToolButton(self)
        self._clear.setFixedSize(theme.px(24), theme.px(24))
        self._clear.setAccessibleName(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Clear (Esc)"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), 0, theme.px(10), 0)
        row.setSpacing(0)
        row.addWidget(self._lens)
        row.addSpacing(theme.px(8))
        row.addWidget(self._edit, 1)
        row.addWidget(self._hint)
        row.addWidget(self._clear)
        self.setFocusProxy(self._edit)
        self._edit.installEventFilter(self)
        self._edit.textChanged.connect(self._changed)
        self._clear.clicked.connect(self.escaped)
        theme.changed.connect(self._redress)
        self._redress()

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Put a text in, as if it had been typed."""
        self._edit.setText(text)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """Take the focus and select what is typed."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def insert(self, text: str) -> None:
        """Take the focus and type a letter that was pressed elsewhere."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.end(False)
        self._edit.insert(text)

    def has_selection(self) -> bool:
        """Return whether some of the typed text is selected."""
        return self._edit.hasSelectedText()

    def sizeHint(self) -> QSize:
        """Return a width that asks for all there is."""
        return QSize(self._look.theme.px(400), self._look.theme.px(40))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send the keys that are not for typing to the results."""
        if watched is self._edit:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.update()
            elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        key = Qt.Key(event.key())
        if key in _STEPS and plain:
            self.stepped.emit(_STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain:
                self.accepted.emit()
            elif modifiers == Qt.KeyboardModifier.ControlModifier:
                self.revealed.emit()
            return True
        if event.matches(QKeySequence.StandardKey.Copy) and not self.has_selection():
            self.copied.emit()
            return True
        if key == Qt.Key.Key_Escape and plain:
            self.escaped.emit()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame: a hairline, or the ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        painter.setBrush(theme.color("content"))
        radius = theme.px(8)
        if self._edit.hasFocus():
            painter.setPen(QPen(theme.color("accent_line"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        else:
            painter.setPen(QPen(theme.color("border_strong"), 1))
            frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(frame, radius, radius)

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._hint.setVisible(not text)
        self.typed.emit(text)

    def _redress(self) -> None:
        self._lens.setPixmap(self._look.icons.pixmap("search", "text2", 18))
        self._look.icons.put(self._clear, "x", "text2", 16)
