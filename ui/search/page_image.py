"""Pictures of PDF pages with a passage marked, and picture files made small.

What lives here: drawing a page and finding a passage's place on it. What does not: widgets; this
runs on the view lane. The one rule: what cannot be drawn is None, and the text is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

_MARK = QColor(255, 196, 60, 120)
_TINT = QColor(255, 214, 110, 70)
_N_FIRST_WORDS = 6
_MARGIN_PT = 24.0
_MOST_GAP_LINES = 6.0  # between lines of one block; more is empty paper
_LEAST_SHARE = 0.4  # of the page; a narrower column would be enlarged too much


@dataclass(frozen=True, slots=True)
class PageWish:
    """Which page to draw how wide, and what to mark on it."""

    path: Path
    page: int  # from 1
    width_px: int
    passage: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a picture; `focus_share` is the passage's height on it, 0 top to 1 bottom."""

    image: QImage
    focus_share: float


def draw(wish: PageWish) -> DrawnPage | None:
    """Return the page, or None where the file or the page cannot be drawn."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(wish.path)
    except (pdfium.PdfiumError, OSError):
        return None
    try:
        if not 1 <= wish.page <= len(document):
            return None
        page = document[wish.page - 1]
        return _drawn(page, wish)
    except pdfium.PdfiumError:
        return None
    finally:
        document.close()


def picture(path: Path, width_px: int) -> QImage | None:
    """Return a picture file at most so wide, turned as its camera was held; None if it cannot be.

    What decodes to more than Qt's limit of 256 MiB is None as well.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > width_px:
        reader.setScaledSize(
            size.scaled(width_px, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        return None
    if image.width() > width_px:  # turned, or a format that does not tell its size
        image = image.scaledToWidth(width_px, Qt.TransformationMode.SmoothTransformation)
    return image


def _drawn(page: Any, wish: PageWish) -> DrawnPage:  # noqa: ANN401 - pypdfium2 is untyped
    _width, height = page.get_size()
    text_page = page.get_textpage()
    left, right = _column(page, text_page)
    scale = wish.width_px / (right - left)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGBA8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888,
    ).convertToFormat(QImage.Format.Format_RGB32)
    text = text_page.get_text_range()
    found = _found(text, wish.passage)
    top = 0.0
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.setPen(Qt.PenStyle.NoPen)
    if found is not None:
        blocks = _blocks(_boxes(text_page, found, height, scale))
        for block in blocks:
            painter.fillRect(block.adjusted(-6, -3, 6, 3), _TINT)
        if blocks:
            top = max(blocks, key=QRectF.height).top() / max(1, image.height())
        for word in {word.casefold() for word in wish.words}:
            for place in re.finditer(re.escape(word), text[slice(*found)], re.IGNORECASE):
                span = (found[0] + place.start(), found[0] + place.end())
                for box in _boxes(text_page, span, height, scale):
                    painter.fillRect(box.adjusted(-1, -1, 1, 1), _MARK)
    painter.end()
    text_page.close()
    page.close()
    return DrawnPage(image.copy(round(left * scale), 0, wish.width_px, image.height()), top)


def _column(page: Any, text_page: Any) -> tuple[float, float]:  # noqa: ANN401 - untyped
    """Return left and right of a page's text in points, with a margin round it."""
    width = page.get_size()[0]
    rects = [text_page.get_rect(number) for number in range(text_page.count_rects())]
    if not rects:
        return 0.0, width
    left = max(0.0, min(rect[0] for rect in rects) - _MARGIN_PT)
    right = min(width, max(rect[2] for rect in rects) + _MARGIN_PT)
    if right - left < width * _LEAST_SHARE:
        return 0.0, width
    return left, right


def _boxes(
    text_page: Any,  # noqa: ANN401 - pypdfium2 is untyped
    span: tuple[int, int],
    page_height: float,
    scale: float,
) -> list[QRectF]:
    n_rects = text_page.count_rects(span[0], span[1] - span[0])
    boxes = []
    for number in range(n_rects):
        left, bottom, right, top = text_page.get_rect(number)
        boxes.append(
            QRectF(
                left * scale,
                (page_height - top) * scale,
                (right - left) * scale,
                (top - bottom) * scale,
            )
        )
    return boxes


def _blocks(boxes: list[QRectF]) -> list[QRectF]:
    """Return the lines joined where they are near; a page's foot is far from its text."""
    blocks: list[QRectF] = []
    for box in sorted(boxes, key=QRectF.top):
        gap = _MOST_GAP_LINES * box.height()
        if blocks and box.top() - blocks[-1].bottom() <= gap:
            blocks[-1] = blocks[-1].united(box)
        else:
            blocks.append(box)
    return blocks


def _found(text: str, passage: str) -> tuple[int, int] | None:
    """Return where a passage stands in a page's text, whatever the white space between words."""
    words = passage.split()
    if not words:
        return None
    for n_first in (min(len(words), _N_FIRST_WORDS), 3):
        head = r"\s+".join(re.escape(word) for word in words[:n_first])
        first = re.search(head, text)
        if first is None:
            continue
        tail = r"\s+".join(re.escape(word) for word in words[-n_first:])
        last = re.compile(tail).search(text, first.start())
        n_chars = sum(len(word) + 1 for word in words)
        end = last.end() if last else min(len(text), first.start() + n_chars)
        return first.start(), end
    return None
