"""Batches of examples and replayed pairs.

What lives here: what a step of training sees, drawn by seed and number. What does not: the step
(`tune/contrastive.py`). The one rule: what answered a search, or one of its cluster, is never
compared with it as if it did not.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.models.torch_encoder import TokenIds, TorchEncoder
from engine.search.window import best_window
from engine.tune.examples import Example, Replay
from engine.tune.negatives import Passage
from engine.tune.recipe import Recipe

# an example, what it counts, and the places of its negatives that it takes
Row = tuple[Example, float, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Batch:
    """One step's texts and how they belong together.

    `token_ids` are distinct texts; `queries (n,)` and `candidates (m,)` number them, `positives
    (n,)` numbers candidates, `allowed (n, m) bool`; `taught` has query, candidate and value.
    """

    token_ids: list[TokenIds]
    queries: list[int]
    candidates: list[int]
    positives: list[int]
    allowed: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    weights: list[float]
    taught: list[tuple[int, int, float]]


class Batches:
    """Draws batches; seed and number of a batch tell what is in it."""

    def __init__(
        self,
        examples: Sequence[Example],
        replay: Sequence[Replay],
        recipe: Recipe,
        encoder: TorchEncoder,
    ) -> None:
        self._recipe, self._encoder = recipe, encoder
        self.examples = list(examples)
        self._replay = [
            Example(one.text_a, Passage(one.document, one.text_b), (), recipe.replay, one.document)
            for one in replay
        ]
        self.n_per_pass = -(-len(examples) // recipe.n_examples)
        self.n_steps = min(recipe.n_epochs * self.n_per_pass, recipe.most_steps)
        self._mean_weight = float(np.mean([one.weight for one in examples])) or 1.0
        self._wanted: dict[str, set[str]] = defaultdict(set)
        for one in (*self.examples, *self._replay):
            self._wanted[one.cluster].add(one.positive.document)

    def batch(self, number: int, hardest: Sequence[Sequence[int]] = ()) -> Batch:
        """Return one batch.

        Args:
            number: of the step, from 0.
            hardest: for each example the places of its negatives that it may take, those to be
                taken first; empty lets every example draw anew.
        """
        n_pass, place = divmod(number, self.n_per_pass)
        order = list(range(len(self.examples)))
        random.Random(f"{self._recipe.seed} {n_pass}").shuffle(order)  # noqa: S311
        drawn = random.Random(f"{self._recipe.seed} step {number}")  # noqa: S311
        chosen = order[place :: self.n_per_pass]
        pairs = drawn.sample(self._replay, min(self._recipe.n_replay, len(self._replay)))
        rows: list[Row] = []
        for k in chosen:
            one = self.examples[k]
            if hardest:
                places = hardest[k][: self._recipe.n_negatives]
            else:
                n = len(one.negatives)
                places = sorted(drawn.sample(range(n), min(self._recipe.n_negatives, n)))
            rows.append((one, one.weight / self._mean_weight, places))
        return self._batch([*rows, *((pair, pair.weight, ()) for pair in pairs)])

    def texts(self) -> list[TokenIds]:
        """Return every text that a step may have, whichever negatives the examples take."""
        found = [ids for number in range(self.n_steps) for ids in self.batch(number).token_ids]
        remined = self._recipe.remined and self.n_steps > self.n_per_pass
        for one in self.examples if remined else ():
            found += self.encoded([(self.shown(one, passage), True) for passage in one.negatives])
        return found

    def shown(self, one: Example, passage: Passage) -> str:
        """Return what an example sees of a passage."""
        return best_window(one.query, passage.text, n_pieces=self._recipe.max_tokens)

    def encoded(self, texts: Iterable[tuple[str, bool]]) -> list[TokenIds]:
        """Return the tokens of texts, each with whether it is a passage, as the encoder asks."""
        source = self._encoder.source
        prompts = (source.query_prompt, source.passage_prompt)
        return self._encoder.token_ids([prompts[is_passage] + text for text, is_passage in texts])

    def _batch(self, rows: Sequence[Row]) -> Batch:
        texts: dict[tuple[str, bool], int] = {}
        documents: list[str] = []
        candidates: list[int] = []
        positives: list[int] = []
        taught: list[tuple[int, int, float]] = []
        for row, (one, _, places) in enumerate(rows):
            positives.append(len(candidates))
            own = [one.positive, *(one.negatives[place] for place in places)]
            for place, passage in zip((-1, *places), own, strict=True):
                if one.teacher:
                    taught.append((row, len(candidates), one.teacher[place + 1]))
                shown = self.shown(one, passage)
                candidates.append(texts.setdefault((shown, True), len(texts)))
                documents.append(passage.document)
        source = self._encoder.source
        # with dropout a text and itself are two different vectors
        alike = source.query_prompt == source.passage_prompt and not self._recipe.dropout
        queries = [texts.setdefault((one.query, alike), len(texts)) for one, _, _ in rows]
        return Batch(
            token_ids=self.encoded(texts),
            queries=queries,
            candidates=candidates,
            positives=positives,
            allowed=self._allowed([one for one, _, _ in rows], documents, positives),
            weights=[weight for _, weight, _ in rows],
            taught=taught,
        )

    def _allowed(
        self, rows: Sequence[Example], documents: Sequence[str], positives: Sequence[int]
    ) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
        """Return which candidates are no answer: none of a document that its cluster wanted."""
        allowed = np.array(
            [[name not in self._wanted[one.cluster] for name in documents] for one in rows]
        )
        allowed[np.arange(len(rows)), positives] = True
        return allowed
