"""The search page before anything is typed: what was opened lately, and ways to ask.

The one rule: a way to ask that is pressed is typed into the field; what is shown here is real.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.clock import Clock
from ui import file_icon, wording
from ui.history import Opening
from ui.look import Look
from ui.widgets import layouts
from ui.widgets.text_label import text_label

_N_ROWS = 7


class EmptyPage(QWidget):
    """Opened lately on the left, ways to ask on the right.

    Signals:
        asked: a query to be typed into the field.
        opened: a path to be opened.
    """

    asked = Signal(str)
    opened = Signal(object)

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        theme = look.theme
        columns = self._columns = QHBoxLayout(self)
        columns.setContentsMargins(theme.px(28), theme.px(25), theme.px(32), theme.px(16))
        columns.setSpacing(theme.px(48))
        self._lately = QVBoxLayout()
        self._lately.setSpacing(0)
        columns.addLayout(self._lately, 1)
        ways = QWidget()
        ways.setMaximumWidth(theme.px(332))
        column = self._ways_column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            text_label(look, self.tr("Ways to ask"), "small", tone="muted", weight=600)
        )
        column.addSpacing(theme.px(8))
        for query, meaning in self._ways():
            row = WayToAsk(look, query, meaning)
            row.pressed.connect(self.asked)
            column.addWidget(row)
        column.addSpacing(theme.px(12))
        foot = QLabel(self.tr("F1 shows all of them. Nothing you type leaves this computer."))
        foot.setWordWrap(True)
        foot.setFont(theme.font("small"))
        foot.setProperty("tone", "muted")
        column.addWidget(foot)
        column.addStretch(1)
        columns.addWidget(ways, 1)
        self.set_openings(())

    @property
    def rows(self) -> Sequence[QWidget]:
        """Return what can be pressed: what was opened lately, then the ways to ask."""
        return [*layouts.widgets_of(self._lately), *layouts.widgets_of(self._ways_column)]

    def set_openings(self, openings: Sequence[Opening]) -> None:
        """Show what was opened lately."""
        layouts.empty(self._lately)
        look = self._look
        if openings:
            head = self.tr("Opened lately from here")
            self._lately.addWidget(text_label(look, head, "small", tone="muted", weight=600))
            self._lately.addSpacing(look.theme.px(8))
            for opening in openings[:_N_ROWS]:
                row = OpeningRow(look, opening, self._clock.now_utc_ms())
                row.pressed.connect(self.opened)
                self._lately.addWidget(row)
        else:
            nothing = self.tr("What you open from here is listed here")
            said = text_label(look, nothing, "small", tone="muted", weight=600)
            said.setWordWrap(True)
            self._lately.addWidget(said)
        self._lately.addStretch(1)
        self._leave_out()

    def show_ages(self) -> None:
        """Say anew how long ago things were opened."""
        now_ms = self._clock.now_utc_ms()
        for row in layouts.widgets_of(self._lately):
            if isinstance(row, OpeningRow):
                row.show_age(now_ms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the rows that there is no room for."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        theme = self._look.theme
        margins = self._columns.contentsMargins()
        bottom = self.height() - margins.bottom()
        for column in (self._lately, self._ways_column):
            y = margins.top() + theme.px(26)
            for widget in layouts.widgets_of(column):
                if isinstance(widget, _PressableRow):
                    y += widget.sizeHint().height()
                    widget.setVisible(y <= bottom)

    def _ways(self) -> Sequence[tuple[str, str]]:
        return (
            ("how do I bleed the radiators", self.tr("A thought in your own words")),
            ('"months of notice"', self.tr("Exactly these words")),
            ("invoice type:pdf after:2025-03", self.tr("Only PDFs changed since March 2025")),
            ("backoff in:~/Projects -test", self.tr("One folder, without a word")),
            ("from:quell rent", self.tr("Mail from one person")),
        )


class _PressableRow(QWidget):
    """A row that is pressed with the pointer, Enter or Space."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_held = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def press(self) -> None:
        """Do what the row is for."""
        raise NotImplementedError

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the row."""
        self._is_held = event.button() == Qt.MouseButton.LeftButton

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second click as part of the first, even where another row has come under it."""
        self._is_held = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the row when the button is let go over it."""
        was_held, self._is_held = self._is_held, False
        if was_held and self.rect().contains(event.position().toPoint()):
            self.press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the row with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.press()
        else:
            super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter) -> None:
        """Draw what says that the row can be pressed, or has the keyboard."""
        theme = self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect(), theme.px(6), theme.px(6))
        if self.hasFocus():
            painter.setPen(theme.color("accent_line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))


class WayToAsk(_PressableRow):
    """A query in the fixed font, what it means under it, and a hairline."""

    pressed = Signal(str)

    def __init__(self, look: Look, query: str, meaning: str) -> None:
        super().__init__(look)
        self._query = query
        self._meaning = meaning
        self.setAccessibleName(f"{query}: {meaning}")

    def sizeHint(self) -> QSize:
        """Return the height of two lines and the hairline."""
        return QSize(self._look.theme.px(332), self._look.theme.px(53))

    def press(self) -> None:
        """Type the query."""
        self.pressed.emit(self._query)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines."""
        theme = self._look.theme
        painter = QPainter(self)
        self.paint_ground(painter)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        width = self.width()
        painter.setFont(theme.font("mono"))
        painter.setPen(theme.color("text"))
        right = Qt.TextElideMode.ElideRight
        query = theme.metrics("mono").elidedText(self._query, right, width)
        painter.drawText(QRect(0, theme.px(10), width, theme.px(18)), flags, query)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        meaning = theme.metrics("small").elidedText(self._meaning, right, width)
        painter.drawText(QRect(0, theme.px(28), width, theme.px(16)), flags, meaning)
        painter.fillRect(0, self.height() - 1, width, 1, theme.color("border"))


