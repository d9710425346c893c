"""How long a folder takes to be read, from a few of its files that were tried.

What lives here: one pure sum. What does not: trying (`engine/ingest/probe`). The one rule: a kind
of which nothing was tried is not guessed at; then there is no estimate.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.figures import Probed
from engine.kinds import kind_of
from engine.types import Kind
from ui.onboarding.suggestions import FolderCount, Sizes

_SMALL_SHARE = 0.02  # of a folder's bytes: what of a kind untried does not change the answer


@dataclass(frozen=True, slots=True)
class Rate:
    """What one byte of a kind costs."""

    read_ms: float
    embed_ms: float


def rates(probed: Sequence[Probed]) -> dict[Kind, Rate]:
    """Return the cost of a byte of each kind that was tried: sums over sums, as was drawn by size.

    A passage costs the same whatever it is from, so that is taken over all of them.
    """
    n_tried = sum(one.n_passages > 0 for one in probed)
    per_passage_ms = sum(one.embed_ms for one in probed) / n_tried if n_tried else 0.0
    found = {}
    for kind in {kind_of(one.path) for one in probed}:
        of_kind = [one for one in probed if kind_of(one.path) is kind]
        n_bytes = sum(one.size_bytes for one in of_kind) or 1
        n_passages = sum(one.n_passages for one in of_kind)
        read_ms = sum(one.read_ms for one in of_kind)
        found[kind] = Rate(read_ms / n_bytes, n_passages * per_passage_ms / n_bytes)
    return found


def estimate_ms(count: FolderCount, known: Mapping[Kind, Rate]) -> float | None:
    """Return how long reading a folder takes; None where too much of it was not tried.

    Reading and embedding go on side by side: the longer one decides, and embedding also gives up
    its share of a core to reading.
    """
    whole = sum(of_kind.n_bytes for of_kind in count.sizes.values())
    untried = sum(of_kind.n_bytes for kind, of_kind in count.sizes.items() if kind not in known)
    if untried > _SMALL_SHARE * whole:
        return None
    read_ms = embed_ms = 0.0
    for kind, of_kind in count.sizes.items():
        rate = known.get(kind)
        if rate is not None:
            read_ms += rate.read_ms * of_kind.n_bytes
            embed_ms += rate.embed_ms * of_kind.n_bytes
    return max(read_ms, embed_ms + read_ms / (os.cpu_count() or 1))


def samples(counts: Sequence[FolderCount]) -> list[Path]:
    """Return which files to try: one of each kind in turn, kinds with most bytes first."""
    together: dict[Kind, Sizes] = {}
    for count in counts:
        for kind, of_kind in count.sizes.items():
            one = together.setdefault(kind, Sizes())
            one.n_bytes += of_kind.n_bytes
            one.samples.extend(of_kind.samples)
    order = sorted(together.values(), key=lambda one: -one.n_bytes)
    drawn = [[path for _key, path in sorted(one.samples, reverse=True)] for one in order]
    longest = max((len(paths) for paths in drawn), default=0)
    return [paths[turn] for turn in range(longest) for paths in drawn if turn < len(paths)]
