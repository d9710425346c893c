"""Pictures: their words, where text recognition is on.

What lives here: the only use of Pillow. What does not: recognising (`tesseract`). The one rule: a
picture is judged by its size before it is unpacked.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from engine.extract.draft import Draft
from engine.extract.failure import ExtractionError
from engine.extract.source import Source
from engine.extract.tesseract import Recogniser
from engine.kinds import extension_of
from engine.types import ExtractedText, FailureReason

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PIXELS = 64_000_000
_LARGEST_PX = 3_508  # the long side of an A4 page at 300 dots an inch
_SMALL_PX = 1_500  # what is smaller is a screenshot, whose letters are too small as they are
_LEAST_PX = 40
_MOST_PAGES = 100
_READABLE = frozenset(
    (
        *("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "tif", "tiff", "webp", "avif", "jp2"),
        *("ppm", "pgm", "pbm", "pnm", "tga", "pcx"),
    )
)


def read_picture(source: Source) -> ExtractedText:
    """Read the words of a picture; one that holds several pages has pages.

    Raises:
        ExtractionError: PICTURES while text recognition is off; UNSUPPORTED, TOO_LARGE, CORRUPT;
            EMPTY when there are no words in it.
    """
    extension = extension_of(source.path)
    if source.tesseract is None or source.depth:
        if extension in _READABLE:
            raise ExtractionError(FailureReason.PICTURES, "a picture; its text is not read")
        raise ExtractionError(
            FailureReason.UNSUPPORTED, f"there is no reader for .{extension} files"
        )
    draft = Draft(source.limits.output_chars)
    recogniser = Recogniser(source.tesseract)
    trouble: ExtractionError | None = None
    n_unread = 0
    with _opened(source) as image:
        n_pages = min(int(getattr(image, "n_frames", 1)), _MOST_PAGES)
        n_pages = n_pages if image.format == "TIFF" else 1
        for number, (width, height, grey) in enumerate(_pages(image, n_pages), 1):
            if recogniser.is_out_of_time:
                n_unread += n_pages - number + 1
                break
            if n_pages > 1:
                draft.open_page(str(number))
            try:
                draft.add(recogniser.words(width, height, grey))
            except ExtractionError as problem:
                n_unread += 1
                trouble = problem
    if n_unread:
        draft.note = f"{n_unread:,} of {n_pages:,} pages were not read."
    try:
        return draft.finish()
    except ExtractionError as problem:
        if trouble is not None:
            raise trouble from problem
        raise ExtractionError(problem.reason, "no words were found in the picture") from problem


def _opened(source: Source) -> Image:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limit is our own, and an error in place of a warning
    data = BytesIO(source.data())  # what a disk refuses is told apart from what is damaged
    try:
        image = Image.open(data)
    except UnidentifiedImageError as problem:
        raise _no_reader(extension_of(source.path)) from problem
    except (OSError, SyntaxError) as problem:
        raise ExtractionError(FailureReason.CORRUPT, "the picture is damaged") from problem
    if image.width * image.height > _MOST_PIXELS:
        raise ExtractionError(
            FailureReason.TOO_LARGE, f"it has {image.width:,} by {image.height:,} dots"
        )
    return image


def _no_reader(extension: str) -> ExtractionError:
    return ExtractionError(FailureReason.UNSUPPORTED, f"there is no reader for .{extension} files")


def _pages(image: Image, n_pages: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield width, height and grey values of each page, upright and of a size for reading."""
    from PIL import Image, ImageOps

    for number in range(n_pages):
        try:
            image.seek(number)
            image.draft("L", (_LARGEST_PX, _LARGEST_PX))  # JPEG alone: unpack a smaller one
            upright = ImageOps.exif_transpose(image)
            if upright.has_transparency_data:
                ground = Image.new("RGBA", upright.size, "white")
                upright = Image.alpha_composite(ground, upright.convert("RGBA"))
            grey = upright.convert("L")
        except (OSError, SyntaxError, EOFError) as problem:
            raise ExtractionError(FailureReason.CORRUPT, "the picture is damaged") from problem
        if min(grey.size) < _LEAST_PX:
            continue
        longest = max(grey.size)
        factor = 2.0 if longest < _SMALL_PX else min(1.0, _LARGEST_PX / longest)
        if factor != 1.0:
            grey = grey.resize((round(grey.width * factor), round(grey.height * factor)))
        yield grey.width, grey.height, grey.tobytes()
