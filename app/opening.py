"""Opens a library for a command or the window.

What lives here: from options to an open `Library`. The one rule: a command that only looks never
stands in the way of one that writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app.paths import Paths, profile_paths
from app.settings import Settings
from engine.config import ENGINE_SETTINGS, EngineConfig, ExtractLimits
from engine.errors import EnvironmentProblem, ErrorCode
from engine.library import Library

_MB = 1 << 20
_FROZEN = getattr(sys, "frozen", False)


def engine_config(paths: Paths, settings: Settings | None = None) -> EngineConfig:
    """Return what the engine is told, from the settings that are stored."""

    def setting(key: str) -> object:
        if settings is not None:
            return settings.get(key)
        return next(spec.default for spec in ENGINE_SETTINGS if spec.key == key)

    left_out = setting("reading.left_out")
    return EngineConfig(
        data_dir=paths.data,
        models_dir=paths.models,
        bundled_models_dir=Path(__file__).parent.parent / "resources" / "models",
        worker_command=_worker_command(),
        n_threads=int(str(setting("reading.threads"))),
        limits=ExtractLimits(
            text_bytes=int(str(setting("reading.max_text_mb"))) * _MB,
            file_bytes=int(str(setting("reading.max_file_mb"))) * _MB,
        ),
        left_out=left_out if isinstance(left_out, tuple) else (),
    )


def _worker_command() -> tuple[str, ...]:
    if _FROZEN:
        return (sys.executable, "--worker")
    return (sys.executable, "-m", "app", "--worker")


def open_for_writing(paths: Paths) -> tuple[Library, Settings]:
    """Open a profile as its writer; create it when it is not there.

    Raises:
        EnvironmentProblem: PROFILE_BUSY when the window or another command has it open.
        DataProblem: DATABASE_TOO_NEW, DATABASE_DAMAGED.
    """
    library = Library.open(engine_config(paths), writable=True)
    settings = Settings(ENGINE_SETTINGS, library.settings(), library.put_setting)
    library.configure(engine_config(paths, settings))
    return library, settings


def open_for_looking(profile: Path | None) -> Library:
    """Open a profile for a command that changes nothing of it.

    As its writer when nobody else is (so that a new or older profile can be brought up to date),
    else as a reader beside the writer.

    Raises:
        EnvironmentProblem: NO_ACCESS, READ_ONLY.
        DataProblem: DATABASE_TOO_NEW, DATABASE_DAMAGED.
    """
    paths = profile_paths(profile)
    try:
        return open_for_writing(paths)[0]
    except EnvironmentProblem as problem:
        if problem.code not in (
            ErrorCode.PROFILE_BUSY,
            ErrorCode.READ_ONLY,
            ErrorCode.NO_ACCESS,
        ):
            raise
        return Library.open(engine_config(paths), writable=False)
