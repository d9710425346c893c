"""A trainer without torch: the base with one byte changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.jobs import Report
from engine.tune.examples import read_examples
from engine.tune.training import work_folder


class FakeTrainer:
    """Copies its base, and counts how often it was asked."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self.n_trained = 0

    def train(self, examples: Path, out_dir: Path, report: Report) -> None:
        told, _ = read_examples(examples)
        for done in range(1, len(told) + 1):
            report("training", done, len(told), None)
        work = work_folder(out_dir)
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(self._base, work)
        weights = work / "model.safetensors"
        whole = bytearray(weights.read_bytes())
        whole[-1] ^= 1
        weights.write_bytes(bytes(whole))
        work.rename(out_dir)
        self.n_trained += 1
