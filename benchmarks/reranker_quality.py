"""How good the reranker is: lexical, dense, hybrid, reranker alone and blend, anywhere.

    python -m benchmarks.reranker_quality FOLDER... [--model FOLDER] [--cache FOLDER]

A FOLDER holds `corpus.jsonl`, `queries.jsonl` (plain or .gz) and `qrels.tsv`. The blend that judges
a collection is chosen and fitted on the others. The one rule: a collection named by `--in-domain`
(the model was trained on its documents) is reported, never fitted on and never averaged.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.rerank_arrays import Candidates, Values, ndcg, read_candidates, read_logits
from engine.config import EngineConfig
from engine.models.catalog import open_embedder
from engine.models.cross_encoder import OnnxReranker
from engine.models.device import n_threads
from engine.models.manifest import Precision, read_manifest

N_FLIPS = 9_999
WORST_HARM = -0.005
NEARLY = 0.003
MODEL = Path(__file__).parents[1] / "resources" / "models" / "reranker"


@dataclass(frozen=True)
class Blend:
    """The reranker's share beside the first value, both standardised over a query's candidates."""

    weight: float

    def values(self, candidates: Candidates, logits: Values) -> Values:
        """Return the blended value of every candidate that was read, shaped like the logits."""
        first = np.where(np.isnan(logits), np.nan, candidates.hybrid[:, : logits.shape[1]])
        return standardised(first) + self.weight * standardised(logits)


def standardised(values: Values) -> Values:
    """Return every row less its mean, over its deviation; nan stays nan."""
    deviation = np.maximum(np.nanstd(values, axis=1, keepdims=True), 1e-6)
    result: Values = (values - np.nanmean(values, axis=1, keepdims=True)) / deviation
    return result


BLENDS = tuple(map(Blend, (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0)))


@dataclass(frozen=True)
class Judged:
    """What was measured on one collection."""

    candidates: Candidates
    logits: Values

    def hybrid(self) -> Values:
        """Return nDCG@10 of the first ranking, a query each."""
        return ndcg(self.candidates, self.candidates.hybrid)

    def blended(self, blend: Blend) -> Values:
        """Return nDCG@10 of a blend, a query each."""
        return ndcg(self.candidates, blend.values(self.candidates, self.logits))


def fitted(names: Sequence[str], gain: Callable[[str, Blend], float]) -> Blend:
    """Return the smallest weight that is nearly as good as the best, by the mean gain.

    Harm beyond what is allowed counts four times. The smallest, because a weight that is fitted to
    some collections can only be too bold for another one.
    """

    def worth(blend: Blend) -> float:
        gains = [gain(name, blend) for name in names]
        return float(np.mean(gains)) + 4 * sum(min(0.0, one - WORST_HARM) for one in gains)

    worths = {blend: worth(blend) for blend in BLENDS}
    return next(blend for blend in BLENDS if worths[blend] >= max(worths.values()) - NEARLY)


def sign_flip(differences: Values, seed: int = 0) -> float:
    """Return the two-sided p of the paired sign-flip test (Smucker, Allan and Carterette 2007)."""
    differences = differences[differences != 0]
    if not len(differences):
        return 1.0
    rng = np.random.default_rng(seed)
    observed = abs(differences.mean()) - 1e-12
    n_as_far = 0
    for _ in range(N_FLIPS // 99):
        signs = rng.choice((-1.0, 1.0), size=(99, len(differences)))
        n_as_far += int((np.abs((signs * differences).mean(axis=1)) >= observed).sum())
    return (n_as_far + 1) / (N_FLIPS + 1)


def calibration(judged: Sequence[Judged], n_rounds: int = 50) -> tuple[float, float]:
    """Fit `P(relevant) = 1 / (1 + exp(-(a logit + b)))` (Platt 1999), collections weighing alike.

    Returns:
        a and b, by Newton's method on all candidates that were read.
    """
    logits, labels, weights = [], [], []
    for one in judged:
        present = ~np.isnan(one.logits)
        logits.append(one.logits[present])
        labels.append((one.candidates.grades[:, : one.logits.shape[1]][present] > 0).astype(float))
        weights.append(np.full(int(present.sum()), 1.0 / present.sum()))
    x, y, w = np.concatenate(logits), np.concatenate(labels), np.concatenate(weights)
    design = np.stack([x, np.ones_like(x)], axis=1)
    found = np.zeros(2)
    for _ in range(n_rounds):
        p = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (w * (y - p))
        found += np.linalg.solve((design * (w * p * (1 - p))[:, None]).T @ design, slope)
    return float(found[0]), float(found[1])


def report(judged: dict[str, Judged], in_domain: Sequence[str]) -> str:
    """Return the table as Markdown, and below it the blend that is fitted on all collections."""
    base = {name: one.hybrid() for name, one in judged.items()}
    known: dict[tuple[str, Blend], float] = {}

    def gain(name: str, blend: Blend) -> float:
        if (name, blend) not in known:
            known[name, blend] = float((judged[name].blended(blend) - base[name]).mean())
        return known[name, blend]

    outside = [name for name in judged if name not in in_domain]
    lines = [
        "| collection | queries | lexical | dense | hybrid | alone | blend | gain | p | weight |",
        "|" + "---|" * 10,
    ]
    means = []
    for name, one in judged.items():
        blend = fitted([other for other in outside if other != name], gain)
        after = one.blended(blend)
        alone = ndcg(one.candidates, one.logits).mean()
        row = [*one.candidates.alone.mean(axis=0), base[name].mean(), alone, after.mean()]
        row.append(gain(name, blend))
        if name in outside:
            means.append(row)
        title = name if name in outside else f"{name} (in domain)"
        p = sign_flip(after - base[name])
        lines.append(f"| {title} | {len(after)} | {_cells(row)} | {p:.4f} | {blend.weight:g} |")
    lines.append(f"| mean | | {_cells(list(np.mean(means, axis=0)))} | | |")
    everywhere = fitted(outside, gain)
    lines.append("")
    lines.append(
        f"Fitted on all: weight {everywhere.weight:g}, gains "
        + ", ".join(f"{name} {gain(name, everywhere):+.4f}" for name in judged)
    )
    slope, shift = calibration([judged[name] for name in outside])
    lines.append(f"P(relevant) = 1 / (1 + exp(-({slope:.3f} logit {shift:+.3f})))")
    return "\n".join(lines)


def _cells(row: Sequence[float]) -> str:
    return " | ".join([*(f"{value:.4f}" for value in row[:-1]), f"{row[-1]:+.4f}"])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reranker_quality")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, default=MODEL, help="a prepared cross-encoder")
    parser.add_argument("--cache", type=Path, default=Path(".cache/reranker-quality"))
    parser.add_argument("--max-queries", type=int, default=1000)
    parser.add_argument("--candidates", type=int, default=20)
    parser.add_argument("--pieces", type=int, default=88, help="length of the passage window")
    parser.add_argument("--in-domain", action="append", default=["scifact"])
    told = parser.parse_args(arguments)
    config = EngineConfig(data_dir=told.cache, models_dir=told.cache / "models")
    embedder = open_embedder(config)
    manifest = read_manifest(told.model)
    reranker = OnnxReranker(told.model, manifest, Precision.INT8, n_threads=n_threads(0))
    judged = {}
    for folder in told.folders:
        candidates = read_candidates(folder, told.max_queries, embedder, told.cache)
        logits = read_logits(candidates, reranker, told.candidates, told.pieces, told.cache)
        judged[folder.name] = Judged(candidates, logits)
        print(f"{folder.name}: {len(candidates.queries)} queries", file=sys.stderr)
    print(report(judged, told.in_domain))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
