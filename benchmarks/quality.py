"""How good is search on judged collections, and does the close reading help?

    python -m benchmarks.quality FOLDER... [--sample-queries 1000] [--uncounted NAME...]
        [--cache FOLDER]

Each folder is put into a library of its own (as `honeyguide eval` does) and asked by words, by
meaning, by both, and with the first results read closely: in the order of the reading alone, and
blended with the weight that is fitted on the other collections. What `--uncounted` names is
reported, never fitted on and never averaged: the reranker was trained on documents of scifact, and
xquad-en is part of squad-dev.

What was measured of a collection is kept in the cache folder, so that the same command goes on
where it was stopped; after a change to the search, name another folder. p is of a sign-flip test
over the queries (Smucker, Allan and Carterette, "A comparison of statistical significance tests for
information retrieval evaluation", CIKM 2007), two-sided, 9,999 random flips.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.paths import profile_paths
from engine.config import EngineConfig
from engine.evaluate import metrics
from engine.evaluate.collection import JudgedQuery, load_collection
from engine.evaluate.runner import Evaluation, JudgedLibrary, Mode, path_of, sample
from engine.jobs import silent_report
from engine.search import rerank
from engine.serving.sources import CatalogSource
from engine.types import SearchRequest

N_FLIPS = 9_999
WEIGHTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0)
WORST_HARM = -0.005
LEAST_GAIN = 0.02
NEARLY = 0.001
DEPTH = 100  # as deep as `honeyguide eval` looks
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """What a query gave: nDCG@10 of three ways of searching, the judgements, and what was read.

    `fused`, `logits` (None for a row without a passage) and `ids` (a row stands for one document,
    or for several that say the same) are those of the first rows, in the order of both.
    """

    text: str
    lexical: float
    dense: float
    hybrid: float
    grades: dict[str, float]
    fused: list[float]
    logits: list[float | None]
    ids: list[list[str]]

    def alone(self) -> float:
        """Return nDCG@10 in the order of the logits."""
        return self._ndcg(np.argsort(-self._arrays()[1], kind="stable"))

    def blended(self, weight: float) -> float:
        """Return nDCG@10 of what is shipped, with another weight."""
        return self._ndcg(rerank.order(*self._arrays(), self.text, weight))

    def read(self) -> list[tuple[float, bool]]:
        """Return the logit of each row that was read, and whether it is relevant."""
        good = [max(self.grades.get(one, 0.0) for one in row) > 0 for row in self.ids]
        pairs = zip(self.logits, good, strict=True)
        return [(logit, relevant) for logit, relevant in pairs if logit is not None]

    def _arrays(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        # numpy makes nan of None
        return np.array(self.fused, np.float32), np.array(self.logits, np.float32)

    def _ndcg(self, order: NDArray[np.intp]) -> float:
        return metrics.ndcg([one for row in order for one in self.ids[row]], self.grades)


class Measured:
    """What was measured on one collection, as `(n_queries,)` nDCG@10."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked
        self.lexical, self.dense, self.hybrid, self.alone = (
            np.array(values)
            for values in zip(
                *((one.lexical, one.dense, one.hybrid, one.alone()) for one in asked), strict=True
            )
        )
        self._blended: dict[float, Values] = {}

    def blended(self, weight: float) -> Values:
        """Return those of the blend."""
        if weight not in self._blended:
            self._blended[weight] = np.array([one.blended(weight) for one in self.asked])
        return self._blended[weight]

    def gain(self, weight: float) -> float:
        """Return what the blend adds to both on average."""
        return float((self.blended(weight) - self.hybrid).mean())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sample-queries", type=int, metavar="N", default=1000)
    parser.add_argument("--uncounted", nargs="*", metavar="NAME", default=["scifact", "xquad-en"])
    parser.add_argument("--cache", type=Path, default=Path(".cache/quality"))
    options = parser.parse_args()
    found = {}
    for folder in options.folders:
        kept = options.cache / f"{folder.name}-{options.sample_queries}.json"
        if not kept.exists():
            options.cache.mkdir(parents=True, exist_ok=True)
            asked = ask(folder, options.sample_queries)
            kept.write_text(json.dumps([asdict(one) for one in asked]))
        found[folder.name] = Measured([Asked(**one) for one in json.loads(kept.read_text())])
        print(f"{folder.name}: {len(found[folder.name].hybrid)} queries", file=sys.stderr)
    print("\n".join([*halves(found), "", *close_reading(found, options.uncounted)]))


def ask(folder: Path, n_queries: int) -> list[Asked]:
    """Put a collection into a library and ask its queries in every way."""
    collection = load_collection(folder)
    queries = sample(collection, n_queries)
    ids = {path_of(i): entry.id for i, entry in enumerate(collection.entries)}
    with tempfile.TemporaryDirectory() as data:
        config = EngineConfig(data_dir=Path(data), models_dir=profile_paths(None).models)
        with JudgedLibrary(config, CatalogSource(config)) as library:
            library.fill(collection, silent_report, embed=True)
            lexical = library.ask(collection, queries, Mode.LEXICAL).queries
            dense = library.ask(collection, queries, Mode.DENSE).queries
            return [
                _asked(library, ids, query, (words.ndcg_10, meaning.ndcg_10))
                for query, words, meaning in zip(queries, lexical, dense, strict=True)
            ]


