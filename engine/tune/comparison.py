"""Present model and candidates, asked the same searches over the same passages.

What lives here: the pool's texts and vectors, ranks of held-out searches, and what the checks
need of both models. What does not: the decision (`tune/gate.py`) and training. The one rule:
nothing that is remembered of a search judges a model, only what either model finds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from engine import chunking
from engine.clock import StillClock
from engine.feedback.blend import Blend
from engine.jobs import Report
from engine.models.prefix import prefix
from engine.ports import Embedder, Reranker, Vectors
from engine.search.pipeline import Search as Pipeline
from engine.serving.snapshot import Snapshot
from engine.store import contents
from engine.store import vectors as vector_rows
from engine.store.contents import StoredChunk
from engine.store.database import Database
from engine.tune import guards, known_items
from engine.tune.embedding import Look, embed_passages, embed_queries
from engine.tune.folds import near_duplicates
from engine.tune.guards import Space
from engine.tune.pool import (
    Answer,
    Pool,
    Rank,
    Wanted,
    answer,
    draw_pool,
    rank_with,
    snapshot_over,
)
from engine.tune.searches import Search
from engine.types import GenerationId
from engine.verdict import Check

_BATCH = 2_000
_N_SPACE = 1_000

GuardSet = tuple[Sequence[tuple[str, Collection[str]]], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Side:
    """One model over the pool."""

    embedder: Embedder
    vectors: Vectors
    snapshot: Snapshot


class Comparison:
    """The pool and the search that both models answer through.

    Thread: one at a time.
    """

    def __init__(self, database: Database, reranker: Reranker | None) -> None:
        """Compare over a library.

        Args:
            database: the library.
            reranker: what reads the first results closely when people search, or None.
        """
        self._database = database
        self._reranker = reranker
        # a held-out search is one of a cluster that nothing is known of, and memory speaks only
        # of clusters that it knows: leaving all of it out is what holding out one comes to
        self._search = Pipeline(database, StillClock())
        self.pool = Pool(np.empty(0, np.int64), 0, 0)
        self.chunks: list[StoredChunk] = []
        self.files: list[str] = []  # the content of each chunk, as a hex hash

    def draw(self, generation: GenerationId, searches: Sequence[Search], seed: int) -> None:
        """Draw the pool from the chunks that a generation has vectors of."""
        reader = self._database.reader()
        targets = contents.chunk_ids_of(reader, list({one.content for one in searches}))
        ids = vector_rows.vector_ids(reader, generation)
        self.pool = draw_pool(ids, np.array(sorted(targets), np.int64), seed)
        wanted = self.pool.chunk_ids.tolist()
        self.chunks = []
        for start in range(0, len(wanted), _BATCH):
            self.chunks += contents.chunks_of(reader, wanted[start : start + _BATCH])
        hashes = contents.hashes_of_chunks(reader, wanted)
        self.files = [hashes[int(one.id)].hex() for one in self.chunks]

    def texts(self) -> list[str]:
        """Return what an encoder reads of each chunk of the pool."""
        return [chunking.embedded_text(one.title, one.chunk) for one in self.chunks]

    def present(self, embedder: Embedder, generation: GenerationId) -> Side:
        """Return the present model with the vectors that it serves with."""
        reader = self._database.reader()
        rows = vector_rows.read_vectors(reader, generation, self.pool.chunk_ids, embedder.dim)
        found: dict[int, Vectors] = {}
        for ids, vectors in rows:
            found.update(zip(ids.tolist(), vectors, strict=True))
        return self._side(embedder, np.stack([found[int(one.id)] for one in self.chunks]))

    def candidate(
        self, embedder: Embedder, bulk: Embedder, report: Callable[[int, int], None]
    ) -> Side:
        """Embed the pool with another model; `report` is told of chunks and may raise.

        Args:
            embedder: what answers with it.
            bulk: what embeds its passages.
            report: progress.
        """
        return self._side(embedder, embed_passages(bulk, self.texts(), report))

    def _side(self, embedder: Embedder, vectors: Vectors) -> Side:
        return Side(embedder, vectors, snapshot_over(self.pool, embedder, vectors, self._reranker))

    def answers(self, side: Side, searches: Sequence[Search], report: Report) -> list[Answer]:
        """Return what each search finds with a model, to be ranked with whatever weights.

        Args:
            side: the model.
            searches: what is asked.
            report: progress; may cancel.

        Raises:
            CancelledError: told to stop.
        """
        return self._answers(side.snapshot, _wanted(searches), self.pool, report)

    def _answers(
        self, snapshot: Snapshot, wanted: Sequence[Wanted], pool: Pool, report: Report
    ) -> list[Answer]:
        found = []
        for number, one in enumerate(wanted):
            report("compare", number, len(wanted))
            found.append(answer(self._search, snapshot, one, pool))
        return found

    def ranks(self, answers: Sequence[Answer], blend: Blend, report: Report) -> list[Rank]:
        """Return where each answer's file stands with some weights; None beyond 100.

        Raises:
            CancelledError: told to stop.
        """
        ranks = []
        for number, one in enumerate(answers):
            report("compare", number, len(answers))
            ranks.append(rank_with(self._search, one, blend))
        return ranks

    def ranks_over(
        self, snapshot: Snapshot, searches: Sequence[Search], blend: Blend, report: Report
    ) -> list[Rank]:
        """Return where each search's file stands in a whole index, as people search it.

        Raises:
            CancelledError: told to stop.
        """
        whole = Pool(np.empty(0, np.int64), 0, 0)
        answers = self._answers(snapshot, _wanted(searches), whole, report)
        return self.ranks(answers, blend, report)

    def same_files(self, present: Side, searches: Sequence[Search]) -> list[tuple[str, str]]:
        """Return pairs of wanted files that say nearly the same, by the mean of their chunks."""
        rows: dict[str, list[int]] = {one.file: [] for one in searches}
        for place, file in enumerate(self.files):
            if file in rows:
                rows[file].append(place)
        held = {file: places for file, places in rows.items() if places}
        if not held:
            return []
        means = [present.vectors[places].mean(axis=0) for places in held.values()]
        return near_duplicates(list(held), np.stack(means))

    def checks(
        self,
        present: Side,
        candidate: Side,
        searches: Sequence[Search],
        guard: GuardSet,
        *,
        base: Embedder,
        blends: tuple[Blend, Blend],
        seed: int,
        report: Report,
    ) -> tuple[Check, ...]:
        """Return every guard's finding about the model that may serve.

        Args:
            present: what serves.
            candidate: what may serve.
            searches: everything that was wanted before.
            guard: queries and passages of the general set.
            base: the model that the candidate was trained from.
            blends: the search's weights, with what serves and with what may serve.
            seed: of what is drawn.
            report: progress; may cancel.
        """
        trained = {one.document for one in searches}
        made = known_items.make_probes(self._search, seed, without=trained)
        probes = [Wanted(*one) for one in made]
        sides = list(zip((present, candidate), blends, strict=True))

        def asked(those: Sequence[Wanted]) -> list[list[Rank]]:
            """Return the ranks with either model."""
            return [
                self.ranks(self._answers(side.snapshot, those, self.pool, report), blend, report)
                for side, blend in sides
            ]

        check = partial(report, "checks", 0)
        places = self._sample(seed)
        before, after = (
            self._space(side, places, searches, check) for side in (present, candidate)
        )
        texts = self.texts()
        pristine = embed_passages(
            base, [texts[place] for place in places], lambda _done, _total: check()
        )
        pristine = prefix(pristine, candidate.embedder.dim)
        empty = np.empty((0, candidate.embedder.dim), np.float32)
        documents = np.unique([self.files[place] for place in places], return_inverse=True)[1]
        general = (
            [guards.general_check(*guard, base, candidate.embedder, report)] if guard[0] else []
        )
        return (
            guards.known_items_check(*asked(probes)),
            *general,
            guards.old_finds_check(*asked(_wanted(searches))),
            guards.drift_check(Space(pristine, empty, empty), after),
            guards.shape_check(before, after),
            guards.hubs_check(before, after, documents.astype(np.int64)),
        )

    def _sample(self, seed: int) -> list[int]:
        places = np.random.default_rng(seed).permutation(len(self.chunks))[:_N_SPACE]
        return [int(one) for one in places]

    def _space(
        self, side: Side, places: Sequence[int], searches: Sequence[Search], check: Look
    ) -> Space:
        queries = embed_queries(side.embedder, [one.label.query for one in searches], check)
        opened = []
        for query, one in zip(queries, searches, strict=True):
            own = [place for place, file in enumerate(self.files) if file == one.file]
            vectors = side.vectors[own] if own else np.zeros((1, side.vectors.shape[1]), np.float32)
            opened.append(vectors[int((vectors @ query).argmax())])
        return Space(side.vectors[list(places)], queries, np.stack(opened))


def _wanted(searches: Sequence[Search]) -> list[Wanted]:
    return [Wanted(one.label.query, one.document, one.label.come_by) for one in searches]
