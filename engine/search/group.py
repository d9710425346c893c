"""From chunks to documents.

What lives here: which document a chunk speaks for, which of its chunks are shown, and how chunks
side by side become one passage. What does not: SQL. The one rule: pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.ports import Ids
from engine.search.fuse import Values
from engine.store.hits import FoundChunk, Holder
from engine.types import DocumentId

MAX_PASSAGES = 3
PASSAGE_SHARE = 0.75  # a passage is told of when it is worth this much of its document's best


class Group(NamedTuple):
    """One row of the list: a content with the documents that hold it, or a name alone.

    `chunk_rows` point into the candidates, best first.
    """

    document_id: DocumentId
    value: float
    chunk_rows: tuple[int, ...] = ()
    others: tuple[DocumentId, ...] = ()


def by_content(contents: Ids, values: Values) -> dict[int, tuple[float, list[int]]]:
    """Return for each content its best value and its candidates' places, best first.

    Args:
        contents: `(n,) int64`, the content of each candidate.
        values: `(n,) float32`, what each candidate is worth.
    """
    grouped: dict[int, tuple[float, list[int]]] = {}
    order = np.argsort(-values, kind="stable")
    columns = order.tolist(), contents[order].tolist(), values[order].tolist()
    for row, content, value in zip(*columns, strict=True):
        known = grouped.get(content)
        if known is None:
            grouped[content] = (value, [row])
        else:
            known[1].append(row)
    return grouped


_NOTHING: tuple[float, list[int]] = (0.0, [])


class Ranked(NamedTuple):
    """A row of the list before it is known whether it is shown; `held` has the best name first."""

    value: float
    held: Sequence[Holder]
    chunk_rows: Sequence[int]

    @property
    def kind(self) -> str:
        """Return the kind of the document that answers."""
        return self.held[0].kind


def rank_documents(
    grouped: Mapping[int, tuple[float, list[int]]],
    holders: Sequence[Sequence[Holder]],
    named: Sequence[Holder],
    by_name: Mapping[int, float],
) -> list[Ranked]:
    """Return the rows of the list, best first; a content that several documents hold is one row.

    The document with the best name answers for a content; among equals, the first one stored.

    Args:
        grouped: contents with their values, from `by_content`.
        holders: the documents that hold each content of `grouped`, in its order.
        named: documents that were found by name, whatever they hold.
        by_name: what a document's name adds to its value.
    """
    together: dict[int, Sequence[Holder]] = dict(zip(grouped, holders, strict=True))
    for holder in named:
        content = -int(holder.document_id) if holder.content_id is None else int(holder.content_id)
        held = together.get(content, ())
        if holder not in held:
            together[content] = [*held, holder]
    rows = []
    for content, held in together.items():
        if len(held) > 1:
            held = sorted(held, key=lambda one: (-by_name.get(one[0], 0.0), one[0]))
        elif not held:
            continue
        value, chunk_rows = grouped.get(content, _NOTHING)
        document_id = held[0][0]
        if by_name:
            value += by_name.get(document_id, 0.0)
        rows.append((-value, document_id, held, chunk_rows))
    rows.sort()  # by value and document, which no two rows share
    return [Ranked(-value, held, chunk_rows) for value, _, held, chunk_rows in rows]


def as_group(ranked: Ranked) -> Group:
    """Return a row that is shown."""
    first = ranked.held[0]
    return Group(
        document_id=first.document_id,
        value=ranked.value,
        chunk_rows=tuple(ranked.chunk_rows),
        others=tuple(one.document_id for one in ranked.held[1:]),
    )


@dataclass(frozen=True, slots=True)
class Joined:
    """Neighbouring chunks made one passage; `best` is the one that answers best."""

    best: FoundChunk
    first: FoundChunk
    last: FoundChunk
    text: str
    end: int


def join_neighbours(chunks: Sequence[FoundChunk]) -> list[Joined]:
    """Return passages in the order of their best chunk; chunks side by side become one.

    Args:
        chunks: chunks of one content, best first.
    """
    if len(chunks) == 1:  # nearly always
        return [Joined(chunks[0], chunks[0], chunks[0], chunks[0].text, chunks[0].end)]
    rank = {chunk.ordinal: i for i, chunk in enumerate(chunks)}
    runs: list[list[FoundChunk]] = []
    for chunk in sorted(chunks, key=lambda one: one.ordinal):
        if runs and runs[-1][-1].ordinal + 1 == chunk.ordinal:
            runs[-1].append(chunk)
        else:
            runs.append([chunk])
    joined = []
    for run in runs:
        text, end = run[0].text, run[0].end
        for chunk in run[1:]:
            # chunks overlap; where they do not, only space lies between them
            text += chunk.text[end - chunk.start :] if chunk.start <= end else f"\n{chunk.text}"
            end = max(end, chunk.end)
        best = min(run, key=lambda one: rank[one.ordinal])
        joined.append(Joined(best, run[0], run[-1], text, end))
    joined.sort(key=lambda one: rank[one.best.ordinal])
    return joined
