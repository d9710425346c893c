"""Pages of a PDF that are pictures of text.

What lives here: telling such a page, and drawing it for text recognition. What does not: pages with
text of their own (`pdf`). The one rule: a page is a scan when pictures cover most of it and it says
nothing; a logo on an empty page makes none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DPI = 300
_POINTS_PER_INCH = 72
_LEAST_COVER = 0.5
_MOST_PIXELS = 25_000_000
_MOST_OBJECTS = 400


def is_scan(page: PdfPage) -> bool:
    """Return whether pictures cover most of a page."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    covered = 0.0
    found = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    for _, picture in zip(range(_MOST_OBJECTS), found, strict=False):
        left, bottom, right, top = picture.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered >= _LEAST_COVER * width * height)


def drawn(page: PdfPage) -> tuple[int, int, bytes]:
    """Return a page as a picture: width and height in pixels, and a grey byte for each."""
    width, height = page.get_size()
    scale = DPI / _POINTS_PER_INCH
    scale = min(scale, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        data = bytes(bitmap.buffer)
        rows = (
            data[row * bitmap.stride : row * bitmap.stride + bitmap.width]
            for row in range(bitmap.height)
        )
        return bitmap.width, bitmap.height, b"".join(rows)
    finally:
        bitmap.close()
