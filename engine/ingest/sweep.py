"""Removes contents whose last document is gone.

The one rule: it runs after reading, never before, so that a file that moved finds its own content
again and costs no embedding.
"""

from __future__ import annotations

from engine.serving.serving import Serving
from engine.store import contents
from engine.store.database import Database


def sweep(database: Database, serving: Serving) -> int:
    """Remove orphaned contents with their chunks, words and vectors; return how many chunks."""
    n_removed = 0
    while True:
        with database.write() as library:
            removed, more = contents.remove_orphans(library)
        if removed:
            serving.remove(removed)
            n_removed += len(removed)
        if not more:
            return n_removed
