"""How long does the reranker take for a candidate, beside the way a user would write it?

    python -m benchmarks.reranker_speed [--model FOLDER] [--rounds 20]

Both read the same twenty windows in turns, new ones every round, so that whatever else the machine
does meets both alike and nothing is remembered; the ratio is what counts. The other side is
`sentence_transformers.CrossEncoder.predict` (torch, fp32) on the same backbone, with as many
threads. Processor time is that of all threads together: on cores that do nothing else, the wait is
that over their number. Reading again is the same query with one letter more.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from engine.models.cross_encoder import OnnxReranker
from engine.models.device import n_threads
from engine.models.manifest import Precision, read_manifest
from engine.search.window import best_window
from engine.tune.reranker_main import backbone_folder

MODEL = Path(__file__).parents[1] / "resources" / "models" / "reranker"
QUERY = "how do people find the honey of wild bees"
N_CANDIDATES = 20
_TEXT = (
    "Honeyguides lead people to the nests of wild bees and eat the wax that is left behind. "
    "The bird calls, flies a little way, waits, and calls again, until the nest is found. "
    "People answer with a call that fathers teach their sons, smoke out the bees, open the "
    "tree with an axe and take the honey home. Number {0} of these notes tells of the year "
    "in which the rain came late, when the trees flowered twice and the nests were full. "
)


Contender = Callable[[str, list[str]], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--rounds", type=int, default=20)
    told = parser.parse_args()
    honeyguide, other = "honeyguide", "CrossEncoder.predict"
    taken = race({honeyguide: ours(told.model), other: theirs()}, told.rounds)
    for name, (first, again) in taken.items():
        wall, processor = np.median(first, axis=0)
        print(
            f"{name}: {wall:.1f} ms for {N_CANDIDATES}, {wall / N_CANDIDATES:.2f} ms each; "
            f"processor {processor:.1f} ms; again {np.median(again):.1f} ms"
        )
    ratio = np.median(taken[other][0], axis=0) / np.median(taken[honeyguide][0], axis=0)
    print(f"{ratio[0]:.1f} times faster, {ratio[1]:.1f} times by processor time")


def ours(model: Path) -> Contender:
    reranker = OnnxReranker(model, read_manifest(model), Precision.INT8, n_threads=n_threads(0))
    return reranker.logits


def theirs() -> Contender:
    import torch
    from sentence_transformers import CrossEncoder

    torch.set_num_threads(n_threads(0))
    model = CrossEncoder(str(backbone_folder()), num_labels=1, max_length=256, device="cpu")
    return lambda query, windows: model.predict(
        [(query, window) for window in windows], batch_size=32, show_progress_bar=False
    )


def race(
    contenders: dict[str, Contender], n_rounds: int
) -> dict[str, tuple[list[tuple[float, float]], list[float]]]:
    """Return the ms and the processor ms of each round, and the ms of reading again.

    The first round is left out.
    """
    taken: dict[str, tuple[list[tuple[float, float]], list[float]]] = {
        name: ([], []) for name in contenders
    }
    for number in range(n_rounds + 1):
        passages = [_TEXT.format(f"{number}.{each}") * 2 for each in range(N_CANDIDATES)]
        windows = [best_window(QUERY, passage) for passage in passages]
        for name, read in contenders.items():
            began, began_processor = time.perf_counter(), time.process_time()
            read(QUERY, windows)
            ended, ended_processor = time.perf_counter(), time.process_time()
            read(QUERY + "s", windows)
            if number:
                first, again = taken[name]
                first.append(((ended - began) * 1000, (ended_processor - began_processor) * 1000))
                again.append((time.perf_counter() - ended) * 1000)
    return taken


if __name__ == "__main__":
    main()
