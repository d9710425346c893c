"""`honeyguide eval`: how good search is on a BEIR-style folder."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from app.opening import engine_config
from app.paths import Paths, profile_paths
from app.progress import Bar
from engine.evaluate import runner


def run(options: argparse.Namespace) -> int:
    """Measure in a temporary library, through the same search code."""
    models = profile_paths(options.profile).models
    with tempfile.TemporaryDirectory(prefix="honeyguide-eval-") as folder, Bar() as bar:
        data = Path(folder)
        config = engine_config(Paths(data=data, models=models, logs=data / "logs"))
        result = runner.evaluate(
            config, options.directory, mode=options.mode, n_queries=options.queries, report=bar
        )
    if options.json:
        print(json.dumps(runner.as_json(result)))
        return 0
    print(f"{options.directory.name}, {result.mode}, {result.n_queries:,} queries")
    for name, value in runner.as_json(result).items():
        if isinstance(value, float):
            print(f"  {name:14} {value:.4f}")
    return 0
