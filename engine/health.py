"""Looks for damage: databases, full text, index, model, space.

What lives here: checks that compare one store with another. The one rule: a check mends nothing
and says in one sentence what it saw.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import EngineError
from engine.serving.serving import Serving
from engine.store import contents
from engine.store import vectors as vector_rows
from engine.store.database import Database, check_sound

_SPACE_WARNING_BYTES = 1 << 30


class Health(StrEnum):
    """How a check came out."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of the library's health, in plain words."""

    name: str
    health: Health
    detail: str


def findings(
    config: EngineConfig, user: Database, library: Database, serving: Serving
) -> list[Finding]:
    """Return every check's outcome, in the order a person would ask."""
    return [
        _database("What you made (user.db)", user),
        _database("What was read (library.db)", library),
        _vectors(library, serving),
        _index(library, serving),
        _space(config.data_dir),
    ]


def _database(name: str, database: Database) -> Finding:
    try:
        check_sound(database)
    except EngineError as problem:
        return Finding(name, Health.BAD, problem.detail)
    return Finding(name, Health.GOOD, "sound")


def _vectors(library: Database, serving: Serving) -> Finding:
    name = "Passages found by meaning"
    generation = serving.generation
    if generation is None:
        return Finding(name, Health.WARNING, "no model is loaded")
    reader = library.reader()
    n_chunks = contents.n_chunks(reader)
    n_waiting = contents.n_waiting_chunks(reader)
    n_stored = vector_rows.n_vectors(reader, generation.id)
    detail = f"{n_stored:,} of {n_chunks:,} have a vector, {n_waiting:,} wait"
    sound = n_stored + n_waiting == n_chunks
    return Finding(name, Health.GOOD if sound else Health.BAD, detail)


def _index(library: Database, serving: Serving) -> Finding:
    name = "Index"
    index, generation = serving.current().index, serving.generation
    if index is None or generation is None:
        return Finding(name, Health.WARNING, "none is loaded; search goes by words")
    n_stored = vector_rows.n_vectors(library.reader(), generation.id)
    detail = f"{len(index):,} of {n_stored:,} vectors"
    return Finding(name, Health.GOOD if len(index) == n_stored else Health.BAD, detail)


def _space(data_dir: Path) -> Finding:
    free_bytes = shutil.disk_usage(data_dir).free
    health = Health.GOOD if free_bytes > _SPACE_WARNING_BYTES else Health.WARNING
    return Finding("Free space", health, f"{free_bytes / 1e9:.1f} GB")
