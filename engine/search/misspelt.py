"""Words that stand nowhere, and words of the library that are spelled nearly like them.

What lives here: which words of a query are misspelt, and what they may have been. What does not:
when it is asked (`pipeline`: where a search found nothing). The one rule: a word that stands
anywhere is right; and however many words a library has, a few thousand are looked at.

Stored are stems, so a stem is compared with every beginning of what was typed, and then the words
it comes from, as they stand in a few passages, with all of it. The words are gone through in order:
where no word that begins so can be near, the next one that begins otherwise is looked up.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engine import terms
from engine.operators import pieces
from engine.search.query import MAX_QUERY_CHARS
from engine.search.view import View
from engine.store import fts, hits
from engine.store.fts import TermTable

_MIN_LETTERS = 4  # shorter words are all near one another
_LONG = 8  # letters from which two may be wrong
_MAX_LETTERS = 40
_MAX_WORDS = 4  # words of a query that are looked for
_MAX_SEEKS = 8_000  # words of the library that are looked up for a query, 40 µs each
_MAX_ENDING = 6  # letters of an ending that its stem lacks
_MIN_STEM = 3
_MAX_STEMS = 24  # whose words are looked at
_MAX_PASSAGES = 8  # in which they are
_LAST_LETTER = "\U0010ffff"  # comes after all that a term may hold
_ONE_WORD = re.compile(r"[\W_]*?([^\W\d_]+)[\W_]*$")
_LETTERS = re.compile(r"[^\W\d_]+$")

Row = list[int]
Seek = Callable[[str], str | None]  # gives the first stem, in order, that is not before a text


@dataclass(frozen=True, slots=True)
class _Near:
    """A word of the library as it stands there, and the term it gives."""

    word: str
    term: str


class _Stems:
    """The stems of a library, of which a query may look up so many and no more."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._n_left = _MAX_SEEKS

    def next(self, table: TermTable, least: str) -> str | None:
        """Return the first stem that is not before a text; None where there is none, or no more."""
        self._n_left -= 1
        return fts.next_term(self.view.connection, table, least) if self._n_left >= 0 else None


def corrected(view: View, text: str) -> str | None:
    """Return a query in which words that stand nowhere are replaced by near ones that do.

    Quoted phrases, operators and whatever holds digits stay as they are. None where no word that
    stands nowhere has a near one.
    """
    if len(text) > MAX_QUERY_CHARS:
        return None
    found: list[tuple[int, int, str]] = []
    n_sought, stems = 0, _Stems(view)
    for start, end, word in _plain_words(text):
        if _stands(view, terms.stem(word)):
            continue
        n_sought += 1
        if n_sought > _MAX_WORDS:
            break
        near = _nearest(stems, word)
        if near is not None:
            found.append((start, end, _cased(near, text[start:end])))
    for start, end, near in reversed(found):
        text = text[:start] + near + text[end:]
    return text if found else None


