"""What people type, understood forgivingly.

What lives here: the query language. What does not: what a term is (`engine/terms.py`) and what a
filter means in SQL (`engine/store/hits.py`). The one rule: parsing never fails; a part that makes
no sense is searched as words and noted.

    words        searched by word and by meaning
    "a phrase"   must stand there word by word
    -word        must not stand in the file; also -"a phrase"
    "a" OR "b"   one of the phrases
    type:pdf     a kind or an extension; several are alternatives
    in:~/Work    a folder; in:Work a folder's name anywhere in the path
    name:draft   in the file's name
    after:2025-03  before:2025-04-15  when the file last changed; also today, yesterday, 7d, 2w, 3m
    from:anna  author:anna
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from engine import terms
from engine.kinds import KIND_BY_EXTENSION
from engine.store.hits import DocumentFilter
from engine.terms import Word
from engine.types import Kind

MAX_QUERY_CHARS = 2_000
MAX_WORDS = 64

_MAX_COMPOUNDS = 4
_MAX_NS = (1 << 63) - 1  # of SQLite's integers: the year 2262
_EDGES = ".,;:!?()[]{}<>'"
_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>[-−](?=[^\s-]))?(?:(?P<field>[A-Za-z]+):)?"
    rf"(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]|(?P<bare>[^\s{_QUOTES}]+))"
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
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")
_DATE_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_AGO = re.compile(r"(\d{1,4})([dwmy])$", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Field(StrEnum):
    """The filters that have a name."""

    TYPE = "type"
    IN = "in"
    NAME = "name"
    AFTER = "after"
    BEFORE = "before"
    AUTHOR = "author"


_FIELD_NAMES = {
    **{name.value: name for name in Field},
    "kind": Field.TYPE,
    "ext": Field.TYPE,
    "folder": Field.IN,
    "file": Field.NAME,
    "since": Field.AFTER,
    "until": Field.BEFORE,
    "from": Field.AUTHOR,
}


class NoteReason(StrEnum):
    """Why a part of a query was not taken as it looked."""

    UNKNOWN_TYPE = "unknown_type"
    BAD_DATE = "bad_date"
    EMPTY_FILTER = "empty_filter"
    UNBALANCED_QUOTE = "unbalanced_quote"


@dataclass(frozen=True, slots=True)
class QueryNote:
    """A part that was searched as words, and why."""

    part: str
    reason: NoteReason

    def __str__(self) -> str:
        """Return the note as a sentence."""
        return _SENTENCES[self.reason].format(part=self.part)


_SENTENCES = {
    NoteReason.UNKNOWN_TYPE: "“{part}” names no type of file; its words were searched.",
    NoteReason.BAD_DATE: "“{part}” is no date; its words were searched.",
    NoteReason.EMPTY_FILTER: "“{part}” says nothing and was left out.",
    NoteReason.UNBALANCED_QUOTE: "A quotation mark has no partner; the words were searched.",
}


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    `text` is what is compared by meaning. `phrases` must all be met, each by one of its
    alternatives; phrases, `compounds` (words joined without a space, such as os.path.join or
    3.40.1) and `excluded` are terms separated by spaces. `n_tokens` counts what stands between
    spaces, stop words aside.
    """

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    n_tokens: int = 0
    filters: DocumentFilter = field(default_factory=DocumentFilter)
    notes: tuple[QueryNote, ...] = ()
    shortened: bool = False

    @property
    def asks_words(self) -> bool:
        """Return whether there is anything to search by, beside filters and exclusions."""
        return bool(self.words or self.phrases)


