"""One file with everything the person made: `user.db`, the profile's own models, and a manifest.

What lives here: writing such a file, and unpacking one while every byte is checked. What does not:
putting it into a profile (`restoring`). The one rule: the manifest names every file with its size
and sha256, and nothing that it does not name is unpacked.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from engine.config import USER_DATABASE, EngineConfig
from engine.errors import CancelledError, ErrorCode, InputProblem, environment_problem, os_errors
from engine.jobs import Report, silent_report
from engine.models.imports import model_home
from engine.store.copying import copy_database
from engine.target import refuse_target

VERSION = 1
MANIFEST = "manifest.json"
MODELS = "models"
_BLOCK_BYTES = 1 << 20
_MAX_MANIFEST_BYTES = 16 << 20
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # that a file of a backup may be packed in


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a backup; `name` is its place below the profile, with slashes."""

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself."""

    made_utc_ms: int
    system: str
    home: str
    files: tuple[Kept, ...]

    @property
    def size_bytes(self) -> int:
        """Return the size of everything unpacked."""
        return sum(file.size_bytes for file in self.files)


def write(
    config: EngineConfig, target: Path, now_utc_ms: int, report: Report = silent_report
) -> Manifest:
    """Write a backup where the person wants it, also while the profile is in use.

    Returns:
        What is in it.

    Raises:
        InputProblem: BAD_TARGET where no plain file can be written, or inside the profile.
        EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS; a file that was there stays.
        DataProblem: DATABASE_DAMAGED.
        CancelledError: told to stop; a file that was there stays.
    """
    refuse_target(target, config.data_dir)
    return keep(config, target, now_utc_ms, report)


def keep(
    config: EngineConfig, target: Path, now_utc_ms: int, report: Report = silent_report
) -> Manifest:
    """Write a backup of a profile at a place of the program's own choice; return what is in it.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS; a file that was there stays.
        DataProblem: DATABASE_DAMAGED.
        CancelledError: told to stop; a file that was there stays.
    """
    with (
        os_errors(str(target)),
        tempfile.TemporaryDirectory(prefix="honeyguide-") as room,
    ):
        copy = Path(room) / USER_DATABASE
        copy_database(config.user_path, copy)
        files = {USER_DATABASE: copy, **dict(_models(config))}
        return _write(target, files, now_utc_ms, report)


def write_as_it_is(config: EngineConfig, target: Path, now_utc_ms: int) -> None:
    """Write what a profile holds byte by byte, where `user.db` is too damaged to be copied.

    It has the log of `user.db` beside it, for whoever wants to save rows; it cannot be restored.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS.
    """
    log = config.user_path.with_name(f"{USER_DATABASE}-wal")
    files = {path.name: path for path in (config.user_path, log) if path.is_file()}
    with os_errors(str(target)):
        _write(target, {**files, **dict(_models(config))}, now_utc_ms, silent_report)


def _models(config: EngineConfig) -> Iterator[tuple[str, Path]]:
    home = model_home(config)
    for path in sorted(home.rglob("*")):
        is_unfinished = path.relative_to(home).parts[0].endswith(".tmp")
        if path.is_file() and not path.is_symlink() and not is_unfinished:
            yield f"{MODELS}/{path.relative_to(home).as_posix()}", path


def _write(target: Path, files: dict[str, Path], now_utc_ms: int, report: Report) -> Manifest:
    """Write files as one, aside first; a file that was there stays when that fails."""
    aside = target.with_name(f"{target.name}.part")
    try:
        manifest = _pack(aside, files, now_utc_ms, report)
        aside.replace(target)
    except (OSError, CancelledError):
        aside.unlink(missing_ok=True)
        raise
    return manifest


def _pack(aside: Path, files: dict[str, Path], now_utc_ms: int, report: Report) -> Manifest:
    kept = []
    with aside.open("wb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
            for name, path in files.items():
                with path.open("rb") as source, pack.open(name, "w", force_zip64=True) as into:
                    kept.append(_copy(source, into, name, report))
            manifest = Manifest(now_utc_ms, platform.system(), str(Path.home()), tuple(kept))
            told = {"honeyguide_backup": VERSION, **asdict(manifest)}
            pack.writestr(MANIFEST, json.dumps(told, indent=1))
        raw.flush()
        os.fsync(raw.fileno())
    return manifest


def _copy(
    source: IO[bytes], into: IO[bytes], name: str, report: Report, limit: int | None = None
) -> Kept:
    digest, size_bytes = hashlib.sha256(), 0
    while block := source.read(_BLOCK_BYTES):
        report("backup", size_bytes)
        size_bytes += len(block)
        if limit is not None and size_bytes > limit:
            raise bad(f"{name} is larger than the manifest says")
        digest.update(block)
        into.write(block)
    return Kept(name, size_bytes, digest.hexdigest())


def read_manifest(source: Path) -> Manifest:
    """Return what a backup says about itself.

    Raises:
        InputProblem: BAD_BACKUP.
        EnvironmentProblem: NO_ACCESS.
    """
    with _opened(source) as pack:
        return _manifest(pack)


def unpack(source: Path, target: Path, report: Report = silent_report) -> Manifest:
    """Unpack a backup into an empty folder; every file is compared with the manifest.

    Raises:
        InputProblem: BAD_BACKUP, naming the file that is not what it was.
        EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS.
        CancelledError: told to stop; what was unpacked stays.
    """
    with _opened(source) as pack:
        manifest = _manifest(pack)
        for file in manifest.files:
            path = target.joinpath(*PurePosixPath(file.name).parts)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with _member(pack, file.name) as packed, path.open("wb") as into:
                    found = _copy(packed, into, file.name, report, file.size_bytes)
                    into.flush()
                    os.fsync(into.fileno())
            except KeyError as problem:
                raise bad(f"{file.name} is missing") from problem
            except (zipfile.BadZipFile, zlib.error, EOFError) as problem:
                raise bad(f"{file.name} is damaged") from problem
            except RuntimeError as problem:  # what zipfile raises for these
                raise bad(f"{file.name} is encrypted, or packed in an unknown way") from problem
            except OSError as problem:
                raise environment_problem(problem, str(path)) from problem
            if found != file:
                raise bad(f"{file.name} is not what it was when the backup was made")
    return manifest


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, RuntimeError) as problem:
        raise bad(str(source)) from problem
    except OSError as problem:
        raise environment_problem(problem, str(source)) from problem


def _member(pack: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a file of a backup.

    Raises:
        KeyError: it is not there.
        RuntimeError: it is encrypted, or packed in an unknown way.
    """
    if pack.getinfo(name).compress_type not in _WAYS:
        raise NotImplementedError(name)
    return pack.open(name)


