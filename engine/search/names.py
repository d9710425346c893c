"""Documents by the names of their files and folders.

What lives here: how well a path answers a query. What does not: the text inside. The one rule: a
name is worth the share of the query's meaning that it holds, so that a long name gains nothing by
its length.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice

from engine.search.lexical import retrieve
from engine.search.query import phrase_terms
from engine.search.view import Mask, View
from engine.store import fts, hits
from engine.terms import fold

MIN_COVERAGE = 0.5  # a name that holds less of the query is no find of its own
EXACT_SHARE = 5.0  # what a name typed in full counts as: more than any text can be worth
_MAX_NAME_CHARS = 255
_MAX_SIMILAR = 500  # names that begin with the query and are looked at
_MAX_COMPARED = 2_000  # of a filter, names that are looked at wherever they hold it: 5 ms


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


def named_exactly(view: View, text: str, allowed: Mask | None) -> dict[int, float]:
    """Return the documents whose file name, with its ending or without, is just what was typed.

    Case and accents do not count.

    Args:
        view: what is in memory.
        text: what was typed.
        allowed: mask by document id; only these documents, or None for all.
    """
    typed = _plain(text)
    phrase = phrase_terms(text) if 0 < len(typed) <= _MAX_NAME_CHARS else ""
    if not phrase:
        return {}
    found = {}
    for document_id, raw in hits.paths(view.connection, _similar(view, phrase, allowed)):
        name = os.path.basename(os.fsdecode(raw))  # noqa: PTH119 - a Path costs ten times as much
        if typed in (_plain(name), _plain(os.path.splitext(name)[0])):  # noqa: PTH122
            found[int(document_id)] = EXACT_SHARE
    return found


def _similar(view: View, phrase: str, allowed: Mask | None) -> list[int]:
    """Return documents among which those are whose name is a phrase, in terms."""
    if allowed is None:
        return list(islice(fts.names_beginning(view.connection, phrase), _MAX_SIMILAR))
    # many names may begin so that the filter leaves out, such as those of photographs
    rarest = min(phrase.split(), key=lambda term: view.names.frequency(view.connection, term))
    rows = view.names.posting(view.connection, rarest).rows
    rows = rows[rows < len(allowed)]
    rows = rows[allowed[rows]]
    inside: list[int] = rows.tolist()
    if len(inside) <= _MAX_COMPARED:
        return inside
    wanted = set(inside)
    beginning = fts.names_beginning(view.connection, phrase)
    return list(islice((one for one in beginning if one in wanted), _MAX_SIMILAR))


def _plain(text: str) -> str:
    return " ".join(fold(text).casefold().split())
