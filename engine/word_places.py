"""Where in a text the words of a query stand closest together.

What lives here: the stretch that is worth most. What does not: finding words (`engine/terms.py`),
and what is shown around them. The one rule: pure; the same word twice is worth no more than once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.terms import TermSpan


def best_cluster(
    found: Sequence[TermSpan], weights: Mapping[str, float], n_chars: int
) -> tuple[int, int]:
    """Return the stretch of at most `n_chars` whose different terms are worth most.

    Args:
        found: the terms of a text, in order of place.
        weights: how much each of them is worth.
        n_chars: how long the stretch may be; a single longer term is one all the same.

    Returns:
        A half-open place, the first among equals; (0, 0) where there is no term.
    """
    best, best_value = (0, 0), 0.0
    counts: dict[str, int] = {}
    value, first = 0.0, 0
    for last, span in enumerate(found):
        counts[span.term] = counts.get(span.term, 0) + 1
        if counts[span.term] == 1:
            value += weights[span.term]
        while span.end - found[first].start > n_chars and first < last:
            dropped = found[first].term
            counts[dropped] -= 1
            if not counts[dropped]:
                value -= weights[dropped]
            first += 1
        if value > best_value + 1e-9:
            best, best_value = (found[first].start, span.end), value
    return best
