"""The program's icon in the sizes and containers that systems want, drawn from its SVG.

python packaging/icons.py resources/icons/honeyguide.svg FOLDER
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)
# Apple's names for PNG images: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
_ICNS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def main(svg: Path, target: Path) -> None:
    """Write `honeyguide-SIZE.png`, `honeyguide.ico` and `honeyguide.icns`."""
    application = QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise SystemExit(f"{svg} is no picture")
    target.mkdir(parents=True, exist_ok=True)
    for size_px in SIZES_PX:
        (target / f"honeyguide-{size_px}.png").write_bytes(_png(renderer, size_px))
    (target / "honeyguide.ico").write_bytes(_ico(renderer))
    (target / "honeyguide.icns").write_bytes(_icns(renderer))
    del application


def _png(renderer: QSvgRenderer, size_px: int) -> bytes:
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _ico(renderer: QSvgRenderer) -> bytes:
    """Return PNG images in an ICO: a header, an entry of 16 bytes an image, the images."""
    images = [_png(renderer, size_px) for size_px in _ICO_PX]
    offset = 6 + 16 * len(images)
    entries = b""
    for size_px, image in zip(_ICO_PX, images, strict=True):
        edge = size_px % 256  # 0 means 256
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(images)


def _icns(renderer: QSvgRenderer) -> bytes:
    """Return PNG images in an ICNS: name and length before each, and before the whole."""
    chunks = b""
    for name, size_px in _ICNS.items():
        image = _png(renderer, size_px)
        chunks += name + struct.pack(">I", 8 + len(image)) + image
    return b"icns" + struct.pack(">I", 8 + len(chunks)) + chunks


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
