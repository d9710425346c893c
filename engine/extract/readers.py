"""From a path to its text: opens, looks inside, hands over to the reader.

What lives here: the choice of a reader for a file as it really is. What does not: the readers.
The one rule: a reader may fail in the ways named here and nothing else; any other exception is a
bug and ends the process, which costs that file only.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import ParseError

from engine.config import ExtractLimits
from engine.extract import formats
from engine.extract.archive import read_archive
from engine.extract.book import read_book
from engine.extract.failure import ExtractionError
from engine.extract.iwa import read_iwa
from engine.extract.iwork import read_iwork
from engine.extract.mail import looks_like_mail, read_mail, read_mailbox
from engine.extract.markdown import read_markdown
from engine.extract.markup import read_asciidoc, read_org, read_rst
from engine.extract.notebook import read_notebook
from engine.extract.opendocument import read_opendocument
from engine.extract.pdf import read_pdf
from engine.extract.picture import read_picture
from engine.extract.plain import read_code, read_plain
from engine.extract.registry import PDF, PPTX, Reader, media_type_of, reader_of
from engine.extract.rich import read_rich
from engine.extract.slides import read_slides
from engine.extract.source import Source, opened
from engine.extract.table import read_table
from engine.extract.tesseract import Tesseract
from engine.extract.tex import read_tex
from engine.extract.web import read_web
from engine.types import ExtractedText, FailureReason

_DAMAGE = (
    ValueError,  # also undecodable text
    LookupError,
    EOFError,
    ParseError,
    RecursionError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read(path: Path, limits: ExtractLimits, tesseract: Tesseract | None = None) -> ExtractedText:
    """Return the text of a file.

    Args:
        path: the file.
        limits: what reading it may cost.
        tesseract: what reads the words of pictures; None leaves them unread.

    Raises:
        ExtractionError: the file gives no text; `reason` says why.
    """
    with opened(path, limits, tesseract) as source:
        try:
            return _read(source)
        except NotImplementedError as problem:
            raise ExtractionError(
                FailureReason.UNSUPPORTED, "it is packed in a way that is not read here"
            ) from problem
        except _DAMAGE as problem:
            raise ExtractionError(
                FailureReason.CORRUPT, f"it is damaged ({type(problem).__name__})"
            ) from problem


def _read(source: Source) -> ExtractedText:
    reader = reader_of(source.path)
    found = formats.media_type(source.head(formats.HEAD_BYTES))
    as_text = _TEXT_READERS.get(reader)
    if as_text is not None and found not in formats.NEVER_TEXT:
        return as_text(source)
    if found:
        return _read_as(source, found)
    if reader is Reader.PDF:
        return read_pdf(source)
    if reader is Reader.WEB:
        return read_web(source)
    if reader is Reader.OPENDOCUMENT:
        return read_opendocument(source, formats.ODF)
    if reader is Reader.PICTURE:
        return read_picture(source)
    if reader is Reader.ARCHIVE:
        return read_archive(source, _read)
    media = media_type_of(source.path)
    if media in formats.WITHOUT_MARK:
        return read_rich(source, media)
    return _read_misnamed(source) if media else _read_unknown(source)


def _read_as(source: Source, found: str) -> ExtractedText:
    """Read a file whose content says what it is, whatever it is called."""
    if found == PDF:
        return read_pdf(source)
    if found == formats.HTML:
        return read_web(source)
    if found == formats.IMAGE:
        return read_picture(source)
    if found == formats.OLE:
        named = media_type_of(source.path)
        media = formats.ole_media_type(source.data(), named) or named
        return read_rich(source, media) if media else _refuse_unknown(source)
    if found == formats.ZIP:
        return _read_zipped(source, formats.zip_media_type(source.data()))
    return read_rich(source, found)


def _read_zipped(source: Source, media: str) -> ExtractedText:
    if media.startswith((formats.ODF, formats.SUN)):
        return read_opendocument(source, media)
    if media in _ZIPPED_READERS:
        return _ZIPPED_READERS[media](source)
    if media != formats.ZIP:
        return read_rich(source, media)
    named = media_type_of(source.path)
    if named and reader_of(source.path) is Reader.RICH:
        return read_rich(source, named)
    return read_archive(source, _read)


def _read_misnamed(source: Source) -> ExtractedText:
    """Read a file that is named like an office file but is none: as text when it is that."""
    try:
        return read_plain(source)
    except ExtractionError as problem:
        if problem.reason is FailureReason.UNSUPPORTED:
            suffix = source.path.suffix.lower()
            raise ExtractionError(
                FailureReason.CORRUPT, f"what is in it is no {suffix} file"
            ) from problem
        raise


def _read_unknown(source: Source) -> ExtractedText:
    """Read a file whose name says nothing: as mail or text when it is that."""
    if looks_like_mail(source.head(formats.HEAD_BYTES)):
        return read_mail(source, _read)
    try:
        return read_plain(source)
    except ExtractionError as problem:
        if problem.reason is FailureReason.UNSUPPORTED:
            return _refuse_unknown(source)
        raise


def _refuse_unknown(source: Source) -> NoReturn:
    suffix = source.path.suffix.lower()
    what = f"{suffix} files" if 1 < len(suffix) <= 12 else "files of this kind"
    raise ExtractionError(FailureReason.UNSUPPORTED, f"there is no reader for {what}")


_ZIPPED_READERS: dict[str, Callable[[Source], ExtractedText]] = {
    PPTX: read_slides,
    formats.EPUB: read_book,
    formats.IWORK: read_iwa,
    formats.OLD_IWORK: read_iwork,
}
_TEXT_READERS: dict[Reader, Callable[[Source], ExtractedText]] = {
    Reader.PLAIN: read_plain,
    Reader.CODE: read_code,
    Reader.MARKDOWN: read_markdown,
    Reader.RST: read_rst,
    Reader.ASCIIDOC: read_asciidoc,
    Reader.ORG: read_org,
    Reader.TEX: read_tex,
    Reader.NOTEBOOK: read_notebook,
    Reader.TABLE: read_table,
    Reader.MAIL: lambda source: read_mail(source, _read),
    Reader.MAILBOX: lambda source: read_mailbox(source, _read),
}
