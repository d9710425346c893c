"""Colours for code, Markdown and mail.

What lives here: which stretches of a line have which role, and the highlighter that paints them.
What does not: a parser. The one rule: a line's stretches follow from the line and one number of
what went before; what is not recognized stays plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.look import Look
from ui.search.snippet_layout import utf16_offset

MAIL = "mail"
MARKDOWN = "markdown"

# what a line may begin inside of, by the highlighter's block state
_PLAIN, _COMMENT, _DOUBLE, _SINGLE, _FENCE, _BODY = 0, 1, 2, 3, 4, 5
_OPENERS = {"/*": _COMMENT, '"""': _DOUBLE, "'''": _SINGLE}
_CLOSERS = {_COMMENT: "*/", _DOUBLE: '"""', _SINGLE: "'''"}


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HASH = _set_of(
    """
    python ruby shell bash sh zsh fish perl r yaml toml make makefile dockerfile cmake elixir
    julia nim powershell ini properties graphql
    """
)
_DASHES = _set_of("sql lua haskell ada elm")
_PERCENT = _set_of("latex tex matlab erlang")
_KEYWORDS = _set_of(
    """
    abstract and any as assert async await begin bool boolean break case catch char class const
    continue crate def default defer del delete do double elif else elsif end enum except export
    extends extern false False final finally float fn for foreach from func function global go
    goto if impl implements import in include int interface is lambda let local long loop match
    mod module mut namespace new nil none None nonlocal not null operator or override package pass
    private protected pub public raise readonly ref require return self short signed sizeof static
    string struct super switch template then this throw throws trait true True try type typedef
    typeof union unless unsafe unsigned until use using val var virtual void volatile when where
    while with yield
    """
)
_SQL_KEYWORDS = _set_of(
    """
    add all alter and as asc between by case cast create cross default delete desc distinct drop
    else end exists false foreign from full group having if in index inner insert into is join key
    left like limit not null offset on or order outer over partition primary references right
    select set table then true union unique update using values view when where with
    """
)
_INLINE = re.compile(
    r"(?P<code>`[^`]+`)|(?P<strong>\*\*[^*\s][^*]*\*\*|__[^_\s][^_]*__)|(?P<link>\[[^\]]*\]\([^)]*\))"
)
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)]|>)\s")
_MAIL_HEADER = re.compile(r"(?:From|To|Cc|Date|Subject|Attachment): ")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range of a line, in code points, and what it is."""

    start: int
    end: int
    role: str


def stretches(line: str, state: int, language: str) -> tuple[list[Stretch], int]:
    """Return the stretches of a line that are not plain, and the state after it.

    Args:
        line: without its line break.
        state: the state after the line before; 0 before the first.
        language: a programming language in small letters, `MARKDOWN`, `MAIL`, or "".
    """
    if language == MARKDOWN:
        return _markdown(line, state)
    if language == MAIL:
        return _mail(line, state)
    return _code(line, state, language)


def _markdown(line: str, state: int) -> tuple[list[Stretch], int]:
    if line.lstrip().startswith(("```", "~~~")):
        return [Stretch(0, len(line), "comment")], _PLAIN if state == _FENCE else _FENCE
    if state == _FENCE:
        return [Stretch(0, len(line), "string")], _FENCE
    if _HEADING.match(line):
        return [Stretch(0, len(line), "heading")], _PLAIN
    found = []
    marker = _MARKER.match(line)
    if marker:
        found.append(Stretch(0, marker.end(), "number"))
    for part in _INLINE.finditer(line, marker.end() if marker else 0):
        role = {"code": "string", "strong": "heading", "link": "keyword"}[str(part.lastgroup)]
        found.append(Stretch(part.start(), part.end(), role))
    return found, _PLAIN


def _mail(line: str, state: int) -> tuple[list[Stretch], int]:
    if state == _BODY:
        quoted = line.startswith(">")
        return ([Stretch(0, len(line), "comment")] if quoted else []), _BODY
    header = _MAIL_HEADER.match(line)
    if header is None:
        return [], _BODY
    role = "heading" if line.startswith("Subject") else "value"
    return [Stretch(0, header.end(), "comment"), Stretch(header.end(), len(line), role)], _PLAIN


def _code(line: str, state: int, language: str) -> tuple[list[Stretch], int]:
    found: list[Stretch] = []
    at = 0
    if state in _CLOSERS:
        at = _end_of(line, 0, state)
        found.append(Stretch(0, at or len(line), "comment" if state == _COMMENT else "string"))
        if not at:
            return found, state
    pattern = _pattern(language)
    keywords = _SQL_KEYWORDS if language == "sql" else _KEYWORDS
    while part := pattern.search(line, at):
        role, end = str(part.lastgroup), part.end()
        if role == "block":
            inside = _OPENERS[part.group()]
            role = "comment" if inside == _COMMENT else "string"
            end = _end_of(line, part.end(), inside)
            if not end:
                return [*found, Stretch(part.start(), len(line), role)], inside
        word = part.group().lower() if language == "sql" else part.group()
        if role != "word":
            found.append(Stretch(part.start(), end, role))
        elif word in keywords and language:
            found.append(Stretch(part.start(), end, "keyword"))
        at = end
    return found, _PLAIN


def _end_of(line: str, start: int, state: int) -> int:
    """Return where what a line is inside of ends on this line; 0 when it does not."""
    closer = _CLOSERS[state]
    place = line.find(closer, start)
    return place + len(closer) if place >= 0 else 0


@cache
def _pattern(language: str) -> re.Pattern[str]:
    comment, block = r"//.*|#!.*", r"/\*"
    if language in _HASH:
        comment, block = "#.*", "\"\"\"|'''" if language == "python" else r"(?!)"
    elif language in _DASHES:
        comment = r"--.*"
    elif language in _PERCENT:
        comment, block = r"%.*", r"(?!)"
    elif not language:
        comment, block = r"(?!)", r"(?!)"
    string = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`"
    if language == "rust":  # a single quote is a lifetime more often than a letter
        string = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)'"
    return re.compile(
        rf"(?P<block>{block})|(?P<comment>{comment})|(?P<string>{string})"
        r"|(?P<word>[^\W\d]\w*)|(?P<number>\d[\w.]*)"
    )


_COLORS = {
    "comment": ("text3", 400),
    "string": ("good", 400),
    "keyword": ("info", 500),
    "number": ("accent_text", 400),
    "heading": ("text", 600),
    "value": ("text2", 400),
}


class Highlighter(QSyntaxHighlighter):
    """Paints the stretches of a document in one language.

    Thread: main.
    """

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._language: str | None = None

    def set_language(self, language: str | None) -> None:
        """Take a language for the text that comes next; None leaves it plain."""
        self._language = language

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        if self._language is None:
            return
        # -1 is Qt's state before the first line
        found, state = stretches(text, max(0, self.previousBlockState()), self._language)
        self.setCurrentBlockState(state)
        for stretch in found:
            start = utf16_offset(text, stretch.start)
            n_units = utf16_offset(text, stretch.end) - start
            self.setFormat(start, n_units, self._format(stretch.role))

    def _format(self, role: str) -> QTextCharFormat:
        color, weight = _COLORS[role]
        form = QTextCharFormat()
        form.setForeground(self._look.theme.color(color))
        form.setFontWeight(QFont.Weight(weight))
        return form
