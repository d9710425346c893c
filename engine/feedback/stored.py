"""Records of feedback from rows, and back.

What lives here: the border between `records` and `engine/store/feedback.py`. The one rule: what is
stored is always valid text: a query may hold anything that can be typed or pasted.
"""

from __future__ import annotations

import os
from dataclasses import replace

from engine.feedback.records import (
    Act,
    ActId,
    ActKind,
    FileRef,
    Impression,
    ImpressionId,
    PassageRef,
    ShownHit,
)
from engine.store.database import Connection
from engine.store.feedback import ActRow, ImpressionRow, NamedFile, ShownRow, shown
from engine.store.folders import path_from_bytes
from engine.team import Team
from engine.types import Hit

MAX_QUERY_CHARS = 2_000  # what a search reads of a query


def as_text(typed: str) -> str:
    """Return what is stored of a typed query."""
    return typed[:MAX_QUERY_CHARS].encode("utf-8", "replace").decode("utf-8")


def file_ref(named: NamedFile) -> FileRef:
    """Return a file as records name it."""
    return FileRef(path_from_bytes(named.path), named.content_hash)


def named_file(file: FileRef) -> NamedFile:
    """Return a file as rows name it."""
    return NamedFile(os.fsencode(file.path), file.content_hash)


def impression(user: Connection, row: ImpressionRow) -> Impression:
    """Return a search with everything it showed."""
    hits = tuple(_shown_hit(one) for one in shown(user, row.id))
    return replace(bare(row), hits=hits)


def bare(row: ImpressionRow) -> Impression:
    """Return a search without what it showed."""
    return Impression(
        id=ImpressionId(row.id),
        at_utc_ms=row.at_utc_ms,
        session=row.session,
        query=row.query,
        query_key=row.query_key,
        model=row.model,
        filters=row.filters,
        hits=(),
    )


def act(row: ActRow) -> Act:
    """Return an act."""
    return Act(
        id=ActId(row.id),
        impression_id=ImpressionId(row.impression_id),
        rank=row.rank,
        file=file_ref(NamedFile(row.path, row.content_hash)),
        kind=ActKind(row.kind),
        at_utc_ms=row.at_utc_ms,
        dwell_ms=row.dwell_ms,
        left_out=bool(row.left_out),
    )


def _shown_hit(row: ShownRow) -> ShownHit:
    start, end = row.passage_start, row.passage_end
    return ShownHit(
        rank=row.rank,
        file=file_ref(NamedFile(row.path, row.content_hash)),
        passage=None if start is None or end is None else PassageRef(start, end),
        lexical=row.lexical,
        dense=row.dense,
        fused=row.fused,
        seen=bool(row.seen),
        team=None if row.team is None else Team(row.team),
    )


def shown_row(hit: ShownHit) -> ShownRow:
    """Return a row of a record."""
    path, content_hash = named_file(hit.file)
    return ShownRow(
        hit.rank,
        path,
        content_hash,
        hit.passage.start if hit.passage else None,
        hit.passage.end if hit.passage else None,
        hit.lexical,
        hit.dense,
        hit.fused,
        int(hit.seen),
        hit.team,
    )


def shown_hit(rank: int, hit: Hit, content_hash: bytes, *, seen: bool) -> ShownHit:
    """Return a hit of an answer as it is kept."""
    best, stages = (hit.passages[0] if hit.passages else None), hit.stages
    return ShownHit(
        rank=rank,
        file=FileRef(hit.path, content_hash),
        passage=PassageRef(best.start, best.end) if best else None,
        lexical=stages.lexical.value if stages.lexical else None,
        dense=stages.dense.value if stages.dense else None,
        fused=stages.fused.value if stages.fused else None,
        seen=seen,
        team=hit.team,
    )
