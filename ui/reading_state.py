"""What goes on with reading, as the window shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.courtesy import Wait
    from engine.errors import EngineError


class Phase(StrEnum):
    """What goes on."""

    CLOSED = "closed"  # no library yet
    RESTING = "resting"  # everything is read
    COUNTING = "counting"
    PREPARING = "preparing"  # the model, the index
    READING = "reading"
    PAUSED = "paused"
    WAITING = "waiting"  # on battery, or because the machine is needed
    STOPPED = "stopped"  # by an error


@dataclass(frozen=True, slots=True)
class ReadingState:
    """What the sidebar and the strip show."""

    phase: Phase = Phase.CLOSED
    n_seen: int = 0
    n_done: int = 0
    n_files: int = 0
    share: float = 0.0
    files_per_s: float = 0.0
    ms_left: float | None = None
    waits: Wait | None = None
    problem: EngineError | None = None

    @property
    def is_busy(self) -> bool:
        """Return whether something runs or waits to go on."""
        return self.phase in (
            Phase.COUNTING,
            Phase.PREPARING,
            Phase.READING,
            Phase.PAUSED,
            Phase.WAITING,
        )
