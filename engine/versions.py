"""Model versions and what can be said about them: frozen records that cross module borders.

What lives here: values without behaviour, as in `engine.types`. The one rule: a model version is a
folder with a prepared model; a generation is what an encoder made of the library's passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NewType

ModelVersionId = NewType("ModelVersionId", int)

# the two that come with the program; `user.db` is created with them
BUNDLED_ENCODER = ModelVersionId(1)
BUNDLED_RERANKER = ModelVersionId(2)

# the key of `ModelVersion.details` and of a verdict's report: learned from headings and titles
COLD_START = "cold_start"

# the key of a verdict's report: the fingerprint of the model that served, which it compares with
PRESENT = "present"


class VersionKind(StrEnum):
    """What a model does."""

    ENCODER = "encoder"  # finds by meaning
    RERANKER = "reranker"  # reads the first results closely


class Origin(StrEnum):
    """Where a model comes from."""

    BUNDLED = "bundled"
    IMPORTED = "imported"
    TUNED = "tuned"


class EventKind(StrEnum):
    """What the history of models tells of."""

    IMPORT = "import"
    USE = "use"  # the person asked for a model
    GENERATION = "generation"  # all passages were read by a model and verified
    SWITCH = "switch"
    UNDO = "undo"
    DISCARD = "discard"  # a generation that was not finished, or did not pass
    FALLBACK = "fallback"  # the model in use could not be loaded
    DELETE = "delete"
    TUNE = "tune"
    VERDICT = "verdict"
    TRIAL = "trial"  # begun, stopped or over; `state` says which


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """One model that can serve.

    `fingerprint` names what it computes, at the precision that this machine serves it with; empty
    for a model of the program that was never loaded. `details` holds recipe, seeds and the like.
    `stale`: it learned from something that was forgotten since.
    """

    id: ModelVersionId
    kind: VersionKind
    name: str
    folder: Path
    fingerprint: str
    origin: Origin
    created_utc_ms: int
    base: ModelVersionId | None
    size_bytes: int
    details: dict[str, Any]
    stale: bool


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model version and how it stands; `n_built` of `n_passages` are read when it is half built.

    `kept_until_utc_ms`: until then going back to it costs nothing. `is_tried`: it answers beside
    the one in use. `is_unproven`: a tune made it and it never served, so that the searches of its
    verdict are looked at once more over all files before it does.
    """

    version: ModelVersion
    in_use: bool
    n_built: int | None = None
    n_passages: int = 0
    kept_until_utc_ms: int | None = None
    problem: str = ""
    is_tried: bool = False
    is_unproven: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What using an encoder costs: passages to be read, space, and time as measured here."""

    n_passages: int
    n_bytes: int
    ms: float


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the audit log."""

    id: int
    at_utc_ms: int
    kind: EventKind
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """A verdict as it was given; `report` is the whole of it."""

    id: int
    at_utc_ms: int
    model_version: ModelVersionId | None
    decision: str
    report: dict[str, Any]

    def is_about(self, fingerprint: str | None) -> bool:
        """Return whether it compares with a model, by its fingerprint."""
        return fingerprint is not None and self.report.get(PRESENT) == fingerprint
