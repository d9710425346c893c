"""Markdown as it reads, for a line that is shown.

What lives here: taking out the marks of headings, emphasis, code, links, quotations and tables.
What does not: which texts are Markdown's. The one rule: only marks that come in pairs, or at the
beginning of a line, are taken; whatever else looks like one stays as it is written. It is done
before words are marked, so that no place has to be moved.
"""

from __future__ import annotations

import re

_SIGNS = frozenset("#*_`[|>~-=")
# lines of nothing but marks: rules, fences, the line below a table's head
_NO_WORDS = re.compile(
    r"^[ \t]*(?:`{3,}[\w+-]*|~{3,}[\w+-]*|[-=]{3,}|(?:[*_-][ \t]?){3,}"
    r"|\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?)[ \t]*$",
    re.MULTILINE,
)
_BEGINNING = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+)?", re.MULTILINE)
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|(.*\S.*)\|[ \t]*$", re.MULTILINE)
_CELLS = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)")
_STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]+)(?<=[^\s*])\1(?![\w*])")
# `__init__` is a name; two underscores mark several words only
_UNDERLINED = re.compile(
    r"(?<![\w_])(_(?=\w+_)|_{1,3}(?=[^_\n]* ))(?=[^\s_])([^_\n]+)(?<=[^\s_])\1(?!\w|\.\w)"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]+)(?<=\S)~~")
_CELL_BETWEEN = " · "


def without_marks(text: str) -> str:
    """Return a text as it reads; one without marks comes back as it is."""
    if _SIGNS.isdisjoint(text):
        return text
    text = _NO_WORDS.sub("", text)
    text = _BEGINNING.sub("", text)
    text = _CLOSING_HASHES.sub("", text)
    text = _ROW.sub(_row, text)
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(r"\2", text)
    # the stronger mark is the outer one
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    text = _UNDERLINED.sub(r"\2", text)
    return _STRUCK.sub(r"\1", text)


def _row(match: re.Match[str]) -> str:
    cells = [cell.strip() for cell in _CELLS.split(match[1])]
    return _CELL_BETWEEN.join(cell for cell in cells if cell)
