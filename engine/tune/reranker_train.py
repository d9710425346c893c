"""The trainer of the cross-encoder: loss, schedule, checkpoints and resume.

What lives here: training a module on candidate lists. What does not: where lists come from. The one
rule: a checkpoint is replaced as a whole or not at all, and a resumed run goes on with the batch
that would have been next.

The loss of a list with logits s, standardised hybrid values z and the positive first is

    0.5 CE(s) + 0.5 CE(s + a z) + b BCE(s),    CE(x) = -log softmax(x)[0]

(listwise softmax: Cao et al. 2007). The second term trains the module to add to hybrid search,
which is how it is used; the third keeps a logit comparable between queries.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.errors import ErrorCode, InputProblem
from engine.tune.crew import Crew
from engine.tune.precision import computes_bfloat16
from engine.tune.reranker_batches import TextEncoder, number_of, padded
from engine.tune.reranker_negatives import CandidateList

if TYPE_CHECKING:
    import torch

Log = Callable[[str], None]
_LOG_EVERY = 10
_MIN_WARM_UP = 1e-3
_HYBRID_RANGE = (-3.0, 4.0)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of a training run.

    Attributes:
        n_steps: Optimiser steps; 0 when `budget_s` ends the run instead.
        budget_s: Seconds of training that the schedule is laid over when `n_steps` is 0.
        n_lists: Lists per step.
        encoder_rate: Highest learning rate of the backbone.
        head_rate: Highest learning rate of the head.
        hybrid_share: Factor `a` of the hybrid values in the loss.
        bce_share: Factor `b` of the pointwise loss.
        max_tokens: Of a query, and of a passage.
        window_pieces: Lengths of the passage window; a list's query tells which one it gets. Short
            ones make room for more lists.
        n_chunks: Forward passes per step; passages are sorted by length first, so padding is small.
    """

    n_steps: int = 0
    budget_s: float = 0.0
    n_lists: int = 16
    encoder_rate: float = 3e-5
    head_rate: float = 2e-3
    warm_up_share: float = 0.05
    weight_decay: float = 0.01
    hybrid_share: float = 1.0
    bce_share: float = 0.5
    max_tokens: int = 128
    window_pieces: tuple[int, ...] = (48, 48, 72, 100)
    n_chunks: int = 4
    checkpoint_every_s: float = 300.0
    judge_every: int = 400
    seed: int = 7


def rate_factor(progress: float, warm_up_share: float) -> float:
    """Return the share of the learning rate: a linear rise, then a linear fall to zero at 1."""
    if progress < warm_up_share:
        return max(progress, _MIN_WARM_UP) / warm_up_share
    return max(0.0, (1.0 - progress) / (1.0 - warm_up_share))


