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
from typing import NamedTuple

import numpy as np

from engine.clock import Clock
from engine.feedback.blend import DEFAULTS, Blend
from engine.feedback.chains import chains
from engine.feedback.memory import NEAR, Recalled, Sign, recall, strength
from engine.feedback.records import PRAISE, USES, ActKind, ImpressionId, query_key, was_left
from engine.feedback.stored import file_ref
from engine.ports import Vectors
from engine.store import feedback as rows
from engine.store import hits
from engine.store.database import Connection, Database
from engine.store.feedback import AskedRow, NamedFile, SignRow
from engine.store.settings import all_settings

_KINDS = (
    ActKind.OPEN,
    ActKind.COPY,
    ActKind.REVEAL,
    ActKind.THUMB_DOWN,
    ActKind.UNDO_THUMB,
    *sorted(PRAISE),
)
BLENDS = "feedback.blend"  # stored among the settings, and none of them
MOST = 1.0  # that a stored weight may differ
MAX_SIGNS = 5_000
_MAX_QUERIES = 2_000  # whose vectors are kept: 3 MB
_MAX_MODELS = 2
_MAX_STORED = 20  # models with weights: more than anybody keeps
_EMBEDDED_ON_THE_WAY = 4  # a search is some milliseconds later for them

Embed = Callable[[str], Vectors | None]


@dataclass
class _Known:
    """One model's vectors of past queries, by query key and as a table of those that there are."""

    vectors: dict[str, Vectors | None] = field(default_factory=dict)
    table: tuple[list[str], Vectors] | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model's weights, and how many acts there were when they were fitted."""

    blend: Blend = DEFAULTS
    n_acts: int = 0


NOT_FITTED = Fitted()


@dataclass
class _Held:
    signs: dict[str, list[Sign]] = field(default_factory=dict)  # by query key
    queries: dict[str, str] = field(default_factory=dict)  # a query as typed by key, newest first
    blends: dict[str, Fitted] = field(default_factory=dict)  # by fingerprint


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
        """Return the weights that were fitted on past searches with a model."""
        return self._current().blends.get(fingerprint, NOT_FITTED).blend

    def n_acts_fitted(self, fingerprint: str) -> int:
        """Return how many acts there were when they were fitted; 0 when they never were."""
        return self._current().blends.get(fingerprint, NOT_FITTED).n_acts

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
        found = rows.signs(self._user.reader(), _KINDS, MAX_SIGNS)
        signs: dict[str, list[Sign]] = defaultdict(list)
        used: dict[ImpressionId, list[Sign]] = defaultdict(list)
        for row in reversed(found):  # of two in one millisecond the one stored later comes later
            sign = _sign(row)
            signs[row.query_key].append(sign)
            if sign.kind in USES and not was_left(sign.kind, sign.dwell_ms):
                used[ImpressionId(row.impression_id)].append(sign)
        asked = rows.asked(self._user.reader(), MAX_SIGNS)
        for sign in _found_anew(asked, used):
            signs[sign.query_key].append(sign)
        told = [(row.query_key, row.query) for row in found]
        told += [(row.query_key, row.query) for row in asked if row.query_key in signs]
        queries: dict[str, str] = {}
        for key, query in told:
            queries.setdefault(key, query)
        return _Held(dict(signs), queries, stored_blends(self._user.reader()))

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


def _found_anew(
    asked: Sequence[AskedRow], used: Mapping[ImpressionId, Sequence[Sign]]
) -> Iterator[Sign]:
    """Yield what was used after searches that soon followed others, for the words of those."""
    searches = {
        one.id: one
        for one in (_Asked(ImpressionId(row.id), *row[1:3], row.query_key) for row in asked)
    }
    anew = {ImpressionId(row.id): row.anew_utc_ms for row in asked if row.anew_utc_ms is not None}
    for first, last in chains(searches.values(), anew, used.keys()).items():
        wanted = max(used[last], key=lambda one: (strength(one), one.at_utc_ms))
        failed = searches[first]
        yield replace(
            wanted, query_key=failed.query_key, searched_utc_ms=failed.at_utc_ms, anew=True
        )


class _Asked(NamedTuple):
    id: ImpressionId
    at_utc_ms: int
    session: str
    query_key: str


def stored_blends(user: Connection) -> dict[str, Fitted]:
    """Return the weights of each model, by its fingerprint; what cannot be read is left out."""
    stored = all_settings(user).get(BLENDS)
    return {
        fingerprint: found
        for fingerprint, one in (stored.items() if isinstance(stored, dict) else ())
        if (found := _fitted(one)) is not None
    }


def as_stored(blends: Mapping[str, Fitted]) -> dict[str, object]:
    """Return what `stored_blends` reads; of many models those that were fitted last."""
    return {
        fingerprint: [one.blend.meaning, one.blend.words, one.n_acts]
        for fingerprint, one in list(blends.items())[-_MAX_STORED:]
    }


def _fitted(stored: object) -> Fitted | None:
    match stored:
        case [float(meaning), float(words), int(n)] if abs(meaning) <= MOST and abs(words) <= MOST:
            return Fitted(Blend(meaning, words), n)
        case _:
            return None


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
