"""EPUB: the chapters in reading order.

What lives here: the package file and its spine. What does not: HTML (`web`). The one rule: what
the spine lists is the book; everything else in the archive is decoration.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from engine.extract.draft import Draft
from engine.extract.failure import ExtractionError
from engine.extract.members import Members, local
from engine.extract.source import Source
from engine.extract.web import Page, decode_html
from engine.types import ExtractedText, FailureReason

_CONTAINER = "META-INF/container.xml"
_PROTECTED = "META-INF/encryption.xml"


def read_book(source: Source) -> ExtractedText:
    """Read an e-book.

    Raises:
        ExtractionError: ENCRYPTED, CORRUPT, TOO_LARGE or EMPTY.
    """
    members = Members(source.data())
    draft = Draft(source.limits.output_chars)
    title = author = ""
    package_name = _package_name(members)
    if package_name:
        package = members.xml(package_name)
        title, author = _text_of(package, "title"), _text_of(package, "creator")
        chapters = _chapters(members, package, posixpath.dirname(package_name))
    else:
        chapters = []
    for name in chapters or sorted(n for n in members.names if n.lower().endswith("html")):
        Page(draft).read(decode_html(members.read(name)))
    if not len(draft) and _PROTECTED in members:
        raise ExtractionError(FailureReason.ENCRYPTED, "it is protected against copying")
    return draft.finish(title=title, author=author)


def _package_name(members: Members) -> str:
    try:
        container = members.xml(_CONTAINER)
    except (ExtractionError, ParseError):
        return next((name for name in members.names if name.endswith(".opf")), "")
    found = (e.get("full-path", "") for e in container.iter() if local(e.tag) == "rootfile")
    return next((name for name in found if name in members), "")


def _text_of(package: Element, name: str) -> str:
    found = (element for element in package.iter() if local(element.tag) == name)
    return next((element.text for element in found if element.text), "") or ""


def _chapters(members: Members, package: Element, folder: str) -> list[str]:
    files = {
        item.get("id", ""): posixpath.normpath(
            posixpath.join(folder, unquote(item.get("href", "").split("#")[0]))
        )
        for item in package.iter()
        if local(item.tag) == "item"
    }
    spine = [
        files.get(item.get("idref", ""), "")
        for item in package.iter()
        if local(item.tag) == "itemref"
    ]
    return [name for name in spine if name in members]
