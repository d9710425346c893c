"""The operators of the query language: `type:`, `in:`, `name:`, `after:`, `before:`, `from:`.

What lives here: how a typed text falls into pieces, and what the value of an operator means. What
does not: what is searched for (`engine/search/query.py`), and widgets; the window reads this too.
The one rule: pure and forgiving; every text falls into pieces, and none is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from engine.file_kind import Kind
from engine.kinds import KIND_BY_EXTENSION

QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>[-−](?=[^\s-]))?(?:(?P<field>[A-Za-z]+):)?"
    rf"(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]|(?P<bare>[^\s{QUOTES}]+))"
)
_KIND_NAMES = {
    "document": Kind.DOCUMENT, "documents": Kind.DOCUMENT, "word": Kind.DOCUMENT,
    "spreadsheet": Kind.SHEET, "spreadsheets": Kind.SHEET, "sheets": Kind.SHEET,
    "table": Kind.SHEET, "excel": Kind.SHEET,
    "slides": Kind.SLIDES, "presentation": Kind.SLIDES, "presentations": Kind.SLIDES,
    "powerpoint": Kind.SLIDES,
    "notes": Kind.NOTE, "text": Kind.NOTE, "source": Kind.CODE, "script": Kind.CODE,
    "email": Kind.MAIL, "emails": Kind.MAIL, "mails": Kind.MAIL, "message": Kind.MAIL,
    "webpage": Kind.WEB, "website": Kind.WEB,
    "picture": Kind.IMAGE, "pictures": Kind.IMAGE, "photo": Kind.IMAGE, "photos": Kind.IMAGE,
    "images": Kind.IMAGE, "archive": Kind.ARCHIVE, "archives": Kind.ARCHIVE,
}  # fmt: skip
KINDS_BY_NAME = {kind.value: kind for kind in Kind} | _KIND_NAMES
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$", re.ASCII)
_DATE_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$", re.ASCII)
_AGO = re.compile(r"(\d{1,4})([dwmy])$", re.ASCII)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_DAY_NAMES = ("today", "yesterday")
_DATE_BEGUN = re.compile(
    r"\d{0,3}$|\d{4}[-/.](?:0?$|\d{1,2}[-/.]0?$)|\d{1,2}\.(?:\d{0,2}|\d{1,2}\.\d{0,3})$", re.ASCII
)


class Operator(StrEnum):
    """The filters that have a name."""

    TYPE = "type"
    IN = "in"
    NAME = "name"
    AFTER = "after"
    BEFORE = "before"
    AUTHOR = "author"


OPERATORS = {
    **{operator.value: operator for operator in Operator},
    "kind": Operator.TYPE,
    "ext": Operator.TYPE,
    "folder": Operator.IN,
    "file": Operator.NAME,
    "since": Operator.AFTER,
    "until": Operator.BEFORE,
    "from": Operator.AUTHOR,
}
# those that leave the text of a field once they are finished
CHIPS = frozenset({Operator.TYPE, Operator.IN, Operator.AFTER, Operator.BEFORE})


class NoteReason(StrEnum):
    """Why a part of a query was not taken as it looked."""

    UNKNOWN_TYPE = "unknown_type"
    BAD_DATE = "bad_date"
    NO_SUCH_DATE = "no_such_date"
    EMPTY_FILTER = "empty_filter"
    UNBALANCED_QUOTE = "unbalanced_quote"
    DANGLING_OR = "dangling_or"
    TURNED_ROUND = "turned_round"  # a filter with a minus


@dataclass(frozen=True, slots=True)
class QueryNote:
    """A part of a query that was not taken as it looked, and why."""

    part: str
    reason: NoteReason

    def __str__(self) -> str:
        """Return the code, a space and the part; `ui/messages.py` words it."""
        return f"{self.reason} {self.part}"


class Piece(NamedTuple):
    """What stands between spaces or quotation marks, at a half-open place in the text."""

    start: int
    end: int
    text: str
    operator: Operator | None
    value: str
    is_quoted: bool
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to finish an operator.

    `value` is what would stand after the colon, without quotation marks; `n` is how many documents
    it would leave.
    """

    value: str
    n: int


