"""How long the reranker takes for a candidate, beside the way a user would write it.

    python -m benchmarks.reranker_speed [--model FOLDER] [--rounds 20]

Both read the same twenty windows in turns, so that whatever else the machine does meets both alike;
the ratio is what counts. The other side is `sentence_transformers.CrossEncoder.predict` (torch,
fp32) on the same backbone, with as many threads.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
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


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reranker_speed")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--rounds", type=int, default=20)
    told = parser.parse_args(arguments)
    passages = [_TEXT.format(number) * 2 for number in range(N_CANDIDATES)]
    windows = [best_window(QUERY, passage) for passage in passages]
    contenders = {
        "honeyguide": ours(told.model, windows),
        "CrossEncoder.predict": theirs(windows),
    }
    taken = race(contenders, told.rounds)
    for name, seconds in taken.items():
        median = float(np.median(seconds)) * 1000
        print(f"{name}: {median:.1f} ms for {N_CANDIDATES}, {median / N_CANDIDATES:.2f} ms each")
    ratio = np.median(taken["CrossEncoder.predict"]) / np.median(taken["honeyguide"])
    print(f"{ratio:.1f} times faster")
    return 0


def ours(model: Path, windows: list[str]) -> Callable[[], object]:
    reranker = OnnxReranker(model, read_manifest(model), Precision.INT8, n_threads=n_threads(0))
    return lambda: reranker.logits(QUERY, windows)


def theirs(windows: list[str]) -> Callable[[], object]:
    import torch
    from sentence_transformers import CrossEncoder

    torch.set_num_threads(n_threads(0))
    model = CrossEncoder(str(backbone_folder()), num_labels=1, max_length=256, device="cpu")
    pairs = [(QUERY, window) for window in windows]
    return lambda: model.predict(pairs, batch_size=32, show_progress_bar=False)


def race(contenders: dict[str, Callable[[], object]], n_rounds: int) -> dict[str, list[float]]:
    """Return the seconds of every round, the first one left out."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(n_rounds + 1):
        for name, run in contenders.items():
            began = time.perf_counter()
            run()
            if number:
                seconds[name].append(time.perf_counter() - began)
    return seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
