"""Searches that led nowhere, and the ones in other words that soon found the file.

What lives here: which search answers which. What does not: what was wanted (`policy`), and what is
remembered of it (`recalling`). The one rule: pure; words that were merely typed on are no others.

What was found by asking anew was wanted before as well, and in words that failed: Radlinski and
Joachims, "Query chains: learning to rank from implicit feedback", KDD 2005.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import pairwise
from typing import Protocol

from engine.feedback.records import ImpressionId

FOUND_ANEW = 0.5  # of what a file is worth to the words that found it, to those that failed
MOST_ANEW = 3  # searches from the words that failed to those that did not
SOON_MS = 60_000  # from a search to the note that the one before it led nowhere


class Asked(Protocol):
    """A search in its session."""

    @property
    def id(self) -> ImpressionId: ...  # noqa: D102
    @property
    def session(self) -> str: ...  # noqa: D102
    @property
    def at_utc_ms(self) -> int: ...  # noqa: D102
    @property
    def query_key(self) -> str: ...  # noqa: D102


def chains(
    searches: Iterable[Asked], asked_anew: Mapping[ImpressionId, int], led: Set[ImpressionId]
) -> dict[ImpressionId, ImpressionId]:
    """Return for each search that led nowhere the one that found what was wanted.

    Args:
        searches: all of them, in any order.
        asked_anew: after which other words were tried, with when that was noted.
        led: those that led to a file.
    """
    known = {one.id: one for one in searches}
    failed = {one: at for one, at in asked_anew.items() if one in known and one not in led}
    following = _following(known.values(), failed)
    found = {}
    for first in failed:
        number = first
        for _ in range(MOST_ANEW):
            if number not in following:
                break
            number = following[number]
            if number in led:
                if not _is_typed_on(known[first].query_key, known[number].query_key):
                    found[first] = number
                break
    return found


def _following(
    searches: Iterable[Asked], failed: Mapping[ImpressionId, int]
) -> dict[ImpressionId, ImpressionId]:
    """Return for each search that led nowhere the one that followed; it may be forgotten.

    Both are written when the next search counts, so that they lie together in time.
    """
    sessions: dict[str, list[Asked]] = defaultdict(list)
    for one in sorted(searches, key=lambda one: (one.at_utc_ms, one.id)):
        sessions[one.session].append(one)
    return {
        before.id: after.id
        for its in sessions.values()
        for before, after in pairwise(its)
        if before.id in failed and abs(after.at_utc_ms - failed[before.id]) <= SOON_MS
    }


def _is_typed_on(before: str, after: str) -> bool:
    """Return whether the words before were the same ones, not yet typed to their end."""
    return after.startswith(before) and after[len(before) :][:1].isalnum()
