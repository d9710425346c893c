"""Searches that led nowhere, and the ones in other words that soon found the file.

What lives here: which search answers which. What does not: what was wanted (`wanted`), and what
follows from it (`policy`, `recalling`). The one rule: pure; words that were merely typed on are no
others.

What was found by asking anew was wanted before as well, and in words that failed: Radlinski and
Joachims, "Query chains: learning to rank from implicit feedback", KDD 2005. Unless it was looked
for by itself: a list often answers what was asked without a click (Li, Huffman and Tokuda, "Good
abandonment in mobile and PC internet search", SIGIR 2009). So whoever uses a chain sees whether
what was found has a word of those that failed, or a cosine of `RELATED` with them at least.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Protocol, TypeVar

FOUND_ANEW = 0.5  # of what a file is worth to the words that found it, to those that failed
MOST_ANEW = 3  # searches from the words that failed to those that did not
# In a library of 209 files one in twelve that answer another question pass, and of four collections
# 61 to 94 % of what is found for the same, nearly all that stands among the first fifty at all.
RELATED = 0.3
NOTED_MS = 5_000  # that a search led nowhere is noted right behind the next one

Number = TypeVar("Number", bound=int)
Number_co = TypeVar("Number_co", bound=int, covariant=True)


class Asked(Protocol[Number_co]):
    """A search in its session."""

    @property
    def id(self) -> Number_co: ...  # noqa: D102
    @property
    def session(self) -> str: ...  # noqa: D102
    @property
    def at_utc_ms(self) -> int: ...  # noqa: D102
    @property
    def query_key(self) -> str: ...  # noqa: D102


def chains(
    searches: Iterable[Asked[Number]], asked_anew: Mapping[Number, int], led: Set[Number]
) -> dict[Number, Number]:
    """Return for each search that led nowhere the one that found what was wanted.

    Args:
        searches: all of them, in any order.
        asked_anew: after which other words were tried, with when that was noted.
        led: those that led to a file.
    """
    known = {one.id: one for one in searches}
    failed = {one: at for one, at in asked_anew.items() if one in known and one not in led}
    following = _following(known, failed)
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
    known: Mapping[Number, Asked[Number]], failed: Mapping[Number, int]
) -> dict[Number, Number]:
    """Return for each search that led nowhere the one that was asked then.

    That is the last one before the note; where it is not right before it, it was forgotten.
    """
    sessions: dict[str, list[tuple[int, Number]]] = defaultdict(list)
    for one in known.values():
        sessions[one.session].append((one.at_utc_ms, one.id))
    for its in sessions.values():
        its.sort()
    following = {}
    for first, noted in failed.items():
        its = sessions[known[first].session]
        place = bisect_right(its, noted, key=lambda pair: pair[0]) - 1
        at, number = its[place] if place >= 0 else (0, first)
        if noted - at <= NOTED_MS and (at, number) > (known[first].at_utc_ms, first):
            following[first] = number
    return following


def _is_typed_on(before: str, after: str) -> bool:
    """Return whether the words before were the same ones, not yet typed to their end."""
    return after.startswith(before) and after[len(before) :][:1].isalnum()
