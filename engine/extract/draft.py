"""A text under construction, with the offsets of its headings, pages and parts.

What lives here: `Draft`, which every reader fills, and the cleaning of characters. What does
not: formats. The one rule: only `Draft.finish` makes an `ExtractedText`, so the promises of that
record (no NUL, no lone surrogate, spans inside the text, never over the limit) are kept here.
"""

from __future__ import annotations

import re

from engine.extract.failure import ExtractionError
from engine.types import ExtractedText, FailureReason, Heading, Span

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_NEWLINES = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_MAX_HEADING_CHARS = 200
_MAX_TITLE_CHARS = 300

_JUNK_TITLE = re.compile(
    r"""(
        microsoft\ (word|powerpoint|excel)\b.*
      | (powerpoint|keynote)\ (presentation|präsentation)
      | pr[eé]sentation\ powerpoint | powerpoint-pr[aä]sentation
      | untitled.* | unbenannt.* | sans\ titre.* | sin\ t[ií]tulo.*
      | no\ title | title | titel | (new\ )?document\s*\d* | dokument\s*\d*
      | slide\s*\d+ | folie\s*\d+ | layout\s*\d+ | book\s*\d+ | sheet\s*\d+ | page\s*\d+
      | \(?(anonymous|unknown|none|null)\)?
      | [^\s]+\.(docx?|dvi|tex|pdf|ps|eps|indd|qxd|pptx?|xlsx?|rtf|odt|html?|p65|fm|cdr|ai|txt|wpd)
      | (https?|file)://.* | [a-z]:\\.* | [\W\d_]+
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def clean(text: str) -> str:
    """Return the text with line feeds as its only line ends and without NUL and lone surrogates."""
    if "\r" in text or not text.isascii():
        text = _NEWLINES.sub("\n", text)
    return _UNWANTED.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if found == "\x0c":
        return "\n"
    return "\ufffd" if "\ud800" <= found <= "\udfff" else ""


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return _SPACES.sub(" ", clean(text)).strip()


def sensible_title(title: str) -> str:
    """Return a title found inside a document, or "" when a program left it there."""
    title = one_line(title)
    if len(title) < 2 or "\ufffd" in title or _JUNK_TITLE.fullmatch(title):
        return ""
    return title[:_MAX_TITLE_CHARS]


class Draft:
    """Collects text piece by piece; what goes over the limit is left out and noted."""

    def __init__(self, max_chars: int) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._max_chars = max_chars
        self._headings: list[Heading] = []
        self._pages: list[Span] = []
        self._parts: list[Span] = []
        self._open_page: tuple[int, str] | None = None
        self._open_part: tuple[int, str] | None = None
        self.n_slides = 0
        self.full = False
        self.note = ""

    def __len__(self) -> int:
        return self._length

    def add(self, text: str) -> None:
        """Append text as it stands (cleaned)."""
        if self.full:
            return
        text = clean(text)
        room = self._max_chars - self._length
        if len(text) > room:
            text = text[:room]
            self.full = True
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def block(self, text: str) -> None:
        """Append a paragraph, with one blank line before it."""
        text = clean(text).strip("\n")
        if text.strip():
            self.gap()
            self.add(text)

    def line(self, text: str) -> None:
        """Append a line below the last one."""
        if text.strip():
            self.gap("\n")
            self.add(text)

    def gap(self, gap: str = "\n\n") -> None:
        """Make sure that the text so far ends with this gap, unless it is empty."""
        if not self._pieces:
            return
        ends = (self._pieces[-2] if len(self._pieces) > 1 else "")[-2:] + self._pieces[-1][-2:]
        missing = len(gap) - (len(ends) - len(ends.rstrip("\n")))
        if missing > 0:
            self.add("\n" * missing)

    def heading(self, text: str, level: int) -> None:
        """Append a heading as a paragraph of its own."""
        words = one_line(text)[:_MAX_HEADING_CHARS]
        if words:
            self.gap()
            self.mark_heading(self._length, level, words)
            self.add(one_line(text))

    def mark_heading(self, start: int, level: int, words: str) -> None:
        """Note a heading whose text is, or is about to be, part of the draft."""
        self._headings.append(Heading(start, level, one_line(words)[:_MAX_HEADING_CHARS]))

    def open_page(self, label: str) -> None:
        """Begin a page; the one before it ends here."""
        self.gap()
        self._close_page()
        self._open_page = (self._length, label)

    def open_part(self, label: str, *, same_headings: bool = False) -> None:
        """Begin a slide, sheet, cell or attachment; the one before it ends here.

        Headings before it hold no longer, except where parts are only stretches of one text.
        """
        self.gap()
        self.close_part()
        self._open_part = (self._length, one_line(label))
        if not same_headings and self._headings:
            self._end_headings()

    def open_slide(self) -> None:
        """Begin the next slide as a part."""
        self.n_slides += 1
        self.open_part(f"Slide {self.n_slides}")

    def name_part(self, label: str) -> None:
        """Give the open part another name."""
        if self._open_part is not None:
            self._open_part = (self._open_part[0], one_line(label))

    def include(self, inner: ExtractedText, label: str) -> None:
        """Append the text of a file within this one, as a part of its own."""
        self.open_part(label)
        place = len(self)
        for heading in inner.headings:
            self.mark_heading(place + heading.start, heading.level, heading.text)
        self.add(inner.text)
        self.close_part()
        self._end_headings()

    def _end_headings(self) -> None:
        """Let no heading before this place hold for what comes after it."""
        self._headings.append(Heading(self._length, 0, ""))

    def close_part(self) -> None:
        """End the open part, if any."""
        if self._open_part is not None:
            start, label = self._open_part
            self._parts.append(Span(start, self._length, label))
            self._open_part = None

    def _close_page(self) -> None:
        if self._open_page is not None:
            start, label = self._open_page
            self._pages.append(Span(start, self._length, label))
            self._open_page = None

    def finish(self, *, title: str = "", author: str = "", language: str = "") -> ExtractedText:
        """Return what was collected.

        Without a title, a first-level heading at the very beginning is the title.

        Raises:
            ExtractionError: EMPTY when there is nothing but white space.
        """
        self._close_page()
        self.close_part()
        text = "".join(self._pieces)
        if not text.strip():
            raise ExtractionError(FailureReason.EMPTY, "there is no text in it")
        end = len(text)
        title = sensible_title(title) or self._leading_title(text)
        note = self.note
        if self.full:
            cut = f"Only the first {self._max_chars:,} characters were read."
            note = f"{note} {cut}".strip()
        return ExtractedText(
            text=text,
            title=title,
            author=one_line(author)[:_MAX_TITLE_CHARS],
            headings=tuple(heading for heading in self._headings if heading.start < end),
            pages=_within(self._pages, end),
            parts=_within(self._parts, end),
            language=language,
            note=note,
        )

    def _leading_title(self, text: str) -> str:
        first = next((heading for heading in self._headings if heading.level), None)
        if first is None or first.level != 1 or len(text[: first.start].split()) > 60:
            return ""
        return sensible_title(first.text)


def _within(spans: list[Span], end: int) -> tuple[Span, ...]:
    return tuple(
        Span(s.start, min(s.end, end), s.label) for s in spans if s.start < min(s.end, end)
    )
