"""Searches made from a person's own headings and titles, before there are real ones.

What lives here: made searches. What does not: training and judging, which take them like real
ones. The one rule: a made search is never stored as feedback, and what came of it says so.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.feedback.policy import Label
from engine.feedback.records import FileRef, PassageRef, query_key
from engine.store import contents, documents
from engine.store.contents import StoredChunk
from engine.store.database import Connection
from engine.store.documents import ReadDocument
from engine.tune.pseudo_queries import keyword_form
from engine.tune.searches import Search
from engine.verdict import Outcome

N_MADE = 300
_N_LOOKED_AT = 10_000  # chunks, to tell quickly whether there are headings at all
_MIN_WORDS = 2  # of a heading; one word names too many files


def made_searches(
    library: Connection, chunk_ids: list[int], seed: int, check: Callable[[], None]
) -> list[Search]:
    """Return one search per content: key words of a title or heading, and the passage below it.

    Args:
        library: what was read.
        chunk_ids: the chunks that have a vector.
        seed: of the draw.
        check: called for every chunk that is looked at; may raise.
    """
    drawn = random.Random(seed)  # noqa: S311 - nothing secret
    order = list(chunk_ids)
    drawn.shuffle(order)
    hashes = contents.hashes_of_chunks(library, order)
    holders = {one.content_hash: one for one in documents.read_documents(library)}
    found: dict[bytes, Search] = {}
    for chunk_id in order:
        check()
        digest = hashes.get(chunk_id, b"")
        if digest in found or digest not in holders:
            continue
        stored = contents.chunks_of(library, [chunk_id])
        query = _query(stored[0].title, stored[0].chunk.heading) if stored else ""
        if query:
            found[digest] = _search(query, _place(stored[0]), holders[digest])
        if len(found) == N_MADE:
            break
    return list(found.values())


def could_be_made(library: Connection) -> dict[str, str]:
    """Return by content the query that it could be searched for with; `N_MADE` at most, quickly."""
    found: dict[str, str] = {}
    for digest, title, heading in contents.headings(library, _N_LOOKED_AT):
        file = bytes(digest).hex()
        query = "" if file in found else _query(title, heading)
        if query:
            found[file] = query_key(query)
        if len(found) == N_MADE:
            break
    return found


def made_again(library: Connection, outcomes: Sequence[Outcome]) -> list[Search]:
    """Return the made searches that a verdict rests on, as far as their files are still there."""
    holders = {one.content_hash.hex(): one for one in documents.read_documents(library)}
    return [_search(one.query, None, holders[one.file]) for one in outcomes if one.file in holders]


def _query(title: str, heading: str) -> str:
    """Return key words of what stands above a chunk: never the words as they stand there."""
    for name in (heading.rpartition(" › ")[2], title):
        query = " ".join(keyword_form(name).split())
        if len(query.split()) >= _MIN_WORDS:
            return query
    return ""


def _place(stored: StoredChunk) -> PassageRef:
    return PassageRef(stored.chunk.start, stored.chunk.end)


def _search(query: str, passage: PassageRef | None, holder: ReadDocument) -> Search:
    label = Label(
        query=query,
        query_key=query_key(query),
        file=FileRef(Path(os.fsdecode(holder.path)), holder.content_hash),
        passage=passage,
        weight=1.0,
        explicit=False,
        negatives=(),
        impression_ids=(),
        at_utc_ms=0,
        rank=0,
    )
    file = holder.content_hash.hex()
    return Search(label, holder.id, holder.content_id, file, query_key(query))
