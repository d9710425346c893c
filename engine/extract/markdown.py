"""Markdown: its headings and the title of its front matter.

What lives here: finding headings in Markdown text, also for notebooks. What does not: rendering;
the text is kept as written. The one rule: a `#` inside a fenced code block is no heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.extract.draft import Draft
from engine.extract.plain import text_of
from engine.extract.source import Source
from engine.types import ExtractedText, Heading

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r" {0,3}(>|[-*+][ \t]|\d+[.)][ \t]|\||<!--|#|`{3}|~{3})| {4}|\t|\s*$")
_INLINE = re.compile(
    r"!?\[([^\]]*)\]\([^)]*\)|!?\[([^\]]*)\]\[[^\]]*\]|[*_]{1,3}(?=\S)(.+?)(?<=\S)[*_]{1,3}"
    r"|`+([^`]*)`+|<[^>]+>|\{#[^}]*\}|\\([!-/:-@\[-`{-~])"
)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_KEY = re.compile(r"^(title|author)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def read_markdown(source: Source) -> ExtractedText:
    """Read a Markdown file."""
    text = text_of(source)
    front = _FRONT_MATTER.match(text)
    fields = _front_fields(front.group(1)) if front else {}
    draft = Draft(source.limits.output_chars)
    for heading in headings_of(text, front.end() if front else 0):
        draft.mark_heading(heading.start, heading.level, heading.text)
    draft.add(text)
    return draft.finish(title=fields.get("title", ""), author=fields.get("author", ""))


def headings_of(text: str, start: int = 0) -> Iterator[Heading]:
    """Yield the headings of Markdown text that lie at or after `start`, in order."""
    fence = ""
    before_start, before = start, ""
    place = start
    for line in text[start:].split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
            before = ""
        elif found and not (found[1][0] == "`" and "`" in found[2]):
            fence = found[1]
            before = ""
        else:
            heading = _heading(line, place, before, before_start)
            if heading is not None and heading.text:
                yield heading
            is_paragraph = heading is None and not _NO_PARAGRAPH.match(line)
            before, before_start = (line, place) if is_paragraph else ("", place)
        place += len(line) + 1


def _heading(line: str, place: int, before: str, before_start: int) -> Heading | None:
    atx = _ATX.match(line)
    if atx:
        return Heading(place, len(atx[1]), plain_words(atx[2] or ""))
    if before and _SETEXT.match(line):
        level = 1 if line.strip()[0] == "=" else 2
        return Heading(before_start, level, plain_words(before))
    return None


def plain_words(text: str) -> str:
    """Return inline Markdown without its marks."""
    return _INLINE.sub(lambda found: next((g for g in found.groups() if g), ""), text).strip()


def _front_fields(block: str) -> dict[str, str]:
    """Return title and author of a YAML front matter, without a YAML parser's risks."""
    return {
        found[1].lower(): found[2].strip("\"'")
        for found in _FRONT_KEY.finditer(block)
        if found[2][0] not in "|>[{&*"
    }
