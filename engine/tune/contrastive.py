"""The trainer of the bi-encoder: both towers, from the base model, on a person's own searches.

What lives here: the step and the passes. What does not: batches (`tune/batches.py`), losses
(`tune/objectives.py`), the process around it (`tune/child.py`). The one rule: the same seed,
examples and threads give the same weights; a training that was broken off begins anew.

The loss of a batch is

    objective(examples and replay) + a anchor(new, base) + b distillation

with replay pairs as further rows of the same batch, at a lower weight. All texts of a batch are
embedded once, whichever parts of the loss need them. Weights are full ones but for the word
embeddings: words that no example has must keep their place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import ErrorCode, InputProblem
from engine.models.torch_encoder import TokenIds, TorchEncoder
from engine.ports import Vectors
from engine.tune.anchors import AnchorCache
from engine.tune.batches import Batch, Batches
from engine.tune.embedding import Look
from engine.tune.examples import Example, Replay
from engine.tune.objectives import OBJECTIVES, Embedded, anchor, distillation
from engine.tune.precision import computes_bfloat16
from engine.tune.recipe import Recipe
from engine.tune.remining import hardest
from engine.tune.reranker_train import rate_factor

if TYPE_CHECKING:
    import torch

_LEAST_EXAMPLES = 2  # below that no example has a negative in its batch


@dataclass(frozen=True, slots=True)
class Step:
    """Where training stands."""

    done: int
    total: int
    loss: float


OnStep = Callable[[Step], None]


class ContrastiveTrainer:
    """Trains an encoder in place.

    Thread: the one that made it.
    """

    def __init__(self, encoder: TorchEncoder, recipe: Recipe, anchors: AnchorCache) -> None:
        """Freeze the word embeddings, set dropout, and make the optimiser.

        Raises:
            InputProblem: BAD_SETTING for an objective that does not exist, or a width that it does
                not train.
        """
        import torch

        if recipe.objective not in OBJECTIVES:
            raise InputProblem(ErrorCode.BAD_SETTING, f"no objective {recipe.objective}")
        with torch.inference_mode():
            recipe.check_width(encoder.vectors(encoder.token_ids(["a"])).shape[1])
        torch.manual_seed(recipe.seed)
        self._encoder, self._recipe, self._anchors = encoder, recipe, anchors
        for part in encoder.module.modules():
            if isinstance(part, torch.nn.Dropout):
                part.p = recipe.dropout
        words = encoder.transformer.get_input_embeddings()  # type: ignore[operator]
        words.requires_grad_(requires_grad=False)
        self._trained = [one for one in encoder.module.parameters() if one.requires_grad]
        self._optimiser = _optimiser(self._trained, recipe)

    def train(
        self,
        examples: Sequence[Example],
        replay: Sequence[Replay],
        on_step: OnStep,
        look: Look = lambda: None,
    ) -> None:
        """Train until the last pass is over.

        Args:
            examples: what to learn.
            replay: pairs to keep.
            on_step: told after every step.
            look: called where other work takes as long as a step; may wait, or raise.

        Raises:
            InputProblem: BAD_COLLECTION for fewer than two examples.
        """
        if len(examples) < _LEAST_EXAMPLES:
            raise InputProblem(ErrorCode.BAD_COLLECTION, f"{len(examples)} examples to learn from")
        batches = Batches(examples, replay, self._recipe, self._encoder)
        total = batches.n_steps
        self._encoder.module.train(self._recipe.dropout > 0)
        mined: list[list[int]] = []
        for number in range(total):
            if self._recipe.remined and number and number % batches.n_per_pass == 0:
                mined = self._remine(batches, look)
            loss = self._train_step(batches.batch(number, mined), number / total)
            on_step(Step(number + 1, total, loss))
        self._encoder.module.eval()

    def _remine(self, batches: Batches, look: Look) -> list[list[int]]:
        """Return each example's negatives, those that are hardest by now first."""
        found = []
        for number, one in enumerate(batches.examples, start=1):
            if number % self._recipe.n_examples == 0:
                look()
            shown = [batches.shown(one, passage) for passage in (one.positive, *one.negatives)]
            texts = [(one.query, False), *((text, True) for text in shown)]
            rows = self._rows(batches.encoded(texts))
            found.append(hardest(rows[0], rows[1], rows[2:], one.n_refused))
        return found

    def _rows(self, texts: Sequence[TokenIds]) -> Vectors:
        """Return `(n, dim) float32` unit rows of the model as it is."""
        import torch

        was = self._encoder.module.training
        self._encoder.module.eval()
        with torch.inference_mode(), self._autocast():
            rows = self._encoder.vectors(texts)
        self._encoder.module.train(was)
        return np.asarray(rows.float().cpu().numpy())

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


def _optimiser(trained: Sequence[torch.nn.Parameter], recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with weight decay on matrices only."""
    import torch

    groups: list[dict[str, Any]] = [
        {"params": [one for one in trained if one.ndim > 1]},
        {"params": [one for one in trained if one.ndim == 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=recipe.rate, weight_decay=recipe.weight_decay)