class OpeningRow(_PressableRow):
    """A file that was opened, where in it, and what it was found with."""

    pressed = Signal(object)

    def __init__(self, look: Look, opening: Opening, now_ms: int) -> None:
        super().__init__(look)
        self._opening = opening
        found = self.tr("found with “%1”").replace("%1", opening.query)
        self._line = f"{opening.place} · {found}" if opening.place else found
        self._age = ""
        self.show_age(now_ms)

    def show_age(self, now_ms: int) -> None:
        """Say when it was opened, as seen from now."""
        age = wording.age(self._opening.opened_utc_ms, now_ms)
        if age != self._age:
            self._age = age
            self.setAccessibleName(f"{self._opening.title}, {self._line}, {age}")
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the icon and two lines."""
        return QSize(self._look.theme.px(400), self._look.theme.px(50))

    def press(self) -> None:
        """Open the file again."""
        self.pressed.emit(self._opening.path)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, title, line and age."""
        theme = self._look.theme
        painter = QPainter(self)
        self.paint_ground(painter)
        icon = self._look.files.pixmap(self._opening.path, self._opening.kind, file_icon.MEDIUM)
        painter.drawPixmap(0, theme.px(12), icon)
        metrics = theme.metrics("small")
        age_width = metrics.horizontalAdvance(self._age)
        x, width = theme.px(35), self.width()
        room = width - x - age_width - theme.px(16)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        painter.setFont(theme.font("body", 500))
        painter.setPen(theme.color("text"))
        title = theme.metrics("body", 500).elidedText(
            self._opening.title, Qt.TextElideMode.ElideMiddle, room
        )
        painter.drawText(QRect(x, theme.px(9), room, theme.px(18)), flags, title)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        line = metrics.elidedText(self._line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, theme.px(28), room, theme.px(16)), flags, line)
        painter.drawText(
            QRect(width - age_width, theme.px(18), age_width, theme.px(16)), flags, self._age
        )
