"""Generations: sets of vectors, each made by one model at one precision.

What lives here: `generations`, and which chunks wait for a vector of which one. The one rule: at
most one is `live` and at most one is `green`, being built beside it; the database holds to that.

What waits for the live generation is listed in `unembedded`, which files that are read add to; what
waits for a green one are the chunks that have no vector of it, so that a kill loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from engine.ports import Ids
from engine.store.database import Connection
from engine.types import GenerationId

_SWEEP = 5_000  # vectors a transaction
_NOT_YET = GenerationId(0)


class GenerationState(StrEnum):
    """What becomes of a generation."""

    GREEN = "green"  # being built
    LIVE = "live"  # answers searches
    RETIRED = "retired"  # kept whole, so that one can go back
    GONE = "gone"  # being removed


@dataclass(frozen=True, slots=True)
class Generation:
    """One set of vectors, made by one model at one precision."""

    id: GenerationId
    fingerprint: str
    model: str
    precision: str
    dim: int
    changed_utc_ms: int = 0  # when it came into its state
    created_utc_ms: int = 0
    last_chunk_id: int | None = None  # the latest chunk when it was created, where that was noted


_GENERATION = """
    SELECT id, fingerprint, model, precision, dim, changed_utc_ms, created_utc_ms, last_chunk_id
    FROM generations
"""


def generations(library: Connection, state: GenerationState) -> list[Generation]:
    """Return the generations of a state, the one that came into it last first."""
    rows = library.execute(
        f"{_GENERATION} WHERE state = ? ORDER BY changed_utc_ms DESC, id DESC", (state,)
    )
    return [Generation(GenerationId(row[0]), *row[1:]) for row in rows]


def live_generation(library: Connection) -> Generation | None:
    """Return the generation that answers searches, if there is one."""
    return next(iter(generations(library, GenerationState.LIVE)), None)


def green_generation(library: Connection) -> Generation | None:
    """Return the generation that is being built, if there is one."""
    return next(iter(generations(library, GenerationState.GREEN)), None)


def start_generation(
    library: Connection, fingerprint: str, model: str, precision: str, *, dim: int, now_utc_ms: int
) -> Generation:
    """Make a new generation the live one; every chunk then waits for its vector.

    The generation before is given up: its model is not there to ask any more.
    """
    library.execute(
        "UPDATE generations SET state = 'gone', changed_utc_ms = ? WHERE state = 'live'",
        (now_utc_ms,),
    )
    wanted = Generation(_NOT_YET, fingerprint, model, precision, dim, now_utc_ms)
    made = _add(library, GenerationState.LIVE, wanted)
    _list_waiting(library, made)
    return made


def start_green(
    library: Connection, fingerprint: str, model: str, precision: str, *, dim: int, now_utc_ms: int
) -> Generation:
    """Begin a generation beside the live one, or go on with one of the same model.

    One that was retired is taken up again with its vectors; another that was begun is given up.
    """
    library.execute(
        """
        UPDATE generations SET state = 'gone', changed_utc_ms = ?
        WHERE state = 'green' AND (fingerprint != ? OR dim != ?)
        """,
        (now_utc_ms, fingerprint, dim),
    )
    begun = green_generation(library)
    if begun is not None:
        return begun
    for kept in generations(library, GenerationState.RETIRED):
        if (kept.fingerprint, kept.dim) == (fingerprint, dim):
            set_state(library, kept.id, GenerationState.GREEN, now_utc_ms)
            return kept
    wanted = Generation(_NOT_YET, fingerprint, model, precision, dim, now_utc_ms)
    return _add(library, GenerationState.GREEN, wanted)


def _add(library: Connection, state: GenerationState, wanted: Generation) -> Generation:
    row = library.execute(
        """
        INSERT INTO generations
            (fingerprint, model, precision, dim, state, created_utc_ms, changed_utc_ms,
             last_chunk_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6,
            coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'chunks'), 0))
        RETURNING id, created_utc_ms, last_chunk_id
        """,
        (
            wanted.fingerprint,
            wanted.model,
            wanted.precision,
            wanted.dim,
            state,
            wanted.changed_utc_ms,
        ),
    ).fetchone()
    return replace(wanted, id=GenerationId(row[0]), created_utc_ms=row[1], last_chunk_id=row[2])


def note_first_reading(library: Connection) -> None:
    """Note what the live generation was first made from, where it began before there were files.

    Otherwise all that it was made from would count as what came since.
    """
    library.execute(
        """
        UPDATE generations
        SET last_chunk_id = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'chunks'), 0)
        WHERE state = 'live' AND last_chunk_id = 0
        """
    )


def set_state(
    library: Connection, generation: GenerationId, state: GenerationState, now_utc_ms: int
) -> None:
    """Put a generation into a state; when that was never goes back with the clock."""
    library.execute(
        "UPDATE generations SET state = ?, changed_utc_ms = max(changed_utc_ms, ?) WHERE id = ?",
        (state, now_utc_ms, generation),
    )


def switch_generation(library: Connection, target: Generation, now_utc_ms: int) -> None:
    """Make a generation the live one and retire the one before; what it lacks waits."""
    library.execute(
        """
        UPDATE generations SET state = 'retired', changed_utc_ms = max(changed_utc_ms, ?)
        WHERE state = 'live'
        """,
        (now_utc_ms,),
    )
    set_state(library, target.id, GenerationState.LIVE, now_utc_ms)
    _list_waiting(library, target)


def _list_waiting(library: Connection, live: Generation) -> None:
    library.execute("DELETE FROM unembedded")
    library.execute(
        """
        INSERT INTO unembedded (chunk_id) SELECT id FROM chunks c WHERE NOT EXISTS
            (SELECT 1 FROM vectors v WHERE v.chunk_id = c.id AND v.generation_id = ?)
        """,
        (live.id,),
    )


def reconcile_vectors(library: Connection, live: Generation) -> None:
    """Remove vectors whose passage is gone, and list what has none."""
    library.execute("DELETE FROM vectors WHERE chunk_id NOT IN (SELECT id FROM chunks)")
    _list_waiting(library, live)


def waiting_for(library: Connection, generation: GenerationId) -> Ids:
    """Return `(n,) int64`, the chunks without a vector of a generation.

    Those of the files that were changed last come first, a file's own in their order.
    """
    rows = library.execute(
        """
        SELECT c.id FROM chunks c
        LEFT JOIN (SELECT content_id, max(mtime_ns) AS changed FROM documents GROUP BY content_id) d
            ON d.content_id = c.content_id
        WHERE NOT EXISTS
            (SELECT 1 FROM vectors v WHERE v.chunk_id = c.id AND v.generation_id = ?)
        ORDER BY d.changed DESC, c.content_id, c.ordinal
        """,
        (generation,),
    )
    return np.fromiter((row[0] for row in rows), np.int64)


def sweep_gone(library: Connection, generation: GenerationId) -> bool:
    """Remove some vectors of a generation that is gone; return whether nothing is left of it."""
    removed = library.execute(
        """
        DELETE FROM vectors WHERE rowid IN
            (SELECT rowid FROM vectors WHERE generation_id = ? LIMIT ?)
        """,
        (generation, _SWEEP),
    ).rowcount
    if removed == _SWEEP:
        return False
    library.execute("DELETE FROM generations WHERE id = ?", (generation,))
    return True