class _Draft:
    """A query while it is read piece by piece."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.texts: list[str] = []
        self.phrases: list[list[str]] = []
        self.excluded: list[str] = []
        self.filters = DocumentFilter()
        self.notes: list[QueryNote] = []
        self.alternative = False  # the piece before was OR
        self.after_phrase = False

    def add(self, match: re.Match[str]) -> None:
        """Take one piece in."""
        quoted, bare = match["quoted"], match["bare"]
        value = quoted if quoted is not None else bare
        name = _FIELD_NAMES.get((match["field"] or "").lower())
        if bare is not None and match["field"] and name is None:
            value = f"{match['field']}:{bare}"  # a colon inside a word: http://, std::sort
        if name is not None and not match["minus"] and self._filter(name, value, match.group()):
            return
        if match["minus"] and name is None:
            self._exclude(value)
        elif quoted is not None:
            self._phrase(value)
        elif bare == "OR":
            self.alternative = self.after_phrase
        else:
            self.texts.append(value)
            self.alternative = self.after_phrase = False

    def _exclude(self, value: str) -> None:
        phrase = phrase_terms(value)
        if phrase:
            self.excluded.append(phrase)

    def _phrase(self, value: str) -> None:
        phrase = phrase_terms(value)
        self.texts.append(value)
        if not phrase:
            return
        if self.alternative:
            self.phrases[-1].append(phrase)
        else:
            self.phrases.append([phrase])
        self.alternative, self.after_phrase = False, True

    def _filter(self, name: Field, value: str, part: str) -> bool:
        """Apply a filter; return False when it makes no sense and its words are to be searched."""
        value = value.strip()
        filters = self.filters
        if not value:
            self.notes.append(QueryNote(part, NoteReason.EMPTY_FILTER))
            return True
        if name is Field.TYPE:
            return self._filter_type(value, part)
        if name in (Field.AFTER, Field.BEFORE):
            start_ns = _start_ns(value, self.today)
            if start_ns is None:
                self.notes.append(QueryNote(part, NoteReason.BAD_DATE))
                return False
            if name is Field.AFTER:
                self.filters = replace(filters, after_ns=start_ns)
            else:
                self.filters = replace(filters, before_ns=start_ns)
        elif name is Field.IN:
            folder = str(Path(value).expanduser()) if value.startswith("~") else value
            self.filters = replace(filters, folders=(*filters.folders, folder))
        elif name is Field.NAME:
            name_terms = phrase_terms(value)
            if name_terms:
                self.filters = replace(filters, names=(*filters.names, name_terms))
        else:
            self.filters = replace(filters, authors=(*filters.authors, value))
        return True

    def _filter_type(self, value: str, part: str) -> bool:
        kinds, extensions = set(self.filters.kinds), set(self.filters.extensions)
        for one in value.lower().split(","):
            word = one.strip().lstrip("*.")
            known = {kind.value: kind for kind in Kind} | _KIND_NAMES
            if word in known:
                kinds.add(known[word])
            elif word in KIND_BY_EXTENSION:
                extensions.add(word)
            elif word:
                self.notes.append(QueryNote(part, NoteReason.UNKNOWN_TYPE))
                return False
        self.filters = replace(
            self.filters, kinds=frozenset(kinds), extensions=frozenset(extensions)
        )
        return True


def parse(text: str, today: date) -> Query:
    """Return what a typed query asks for.

    Args:
        text: anything at all.
        today: the day that `yesterday` and `7d` count from.
    """
    shortened = len(text) > MAX_QUERY_CHARS
    if shortened:
        text = text[:MAX_QUERY_CHARS].rsplit(None, 1)[0]
    text = text.replace("\0", " ")
    draft = _Draft(today)
    for match in _PIECE.finditer(text):
        draft.add(match)
    if sum(text.count(mark) for mark in '"') % 2:
        draft.notes.append(QueryNote('"', NoteReason.UNBALANCED_QUOTE))
    plain = " ".join(draft.texts)
    words = list(terms.words(plain))
    tokens = [token for token in plain.split() if not terms.is_stop_word(token)]
    return Query(
        text=plain,
        words=tuple(words[:MAX_WORDS]),
        phrases=tuple(tuple(group) for group in draft.phrases),
        excluded=tuple(draft.excluded),
        compounds=tuple(filter(None, (_compound(token) for token in tokens[:_MAX_COMPOUNDS]))),
        n_tokens=len(tokens),
        filters=draft.filters,
        notes=tuple(draft.notes),
        shortened=shortened or len(words) > MAX_WORDS,
    )


def phrase_terms(text: str) -> str:
    """Return the terms of a phrase in order, separated by spaces, as they are stored in order."""
    return " ".join(term for word in terms.words(text) for term in word.terms)


def _compound(token: str) -> str:
    """Return the terms of a token that punctuation divides, or "" where it is one plain word."""
    parts = [term for word in terms.words(token.strip(_EDGES)) for term in word.terms]
    several = len(list(terms.words(token))) > 1 and any(len(part) > 1 for part in parts)
    return " ".join(parts) if several else ""


def _start_ns(value: str, today: date) -> int | None:
    """Return when a day, month or year begins here, or None when there is no such date."""
    day = _day(value.lower(), today)
    if day is None:
        return None
    try:
        start_ns = int(datetime.combine(day, time.min).astimezone().timestamp()) * 1_000_000_000
    except (OverflowError, OSError, ValueError):
        return None
    return max(-_MAX_NS, min(start_ns, _MAX_NS))


def _day(value: str, today: date) -> date | None:
    if value in ("today", "yesterday"):
        return today - timedelta(days=value == "yesterday")
    ago = _AGO.match(value)
    try:
        if ago:
            return today - timedelta(days=int(ago[1]) * _DAYS[ago[2].lower()])
        if found := _DATE.match(value):
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        if found := _DATE_DAY_FIRST.match(value):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except (ValueError, OverflowError):
        return None
    return None
