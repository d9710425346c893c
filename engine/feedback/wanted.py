"""Which files were wanted after one search, and how surely.

What lives here: what each act says of its file. What does not: negatives, and what follows over
several searches (`policy`). The one rule: pure; the table is `policy`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from engine.feedback.records import PRAISE, READ_MS, THUMBS, ActKind, FileRef, was_left

PRAISED, USED, OPENED = 1.0, 0.7, 0.4
LOOKED_MS = 10_000  # a preview that was looked at


class Deed(Protocol):
    """Something that was done with a file after a search."""

    @property
    def kind(self) -> ActKind: ...  # noqa: D102
    @property
    def file(self) -> FileRef: ...  # noqa: D102
    @property
    def dwell_ms(self) -> int | None: ...  # noqa: D102


def wanted(deeds: Sequence[Deed]) -> dict[FileRef, float]:
    """Return what was wanted after one search, with how surely, from what was done, oldest first.

    What was refused is not among it.
    """
    praised, refused = (thumbed(deeds, kind) for kind in (ActKind.THUMB_UP, ActKind.THUMB_DOWN))
    weights = dict.fromkeys(praised, PRAISED)
    for deed in deeds:
        weight = surety(deed)
        if weight and deed.file not in refused and deed.file not in praised:
            weights[deed.file] = max(weights.get(deed.file, 0.0), weight)
    return weights


def wanted_most(deeds: Sequence[Deed]) -> FileRef:
    """Return what was wanted most after a search that led to something; of equals the last one."""
    weights = wanted(deeds)
    last = {deed.file: number for number, deed in enumerate(deeds)}
    return max(weights, key=lambda file: (weights[file], last[file]))


def thumbed(deeds: Sequence[Deed], kind: ActKind) -> list[FileRef]:
    """Return the files whose standing thumb is of this kind; praise of either kind is one."""
    standing: dict[FileRef, ActKind] = {}
    for deed in deeds:
        if deed.kind in THUMBS:
            standing[deed.file] = ActKind.THUMB_UP if deed.kind in PRAISE else deed.kind
    return [file for file, thumb in standing.items() if thumb is kind]


def surety(deed: Deed) -> float:
    """Return how surely an act alone tells that its file was wanted; a thumb may not stand."""
    dwell_ms = deed.dwell_ms or 0
    if deed.kind in (ActKind.COPY, ActKind.REVEAL):
        return USED
    if deed.kind is ActKind.OPEN and not was_left(deed.kind, deed.dwell_ms):
        return USED if dwell_ms >= READ_MS else OPENED
    if deed.kind is ActKind.PREVIEW and dwell_ms >= LOOKED_MS:
        return USED
    return 0.0