@dataclass(frozen=True, slots=True)
class Completion:
    """Ways to finish the piece at a half-open place of a text, the best first."""

    start: int
    end: int
    operator: Operator
    suggestions: tuple[Suggestion, ...]


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in order."""
    for match in _PIECE.finditer(text):
        quoted, bare, field = match["quoted"], match["bare"], match["field"]
        value = bare if quoted is None else quoted
        operator = OPERATORS.get((field or "").lower())
        if bare is not None and field is None and bare.endswith(":"):
            operator = OPERATORS.get(bare[:-1].lower())  # an operator that says nothing yet
            value = "" if operator else bare
        if operator is Operator.NAME and bare is not None and value.startswith("//"):
            operator = None  # file://
        if field and operator is None and bare is not None:
            value = f"{field}:{bare}"  # a colon inside a word: http://, std::sort
        yield Piece(
            match.start(),
            match.end(),
            match.group(),
            operator,
            value,
            quoted is not None,
            match["minus"] is not None,
        )


def piece_at(text: str, cursor: int) -> Piece | None:
    """Return the piece with an operator that the cursor stands in or right behind."""
    for piece in pieces(text):
        if piece.start < cursor <= piece.end and piece.operator is not None:
            return None if piece.is_excluded else piece
    # `in:"My Pa` has no second quotation mark yet
    start = max((text.rfind(f":{mark}", 0, cursor) for mark in QUOTES), default=-1)
    if start < 0 or any(mark in text[start + 2 : cursor] for mark in QUOTES):
        return None
    begin = start
    while begin > 0 and text[begin - 1].isalpha():
        begin -= 1
    operator = OPERATORS.get(text[begin:start].lower())
    if operator is None:
        return None
    return Piece(begin, cursor, text[begin:cursor], operator, text[start + 2 : cursor], True, False)


def write(operator: str, value: str) -> str:
    """Return an operator with its value as a person would type it."""
    needs = any(sign.isspace() or sign in QUOTES for sign in value) or not value
    return f'{operator}:"{value}"' if needs else f"{operator}:{value}"


def kinds_in(value: str) -> tuple[frozenset[Kind], frozenset[str]] | None:
    """Return the kinds and the extensions that `pdf,md` names, or None when one is unknown."""
    kinds: set[Kind] = set()
    extensions: set[str] = set()
    for one in value.lower().split(","):
        word = one.strip().lstrip("*.")
        if word in KINDS_BY_NAME:
            kinds.add(KINDS_BY_NAME[word])
        elif word in KIND_BY_EXTENSION:
            extensions.add(word)
        elif word:
            return None
    return frozenset(kinds), frozenset(extensions)


def day_of(value: str, today: date) -> date | None:
    """Return the day that a date, month, year or `7d` begins with, or None when there is none."""
    value = value.strip().lower()
    if value in _DAY_NAMES:
        return today - timedelta(days=value == "yesterday")
    try:
        if found := _AGO.match(value):
            return today - timedelta(days=int(found[1]) * _DAYS[found[2]])
        if found := _DATE.match(value):
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        if found := _DATE_DAY_FIRST.match(value):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except (ValueError, OverflowError):
        return None
    return None


def looks_like_date(value: str) -> bool:
    """Return whether a value is written as a date, be there such a day or not."""
    value = value.strip().lower()
    return any(form.match(value) for form in (_AGO, _DATE, _DATE_DAY_FIRST))


def is_understood(piece: Piece, today: date) -> bool:
    """Return whether a piece is a filter that can be applied."""
    if piece.operator is None or piece.is_excluded or not piece.value.strip():
        return False
    if piece.operator is Operator.TYPE:
        named = kinds_in(piece.value)
        return named is not None and any(named)
    if piece.operator in (Operator.AFTER, Operator.BEFORE):
        return day_of(piece.value, today) is not None
    return True


def is_begun(piece: Piece) -> bool:
    """Return whether a filter that is not understood yet may become one by more typing."""
    value = piece.value.strip().lower()
    if piece.operator is None or not value:
        return piece.operator is not None
    if piece.operator is Operator.TYPE:
        last = value.rpartition(",")[2].strip().lstrip("*.")
        return any(name.startswith(last) for name in (*KINDS_BY_NAME, *KIND_BY_EXTENSION))
    if piece.operator in (Operator.AFTER, Operator.BEFORE):
        named = any(name.startswith(value) for name in _DAY_NAMES)
        return named or _DATE_BEGUN.match(value) is not None
    return False
