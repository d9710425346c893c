"""Paints result rows.

What lives here: the anatomy of a row, slot by slot. What does not: what is written in the slots
(`row_text`). The one rule: every row has the same height and fixed slots; nothing shifts.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from engine.types import Hit
from ui import file_icon
from ui.look import Look
from ui.search.hits_model import Roles
from ui.search.row_canvas import RowCanvas, elided_name, paint_badge
from ui.search.row_signs import RowSigns, Sign
from ui.search.row_text import RowText
from ui.search.snippet_layout import SnippetLayout
from ui.search.thumb import Thumb

_ROW_PX = 94
_INSET_PX = 8
_TEXT_X_PX = 48  # from the inset ground
_MAX_SNIPPET_PX = 760
_MIN_TITLE_PX = 120
_MAX_PLACE_PX = 220

Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Paints one row from its `RowText`.

    Thread: main.
    """

    def __init__(self, look: Look, signs: RowSigns, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._signs = signs
        self._layouts: dict[tuple[RowText, int], SnippetLayout] = {}
        look.theme.changed.connect(self._layouts.clear)

    def forget(self) -> None:
        """Drop what was laid out for rows that are gone."""
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the one size of all rows."""
        return QSize(option.rect.width(), self._look.theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, icon and texts."""
        hit, text = index.data(Roles.HIT), index.data(Roles.TEXT)
        if not isinstance(hit, Hit) or not isinstance(text, RowText):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.ground_of(option)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, ground, selected=selected)
        row = RowCanvas(painter, option, ground, text, selected)
        self._paint_icon(row, hit)
        self._paint_title_line(row)
        self._paint_snippet_and_path(row, str(index.data(Roles.NOTE)))
        self._signs.paint(
            painter,
            {sign: self._signs.place(sign, ground, option.direction) for sign in Sign},
            _thumb_of(index),
            hit.document_id,
            all_shown=selected or bool(option.state & QStyle.StateFlag.State_MouseOver),
        )
        painter.restore()

    def sign_at(self, option: QStyleOptionViewItem, point: QPoint) -> Sign | None:
        """Return the sign of a row that lies under a point."""
        return self._signs.at(point, self.ground_of(option), option.direction)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say what the sign under the pointer is for."""
        sign = self.sign_at(option, event.pos())
        if sign is None:
            return super().helpEvent(event, view, option, index)
        tip = self._signs.tip(sign, _thumb_of(index))
        QToolTip.showText(event.globalPos(), tip, view)
        return True

    def ground_of(self, option: QStyleOptionViewItem) -> QRect:
        """Return the row without its insets; the scroll bar lies inside the inset."""
        inset = self._look.theme.px(_INSET_PX)
        view = option.widget
        bar = view.verticalScrollBar() if isinstance(view, QAbstractScrollArea) else None
        far = max(0, inset - bar.width()) if bar is not None and bar.isVisible() else inset
        rect = option.rect.adjusted(inset, 0, -far, 0)
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, ground: QRect, *, selected: bool
    ) -> None:
        theme = self._look.theme
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if selected else "hover"))
            painter.drawRoundedRect(ground, theme.px(8), theme.px(8))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent_line"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), theme.px(7), theme.px(7))

    def _paint_icon(self, row: RowCanvas, hit: Hit) -> None:
        theme = self._look.theme
        pixmap = self._look.files.pixmap(hit.path, hit.kind)
        width, height = file_icon.LARGE
        rect = row.placed(theme.px(10), theme.px(11), theme.px(width), theme.px(height))
        row.painter.setOpacity(0.5 if row.text.dim else 1.0)
        row.painter.drawPixmap(rect.topLeft(), pixmap)
        row.painter.setOpacity(1.0)

    def _paint_title_line(self, row: RowCanvas) -> None:
        theme, text, painter = self._look.theme, row.text, row.painter
        x, top, height = theme.px(_TEXT_X_PX), theme.px(8), theme.line_px("heading")
        right = row.ground.width() - theme.px(10)
        age_metrics, title_metrics = theme.metrics("small"), theme.metrics("heading")
        age_width = age_metrics.horizontalAdvance(text.age)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        row.draw(right - age_width, top, age_width, height, text.age, far=True)

        room = right - age_width - theme.px(12) - x
        place_metrics = theme.metrics("label", 400)
        place = place_metrics.elidedText(
            text.place, Qt.TextElideMode.ElideRight, theme.px(_MAX_PLACE_PX)
        )
        place_width = place_metrics.horizontalAdvance(place) + theme.px(11) if place else 0
        gap = theme.px(8) if place else 0
        title_room = room - place_width - gap
        if title_room < theme.px(_MIN_TITLE_PX):
            place, place_width, title_room = "", 0, room
        title = elided_name(title_metrics, text.title, title_room)
        title_width = min(title_room, title_metrics.horizontalAdvance(title))
        font = QFont(theme.font("heading"))
        font.setStrikeOut(text.struck)
        painter.setFont(font)
        painter.setPen(theme.color("text3" if text.dim else "text"))
        row.draw(x, top, title_width + theme.px(2), height, title)
        if place:
            badge = row.placed(x + title_width + gap, top + theme.px(2), place_width, theme.px(16))
            paint_badge(self._look, row, badge, place)

    def _paint_snippet_and_path(self, row: RowCanvas, note: str) -> None:
        theme, text = self._look.theme, row.text
        x, top = theme.px(_TEXT_X_PX), theme.px(29)
        room = row.ground.width() - theme.px(10) - x
        width = min(room, theme.px(_MAX_SNIPPET_PX))
        layout = self._layout(text, width)
        origin = row.placed(x, top, width, 2 * theme.line_px("body")).topLeft()
        quiet = text.dim or text.quiet_snippet
        layout.paint(
            row.painter,
            QPointF(origin),
            text=theme.color("text3" if quiet else "text2"),
            marked_text=theme.color("text3" if text.dim else "text"),
            mark=theme.color("mark_sel" if row.selected else "mark"),
            mark_line=theme.color("mark_line"),
        )
        y = top + max(1, layout.n_lines) * theme.line_px("body") + theme.px(2)
        state = f" · {text.state}" if text.state else ""
        metrics = theme.metrics("small")
        # what can be done with the row has its place beside the path, whether it is shown or not
        width = min(width, room - self._signs.room_px)
        folder = metrics.elidedText(
            text.folder,
            Qt.TextElideMode.ElideMiddle,
            max(0, width - metrics.horizontalAdvance(state)),
        )
        row.painter.setFont(theme.font("small"))
        if note:
            row.painter.setPen(theme.color("text2"))
            line = metrics.elidedText(note, Qt.TextElideMode.ElideRight, width)
            row.draw(x, y, width, theme.line_px("small"), line)
            return
        row.painter.setPen(theme.color("text3"))
        # isolated, so that a path stays left to right inside a mirrored row
        row.draw(x, y, width, theme.line_px("small"), f"\u2066{folder}\u2069{state}")

    def _layout(self, text: RowText, width: int) -> SnippetLayout:
        key = (text, width)
        layout = self._layouts.get(key)
        if layout is None:
            theme = self._look.theme
            layout = SnippetLayout(
                text.snippet,
                text.marks,
                font=theme.font("mono" if text.is_code else "body"),
                width_px=width,
                line_px=theme.line_px("body"),
            )
            self._layouts[key] = layout
        return layout


def _thumb_of(index: Index) -> Thumb | None:
    """Return the thumb of a row; on its way through Qt it became a plain word."""
    word = index.data(Roles.THUMB)
    return Thumb(word) if word else None
