"""A passage found again in a text that changed since it was read.

What lives here: comparing words. What does not: reading the file. The one rule: pure; a passage
that is no longer there is not found, and where it stands twice the place nearer to its old one is
taken.

A passage that stands there as it was is found letter by letter. Otherwise runs of four words are
compared (shingles: Broder, "On the resemblance and containment of documents", 1997): the stretch
of about the passage's length that holds most of them is the passage, if it holds enough.
"""

from __future__ import annotations

import re
from collections import defaultdict

# scripts without spaces give a word for every character
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_RUN = 4  # words: one changed word changes four runs
LEAST_SHARE = 0.25  # of the runs; whatever holds fewer is another passage
_STRETCH = 1.5  # times the passage's words: what was put in may lie between


def find_again(passage: str, text: str, near: int) -> tuple[int, int] | None:
    """Return where a passage stands in a text, half-open, or None.

    Args:
        passage: as it was read.
        text: as it is now.
        near: where the passage stood.
    """
    if not passage.strip():
        return None
    starts = [found.start() for found in re.finditer(re.escape(passage), text)]
    if starts:
        start = min(starts, key=lambda one: abs(one - near))
        return start, start + len(passage)
    return _alike(passage, text, near)


def _alike(passage: str, text: str, near: int) -> tuple[int, int] | None:
    wanted = [found.group().casefold() for found in _WORD.finditer(passage)]
    places = [found.span() for found in _WORD.finditer(text)]
    n_run = min(_RUN, len(wanted))
    if not n_run:
        return None
    known: dict[tuple[str, ...], int] = {}
    for i in range(len(wanted) - n_run + 1):
        known.setdefault(tuple(wanted[i : i + n_run]), i)
    met = _met(known, [text[begin:end].casefold() for begin, end in places], n_run)
    best = _best_stretch(met, int(_STRETCH * len(wanted)), near, places)
    if best is None or best[0] < LEAST_SHARE * len(known):
        return None
    _, first, last = best
    # words at the ends that changed belong to it still
    first_word = max(0, first[0] - first[1])
    last_word = min(len(places) - 1, last[0] + len(wanted) - last[1] - 1)
    return places[first_word][0], places[last_word][1]


_Met = tuple[int, int]  # at which word of the text, at which word of the passage


def _met(known: dict[tuple[str, ...], int], words: list[str], n_run: int) -> list[_Met]:
    """Return the runs of a text that a passage has, in order."""
    found = []
    for at in range(len(words) - n_run + 1):
        own = known.get(tuple(words[at : at + n_run]))
        if own is not None:
            found.append((at, own))
    return found


def _best_stretch(
    met: list[_Met], n_words: int, near: int, places: list[tuple[int, int]]
) -> tuple[int, _Met, _Met] | None:
    """Return how many different runs the best stretch holds, with its first and its last one."""
    best: tuple[int, _Met, _Met] | None = None
    best_worth = (0, 0)
    held: dict[int, int] = defaultdict(int)
    begin = 0
    for at, own in met:
        held[own] += 1
        while at - met[begin][0] > n_words:
            dropped = met[begin][1]
            held[dropped] -= 1
            if not held[dropped]:
                del held[dropped]
            begin += 1
        worth = len(held), -abs(places[met[begin][0]][0] - near)
        if worth > best_worth:
            best, best_worth = (len(held), met[begin], (at, own)), worth
    return best
