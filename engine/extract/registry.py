"""Who reads a file, judged by its name, and in which version.

What lives here: the table from extension to reader, with each reader's version and each format's
media type. What does not: reading (`readers`), and looking inside (`formats`). The one rule:
raise a reader's version whenever the text it makes for some file changes; what it read before is
then read again.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from engine.kinds import extension_of, kind_of, language_of
from engine.types import Kind


class Reader(StrEnum):
    """The readers; the name is part of a stored content's identity."""

    PLAIN = "plain"
    CODE = "code"
    MARKDOWN = "markdown"
    RST = "rst"
    ASCIIDOC = "asciidoc"
    ORG = "org"
    TEX = "tex"
    NOTEBOOK = "notebook"
    WEB = "web"
    TABLE = "table"
    MAIL = "mail"
    MAILBOX = "mailbox"
    BOOK = "book"
    SLIDES = "slides"
    OPENDOCUMENT = "opendocument"
    PDF = "pdfium"
    IWORK = "iwork"
    RICH = "kreuzberg-4.10"
    PICTURE = "picture"
    ARCHIVE = "archive"
    UNKNOWN = "unknown"


_VERSIONS: dict[Reader, int] = {
    **dict.fromkeys(Reader, 1),
    Reader.ARCHIVE: 2,
    Reader.MARKDOWN: 2,
    Reader.NOTEBOOK: 2,
    Reader.PDF: 3,
    Reader.PICTURE: 3,
    Reader.RICH: 2,
}

_BY_EXTENSION: dict[Reader, str] = {
    Reader.MARKDOWN: "md markdown mdown mkd mdx rmd qmd",
    Reader.RST: "rst rest",
    Reader.ASCIIDOC: "adoc asciidoc asc",
    Reader.ORG: "org",
    Reader.TEX: "tex latex ltx",
    Reader.NOTEBOOK: "ipynb",
    Reader.WEB: "html htm xhtml xht shtml",
    Reader.TABLE: "csv tsv",
    Reader.MAIL: "eml emlx mht mhtml",
    Reader.MAILBOX: "mbox mbx",
    Reader.BOOK: "epub",
    Reader.SLIDES: "pptx pptm ppsx ppsm potx potm",
    Reader.OPENDOCUMENT: "odt ott odp otp ods ots sxw sxc sxi fodt fods fodp",
    Reader.PDF: "pdf",
    Reader.IWORK: "pages numbers key",
    Reader.CODE: "svg rss atom ps",
}
_BY_KIND: dict[Kind, Reader] = {
    Kind.NOTE: Reader.PLAIN,
    Kind.CODE: Reader.CODE,
    Kind.IMAGE: Reader.PICTURE,
    Kind.ARCHIVE: Reader.ARCHIVE,
    Kind.OTHER: Reader.UNKNOWN,
}
_READERS = {
    extension: reader for reader, found in _BY_EXTENSION.items() for extension in found.split()
}

_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = _OFFICE + "wordprocessingml.document"
XLSX = _OFFICE + "spreadsheetml.sheet"
PPTX = _OFFICE + "presentationml.presentation"
DOC, XLS, PPT = "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"
MSG, PDF, RTF = "application/vnd.ms-outlook", "application/pdf", "application/rtf"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
SHEETS = frozenset((XLSX, XLS, ODS, XLSB))
_MEDIA_TYPES: dict[str, str] = {
    DOCX: "docx docm dotx dotm",
    DOC: "doc dot",
    XLSX: "xlsx xlsm xltx xltm",
    XLSB: "xlsb",
    XLS: "xls xlt",
    PPTX: "pptx pptm ppsx ppsm potx potm",
    PPT: "ppt pps pot",
    RTF: "rtf",
    MSG: "msg oft",
    "application/vnd.ms-outlook-pst": "pst",
    "application/epub+zip": "epub",
    "application/x-fictionbook+xml": "fb2",
    "application/x-hwp": "hwp",
    "application/haansofthwpx": "hwpx",
    "application/x-dbf": "dbf",
}
_MEDIA_BY_EXTENSION = {
    extension: media for media, found in _MEDIA_TYPES.items() for extension in found.split()
}


def reader_of(path: Path) -> Reader:
    """Return who reads a file of this name."""
    if language_of(path) and kind_of(path) is Kind.CODE:
        return _READERS.get(extension_of(path), Reader.CODE)
    by_extension = _READERS.get(extension_of(path))
    return by_extension or _BY_KIND.get(kind_of(path), Reader.RICH)


def media_type_of(path: Path) -> str:
    """Return the media type of a rich file's name, or "" when nothing here reads it."""
    return _MEDIA_BY_EXTENSION.get(extension_of(path), "")


def shows_pictures(path: Path) -> bool:
    """Return whether a file of this name may hold words that are pictures."""
    return reader_of(path) in (Reader.PDF, Reader.PICTURE)


def extractor_key(path: Path) -> str:
    """Return the reader and its version; part of what a content is known by, beside its hash."""
    reader = reader_of(path)
    return f"{reader}/{_VERSIONS[reader]}"
