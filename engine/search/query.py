"""What people type, understood forgivingly.

What lives here: what a typed text asks for. What does not: its operators (`engine/operators.py`),
what a term is (`engine/terms.py`) and what a filter means in SQL (`engine/store/hits.py`). The one
rule: parsing never fails; a part that makes no sense is searched as words, or left out, and noted.

    words        searched by word and by meaning
    "a phrase"   must stand there letter by letter; case does not count
    -word        must not stand in the file; also -"a phrase"
    a OR "b c"   one of the two must stand there, in any form of a word without quotation marks;
                 a OR -b: a stands there or b does not
    type:pdf     a kind or an extension; several are alternatives
    in:~/Work    a folder; in:Work a folder's name anywhere in the path
    name:draft   in the file's name
    after:2025-03  before:2025-04-15  when the file last changed; also today, yesterday, 7d, 2w, 3m
    from:anna  author:anna
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path

from engine import terms
from engine.operators import (
    NoteReason,
    Operator,
    Piece,
    QueryNote,
    day_of,
    kinds_in,
    looks_like_date,
    pieces,
)
from engine.store.hits import DocumentFilter
from engine.terms import Word

MAX_QUERY_CHARS = 2_000
MAX_WORDS = 64
MIN_BEGUN = 3  # letters of a word that may become another one

_MAX_PART = 60  # characters of a part that a note repeats
_MAX_COMPOUNDS = 4
_MAX_NS = (1 << 63) - 1  # of SQLite's integers: the year 2262
_NO_TEXT = re.compile("[\0\ud800-\udc7f\udd00-\udfff]")
_NO_BYTES = re.compile("[\ud800-\udfff]")  # a folder's name may hold bytes that are no text
_EDGES = ".,;:!?()[]{}<>'"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What must stand in a document, or must not.

    `typed` are the words as they were typed; `terms` those that are stored for them, in order,
    separated by spaces. Where it is `exact`, the letters count and not only the terms; where it
    is `absent`, it must not stand there.
    """

    terms: str
    typed: str
    exact: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    `text` is what is compared by meaning. `phrases` must all be met, each by one of its
    alternatives; none of the `excluded` may stand there. `compounds` are words joined without a
    space, such as os.path.join or 3.40.1. `n_tokens` counts what stands between spaces, stop words
    aside; of scripts without spaces, two characters count as one. `begun` are the terms of the last
    word, its whole form first, while it may be a word in the making, each with the letters that
    were typed.
    """

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[Phrase, ...], ...] = ()
    excluded: tuple[Phrase, ...] = ()
    compounds: tuple[Phrase, ...] = ()
    n_tokens: int = 0
    begun: tuple[tuple[str, str], ...] = ()
    filters: DocumentFilter = field(default_factory=DocumentFilter)
    notes: tuple[QueryNote, ...] = ()
    shortened: bool = False

    @property
    def asks_words(self) -> bool:
        """Return whether there is anything to search by, beside filters and exclusions."""
        return bool(self.words)


class _Draft:
    """A query while it is read piece by piece."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.texts: list[str] = []
        self.groups: list[list[Phrase]] = []  # what stands there, each with its alternatives
        self.filters = DocumentFilter()
        self.notes: list[QueryNote] = []
        self.joins = False  # the piece before was OR
        self.last = ""  # the last words, where nothing closes them; filters may follow
        self.may_join = False  # the piece before the OR can be an alternative

    def add(self, piece: Piece) -> None:
        """Take one piece in."""
        if piece.operator is not None and piece.is_excluded:
            self.notes.append(QueryNote(piece.text, NoteReason.TURNED_ROUND))
        elif piece.operator is not None and self._filter(piece.operator, piece.value, piece.text):
            self.may_join = self.joins = False
        elif piece.text == "OR":
            if not self.may_join and not self.joins and not self.filters:
                self.notes.append(QueryNote("OR", NoteReason.DANGLING_OR))
            self.joins = self.may_join
            self.last = ""
        else:
            self._require(piece)

    def _require(self, piece: Piece) -> None:
        phrase = Phrase(
            _quoted_terms(piece.value) if piece.is_quoted else phrase_terms(piece.value),
            " ".join(piece.value.split()),
            piece.is_quoted,
            piece.is_excluded,
        )
        is_open = not (piece.is_quoted or piece.is_excluded or piece.operator)
        self.last = piece.value if is_open else ""
        if not phrase.absent:
            self.texts.append(piece.value)
        if phrase.terms:
            if self.joins:
                self.groups[-1].append(phrase)
            else:
                self.groups.append([phrase])
            self.may_join = True
        self.joins = False

    @property
    def phrases(self) -> tuple[tuple[Phrase, ...], ...]:
        """Return what must be met: quoted phrases, and whatever has alternatives."""
        return tuple(
            tuple(group)
            for group in self.groups
            if len(group) > 1 or (group[0].exact and not group[0].absent)
        )

    @property
    def excluded(self) -> tuple[Phrase, ...]:
        """Return what must not stand there."""
        return tuple(group[0] for group in self.groups if len(group) == 1 and group[0].absent)

    def _filter(self, operator: Operator, value: str, part: str) -> bool:
        """Apply a filter; return False when it makes no sense and its words are to be searched."""
        value = value.strip()
        filters = self.filters
        if not value:
            self.notes.append(QueryNote(part, NoteReason.EMPTY_FILTER))
            return True
        if operator is Operator.TYPE:
            return self._filter_type(value, part)
        if operator in (Operator.AFTER, Operator.BEFORE):
            return self._filter_time(operator, value, part)
        if operator is Operator.IN:
            folder = str(Path(value).expanduser()) if value.startswith("~") else value
            self.filters = replace(filters, folders=(*filters.folders, folder))
        elif operator is Operator.NAME:
            name_terms = phrase_terms(value)
            if name_terms:
                self.filters = replace(filters, names=(*filters.names, name_terms))
        else:
            self.filters = replace(filters, authors=(*filters.authors, value))
        return True

    def _filter_type(self, value: str, part: str) -> bool:
        named = kinds_in(value)
        if named is None:
            self.notes.append(QueryNote(part, NoteReason.UNKNOWN_TYPE))
            return False
        kinds, extensions = named
        self.filters = replace(
            self.filters,
            kinds=self.filters.kinds | kinds,
            extensions=self.filters.extensions | extensions,
        )
        return True

    def _filter_time(self, operator: Operator, value: str, part: str) -> bool:
        begins = start_ns(value, self.today)
        if begins is not None and operator is Operator.AFTER:
            self.filters = replace(self.filters, after_ns=begins)
        elif begins is not None:
            self.filters = replace(self.filters, before_ns=begins)
        elif looks_like_date(value):
            self.notes.append(QueryNote(value, NoteReason.NO_SUCH_DATE))
        else:
            self.notes.append(QueryNote(part, NoteReason.BAD_DATE))
            return False
        return True


