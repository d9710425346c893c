"""A process that reads a folder with small models until it is killed: `PROFILE FOLDER [WORKER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.config import EngineConfig
from engine.library import Library
from tests.fakes.model_source import FakeModels


def main() -> None:
    profile, folder = Path(sys.argv[1]), Path(sys.argv[2])
    worker = sys.argv[3:] or ["app", "--worker"]
    config = EngineConfig(
        data_dir=profile,
        models_dir=profile / "models",
        worker_command=(sys.executable, "-m", *worker),
    )
    with Library.open(config, writable=True, models=FakeModels()) as library:
        library.load_models()
        library.add_folder(folder)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        library.scan()
        summary = library.read()
        sys.stdout.write(f"{summary.n_read} {summary.n_embedded}\n")


if __name__ == "__main__":
    main()
