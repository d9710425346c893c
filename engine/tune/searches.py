"""The searches that a tune learns from and is judged by.

What lives here: labels brought together with the files they name today, in clusters. What does
not: what events mean (`engine/feedback/policy.py`). The one rule: what names a file that is gone
teaches nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine import chunking
from engine.feedback.chains import RELATED
from engine.feedback.clusters import cluster_queries
from engine.feedback.diary import Diary
from engine.feedback.policy import Label, labels
from engine.feedback.records import FileRef, PassageRef
from engine.ports import Embedder, Vectors
from engine.store import contents, feedback
from engine.store.database import Connection
from engine.store.feedback import NamedFile
from engine.store.generations import live_generation
from engine.store.vectors import read_vectors
from engine.terms import document_terms, is_stop_word
from engine.tune.negatives import Passage
from engine.types import ContentId, DocumentId

_MAX_CHUNKS = 1_000  # of one file


@dataclass(frozen=True, slots=True)
class Search:
    """A query with the file that was wanted, as it is today.

    `file` is the hex hash of its content, the same wherever the file lies.
    """

    label: Label
    document: DocumentId
    content: ContentId
    file: str
    cluster: str


def labelled_searches(
    diary: Diary,
    library: Connection,
    embedder: Embedder,
    check: Callable[[], None],
    most: int | None = None,
) -> list[Search]:
    """Return what was wanted, oldest first; what other words found where it speaks of the first.

    Args:
        diary: what was done.
        library: where the files are.
        embedder: of the queries, to see which ask the same.
        check: called before each query is embedded; may raise.
        most: how many labels are looked at, the latest, without what else their searches showed;
            None for all of them.
    """
    if most is None:
        told = labels(diary.impressions(), diary.acts())
    else:
        told = labels(diary.searches(), diary.acts())[-most:]
    named = [NamedFile(os.fsencode(one.file.path), one.file.content_hash) for one in told]
    located = [
        (label, *found[0])
        for label, found in zip(told, feedback.documents_named(library, named), strict=True)
        if found and found[0][1]
    ]
    if not located:
        return []
    vectors = []
    for label, _, _ in located:
        check()
        vectors.append(embedder.embed_query(label.query))
    related = _Related(library, embedder)
    pairs = [
        pair
        for pair in zip(located, vectors, strict=True)
        if not pair[0][0].asked_anew or related(pair[0][0], pair[0][2], pair[1])
    ]
    if not pairs:
        return []
    located, vectors = [one for one, _ in pairs], [vector for _, vector in pairs]
    files = [contents.content_hash(library, ContentId(content)).hex() for _, _, content in located]
    keys = [label.query_key for label, _, _ in located]
    clusters = cluster_queries(keys, np.stack(vectors), files)
    return [
        Search(label, document, ContentId(content), file, cluster)
        for (label, document, content), file, cluster in zip(located, files, clusters, strict=True)
    ]


class _Related:
    """Tells whether what other words found speaks of those that failed, as `chains` has it."""

    def __init__(self, library: Connection, embedder: Embedder) -> None:
        live = live_generation(library)
        is_its = live is not None and live.fingerprint == embedder.fingerprint
        self._generation = live if is_its else None
        self._library = library
        self._find = PassageFinder(library)

    def __call__(self, label: Label, content: int, vector: Vectors) -> bool:
        passage = self._find(label.file, label.passage)
        words = {term for term in document_terms(label.query).split() if not is_stop_word(term)}
        if passage is not None and words & set(document_terms(passage.text).split()):
            return True
        if self._generation is None:
            return False
        ids = np.array(contents.chunk_ids_of(self._library, [content])[:_MAX_CHUNKS], np.int64)
        found = read_vectors(self._library, self._generation.id, ids, len(vector))
        return any(bool((vectors @ vector >= RELATED).any()) for _, vectors in found)


def judged(searches: Sequence[Search]) -> list[Search]:
    """Return one search per query, with the file that was wanted most; the latest of equals.

    Its label is come by as it was the first time: later on memory may have put the file there.
    """
    best: dict[str, Search] = {}
    first: dict[tuple[str, str], Label] = {}
    for one in searches:
        first.setdefault((one.label.query_key, one.file), one.label)
        other = best.get(one.label.query_key)
        if other is None or _surety(one) >= _surety(other):
            best[one.label.query_key] = one
    return [
        replace(one, label=one.label.come_by_as(first[one.label.query_key, one.file]))
        for one in best.values()
    ]


def _surety(one: Search) -> tuple[bool, float, int]:
    return one.label.explicit, one.label.weight, one.label.at_utc_ms


class PassageFinder:
    """Finds the text that an event means: `(file, passage) -> Passage`.

    Thread: one at a time.
    """

    def __init__(self, library: Connection) -> None:
        self._library = library

    def __call__(self, file: FileRef, place: PassageRef | None) -> Passage | None:
        """Return the chunk at a place of a file, its first without one; None when it is gone."""
        named = NamedFile(os.fsencode(file.path), file.content_hash)
        found = feedback.documents_named(self._library, [named])[0]
        if not found or not found[0][1]:
            return None
        content = found[0][1]
        chunk_ids = contents.chunk_ids_of(self._library, [content])
        if not chunk_ids:
            return None
        stored = contents.chunks_of(self._library, chunk_ids)
        chosen = stored[0]
        if place is not None:
            chosen = max(stored, key=lambda one: _shared(place, one.chunk.start, one.chunk.end))
        digest = contents.content_hash(self._library, ContentId(content))
        return Passage(digest.hex(), passage_text(chosen))


def passage_text(stored: contents.StoredChunk) -> str:
    """Return what the encoder reads of a chunk."""
    return chunking.embedded_text(stored.title, stored.chunk)


def _shared(place: PassageRef, start: int, end: int) -> int:
    return min(place.end, end) - max(place.start, start)
