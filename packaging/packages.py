"""What people on Linux install: a Debian package, and a folder that runs from wherever it lies.

What lives here: the layout of both, which is one, and the package's papers. What does not: the
frozen program (`build.py`) and what it needs of the system (`depends.py`). The one rule: the same
input gives the same bytes; times are the commit's, owners are root.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import platform
import shutil
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import record
from depends import RECOMMENDED, dependencies
from icons import SIZES_PX

ROOT = Path(__file__).resolve().parent.parent
_LINUX = ROOT / "packaging" / "linux"
_METAINFO = "app.honeyguide.Honeyguide.metainfo.xml"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_MAINTAINER = "The Honeyguide developers <developers@honeyguide.invalid>"
_DESCRIPTION = """finds your own files by what they mean
 Honeyguide reads the folders that you choose and finds passages by what they
 mean as well as by their words: documents, mail, notes, tables, code. It
 learns from what you open. Everything happens on your machine, without any
 network.
"""


def write(folder: Path, icons: Path, target: Path, version: str, made_utc_s: int) -> None:
    """Write both packages.

    Args:
        folder: the frozen core.
        icons: the icon's PNG files.
        target: where the packages go.
        version: of the program.
        made_utc_s: the time that every file gets, in seconds.
    """
    machine = platform.machine()
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "honeyguide"
        _lay_out(tree, folder, icons, version, made_utc_s)
        name = f"honeyguide-{version}-linux-{machine}"
        _write_archive(tree, target / f"{name}.tar.gz", name, made_utc_s)
        package = target / f"honeyguide_{version}-1_{_ARCHITECTURES.get(machine, machine)}.deb"
        _write_debian(tree, package, version, made_utc_s)


def _lay_out(tree: Path, folder: Path, icons: Path, version: str, made_utc_s: int) -> None:
    """Make `usr` as a Linux system has it."""
    share = tree / "usr" / "share"
    shutil.copytree(folder, tree / "usr" / "lib" / "honeyguide", symlinks=True)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "honeyguide").symlink_to("../lib/honeyguide/honeyguide")
    _put(share / "applications" / "honeyguide.desktop", (_LINUX / "honeyguide.desktop").read_text())
    date = datetime.fromtimestamp(made_utc_s, UTC).date().isoformat()
    metainfo = (_LINUX / _METAINFO).read_text("utf-8")
    told = metainfo.replace("@VERSION@", version).replace("@DATE@", date)
    _put(share / "metainfo" / _METAINFO, told)
    hicolor = share / "icons" / "hicolor"
    for size_px in SIZES_PX:
        place = hicolor / f"{size_px}x{size_px}" / "apps" / "honeyguide.png"
        place.parent.mkdir(parents=True)
        shutil.copyfile(icons / f"honeyguide-{size_px}.png", place)
    scalable = hicolor / "scalable" / "apps" / "honeyguide.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / "resources" / "icons" / "honeyguide.svg", scalable)
    _put_compressed(share / "man" / "man1" / "honeyguide.1.gz", manual(version, made_utc_s))


def manual(version: str, made_utc_s: int) -> str:
    """Return the manual page, made from the grammar of the command line."""
    from argparse_manpage.manpage import Manpage

    from app.arguments import grammar

    parser = grammar()
    parser.man_short_description = "find your own files by what they mean"  # type: ignore[attr-defined]
    os.environ["SOURCE_DATE_EPOCH"] = str(made_utc_s)
    data = {
        "project_name": "Honeyguide",
        "version": version,
        "prog": "honeyguide",
        "manual_title": "User Commands",
    }
    return str(Manpage(parser, _data=data))


def _write_archive(tree: Path, file: Path, name: str, made_utc_s: int) -> None:
    """Write the layout of an AppDir: `AppRun`, desktop file and icon at its top."""
    for source, target in (
        (_LINUX / "AppRun", "AppRun"),
        (_LINUX / "honeyguide.desktop", "honeyguide.desktop"),
        (tree / "usr/share/icons/hicolor/256x256/apps/honeyguide.png", "honeyguide.png"),
        (ROOT / "LICENSE", "LICENSE"),
    ):
        shutil.copy(source, tree / target)
    (tree / ".DirIcon").symlink_to("honeyguide.png")
    added = ["AppRun", "honeyguide.desktop", "honeyguide.png", "LICENSE", ".DirIcon", "usr"]

    def plain(info: tarfile.TarInfo) -> tarfile.TarInfo:
        info.uid = info.gid = 0
        info.uname = info.gname = "root"
        info.mtime = made_utc_s
        return info

    with (
        file.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=made_utc_s) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for one in added:  # tarfile sorts what is in a folder
            archive.add(tree / one, f"{name}/{one}", filter=plain)
    for one in added[:-1]:
        (tree / one).unlink()


def _write_debian(tree: Path, file: Path, version: str, made_utc_s: int) -> None:
    papers = tree / "usr" / "share" / "doc" / "honeyguide"
    _put(papers / "copyright", _copyright(tree / "usr" / "lib" / "honeyguide"))
    _put_compressed(papers / "changelog.Debian.gz", _debian_changelog(version, made_utc_s))
    _put_compressed(papers / "changelog.gz", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    overrides = tree / "usr" / "share" / "lintian" / "overrides" / "honeyguide"
    _put(overrides, (_LINUX / "lintian-overrides").read_text("utf-8"))
    depends, suggests = dependencies(tree / "usr" / "lib" / "honeyguide")
    n_bytes = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file())
    control = (
        "Package: honeyguide\n"
        f"Version: {version}-1\n"
        f"Architecture: {file.stem.rpartition('_')[2]}\n"
        f"Maintainer: {_MAINTAINER}\n"
        f"Installed-Size: {n_bytes // 1024}\n"
        f"Depends: {', '.join(depends)}\n"
        f"Recommends: {', '.join(RECOMMENDED)}\n"
        f"Suggests: {', '.join(suggests)}\n"
        "Section: utils\n"
        "Priority: optional\n"
        f"Description: {_DESCRIPTION}"
    )
    _put(tree / "DEBIAN" / "control", control)
    _put(tree / "DEBIAN" / "md5sums", _md5sums(tree))
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(made_utc_s)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(file)]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def _copyright(program: Path) -> str:
    """Return Debian's paper on rights: ours in full, and every part with its licence."""
    own = (ROOT / "LICENSE").read_text("utf-8").strip()
    licences = program / "_internal" / "resources" / record.LICENCES
    parts = json.loads(licences.read_text("utf-8"))
    lines = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        "Upstream-Name: Honeyguide",
        "Comment:",
        " The program brings these parts; their licences in full are in",
        " /usr/lib/honeyguide/_internal/resources/licences.json, which its window shows.",
        *(f"  {part['name']} {part['version']}: {part['licence']}" for part in parts),
        "",
        "Files: *",
        f"Copyright: {own.splitlines()[2].removeprefix('Copyright ')}",
        "License: Expat",
        *(f" {line}" if line else " ." for line in own.splitlines()[4:]),
    ]
    return "\n".join(lines) + "\n"


def _debian_changelog(version: str, made_utc_s: int) -> str:
    at = format_datetime(datetime.fromtimestamp(made_utc_s, UTC))
    return (
        f"honeyguide ({version}-1) stable; urgency=medium\n\n"
        "  * See changelog.gz.\n\n"
        f" -- {_MAINTAINER}  {at}\n"
    )


def _md5sums(tree: Path) -> str:
    import hashlib

    lines = []
    for path in sorted((tree / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(tree)}\n")
    return "".join(lines)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _put_compressed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as file:
        file.write(text.encode())
    path.write_bytes(packed.getvalue())
