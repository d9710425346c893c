"""Outcomes made by hand: so many searches better, worse and unchanged."""

from __future__ import annotations

from engine.tune.gate import Guards
from engine.verdict import Check, CheckName, Outcome

NO_GUARDS = Guards((), "Both models searched all 40 passages.")
HARMED = Guards((Check(CheckName.OLD_FINDS, passed=False, figures=(("share_kept", 0.9),)),), "")


def made_outcomes(
    *,
    better: int = 0,
    worse: int = 0,
    same: int = 0,
    n_files: int | None = None,
    up: tuple[int, int] = (3, 1),
) -> list[Outcome]:
    """Return searches, each of its own cluster and, unless `n_files` says so, its own file."""
    ranks = [up] * better + [up[::-1]] * worse + [(2, 2)] * same
    n_files = n_files or len(ranks)
    return [
        Outcome(f"query {i}", f"cluster {i}", f"file {i % n_files}", *pair)
        for i, pair in enumerate(ranks)
    ]
