"""What a file is, judged by its first bytes and its directory of members.

What lives here: telling formats apart whatever the file is called, and telling protected files
from damaged ones. What does not: reading. The one rule: the content is believed before the name.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from engine.extract import registry
from engine.extract.failure import ExtractionError
from engine.types import FailureReason

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
HEAD_BYTES = 4096
ODF = "application/vnd.oasis.opendocument"
SUN = "application/vnd.sun.xml"
EPUB = "application/epub+zip"
HTML = "text/html"
ZIP = "application/zip"
IWORK = "application/x-iwork-since-2013"
OLD_IWORK = "application/x-iwork"
OLD_IWORK_MEMBERS = ("index.xml", "index.apxl", "index.xml.gz", "index.apxl.gz")
OLE = "application/x-ole-storage"
IMAGE = "image"
WITHOUT_MARK = frozenset(
    ("application/x-fictionbook+xml", "application/x-dbf", "application/vnd.ms-outlook-pst")
)
NEVER_TEXT = frozenset((registry.PDF, ZIP, OLE))  # no text file begins like these
_MEMBERS = {
    "word/": registry.DOCX,
    "xl/": registry.XLSX,
    "ppt/": registry.PPTX,
}
_MAX_DECLARED_BYTES = 1 << 30
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)", re.I | re.S
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"8BPS")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


_STREAMS = (
    (_wide("__properties_version1.0"), registry.MSG),
    (_wide("WordDocument"), registry.DOC),
    (_wide("PowerPoint Document"), registry.PPT),
    (_wide("Workbook"), registry.XLS),
    (_wide("Book"), registry.XLS),
)


def media_type(head: bytes) -> str:
    """Return what the first bytes say: a media type, ZIP or "" when they say nothing."""
    if head.lstrip().startswith(b"%PDF-"):
        return registry.PDF
    if head.lstrip()[:5] == b"{\\rtf":
        return registry.RTF
    if head.startswith(_OLE):
        return OLE
    if head.startswith((_ZIP, b"PK\x05\x06")):
        return ZIP
    if _HTML_START.match(head):
        return HTML
    if head.startswith(_PICTURES):
        return IMAGE
    return ""


def ole_media_type(data: bytes, named: str) -> str:
    """Return which of the old office formats a compound file is, or "".

    Attachments and embedded objects bring streams of other formats along, so the format of the
    file's name is taken where its stream is there.

    Raises:
        ExtractionError: ENCRYPTED.
    """
    if _wide("EncryptedPackage") in data or _wide("EncryptedSummary") in data:
        raise ExtractionError(FailureReason.ENCRYPTED, "it is protected with a password")
    present = [media for name, media in _STREAMS if name in data]
    found = named if named in present else next(iter(present), "")
    if found == registry.DOC and _word_is_encrypted(data):
        raise ExtractionError(FailureReason.ENCRYPTED, "it is protected with a password")
    return found


def _word_is_encrypted(data: bytes) -> bool:
    """Tell by `fEncrypted` of the file information block ([MS-DOC] 2.5.2), found at a sector."""
    for place in range(512, len(data) - 12, 512):
        if data[place : place + 2] == b"\xec\xa5":
            return bool(data[place + 11] & 0x01)
    return False


def zip_media_type(data: bytes) -> str:
    """Return which zipped format this is; ZIP for an archive of files.

    Raises:
        ExtractionError: ENCRYPTED, or CORRUPT when the directory cannot be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _zipped(archive)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as problem:
        raise ExtractionError(
            FailureReason.CORRUPT, "it is cut off or damaged (no zip directory)"
        ) from problem


def _zipped(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    known = set(names)
    declared = sum(info.file_size for info in archive.infolist())
    if declared > _MAX_DECLARED_BYTES:
        raise ExtractionError(
            FailureReason.TOO_LARGE, f"it unpacks to {declared / (1 << 20):,.0f} MB"
        )
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise ExtractionError(FailureReason.ENCRYPTED, "it is protected with a password")
    media = ""
    if "mimetype" in known:
        with archive.open("mimetype") as member:
            media = member.read(200).decode("ascii", "replace").strip()
    if media.startswith((ODF, SUN)) or {"content.xml", "META-INF/manifest.xml"} <= known:
        _refuse_encrypted_odf(archive, known)
        return media if media.startswith((ODF, SUN)) else ODF
    return EPUB if media == EPUB else _by_members(names, known)


def _by_members(names: list[str], known: set[str]) -> str:
    if "xl/workbook.bin" in known:
        return registry.XLSB
    if "[Content_Types].xml" in known:
        for folder, media in _MEMBERS.items():
            if any(name.startswith(folder) for name in names):
                return media
    if not known.isdisjoint(OLD_IWORK_MEMBERS):
        return OLD_IWORK
    if "Index/Document.iwa" in known or any(name.endswith("/Index.zip") for name in names):
        return IWORK
    return EPUB if "META-INF/container.xml" in known else ZIP


def _refuse_encrypted_odf(archive: zipfile.ZipFile, known: set[str]) -> None:
    if "META-INF/manifest.xml" not in known:
        return
    with archive.open("META-INF/manifest.xml") as member:
        if b"encryption-data" in member.read(1 << 20):
            raise ExtractionError(FailureReason.ENCRYPTED, "it is protected with a password")