def parse(text: str, today: date) -> Query:
    """Return what a typed query asks for.

    Args:
        text: anything at all.
        today: the day that `yesterday` and `7d` count from.
    """
    shortened = len(text) > MAX_QUERY_CHARS
    if shortened:
        text = next(iter(text[:MAX_QUERY_CHARS].strip().rsplit(None, 1)), "")
    text = _NO_TEXT.sub("\ufffd", text)
    draft = _Draft(today)
    for piece in pieces(text):
        draft.add(piece)
    if text.count('"') % 2:
        draft.notes.append(QueryNote('"', NoteReason.UNBALANCED_QUOTE))
    plain = _NO_BYTES.sub("\ufffd", " ".join(draft.texts))
    words = list(terms.words(plain))
    tokens = [token for token in plain.split() if not terms.is_stop_word(token)]
    return Query(
        text=plain,
        words=tuple(words[:MAX_WORDS]),
        phrases=draft.phrases,
        excluded=draft.excluded,
        compounds=tuple(filter(None, map(_compound, tokens[:_MAX_COMPOUNDS]))),
        n_tokens=sum(map(_n_words, tokens)),
        begun=() if shortened or text.count('"') % 2 else _begun(draft.last),
        filters=draft.filters,
        notes=tuple(dict.fromkeys(map(_shown, draft.notes))),
        shortened=shortened or len(words) > MAX_WORDS,
    )


def _begun(typed: str) -> tuple[tuple[str, str], ...]:
    """Return the terms of the word that a piece ends with, if more letters may follow."""
    found = list(terms.words(typed)) if typed[-1:].isalnum() else []
    if not found:
        return ()
    word = found[-1]
    dense = any(map(terms.is_dense, word.written))
    if dense or sum(map(str.isalpha, word.written)) < MIN_BEGUN or terms.is_stop_word(typed):
        return ()
    return tuple(terms.unfinished(word).items())


def _n_words(token: str) -> int:
    dense = [one.written for one in terms.words(token) if terms.is_dense(one.written)]
    return max(1, sum((len(run) + 1) // 2 for run in dense))


def _shown(note: QueryNote) -> QueryNote:
    """Return a note whose part any line of text can hold."""
    part = _NO_BYTES.sub("\ufffd", note.part)
    return replace(note, part=part if len(part) <= _MAX_PART else part[:_MAX_PART] + "…")


def phrase_terms(text: str) -> str:
    """Return the terms of a phrase in order, separated by spaces, as they are stored in order."""
    return " ".join(term for word in terms.words(text) for term in word.terms)


def _quoted_terms(text: str) -> str:
    """Return the terms of a phrase; of one word its whole form, which any way to join it gives."""
    words = list(terms.words(text))
    return (words[0].whole if len(words) == 1 else "") or phrase_terms(text)


def _compound(token: str) -> Phrase | None:
    """Return a token that punctuation divides as a phrase, or None where it is one plain word."""
    words = list(terms.words(token))
    parts = [term for word in words for term in word.terms]
    if len(words) < 2 or not any(len(part) > 1 for part in parts):
        return None
    return Phrase(" ".join(parts), token.strip(_EDGES), exact=True)


def start_ns(value: str, today: date) -> int | None:
    """Return when a day, month or year begins here, or None when there is no such date."""
    day = day_of(value, today)
    if day is None:
        return None
    try:
        begins = int(datetime.combine(day, time.min).astimezone().timestamp()) * 1_000_000_000
    except (OverflowError, OSError, ValueError):
        return None
    return max(-_MAX_NS, min(begins, _MAX_NS))
