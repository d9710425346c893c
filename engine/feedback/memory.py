"""What was opened or praised for a query comes first for it again, at once and without training.

What lives here: what is remembered for one query. What does not: where the signs are kept
(`recalling`), and putting a list in another order (`engine/search/remembered.py`). The one rule:
pure; a file is put first for its own query only, and for near ones it is merely raised.

A sign of strength s that is t old still counts s · 2^(-t / 90 days). Several signs for one file and
query make 1 - Π(1 - sᵢ), so that another sign never lowers it; what is below 0.05 then is
forgotten. For the same query the order is: what the latest search led to, there what was praised,
then what was used, and of each the latest; so that what was opened last time is first next time.
After all of it comes what other words found soon after these led nowhere, and then what was left at
once. A thumb down takes back what was before it for that query and lowers the file, until it is
praised again; a later open alone does not take back a thumb.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.feedback.chains import FOUND_ANEW
from engine.feedback.records import PRAISE, READ_MS, ActKind, FileRef, was_left

HALF_LIFE_MS = 90 * 86_400_000
FORGOTTEN = 0.05
NEAR = 0.9  # least cosine of another query that tells something about this one
# What a fresh thumb up for a query just like this one adds to a fused value: about as much as lies
# between the first and the tenth result.
NEAR_WEIGHT = 0.4
LOWER_WEIGHT = 1.0  # what a thumb down for the same query takes


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that was done with a file after a search.

    `anew` tells that it was done after other words soon afterwards, which `query` gives then;
    `query_key` and `searched_utc_ms` are those of the words that failed.
    """

    query: str
    query_key: str
    file: FileRef
    kind: ActKind
    at_utc_ms: int
    searched_utc_ms: int
    dwell_ms: int | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is remembered of a file for one query.

    `place` (from 1) is its place before all others, None where it is only raised or lowered by
    `lift`. `sign` is the act that says most; `same_query` tells that it followed this very query.
    """

    file: FileRef
    place: int | None
    lift: float
    sign: Sign
    same_query: bool


@dataclass(frozen=True, slots=True)
class _Standing:
    """A file for one past query, all its signs together: -1 refused, up to 1 wanted."""

    value: float
    # how it was come by, when it was searched, praised, when it was given
    latest: tuple[int, int, bool, int]
    sign: Sign


def recall(
    key: str, nearness: Mapping[str, float], signs: Iterable[Sign], now_utc_ms: int
) -> list[Recalled]:
    """Return what is remembered for a query: what comes first in its order, then the rest.

    Args:
        key: the normalised query.
        nearness: the cosine of each past query's key with this one; what is missing is far.
        signs: everything that was done, in any order; of one moment in the order it was done.
        now_utc_ms: when the query is asked.
    """
    grouped: dict[tuple[str, FileRef], list[Sign]] = defaultdict(list)
    for sign in signs:
        if sign.query_key == key or nearness.get(sign.query_key, 0.0) >= NEAR:
            grouped[sign.query_key, sign.file].append(sign)
    same: dict[FileRef, _Standing] = {}
    near: dict[FileRef, list[tuple[float, Sign]]] = defaultdict(list)
    for (its_key, file), its_signs in grouped.items():
        standing = _standing(sorted(its_signs, key=lambda one: one.at_utc_ms), now_utc_ms)
        if standing is None:
            continue
        if its_key == key:
            same[file] = standing
        else:
            near[file].append((standing.value * _closeness(nearness[its_key]), standing.sign))
    # of two in one millisecond the one that was given later comes first
    wanted = [one for one in same.items() if one[1].value > 0][::-1]
    wanted.sort(key=lambda one: one[1].latest, reverse=True)
    recalled = [
        Recalled(file, place, 0.0, standing.sign, same_query=True)
        for place, (file, standing) in enumerate(wanted, start=1)
    ]
    for file, standing in same.items():
        if standing.value < 0:
            lift = LOWER_WEIGHT * standing.value
            recalled.append(Recalled(file, None, lift, standing.sign, same_query=True))
    for file, values in near.items():
        if file not in same:
            lift = max(0.0, *(one[0] for one in values)) + min(0.0, *(one[0] for one in values))
            sign = max(values, key=lambda one: abs(one[0]))[1]
            recalled.append(Recalled(file, None, NEAR_WEIGHT * lift, sign, same_query=False))
    return recalled


def strength(sign: Sign) -> float:
    """Return how surely a sign tells that the file was wanted, 0 to 1; 0 where it tells nothing."""
    if sign.anew:
        return FOUND_ANEW * strength(replace(sign, anew=False))
    if sign.kind in PRAISE:
        return 1.0
    if sign.kind in (ActKind.COPY, ActKind.REVEAL):
        return 0.7
    if sign.kind is ActKind.OPEN:
        if was_left(sign.kind, sign.dwell_ms):
            return 0.1
        return 0.7 if (sign.dwell_ms or 0) >= READ_MS else 0.4
    return 0.0


def _closeness(cosine: float) -> float:
    """Return what another query's signs count: half at the border, all for the same meaning."""
    return 0.5 + 0.5 * min(1.0, (cosine - NEAR) / (1 - NEAR))


