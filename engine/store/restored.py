"""Puts a checked backup in the place of what a profile holds.

What lives here: the last step of a restore, done before the databases are opened, at the next
start if a kill came between. What does not: checking (`engine/backup`). The one rule: it may be
broken off anywhere and is then done to its end; what was read is read again.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from engine.config import USER_DATABASE, EngineConfig
from engine.errors import os_errors

log = logging.getLogger(__name__)

STAGE = "restore"
READY = "ready"
_MODELS = "models"


def stage_of(config: EngineConfig) -> Path:
    """Return the folder in which a restore is prepared."""
    return config.data_dir / STAGE


def mark_ready(config: EngineConfig) -> None:
    """Let the next opening of the profile finish what was prepared.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY, or NO_ACCESS when nothing is prepared.
    """
    ready = stage_of(config) / READY
    with os_errors(str(ready)), ready.open("w", encoding="ascii") as file:
        os.fsync(file.fileno())


def drop(config: EngineConfig) -> None:
    """Forget what was prepared.

    Raises:
        EnvironmentProblem: READ_ONLY, NO_ACCESS.
    """
    stage = stage_of(config)
    with os_errors(str(stage)):
        if stage.is_dir():
            # first: what is broken off in the middle must not be taken for ready
            (stage / READY).unlink(missing_ok=True)
            shutil.rmtree(stage)


def finish_restore(config: EngineConfig) -> bool:
    """Finish a restore that is ready, and drop one that is not; return whether one was finished.

    Raises:
        EnvironmentProblem: READ_ONLY, NO_ACCESS; the next start goes on with it.
    """
    stage = stage_of(config)
    if not stage.is_dir():
        return False
    is_ready = (stage / READY).is_file()
    if is_ready:
        with os_errors(str(stage)):
            _swap(config, stage)
    drop(config)
    if is_ready:
        log.info("a backup was restored")
    return is_ready


def _swap(config: EngineConfig, stage: Path) -> None:
    new = stage / USER_DATABASE
    if new.exists():
        for suffix in ("-wal", "-shm"):
            config.user_path.with_name(config.user_path.name + suffix).unlink(missing_ok=True)
        new.replace(config.user_path)
    models, new_models = config.data_dir / _MODELS, stage / _MODELS
    if new_models.exists():
        if models.exists():
            shutil.rmtree(models)
        new_models.replace(models)
    # what was read belongs to the folders and models that were there before
    library = config.library_path
    for suffix in ("", "-wal", "-shm"):
        library.with_name(library.name + suffix).unlink(missing_ok=True)
    shutil.rmtree(config.index_dir, ignore_errors=True)
