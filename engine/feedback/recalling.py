"""What is remembered, at hand for every search.

What lives here: the signs in memory and the vectors of past queries. What does not: what they say
(`memory`). The one rule: a search never waits for it: a few past queries are embedded on the way,
the rest when a model is loaded.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from engine.clock import Clock
from engine.feedback.blend import DEFAULTS, Blend
from engine.feedback.blends import blends
from engine.feedback.chains import chains
from engine.feedback.memory import NEAR, Recalled, Sign, recall, strength
from engine.feedback.records import PRAISE, ActKind, query_key
from engine.feedback.stored import file_ref
from engine.feedback.wanted import LOOKED_MS, surety, thumbed, wanted, wanted_most
from engine.ports import Vectors
from engine.store import feedback as rows
from engine.store import hits
from engine.store.database import Database
from engine.store.feedback import AskedRow, NamedFile, SignRow

_KINDS = (
    ActKind.OPEN,
    ActKind.PREVIEW,
    ActKind.COPY,
    ActKind.REVEAL,
    ActKind.THUMB_DOWN,
    ActKind.UNDO_THUMB,
    *sorted(PRAISE),
)
MAX_SIGNS = 5_000
_MAX_QUERIES = 2_000  # whose vectors are kept: 3 MB
_MAX_MODELS = 2
_EMBEDDED_ON_THE_WAY = 4  # a search is some milliseconds later for them

Embed = Callable[[str], Vectors | None]


@dataclass
class _Known:
    """One model's vectors of past queries, by query key and as a table of those that there are."""

    vectors: dict[str, Vectors | None] = field(default_factory=dict)
    table: tuple[list[str], Vectors] | None = None


@dataclass
class _Held:
    signs: dict[str, list[Sign]] = field(default_factory=dict)  # by query key
    queries: dict[str, str] = field(default_factory=dict)  # a query as typed by key, newest first
    blends: dict[str, Blend] = field(default_factory=dict)  # by fingerprint


