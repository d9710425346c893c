"""A migrated library.db for tests, and rows to put into it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from engine.store.database import Database
from engine.store.schema_library import library_migrations
from engine.types import Chunk, ExtractedText


def new_library(folder: Path) -> Database:
    database = Database(folder / "library.db", writable=True)
    database.migrate(library_migrations, folder / "backups", keep=2)
    return database


def extracted(*texts: str, title: str = "") -> tuple[ExtractedText, list[tuple[Chunk, bytes]]]:
    """Return a text made of the given passages, with a chunk for each."""
    whole = "\n".join(texts)
    chunks = []
    start = 0
    for ordinal, text in enumerate(texts):
        chunk = Chunk(ordinal, start, start + len(text), text, None, ordinal + 1, "", "")
        chunks.append((chunk, digest(text)))
        start += len(text) + 1
    return ExtractedText(whole, title=title), chunks


def digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
