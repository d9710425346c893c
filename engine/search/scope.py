"""Where a search looks: filters, phrases that must stand there, words that must not.

What lives here: turning them into masks over chunks and documents. What does not: ranking. The one
rule: masks are made before retrieval and hold inside it, so that a filter never leaves fewer
results than there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.ports import Ids
from engine.search.phrases import rows_to_compare, rows_with
from engine.search.query import Phrase, Query
from engine.search.view import Mask, View
from engine.store import hits
from engine.store.fts import TermTable
from engine.store.hits import DocumentFilter


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be found; None stands for everything.

    `documents` masks the document ids that pass filters and exclusions; `chunks` masks chunk ids;
    `names` masks the document ids that may be found by name alone. `unsure` is a quoted phrase
    whose terms all of `chunks` hold; which of them hold its letters is not known yet.
    """

    documents: Mask | None
    chunks: Mask | None
    names: Mask | None
    unsure: Phrase | None = None

    @property
    def chunk_ids(self) -> Ids | None:
        """Return the allowed chunks, `(n,) int64` ascending."""
        return None if self.chunks is None else np.flatnonzero(self.chunks)


def make_scope(view: View, query: Query, wanted: DocumentFilter, *, lazily: bool = False) -> Scope:
    """Return where a query looks.

    Every phrase, or one of its alternatives, must stand somewhere in the content, and a chunk must
    hold one of them; what is excluded must stand neither in the content nor in the file's name.

    Args:
        view: what is being read.
        query: what is asked.
        wanted: the filters, typed and chosen.
        lazily: leave the letters of a phrase that many chunks may hold to whoever asks.
    """
    allowed = view.allowed(wanted)
    chunks = None if allowed is None else allowed.chunks
    documents = None if allowed is None else allowed.documents
    for excluded in query.excluded:
        contents, others = _without(view, excluded)
        chunks = _both(chunks, ~view.chunks_of(contents))
        documents = _both(documents, others)
    names = documents
    unsure = None
    if query.phrases:
        rows = None
        if lazily and len(query.phrases) == len(query.phrases[0]) == 1:
            (unsure,) = query.phrases[0]
            rows = rows_to_compare(view, unsure)
        if rows is None:
            unsure = None
            chunks = _both(chunks, _with_phrases(view, query.phrases))
        else:
            mask = np.zeros(len(view.content_of), np.bool_)
            mask[rows] = True
            chunks = _both(chunks, mask)
        names = _both(names, _names_with_phrases(view, query.phrases))
    return Scope(documents, chunks, names, unsure)


def _with_phrases(view: View, phrases: Sequence[Sequence[Phrase]]) -> Mask:
    everywhere = np.ones(len(view.content_of), np.bool_)
    anywhere = np.zeros(len(view.content_of), np.bool_)
    for alternatives in phrases:
        met = np.zeros(len(view.content_of), np.bool_)
        for phrase in alternatives:
            rows = rows_with(view, TermTable.CHUNKS, phrase)
            inside = view.chunks_of(np.unique(view.content_of[rows]))
            met |= ~inside if phrase.absent else inside
            if phrase.absent:
                anywhere |= ~inside
            else:
                anywhere[rows] = True
        everywhere &= met
    return everywhere & anywhere


def _names_with_phrases(view: View, phrases: Sequence[Sequence[Phrase]]) -> Mask:
    mask = np.ones(view.names.size, np.bool_)
    for alternatives in phrases:
        met = np.zeros(view.names.size, np.bool_)
        for phrase in alternatives:
            if phrase.absent:
                met |= _without(view, phrase)[1]
            else:
                met[rows_with(view, TermTable.NAMES, phrase)] = True
        mask &= met
    return mask


def _without(view: View, phrase: Phrase) -> tuple[Ids, Mask]:
    """Return the contents that hold a phrase, and the documents that hold it nowhere."""
    contents = np.unique(view.content_of[rows_with(view, TermTable.CHUNKS, phrase)])
    mask = np.ones(view.names.size, np.bool_)
    mask[rows_with(view, TermTable.NAMES, phrase)] = False
    documents, held = hits.matching_documents(view.connection, DocumentFilter())
    mask[documents[np.isin(held, contents)]] = False
    return contents, mask


def _both(one: Mask | None, other: Mask) -> Mask:
    if one is None:
        return other
    size = min(len(one), len(other))
    return one[:size] & other[:size]
