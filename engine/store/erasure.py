"""What it takes that nothing stays in `library.db` of what was removed from it.

What lives here: the note that something is to be erased, which outlives a kill, and emptying the
full text of words that no row has any more. What does not: when that is done
(`engine/ingest/forgetting.py`). The one rule: the note is made before anything is removed and taken
away when nothing is left.
"""

from __future__ import annotations

from engine.store import packed
from engine.store.database import Connection, Database
from engine.store.fts import TermTable

_OWED = "erasure"
_PAGES = 500  # of the full text, merged in a transaction


def owe(library: Connection) -> None:
    """Note that what is removed from now on is to be erased."""
    library.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')", (_OWED,))


def is_owed(library: Connection) -> bool:
    """Return whether something that was removed may still stand in the file."""
    row = library.execute("SELECT 1 FROM meta WHERE key = ?", (_OWED,)).fetchone()
    return row is not None


def erase(database: Database) -> None:
    """Rewrite the file from what is in it, and take the note away.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY; the note stays.
        DataProblem: DATABASE_DAMAGED.
    """
    with database.write() as library:
        packed.forget(library)
    more = True
    while more:
        with database.write() as library:
            more = packed.drop_others(library, None)
    for table in TermTable:
        _merge(database, table)
    if not database.compact():
        return  # a reader holds on to pages as they were: tried again next time
    with database.write() as library:
        library.execute("DELETE FROM meta WHERE key = ?", (_OWED,))


def _merge(database: Database, table: TermTable) -> None:
    """Merge a full text's parts into one, which holds no word of removed rows.

    The first call of a merge is told by a negative number of pages; it is over when a call changed
    nothing (https://sqlite.org/fts5.html, the 'merge' command).
    """
    pages = -_PAGES
    while True:
        with database.write() as library:
            before = library.total_changes
            library.execute(
                f"INSERT INTO {table}s ({table}s, rank) VALUES ('merge', ?)",  # noqa: S608
                (pages,),
            )
            if library.total_changes - before < 2:  # one is the statement itself
                return
        pages = _PAGES