def _plain_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the half-open places of the words that may be misspelt, and their folded letters."""
    for piece in pieces(text):
        if piece.operator is not None or piece.is_quoted or piece.is_excluded or piece.text == "OR":
            continue
        match = _ONE_WORD.match(piece.text)
        if match is None or terms.is_stop_word(match[1]) or terms.is_dense(match[1]):
            continue
        letters = terms.fold(match[1]).lower()
        words = list(terms.words(match[1]))
        if len(words) != 1 or words[0].terms != (terms.stem(letters),):
            continue  # several words in one: getUserName
        if _MIN_LETTERS <= len(letters) <= _MAX_LETTERS:
            yield piece.start + match.start(1), piece.start + match.end(1), letters


def _stands(view: View, term: str) -> bool:
    return _frequency(view, term) > 0


def _frequency(view: View, term: str) -> int:
    chunks = view.chunks.frequency(view.connection, term)
    return chunks + view.names.frequency(view.connection, term)


def _nearest(stems: _Stems, letters: str) -> str | None:
    for n_edits in (1, 2) if len(letters) >= _LONG else (1,):
        near = [one for table in TermTable for one in _near(stems, table, letters, n_edits)]
        if near:  # where nothing is nearer
            return max(near, key=lambda one: (_frequency(stems.view, one.term), one.word)).word
    return None


def _near(stems: _Stems, table: TermTable, letters: str, n_edits: int) -> Iterator[_Near]:
    """Yield a word that is near enough for every stem of a table that has one."""
    connection = stems.view.connection
    for stem in stems_near(lambda least: stems.next(table, least), letters, n_edits):
        rows = list(dict.fromkeys(fts.places(connection, table, stem, _MAX_PASSAGES).tolist()))
        if table is TermTable.CHUNKS:
            texts = [text for _, text in hits.chunk_texts(connection, rows)]
        else:
            texts = [os.fsdecode(path) for _, path in hits.paths(connection, rows)]
        for word in _words_of(texts, stem):
            if distance(letters, terms.fold(word).lower()) <= n_edits:
                yield _Near(word, stem)
                break


def _words_of(texts: Sequence[str], stem: str) -> Iterator[str]:
    for text in texts:
        for span in terms.find_terms(text, {stem}):
            word = text[span.start : span.end]
            if _LETTERS.match(word):
                yield word


def _cased(word: str, typed: str) -> str:
    """Return a word in the case in which it was typed."""
    if typed.islower():
        return word.lower()
    if typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:].lower() if typed.istitle() else word


def stems_near(seek: Seek, letters: str, n_edits: int) -> list[str]:
    """Return stems that a word may have had before it was misspelt, the likeliest first.

    Args:
        seek: gives stems in order; None where there are no more.
        letters: what was typed, folded, in lower case.
        n_edits: how many letters may be otherwise.
    """
    found: dict[str, int] = {}
    for beginning in dict.fromkeys((letters[0], letters[1] + letters[0])):
        rows: list[Row] = [list(range(len(letters) + 1))]
        path, least = "", beginning
        while (stem := seek(least)) is not None and stem.startswith(beginning):
            del rows[len(os.path.commonprefix((path, stem))) + 1 :]  # noqa: RUF071 - no paths
            while len(rows) <= len(stem) and min(rows[-1]) <= n_edits:
                rows.append(_next_row(rows, stem, letters))
            path = stem[: len(rows) - 1]
            if min(rows[-1]) > n_edits:
                least = path + _LAST_LETTER
                continue
            least = stem + "\x01"
            likely = _likelihood(rows[-1], stem, n_edits)
            if likely is not None:
                found[stem] = likely
    return sorted(found, key=lambda stem: (found[stem], stem))[:_MAX_STEMS]


def _likelihood(row: Row, stem: str, n_edits: int) -> int | None:
    """Return how far a stem and an ending are from what was typed, None where they are too far."""
    n_letters = len(row) - 1
    if len(stem) < _MIN_STEM:
        return None
    least = max(_MIN_STEM, n_letters - _MAX_ENDING)
    far = [2 * row[n] + n_letters - n for n in range(least, len(row)) if row[n] <= n_edits]
    return min(far, default=None)


def _next_row(rows: Sequence[Row], word: str, typed: str) -> Row:
    """Return the distances of one more letter of a word from every beginning of what was typed.

    Damerau's distance in which no letter is changed twice: left out, put in, another, or swapped.
    """
    n = len(rows)
    letter, before = word[n - 1], rows[-1]
    row = [n]
    for i, other in enumerate(typed, 1):
        # a stem ends with i where the word ends with y
        same = letter == other or (letter == "i" and other == "y" and n == len(word))
        least = min(before[i] + 1, row[i - 1] + 1, before[i - 1] + (not same))
        if n > 1 and i > 1 and letter == typed[i - 2] and word[n - 2] == other:
            least = min(least, rows[-2][i - 2] + 1)
        row.append(least)
    return row


def distance(typed: str, word: str) -> int:
    """Return how many letters of a word were left out, put in, mistaken or swapped."""
    rows: list[Row] = [list(range(len(typed) + 1))]
    for _ in word:
        rows.append(_next_row(rows, word + "\0", typed))
    return rows[-1][-1]
