"""The packs of a profile: what is installed, adding one from a file, removing one.

What lives here: files and folders. What does not: what a pack is used for (`packs.trainer`). The
one rule: a folder without `pack.json` is no pack, and it gets one last, by a rename of the whole.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from engine.config import EngineConfig
from engine.errors import EnvironmentProblem, ErrorCode, InputProblem, environment_problem
from engine.jobs import Report, silent_report
from engine.packs.manifest import (
    MANIFEST_NAME,
    PackFile,
    PackManifest,
    manifest_from,
    this_system,
)
from engine.sizes import size_text

_BLOCK_BYTES = 1 << 20
_MANIFEST_LIMIT_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack in its folder; one that came with the program cannot be removed from here."""

    name: str
    version: str
    folder: Path
    size_bytes: int
    removable: bool
    program: Path
    base_model: Path


class PackShelf:
    """Packs in a profile, and those that lie beside the program.

    Thread: any; one installation at a time.
    """

    def __init__(self, config: EngineConfig) -> None:
        self._config = config
        self._home = config.data_dir / "packs"

    def installed(self) -> list[InstalledPack]:
        """Return the packs that this program can use; of two with one name the profile's own."""
        found: dict[str, InstalledPack] = {}
        for home, removable in ((self._home, True), (self._config.packs_beside, False)):
            for folder in _folders(home):
                pack = self._usable(folder, removable=removable)
                if pack is not None:
                    found.setdefault(pack.name, pack)
        return sorted(found.values(), key=lambda one: one.name)

    def find(self, name: str) -> InstalledPack | None:
        """Return the pack of a name; None where there is none that this program can use."""
        return next((one for one in self.installed() if one.name == name), None)

    def install(self, file: Path, report: Report = silent_report) -> InstalledPack:
        """Add a pack from its file; an older one of that name is removed afterwards.

        Every file is compared with the manifest on its way. Nothing is left of a pack that was
        refused or stopped half way.

        Args:
            file: a `.honeyguide-pack`.
            report: megabytes done of all, as stage `pack`.

        Raises:
            InputProblem: BAD_PACK for what is damaged or no pack, PACK_MISMATCH for one of another
                version, system or build.
            EnvironmentProblem: NOT_ENOUGH_SPACE with the figures, DISK_FULL, READ_ONLY, NO_ACCESS;
                PROFILE_BUSY while another process changes the packs.
            CancelledError: `report` said so.
        """
        if not file.is_file():
            raise InputProblem(ErrorCode.BAD_PACK, f"{file} is not there")
        with self._alone():
            try:
                with zipfile.ZipFile(file) as archive:
                    folder = self._install(archive, report)
            except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as problem:
                raise InputProblem(ErrorCode.BAD_PACK, f"{file}: {problem}") from problem
            except OSError as problem:
                raise environment_problem(problem, str(problem.filename or file)) from problem
            pack = self._usable(folder, removable=True)
            if pack is None:
                raise InputProblem(ErrorCode.BAD_PACK, str(file))
            self._sweep(pack.name, folder)
            return pack

    def remove(self, name: str) -> None:
        """Remove a pack of the profile; what is in use this moment goes at the next change.

        Raises:
            InputProblem: UNKNOWN_PACK when there is none, or none that can be removed from here.
            EnvironmentProblem: READ_ONLY or NO_ACCESS.
        """
        folders = [one for one in _folders(self._home) if _name_in(one) == name]
        if not folders:
            raise InputProblem(ErrorCode.UNKNOWN_PACK, name)
        with self._alone():
            for folder in folders:
                _remove(folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            with FileLock(self._home / "packs.lock", timeout=0):
                yield
        except Timeout as problem:
            raise EnvironmentProblem(ErrorCode.PROFILE_BUSY, str(self._home)) from problem
        except OSError as problem:
            raise environment_problem(problem, str(self._home)) from problem

    def _install(self, archive: zipfile.ZipFile, report: Report) -> Path:
        """Unpack beside the place it is for, then rename; return that place."""
        text = _manifest_text(archive)
        manifest = manifest_from(text)
        self._require_match(manifest, text)
        digest = hashlib.sha256(text).hexdigest()
        folder = self._home / f"{manifest.name}-{digest[:12]}"
        if (folder / MANIFEST_NAME).is_file():
            return folder
        self._require_space(manifest)
        unfinished = self._home / f"{secrets.token_hex(4)}.unfinished"
        try:
            unfinished.mkdir()
            _unpack(archive, manifest, unfinished, report)
            (unfinished / MANIFEST_NAME).write_bytes(text)
            shutil.rmtree(folder, ignore_errors=True)  # what a removal had to leave
            unfinished.rename(folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return folder

    def _usable(self, folder: Path, *, removable: bool) -> InstalledPack | None:
        try:
            text = (folder / MANIFEST_NAME).read_bytes()
            manifest = manifest_from(text)
            self._require_match(manifest, text)
        except (OSError, InputProblem):
            return None
        return InstalledPack(
            name=manifest.name,
            version=manifest.version,
            folder=folder,
            size_bytes=manifest.size_bytes,
            removable=removable,
            program=folder / manifest.program,
            base_model=folder / manifest.base_model,
        )

    def _require_match(self, manifest: PackManifest, text: bytes) -> None:
        version, system = self._config.program_version, this_system()
        if manifest.version != version:
            detail = f"it belongs to version {manifest.version}, this is {version}"
            raise InputProblem(ErrorCode.PACK_MISMATCH, detail)
        if manifest.system != system:
            detail = f"it is made for {manifest.system}, this is {system}"
            raise InputProblem(ErrorCode.PACK_MISMATCH, detail)
        expected = self._config.pack_digests
        if expected and hashlib.sha256(text).hexdigest() not in expected:
            raise InputProblem(ErrorCode.PACK_MISMATCH, "it does not come with this program")

    def _require_space(self, manifest: PackManifest) -> None:
        free_bytes = shutil.disk_usage(self._home).free
        if free_bytes < manifest.size_bytes:
            detail = f"{size_text(manifest.size_bytes)} needed, {size_text(free_bytes)} free"
            raise EnvironmentProblem(ErrorCode.NOT_ENOUGH_SPACE, detail)

    def _sweep(self, name: str, kept: Path) -> None:
        """Remove older packs of a name, and what a kill or a program in use left."""
        for folder in _folders(self._home):
            if folder != kept and _name_in(folder) in (name, None):
                _remove(folder)


def _folders(home: Path | None) -> list[Path]:
    try:
        return sorted(one for one in home.iterdir() if one.is_dir()) if home is not None else []
    except OSError:
        return []


def _name_in(folder: Path) -> str | None:
    """Return the name of the pack in a folder, also one that does not fit; None for a remainder."""
    try:
        return manifest_from((folder / MANIFEST_NAME).read_bytes()).name
    except (OSError, InputProblem):
        return None


def _remove(folder: Path) -> None:
    try:
        (folder / MANIFEST_NAME).unlink(missing_ok=True)
    except OSError as problem:
        raise environment_problem(problem, str(folder)) from problem
    shutil.rmtree(folder, ignore_errors=True)


def _manifest_text(archive: zipfile.ZipFile) -> bytes:
    try:
        info = archive.getinfo(MANIFEST_NAME)
    except KeyError as problem:
        raise InputProblem(ErrorCode.BAD_PACK, f"there is no {MANIFEST_NAME} in it") from problem
    if info.file_size > _MANIFEST_LIMIT_BYTES:
        raise InputProblem(ErrorCode.BAD_PACK, f"{MANIFEST_NAME} is too large")
    return archive.read(info)


def _unpack(archive: zipfile.ZipFile, manifest: PackManifest, target: Path, report: Report) -> None:
    done_bytes, total_bytes = 0, manifest.size_bytes
    for name, wanted in sorted(manifest.files.items()):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            for block in _checked_blocks(archive, name, wanted):
                out.write(block)
                done_bytes += len(block)
                report("pack", done_bytes >> 20, total_bytes >> 20)
        path.chmod(0o755 if wanted.executable else 0o644)
    for name, aim in sorted(manifest.links.items()):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(aim)


def _checked_blocks(archive: zipfile.ZipFile, name: str, wanted: PackFile) -> Iterator[bytes]:
    """Give a file's bytes, no more than it may have; refuse it at the end when they differ."""
    try:
        member = archive.open(name)
    except KeyError as problem:
        raise InputProblem(ErrorCode.BAD_PACK, f"{name} is not in it") from problem
    digest, left_bytes = hashlib.sha256(), wanted.size_bytes
    with member:
        while block := member.read(_BLOCK_BYTES):
            left_bytes -= len(block)
            if left_bytes < 0:
                break
            digest.update(block)
            yield block
    if left_bytes or digest.hexdigest() != wanted.sha256:
        raise InputProblem(ErrorCode.BAD_PACK, f"{name} differs from its manifest")
