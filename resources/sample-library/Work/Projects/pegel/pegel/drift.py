"""Estimate how far the zero point of a gauge has wandered."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

MIN_DRY_DAYS = 9
WINDOW_DAYS = 120


@dataclass(frozen=True)
class DrySpell:
    """Resting levels (mm, one per night) of a stretch without rain."""

    first_day: int
    levels_mm: list[float]

    @property
    def last_day(self) -> int:
        return self.first_day + len(self.levels_mm) - 1


def slope(levels: list[float]) -> float:
    """Least-squares slope in mm per day."""
    n = len(levels)
    mean_x, mean_y = (n - 1) / 2, sum(levels) / n
    top = sum((x - mean_x) * (y - mean_y) for x, y in enumerate(levels))
    return top / sum((x - mean_x) ** 2 for x in range(n))


def shifts(spells: list[DrySpell]) -> list[tuple[int, float]]:
    """Step between where one recession would have gone and where the next one starts."""
    usable = [s for s in spells if len(s.levels_mm) >= MIN_DRY_DAYS]
    steps = []
    for before, after in zip(usable, usable[1:]):
        expected = before.levels_mm[-1] + slope(before.levels_mm) * (
            after.first_day - before.last_day
        )
        steps.append((after.first_day, after.levels_mm[0] - expected))
    return steps


def drift_mm(spells: list[DrySpell], today: int) -> float:
    """Median step within the window; 0.0 when the river has been too wet to tell."""
    recent = [step for day, step in shifts(spells) if today - day <= WINDOW_DAYS]
    return median(recent) if recent else 0.0