def _manifest(pack: zipfile.ZipFile) -> Manifest:
    try:
        if pack.getinfo(MANIFEST).file_size > _MAX_MANIFEST_BYTES:
            raise bad("its manifest is too large")
        with _member(pack, MANIFEST) as packed:
            told = json.loads(packed.read())
        version = told["honeyguide_backup"]
        if not isinstance(version, int) or version > VERSION:
            raise bad("it was made by a newer Honeyguide")
        files = tuple(
            Kept(_safe(str(one["name"])), int(one["size_bytes"]), str(one["sha256"]))
            for one in told["files"]
        )
        manifest = Manifest(int(told["made_utc_ms"]), str(told["system"]), str(told["home"]), files)
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, zlib.error) as problem:
        raise bad("it has no manifest that can be read") from problem
    except RuntimeError as problem:
        raise bad("it is encrypted, or packed in an unknown way") from problem
    if USER_DATABASE not in {file.name for file in files}:
        raise bad(f"{USER_DATABASE} is missing")
    return manifest


def _safe(name: str) -> str:
    """Return a name that stays inside the folder it is unpacked into."""
    parts = PurePosixPath(name).parts
    inside = bool(parts) and not any(part in ("..", "/") or "\\" in part for part in parts)
    if not inside or ":" in parts[0] or (name != USER_DATABASE and parts[0] != MODELS):
        raise bad(f"{name} has no place in a profile")
    return name


def bad(what: str) -> InputProblem:
    """Return what is wrong with a backup."""
    return InputProblem(ErrorCode.BAD_BACKUP, what)
