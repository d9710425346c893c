"""The trainer of the cross-encoder: batches, losses, schedule, checkpoints and resume.

Takes candidate lists and a fresh module; knows nothing of where the lists come from. The loss of a list with logits
s, standardised hybrid values z and the positive first is

    0.5 * CE(s) + 0.5 * CE(s + a z) + b * BCE(s),    CE(x) = -log softmax(x)[0]

(listwise softmax: Cao et al. 2007). The second term trains the module to add to hybrid search, which is how it is
used; the third keeps a logit meaningful across queries. The one rule: a checkpoint is replaced as a whole or not at
all, and a resumed run goes on with the next batch.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.tune.reranker_negatives import CandidateList
from engine.tune.window import best_window

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

Log = Callable[[str], None]


@dataclass(frozen=True)
class Recipe:
    """The numbers of a training run.

    Attributes:
        n_steps: Optimiser steps; 0 when `budget_s` ends the run instead.
        budget_s: Seconds of training that the schedule is laid over when `n_steps` is 0.
        n_lists: Lists per step.
        hybrid_share: Factor `a` of the hybrid values in the loss.
        bce_share: Factor `b` of the pointwise loss.
        window_pieces: Lengths of the passage window; each list draws one, so short lists make room for more lists.
        n_chunks: Forward passes per step; pairs are sorted by length first, so that padding is small.
    """

    n_steps: int = 0
    budget_s: float = 0.0
    n_lists: int = 16
    encoder_rate: float = 6e-5
    head_rate: float = 4e-4
    warm_up_share: float = 0.05
    weight_decay: float = 0.01
    hybrid_share: float = 1.0
    bce_share: float = 0.5
    max_tokens: int = 128
    n_chunks: int = 4
    window_pieces: tuple[int, ...] = (48, 48, 72, 100)
    checkpoint_every_s: float = 300.0
    judge_every: int = 100
    seed: int = 7


def is_held_out(group: str, *, percent: int = 3) -> bool:
    """Tell whether a group of passages is kept from training to watch it."""
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % 100 < percent


def rate_factor(progress: float, warm_up_share: float) -> float:
    """Return the share of the full learning rate: a linear rise, then a linear fall to zero at progress 1."""
    if progress < warm_up_share:
        return max(progress, 1e-3) / warm_up_share
    return max(0.0, (1.0 - progress) / (1.0 - warm_up_share))


class PairEncoder:
    """Turns (query, passage) pairs into padded token arrays: window first, then tokens."""

    def __init__(self, tokenizer: Tokenizer, max_tokens: int) -> None:
        """Set the tokenizer to cut passages only."""
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_tokens, strategy="only_second")
        self._max_query_words = max_tokens // 4

    def encode(
        self, pairs: Sequence[tuple[str, str]], n_pieces: int
    ) -> list[tuple[list[int], list[int]]]:
        """Return token numbers and segment numbers of each pair, passages cut to their best window."""
        short = [(" ".join(query.split()[: self._max_query_words]), text) for query, text in pairs]
        windows = [(query, best_window(query, text, n_pieces=n_pieces)) for query, text in short]
        return [(found.ids, found.type_ids) for found in self._tokenizer.encode_batch(windows)]


def padded(
    encoded: Sequence[tuple[list[int], list[int]]],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return token numbers, attention mask and segment numbers, each `(n, longest) int64`, zero-padded."""
    longest = max(len(ids) for ids, _ in encoded)
    arrays = np.zeros((3, len(encoded), longest), np.int64)
    for row, (ids, segments) in enumerate(encoded):
        arrays[0, row, : len(ids)] = ids
        arrays[1, row, : len(ids)] = 1
        arrays[2, row, : len(ids)] = segments
    return arrays[0], arrays[1], arrays[2]


