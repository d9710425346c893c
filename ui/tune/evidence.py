"""What was done after searches, as the tune page lists it.

What lives here: acts brought together, one line for a search and a file. What does not: what they
are worth for learning (the engine's policy). The one rule: pure; every act about a file belongs to
one line, so that leaving a line out leaves all of it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.feedback.records import (
    NO_FILE,
    PRAISE,
    THUMBS,
    Act,
    ActId,
    ActKind,
    Event,
    FileRef,
    ImpressionId,
    query_key,
    was_left,
)

# the surest first
_SIGNS = (
    ActKind.THIS_IS_IT,
    ActKind.THUMB_UP,
    ActKind.THUMB_DOWN,
    ActKind.COPY,
    ActKind.REVEAL,
    ActKind.OPEN,
    ActKind.PREVIEW,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that something was done with after a search; `sign` is the surest of what was done.

    `was_left` tells of one that was merely opened, and hardly looked at.
    """

    query: str
    file: FileRef
    sign: ActKind
    at_utc_ms: int
    act_ids: tuple[ActId, ...]
    left_out: bool
    was_left: bool = False


def evidence(events: Iterable[Event]) -> list[Evidence]:
    """Return one line for each search and file, newest first.

    Args:
        events: newest first, as the diary gives them.
    """
    found: dict[tuple[ImpressionId, FileRef], list[Event]] = {}
    for event in events:
        if event.act.file != NO_FILE:
            found.setdefault((event.act.impression_id, event.act.file), []).append(event)
    lines = []
    for group in found.values():
        acts = [event.act for event in group]
        sign = _sign(acts)
        opens = [act for act in acts if act.kind is ActKind.OPEN]
        if sign is not None:
            lines.append(
                Evidence(
                    query=group[0].query,
                    file=acts[0].file,
                    sign=sign,
                    at_utc_ms=acts[0].at_utc_ms,
                    act_ids=tuple(act.id for act in acts),
                    left_out=all(act.left_out for act in acts),
                    was_left=sign is ActKind.OPEN
                    and all(was_left(one.kind, one.dwell_ms) for one in opens),
                )
            )
    return lines


def _sign(acts: Iterable[Act]) -> ActKind | None:
    """Return the surest sign; a thumb counts as it was left, so the newest decides."""
    kinds: set[ActKind] = set()
    thumb: ActKind | None = None
    for act in acts:
        if act.kind not in THUMBS:
            kinds.add(act.kind)
        elif thumb is None:
            thumb = act.kind
    if thumb is not None:
        kinds.add(thumb)
    return next((kind for kind in _SIGNS if kind in kinds), None)


def signs_in_figures(lines: Iterable[Evidence]) -> tuple[int, int, int]:
    """Return how many files were opened, praised or refused, and copied from."""
    n_opened = n_thumbs = n_copied = 0
    for line in lines:
        if line.left_out or line.was_left:
            continue
        if line.sign in PRAISE or line.sign is ActKind.THUMB_DOWN:
            n_thumbs += 1
        elif line.sign is ActKind.COPY:
            n_copied += 1
        elif line.sign in (ActKind.OPEN, ActKind.REVEAL):
            n_opened += 1
    return n_opened, n_thumbs, n_copied


@dataclass(frozen=True, slots=True)
class FileNames:
    """Finds the path of a file that a verdict names by the hash of what it says."""

    by_hash: Mapping[str, Path]
    by_library: Mapping[str, Path]  # where there was a tune that nothing was opened for
    by_query: Mapping[str, Path]

    @classmethod
    def of(cls, lines: Iterable[Evidence], by_library: Mapping[str, Path]) -> FileNames:
        """Return the names of every file in the lines, the newest path of each."""
        by_hash: dict[str, Path] = {}
        by_query: dict[str, Path] = {}
        for line in lines:
            if line.file.content_hash:
                by_hash.setdefault(line.file.content_hash.hex(), line.file.path)
            if line.sign is not ActKind.THUMB_DOWN:
                by_query.setdefault(query_key(line.query), line.file.path)
        return cls(by_hash, by_library, by_query)

    def path(self, file: str, query: str) -> Path | None:
        """Return where a file lies; one that was changed since is known by its query."""
        found = self.by_hash.get(file) or self.by_library.get(file)
        return found or self.by_query.get(query_key(query))
