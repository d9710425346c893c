"""Weights in folders: a trained encoder beside its base, and the way between the two.

What lives here: writing sentence-transformers folders. What does not: training. The one rule: a
folder that is written differs from its base in weights only, name by name.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EnvironmentProblem, ErrorCode, environment_problem
from engine.models.sources import Source, read_source
from engine.models.torch_encoder import TorchEncoder

if TYPE_CHECKING:
    import torch

WEIGHTS = "model.safetensors"


def save_trained(encoder: TorchEncoder, base_dir: Path, target: Path) -> None:
    """Write a trained encoder as a folder like its base's.

    Raises:
        EnvironmentProblem: MODEL_UNSUPPORTED when the base's weights lie in several files;
            DISK_FULL, READ_ONLY or NO_ACCESS.
    """
    state = encoder.transformer.state_dict()
    trained = {path.relative_to(base_dir): state for path in weight_files(encoder.source)[:1]}
    for place, path in enumerate(weight_files(encoder.source)[1:]):
        linear = encoder.module.get_submodule(f"dense.{place}.0").state_dict()
        trained[path.relative_to(base_dir)] = {f"linear.{k}": one for k, one in linear.items()}
    _write_like(base_dir, target, trained)


def interpolate(base_dir: Path, tuned_dir: Path, share: float, target: Path) -> None:
    """Write `(1 - share) base + share tuned`, weight by weight, as a new folder.

    A point on the line between both keeps most of what was learned and loses less of what the base
    knew (Wortsman et al., WiSE-FT, 2022; Xiao et al., LM-Cocktail, 2023).

    Raises:
        EnvironmentProblem: as `save_trained`.
    """
    from safetensors.torch import load_file

    mixed = {}
    for path in weight_files(read_source(base_dir)):
        place = path.relative_to(base_dir)
        base, tuned = load_file(path), load_file(tuned_dir / place)
        mixed[place] = {
            name: torch_lerp(one, tuned[name], share) if one.is_floating_point() else one
            for name, one in base.items()
        }
    _write_like(base_dir, target, mixed)


def torch_lerp(base: torch.Tensor, tuned: torch.Tensor, share: float) -> torch.Tensor:
    """Return a point between two tensors in fp32; exactly one of them at either end."""
    return base.float().lerp(tuned.float(), share)


def weight_files(source: Source) -> list[Path]:
    """Return the transformer's file of weights, then those of the layers after it.

    Raises:
        EnvironmentProblem: MODEL_UNSUPPORTED when the transformer's lie in several files.
    """
    path = source.transformer / WEIGHTS
    if not path.is_file():
        raise EnvironmentProblem(ErrorCode.MODEL_UNSUPPORTED, f"{path} is in several files")
    return [path, *(layer.weights for layer in source.dense)]


def _write_like(base_dir: Path, target: Path, files: dict[Path, dict[str, torch.Tensor]]) -> None:
    from safetensors.torch import load_file, save_file

    names = {str(path) for path in files}
    try:
        shutil.copytree(base_dir, target)
        for place, state in files.items():
            base = load_file(base_dir / place)
            (target / place).unlink()
            fresh = {name: _named(state, name, one) for name, one in base.items()}
            save_file(fresh, target / place, metadata={"format": "pt"})
    except OSError as problem:
        raise environment_problem(problem, ", ".join(sorted(names))) from problem


def _named(state: dict[str, torch.Tensor], name: str, base: torch.Tensor) -> torch.Tensor:
    """Return the tensor that a base's file calls by a name; the base's own where none was trained.

    Files written with a head have names that begin with the model's, `bert.` for one.
    """
    found = state.get(name, state.get(name.partition(".")[2]))
    return base if found is None else found.detach().cpu().contiguous().clone()
