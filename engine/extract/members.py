"""Members of zipped formats, read within limits.

What lives here: reading a member while counting the bytes that really come out, and parsing its
XML. What does not: what the XML means. The one rule: a size that an archive declares is never
believed.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree

from engine.extract.failure import ExtractionError
from engine.types import FailureReason

MAX_TOTAL_BYTES = 500 << 20
_MAX_MEMBERS = 20_000
_STEP_BYTES = 1 << 20


class Members:
    """A zip file's members; what was unpacked so far is counted."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._left_bytes = MAX_TOTAL_BYTES
        self.names = self._archive.namelist()
        if len(self.names) > _MAX_MEMBERS:
            raise ExtractionError(
                FailureReason.TOO_LARGE, f"it holds more than {_MAX_MEMBERS:,} files"
            )
        self._known = frozenset(self.names)

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def read(self, name: str) -> bytes:
        """Return a member's bytes.

        Raises:
            ExtractionError: TOO_LARGE when too much comes out, CORRUPT when it is not there.
        """
        if name not in self._known:
            raise ExtractionError(FailureReason.CORRUPT, "a part of it is missing")
        pieces = []
        with self._archive.open(name) as member:
            while piece := member.read(_STEP_BYTES):
                self._left_bytes -= len(piece)
                if self._left_bytes < 0:
                    raise ExtractionError(
                        FailureReason.TOO_LARGE,
                        f"it unpacks to more than {MAX_TOTAL_BYTES >> 20} MB",
                    )
                pieces.append(piece)
        return b"".join(pieces)

    def head(self, name: str, n_bytes: int) -> bytes:
        """Return the first bytes of a member that is there."""
        with self._archive.open(name) as member:
            return member.read(n_bytes)

    def xml(self, name: str) -> ElementTree.Element:
        """Return a member's XML tree."""
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> ElementTree.Element:
    """Return the tree of an XML document that declares no entities.

    Raises:
        ExtractionError: CORRUPT for a document that does, since that is how XML bombs are made.
    """
    if b"<!ENTITY" in data:
        raise ExtractionError(FailureReason.CORRUPT, "its XML declares entities")
    return ElementTree.fromstring(data)  # noqa: S314  # entities were refused above


def local(tag: str) -> str:
    """Return an XML name without its namespace."""
    return tag.rpartition("}")[2]