class Recalling:
    """Answers what is remembered for a query.

    Thread: any.
    """

    def __init__(self, user: Database, clock: Clock) -> None:
        """Read what is remembered when it is first asked for.

        Args:
            user: where it is.
            clock: what decays, decays by it.
        """
        self._user = user
        self._clock = clock
        self._lock = threading.Lock()
        self._held: _Held | None = None
        self._version = -1
        self._by_model: dict[str, _Known] = {}  # by fingerprint: two while one is tried

    def blend(self, fingerprint: str) -> Blend:
        """Return the search's weights with a model."""
        return self._current().blends.get(fingerprint, DEFAULTS)

    def changed(self) -> None:
        """Read the signs anew at the next search."""
        with self._lock:
            self._held = None

    def recall(
        self, typed: str, vector: Vectors | None, fingerprint: str, embed: Embed
    ) -> list[Recalled]:
        """Return what is remembered for a query.

        Args:
            typed: the query as it was typed.
            vector: its vector, or None without a model: then only the same query counts.
            fingerprint: what made the vector.
            embed: gives another query's vector, None for one without words.
        """
        held = self._current()
        if not held.signs:
            return []
        key = query_key(typed)
        nearness = {}
        if vector is not None:
            self._embed(held, fingerprint, embed, limit=_EMBEDDED_ON_THE_WAY)
            nearness = self._nearness(fingerprint, vector)
        relevant = [sign for one in {**nearness, key: 1.0} for sign in held.signs.get(one, ())]
        return recall(key, nearness, relevant, self._clock.now_utc_ms())

    def warm_up(self, fingerprint: str, embed: Embed) -> None:
        """Embed the past queries, so that no search has to."""
        held = self._current()
        if held.signs:
            self._embed(held, fingerprint, embed, limit=_MAX_QUERIES)

    def _current(self) -> _Held:
        with self._lock:
            if not self._user.writable:  # another process may have written
                version = hits.data_version(self._user.reader())
                if version != self._version:
                    self._version, self._held = version, None
            if self._held is None:
                self._held = self._read()
                queries = self._held.queries
                for known in self._by_model.values():
                    known.vectors = {k: one for k, one in known.vectors.items() if k in queries}
                    known.table = None
            return self._held

    def _read(self) -> _Held:
        user = self._user.reader()
        found = rows.signs(user, _KINDS, LOOKED_MS, MAX_SIGNS)
        signs: dict[str, list[Sign]] = defaultdict(list)
        done: dict[int, list[Sign]] = defaultdict(list)
        for row in reversed(found):  # of two in one millisecond the one stored later comes later
            sign = _sign(row)
            signs[row.query_key].append(sign)
            done[row.impression_id].append(sign)
        asked = rows.asked(user, MAX_SIGNS)
        for sign in _found_anew(asked, done):
            signs[sign.query_key].append(sign)
        told = [(row.searched_utc_ms, row.query_key, row.query) for row in found]
        told += [(row.at_utc_ms, row.query_key, row.query) for row in asked]
        queries: dict[str, str] = {}
        for _, key, query in sorted(told, reverse=True):
            if key in signs:
                queries.setdefault(key, query)
        return _Held(dict(signs), queries, blends(user))

    def _embed(self, held: _Held, fingerprint: str, embed: Embed, *, limit: int) -> None:
        with self._lock:
            known = self._known(fingerprint)
            missing = _first_missing(held.queries, known.vectors, limit)
        made = {key: embed(held.queries[key]) for key in missing}
        with self._lock:
            if made:
                known.vectors.update(made)
                known.table = None

    def _known(self, fingerprint: str) -> _Known:
        if fingerprint not in self._by_model:
            latest = list(self._by_model.items())[-(_MAX_MODELS - 1) :]
            self._by_model = {**dict(latest), fingerprint: _Known()}
        return self._by_model[fingerprint]

    def _nearness(self, fingerprint: str, vector: Vectors) -> dict[str, float]:
        with self._lock:
            known = self._known(fingerprint)
            if known.table is None:
                found = {key: one for key, one in known.vectors.items() if one is not None}
                unit_rows = list(found.values())
                table = np.stack(unit_rows) if unit_rows else np.empty((0, len(vector)), np.float32)
                known.table = list(found), table
            keys, table = known.table
        # not `@`: on a busy machine its threads wait for each other longer than the sum takes
        cosines = np.einsum("ij,j->i", table, vector)
        return {keys[i]: float(cosines[i]) for i in np.flatnonzero(cosines >= NEAR).tolist()}


def _sign(row: SignRow) -> Sign:
    return Sign(
        query=row.query,
        query_key=row.query_key,
        file=file_ref(NamedFile(row.path, row.content_hash)),
        kind=ActKind(row.kind),
        at_utc_ms=row.at_utc_ms,
        searched_utc_ms=row.searched_utc_ms,
        dwell_ms=row.dwell_ms,
    )


def _found_anew(asked: Sequence[AskedRow], done: Mapping[int, Sequence[Sign]]) -> Iterator[Sign]:
    """Yield what was wanted after searches that followed others, for the words of those."""
    searches = {one.id: one for one in asked}
    anew = {one.id: one.anew_utc_ms for one in asked if one.anew_utc_ms is not None}
    led = {number for number, its in done.items() if wanted(its)}
    for first, last in chains(asked, anew, led).items():
        file = wanted_most(done[last])
        if file not in thumbed(done.get(first, ()), ActKind.THUMB_DOWN):
            its = [one for one in done[last] if one.file == file and _tells(one)]
            sign, failed = max(its, key=strength), searches[first]
            yield replace(
                sign, query_key=failed.query_key, searched_utc_ms=failed.at_utc_ms, anew=True
            )


def _tells(sign: Sign) -> bool:
    return sign.kind in PRAISE or surety(sign) > 0


def _first_missing(
    queries: dict[str, str], vectors: dict[str, Vectors | None], limit: int
) -> Sequence[str]:
    missing: list[str] = []
    for key in list(queries)[:_MAX_QUERIES]:
        if key not in vectors:
            missing.append(key)
            if len(missing) >= limit:
                break
    return missing
