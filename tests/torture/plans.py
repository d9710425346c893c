"""What happens in a round: who works on the library, and where the process is killed.

The one rule: a plan follows from the seed and the number of its round alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.torture import points


class Role(StrEnum):
    """What a process does beside keeping the library in step with the files."""

    READ = "read"  # nothing else
    MODELS = "models"  # change the serving model back and forth
    FEEDBACK = "feedback"  # search, record what was done, forget some of it
    FORGET = "forget"  # forget a folder and add it again


_POINTS = {
    Role.READ: points.READING,
    Role.MODELS: points.CHANGING_MODELS,
    Role.FEEDBACK: points.FEEDBACK,
    Role.FORGET: points.FORGETTING,
}
_WEIGHTS = {Role.READ: 10, Role.MODELS: 4, Role.FEEDBACK: 3, Role.FORGET: 3}
_LONGEST_S = 3.0
_MOST_WRITES = {Role.READ: 900, Role.MODELS: 1_500, Role.FEEDBACK: 1_500, Role.FORGET: 1_500}


@dataclass(frozen=True)
class Kill:
    """Where one process ends: after some seconds, and before that at a point or a write."""

    after_s: float
    point: str = ""
    nth: int = 0
    when_done: bool = False
    write: int = 0

    def __str__(self) -> str:
        if self.point:
            side = "after" if self.when_done else "before"
            return f"{side} call {self.nth} of {self.point}"
        return f"at write {self.write}" if self.write else f"after {self.after_s:.2f} s"


@dataclass(frozen=True)
class Plan:
    """One round."""

    role: Role
    from_nothing: bool  # whether it begins with an empty profile
    watches: bool
    packs: bool  # whether words are packed although the library is small
    pause_s: float  # between two changes of the files
    kills: tuple[Kill, ...]


def plan(seed: int, number: int) -> Plan:
    """Return what happens in a round."""
    rng = random.Random(f"{seed} {number}")
    role = rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()))[0]
    return Plan(
        role=role,
        from_nothing=rng.random() < 0.4,
        watches=rng.random() < 0.5,
        packs=rng.random() < 0.5,
        pause_s=rng.choice((0.02, 0.05, 0.1)),
        kills=tuple(_kill(role, rng) for _ in range(rng.choice((1, 1, 2, 3)))),
    )


def _kill(role: Role, rng: random.Random) -> Kill:
    how = rng.choice(("time", "point", "point", "write"))
    if how == "time":
        return Kill(rng.uniform(0.0, _LONGEST_S))
    if how == "write":
        return Kill(_LONGEST_S, write=rng.randrange(1, _MOST_WRITES[role]))
    names = _POINTS[role] if rng.random() < 0.8 else _POINTS[Role.READ]
    return Kill(
        _LONGEST_S,
        point=rng.choice(names),
        nth=rng.choice((1, 1, 1, 2, 3, 5, 10)),
        when_done=rng.random() < 0.5,
    )


@dataclass(frozen=True)
class Task:
    """What a process is told: its place, its part of the plan, and its own luck."""

    place: str
    role: Role
    watches: bool
    packs: bool
    seed: str
    point: str = ""
    nth: int = 0
    when_done: bool = False

    @property
    def profile(self) -> Path:
        return Path(self.place) / "profile"

    @property
    def journal(self) -> Path:
        return Path(self.place) / "journal"

    @property
    def roots(self) -> tuple[Path, Path]:
        """Return the folder that changes, and the one that is forgotten now and then."""
        return Path(self.place) / "files", Path(self.place) / "more files"
