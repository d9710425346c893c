"""Compares a library with the files it was made from, and with what it had promised.

What lives here: every check after a kill; each returns what is wrong as lines of text. What does
not: the oracle itself (`trees`).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from engine.health import Health
from engine.library import Library
from engine.store import fts
from engine.types import SearchRequest
from tests.torture.promises import Promised, copy_of
from tests.torture.trees import Wanted

_MANY = 500
_N_PROBES = 12
_N_PAST = 60


def holders(library: Library, word: str) -> set[Path]:
    """Return every file that a search for a word as it is written shows."""
    response = library.search(SearchRequest(f'"{word}"', limit=_MANY))
    return {path for hit in response.hits for path in (hit.path, *hit.also_at)}


def opened_whole(library: Library, promised: Promised, rng: random.Random) -> Iterator[str]:
    """Check that a library answers at once with what was committed before the kill."""
    snapshot = library._serving.current()
    if snapshot.index is None or snapshot.degraded:
        yield f"after the kill it opens degraded: {sorted(snapshot.degraded)}"
    for word in _some(promised.planted, rng):
        found = {bytes(path) for path in holders(library, word)}
        if found != promised.planted[word]:
            yield f"after the kill {word} gives {sorted(found)}"


def equals_files(
    library: Library, wanted: Wanted, planted: Iterable[str], rng: random.Random
) -> Iterator[str]:
    """Check every planted word, some that are gone, every file, and some of the meaning."""
    past = sorted(set(planted) - wanted.holders.keys())
    for word in sorted(wanted.holders) + rng.sample(past, min(_N_PAST, len(past))):
        found, right = holders(library, word), wanted.holders.get(word, set())
        if found != right:
            missing, stale = sorted(map(str, right - found)), sorted(map(str, found - right))
            yield f"{word}: missing {missing}, stale {stale}"
    status = library.status()
    told = (status.n_documents, status.n_read, status.n_failed, status.n_waiting)
    n_read, n_failed = len(wanted.readable), len(wanted.unreadable)
    if told != (n_read + n_failed, n_read, n_failed, 0):
        yield f"status {told} for {n_read} files that can be read and {n_failed} that cannot"
    if (status.n_embedded, status.n_by_meaning) != (status.n_chunks, status.n_read):
        yield f"{status.n_embedded} of {status.n_chunks} passages have a vector"
    failed = {failure.path for failure in library.failures()}
    if failed != wanted.unreadable:
        yield f"failed: {sorted(map(str, failed ^ wanted.unreadable))}"
    for path in sorted(wanted.readable | wanted.unreadable):
        if library.find_document(path) is None:
            yield f"{path} is not known"
    yield from _by_meaning(library, wanted, rng)
    yield from _index_equals_rows(library)
    for finding in library.care.findings():
        if finding.health is Health.BAD:
            yield f"{finding.name}: {finding.detail}"


def _by_meaning(library: Library, wanted: Wanted, rng: random.Random) -> Iterator[str]:
    snapshot = library._serving.current()
    if snapshot.degraded or snapshot.index is None or snapshot.embedder is None:
        yield f"search is degraded: {sorted(snapshot.degraded)}"
        return
    reader = library._database.reader()
    rows = reader.execute("SELECT id, text, embedded_hash FROM chunks").fetchall()
    for chunk_id, text, _ in rng.sample(rows, min(_N_PROBES, len(rows))):
        ids, cosines = snapshot.index.search(snapshot.embedder.embed_query(text), 5)
        alike = {row[0] for row in rows if row[2] == next(r[2] for r in rows if r[0] == chunk_id)}
        best = {int(one) for one, cosine in zip(ids, cosines, strict=True) if cosine > 0.8}
        if not alike & best:
            yield f"passage {chunk_id} is not among the nearest of its own text"


def _index_equals_rows(library: Library) -> Iterator[str]:
    snapshot = library._serving.current()
    reader = library._database.reader()
    chunks = [row[0] for row in reader.execute("SELECT id FROM chunks ORDER BY id")]
    held = [] if snapshot.index is None else snapshot.index.ids().tolist()
    if held != chunks:
        yield f"the index has {len(held)} vectors for {len(chunks)} passages"
    if snapshot.index is not None and held:
        _, vectors = snapshot.index.vectors_of(np.array(held, np.int64))
        lengths = np.linalg.norm(vectors, axis=1)
        if not np.allclose(lengths, 1, atol=1e-2):
            yield "a vector is not of unit length"


_DISTINCT = (
    ("path", "documents"),
    ("hash || extractor", "contents"),
    ("content_id || ' ' || ordinal", "chunks"),
    ("chunk_id || ' ' || generation_id", "vectors"),
    ("document_id", "queue"),
)
_PAIRS = (
    ("SELECT count(*) FROM chunk_terms_docsize", "SELECT count(*) FROM chunks"),
    ("SELECT count(*) FROM name_terms_docsize", "SELECT count(*) FROM documents"),
    ("SELECT count(DISTINCT document_id) FROM file_names", "SELECT count(*) FROM documents"),
    (
        "SELECT count(*) FROM vectors v JOIN generations g ON g.id = v.generation_id"
        " WHERE g.state = 'live'",
        "SELECT count(*) FROM chunks",
    ),
    ("SELECT count(*) FROM generations WHERE state = 'live'", "SELECT 1"),
    ("SELECT count(*) FROM generations WHERE state IN ('green', 'gone')", "SELECT 0"),
    (
        "SELECT count(*) FROM contents WHERE id NOT IN (SELECT content_id FROM documents"
        " WHERE content_id IS NOT NULL)",
        "SELECT 0",
    ),
)


def sound_on_disk(profile: Path) -> Iterator[str]:
    """Check the closed databases: no row twice, none without its counterpart, no damage."""
    for name in ("library.db", "user.db"):
        with copy_of(profile / name) as database:
            row = database.execute("PRAGMA integrity_check").fetchone()
            if row[0] != "ok":
                yield f"{name}: {row[0]}"
            if database.execute("PRAGMA foreign_key_check").fetchone():
                yield f"{name}: a row names another that is not there"
    with copy_of(profile / "library.db") as library:
        for column, table in _DISTINCT:
            n, n_distinct = library.execute(
                f"SELECT count(*), count(DISTINCT {column}) FROM {table}"
            ).fetchone()
            if n != n_distinct:
                yield f"{n - n_distinct} rows of {table} stand there twice"
        for left, right in _PAIRS:
            counted = library.execute(left).fetchone()[0], library.execute(right).fetchone()[0]
            if counted[0] != counted[1]:
                yield f"{counted[0]} instead of {counted[1]}: {left}"
        for table in fts.TermTable:
            library.execute(f"INSERT INTO {table}s ({table}s) VALUES ('integrity-check')")
    for leftover in profile.rglob("*-wal"):
        if leftover.stat().st_size:
            yield f"{leftover.name} is left after closing"


def _some(found: dict[str, set[bytes]], rng: random.Random) -> list[str]:
    words = sorted(found)
    return rng.sample(words, min(_N_PROBES, len(words)))