def _asked(
    library: JudgedLibrary,
    ids: Mapping[Path, str],
    query: JudgedQuery,
    halves: tuple[float, float],
) -> Asked:
    request = SearchRequest(query.text, limit=DEPTH)
    first = library.search.search(request, library.snapshot)
    second = library.search.rerank(request, first, library.snapshot)
    # entries that say the same are one row
    rows = [[ids[path] for path in (hit.path, *hit.also_at)] for hit in first.hits]
    stages = {hit.document_id: hit.stages for hit in second.hits}
    read = [stages[hit.document_id] for hit in first.hits[: rerank.MAX_READ]]
    return Asked(
        query.text,
        *halves,
        hybrid=metrics.ndcg([one for row in rows for one in row], query.grades),
        grades=query.grades,
        fused=[one.fused.value if one.fused else 0.0 for one in read],
        logits=[one.rerank.value if one.rerank else None for one in read],
        ids=rows[: len(read)],
    )


def halves(found: Mapping[str, Measured]) -> Iterator[str]:
    """Yield the table of words, meaning and both, with both against the better half."""
    yield "| collection | queries | by words | by meaning | both | both less the better half | p |"
    yield "|" + "---|" * 7
    for name, one in found.items():
        means = {"words": one.lexical, "meaning": one.dense}
        better = max(means, key=lambda half: float(means[half].mean()))
        gained = one.hybrid - means[better]
        cells = " | ".join(f"{each.mean():.4f}" for each in (*means.values(), one.hybrid))
        yield (
            f"| {name} | {len(gained)} | {cells} | {gained.mean():+.4f} ({better}) "
            f"| {sign_flip(gained):.4f} |"
        )


def close_reading(found: Mapping[str, Measured], uncounted: Sequence[str]) -> Iterator[str]:
    """Yield the table of the close reading, its weights fitted without the collection beside it.

    Below it: the weight that is fitted on all, whether the rule for having it on is met, and
    P(relevant) of a logit.
    """
    counted = {name: one for name, one in found.items() if name not in uncounted}
    if len(counted) < 2:
        return
    yield "| collection | queries | both | reading alone | blend | gain | p | weight |"
    yield "|" + "---|" * 8
    gains = []
    for name, one in found.items():
        weight = fitted([other for key, other in counted.items() if key != name])
        gained = one.blended(weight) - one.hybrid
        means = (one.hybrid, one.alone, one.blended(weight))
        cells = " | ".join(f"{each.mean():.4f}" for each in means)
        title = name if name in counted else f"{name} (not counted)"
        yield (
            f"| {title} | {len(gained)} | {cells} | {gained.mean():+.4f} "
            f"| {sign_flip(gained):.4f} | {weight:g} |"
        )
        if name in counted:
            gains.append(float(gained.mean()))
    mean, worst = float(np.mean(gains)), min(gains)
    met = mean >= LEAST_GAIN and worst >= WORST_HARM
    everywhere = fitted(list(counted.values()))
    yield ""
    yield f"Mean gain {mean:+.4f}, least {worst:+.4f}: the rule is {'met' if met else 'not met'}."
    yield f"Fitted on all: weight {everywhere:g}; shipped: {rerank.RERANK_WEIGHT:g}, with which the"
    yield "gains are " + ", ".join(
        f"{name} {one.gain(rerank.RERANK_WEIGHT):+.4f}" for name, one in found.items()
    )
    slope, shift = calibration(list(counted.values()))
    yield f"P(relevant) = 1 / (1 + exp(-({slope:.3f} logit {shift:+.3f})))"


def fitted(collections: Sequence[Measured]) -> float:
    """Return the smallest weight that is nearly as good as the best, by the mean gain.

    Harm beyond what is allowed counts four times. The smallest, because a weight that is fitted to
    some collections can only be too bold for another one.
    """

    def worth(weight: float) -> float:
        gains = [one.gain(weight) for one in collections]
        return float(np.mean(gains)) + 4 * sum(min(0.0, one - WORST_HARM) for one in gains)

    worths = {weight: worth(weight) for weight in WEIGHTS}
    return next(weight for weight in WEIGHTS if worths[weight] >= max(worths.values()) - NEARLY)


def calibration(collections: Sequence[Measured], n_rounds: int = 50) -> tuple[float, float]:
    """Fit `P(relevant) = 1 / (1 + exp(-(a logit + b)))` (Platt 1999), collections weighing alike.

    Returns:
        a and b, by Newton's method on all rows that were read.
    """
    read = [np.array([pair for one in each.asked for pair in one.read()]) for each in collections]
    x, y = np.concatenate(read).T
    w = np.concatenate([np.full(len(rows), 1 / len(rows)) for rows in read])
    design = np.stack([x, np.ones_like(x)], axis=1)
    found = np.zeros(2)
    for _ in range(n_rounds):
        p = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (w * (y - p))
        found += np.linalg.solve((design * (w * p * (1 - p))[:, None]).T @ design, slope)
    return float(found[0]), float(found[1])


def differences(one: Evaluation, other: Evaluation) -> Values:
    """Return `(n,)` nDCG@10 of one less that of the other, query by query."""
    pairs = zip(one.queries, other.queries, strict=True)
    return np.array([mine.ndcg_10 - theirs.ndcg_10 for mine, theirs in pairs])


def sign_flip(gained: Values, seed: int = 0) -> float:
    """Return the two-sided p of a mean difference this large when signs are a matter of chance."""
    generator = np.random.default_rng(seed)
    observed = abs(gained.mean()) - 1e-12
    n_larger = 0
    for _ in range(N_FLIPS):
        flips = generator.integers(0, 2, len(gained)) * 2 - 1
        n_larger += abs((gained * flips).mean()) >= observed
    return (n_larger + 1) / (N_FLIPS + 1)


if __name__ == "__main__":
    main()
