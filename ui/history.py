"""What was opened lately from here, and with which words it was found.

What lives here: a short list that the window remembers. What does not: feedback for tuning, which
the engine records. The one rule: pure; the newest comes first, each file once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

N_OPENINGS = 20
N_RECENT = 5
REMEMBERED_AS = "opened_lately"


@dataclass(frozen=True, slots=True)
class Opening:
    """A file that was opened from a search."""

    path: Path
    kind: str  # the value of an engine's `Kind`
    title: str
    place: str
    query: str
    opened_utc_ms: int


def with_opening(openings: Sequence[Opening], new: Opening) -> tuple[Opening, ...]:
    """Return the list with a new opening in front."""
    rest = [opening for opening in openings if opening.path != new.path]
    return (new, *rest)[:N_OPENINGS]


def with_moved(openings: Sequence[Opening], old: Path, new: Path) -> tuple[Opening, ...]:
    """Return the list with a file at another place; of a file that stood there too the newer."""
    found: dict[Path, Opening] = {}
    for opening in openings:
        if opening.path == old:
            title = new.name if opening.title == old.name else opening.title
            opening = replace(opening, path=new, title=title)
        found.setdefault(opening.path, opening)
    return tuple(found.values())


def recent_queries(openings: Sequence[Opening], n: int) -> list[str]:
    """Return the last different searches that led somewhere."""
    found: dict[str, None] = {}
    for opening in openings:
        found.setdefault(opening.query)
    return list(found)[:n]


def to_text(openings: Sequence[Opening]) -> str:
    """Return the list as it is stored."""
    rows = [{**asdict(opening), "path": str(opening.path)} for opening in openings]
    return json.dumps(rows)


def from_text(text: str) -> tuple[Opening, ...]:
    """Return a stored list; one that cannot be read is empty."""
    try:
        return tuple(
            Opening(
                path=Path(row["path"]),
                kind=str(row["kind"]),
                title=str(row["title"]),
                place=str(row["place"]),
                query=str(row["query"]),
                opened_utc_ms=int(row["opened_utc_ms"]),
            )
            for row in json.loads(text or "[]")
        )
    except (ValueError, KeyError, TypeError):
        return ()
