"""The trainer of the bi-encoder: both towers, from the base model, on a person's own searches.

What lives here: recipe, batches, the step, checkpoints and resume. What does not: losses
(`tune/objectives.py`), the process around it (`tune/child.py`). The one rule: a checkpoint is
replaced as a whole or not at all, and the same seed, examples and threads give the same weights.

The loss of a batch is

    objective(examples and replay) + a anchor(new, base) + b distillation

with replay pairs as further rows of the same batch, at a lower weight. All texts of a batch are
embedded once, whichever parts of the loss need them. Weights are full ones but for the word
embeddings: words that no example has must keep their place.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import ErrorCode, InputProblem
from engine.models.torch_encoder import TokenIds, TorchEncoder
from engine.search.window import best_window
from engine.tune.anchors import AnchorCache
from engine.tune.examples import Example, Replay
from engine.tune.negatives import Passage
from engine.tune.objectives import (
    OBJECTIVES,
    PREFIXES,
    Embedded,
    anchor,
    distillation,
    matryoshka,
)
from engine.tune.precision import computes_bfloat16
from engine.tune.reranker_train import rate_factor

if TYPE_CHECKING:
    import torch

_LEAST_EXAMPLES = 2  # below that no example has a negative in its batch
_CHECKPOINT = "checkpoint.pt"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of a training run.

    Attributes:
        objective: a name from `objectives.OBJECTIVES`.
        rate: highest learning rate.
        n_epochs: times that every example is seen.
        temperature: of the objective.
        anchor: factor of the distance to the base model.
        distillation: factor of the teacher's lists, for examples that have them.
        n_negatives: given ones that an example takes into a batch, drawn anew each time; those of
            its neighbours count as well.
        n_examples: of a batch.
        n_replay: pairs that are added to a batch.
        replay: weight of a pair beside an example's mean weight of 1.
        max_tokens: of any text; of a longer passage the part that covers most of the query.
        dropout: 0 but for pairs of a text with itself.
        width: how much of a vector will serve, a prefix that the objective trains; 0 is all of it.
    """

    objective: str = "info_nce"
    rate: float = 3e-5
    n_epochs: int = 3
    temperature: float = 0.05
    anchor: float = 1.0
    distillation: float = 0.0
    n_negatives: int = 1
    n_examples: int = 32
    n_replay: int = 8
    replay: float = 0.2
    max_tokens: int = 96
    dropout: float = 0.0
    width: int = 0
    warm_up_share: float = 0.1
    weight_decay: float = 0.01
    checkpoint_every_s: float = 60.0
    seed: int = 7


@dataclass(frozen=True, slots=True)
class Step:
    """Where training stands; `held_out` is the mean reciprocal rank there, at a pass's end."""

    done: int
    total: int
    loss: float
    held_out: float | None = None


OnStep = Callable[[Step], None]


