"""Rows gliding to their new slots.

What lives here: a picture over the list that moves while the model is already final. The one
rule: it takes no input and ends at once when the person does anything.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from engine.types import DocumentId

_FAR_ROWS = 6


class GlideOverlay(QWidget):
    """Paints old rows on their way from the old place to the new one."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._before = QPixmap()
        self._after = QPixmap()
        self._rows: list[tuple[QRect | None, QRect]] = []
        self._share = 1.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.stop)
        self.hide()

    def run(
        self,
        before: tuple[QPixmap, Mapping[DocumentId, QRect]],
        after: tuple[QPixmap, Mapping[DocumentId, QRect]],
        duration_ms: int,
    ) -> None:
        """Glide from one picture of the list to another.

        Args:
            before: the list's picture and its rows' places before the reorder.
            after: the same after it.
            duration_ms: nothing is shown when it is 0.
        """
        self.stop()
        if duration_ms <= 0:
            return
        self._before, old = before
        self._after, new = after
        self._rows = []
        for document_id, place in new.items():
            was = old.get(document_id)
            far = was is not None and abs(was.top() - place.top()) > _FAR_ROWS * place.height()
            self._rows.append((None if far else was, place))
        # rows that come from further away are drawn last, above those that stay
        self._rows.sort(key=lambda row: abs((row[0] or row[1]).top() - row[1].top()))
        self.setGeometry(self._viewport.rect())
        self._share = 0.0
        self.raise_()
        self.show()
        self._animation.setDuration(duration_ms)
        self._animation.start()

    def stop(self) -> None:
        """End at once; the list below is final."""
        self._animation.stop()
        self.hide()
        self._before, self._after, self._rows = QPixmap(), QPixmap(), []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every row on its way."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        ratio = self._after.devicePixelRatio()
        for was, place in self._rows:
            source = was if was is not None else place
            picture = self._before if was is not None else self._after
            top = place.top()
            if was is not None:
                top = round(was.top() + (place.top() - was.top()) * self._share)
            painter.setOpacity(1.0 if was is not None else self._share)
            part = QRect(
                round(source.left() * ratio),
                round(source.top() * ratio),
                round(source.width() * ratio),
                round(source.height() * ratio),
            )
            target = QRect(place.left(), top, place.width(), place.height())
            painter.drawPixmap(target, picture, part)

    def _step(self, share: object) -> None:
        self._share = float(share) if isinstance(share, int | float) else 1.0
        self.update()
