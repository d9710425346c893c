"""The reads that a search does on contents, chunks and documents.

What lives here: SQL that fetches by ids, and the filters as SQL. What does not: ranking, and the
full-text tables. The one rule: nothing here is called per hit; every read takes all ids at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.store.database import Connection
from engine.store.folders import path_from_bytes
from engine.types import ChunkId, ContentId, Document, DocumentId, DocumentStatus, FolderId, Kind

Numbers = NDArray[np.int64]


def data_version(connection: Connection) -> int:
    """Return a number that changes when another connection has committed."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
