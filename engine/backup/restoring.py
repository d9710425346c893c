"""Preparing a restore: everything is checked before anything of the profile is touched.

What lives here: unpacking aside, looking at what is in it, changing paths, keeping what was there.
What does not: the swap (`engine/store/restored`), which the next opening of the profile does. The
one rule: until somebody who saw what is in it confirms, the profile is as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine.backup import archive
from engine.backup.places import Move, move_all
from engine.config import USER_DATABASE, EngineConfig
from engine.errors import DataProblem, EnvironmentProblem, ErrorCode, InputProblem, os_errors
from engine.jobs import Report, silent_report
from engine.sizes import size_text
from engine.store import folders, restored
from engine.store.database import Database, check_sound
from engine.store.schema_user import user_migrations

KEPT_AS = "before-restore-*.zip"
_N_KEPT = 3
_SPARE_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Prepared:
    """A restore that only needs to be confirmed.

    `missing` are folders of the backup that are not on this machine.
    """

    made_utc_ms: int
    folders: tuple[Path, ...]
    missing: tuple[Path, ...]


def prepare(
    config: EngineConfig, source: Path, moves: Sequence[Move], report: Report = silent_report
) -> Prepared:
    """Check a backup and unpack it aside; it takes nothing's place before `confirm`.

    Args:
        config: of the profile.
        source: the backup.
        moves: folders that are called otherwise here.
        report: told of every MB.

    Raises:
        InputProblem: BAD_BACKUP, with what is wrong; nothing was changed.
        DataProblem: DATABASE_TOO_NEW; nothing was changed.
        EnvironmentProblem: NOT_ENOUGH_SPACE, DISK_FULL, READ_ONLY, NO_ACCESS; nothing was changed.
        CancelledError: told to stop; nothing was changed.
    """
    manifest = archive.read_manifest(source)
    stage = restored.stage_of(config)
    with os_errors(str(stage)):
        config.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        restored.drop(config)
        stage.mkdir(mode=0o700)
        try:
            _require_space(config, manifest)
            archive.unpack(source, stage, report)
            # a backup without models takes the place of those that are there, too
            (stage / archive.MODELS).mkdir(exist_ok=True)
            found = _look_at(stage / USER_DATABASE, moves)
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
    missing = tuple(path for path in found if not path.is_dir())
    return Prepared(manifest.made_utc_ms, found, missing)


def confirm(config: EngineConfig, now_utc_ms: int) -> Path | None:
    """Let the next opening of the profile put what was prepared in place.

    Returns:
        The backup of what is there now, None for a new profile; byte by byte if it is damaged.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY, NO_ACCESS; the profile stays as it is.
    """
    try:
        with os_errors(str(config.data_dir)):
            kept = _keep(config, now_utc_ms)
        restored.mark_ready(config)
    except BaseException:
        restored.drop(config)
        raise
    return kept


def _require_space(config: EngineConfig, manifest: archive.Manifest) -> None:
    needed_bytes = 2 * manifest.size_bytes + _SPARE_BYTES
    if shutil.disk_usage(config.data_dir).free < needed_bytes:
        detail = f"{size_text(needed_bytes)} needed"
        raise EnvironmentProblem(ErrorCode.NOT_ENOUGH_SPACE, detail)


def _look_at(path: Path, moves: Sequence[Move]) -> tuple[Path, ...]:
    """Open the unpacked database once as the program would; return its folders."""
    try:
        user = Database(path, writable=True, durable=True)
    except DataProblem as problem:
        raise archive.bad(f"{USER_DATABASE} is damaged") from problem
    try:
        check_sound(user)
        user.migrate(user_migrations, path.parent / "before", keep=0)
        with user.write() as connection:
            counts = move_all(connection, moves)
        unused = [old for old, n_changed in counts.items() if not n_changed]
        if unused:
            raise archive.bad(f"nothing in it lies below {unused[0]}")
        found = tuple(folder.path for folder in folders.list_folders(user.reader()))
    except DataProblem as problem:
        if problem.code is ErrorCode.DATABASE_DAMAGED:
            raise archive.bad(f"{USER_DATABASE} is damaged") from problem
        raise
    finally:
        user.close()
    shutil.rmtree(path.parent / "before", ignore_errors=True)
    return found


def _keep(config: EngineConfig, now_utc_ms: int) -> Path | None:
    """Make a backup of what is there, and let go of the oldest ones."""
    if not config.user_path.is_file():
        return None
    backups = config.data_dir / "backups"
    backups.mkdir(parents=True, exist_ok=True)
    moment = datetime.fromtimestamp(now_utc_ms / 1000, UTC).strftime("%Y-%m-%dT%H%M%S")
    target = backups / KEPT_AS.replace("*", moment)
    try:
        archive.keep(config, target, now_utc_ms)
    except DataProblem as problem:
        if problem.code is not ErrorCode.DATABASE_DAMAGED:
            raise
        # a backup is restored because of this: the damage must not stand in its way
        target = backups / KEPT_AS.replace("*", f"{moment}-damaged")
        archive.write_as_it_is(config, target, now_utc_ms)
    # by their names, but never this one: the clock may have been put back
    others = sorted(path for path in backups.glob(KEPT_AS) if path != target)
    for old in others[: max(0, len(others) + 1 - _N_KEPT)]:
        old.unlink()
    return target


def move_from(text: str) -> Move:
    """Return a move from `OLD=NEW`.

    Raises:
        InputProblem: BAD_BACKUP when it is not two paths.
    """
    old, mark, new = text.partition("=")
    target = Path(new).expanduser()
    if not old or not mark or not new or not target.is_absolute():
        detail = f"--map takes OLD=NEW with whole paths, not {text}"
        raise InputProblem(ErrorCode.BAD_BACKUP, detail)
    return Move(os.path.expanduser(old), target)  # noqa: PTH111 - of another machine, maybe
