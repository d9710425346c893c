"""Markdown as it reads, for a line that is shown.

What lives here: taking out the marks of headings, emphasis, code, links, quotations and tables.
What does not: which texts are Markdown's. The one rule: only marks that come in pairs, or at the
beginning of a line, are taken; whatever else looks like one stays as it is written. It is done
before words are marked, so that no place has to be moved.
"""

from __future__ import annotations

import re

_SIGNS = frozenset("#*_`[|>~-=")
_LINE_SIGNS = frozenset("#>|`~-=*_")  # with which a line begins that is not what it looks like
# lines of nothing but marks: rules, fences, the line below a table's head
_NO_WORDS = re.compile(
    r"(?:`{3,}[\w+-]*|~{3,}[\w+-]*|[-=]{3,}|(?:[*_-][ \t]?){3,}"
    r"|\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?)[ \t]*"
)
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_ROW = re.compile(r"\|(.*\S.*)\|[ \t]*")
_CELLS = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
# Each begins with the sign itself, which is looked for at the speed of C, and looks back after it.
_LINK = re.compile(r"(?:!\[|\[)([^\[\]\n]*)\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_CODE = re.compile(r"`(?<!``)(`?)(?!`)([^`\n]+)`\1(?!`)")
_STRONG = re.compile(r"\*(?<![\w*]\*)(\*{0,2})(?=[^\s*])([^*\n]+)(?<=[^\s*])\*\1(?![\w*])")
# `__init__` is a name; two underscores mark several words only
_UNDERLINED = re.compile(
    r"_(?<!\w_)(_{0,2})((?<!__)[^\W_]+|(?=[^_\n]* )(?=[^\s_])[^_\n]+(?<=[^\s_]))_\1(?!\w|\.\w)"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]+)(?<=\S)~~")
_CELL_BETWEEN = " · "


def without_marks(text: str) -> str:
    """Return a text as it reads; one without marks comes back as it is."""
    if _SIGNS.isdisjoint(text):
        return text
    text = "\n".join([_line(line) for line in text.split("\n")])
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "*" in text:
        # the stronger mark is the outer one
        text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    if "_" in text:
        text = _UNDERLINED.sub(r"\2", text)
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    return text


def _line(line: str) -> str:
    """Return a line without the marks that stand at its beginning."""
    read = line.lstrip(" \t")
    if read[:1] not in _LINE_SIGNS:
        return line
    if _NO_WORDS.fullmatch(read):
        return ""
    if quoted := _QUOTED.match(read):
        read = read[quoted.end() :]
    if heading := _HEADING.fullmatch(read):
        return heading[1]
    if row := _ROW.fullmatch(read):
        cells = [cell.strip() for cell in _CELLS.split(row[1])]
        return _CELL_BETWEEN.join(cell for cell in cells if cell)
    return read if quoted else line