class Crew:
    """The processes that train one model together, each on its share of every batch.

    On a busy machine two one-thread processes are faster than one process with two threads, which wait for each
    other after every matrix product (measured beside three other programs: 17 pairs a second with one thread, 9
    with two). A crew of one needs no communication.
    """

    def __init__(self, rank: int = 0, size: int = 1, meeting_point: Path | None = None) -> None:
        """Join the crew; every member names the same file as the meeting point."""
        self.rank, self.size = rank, size
        if size > 1:
            from torch import distributed

            distributed.init_process_group(
                "gloo", init_method=f"file://{meeting_point}", rank=rank, world_size=size
            )

    def average_gradients(self, parameters: Sequence[torch.nn.Parameter]) -> None:
        """Replace every gradient by its mean over the crew."""
        if self.size == 1:
            return
        import torch
        from torch import distributed

        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        flat = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(flat)
        flat /= self.size
        begin = 0
        for gradient in gradients:
            gradient.copy_(flat[begin : begin + gradient.numel()].view_as(gradient))
            begin += gradient.numel()

    def agreed(self, value: float) -> float:
        """Return the first member's value."""
        if self.size == 1:
            return value
        import torch
        from torch import distributed

        held = torch.tensor([value], dtype=torch.float64)
        distributed.broadcast(held, src=0)
        return float(held)