class ContrastiveTrainer:
    """Trains an encoder in place, with checkpoints in a folder.

    Thread: the one that made it.
    """

    def __init__(
        self,
        encoder: TorchEncoder,
        recipe: Recipe,
        folder: Path,
        anchors: AnchorCache,
    ) -> None:
        """Freeze the word embeddings, set dropout, and make the optimiser.

        Raises:
            InputProblem: BAD_SETTING for an objective that does not exist, or a width that it does
                not train.
        """
        import torch

        if recipe.objective not in OBJECTIVES:
            raise InputProblem(ErrorCode.BAD_SETTING, f"no objective {recipe.objective}")
        _check_width(recipe, encoder)
        torch.manual_seed(recipe.seed)
        self._encoder, self._recipe, self._folder = encoder, recipe, folder
        self._anchors = anchors
        for part in encoder.module.modules():
            if isinstance(part, torch.nn.Dropout):
                part.p = recipe.dropout
        words = encoder.transformer.get_input_embeddings()  # type: ignore[operator]
        words.requires_grad_(requires_grad=False)
        self._trained = [one for one in encoder.module.parameters() if one.requires_grad]
        self._optimiser = _optimiser(self._trained, recipe)
        self._step = 0

    @property
    def checkpoint_path(self) -> Path:
        """Where the latest checkpoint lies."""
        return self._folder / _CHECKPOINT

    def resume(self) -> int:
        """Load the latest checkpoint; return how many steps were done, 0 without one."""
        import torch

        if not self.checkpoint_path.exists():
            return 0
        device = self._encoder.device
        state = torch.load(self.checkpoint_path, map_location=device, weights_only=True)
        if state["recipe"] != json.dumps(asdict(self._recipe)):
            return 0
        self._encoder.module.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"].cpu())
        self._step = int(state["step"])
        return self._step

    def save(self) -> None:
        """Replace the checkpoint."""
        import torch

        state = {
            "model": self._encoder.module.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "random": torch.get_rng_state(),
            "step": self._step,
            "recipe": json.dumps(asdict(self._recipe)),
        }
        part = self.checkpoint_path.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint_path)

    def train(
        self,
        examples: Sequence[Example],
        replay: Sequence[Replay],
        held_out: Sequence[Example],
        on_step: OnStep,
    ) -> None:
        """Train until the last pass is over.

        Args:
            examples: what to learn.
            replay: pairs to keep.
            held_out: examples to watch, judged after every pass; may be empty.
            on_step: told after every step.

        Raises:
            InputProblem: BAD_COLLECTION for fewer than two examples.
        """
        if len(examples) < _LEAST_EXAMPLES:
            raise InputProblem(ErrorCode.BAD_COLLECTION, f"{len(examples)} examples to learn from")
        batches = Batches(examples, replay, self._recipe, self._encoder)
        total = self._recipe.n_epochs * batches.n_per_pass
        self._encoder.module.train(self._recipe.dropout > 0)
        saved_s = time.monotonic()
        for batch in batches.following(self._step, total):
            loss = self._train_step(batch, self._step / total)
            self._step += 1
            ended = self._step % batches.n_per_pass == 0
            value = self.judge(held_out) if ended and held_out else None
            on_step(Step(self._step, total, loss, value))
            if time.monotonic() - saved_s > self._recipe.checkpoint_every_s:
                self.save()
                saved_s = time.monotonic()
        self._encoder.module.eval()

    def judge(self, held_out: Sequence[Example]) -> float:
        """Return the mean reciprocal rank of each query's positive among all held-out passages."""
        import torch

        texts = [one.query for one in held_out]
        for one in held_out:
            limit = self._recipe.max_tokens
            texts += [best_window(one.query, one.positive.text, n_pieces=limit)]
        was = self._encoder.module.training
        self._encoder.module.eval()
        with torch.inference_mode(), self._autocast():
            rows = self._encoder.vectors(self._encoder.token_ids(texts))
        self._encoder.module.train(was)
        scores = rows[: len(held_out)] @ rows[len(held_out) :].T
        ranks = (scores >= scores.diagonal()[:, None]).sum(dim=1)
        return float((1.0 / ranks).mean())

    def _train_step(self, batch: Batch, progress: float) -> float:
        """Do one optimiser step; return the loss."""
        import torch

        for group in self._optimiser.param_groups:
            group["lr"] = self._recipe.rate * rate_factor(progress, self._recipe.warm_up_share)
        base = self._anchors.vectors(batch.token_ids) if self._recipe.anchor else None
        self._optimiser.zero_grad(set_to_none=True)
        with self._autocast():
            rows = self._encoder.vectors(batch.token_ids)
        loss = self._loss(batch, rows.float())
        if base is not None:
            loss = loss + self._recipe.anchor * anchor(rows.float(), base)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimiser.step()
        return float(loss.detach())

    def _loss(self, batch: Batch, rows: torch.Tensor) -> torch.Tensor:
        import torch

        device = self._encoder.device
        embedded = Embedded(
            rows[torch.tensor(batch.queries, device=device)],
            rows[torch.tensor(batch.candidates, device=device)],
            torch.tensor(batch.positives, device=device),
            torch.from_numpy(batch.allowed).to(device),
            torch.tensor(batch.weights, device=device),
        )
        loss = OBJECTIVES[self._recipe.objective](embedded, self._recipe.temperature)
        if self._recipe.distillation and batch.taught:
            scores = embedded.queries @ embedded.candidates.T
            teacher = torch.full_like(scores, torch.nan)
            for row, column, value in batch.taught:
                teacher[row, column] = value
            known = ~teacher.isnan()
            some = known.any(dim=1)
            kept = torch.nan_to_num(teacher)[some]
            part = distillation(scores[some], kept, known[some], self._recipe.temperature)
            loss = loss + self._recipe.distillation * part
        return loss

    def _autocast(self) -> torch.autocast:
        import torch

        kind = torch.device(self._encoder.device).type
        return torch.autocast(kind, torch.bfloat16, enabled=computes_bfloat16(kind))


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
        self._examples = list(examples)
        self._replay = [
            Example(one.text_a, Passage(one.document, one.text_b), (), recipe.replay, one.document)
            for one in replay
        ]
        self.n_per_pass = -(-len(examples) // recipe.n_examples)
        self._mean_weight = float(np.mean([one.weight for one in examples])) or 1.0
        self._wanted: dict[str, set[str]] = defaultdict(set)
        for one in (*self._examples, *self._replay):
            self._wanted[one.cluster].add(one.positive.document)

    def following(self, done: int, total: int) -> Iterator[Batch]:
        """Yield the batches that are still to come."""
        for number in range(done, total):
            n_pass, place = divmod(number, self.n_per_pass)
            order = list(range(len(self._examples)))
            random.Random(f"{self._recipe.seed} {n_pass}").shuffle(order)  # noqa: S311
            chosen = [self._examples[k] for k in order[place :: self.n_per_pass]]
            yield self._batch(chosen, random.Random(f"{self._recipe.seed} step {number}"))  # noqa: S311

    def _batch(self, chosen: Sequence[Example], drawn: random.Random) -> Batch:
        pairs = drawn.sample(self._replay, min(self._recipe.n_replay, len(self._replay)))
        rows = [*chosen, *pairs]
        texts: dict[tuple[str, bool], int] = {}
        documents: list[str] = []
        candidates: list[int] = []
        positives: list[int] = []
        taught: list[tuple[int, int, float]] = []
        for row, one in enumerate(rows):
            n_taken = min(self._recipe.n_negatives, len(one.negatives))
            places = sorted(drawn.sample(range(len(one.negatives)), n_taken))
            positives.append(len(candidates))
            own = [one.positive, *(one.negatives[place] for place in places)]
            for place, passage in zip((-1, *places), own, strict=True):
                if one.teacher:
                    taught.append((row, len(candidates), one.teacher[place + 1]))
                shown = best_window(one.query, passage.text, n_pieces=self._recipe.max_tokens)
                candidates.append(texts.setdefault((shown, True), len(texts)))
                documents.append(passage.document)
        prompted = self._recipe.dropout > 0  # a text and itself are then two different vectors
        queries = [texts.setdefault((one.query, not prompted), len(texts)) for one in rows]
        source = self._encoder.source
        told = [
            (source.passage_prompt if is_passage else source.query_prompt) + text
            for text, is_passage in texts
        ]
        return Batch(
            token_ids=self._encoder.token_ids(told),
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


def _optimiser(trained: Sequence[torch.nn.Parameter], recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with weight decay on matrices only."""
    import torch

    groups: list[dict[str, Any]] = [
        {"params": [one for one in trained if one.ndim > 1]},
        {"params": [one for one in trained if one.ndim == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=recipe.rate, weight_decay=recipe.weight_decay)


def _check_width(recipe: Recipe, encoder: TorchEncoder) -> None:
    import torch

    if not recipe.width:
        return
    with torch.inference_mode():
        dim = encoder.vectors(encoder.token_ids(["a"])).shape[1]
    trained = [dim // part for part in PREFIXES]
    if OBJECTIVES[recipe.objective] is not matryoshka or recipe.width not in trained:
        detail = f"no width {recipe.width} with {recipe.objective}; matryoshka trains {trained}"
        raise InputProblem(ErrorCode.BAD_SETTING, detail)