def _standing(signs: Sequence[Sign], now_utc_ms: int) -> _Standing | None:
    """Return what the signs of one file and one query say together, the oldest first."""
    wanted = _after_thumbs(signs)
    refusal = wanted[-1] if wanted and wanted[-1].kind is ActKind.THUMB_DOWN else None
    if refusal is not None:
        value = _decay(refusal, now_utc_ms)
        return None if value < FORGOTTEN else _Standing(-value, (0, 0, False, 0), refusal)
    open_share, best = 1.0, 0.0
    latest: tuple[int, int, bool, int] | None = None
    strongest: Sign | None = None
    for sign in wanted:
        counts = strength(sign) * _decay(sign, now_utc_ms)
        open_share *= 1 - counts
        if counts > 0 and counts >= best:
            best, strongest = counts, sign
        place = (_class_of(sign), sign.searched_utc_ms, sign.kind in PRAISE, sign.at_utc_ms)
        if counts > 0 and (latest is None or place > latest):
            latest = place
    value = 1 - open_share
    if strongest is None or latest is None or value < FORGOTTEN:
        return None
    return _Standing(value, latest, strongest)


def _class_of(sign: Sign) -> int:
    """Return 2 for what was used, 1 for what other words found, 0 for what was left at once."""
    if was_left(sign.kind, sign.dwell_ms):
        return 0
    return 1 if sign.anew else 2


def _after_thumbs(signs: Sequence[Sign]) -> list[Sign]:
    """Return the signs that stand: no thumb that was undone, nothing that a thumb down took back.

    A thumb down that stands is the last of them.
    """
    thumb: Sign | None = None  # the one that stands
    begins = 0  # what was taken back lies before it
    for number, sign in enumerate(signs):
        if sign.anew:
            continue  # no thumb for these words
        if sign.kind in PRAISE:
            thumb = sign
        elif sign.kind is ActKind.THUMB_DOWN:
            thumb, begins = sign, number
        elif sign.kind is ActKind.UNDO_THUMB:
            thumb, begins = None, 0
    if thumb is not None and thumb.kind is ActKind.THUMB_DOWN:
        return [thumb]
    uses = [
        one for one in signs[begins:] if strength(one) > 0 and (one.anew or one.kind not in PRAISE)
    ]
    return uses if thumb is None else sorted([*uses, thumb], key=lambda one: one.at_utc_ms)


def _decay(sign: Sign, now_utc_ms: int) -> float:
    age_ms = max(0, now_utc_ms - sign.at_utc_ms)
    return float(2.0 ** (-age_ms / HALF_LIFE_MS))
