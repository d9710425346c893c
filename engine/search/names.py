"""Documents by the names of their files and folders.

What lives here: how well a path answers a query. What does not: the text inside. The one rule: a
name is worth the share of the query's meaning that it holds, so that a long name gains nothing by
its length.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.search.lexical import retrieve
from engine.search.view import Mask, View

MIN_COVERAGE = 0.5  # a name that holds less of the query is no find of its own


def retrieve_names(
    view: View, wanted: Sequence[str], n_best: int, allowed: Mask | None
) -> dict[int, float]:
    """Return the documents whose path holds much of the query, with that share, 0 to 1.

    Args:
        view: what is in memory.
        wanted: the terms of the query.
        n_best: how many documents.
        allowed: mask by document id; only these documents, or None for all.
    """
    found = retrieve(view.connection, view.names, wanted, n_best, allowed=allowed)
    shares = found.coverage(found.ids)
    return {
        int(one): float(share)
        for one, share in zip(found.ids, shares, strict=True)
        if share >= MIN_COVERAGE
    }
