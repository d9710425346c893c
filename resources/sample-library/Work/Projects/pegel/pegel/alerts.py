"""Raise an alarm once, and take it back only when the water has really gone down."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Threshold:
    """Alarm above ``on_mm``, all clear below ``off_mm``.

    The gap between the two keeps waves from ringing the telephone forty times a night,
    which happened on 9 January 2023, and nobody has forgotten it.
    """

    level: int
    on_mm: int
    off_mm: int
    active: bool = field(default=False)

    def __post_init__(self) -> None:
        if self.off_mm >= self.on_mm:
            raise ValueError("all clear must lie below the alarm")

    def feed(self, level_mm: int | None) -> str | None:
        """Return 'raise', 'clear' or None. A missing reading never changes the state."""
        if level_mm is None:
            return None
        if not self.active and level_mm >= self.on_mm:
            self.active = True
            return "raise"
        if self.active and level_mm < self.off_mm:
            self.active = False
            return "clear"
        return None
