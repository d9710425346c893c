"""The search field.

What lives here: lens, text, clear button and the hint; which keys leave the field, and which
filters leave it once they are finished. What does not: what becomes of them (`page`). The one rule:
it never moves; the ring grows outward by one pixel instead of pushing the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton

from engine.operators import (
    CHIPS,
    QUOTES,
    Operator,
    Piece,
    is_begun,
    is_understood,
    piece_at,
    pieces,
    write,
)
from ui.look import Look

if TYPE_CHECKING:
    from ui.search.completion_list import CompletionList

_MAX_READ = 2_000  # characters in which filters are looked for; the engine reads no more
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -6,
    Qt.Key.Key_PageDown: 6,
}


class SearchField(QFrame):
    """A line of text with a lens before it.

    Signals:
        typed: what is asked changed.
        edited: the person changed the text; moved: the cursor is elsewhere; left: the focus is.
        replaced: another text is put in, and what filters there were belong to the one before.
        finished: a filter was finished and left the text.
        filter_wanted: Backspace where there is nothing before the cursor.
        stepped: the person moves through the results by so many rows.
        accepted: Enter; revealed: Ctrl+Enter; escaped: Esc.
        copied: Ctrl+C while no text is selected.
    """

    typed = Signal(str)
    edited = Signal()
    moved = Signal()
    left = Signal()
    replaced = Signal()
    finished = Signal(object)
    filter_wanted = Signal()
    stepped = Signal(int)
    accepted = Signal()
    revealed = Signal()
    escaped = Signal()
    copied = Signal()

    def __init__(
        self, look: Look, parent: QObject | None = None, *, in_palette: bool = False
    ) -> None:
        """Build the field; in the palette it is larger and has no frame of its own."""
        super().__init__(parent)  # type: ignore[arg-type]
        self._look = look
        self._is_framed = not in_palette
        theme = look.theme
        self.setObjectName("queryField")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(40))
        self._lens = QLabel(self)
        self._edit = QLineEdit(self)
        self._edit.setObjectName("query")
        self._edit.setFrame(False)
        self._edit.setFont(theme.font("palette_field" if in_palette else "search_field"))
        self._edit.setPlaceholderText(self.tr("Search by meaning, by words or by name"))
        self._edit.setAccessibleName(self.tr("Search"))
        self._edit.setMaxLength(1 << 20)  # a pasted page is shortened by the engine, with a note
        self._hint = QLabel(self.tr("Ctrl K"), self)
        self._hint.setObjectName("hint")
        self._hint.setFont(theme.font("label", 400))
        self._hint.setFixedHeight(theme.px(18))
        self._hint.setVisible(self._is_framed)
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
        self._completions: CompletionList | None = None
        self._held: Piece | None = None  # an operator that is being typed and says nothing yet
        self._leaves_undo = False
        self._is_editing = False  # the person types, which the program does not
        self._is_taking = False  # the text changes under the program's own hand
        self._edit.installEventFilter(self)
        self._edit.textEdited.connect(self._note_edit)
        self._edit.textChanged.connect(lambda _text: self._changed())
        self._edit.cursorPositionChanged.connect(lambda _old, _new: self.moved.emit())
        self._clear.clicked.connect(self.escaped)
        theme.changed.connect(self._redress)
        self._redress()

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self._edit.text()

    @property
    def asked(self) -> str:
        """Return what is typed without an operator that is still being typed."""
        text, held = self.text, self._held
        return text if held is None else text[: held.start] + text[held.end :]

    @property
    def cursor_place(self) -> int:
        """Return where the cursor is."""
        return self._edit.cursorPosition()

    @property
    def is_active(self) -> bool:
        """Return whether the person types here."""
        return self._edit.hasFocus()

    def set_text(self, text: str) -> None:
        """Put a text in, as if it had been typed; all its filters leave it."""
        self.replaced.emit()
        finished = list(_filters_in(text[:_MAX_READ]))
        for piece in reversed(finished):
            text = f"{text[: piece.start].rstrip()} {text[piece.end :].lstrip()}".strip()
        self._is_taking = True
        self._edit.setText(text)
        self._is_taking = False
        self._tell(finished)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_back(self, filter_text: str) -> None:
        """Put a filter back before the text, to be changed."""
        space = "" if self.text[:1].isspace() or not self.text else " "
        self._is_taking = True
        self._edit.setCursorPosition(0)
        self._edit.insert(filter_text + space)
        self._edit.setCursorPosition(len(filter_text))
        self._is_taking = False
        self._tell([])

    def finish(self, start: int, end: int, value: str) -> None:
        """Put a value in for the operator at a half-open place of the text."""
        operator = self.text[start:end].partition(":")[0]
        rest = self.text[end:]
        self._edit.setSelection(start, end - start)
        self._edit.insert(write(operator, value) + " " * (not rest[:1].isspace()))

    def release(self) -> None:
        """Ask with the operator that is being typed, as it stands."""
        if self._held is not None:
            self._held = None
            self.typed.emit(self.text)

    def use_completions(self, shown: CompletionList) -> None:
        """Give keys to a list while it is shown."""
        self._completions = shown

    def go(self) -> None:
        """Take the focus and select what is typed."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def go_on(self) -> None:
        """Take the focus behind what is typed, so that the next letter adds to it."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.end(False)

    def insert(self, text: str) -> None:
        """Take the focus and type a letter that was pressed elsewhere."""
        self.go_on()
        self._edit.insert(text)

    def leave_undo(self, leave: bool) -> None:  # noqa: FBT001 - a slot
        """Leave Ctrl+Z to the window until more is typed: it has something later to undo."""
        self._leaves_undo = leave

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
                if event.type() == QEvent.Type.FocusOut:
                    self.left.emit()
            elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()
                if self._leaves_undo and event.matches(QKeySequence.StandardKey.Undo):
                    event.ignore()
                    return True
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._take(event)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        key = Qt.Key(event.key())
        if plain and self._completions is not None and self._completions.take_key(key):
            return True
        if key == Qt.Key.Key_Backspace and self.cursor_place == 0 and not self.has_selection():
            self.filter_wanted.emit()
            return True
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
        if not self._is_framed:
            return
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

    def _note_edit(self) -> None:
        self._is_editing = True

    def _changed(self) -> None:
        if not self._is_taking:
            self._tell(self._take_finished())

    def _tell(self, finished: Sequence[Piece]) -> None:
        """Say what is typed now, and which filters left it."""
        text = self.text
        is_editing, self._is_editing = self._is_editing, False
        self._held = self._begun() if is_editing else None
        self._clear.setVisible(bool(text))
        self._hint.setVisible(self._is_framed and not text)
        for piece in finished:
            self.finished.emit(piece)
        self.typed.emit(text)
        if is_editing:
            self._leaves_undo = False
            self.edited.emit()

    def _take_finished(self) -> list[Piece]:
        """Take the filters out of the text that a space and the cursor follow."""
        text, cursor = self.text[:_MAX_READ], self.cursor_place
        taken = [
            piece
            for piece in _filters_in(text)
            if text[piece.end : piece.end + 1].isspace() and cursor > piece.end
        ]
        self._is_taking = True
        for piece in reversed(taken):  # by editing, so that it can be undone
            self._edit.setSelection(piece.start, len(piece.text) + 1)
            self._edit.del_()
            cursor -= len(piece.text) + 1
        if taken:
            self._edit.setCursorPosition(cursor)
        self._is_taking = False
        return taken

    def _begun(self) -> Piece | None:
        """Return the operator that is being typed at the cursor, where it says nothing yet."""
        cursor = self.cursor_place
        piece = piece_at(self.text, cursor) if ":" in self.text[:_MAX_READ] else None
        if piece is None or piece.end != cursor:
            return None
        is_open = piece.operator is Operator.IN or not piece.value
        is_open = is_open or (piece.is_quoted and piece.text[-1] not in QUOTES)
        understood = is_understood(piece, date.today())  # noqa: DTZ011 - the person's own day
        return piece if is_open or (not understood and is_begun(piece)) else None

    def _redress(self) -> None:
        self._lens.setPixmap(self._look.icons.pixmap("search", "text2", 18))
        self._look.icons.put(self._clear, "x", "text2", 16)


def _filters_in(text: str) -> Iterator[Piece]:
    if ":" in text:
        today = date.today()  # noqa: DTZ011 - the person's own day
        for piece in pieces(text):
            if piece.operator in CHIPS and is_understood(piece, today):
                yield piece
