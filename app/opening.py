"""Opens a library for a command or the window.

What lives here: from options to an open `Library`. The one rule: a command that only looks never
stands in the way of one that writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app import __version__
from app.paths import Paths, profile_paths
from app.settings import Settings, stored_settings
from engine.config import (
    AUTOMATIC,
    CLOSE_READING,
    ENGINE_SETTINGS,
    PROCESSOR,
    USER_DATABASE,
    EngineConfig,
    ExtractLimits,
)
from engine.errors import EnvironmentProblem, ErrorCode
from engine.exclusion import LeftOut, RuleGroup
from engine.library import Library
from resources import guard_set_dir, pack_digests

_MB = 1 << 20
_SEARCH_ONLY = (ErrorCode.READ_ONLY, ErrorCode.DISK_FULL)
_LOOK_BESIDE = (*_SEARCH_ONLY, ErrorCode.PROFILE_BUSY, ErrorCode.NO_ACCESS)
FROZEN = getattr(sys, "frozen", False)


def engine_config(paths: Paths, settings: Settings | None = None) -> EngineConfig:
    """Return what the engine is told, from the stored settings or the declared defaults."""
    values = settings or Settings(ENGINE_SETTINGS, {}, lambda _key, _value: None)
    return EngineConfig(
        data_dir=paths.data,
        models_dir=paths.models,
        bundled_models_dir=Path(__file__).parent.parent / "resources" / "models",
        worker_command=_worker_command(),
        n_threads=_number(values, "reading.threads"),
        device=PROCESSOR if values.get("models.device") == PROCESSOR else AUTOMATIC,
        limits=ExtractLimits(
            text_bytes=_number(values, "reading.max_text_mb") * _MB,
            file_bytes=_number(values, "reading.max_file_mb") * _MB,
            leave_out_keys=RuleGroup.SECRETS not in _lines(values, "reading.rules_off"),
        ),
        left_out=LeftOut(_lines(values, "reading.left_out"), _lines(values, "reading.rules_off")),
        read_pictures=values.get("reading.pictures") is True,
        close_reading=values.get(CLOSE_READING) is True,
        guard_dir=guard_set_dir(),
        program_version=__version__,
        pack_digests=pack_digests(),
        packs_beside=Path(sys.executable).parent / "packs" if FROZEN else None,
    )


def _number(settings: Settings, key: str) -> int:
    value = settings.get(key)
    return value if isinstance(value, int) else 0


def _lines(settings: Settings, key: str) -> tuple[str, ...]:
    value = settings.get(key)
    return value if isinstance(value, tuple) else ()


def _worker_command() -> tuple[str, ...]:
    if FROZEN:
        return (_program(), "--worker")
    return (sys.executable, "-m", "app", "--worker")


def _program() -> str:
    """Return the installed program that has streams: on Windows the window's own has none."""
    beside = Path(sys.executable).with_name("honeyguide.exe")
    return str(beside) if sys.platform == "win32" else sys.executable


def open_configured(paths: Paths, settings: Settings) -> Library:
    """Open a profile as its writer, as the settings say; create it when it is not there.

    Raises:
        EnvironmentProblem: PROFILE_BUSY when the window or another command has it open.
        DataProblem: DATABASE_TOO_NEW, DATABASE_DAMAGED.
    """
    return Library.open(engine_config(paths, settings), writable=True)


def open_for_window(paths: Paths, settings: Settings) -> Library:
    """Open a profile as its writer; on a read-only or full disk only to search it.

    Raises:
        EnvironmentProblem: PROFILE_BUSY when another window or command has it open, NO_ACCESS.
        DataProblem: DATABASE_TOO_NEW, DATABASE_DAMAGED.
    """
    try:
        return open_configured(paths, settings)
    except EnvironmentProblem as problem:
        if problem.code not in _SEARCH_ONLY or not _is_there(paths):
            raise
    return Library.open(engine_config(paths, settings), writable=False)


def open_for_writing(paths: Paths) -> Library:
    """Open a profile for a command that writes.

    Raises:
        EnvironmentProblem: PROFILE_BUSY when the window or another command has it open.
        DataProblem: DATABASE_TOO_NEW, DATABASE_DAMAGED.
    """
    return open_configured(paths, _settings(paths))


def _settings(paths: Paths) -> Settings:
    """Return the stored settings for a command, which changes none."""
    return Settings(ENGINE_SETTINGS, stored_settings(paths), lambda _key, _value: None)


def close_reading(profile: Path | None) -> bool:
    """Return whether results are read closely."""
    return _settings(profile_paths(profile)).get(CLOSE_READING) is True


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
        return open_for_writing(paths)
    except EnvironmentProblem as problem:
        if problem.code not in _LOOK_BESIDE or not _is_there(paths):
            raise
    return open_for_staying(profile)


def _is_there(paths: Paths) -> bool:
    """Return whether there is a profile to look at; else what kept it from being made is told."""
    return (paths.data / USER_DATABASE).is_file()


def open_for_staying(profile: Path | None) -> Library:
    """Open a profile as a reader, for a program that stays beside the window.

    Raises:
        EnvironmentProblem: NO_ACCESS where there is none, READ_ONLY where it is an older version's.
        DataProblem: DATABASE_TOO_NEW, DATABASE_DAMAGED.
    """
    paths = profile_paths(profile)
    return Library.open(engine_config(paths, _settings(paths)), writable=False)
