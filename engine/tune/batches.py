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
from itertools import zip_longest

import numpy as np

from engine.models.torch_encoder import TokenIds, TorchEncoder
from engine.search.window import best_window
from engine.tune.examples import Example, Replay
from engine.tune.negatives import Passage
from engine.tune.recipe import Recipe


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
        n_wanted = self._recipe.n_negatives
        negatives = []
        for k in chosen:
            if hardest:
                negatives.append(list(hardest[k][:n_wanted]))
            else:
                n = len(self.examples[k].negatives)
                negatives.append(sorted(drawn.sample(range(n), min(n_wanted, n))))
        return self._batch([self.examples[k] for k in chosen], negatives, pairs)

    def texts(self, total: int) -> list[TokenIds]:
        """Return every text that `total` batches may have, whichever negatives they take."""
        found = [ids for number in range(total) for ids in self.batch(number).token_ids]
        for one in self.examples if self._recipe.remined else ():
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

    def _batch(
        self,
        chosen: Sequence[Example],
        negatives: Sequence[Sequence[int]],
        pairs: Sequence[Example],
    ) -> Batch:
        rows = [*chosen, *pairs]
        texts: dict[tuple[str, bool], int] = {}
        documents: list[str] = []
        candidates: list[int] = []
        positives: list[int] = []
        taught: list[tuple[int, int, float]] = []
        for row, (one, places) in enumerate(zip_longest(rows, negatives, fillvalue=())):
            positives.append(len(candidates))
            own = [one.positive, *(one.negatives[place] for place in places)]
            for place, passage in zip((-1, *places), own, strict=True):
                if one.teacher:
                    taught.append((row, len(candidates), one.teacher[place + 1]))
                shown = self.shown(one, passage)
                candidates.append(texts.setdefault((shown, True), len(texts)))
                documents.append(passage.document)
        prompted = self._recipe.dropout > 0  # a text and itself are then two different vectors
        queries = [texts.setdefault((one.query, not prompted), len(texts)) for one in rows]
        return Batch(
            token_ids=self.encoded(texts),
            queries=queries,
            candidates=candidates,
            positives=positives,
            allowed=self._allowed(rows, documents, positives),
            weights=[one.weight / self._mean_weight for one in chosen]
            + [one.weight for one in pairs],
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
