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

_MARKED = re.compile(
    r"^ {0,3}(?:(?P<hashes>#{1,6})(?:[ \t]+(?P<words>.*?))?(?:[ \t]+#+)?[ \t]*$"
    r"|(?P<fence>`{3,}|~{3,})(?P<info>.*)$|(?P<rule>=+|-+)[ \t]*$)",
    re.MULTILINE,
)
_NO_PARAGRAPH = re.compile(r" {0,3}(>|[-*+][ \t]|\d+[.)][ \t]|\||<!--|#|`{3}|~{3})| {4}|\t|\s*$")
# A mark of emphasis opens before a word and closes after one (CommonMark's flanking rules): an
# underscore never inside a word, and two of them mark several words only: `__init__` is a name.
# Each looks only so far for its end, so that a long line of marks costs no time.
_STARRED = (
    r"(?:(?<!\*)(?P<stars>\*{1,3})(?=\w)|(?<![*\w])(?P<edge>\*{1,3})(?=[^\s\w*]))"
    r"(?P<starred>.{1,200}?)"
    r"(?:(?<=\w)(?:(?P=stars)|(?P=edge))(?!\*)|(?<=[^\s\w*\\])(?:(?P=stars)|(?P=edge))(?![\w*]))"
)
_UNDERLINED = (
    r"(?<!\w)(?P<lines>_{1,3})(?=[^\s_])(?P<underlined>.{1,200}?)(?<=[^\s_\\])(?P=lines)(?!\w)"
)
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|`+(?P<code>[^`]*)`+"
    r"|!?\[(?P<link>[^\]]{0,400})\](?:\([^)]*\)|\[[^\]]*\])|<[^>]{1,400}>|\{#[^}]{0,400}\}|"
    + _STARRED
    + "|"
    + _UNDERLINED
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
    for found in _MARKED.finditer(text, start):
        mark, info = found["fence"], found["info"]
        if fence:
            if mark and mark.startswith(fence) and not info.strip():
                fence = ""
        elif mark:
            fence = "" if mark[0] == "`" and "`" in info else mark
        else:
            heading = _heading(text, found, start)
            if heading is not None and heading.text:
                yield heading


def _heading(text: str, found: re.Match[str], start: int) -> Heading | None:
    place = found.start()
    if found["hashes"]:
        return Heading(place, len(found["hashes"]), plain_words(found["words"] or ""))
    before = max(start, text.rfind("\n", 0, max(0, place - 1)) + 1)
    line = text[before : max(before, place - 1)]
    if _NO_PARAGRAPH.match(line):
        return None
    return Heading(before, 1 if found["rule"][0] == "=" else 2, plain_words(line))


def plain_words(text: str) -> str:
    """Return inline Markdown without its marks."""
    if text.isalnum():
        return text
    return _INLINE.sub(_words_of, text).strip()


def _words_of(found: re.Match[str]) -> str:
    """Return what is read of a mark and its words."""
    if (underlined := found["underlined"]) and found["lines"] == "__" and " " not in underlined:
        return found[0]
    if marked := found["starred"] or underlined:
        return plain_words(marked)
    return found["link"] or found["code"] or found["escaped"] or ""


def _front_fields(block: str) -> dict[str, str]:
    """Return title and author of a YAML front matter, without a YAML parser's risks."""
    return {
        found[1].lower(): found[2].strip("\"'")
        for found in _FRONT_KEY.finditer(block)
        if found[2][0] not in "|>[{&*"
    }
