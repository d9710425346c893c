"""Pages, Keynote and Numbers as they were until 2012: one XML file in a zip.

What lives here: the paragraphs, slides and cells of `index.xml` and `index.apxl`. What does not:
the newer format (`rich`). The one rule: every paragraph is read once, in the order of the file.
"""

from __future__ import annotations

import gzip
from xml.etree.ElementTree import Element

from engine.extract.draft import Draft
from engine.extract.formats import OLD_IWORK_MEMBERS
from engine.extract.members import Members, local, parse_xml
from engine.extract.source import Source
from engine.types import ExtractedText

_NO_TEXT = ("stylesheet", "prototypes", "master-slides", "theme-list", "theme", "metadata")


def read_iwork(source: Source) -> ExtractedText:
    """Read an old iWork document.

    Raises:
        ExtractionError: CORRUPT, TOO_LARGE or EMPTY.
    """
    members = Members(source.data())
    name = next(name for name in OLD_IWORK_MEMBERS if name in members)
    data = members.read(name)
    document = parse_xml(gzip.decompress(data) if name.endswith(".gz") else data)
    draft = Draft(source.limits.output_chars)
    _add(draft, document)
    title, author = (_described(document, key) for key in ("title", "authors"))
    return draft.finish(title=title, author=author)


def _described(document: Element, key: str) -> str:
    metadata = next((each for each in document.iter() if local(each.tag) == "metadata"), document)
    field = next((each for each in metadata if local(each.tag) == key), None)
    strings = (
        value
        for each in (field.iter() if field is not None else ())
        for name, value in each.attrib.items()
        if local(name) == "string" and value
    )
    return next(strings, "")


def _add(draft: Draft, element: Element) -> None:
    """Write what is text in an element and below it."""
    name = local(element.tag)
    if name in _NO_TEXT:
        return
    if name == "slide":
        draft.open_slide()
    if name == "p":
        draft.block("".join(_pieces(element)))
        return
    if name == "ct":  # the text of a cell
        draft.line("".join(v for key, v in element.attrib.items() if local(key) == "s"))
    for child in element:
        _add(draft, child)


def _pieces(paragraph: Element) -> list[str]:
    pieces = [paragraph.text or ""]
    for child in paragraph:
        name = local(child.tag)
        pieces.append({"tab": "\t", "br": "\n", "lnbr": "\n", "crbr": "\n"}.get(name, ""))
        if name != "ghost-text":  # what a template shows until something is written
            pieces.extend(_pieces(child))
        pieces.append(child.tail or "")
    return pieces
