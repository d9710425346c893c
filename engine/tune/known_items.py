"""Probes made from a person's own files: what they say must keep finding them.

What lives here: titles, headings and sentences as queries for their own document. What does not:
asking them (`tune/pool.py`). The one rule: no file that a candidate was trained on gives a probe,
and the same library and seed give the same probes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection

import numpy as np

from engine.search.pipeline import Search
from engine.store import hits
from engine.store.hits import FoundChunk
from engine.tune.pseudo_queries import keyword_form
from engine.types import DocumentId

N_PROBES = 300
_HEADINGS = " › "
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_LEAST_WORDS, _MOST_WORDS = 5, 25  # of a sentence
_MIN_WORDS = 2  # of a title or heading; one word names too many files


def make_probes(
    search: Search,
    seed: int,
    without: Collection[DocumentId] = (),
    n_wanted: int = N_PROBES,
) -> list[tuple[str, DocumentId]]:
    """Return queries with the document that each was made from, one per content.

    Titles, headings and key words of a sentence take turns as far as a file has them.

    Args:
        search: over the library.
        seed: of the draw.
        without: documents that were trained on.
        n_wanted: how many at most.

    Raises:
        DataProblem: DATABASE_DAMAGED.
    """
    generator = random.Random(seed)  # noqa: S311 - nothing secret
    left_out = {int(one) for one in without}
    probes: list[tuple[str, DocumentId]] = []
    with search.reading() as view:
        chunk_of = _one_chunk_each(view.content_of, seed)
        for content, chunk_id in chunk_of:
            if len(probes) == n_wanted:
                break
            held = hits.holders(view.connection, [content], ())
            if not held or any(one.document_id in left_out for one in held):
                continue
            found = hits.chunks_by_id(view.connection, [chunk_id]).get(chunk_id)
            shown = hits.documents_by_id(view.connection, [held[0].document_id])
            title = next((one.title for one in shown.values()), "")
            query = "" if found is None else _query(found, title, len(probes), generator)
            if query:
                probes.append((query, held[0].document_id))
    return probes


def _one_chunk_each(
    content_of: np.ndarray[tuple[int], np.dtype[np.int64]], seed: int
) -> list[tuple[int, int]]:
    """Return contents in random order, each with one of its chunks."""
    ids = np.flatnonzero(content_of)
    ids = np.random.default_rng(seed).permutation(ids)
    contents, first = np.unique(content_of[ids], return_index=True)
    order = np.argsort(first)
    return list(zip(contents[order].tolist(), ids[first[order]].tolist(), strict=True))


def _query(chunk: FoundChunk, title: str, turn: int, generator: random.Random) -> str:
    heading = chunk.heading.split(_HEADINGS)[-1]
    sentences = [
        sentence
        for sentence in _SENTENCE_END.split(chunk.text)
        if _LEAST_WORDS <= len(sentence.split()) <= _MOST_WORDS
    ]
    sentence = keyword_form(generator.choice(sentences)) if sentences else ""
    kinds = [title, heading, sentence]
    for kind in kinds[turn % 3 :] + kinds[: turn % 3]:
        query = " ".join(kind.split())
        if len(query.split()) >= _MIN_WORDS:
            return query
    return ""
