"""How good is the reranker: lexical, dense, hybrid, cross-encoder alone and the blend, on any collections.

    python -m benchmarks.reranker_quality FOLDER... [--cache DIR] [--max-queries 1000] [--candidates 20]

A folder holds `corpus.jsonl.gz`, `queries.jsonl.gz` and `qrels.tsv`. The blend's weights are fitted without the
collection that they are judged on (leave one out), and so is the choice of its form. The one rule: a collection named
with `--in-domain` is reported, never fitted on and never averaged.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.rerank_arrays import Candidates, Values, ndcg

N_FLIPS = 9_999


@dataclass(frozen=True)
class Blend:
    """One way to put the three kinds of evidence together.

    Attributes:
        form: `z` standardises hybrid value and logit over a query's candidates, `logit` adds a multiple of the clipped
            logit to the hybrid value, `probability` adds a multiple of the logistic function of the logit.
        weight: Weight of the cross-encoder's part.
        lexical_weight: Share of the lexical value in the hybrid part.
    """

    form: str
    weight: float
    lexical_weight: float

    def values(self, candidates: Candidates, logits: Values) -> Values:
        """Return the blended value of every reranked candidate, same shape as the logits."""
        n_best = logits.shape[1]
        first = (
            self.lexical_weight * candidates.lexical[:, :n_best]
            + (1 - self.lexical_weight) * candidates.dense[:, :n_best]
        )
        if self.form == "z":
            return _standardised(first, logits) + self.weight * _standardised(logits, logits)
        if self.form == "logit":
            return first + self.weight * np.clip(logits, -8.0, 8.0) / 8.0
        return first + self.weight / (1 + np.exp(-np.clip(logits, -30, 30)))


def _standardised(values: Values, present: Values) -> Values:
    """Return the values less their mean, over their deviation, row by row; nan where no candidate is present."""
    masked = np.where(np.isnan(present), np.nan, values)
    deviation = np.maximum(np.nanstd(masked, axis=1, keepdims=True), 1e-6)
    result: Values = (masked - np.nanmean(masked, axis=1, keepdims=True)) / deviation
    return result


FORMS: tuple[Blend, ...] = (
    *(
        Blend("z", w, s)
        for w, s in itertools.product((0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0), (0.2, 0.3, 0.4))
    ),
    *(
        Blend("logit", w, s)
        for w, s in itertools.product((0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6), (0.2, 0.3, 0.4))
    ),
    *(
        Blend("probability", w, s)
        for w, s in itertools.product((0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6), (0.2, 0.3, 0.4))
    ),
)


def fitted(
    names: Sequence[str], gains: Callable[[str, Blend], float], *, worst: float = -0.005
) -> Blend:
    """Return the blend with the highest mean gain over hybrid; harm beyond `worst` counts four times."""

    def worth(blend: Blend) -> float:
        each = [gains(name, blend) for name in names]
        return float(np.mean(each)) + 4 * sum(min(0.0, gain - worst) for gain in each)

    return max(FORMS, key=worth)


def sign_flip(differences: Values, seed: int = 0) -> float:
    """Return the two-sided p of the paired sign-flip test (Smucker, Allan and Carterette 2007)."""
    some = differences[differences != 0]
    if not len(some):
        return 1.0
    rng = np.random.default_rng(seed)
    observed = abs(some.mean())
    n_as_far = 0
    for _ in range(N_FLIPS // 99):
        signs = rng.choice((-1.0, 1.0), size=(99, len(some)))
        n_as_far += int((np.abs((signs * some).mean(axis=1)) >= observed - 1e-12).sum())
    return (n_as_far + 1) / (N_FLIPS + 1)


@dataclass
class Judged:
    """What was measured on one collection, one value a query."""

    candidates: Candidates
    logits: Values

    @property
    def hybrid(self) -> Values:
        """Return nDCG@10 of the first ranking."""
        return ndcg(self.candidates, self.candidates.hybrid)

    def blended(self, blend: Blend) -> Values:
        """Return nDCG@10 of a blend."""
        return ndcg(self.candidates, blend.values(self.candidates, self.logits))


def report(judged: dict[str, Judged], in_domain: Sequence[str]) -> str:
    """Return the table, with the blend that is fitted on all collections below it."""
    base = {name: one.hybrid for name, one in judged.items()}
    known: dict[tuple[str, Blend], float] = {}

    def gains(name: str, blend: Blend) -> float:
        if (name, blend) not in known:
            known[name, blend] = float((judged[name].blended(blend) - base[name]).mean())
        return known[name, blend]

    outside = [name for name in judged if name not in in_domain]
    lines = [
        "| collection | queries | lexical | dense | hybrid | cross alone | blend | gain | p | fitted elsewhere |"
    ]
    lines.append("|" + "---|" * 10)
    means = []
    for name, one in judged.items():
        blend = fitted([other for other in outside if other != name], gains)
        after = one.blended(blend)
        alone = ndcg(one.candidates, one.logits)
        row = [*one.candidates.alone.mean(axis=0), base[name].mean(), alone.mean(), after.mean()]
        cells = " | ".join(f"{value:.4f}" for value in row)
        p = sign_flip(after - base[name])
        mark = " (in domain)" if name in in_domain else ""
        lines.append(
            f"| {name}{mark} | {len(after)} | {cells} | {after.mean() - base[name].mean():+.4f} | {p:.4f} "
            f"| {blend.form} {blend.weight:g} {blend.lexical_weight:g} |"
        )
        if name not in in_domain:
            means.append([*row, after.mean() - base[name].mean()])
    average = np.mean(means, axis=0)
    lines.append(
        f"| mean | | {' | '.join(f'{v:.4f}' for v in average[:5])} | {average[5]:+.4f} | | |"
    )
    everywhere = fitted(outside, gains)
    lines.append(f"\nFitted on all: {everywhere}; lowest gain {min(row[5] for row in means):+.4f}")
    return "\n".join(lines)
