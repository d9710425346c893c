"""reStructuredText, AsciiDoc and Org: kept as written, with their headings found.

What lives here: three light markups, one pass over the lines each. The one rule: the text is the
file's own, so that line numbers are true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from engine.extract.draft import Draft
from engine.extract.plain import text_of
from engine.extract.source import Source
from engine.types import ExtractedText, Heading

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*$")
_ADOC_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?[ \t]*$")
_ADOC_FENCE = re.compile(r"(-{4,}|\.{4,}|/{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|`{3,})[ \t]*\w*$")
_ORG_HEADING = re.compile(
    r"(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING)[ \t]+)?(?:\[#\w\][ \t]*)?(\S.*?)"
    r"(?:[ \t]+:[\w@#%:]+:)?$"
)
_ORG_FIELD = re.compile(r"^#\+(title|author):[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_RST_INLINE = re.compile(r":[\w:]+:`([^`<]*)(?:<[^>]*>)?`|[*`|]{1,2}")

_HeadingFinder = Callable[[str], Iterator[Heading]]


def read_rst(source: Source) -> ExtractedText:
    """Read a reStructuredText file."""
    return _read(source, _rst_headings)


def read_asciidoc(source: Source) -> ExtractedText:
    """Read an AsciiDoc file."""
    return _read(source, _asciidoc_headings)


def read_org(source: Source) -> ExtractedText:
    """Read an Org file."""
    text = text_of(source)
    fields = {found[1].lower(): found[2] for found in _ORG_FIELD.finditer(text)}
    draft = Draft(source.limits.output_chars)
    for place, line in _lines(text):
        found = _ORG_HEADING.match(line)
        if found:
            draft.mark_heading(place, len(found[1]), found[2])
    draft.add(text)
    return draft.finish(title=fields.get("title", ""), author=fields.get("author", ""))


def _read(source: Source, headings: _HeadingFinder) -> ExtractedText:
    text = text_of(source)
    draft = Draft(source.limits.output_chars)
    for heading in headings(text):
        draft.mark_heading(heading.start, heading.level, heading.text)
    draft.add(text)
    return draft.finish()


def _lines(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for line in text.split("\n"):
        yield place, line
        place += len(line) + 1


def _rst_headings(text: str) -> Iterator[Heading]:
    """Find titles by their rules; the order in which rules appear gives the levels."""
    lines = list(_lines(text))
    styles: list[tuple[str, bool]] = []
    for number in range(1, len(lines)):
        (place, words), (_, rule) = lines[number - 1], lines[number]
        if not words.strip() or not _RULE.match(rule) or _RULE.match(words):
            continue
        if len(rule.rstrip()) < min(len(words.rstrip()), 4) or rule.rstrip() in ("::", ".."):
            continue
        above = lines[number - 2][1] if number > 1 else ""
        over = bool(_RULE.match(above)) and above[:1] == rule[:1]
        if not over and (words[0] in " \t" or (above.strip() and not _RULE.match(above))):
            continue
        style = (rule[0], over)
        if style not in styles:
            styles.append(style)
        start = lines[number - 2][0] if over else place
        yield Heading(start, styles.index(style) + 1, _RST_INLINE.sub(r"\1", words))


def _asciidoc_headings(text: str) -> Iterator[Heading]:
    fence = ""
    for place, line in _lines(text):
        mark = _ADOC_FENCE.match(line)
        if mark:
            fence = "" if fence == mark[1] else fence or mark[1]
        elif not fence:
            found = _ADOC_HEADING.match(line)
            if found:
                yield Heading(place, len(found[1]), found[2])
