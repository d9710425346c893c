"""What a bi-encoder is trained to: losses over unit vectors.

What lives here: one function per loss, each with its formula and source. What does not: the loop
(`tune/contrastive.py`). The one rule: pure; a candidate that may be an answer is masked before it
gets here, and no loss looks at what is masked.

Throughout, q_i are queries, c_j candidates (every positive and negative of the batch), p_i the
place of q_i's own positive among them, A_i the candidates that q_i may be compared with (p_i among
them), w_i weights with mean 1, and t the temperature.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.tune.recipe import MATRYOSHKA, PREFIXES

if TYPE_CHECKING:
    import torch

TRIPLET_MARGIN = 0.2
TEACHER_TEMPERATURE = 0.3


@dataclass(frozen=True, slots=True)
class Embedded:
    """One batch: `queries (n, dim)`, `candidates (m, dim)`, unit rows; `positives (n,)` places.

    `allowed (n, m) bool` has the own positive and whatever is no answer; `weights (n,)`.
    """

    queries: torch.Tensor
    candidates: torch.Tensor
    positives: torch.Tensor
    allowed: torch.Tensor
    weights: torch.Tensor


Objective = Callable[[Embedded, float], "torch.Tensor"]


def info_nce(batch: Embedded, temperature: float) -> torch.Tensor:
    """Return `-mean_i w_i log( exp(q_i c_{p_i} / t) / sum_{j in A_i} exp(q_i c_j / t) )`.

    InfoNCE (van den Oord, Li and Vinyals 2018) with in-batch and given negatives, known as
    MultipleNegativesRankingLoss (Henderson et al. 2017; Karpukhin et al. 2020).
    """
    from torch.nn import functional

    logits = _masked(batch) / temperature
    losses = functional.cross_entropy(logits, batch.positives, reduction="none")
    return (batch.weights * losses).mean()


def symmetric(batch: Embedded, temperature: float) -> torch.Tensor:
    """Return half of `info_nce` and half of the same from positives to queries.

    The second half is `-mean_i w_i log( exp(q_i c_{p_i} / t) / sum_{k: p_i in A_k} exp(q_k c_{p_i}
    / t) )` (Radford et al., CLIP, 2021).
    """
    import torch
    from torch.nn import functional

    back = _masked(batch)[:, batch.positives].T / temperature
    own = torch.arange(len(back), device=back.device)
    losses = functional.cross_entropy(back, own, reduction="none")
    return 0.5 * info_nce(batch, temperature) + 0.5 * (batch.weights * losses).mean()


def triplet(batch: Embedded, temperature: float) -> torch.Tensor:  # noqa: ARG001 - has none
    """Return `mean_i w_i mean_j max(0, m - q_i c_{p_i} + q_i c_j)` over the j that violate m = .2.

    Triplet loss with every allowed candidate as the third (Schroff, Kalenichenko and Philbin,
    FaceNet, 2015; the mean over violations: Hermans, Beyer and Leibe 2017).
    """
    scores = _masked(batch)
    own = scores.gather(1, batch.positives[:, None])
    hinge = (TRIPLET_MARGIN - own + scores).clamp(min=0.0)
    hinge = hinge.scatter(1, batch.positives[:, None], 0.0)
    n_violations = (hinge > 0).sum(dim=1).clamp(min=1)
    return (batch.weights * hinge.sum(dim=1) / n_violations).mean()


def matryoshka(batch: Embedded, temperature: float) -> torch.Tensor:
    """Return the mean of `info_nce` over prefixes of the vectors, each made a unit vector again.

    Prefixes are the whole width, a half, a quarter and an eighth (Kusupati et al., Matryoshka
    representation learning, 2022).
    """
    import torch
    from torch.nn import functional

    losses = []
    for part in PREFIXES:
        width = batch.queries.shape[1] // part
        cut = Embedded(
            functional.normalize(batch.queries[:, :width], dim=1),
            functional.normalize(batch.candidates[:, :width], dim=1),
            batch.positives,
            batch.allowed,
            batch.weights,
        )
        losses.append(info_nce(cut, temperature))
    return torch.stack(losses).mean()


OBJECTIVES: dict[str, Objective] = {
    "info_nce": info_nce,
    "symmetric": symmetric,
    "triplet": triplet,
    MATRYOSHKA: matryoshka,
}


def anchor(new: torch.Tensor, base: torch.Tensor) -> torch.Tensor:
    """Return `mean_i (1 - new_i base_i)` over unit rows: how far texts moved from the base model.

    Self-distillation of embeddings (as in Kim et al., EmbedDistill, 2023, with cosine).
    """
    return (1.0 - (new * base).sum(dim=1)).mean()


def distillation(
    scores: torch.Tensor, teacher: torch.Tensor, known: torch.Tensor, temperature: float
) -> torch.Tensor:
    """Return `mean_i KL( softmax(teacher_i / .3) || softmax(scores_i / t) )` over a query's own.

    Listwise distillation from a cross-encoder (Tamber et al. 2025), each teacher's list
    standardised first.

    Args:
        scores: `(n, k)` cosines of a query and its own positive and negatives.
        teacher: `(n, k)` values of the same.
        known: `(n, k) bool`; where there is no candidate, both are left out.
        temperature: of the student.
    """
    import torch
    from torch.nn import functional

    n_known = known.sum(dim=1, keepdim=True)
    mean = (teacher * known).sum(dim=1, keepdim=True) / n_known
    spread = (((teacher - mean) * known) ** 2).sum(dim=1, keepdim=True) / n_known
    values = (teacher - mean) / spread.sqrt().clamp(min=1e-6) / TEACHER_TEMPERATURE
    lowest = torch.finfo(torch.float32).min
    wanted = functional.softmax(values.masked_fill(~known, lowest), dim=1)
    found = functional.log_softmax((scores / temperature).masked_fill(~known, lowest), dim=1)
    return functional.kl_div(found.masked_fill(~known, 0.0), wanted, reduction="batchmean")


def _masked(batch: Embedded) -> torch.Tensor:
    """Return `(n, m)` cosines, far below every other where a candidate is not allowed."""
    scores = batch.queries @ batch.candidates.T
    return scores.masked_fill(~batch.allowed, -1e4)
