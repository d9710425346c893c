"""Which words of a passage mean what was asked, though they are written differently.

What lives here: late interaction of a query's tokens with those of one shown passage, made into
marks. What does not: words that match by their letters, which a snippet marks already. The one
rule: pure, and precise before complete: no mark is better than a silly one.

ColBERT's operator (Khattab and Zaharia, "ColBERT: Efficient and Effective Passage Search via
Contextualized Late Interaction over BERT", SIGIR 2020), kept apart for each word q of the query:

    match(q) = max over the words w of the passage of cos(q, w)

A word's vector is the mean of its tokens'. Encoders that were trained to give one vector a text
give all tokens of a text much in common, so a cosine says little by itself. Two things are asked:

    rise(q, w) = (cos(q, w) - mean of cos(q, ·)) / (1 - mean of cos(q, ·)) >= MIN_RISE
    cos(q - mean of the passage's tokens, w - the same)  >= MIN_CENTRED

Words that stand in the passage by their letters, numbers and stop words are not looked for. The
two bounds were chosen by reading every pair that they let through on the sample library (English,
German and Chinese); words that a tokenizer takes apart into crumbs are not known to its encoder
and are passed over on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from engine import terms
from engine.jobs import Report, silent_report
from engine.ports import Embedder, Ids, Vectors
from engine.types import Hit, Mark, MatchKind

MIN_RISE = 0.33
MIN_CENTRED = 0.3
NEAR_BEST = 0.8  # of a word's best match; what is further off is not marked beside it
MAX_PHRASES = 4
_MIN_CHARS = 2
_KNOWN_CHARS = 3  # of a word for each of its tokens; what falls into crumbs is not known
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BETWEEN = re.compile(r"[ \u00a0]?(?:([^\W_]+)[ \u00a0])?")
# a number by itself: not the end of a code such as 77-310-5
_NUMBER_BEFORE = re.compile(r"(?<![^\W_])(?<!\w[-/.,:])\d+(?:[.,]\d+)*[ \u00a0]$")


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A text with what an encoder makes of its tokens.

    `places (n, 2) int64` are half-open and in code points, in order; `vectors (n, width) float32`
    are unit rows.
    """

    text: str
    places: Ids
    vectors: Vectors


@runtime_checkable
class TokenEmbedder(Protocol):
    """What an embedder may be able to do beside its port."""

    def token_vectors(self, text: str, *, is_query: bool = False) -> tuple[Ids, Vectors]:
        """Return the tokens' half-open places `(n, 2) int64` and `(n, width) float32` unit rows."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text that count: their places, and unit rows plain and centred."""

    places: list[tuple[int, int]]
    plain: Vectors
    centred: Vectors


def highlight(
    embedder: Embedder | TokenEmbedder | None,
    query: str,
    hits: Sequence[Hit],
    report: Report = silent_report,
) -> tuple[Hit, ...]:
    """Return the hits with marks by meaning in the passage that each of them shows first.

    Args:
        embedder: the encoder of the snapshot; without token vectors nothing is marked.
        query: what is compared by meaning.
        hits: rows that are looked at, in any order.
        report: called before each row.

    Raises:
        CancelledError: told to stop.
    """
    if not isinstance(embedder, TokenEmbedder) or not query.strip():
        return tuple(hits)
    asked = TokenVectors(query, *embedder.token_vectors(query, is_query=True))
    done = []
    for number, hit in enumerate(hits):
        report("highlight", number, len(hits))
        done.append(_highlighted(embedder, asked, hit))
    return tuple(done)


def _highlighted(embedder: TokenEmbedder, asked: TokenVectors, hit: Hit) -> Hit:
    if not hit.passages:
        return hit
    first = hit.passages[0]
    by_letters = tuple(mark for mark in first.marks if mark.kind is MatchKind.WORD)
    shown = TokenVectors(first.snippet, *embedder.token_vectors(first.snippet))
    found = marks_by_meaning(asked, shown, by_letters)
    marks = tuple(sorted((*by_letters, *found), key=lambda mark: mark.start))
    return replace(hit, passages=(replace(first, marks=marks), *hit.passages[1:]))


