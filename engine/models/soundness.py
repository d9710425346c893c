"""Whether the files of models are still what they were.

What lives here: comparing whole folders with their manifests, and dropping what can be prepared
anew. What does not: the check before a file is used (`models.manifest`), which is always made.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, environment_problem
from engine.models.imports import model_home
from engine.models.manifest import FILE_NAME, is_prepared, read_manifest, verified


def own_folders(config: EngineConfig) -> list[Path]:
    """Return the models that nothing here can prepare anew: the profile's and the program's."""
    bundled = config.bundled_models_dir
    homes = [model_home(config), *([bundled] if bundled is not None else [])]
    return [folder for home in homes for folder in _folders_in(home)]


def prepared_folders(config: EngineConfig) -> list[Path]:
    """Return the models that were prepared on this machine from what came with the program."""
    return _folders_in(config.models_dir)


def damaged(folders: Iterable[Path]) -> list[Path]:
    """Return every file that is missing or differs from its manifest."""
    found: list[Path] = []
    for folder in folders:
        try:
            manifest = read_manifest(folder)
        except EnvironmentProblem:
            found.append(folder / FILE_NAME)
            continue
        for name in manifest.files:
            try:
                verified(folder, manifest, name)
            except EnvironmentProblem:
                found.append(folder / name)
    return found


def drop_damaged(config: EngineConfig) -> bool:
    """Remove prepared models that are damaged; return whether there was one.

    Raises:
        EnvironmentProblem: READ_ONLY or NO_ACCESS.
    """
    spoilt = {path.parent for path in damaged(prepared_folders(config))}
    try:
        for folder in spoilt:
            shutil.rmtree(folder)
    except OSError as problem:
        raise environment_problem(problem) from problem
    return bool(spoilt)


def _folders_in(home: Path) -> list[Path]:
    if not home.is_dir():
        return []
    return sorted(path for path in home.iterdir() if path.is_dir() and is_prepared(path))
