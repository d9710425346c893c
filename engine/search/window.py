"""The best window of a passage for a query: what a cross-encoder reads of a long text.

What lives here: choosing the run of words that is read. What does not: tokenisation, models. The
one rule: training and serving cut passages with the same function, because the cross-encoder
learns what a cut passage looks like.
"""

from __future__ import annotations

import re

# What a word-piece tokenizer takes apart before it looks into words: CJK signs singly, runs of
# letters and digits, punctuation.
_PIECE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+|[^\w\s]")
_PART = re.compile(r"[^\W_]+")
_STEM_LETTERS = 6


def query_terms(query: str) -> set[str]:
    """Return the lower-cased word parts of a query, cut to crude stems.

    Returns:
        Word beginnings of at most six letters; one-letter words are left out.
    """
    return {_stem(part) for part in _PART.findall(query.lower()) if len(part) > 1}


def n_words(text: str) -> int:
    """Return how many words a text has; a CJK sign counts as one, punctuation does not."""
    return sum(text[match.start()].isalnum() for match in _PIECE.finditer(text))


def best_window(query: str, text: str, *, n_pieces: int = 88) -> str:
    """Return the run of words and signs of a text that covers most of a query.

    Slides over the text in eighths of a window and counts each covered query term once, plus a
    tenth for every further match; ties go to the earlier window.

    Returns:
        The text itself when it is short enough, else a slice of it with its original spacing.
    """
    spans = [match.span() for match in _PIECE.finditer(text)]
    if len(spans) <= n_pieces:
        return text
    terms = query_terms(query)
    matched = [
        {_stem(part) for part in _PART.findall(text[begin:end].lower())} & terms
        for begin, end in spans
    ]
    step = max(1, n_pieces // 8)
    starts = sorted({*range(0, len(spans) - n_pieces, step), len(spans) - n_pieces})
    best_start, most_covered = 0, -1.0
    for start in starts:
        found = matched[start : start + n_pieces]
        covered = len(set().union(*found)) + 0.1 * sum(map(len, found))
        if covered > most_covered + 1e-9:
            best_start, most_covered = start, covered
    return text[spans[best_start][0] : spans[best_start + n_pieces - 1][1]]


def _stem(part: str) -> str:
    """Cut a word to its beginning, so that plural and verb endings still match."""
    return part[:_STEM_LETTERS]
