"""Looks for damage: databases, full text, index, model, space.

What lives here: checks that compare one store with another. What does not: putting right what was
found (`engine/care`). The one rule: a check mends nothing and says in one sentence what it saw.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import EngineError
from engine.models import soundness
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


class Mend(StrEnum):
    """What can be done about a finding."""

    INDEX = "index"  # made anew from the rows
    VECTORS = "vectors"  # those without a passage go, those that lack are computed
    LIBRARY = "library"  # put aside at the next start, and everything read again
    MODEL = "model"  # prepared anew from what came with the program


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of the library's health, in plain words; `mend` where it can be put right here."""

    name: str
    health: Health
    detail: str
    mend: Mend | None = None


def findings(
    config: EngineConfig, user: Database, library: Database, serving: Serving
) -> list[Finding]:
    """Return every check's outcome, in the order a person would ask."""
    return [
        _database("What you made (user.db)", user),
        _database("What was read (library.db)", library, Mend.LIBRARY),
        _vectors(library, serving),
        _index(library, serving),
        _models(config),
        _space(config.data_dir),
    ]


def _database(name: str, database: Database, mend: Mend | None = None) -> Finding:
    try:
        check_sound(database)
    except EngineError as problem:
        return Finding(name, Health.BAD, problem.detail, mend)
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
    if sound:
        return Finding(name, Health.GOOD, detail)
    return Finding(name, Health.BAD, detail, Mend.VECTORS)


def _index(library: Database, serving: Serving) -> Finding:
    name = "Index"
    index, generation = serving.current().index, serving.generation
    if index is None or generation is None:
        return Finding(name, Health.WARNING, "none is loaded; search goes by words")
    n_stored = vector_rows.n_vectors(library.reader(), generation.id)
    detail = f"{len(index):,} of {n_stored:,} vectors"
    if len(index) == n_stored:
        return Finding(name, Health.GOOD, detail)
    return Finding(name, Health.BAD, detail, Mend.INDEX)


def _models(config: EngineConfig) -> Finding:
    """Compare every model's files with their hashes, and name what differs."""
    name = "Models"
    own = soundness.damaged(soundness.own_folders(config))
    prepared = soundness.damaged(soundness.prepared_folders(config))
    damaged = [*own, *prepared]
    if not damaged:
        return Finding(name, Health.GOOD, "every file is what it was")
    named = ", ".join(str(path) for path in damaged)
    if not own:
        return Finding(name, Health.BAD, f"{named} is damaged", Mend.MODEL)
    return Finding(name, Health.BAD, f"{named} is damaged; import or install it again")


def _space(data_dir: Path) -> Finding:
    free_bytes = shutil.disk_usage(data_dir).free
    health = Health.GOOD if free_bytes > _SPACE_WARNING_BYTES else Health.WARNING
    return Finding("Free space", health, f"{free_bytes / 1e9:.1f} GB")
