"""Lines of the sidebar: one, and a list of them under a heading.

What lives here: `NavItem` and `NavList`. What does not: what pressing them does. The one rule: a
name that does not fit is elided, never cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look import Look
from ui.widgets import layouts
from ui.widgets.mirror import placed
from ui.widgets.text_label import text_label

_N_SHOWN = 5
_DOT_PX = 7


class NavItem(QAbstractButton):
    """One line of the sidebar: icon, name, and a figure on the right."""

    def __init__(self, look: Look, text: str, icon: str = "", *, is_small: bool = False) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._figure = ""
        self._has_dot = False
        self._is_small = is_small
        self.rail = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.theme.px(26 if is_small else 30))

    def set_figure(self, figure: str) -> None:
        """Show a figure at the right edge."""
        self._figure = figure
        self.setAccessibleDescription(figure)
        self.update()

    def set_dot(self, said: str) -> None:
        """Show a dot at the right edge that stands for these words; none takes it away."""
        self._has_dot = bool(said)
        self.setAccessibleDescription(said or self._figure)
        self.update()

    @property
    def natural_px(self) -> int:
        """Return the width at which the name is shown whole, without a figure."""
        theme = self._look.theme
        name = theme.metrics("body", 500).horizontalAdvance(self.text())
        return name + theme.px(10 + 26 + 13 + 1)

    def sizeHint(self) -> QSize:
        """Return the height of an item; its width gives way."""
        return QSize(self._look.theme.px(40), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, name and figure."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(6)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("nav_selected" if self.isChecked() else "pressed"))
            painter.setOpacity(1.0 if self.isChecked() else 0.6)
            painter.drawRoundedRect(self.rect(), radius, radius)
            painter.setOpacity(1.0)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        x = theme.px(10)
        if self._icon:
            role = "accent_text" if self.isChecked() else "text2"
            pixmap = self._look.icons.pixmap(self._icon, role)
            edge = theme.px(16)
            place = (self.width() - edge) // 2 if self.rail else x
            at = placed(self, place, (self.height() - edge) // 2, edge, edge)
            painter.drawPixmap(at.topLeft(), pixmap)
            x += theme.px(26)
        if self._has_dot:
            self._paint_dot(painter)
        if self.rail:
            return
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        figure_width = 0
        if self._figure:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text3"))
            figure_width = theme.metrics("small").horizontalAdvance(self._figure)
            right = placed(self, 0, 0, self.width() - theme.px(10), self.height())
            painter.drawText(right, flags | int(Qt.AlignmentFlag.AlignRight), self._figure)
        elif self._has_dot:
            figure_width = theme.px(_DOT_PX)
        weight = 400 if self._is_small else 500
        painter.setFont(theme.font("body", weight))
        painter.setPen(theme.color("text" if self.isChecked() else "text2"))
        room = self.width() - x - figure_width - theme.px(13)
        name = theme.metrics("body", weight).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(placed(self, x, 0, room, self.height()), flags, name)

    def _paint_dot(self, painter: QPainter) -> None:
        """Draw the dot: where a figure would be, or at the corner of the icon."""
        theme = self._look.theme
        edge = theme.px(_DOT_PX)
        x, y = self.width() - theme.px(10) - edge, (self.height() - edge) // 2
        if self.rail:
            x, y = self.width() // 2 + theme.px(5), theme.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_line"))
        painter.drawEllipse(placed(self, x, y, edge, edge))


class NavList(QWidget):
    """Searches under a heading: five of them, and the rest behind "All…".

    Signals:
        wanted: the query of a line that was pressed.
        menu_wanted: a line's query and a place on the screen for its menu.
    """

    wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look = look
        self._entries: list[tuple[str, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.theme.px(13), 0, 0)
        column.setSpacing(0)
        head = text_label(look, heading, "label", tone="muted")
        head.setFixedHeight(look.theme.px(22))
        head.setIndent(look.theme.px(10))
        column.addWidget(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        self.all = QPushButton(self.tr("All…"))
        self.all.setProperty("kind", "flat")
        self.all.setFont(look.theme.font("small"))
        self.all.setMenu(QMenu(self.all))
        self.all.menu().aboutToShow.connect(self._fill_all)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to list."""
        return not self._entries

    @property
    def items(self) -> list[NavItem]:
        """Return the lines that are shown."""
        return [item for item in layouts.widgets_of(self._lines) if isinstance(item, NavItem)]

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """List names with their queries."""
        self._entries = list(entries)
        layouts.empty(self._lines)
        for name, query in self._entries[:_N_SHOWN]:
            item = NavItem(self._look, name, is_small=True)
            item.setCheckable(False)
            item.setToolTip(query)
            item.clicked.connect(lambda _checked=False, query=query: self.wanted.emit(query))
            item.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            item.customContextMenuRequested.connect(
                lambda place, item=item, query=query: self.menu_wanted.emit(
                    query, item.mapToGlobal(place)
                )
            )
            self._lines.addWidget(item)
        self.all.setVisible(len(self._entries) > _N_SHOWN)

    def mark(self, query: str) -> None:
        """Mark the line whose query is shown now."""
        for item, (_name, of_item) in zip(self.items, self._entries, strict=False):
            item.setCheckable(True)
            item.setChecked(of_item == query)

    def _fill_all(self) -> None:
        menu = self.all.menu()
        menu.clear()
        for name, query in self._entries:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, query=query: self.wanted.emit(query))