class RerankerTrainer:
    """Trains a module with checkpoints in a folder.

    Thread: the one that made it.
    """

    def __init__(
        self,
        model: torch.nn.Module,
        texts: TextEncoder,
        recipe: Recipe,
        folder: Path,
        *,
        log: Log,
        crew: Crew | None = None,
    ) -> None:
        self._model, self._texts, self._recipe = model, texts, recipe
        self._folder, self._log, self._crew = folder, log, crew or Crew()
        self._device = next(model.parameters()).device
        self._optimiser = _optimiser(model, recipe)
        self._step = 0
        self._elapsed_s = 0.0

    @property
    def checkpoint_path(self) -> Path:
        """Where the latest checkpoint lies."""
        return self._folder / "checkpoint.pt"

    def resume(self) -> bool:
        """Load the latest checkpoint; return whether there was one."""
        import torch

        if not self.checkpoint_path.exists():
            return False
        state = torch.load(self.checkpoint_path, map_location=self._device, weights_only=True)
        self._model.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._step, self._elapsed_s = state["step"], state["elapsed_s"]
        return True

    def save(self) -> None:
        """Replace the checkpoint."""
        import torch

        if self._crew.rank:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        state = {
            "model": self._model.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "step": self._step,
            "elapsed_s": self._elapsed_s,
            "recipe": asdict(self._recipe),
        }
        part = self.checkpoint_path.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint_path)

    def train(self, lists: Sequence[CandidateList], watched: Sequence[CandidateList]) -> None:
        """Train until the schedule is at its end.

        Args:
            lists: What to learn from; all have as many passages.
            watched: Held-out lists to judge now and then; may be empty.

        Raises:
            InputProblem: BAD_COLLECTION when there are fewer lists than a step takes.
        """
        recipe = self._recipe
        if len(lists) < recipe.n_lists:
            raise InputProblem(ErrorCode.BAD_COLLECTION, f"only {len(lists)} lists to learn from")
        saved_at_s = self._elapsed_s
        losses: list[float] = []
        for batch in self._batches(lists):
            began_s = time.monotonic()
            progress = self._crew.agreed(self._progress())
            if progress >= 1.0:
                break
            losses.append(self._train_step(batch, progress))
            self._step += 1
            self._elapsed_s += time.monotonic() - began_s
            if len(losses) == _LOG_EVERY:
                per_s = self._step * recipe.n_lists / self._elapsed_s
                mean = float(np.mean(losses))
                self._log(f"step {self._step} {progress:.1%} loss {mean:.4f} lists/s {per_s:.2f}")
                losses.clear()
            if watched and self._step % recipe.judge_every == 0:
                self._log(f"step {self._step} held-out {json.dumps(self.judge(watched))}")
            if self._elapsed_s - saved_at_s > recipe.checkpoint_every_s:
                self.save()
                saved_at_s = self._elapsed_s
        self.save()
        if watched:
            self._log(f"end {self._step} held-out {json.dumps(self.judge(watched))}")

    def judge(self, lists: Sequence[CandidateList]) -> dict[str, float]:
        """Return how often the positive is first by hybrid value, by logit, and by their sum."""
        import torch

        self._model.eval()
        right = np.zeros(3)
        with torch.no_grad():
            for begin in range(0, len(lists), self._recipe.n_lists):
                batch = lists[begin : begin + self._recipe.n_lists]
                logits = self._logits(batch).cpu().numpy()
                hybrid = np.asarray([one.hybrid_z for one in batch])
                values = (hybrid, logits, logits + self._recipe.hybrid_share * hybrid)
                right += [float((value.argmax(1) == 0).sum()) for value in values]
        self._model.train()
        names = ("hybrid", "logit", "sum")
        return {name: round(float(n) / len(lists), 4) for name, n in zip(names, right, strict=True)}

    def _progress(self) -> float:
        if self._recipe.n_steps:
            return self._step / self._recipe.n_steps
        return self._elapsed_s / self._recipe.budget_s

    def _batches(self, lists: Sequence[CandidateList]) -> Iterator[list[CandidateList]]:
        """Yield batches for ever, from the next one on; seed and pass give the order."""
        size = self._recipe.n_lists
        per_pass = len(lists) // size
        step = self._step
        while True:
            order = list(range(len(lists)))
            random.Random(self._recipe.seed + step // per_pass).shuffle(order)  # noqa: S311
            for place in range(step % per_pass, per_pass):
                yield [lists[number] for number in order[place * size : (place + 1) * size]]
                step += 1

    def _train_step(self, batch: Sequence[CandidateList], progress: float) -> float:
        """Do one optimiser step; return the loss."""
        import torch

        factor = rate_factor(progress, self._recipe.warm_up_share)
        for group in self._optimiser.param_groups:
            group["lr"] = factor * group["full_rate"]
        self._optimiser.zero_grad(set_to_none=True)
        own = batch[self._crew.rank :: self._crew.size]
        loss = self._loss(self._logits(own), own)
        loss.backward()  # type: ignore[no-untyped-call]
        trained = [each for group in self._optimiser.param_groups for each in group["params"]]
        self._crew.average_gradients(trained)
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        self._optimiser.step()
        return float(loss.detach())

    def _loss(self, logits: torch.Tensor, batch: Sequence[CandidateList]) -> torch.Tensor:
        """Return the loss of a batch; the formula stands in the module's docstring."""
        import torch
        from torch.nn import functional

        first = torch.zeros(len(batch), dtype=torch.long, device=self._device)
        hybrid = torch.tensor([one.hybrid_z for one in batch], device=self._device)
        labels = torch.zeros_like(logits)
        labels[:, 0] = 1.0
        added = logits + self._recipe.hybrid_share * hybrid.clamp(*_HYBRID_RANGE)
        return (
            0.5 * functional.cross_entropy(logits, first)
            + 0.5 * functional.cross_entropy(added, first)
            + self._recipe.bce_share * functional.binary_cross_entropy_with_logits(logits, labels)
        )

    def _logits(self, batch: Sequence[CandidateList]) -> torch.Tensor:
        """Return the logits of a batch, `(lists, passages) float32`."""
        import torch

        windows = self._recipe.window_pieces
        asked = self._on_device(padded(self._texts.queries([one.query for one in batch])))
        query_states = self._states(asked)
        encoded = [
            ids
            for one in batch
            for ids in self._texts.passages(
                one.query, one.passages, windows[number_of(one.query) % len(windows)]
            )
        ]
        n_passages = len(encoded) // len(batch)
        order = sorted(range(len(encoded)), key=lambda place: len(encoded[place]))
        size = -(-len(encoded) // self._recipe.n_chunks)
        parts = []
        for begin in range(0, len(encoded), size):
            places = order[begin : begin + size]
            read = self._on_device(padded([encoded[place] for place in places]))
            queries = torch.tensor([place // n_passages for place in places], device=self._device)
            parts.append(
                self._model.compare(  # type: ignore[operator]
                    query_states[queries], asked[2][queries], self._states(read), read[2]
                )
            )
        back = torch.tensor(np.argsort(order), device=self._device)
        return torch.cat(parts)[back].view(len(batch), n_passages)

    def _on_device(self, arrays: NDArray[np.int64]) -> torch.Tensor:
        import torch

        return torch.from_numpy(arrays).to(self._device)

    def _states(self, read: torch.Tensor) -> torch.Tensor:
        """Return the token vectors of padded texts."""
        import torch

        kind = self._device.type
        with torch.autocast(kind, torch.bfloat16, enabled=computes_bfloat16(kind)):
            states: torch.Tensor = self._model.states(read[0], read[1])  # type: ignore[operator]
        return states


def _optimiser(model: torch.nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with weight decay on the backbone's matrices."""
    import torch

    encoder = [each for each in model.get_submodule("encoder").parameters() if each.requires_grad]
    head = list(model.get_submodule("head").parameters())
    matrices = [each for each in encoder if each.ndim > 1]
    vectors = [each for each in encoder if each.ndim == 1]
    groups = [
        {"params": matrices, "full_rate": recipe.encoder_rate},
        {"params": vectors, "full_rate": recipe.encoder_rate, "weight_decay": 0.0},
        {"params": head, "full_rate": recipe.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=recipe.encoder_rate, weight_decay=recipe.weight_decay)
