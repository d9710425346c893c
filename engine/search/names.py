"""Documents by the names of their files and folders.

What lives here: what a path that answers a query is worth. What does not: the text inside, and what
makes two names the same (`engine/store/file_names.py`). The one rule: a name is worth the share of
the query's meaning that it holds, so that a long name gains nothing by its length; a file that is
called just what was typed is worth more than anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from engine.search.exact import Exact
from engine.search.fuse import EXACT_WEIGHT, NAME_WEIGHT, NAMED_WEIGHT
from engine.search.lexical import retrieve
from engine.search.view import Mask, View
from engine.store import file_names

MIN_COVERAGE = 0.5  # a name that holds less of the query is no find of its own
_MAX_CALLED = 500  # files of one name that are found


def retrieve_names(
    view: View, wanted: Sequence[str], n_best: int, allowed: Mask | None, exact: Exact
) -> dict[int, float]:
    """Return the documents whose path holds much of the query, with what that adds to their value.

    Args:
        view: what is in memory.
        wanted: the terms of the query.
        n_best: how many documents.
        allowed: mask by document id; only these documents, or None for all.
        exact: what of the query was typed exactly; a name that holds it counts as a text does.
    """
    found = retrieve(view.connection, view.names, wanted, n_best, allowed=allowed)
    shares = found.coverage(found.ids)
    ids, shares = found.ids[shares >= MIN_COVERAGE], shares[shares >= MIN_COVERAGE]
    worth = NAME_WEIGHT * shares + EXACT_WEIGHT * exact.in_names(view, ids, found)
    return dict(zip(ids.tolist(), worth.tolist(), strict=True))


def named_exactly(view: View, typed: Iterable[str], allowed: Mask | None) -> dict[int, float]:
    """Return the documents whose file is called what was typed, with what that adds to their value.

    Args:
        view: what is in memory.
        typed: what was typed, in one way or several.
        allowed: mask by document id; only these documents, or None for all.
    """
    found = [file_names.called(view.connection, text) for text in dict.fromkeys(typed)]
    ids = np.unique(np.concatenate(found))
    if allowed is not None:
        ids = ids[ids < len(allowed)]
        ids = ids[allowed[ids]]
    return dict.fromkeys(ids[:_MAX_CALLED].tolist(), NAMED_WEIGHT)
