"""Searches that a person keeps, with a name each.

What lives here: a list that the window remembers. What does not: searching. The one rule: pure; a
search is kept once, the newest first, and a name may change while its search stays.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

REMEMBERED_SAVED_AS = "saved_searches"


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that is kept: its query with all filters written out, and its name."""

    name: str
    query: str


def is_saved(saved: Sequence[Saved], query: str) -> bool:
    """Return whether a search is kept."""
    return any(one.query == query for one in saved)


def with_saved(saved: Sequence[Saved], query: str) -> tuple[Saved, ...]:
    """Return the list with a search in front, named by its own words."""
    return (Saved(query, query), *without(saved, query))


def without(saved: Sequence[Saved], query: str) -> tuple[Saved, ...]:
    """Return the list without a search."""
    return tuple(one for one in saved if one.query != query)


def renamed(saved: Sequence[Saved], query: str, name: str) -> tuple[Saved, ...]:
    """Return the list with another name for a search; an empty one is its own words."""
    name = " ".join(name.split()) or query
    return tuple(Saved(name, query) if one.query == query else one for one in saved)


def to_text(saved: Sequence[Saved]) -> str:
    """Return the list as it is stored."""
    return json.dumps([[one.name, one.query] for one in saved])


def from_text(text: str) -> tuple[Saved, ...]:
    """Return a stored list; one that cannot be read is empty."""
    try:
        return tuple(Saved(str(name), str(query)) for name, query in json.loads(text or "[]"))
    except (ValueError, TypeError):
        return ()
