"""A marked text laid out on a few lines.

What lives here: breaking, eliding and painting a snippet with its two kinds of marks. The one
rule: same letters get a ground, close in meaning gets a dotted line, so that it works without
colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from engine.types import Mark, MatchKind
from ui.search.snippet_window import show_marks

_MAX_CUT = 14


def utf16_offset(text: str, offset: int) -> int:
    """Return the offset in UTF-16 units, as Qt counts, of one in code points."""
    if text.isascii():
        return offset
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


class SnippetLayout:
    """At most `n_lines` lines of a text with its marks, ready to be painted many times."""

    def __init__(
        self,
        text: str,
        marks: Sequence[Mark],
        *,
        font: QFont,
        width_px: float,
        line_px: float,
        n_lines: int = 2,
    ) -> None:
        self._font = font
        self._line_px = line_px
        self._layout = QTextLayout()
        text = text.replace("\n", "\u2028")
        n_units = self._break(text, width_px, n_lines)
        n_shown = len(text.encode("utf-16-le")[: 2 * n_units].decode("utf-16-le", "ignore"))
        text, marks = show_marks(text, marks, n_shown)
        self._marks = [
            (utf16_offset(text, mark.start), utf16_offset(text, mark.end), mark.kind)
            for mark in marks
        ]
        self._lay_out(text, width_px, n_lines)

    @property
    def n_lines(self) -> int:
        """Return how many lines the text takes."""
        return self._layout.lineCount()

    def _lay_out(self, text: str, width_px: float, n_lines: int) -> None:
        n_used = self._break(text, width_px, n_lines)
        n_units = utf16_offset(text, len(text))
        if n_used < n_units and self._layout.lineCount():
            last = self._layout.lineAt(self._layout.lineCount() - 1)
            units = text.encode("utf-16-le")
            head = units[: 2 * last.textStart()].decode("utf-16-le", "ignore")
            tail = units[2 * last.textStart() :].decode("utf-16-le", "ignore")
            tail = tail.split("\u2028")[0] if "\u2028" in tail[: last.textLength()] else tail
            metrics = QFontMetricsF(self._font)
            elided = metrics.elidedText(tail, Qt.TextElideMode.ElideRight, width_px)
            self._break(head + _at_word(elided), width_px, n_lines)

    def _break(self, text: str, width_px: float, n_lines: int) -> int:
        """Lay the text out and return the offset in UTF-16 units up to which it fitted."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setFont(self._font)
        self._layout.setTextOption(option)
        self._layout.setText(text)
        self._layout.setCacheEnabled(True)
        n_used = 0
        height = QFontMetricsF(self._font).height()
        self._layout.beginLayout()
        for number in range(n_lines):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width_px)
            line.setPosition(QPointF(0, number * self._line_px + (self._line_px - height) / 2))
            n_used = line.textStart() + line.textLength()
        self._layout.endLayout()
        return n_used

    def paint(
        self,
        painter: QPainter,
        origin: QPointF,
        *,
        text: QColor,
        marked_text: QColor,
        mark: QColor,
        mark_line: QColor,
    ) -> None:
        """Draw grounds, then letters, then dotted lines."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dotted: list[tuple[float, float, float]] = []
        formats = []
        for start, end, kind in self._marks:
            for number, left, right in self._stretches(start, end):
                top = origin.y() + number * self._line_px
                if kind is MatchKind.WORD:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(mark)
                    ground = QRectF(
                        origin.x() + left - 1, top + 0.5, right - left + 2, self._line_px - 1
                    )
                    painter.drawRoundedRect(ground, 3, 3)
                else:
                    dotted.append((origin.x() + left, origin.x() + right, top))
            formats.append(_colored(start, end - start, marked_text))
        painter.setPen(text)
        self._layout.draw(painter, origin, formats)
        thick = 1.5 * self._line_px / 18
        pen = QPen(mark_line, thick, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 1])
        painter.setPen(pen)
        for left, right, top in dotted:
            y = top + (16.5 + 0.75) * self._line_px / 18
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.restore()

    def _stretches(self, start: int, end: int) -> list[tuple[int, float, float]]:
        """Return line number, left and right of each line's part of a range."""
        found = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                edges = sorted((_x_of(line, first), _x_of(line, last)))
                right = min(edges[1], line.naturalTextRect().right())
                if edges[0] < right:
                    found.append((number, edges[0], right))
        return found


def _at_word(elided: str) -> str:
    """Return an elided text that ends with a whole word, where that costs few letters."""
    stem = elided.removesuffix("…").rstrip()
    cut = stem.rfind(" ")
    if len(stem) - cut - 1 <= _MAX_CUT and cut > 0 and elided.endswith("…"):
        stem = stem[:cut].rstrip(" ,;:")
    return f"{stem}…"


def _x_of(line: object, position: int) -> float:
    # PySide6 returns the position and the cursor's, or the position alone, by version
    x = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(x[0]) if isinstance(x, tuple) else float(x)


def _colored(start: int, length: int, color: QColor) -> QTextLayout.FormatRange:
    form = QTextLayout.FormatRange()
    form.start = start
    form.length = length
    char_format = QTextCharFormat()
    char_format.setForeground(color)
    form.format = char_format
    return form
