"""Where a phrase stands: by its terms, and letter by letter where it was quoted.

What lives here: looking phrases up and comparing letters. What does not: which phrases must or must
not be met (`scope`). The one rule: the full text tables narrow first, and only what they leave is
read: they know stems, not letters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

import numpy as np

from engine import terms
from engine.ports import Ids
from engine.search.query import Phrase
from engine.search.view import View
from engine.store import fts, hits
from engine.store.folders import path_from_bytes
from engine.store.fts import TermTable

MAX_COMPARED = 10_000  # rows whose letters are read; a phrase in more of them goes by its terms
COMPARED_AT_ONCE = 500  # of more rows only those that became candidates are read, if they suffice
_MAX_KNOWN = 64  # phrases whose rows are kept
_SENTENCE_SIGNS = ".,;:!? "
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ALIKE = str.maketrans("’‘ʼ`´‐‑‒–—−", "'''''------")


def rows_with(view: View, table: TermTable, phrase: Phrase) -> Ids:
    """Return the rows that hold a phrase, `(n,) int64` ascending."""
    key = (table, phrase.terms, phrase.typed if phrase.exact else "")
    known = view.phrase_rows.get(key)
    if known is None:
        known = _by_terms(view, table, phrase.terms)
        if phrase.exact and len(known) <= MAX_COMPARED:
            known = _with_letters(view, table, known, phrase.typed)
        if len(view.phrase_rows) >= _MAX_KNOWN:
            view.phrase_rows.clear()
        view.phrase_rows[key] = known
    return known


def rows_to_compare(view: View, phrase: Phrase) -> Ids | None:
    """Return the many chunks that hold a quoted phrase's terms, its letters not compared yet.

    None where they are few, or where it is known already which of them hold the letters.
    """
    if not phrase.exact or (TermTable.CHUNKS, phrase.terms, phrase.typed) in view.phrase_rows:
        return None
    rows = rows_with(view, TermTable.CHUNKS, replace(phrase, exact=False))
    return rows if len(rows) > COMPARED_AT_ONCE else None


def compared(view: View, phrase: Phrase, rows: Ids) -> Ids:
    """Return those of some chunks, ascending, that hold a quoted phrase letter by letter."""
    return _with_letters(view, TermTable.CHUNKS, rows, phrase.typed)


def stands_in(typed: str, text: str) -> bool:
    """Return whether a quoted phrase stands in a text, letter by letter.

    Case does not count, nor how quotation marks, dashes and accents are encoded. Between words
    anything may stand that is neither letter nor digit; inside a word every sign must be there.
    """
    pattern, begins_word = _pattern(typed)
    plain = _plain(text)
    # what stands before is looked at here: a pattern that begins with letters is found much sooner
    found = pattern.search(plain)
    while found is not None:
        start = found.start()
        if not begins_word or start == 0 or not plain[start - 1].isalnum():
            return True
        found = pattern.search(plain, start + 1)
    return False


def _by_terms(view: View, table: TermTable, phrase: str) -> Ids:
    postings = view.chunks if table is TermTable.CHUNKS else view.names
    rows = (
        fts.rows_with_phrase(view.connection, table, phrase)
        if " " in phrase
        else postings.posting(view.connection, phrase).rows
    )
    limit = len(view.content_of) if table is TermTable.CHUNKS else postings.size
    return rows[rows < limit]


def _with_letters(view: View, table: TermTable, rows: Ids, typed: str) -> Ids:
    """Return the rows, ascending, in whose text, heading, title or path a phrase stands."""
    connection = view.connection
    if table is TermTable.NAMES:
        paths = hits.paths(connection, rows.tolist())
        kept = {int(one) for one, path in paths if stands_in(typed, str(path_from_bytes(path)))}
        return np.array(sorted(kept), np.int64)
    words = " ".join(_core(typed).split())
    sure, maybe = np.empty(0, np.int64), rows
    if words.isascii() and words.replace(" ", "").isalnum():
        sure, maybe = hits.chunks_saying(connection, rows.tolist(), words)
    texts = hits.chunk_texts(connection, maybe.tolist())
    kept = {one for one, text in texts if stands_in(typed, text)}.union(sure.tolist())
    titles = hits.titles(connection, np.unique(view.content_of[rows]).tolist())
    titled = [one for one, title in titles if stands_in(typed, title)]
    inside = np.isin(rows, sorted(kept)) | np.isin(view.content_of[rows], titled)
    return np.asarray(rows[inside])


def _plain(text: str) -> str:
    """Return a text as its letters are compared."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text).translate(_ALIKE)).casefold()


def _core(typed: str) -> str:
    """Return a phrase as its letters are compared, without the signs of the sentence around it."""
    plain = _plain(typed).strip()
    return plain.strip(_SENTENCE_SIGNS) or plain


@lru_cache(maxsize=64)
def _pattern(typed: str) -> tuple[re.Pattern[str], bool]:
    """Return what finds a phrase, and whether only the beginning of a word may begin it."""
    core = _core(typed)
    # every part holds a letter or digit, so that what lies between two parts is one stretch only
    # and no text makes the search take long
    parts = [re.escape(part) for part in core.split() if any(map(str.isalnum, part))]
    after = "" if _stands_alone(core[-1:]) else r"(?![^\W_])"
    return re.compile(r"[\W_]+".join(parts) + after), not _stands_alone(core[:1])


def _stands_alone(sign: str) -> bool:
    """Return whether a word may begin or end at this sign whatever stands beside it."""
    return not sign.isalnum() or terms.is_dense(sign)
