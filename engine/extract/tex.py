"""LaTeX: the words without the commands.

What lives here: a rough reading of TeX source that keeps lines where they are. What does not:
macro expansion. The one rule: what is not understood stays in the text rather than being lost.
"""

from __future__ import annotations

import re

from engine.extract.draft import Draft
from engine.extract.plain import text_of
from engine.extract.source import Source
from engine.types import ExtractedText

_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_BODY = re.compile(r"\\begin\{document\}")
_ARGUMENT = r"\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
_TITLE = re.compile(r"\\title\*?(?:\[[^\]]*\])?" + _ARGUMENT)
_AUTHOR = re.compile(r"\\author\*?(?:\[[^\]]*\])?" + _ARGUMENT)
_SECTION = re.compile(
    r"\\(part|chapter|section|subsection|subsubsection|paragraph|frametitle)\*?(?:\[[^\]]*\])?"
    + _ARGUMENT
)
_LEVELS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "frametitle": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
}
_MARK = "\x02"  # stands for a heading while the rest is stripped; never in cleaned text
_MARKED = re.compile(_MARK + r"(\d)([^\n" + _MARK + r"]*)" + _MARK)
_DROPPED = re.compile(
    r"\\(?:documentclass|usepackage|bibliographystyle|bibliography|label|ref|eqref|pageref|cite\w*"
    r"|includegraphics|input|include|vspace|hspace|setlength|setcounter|pagestyle|thispagestyle"
    r"|newcommand|renewcommand|definecolor|hypersetup|geometry)\*?"
    r"(?:\s*\[[^\]\n]*\])*(?:\s*\{[^{}]*\})+"
)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}(?:\[[^\]\n]*\])?")
_HREF = re.compile(r"\\href\s*\{[^{}]*\}")
_ACCENT = re.compile(r"""\\(["'`^~=.]|[cvuHk](?![a-zA-Z]))\s*\{?\\?([a-zA-Z])\}?""")
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328",
}  # fmt: skip
_SYMBOLS = {
    r"\ss": "ß", r"\ae": "æ", r"\o": "ø", r"\aa": "å", r"\ldots": "…", r"\dots": "…",
    r"\textbackslash": "\\", r"\item": "•", r"\LaTeX": "LaTeX", r"\TeX": "TeX",
}  # fmt: skip
_SYMBOL = re.compile(
    r"\\(?:ss|ae|o|aa|ldots|dots|textbackslash|item|LaTeX|TeX)(?![a-zA-Z])\s?(?:\{\})?"
)
_COMMAND = re.compile(r"\\[a-zA-Z@]+\*?(?:\[[^\]\n]*\])?[ \t]?")
_ESCAPED = re.compile(r"\\([%&$#_{}])")
_LEFTOVER = re.compile(r"\\[\\,;:!/ ]|[{}]|(?<!\\)~")


def read_tex(source: Source) -> ExtractedText:
    """Read a TeX or LaTeX file."""
    text = _COMMENT.sub("", text_of(source))
    title, author = _TITLE.search(text), _AUTHOR.search(text)
    body = _BODY.search(text)
    if body:  # the preamble is for the typesetter; its lines stay, so that numbers hold
        preamble = text[: body.start()]
        text = "\n" * preamble.count("\n") + text[body.end() :]
        if title:
            text = words(title[1]) + text
    draft = Draft(source.limits.output_chars)
    _fill(draft, words(_SECTION.sub(_marked, text)))
    return draft.finish(
        title=words(title[1]) if title else "", author=words(author[1]) if author else ""
    )


def _marked(found: re.Match[str]) -> str:
    inner = " ".join(words(found[2]).split())
    return f"{_MARK}{_LEVELS[found[1]]}{inner}{_MARK}" + "\n" * found.group().count("\n")


def _fill(draft: Draft, text: str) -> None:
    place = 0
    for found in _MARKED.finditer(text):
        draft.add(text[place : found.start()])
        draft.mark_heading(len(draft), int(found[1]), found[2])
        draft.add(found[2])
        place = found.end()
    draft.add(text[place:])


def words(text: str) -> str:
    """Return TeX source without its commands, on the same lines."""
    text = _ACCENT.sub(_accented, text)
    text = _SYMBOL.sub(_symbol, text)
    text = _DROPPED.sub(_only_newlines, text)
    text = _ENVIRONMENT.sub("", text)
    text = _HREF.sub("", text)
    text = _COMMAND.sub("", text)
    text = _ESCAPED.sub(r"\1", text)
    return _LEFTOVER.sub(_leftover, text)


def _accented(found: re.Match[str]) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", found[2] + _ACCENTS[found[1]])


def _symbol(found: re.Match[str]) -> str:
    name = found.group().rstrip("{} \t\n")
    tail = " " if name in (r"\item",) else ""
    return _SYMBOLS[name] + tail


def _only_newlines(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


def _leftover(found: re.Match[str]) -> str:
    return "" if found.group() in "{}" else " "