class RerankerTrainer:
    """Trains a module on candidate lists, in one thread, with checkpoints in a folder."""

    def __init__(
        self,
        model: torch.nn.Module,
        pairs: PairEncoder,
        recipe: Recipe,
        folder: Path,
        *,
        log: Log,
        crew: Crew | None = None,
    ) -> None:
        """Set up the optimiser; nothing is read or written yet."""
        import torch

        self._model, self._pairs, self._recipe, self._folder, self._log = (
            model,
            pairs,
            recipe,
            folder,
            log,
        )
        self._crew = crew or Crew()
        self._device = next(model.parameters()).device
        head = [
            *model.get_submodule("inner").parameters(),
            *model.get_submodule("outer").parameters(),
        ]
        encoder = [p for p in model.get_submodule("encoder").parameters() if p.requires_grad]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": [p for p in encoder if p.ndim > 1], "full_rate": recipe.encoder_rate},
                {
                    "params": [p for p in encoder if p.ndim == 1],
                    "full_rate": recipe.encoder_rate,
                    "weight_decay": 0.0,
                },
                {"params": head, "full_rate": recipe.head_rate},
            ],
            lr=recipe.encoder_rate,
            weight_decay=recipe.weight_decay,
        )
        self._step = 0
        self._elapsed_s = 0.0

    @property
    def checkpoint_path(self) -> Path:
        """Where the latest checkpoint lies."""
        return self._folder / "checkpoint.pt"

    def resume(self) -> bool:
        """Load the latest checkpoint, if there is one."""
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
        os.replace(part, self.checkpoint_path)

    def train(self, lists: Sequence[CandidateList], watched: Sequence[CandidateList]) -> None:
        """Train until the schedule is at its end; checkpoints on the way and at the end."""
        import torch

        torch.manual_seed(self._recipe.seed)
        saved_at_s = self._elapsed_s
        running = 0.0
        for batch in self._batches(lists):
            began_s = time.monotonic()
            progress = self._crew.agreed(self._progress())
            if progress >= 1.0:
                break
            loss = self._train_step(batch, progress)
            self._step += 1
            self._elapsed_s += time.monotonic() - began_s
            running = loss if self._step == 1 else 0.98 * running + 0.02 * loss
            if self._step % 10 == 0:
                per_s = self._step * self._recipe.n_lists / self._elapsed_s
                self._log(
                    f"step {self._step} {progress:.1%} loss {running:.4f} lists/s {per_s:.2f}"
                )
            if self._step % self._recipe.judge_every == 0 and watched:
                self._log(f"step {self._step} held-out {json.dumps(self.judge(watched))}")
            if self._elapsed_s - saved_at_s > self._recipe.checkpoint_every_s:
                self.save()
                saved_at_s = self._elapsed_s
        self.save()
        if watched:
            self._log(f"end {self._step} held-out {json.dumps(self.judge(watched))}")

    def judge(self, lists: Sequence[CandidateList]) -> dict[str, float]:
        """Return how often the positive is first: by hybrid value, by logit alone, and by their sum."""
        import torch

        self._model.eval()
        right = np.zeros(3)
        with torch.no_grad():
            for begin in range(0, len(lists), self._recipe.n_lists):
                batch = lists[begin : begin + self._recipe.n_lists]
                logits = self._logits(batch).float().cpu().numpy()
                hybrid = np.asarray([one.hybrid_z for one in batch])
                values = (hybrid, logits, logits + self._recipe.hybrid_share * hybrid)
                right += [float((value.argmax(1) == 0).sum()) for value in values]
        self._model.train()
        names = ("hybrid", "alone", "sum")
        return {name: round(float(n) / len(lists), 4) for name, n in zip(names, right, strict=True)}

    def _progress(self) -> float:
        """Return the share of the run that is done."""
        recipe = self._recipe
        if recipe.n_steps:
            return self._step / recipe.n_steps
        return self._elapsed_s / recipe.budget_s

    def _batches(self, lists: Sequence[CandidateList]) -> Iterator[list[CandidateList]]:
        """Yield batches for ever, in an order that the seed and the pass give, starting after the steps done."""
        size = self._recipe.n_lists
        per_pass = len(lists) // size
        step = self._step
        while True:
            order = list(range(len(lists)))
            random.Random(self._recipe.seed + step // per_pass).shuffle(order)
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
        loss.backward()
        trained = [p for group in self._optimiser.param_groups for p in group["params"]]
        self._crew.average_gradients(trained)
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        self._optimiser.step()
        return float(loss.detach())

    def _loss(self, logits: torch.Tensor, batch: Sequence[CandidateList]) -> torch.Tensor:
        """Return the loss of a batch; the formula stands in the module's docstring."""
        import torch

        first = torch.zeros(len(batch), dtype=torch.long, device=self._device)
        hybrid = torch.tensor([one.hybrid_z for one in batch], device=self._device).clamp(-3.0, 4.0)
        labels = torch.zeros_like(logits)
        labels[:, 0] = 1.0
        functional: Any = torch.nn.functional
        alone = functional.cross_entropy(logits, first)
        added = functional.cross_entropy(logits + self._recipe.hybrid_share * hybrid, first)
        pointwise = functional.binary_cross_entropy_with_logits(logits, labels)
        total: torch.Tensor = 0.5 * alone + 0.5 * added + self._recipe.bce_share * pointwise
        return total

    def _window_of(self, one: CandidateList) -> int:
        """Return the window length of a list; the same in every pass and on every machine."""
        choices = self._recipe.window_pieces
        return choices[int(hashlib.sha256(one.query.encode()).hexdigest()[:8], 16) % len(choices)]

    def _logits(self, batch: Sequence[CandidateList]) -> torch.Tensor:
        """Return the logits of a batch, `(lists, passages) float32`; every list has as many passages."""
        import torch

        pairs, encoded = [], []
        for one in batch:
            own = [(one.query, passage) for passage in one.passages]
            pairs.extend(own)
            encoded.extend(self._pairs.encode(own, self._window_of(one)))
        order = sorted(range(len(pairs)), key=lambda place: len(encoded[place][0]))
        size = -(-len(pairs) // self._recipe.n_chunks)
        parts = []
        for begin in range(0, len(pairs), size):
            arrays = padded([encoded[place] for place in order[begin : begin + size]])
            tensors = [torch.from_numpy(array).to(self._device) for array in arrays]
            with torch.autocast(self._device.type, torch.bfloat16):
                parts.append(self._model(*tensors))
        back = torch.empty(len(pairs), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(pairs))
        flat = torch.cat(parts).float()[back.to(self._device)]
        return flat.view(len(batch), -1)
