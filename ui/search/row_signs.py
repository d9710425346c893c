"""The signs at the end of a row: two thumbs, and why.

What lives here: where they are, what they say, how they are painted. What does not: what a press
does. The one rule: each sign has its own place, whichever of them show.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from engine.types import DocumentId
from ui.keys import shown_keys
from ui.look import Look
from ui.search.thumb import Thumb, paint_thumb, thumb_name

_SIGN_PX = 24
_STEP_PX = 26
_TOP_PX = 66
_FAR_PX = 6
_ICON_PX = 16


class Sign(StrEnum):
    """What can be pressed in a row, in its order."""

    THUMB_UP = "thumb_up"
    THUMB_DOWN = "thumb_down"
    WHY = "why"


_THUMBS = {Sign.THUMB_UP: Thumb.UP, Sign.THUMB_DOWN: Thumb.DOWN}
_KEYS = {Sign.THUMB_UP: "Alt+Up", Sign.THUMB_DOWN: "Alt+Down", Sign.WHY: "Ctrl+I"}


class RowSigns:
    """The signs of a list's rows.

    `offered` is what can be pressed at all: without a question nothing has a reason.
    """

    def __init__(self, look: Look, parent: QObject) -> None:
        self._look = look
        self.offered: frozenset[Sign] = frozenset(Sign)
        self._filling: DocumentId | None = None
        self._fill = QVariantAnimation(parent)
        self._fill.setStartValue(0.0)
        self._fill.setEndValue(1.0)

    @property
    def room_px(self) -> int:
        """Return the width that the text leaves them."""
        return self._look.theme.px(2 * _STEP_PX + _SIGN_PX)

    @property
    def filled(self) -> QVariantAnimation:
        """Return what moves while a thumb fills."""
        return self._fill

    def fill(self, document_id: DocumentId) -> None:
        """Let the thumb of a row fill."""
        self._filling = document_id
        self._fill.stop()
        self._fill.setDuration(self._look.theme.ms("fade"))
        self._fill.start()

    def place(self, sign: Sign, ground: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Return where a sign is in a row with this ground."""
        theme = self._look.theme
        size = theme.px(_SIGN_PX)
        n_after = len(Sign) - 1 - list(Sign).index(sign)
        x = ground.width() - theme.px(_FAR_PX) - size - n_after * theme.px(_STEP_PX)
        place = QRect(ground.left() + x, ground.top() + theme.px(_TOP_PX), size, size)
        return QStyle.visualRect(direction, ground, place)

    def at(self, point: QPoint, ground: QRect, direction: Qt.LayoutDirection) -> Sign | None:
        """Return the sign that lies under a point."""
        under = (one for one in Sign if self.place(one, ground, direction).contains(point))
        return next((one for one in under if one in self.offered), None)

    def tip(self, sign: Sign, thumb: Thumb | None) -> str:
        """Return what a sign is for, with its key."""
        if sign is Sign.WHY:
            text = QCoreApplication.translate("RowSigns", "Why this result")
        else:
            text = thumb_name(_THUMBS[sign], marked=thumb is _THUMBS[sign])
        return f"{text} ({shown_keys(_KEYS[sign])})"

    def paint(
        self,
        painter: QPainter,
        places: dict[Sign, QRect],
        thumb: Thumb | None,
        document_id: DocumentId,
        *,
        all_shown: bool,
    ) -> None:
        """Draw the signs of a row: all of them under a hand, otherwise only a thumb that was given.

        Args:
            painter: what draws.
            places: where each sign is.
            thumb: the thumb of the row.
            document_id: the row's document, whose thumb may be filling.
            all_shown: the row is chosen or under the pointer.
        """
        theme, size = self._look.theme, self._look.theme.px(_ICON_PX)
        for sign in Sign:
            is_given = sign in _THUMBS and thumb is _THUMBS[sign]
            if sign not in self.offered or not (all_shown or is_given):
                continue
            square = QRect(0, 0, size, size)
            square.moveCenter(places[sign].center())
            if sign is Sign.WHY:
                self._look.icons.icon("circle-help", "text2").paint(painter, square)
                continue
            color = theme.color("accent_text" if is_given else "text2")
            filled = self._filled_share(document_id) if is_given else 0.0
            paint_thumb(painter, QRectF(square), _THUMBS[sign], color, filled)

    def _filled_share(self, document_id: DocumentId) -> float:
        is_filling = self._fill.state() is QVariantAnimation.State.Running
        if not is_filling or document_id != self._filling:
            return 1.0
        return float(self._fill.currentValue())
