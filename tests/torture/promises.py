"""What a process had committed when it was killed, read from what it left.

The one rule: looking mends nothing; what was left is copied first.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.torture.counting import noted


@contextmanager
def copy_of(database: Path) -> Iterator[sqlite3.Connection]:
    """Open what a killed process left, as a copy, so that looking mends nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            beside = database.with_name(database.name + suffix)
            if beside.exists():
                shutil.copy(beside, folder)
        with closing(sqlite3.connect(Path(folder) / database.name)) as connection:
            yield connection


_HELD = "t.id IN (SELECT content_id FROM documents)"


class Promised:
    """What a killed process had committed.

    With `held`, contents that no document has are not counted: where folders are forgotten they are
    to be erased, else they are there for a file that moved.
    """

    def __init__(self, profile: Path, *, held: bool) -> None:
        self.contents: set[str] = set()
        self.embedded: set[tuple[str, str]] = set()
        self.planted: dict[str, set[bytes]] = defaultdict(set)
        path = profile / "library.db"
        if not path.exists():
            return
        with copy_of(path) as library:
            tables = {row[0] for row in library.execute("SELECT name FROM sqlite_master")}
            if "generations" not in tables:
                return
            hashes = library.execute(f"SELECT hash FROM contents t WHERE {_HELD if held else 1}")
            self.contents = {row[0].hex() for row in hashes}
            vectors = library.execute(
                "SELECT g.fingerprint, c.embedded_hash FROM vectors v"
                " JOIN chunks c ON c.id = v.chunk_id JOIN generations g ON g.id = v.generation_id"
                " JOIN contents t ON t.id = c.content_id"
                f" WHERE g.state != 'gone' AND {_HELD if held else 1}"
            )
            self.embedded = {(fingerprint, digest.hex()) for fingerprint, digest in vectors}
            words = library.execute(
                "SELECT c.text, d.path FROM chunks c"
                " JOIN documents d ON d.content_id = c.content_id"
            )
            for text, document in words:
                for word in text.split():
                    if word.startswith("zq"):
                        self.planted[word].add(document)


def feedback_kept(profile: Path, journal: Path) -> Iterator[str]:
    """Check that what was recorded is there whole, and that what was forgotten is gone."""
    shown = {int(words[0]): int(words[1]) for words in noted(journal, "shown")}
    acted = {int(words[1]): int(words[0]) for words in noted(journal, "acted")}
    going = {int(words[0]) for words in noted(journal, "forgetting")}
    gone = {int(words[0]) for words in noted(journal, "forgot")}
    with copy_of(profile / "user.db") as user:
        there = dict(
            user.execute(
                "SELECT i.id, (SELECT count(*) FROM shown s WHERE s.impression_id = i.id)"
                " FROM impressions i"
            )
        )
        acts = dict(user.execute("SELECT id, impression_id FROM acts"))
        stored = user.execute("SELECT value FROM settings WHERE key = 'remembered.torture'")
        value = stored.fetchone()
    for impression, n_hits in shown.items():
        if impression in gone:
            if impression in there:
                yield f"search {impression} was forgotten and is there"
        elif impression not in going and there.get(impression) != n_hits:
            yield f"search {impression} has {there.get(impression)} of {n_hits} results"
    for act, impression in acted.items():
        if impression not in going and acts.get(act) != impression:
            yield f"act {act} of search {impression} is lost"
    last = [int(words[0]) for words in noted(journal, "set")]
    if last and (value is None or json.loads(value[0]) < last[-1]):
        yield f"the setting {last[-1]} is lost: {value}"
