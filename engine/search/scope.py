"""Where a search looks: filters, phrases that must stand there, words that must not.

What lives here: turning them into masks over chunks and documents. What does not: ranking. The one
rule: masks are made before retrieval and hold inside it, so that a filter never leaves fewer
results than there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.ports import Ids
from engine.search.query import Query
from engine.search.view import Mask, View
from engine.store import fts, hits
from engine.store.fts import TermTable
from engine.store.hits import DocumentFilter


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be found; None stands for everything.

    `documents` masks the document ids that pass filters and exclusions; `chunks` masks chunk ids;
    `names` masks the document ids that may be found by name alone.
    """

    documents: Mask | None
    chunks: Mask | None
    names: Mask | None

    @property
    def chunk_ids(self) -> Ids | None:
        """Return the allowed chunks, `(n,) int64` ascending."""
        return None if self.chunks is None else np.flatnonzero(self.chunks)


def make_scope(view: View, query: Query, wanted: DocumentFilter) -> Scope:
    """Return where a query looks.

    Every phrase must stand somewhere in the content, and a chunk must hold one of them; an
    excluded word or phrase must stand neither in the content nor in the file's name.
    """
    allowed = view.allowed(wanted)
    chunks = None if allowed is None else allowed.chunks
    documents = None if allowed is None else allowed.documents
    if query.excluded:
        contents = np.unique(view.content_of[_rows(view, TermTable.CHUNKS, query.excluded)])
        chunks = _both(chunks, ~view.chunks_of(contents))
        documents = _both(documents, _documents_without(view, query.excluded, contents))
    names = documents
    if query.phrases:
        chunks = _both(chunks, _with_phrases(view, query.phrases))
        names = _both(names, _names_with_phrases(view, query.phrases))
    return Scope(documents, chunks, names)


def _with_phrases(view: View, phrases: tuple[tuple[str, ...], ...]) -> Mask:
    everywhere = np.ones(len(view.content_of), np.bool_)
    anywhere = np.zeros(len(view.content_of), np.bool_)
    for alternatives in phrases:
        rows = _rows(view, TermTable.CHUNKS, alternatives)
        anywhere[rows] = True
        everywhere &= view.chunks_of(np.unique(view.content_of[rows]))
    return everywhere & anywhere


def _names_with_phrases(view: View, phrases: tuple[tuple[str, ...], ...]) -> Mask:
    mask = np.ones(view.names.size, np.bool_)
    for alternatives in phrases:
        holds = np.zeros(view.names.size, np.bool_)
        holds[_rows(view, TermTable.NAMES, alternatives)] = True
        mask &= holds
    return mask


def _documents_without(view: View, excluded: tuple[str, ...], contents: Ids) -> Mask:
    mask = np.ones(view.names.size, np.bool_)
    mask[_rows(view, TermTable.NAMES, excluded)] = False
    documents, held = hits.matching_documents(view.connection, DocumentFilter())
    mask[documents[np.isin(held, contents)]] = False
    return mask


def _rows(view: View, table: TermTable, phrases: tuple[str, ...]) -> Ids:
    """Return the rows that hold one of the phrases, each a term or several side by side."""
    postings = view.chunks if table is TermTable.CHUNKS else view.names
    found = [
        fts.rows_with_phrase(view.connection, table, phrase)
        if " " in phrase
        else postings.posting(view.connection, phrase).rows
        for phrase in phrases
    ]
    rows = np.concatenate(found)
    limit = len(view.content_of) if table is TermTable.CHUNKS else postings.size
    return rows[rows < limit]


def _both(one: Mask | None, other: Mask) -> Mask:
    if one is None:
        return other
    size = min(len(one), len(other))
    return one[:size] & other[:size]
