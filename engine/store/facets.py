"""What there is to filter by: kinds, folders, times and authors of all documents.

What lives here: the reads. What does not: what becomes of them (`engine/search/complete.py`). The
one rule: every read takes all documents at once, and its caller keeps the answer.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.store.database import Connection
from engine.types import Kind


def kinds(connection: Connection) -> dict[Kind, int]:
    """Return how many documents there are of each kind."""
    rows = connection.execute("SELECT kind, count(*) FROM documents GROUP BY kind")
    return {Kind(kind): n for kind, n in rows}


def paths(connection: Connection) -> list[bytes]:
    """Return the paths of all documents, in no order."""
    return [row[0] for row in connection.execute("SELECT path FROM documents")]


def times(connection: Connection) -> NDArray[np.int64]:
    """Return `(n,) int64`: when each document was changed, UTC nanoseconds, ascending."""
    row = connection.execute("SELECT group_concat(mtime_ns) FROM documents").fetchone()
    return np.sort(np.fromstring(row[0] or "", np.int64, sep=","))


def authors(connection: Connection) -> list[tuple[str, int]]:
    """Return every author, with the number of contents that are theirs."""
    return connection.execute(
        "SELECT author, count(*) FROM contents WHERE author != '' GROUP BY author"
    ).fetchall()
