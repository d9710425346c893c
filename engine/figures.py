"""The library in figures: how much there is, what a look found, how far reading has come.

What lives here: the records that looking, reading and counting answer with. What does not: counting
(`engine/ingest`). The one rule: values without behaviour.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.types import FailureReason, GenerationId


@dataclass(frozen=True, slots=True)
class ScanSummary:
    """What a look through the folders found."""

    n_seen: int
    n_new: int
    n_changed: int
    n_moved: int
    n_gone: int
    n_left_out: int
    offline: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What reading the waiting documents did."""

    n_read: int
    n_reused: int  # content that was known already: no extraction, no embedding
    n_failed: int
    n_chunks: int
    n_embedded: int


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """How far reading has come; the `detail` of a reading job's `Progress`.

    `ms_left` is measured on this machine, None until five seconds were measured.
    """

    n_files_done: int
    n_files: int
    n_chunks_embedded: int
    n_chunks_waiting: int
    files_per_s: float
    ms_left: float | None


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """The library in figures.

    `n_read` documents are found by their words; `n_by_meaning` of them by their meaning too.
    `n_refused` places could not be looked into; what is in them is in no other figure.
    """

    n_folders: int
    n_documents: int
    n_read: int
    n_by_meaning: int
    n_waiting: int
    n_failed: int
    n_chunks: int
    n_embedded: int
    generation: GenerationId | None
    model: str
    precision: str
    failures_by_reason: dict[FailureReason, int]
    n_refused: int = 0


@dataclass(frozen=True, slots=True)
class Probed:
    """What reading one file cost on this machine; `embed_ms` is for one passage."""

    path: Path
    size_bytes: int
    read_ms: float
    n_passages: int
    embed_ms: float
