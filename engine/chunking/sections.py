"""The sections of a text: what a chunk does not reach across.

What lives here: cutting a text at headings, pages, parts and definitions, and joining what is too
small to stand alone. What does not: cutting inside a section (`cuts`). The one rule: sections are
in order, do not overlap and cover the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.chunking.definitions import Definition, definitions_of
from engine.chunking.ruler import ChunkSize, Ruler
from engine.types import ExtractedText, Heading, Span

_JOINABLE_PARTS = "Cell "  # notebook cells are often a line; slides and sheets stand alone


_CLOSING = re.compile(r"(?:[\s)}\];,]|\bend\b)*")  # what ends a definition, or only white space


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text under one heading path, on one page, in one part."""

    start: int
    end: int
    path: tuple[str, ...]
    page: int | None
    part: str
    mixed: bool = False  # joined from neighbours, neither of which is inside the other


def sections_of(extracted: ExtractedText, ruler: Ruler, size: ChunkSize) -> list[Section]:
    """Return the sections of a text, small ones joined."""
    text = extracted.text
    pages, parts = _Labels(extracted.pages), _Labels(extracted.parts)
    paths = _heading_paths(extracted.headings)
    if extracted.language and not extracted.headings:
        paths = _definition_paths(definitions_of(text, extracted.language))
    cuts = sorted({0, *(start for start, _ in paths), *pages.edges, *parts.edges})
    cuts = [cut for cut in cuts if cut < len(text)]
    starts = [start for start, _ in paths]
    sections: list[Section] = []
    for start, end in zip(cuts, [*cuts, len(text)][1:], strict=True):
        place = bisect_right(starts, start) - 1
        page = pages.at(start)
        section = Section(
            start if sections else 0,
            end,
            paths[place][1] if place >= 0 else (),
            int(page) if page.isdigit() else None,
            parts.at(start),
        )
        if _CLOSING.fullmatch(text, start, end):
            if sections and _same_place(sections[-1], section):
                sections[-1] = replace(sections[-1], end=end)
                continue
            if not text[start:end].strip():
                continue
        sections.append(section)
    return _joined(sections, ruler, size)


class _Labels:
    """Which label holds at an offset."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self.edges = {edge for span in spans for edge in (span.start, span.end)}

    def at(self, offset: int) -> str:
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self._spans[place].end:
            return self._spans[place].label
        return ""


def _heading_paths(headings: Sequence[Heading]) -> list[tuple[int, tuple[str, ...]]]:
    open_headings: list[Heading] = []
    paths = []
    for heading in headings:
        while open_headings and open_headings[-1].level >= heading.level:
            open_headings.pop()
        if heading.level > 0:  # level 0 has no words and ends what was open
            open_headings.append(heading)
        paths.append((heading.start, tuple(found.text for found in open_headings)))
    return paths


def _definition_paths(definitions: Sequence[Definition]) -> list[tuple[int, tuple[str, ...]]]:
    """Return where the path changes: at the start and after the end of every definition."""
    paths: list[tuple[int, tuple[str, ...]]] = []
    open_definitions: list[Definition] = []

    def close_until(offset: int) -> None:
        while open_definitions and open_definitions[-1].end <= offset:
            end = open_definitions.pop().end
            paths.append((end, tuple(found.name for found in open_definitions)))

    for definition in definitions:
        close_until(definition.start)
        open_definitions.append(definition)
        paths.append((definition.start, tuple(found.name for found in open_definitions)))
    close_until(definitions[-1].end if definitions else 0)
    while open_definitions:
        close_until(open_definitions[-1].end)
    latest = dict(paths)  # where one ends and the next begins, the beginning holds
    return sorted(latest.items())


def _joined(sections: Sequence[Section], ruler: Ruler, size: ChunkSize) -> list[Section]:
    """Join a section that is too small with the next one, the last one with the one before."""
    joined: list[Section] = []
    for number, section in enumerate(sections, 1):
        before = joined[-1] if joined else None
        if before is not None and _joins(
            before, section, ruler, size, last=number == len(sections)
        ):
            joined[-1] = _union(before, section)
        else:
            joined.append(section)
    return joined


def _joins(before: Section, section: Section, ruler: Ruler, size: ChunkSize, *, last: bool) -> bool:
    if not _same_place(before, section):
        return False
    n_before = ruler.count(before.start, before.end)
    n_after = ruler.count(section.start, section.end)
    fits = n_before + n_after <= size.target
    if n_before < size.smallest:
        return fits or section.path[: len(before.path)] == before.path  # a bare heading goes along
    return last and fits and n_after < size.smallest // 2


def _same_place(one: Section, other: Section) -> bool:
    joinable = one.part.startswith(_JOINABLE_PARTS) and other.part.startswith(_JOINABLE_PARTS)
    return one.page == other.page and (one.part == other.part or joinable)


def _union(before: Section, section: Section) -> Section:
    if not before.mixed and section.path[: len(before.path)] == before.path:
        return replace(before, end=section.end, path=section.path)
    common = []
    for one, other in zip(before.path, section.path, strict=False):
        if one != other:
            break
        common.append(one)
    return replace(before, end=section.end, path=tuple(common) or before.path, mixed=True)
