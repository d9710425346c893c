"""PowerPoint's newer format: one part per slide, with its title and notes.

What lives here: slides in the order they are shown. What does not: the old format (`rich`). The
one rule: a slide's number is its place in the show, not in the archive.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from engine.extract.draft import Draft
from engine.extract.members import Members, local
from engine.extract.source import Source
from engine.types import ExtractedText

_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHOW = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TITLES = ("title", "ctrTitle")
_DRAWN = ("ppt/diagrams/data", "ppt/charts/chart")
_FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")


def read_slides(source: Source) -> ExtractedText:
    """Read a presentation.

    Raises:
        ExtractionError: CORRUPT, TOO_LARGE or EMPTY.
    """
    members = Members(source.data())
    draft = Draft(source.limits.output_chars)
    for name in _slide_names(members):
        draft.open_slide()
        _add_slide(draft, members, name)
    title, author = core_properties(members)
    return draft.finish(title=title, author=author)


def core_properties(members: Members) -> tuple[str, str]:
    """Return title and author of an Office file."""
    found = {"title": "", "creator": ""}
    if "docProps/core.xml" in members:
        for element in members.xml("docProps/core.xml"):
            if local(element.tag) in found:
                found[local(element.tag)] = element.text or ""
    return found["title"], found["creator"]


def _slide_names(members: Members) -> list[str]:
    show = members.xml("ppt/presentation.xml")
    targets = _links(members, "ppt/presentation.xml")
    listed = [
        targets.get(element.get(_LINKS + "id", ""), "") for element in show.iter(_SHOW + "sldId")
    ]
    return [name for name in listed if name in members]


def _links(members: Members, name: str) -> dict[str, str]:
    folder, _, base = name.rpartition("/")
    links = f"{folder}/_rels/{base}.rels"
    if links not in members:
        return {}
    return {
        element.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, element.get("Target", ""))
        ).lstrip("/")
        for element in members.xml(links)
        if element.get("TargetMode") != "External"
    }


def _add_slide(draft: Draft, members: Members, name: str) -> None:
    slide = members.xml(name)
    shapes = list(_shapes(slide))
    for kind, texts in shapes:
        if kind in _TITLES:
            draft.heading(" ".join(texts), 1)
    for kind, texts in shapes:
        if kind not in _TITLES:
            draft.block("\n".join(texts))
    for frame in slide.iter(_MAIN + "tbl"):
        draft.gap()
        for row in frame.iter(_MAIN + "tr"):
            cells = (" ".join(_paragraphs(cell)) for cell in row.iter(_MAIN + "tc"))
            draft.line("\t".join(cells).strip())
    for target in _links(members, name).values():
        if target.startswith("ppt/notesSlides/") and target in members:
            for kind, texts in _shapes(members.xml(target)):
                if kind == "body":
                    draft.block("\n".join(texts))
        elif target.startswith(_DRAWN) and target in members:
            draft.block("\n".join(_paragraphs(members.xml(target))))


def _shapes(slide: Element) -> Iterator[tuple[str, list[str]]]:
    """Yield each text shape's placeholder kind and paragraphs, in drawing order."""
    for shape in slide.iter(_SHOW + "sp"):
        placeholder = next(shape.iter(_SHOW + "ph"), None)
        kind = placeholder.get("type", "body") if placeholder is not None else ""
        texts = list(_paragraphs(shape))
        if texts and kind not in _FURNITURE:
            yield kind, texts


def _paragraphs(element: Element) -> Iterator[str]:
    for paragraph in element.iter(_MAIN + "p"):
        pieces = [
            "\n" if piece.tag == _MAIN + "br" else piece.text or ""
            for piece in paragraph.iter()
            if piece.tag in (_MAIN + "t", _MAIN + "br")
        ]
        text = "".join(pieces).strip()
        if text:
            yield text
