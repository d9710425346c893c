"""HTML, as a person reads it: blocks, headings, table rows; also inside mail and e-books.

What lives here: one pass over the tags with the standard library's parser, which runs nothing
and fetches nothing. The one rule: what a browser would not show is not text.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from engine.extract.charset import decode
from engine.extract.draft import Draft
from engine.extract.source import Source
from engine.types import ExtractedText

_HIDDEN_NAMES = "script style template noscript svg math object select datalist head"
_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption"
    " figure footer form header hr html li main nav ol p pre section summary table ul caption"
    " tbody thead tfoot tr option legend"
)
_PARAGRAPH_NAMES = "p pre blockquote table ul ol dl section article figure hr"
_HIDDEN = frozenset(_HIDDEN_NAMES.split())
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_PARAGRAPHS = frozenset(_PARAGRAPH_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")


def read_web(source: Source) -> ExtractedText:
    """Read an HTML file."""
    page = Page(Draft(source.limits.output_chars))
    page.read(decode_html(source.data()))
    return page.draft.finish(title=page.title, author=page.author)


def decode_html(data: bytes) -> str:
    """Return the characters of an HTML file, by its own declaration unless that is wrong."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii", "replace").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        try:
            return data.decode("utf-8" if name.startswith("utf-16") else name)
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


class Page(HTMLParser):
    """Writes the visible text of HTML into a draft; `title` and `author` are its own."""

    def __init__(self, draft: Draft, first_level: int = 1) -> None:
        super().__init__(convert_charrefs=True)
        self.draft = draft
        self.title = ""
        self.author = ""
        self._lift = first_level - 1
        self._hidden: list[str] = []
        self._heading: list[str] | None = None
        self._in_title = False
        self._n_pre = 0
        self._line: list[str] = []
        self._gap = "\n\n"

    def read(self, text: str) -> None:
        """Read a whole document or fragment."""
        self.feed(text)
        self.close()
        self._flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins."""
        if tag == "title" and not self.title:
            self._in_title = True
        elif tag == "meta":
            found = dict(attrs)
            if (found.get("name") or "").lower() == "author":
                self.author = self.author or found.get("content") or ""
        elif tag == "body":
            self._hidden.clear()
        elif tag in _HIDDEN:
            self._hidden.append(tag)
        elif self._hidden:
            return
        elif tag in _HEADINGS:
            self._flush()
            self._heading = []
        elif tag == "br":
            self._line.append("\n")
        elif tag in ("td", "th"):
            self._line.append("\t")
        elif tag == "img":
            self._line.append(f" {dict(attrs).get('alt') or ''} ")
        elif tag in _BLOCKS:
            self._start_block(tag)

    def _start_block(self, tag: str) -> None:
        self._flush()
        if tag == "li":
            self._line.append("• ")
        if tag == "pre":
            self._n_pre += 1
        if tag in _PARAGRAPHS:
            self._gap = "\n\n"

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag == "title":
            self._in_title = False
        elif tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif self._hidden:
            return
        elif tag in _HEADINGS and self._heading is not None:
            words = "".join(self._heading)
            self._heading = None
            self.draft.heading(words, _HEADINGS[tag] + self._lift)
            self._gap = "\n\n"
        elif tag in _BLOCKS:
            self._flush()
            if tag == "pre":
                self._n_pre = max(0, self._n_pre - 1)
            if tag in _PARAGRAPHS:
                self._gap = "\n\n"

    def handle_data(self, data: str) -> None:
        """Collect text where it is to be seen."""
        if self._in_title:
            self.title += data
        elif self._hidden:
            return
        elif self._heading is not None:
            self._heading.append(data)
        else:
            self._line.append(data if self._n_pre else _SPACES.sub(" ", data))

    def _flush(self) -> None:
        """Write the collected line or paragraph, if there is one."""
        if self._heading is not None:  # a heading that was never closed
            words, self._heading = "".join(self._heading), None
            self.draft.heading(words, 1 + self._lift)
        text = "".join(self._line)
        self._line.clear()
        if self._n_pre:
            text = text.strip("\n")
        else:
            text = "\n".join(" ".join(part.split(" ")).strip(" ") for part in text.split("\n"))
            text = re.sub(r" {2,}", " ", text).strip()
        if text.strip(" \t\n•"):
            self.draft.gap(self._gap)
            self.draft.add(text)
            self._gap = "\n"
