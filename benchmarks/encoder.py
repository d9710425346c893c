"""How many times faster is the encoder than the way a user would write it, on the same cores?

    python -m benchmarks.encoder [--texts FILE] [--n 256] [--rounds 8]

Both embed the same passages in turns, so that whatever else the machine does meets both alike; the
ratio is what counts. FILE has one text a line; without it passages are cut from Python's own
sources.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.paths import profile_paths
from engine.config import EngineConfig
from engine.models import catalog, device
from engine.ports import Vectors

N_TOKENS = 200
BATCH = 32


@dataclass(frozen=True)
class Contender:
    """A way of embedding passages."""

    name: str
    embed: Callable[[Sequence[str]], Vectors]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, help="a file with one text a line")
    parser.add_argument("--n", type=int, default=256, help="how many passages")
    parser.add_argument("--rounds", type=int, default=8)
    arguments = parser.parse_args()
    models_dir = profile_paths(None).models
    config = EngineConfig(data_dir=models_dir, models_dir=models_dir)
    ours = catalog.open_embedder(config)
    texts = passages(arguments.texts, catalog.tokenizer_path(config), arguments.n)
    contenders = (
        Contender("honeyguide", ours.embed_passages),
        Contender("torch", torch_fp32(catalog.default_source(config))),
    )
    seconds = race(contenders, texts, arguments.rounds)
    print(f"{len(texts)} passages of {N_TOKENS} tokens at most, {device.n_cores()} cores")
    for contender in contenders:
        taken = seconds[contender.name]
        print(f"{contender.name:>10}: {len(texts) / sum(taken):7.1f} chunks/s")
    ratio = sum(seconds["torch"]) / sum(seconds["honeyguide"])
    difference = batch_difference(ours.embed_passages, texts)
    print(f"     ratio: {ratio:7.2f}")
    print(f"batch-invariant to {difference:.1e}; precision {ours.precision}")
    print(json.dumps({"ratio": ratio, "batch_difference": difference, "n": len(texts)}))


def passages(file: Path | None, tokenizer_path: Path, n: int) -> list[str]:
    """Return n passages of `N_TOKENS` tokens, from a file or from the standard library's source."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_path))
    tokenizer.no_truncation()
    sources = [file] if file else sorted(Path(os.__file__).parent.glob("*.py"))
    cut: list[str] = []
    for source in sources:
        text = source.read_text("utf-8", "replace")
        for part in text.splitlines() if file else [text]:
            offsets = tokenizer.encode(part, add_special_tokens=False).offsets
            for start in range(0, len(offsets), N_TOKENS):
                chosen = offsets[start : start + N_TOKENS]
                if file or len(chosen) == N_TOKENS:
                    cut.append(part[chosen[0][0] : chosen[-1][1]])
    step = max(1, len(cut) // n)
    return cut[::step][:n]


def torch_fp32(source: Path) -> Callable[[Sequence[str]], Vectors]:
    """Return `SentenceTransformer.encode` on the same model and cores."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(device.n_cores())
    model = SentenceTransformer(str(source), device="cpu")
    return lambda texts: model.encode(
        list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
    )


def race(
    contenders: Sequence[Contender], texts: Sequence[str], n_rounds: int
) -> dict[str, list[float]]:
    """Return the seconds each contender took for each share of the texts, in turns."""
    seconds: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for contender in contenders:
        contender.embed(texts[:BATCH])  # warm up
    for share in range(n_rounds):
        for contender in contenders:
            begun = time.perf_counter()
            contender.embed(texts[share::n_rounds])
            seconds[contender.name].append(time.perf_counter() - begun)
    return seconds


def batch_difference(embed: Callable[[Sequence[str]], Vectors], texts: Sequence[str]) -> float:
    """Return by how much a vector differs at most between alone and in company."""
    some = list(texts[:64])
    together = embed(some)
    alone = np.concatenate([embed([text]) for text in some])
    return float(np.abs(together - alone).max())


if __name__ == "__main__":
    main()