def marks_by_meaning(
    query: TokenVectors, passage: TokenVectors, marked: Sequence[Mark]
) -> tuple[Mark, ...]:
    """Return marks of kind `MEANING`, in order, that touch none of those there are.

    Args:
        query: what was asked, with the tokens' vectors.
        passage: the text that is shown, with the tokens' vectors.
        marked: its marks so far; they are not returned.
    """
    taken = [(mark.start, mark.end) for mark in marked]
    present = {
        term
        for start, end in taken
        for word in terms.words(passage.text[start:end])
        for term in word.terms
    }
    centre = passage.vectors.mean(axis=0) if len(passage.vectors) else 0.0
    asked = _words(query, centre)
    open_words = [
        row
        for row, place in enumerate(asked.places)
        if _is_open(query.text[slice(*place)], present)
    ]
    shown = _words(passage, centre)
    if not open_words or not shown.places:
        return ()
    worth = _matches(asked, shown, open_words)
    found = [
        (place, float(value))
        for place, value in zip(shown.places, worth, strict=True)
        if value > 0 and not any(place[0] < end and start < place[1] for start, end in taken)
    ]
    phrases = _joined(passage.text, found, taken)
    best = sorted(phrases, key=lambda phrase: -phrase[1])[:MAX_PHRASES]
    free = [_with_number(passage.text, place, taken) for place, _ in sorted(best)]
    return tuple(Mark(*place, MatchKind.MEANING) for place in free)


def _is_open(word: str, present: set[str]) -> bool:
    """Return whether a query's word still looks for what means the same."""
    return not any(term in present for one in terms.words(word) for term in one.terms)


def _matches(asked: _Words, shown: _Words, rows: list[int]) -> NDArray[np.float32]:
    """Return `(n,) float32`: how well each shown word matches one of the asked ones, or 0."""
    cosines = asked.plain[rows] @ shown.plain.T
    usual = cosines.mean(axis=1, keepdims=True)
    rise = (cosines - usual) / np.maximum(1.0 - usual, 1e-6)
    centred = asked.centred[rows] @ shown.centred.T
    good = (rise >= MIN_RISE) & (centred >= MIN_CENTRED)
    good &= rise >= NEAR_BEST * rise.max(axis=1, keepdims=True)
    return np.asarray(np.where(good, rise, 0.0).max(axis=0), np.float32)


def _words(text: TokenVectors, centre: Vectors | float) -> _Words:
    places: list[tuple[int, int]] = []
    rows: list[Vectors] = []
    starts, ends = text.places[:, 0], text.places[:, 1]
    for place in _spans(text):
        word = text.text[slice(*place)]
        inside = (starts < place[1]) & (ends > place[0])
        n_pieces = int(inside.sum())
        known = n_pieces == 1 or len(word) >= _KNOWN_CHARS * n_pieces > 0
        # 2023 is near 2024 for every encoder
        plain = not any(letter.isdigit() for letter in word) and not terms.is_stop_word(word)
        if known and plain and len(word) >= _MIN_CHARS:
            places.append(place)
            rows.append(text.vectors[inside].mean(axis=0))
    if not rows:
        nothing = np.empty((0, text.vectors.shape[1]), np.float32)
        return _Words([], nothing, nothing)
    together = np.stack(rows)
    return _Words(places, _unit(together), _unit(together - centre))


def _spans(text: TokenVectors) -> list[tuple[int, int]]:
    """Return where words stand; where no spaces part them, the tokenizer's own pieces are words."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text.text):
        if terms.is_dense(match.group()):
            begin, end = match.span()
            spans += [(int(s), int(e)) for s, e in text.places if begin <= s and e <= end]
        else:
            spans.append(match.span())
    return spans


def _joined(
    text: str, found: list[tuple[tuple[int, int], float]], taken: list[tuple[int, int]]
) -> list[tuple[tuple[int, int], float]]:
    """Return words side by side as phrases, also across one stop word; worth their best word."""
    joined: list[tuple[tuple[int, int], float]] = []
    for (start, end), value in found:
        if joined:
            (first, last), before = joined[-1]
            between = _BETWEEN.fullmatch(text, last, start)
            across = between is not None and (between[1] is None or terms.is_stop_word(between[1]))
            if across and not any(last <= s < start for s, _ in taken):
                joined[-1] = ((first, end), max(before, value))
                continue
        joined.append(((start, end), value))
    return joined


def _with_number(
    text: str, place: tuple[int, int], taken: list[tuple[int, int]]
) -> tuple[int, int]:
    """Return the place with the number that stands before it: 60 days, 35 dB."""
    before = _NUMBER_BEFORE.search(text, 0, place[0])
    if before is None or any(start < place[0] and end > before.start() for start, end in taken):
        return place
    return before.start(), place[1]


def _unit(rows: Vectors) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-12), np.float32)
