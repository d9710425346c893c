"""Paints the rows of the palette: icon, name, place, folder, and one line of text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import file_icon
from ui.look import Look
from ui.palette.rows import PaletteRow, Roles
from ui.search.row_canvas import RowCanvas, elided_name, paint_badge
from ui.search.row_text import RowText, flowed
from ui.search.snippet_layout import SnippetLayout

ROW_PX = 68
_INSET_PX = 8
_TEXT_X_PX = 48
_LEAST_FOLDER_SHARE, _MAX_FOLDER_SHARE = 0.2, 0.4  # of the line; the name comes first
_MAX_SNIPPET_PX = 560

Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Paints one row.

    Thread: main.
    """

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one size of all rows."""
        return QSize(option.rect.width(), self._look.theme.px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, icon and texts."""
        row = index.data(Roles.ROW)
        if not isinstance(row, PaletteRow):
            return
        theme = self._look.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = theme.px(_INSET_PX)
        ground = option.rect.adjusted(inset, 0, -inset, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if selected else "hover"))
            painter.drawRoundedRect(ground, theme.px(8), theme.px(8))
        canvas = RowCanvas(painter, option, ground, row.text, selected)
        width, height = file_icon.LARGE
        place = canvas.placed(theme.px(11), theme.px(17), theme.px(width), theme.px(height))
        painter.setOpacity(0.5 if row.text.dim else 1.0)
        painter.drawPixmap(place.topLeft(), self._look.files.pixmap(row.path, row.kind))
        painter.setOpacity(1.0)
        self._paint_title_line(canvas, row.text)
        self._paint_snippet(canvas, row.text)
        painter.restore()

    def _paint_title_line(self, row: RowCanvas, text: RowText) -> None:
        theme, painter = self._look.theme, row.painter
        x, top, height = theme.px(_TEXT_X_PX), theme.px(15), theme.line_px("heading")
        right = row.ground.width() - theme.px(12)
        small, heading = theme.metrics("small"), theme.metrics("heading")
        place_metrics = theme.metrics("label", 400)
        asked = heading.horizontalAdvance(text.title) + theme.px(16)
        asked += place_metrics.horizontalAdvance(text.place) + theme.px(19) if text.place else 0
        least, most = ((right - x) * share for share in (_LEAST_FOLDER_SHARE, _MAX_FOLDER_SHARE))
        most = round(max(least, min(most, right - x - asked)))
        folder = small.elidedText(text.folder, Qt.TextElideMode.ElideMiddle, most)
        folder_width = small.horizontalAdvance(folder)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        # isolated, so that a path stays left to right inside a mirrored row
        shown = f"\u2066{folder}\u2069"
        row.draw(right - folder_width, top, folder_width, height, shown, far=True)

        room = right - folder_width - theme.px(16) - x
        place = place_metrics.elidedText(text.place, Qt.TextElideMode.ElideRight, room // 2)
        place_width = place_metrics.horizontalAdvance(place) + theme.px(11) if place else 0
        gap = theme.px(8) if place else 0
        title = elided_name(heading, text.title, room - place_width - gap)
        title_width = heading.horizontalAdvance(title)
        font = QFont(theme.font("heading"))
        font.setStrikeOut(text.struck)
        painter.setFont(font)
        painter.setPen(theme.color("text3" if text.dim else "text"))
        row.draw(x, top, title_width + theme.px(2), height, title)
        if place:
            badge = row.placed(x + title_width + gap, top + theme.px(2), place_width, theme.px(16))
            paint_badge(self._look, row, badge, place)

    def _paint_snippet(self, row: RowCanvas, text: RowText) -> None:
        theme = self._look.theme
        x, top = theme.px(_TEXT_X_PX), theme.px(35)
        width = min(row.ground.width() - theme.px(12) - x, theme.px(_MAX_SNIPPET_PX))
        snippet, marks = flowed(text.snippet, text.marks)  # also code: there is one line
        layout = SnippetLayout(
            snippet,
            marks,
            font=theme.font("body"),
            width_px=width,
            line_px=theme.line_px("body"),
            n_lines=1,
        )
        origin: QRect = row.placed(x, top, width, theme.line_px("body"))
        quiet = text.dim or text.quiet_snippet
        layout.paint(
            row.painter,
            QPointF(origin.topLeft()),
            text=theme.color("text3" if quiet else "text2"),
            marked_text=theme.color("text3" if text.dim else "text"),
            mark=theme.color("mark_sel" if row.selected else "mark"),
            mark_line=theme.color("mark_line"),
        )
