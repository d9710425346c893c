"""How good the serving model is on its own: by meaning alone, without words or memory.

What lives here: the same queries and the general guard set, asked of a model by itself. What does
not: searching as people do (`evaluate.simulated_use`). The one rule: it only reads, and may stand
beside an open library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from engine.clock import SystemClock
from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.evaluate import metrics
from engine.evaluate.collection import JudgedQuery
from engine.evaluate.runner import ranking_of
from engine.jobs import Report
from engine.search.pipeline import Search
from engine.search.retrieval import Side
from engine.serving.serving import Serving
from engine.serving.shelf import Shelf
from engine.serving.snapshot import Snapshot
from engine.serving.sources import ModelSource
from engine.store.opening import open_databases
from engine.tune import guard_set
from engine.tune.guard_set import GuardSet
from engine.tune.guards import ndcg_of
from engine.types import SearchRequest

_DEPTH = 100  # as deep as `honeyguide eval` looks


@dataclass(frozen=True, slots=True)
class Unaided:
    """What is asked of whichever model serves; `names` are the entries' ids by path."""

    config: EngineConfig
    models: ModelSource
    names: Mapping[Path, str]
    queries: Sequence[JudgedQuery]
    guard: GuardSet

    def measure(self, report: Report) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return nDCG@10 by meaning alone of each query, and of each query of the general set.

        Raises:
            EnvironmentProblem: MODEL_MISSING, MODEL_DAMAGED or MODEL_UNSUPPORTED.
            CancelledError: told to stop.
        """
        with self._serving() as (search, snapshot):
            if snapshot.embedder is None:
                raise EnvironmentProblem(ErrorCode.MODEL_MISSING, "no model serves")
            values = []
            for i, query in enumerate(self.queries):
                report("queries", i, len(self.queries))
                request = SearchRequest(query.text, limit=_DEPTH)
                hits = search.search(request, snapshot, Side.DENSE).hits
                values.append(metrics.ndcg(ranking_of(hits, self.names), query.grades))
            general = ndcg_of(*guard_set.asked(self.guard), snapshot.embedder, report)
            return tuple(values), tuple(general)

    @contextmanager
    def _serving(self) -> Iterator[tuple[Search, Snapshot]]:
        clock = SystemClock()
        user, database = open_databases(self.config, writable=False)
        try:
            serving = Serving(database, self.config.index_dir, clock)
            shelf = Shelf(self.config, user, serving, self.models, database=database, clock=clock)
            shelf.load()
            yield Search(database), serving.current()
        finally:
            user.close()
            database.close()
