"""Builds what people install: `make dist`, or `python packaging/build.py STEP…` for some of it.

    icons     the icon in every size
    encoder   the search model that the core brings
    pack      the tuning pack: a frozen program with PyTorch, as one file
    core      the frozen program
    seal      tells the core the hash of the pack, so that it takes no other
    packages  on Linux a .deb and an archive; Windows and macOS have scripts of their own

The one rule: everything comes from the tree and `constraints.txt`. Two builds of a commit on the
same system differ in nothing that is ours.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import checks
import icons
import record
from pack import write_pack

from engine.packs.manifest import SUFFIX, this_system

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
CORE, PACK = BUILD / "core", BUILD / "tuning"  # what each build makes for its own program
FROZEN = BUILD / "frozen"
DIGEST = BUILD / "pack.sha256"
_VENV = BUILD / "core-venv"


def main(steps: list[str]) -> None:
    """Do the steps named, or all of them, in this order."""
    known: dict[str, Callable[[], None]] = {
        "icons": _icons,
        "encoder": _encoder,
        "pack": _pack,
        "core": _core,
        "seal": _seal,
        "packages": _packages,
    }
    for unknown in set(steps) - set(known):
        raise SystemExit(f"there is no step {unknown}; there are {', '.join(known)}")
    for name, step in known.items():
        if not steps or name in steps:
            print(f"== {name}", flush=True)
            step()


def version() -> str:
    """Return the program's version."""
    return record.version(ROOT)


def _icons() -> None:
    made = CORE / "icons"
    icons.main(ROOT / "resources" / "icons" / "honeyguide.svg", made)
    for name in ("honeyguide.ico", "honeyguide.icns"):
        shutil.copyfile(made / name, CORE / name)


def _encoder() -> None:
    models = CORE / "resources" / "models"
    _run([sys.executable, str(ROOT / "packaging" / "encoder.py"), str(models)])


def _pack() -> None:
    """Freeze the tuner with the libraries of the checkout, which has them to train."""
    PACK.mkdir(parents=True, exist_ok=True)
    _freeze(Path(sys.executable), "tuning", PACK)
    DIST.mkdir(exist_ok=True)
    file = DIST / f"honeyguide-tuning-{version()}-{this_system()}{SUFFIX}"
    DIGEST.write_text(write_pack(FROZEN / "tuning", file, version()) + "\n", "utf-8")
    print(f"{file.name}: {file.stat().st_size / 1e6:,.0f} MB")


def _core() -> None:
    """Freeze the core from an environment that has no library for training."""
    (CORE / "resources").mkdir(parents=True, exist_ok=True)
    python = _core_environment()
    if sys.platform == "win32":
        (CORE / "version.txt").write_text(record.windows_resource(version()), "utf-8")
    _freeze(python, "honeyguide", CORE)
    _strip(FROZEN / "honeyguide")
    checks.require_lean(FROZEN / "honeyguide")


def _seal() -> None:
    """Write what `resources.pack_digests` reads into the frozen core."""
    known = {"pack_digests": DIGEST.read_text("utf-8").split() if DIGEST.is_file() else []}
    for resources in (
        FROZEN / "honeyguide" / "_internal" / "resources",
        FROZEN / "Honeyguide.app" / "Contents" / "Resources" / "resources",
    ):
        if resources.is_dir():
            (resources / "build.json").write_text(json.dumps(known) + "\n", "utf-8")


def _packages() -> None:
    DIST.mkdir(exist_ok=True)
    if sys.platform == "linux":
        import packages

        made_utc_s = int(_environment()["SOURCE_DATE_EPOCH"])
        packages.write(FROZEN / "honeyguide", CORE / "icons", DIST, version(), made_utc_s)
    for name in (record.BILL, record.LICENCES):
        for built in (CORE, PACK):
            if (built / name).is_file():
                shutil.copyfile(built / name, DIST / f"honeyguide-{built.name}-{name}")
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(DIST.iterdir())
        if path.is_file() and path.name != "SHA256SUMS"
    ]
    (DIST / "SHA256SUMS").write_text("".join(sums), "utf-8")
    print("".join(sums), end="")


def _core_environment() -> Path:
    """Return the Python of an environment with the core's libraries only.

    It is made when it is not there. hnswlib comes as source, and would be compiled for this very
    processor; on Linux its build id would follow from pip's random folder.
    """
    python = _VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = _VENV / "made-from"
    wanted = hashlib.sha256(
        (ROOT / "constraints.txt").read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    ).hexdigest()
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    shutil.rmtree(_VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(_VENV)])
    install = [str(python), "-m", "pip", "install", "--quiet", "-c", str(ROOT / "constraints.txt")]
    _run([*install, "setuptools", "wheel"])
    from_source = ["--no-binary", "hnswlib", "--no-cache-dir", "hnswlib"]
    plain = {"LDFLAGS": "-Wl,--build-id=none"} if sys.platform == "linux" else {}
    _run([*install, *from_source], HNSWLIB_NO_NATIVE="1", **plain)
    _run([*install, "-e", f"{ROOT}[dist]"])
    stamp.write_text(wanted, "utf-8")
    return python


def _freeze(python: Path, name: str, built: Path) -> None:
    spec = ROOT / "packaging" / f"{name}.spec"
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(FROZEN), "--workpath", str(BUILD / "work")]
    _run([*command, *places, str(spec)], HONEYGUIDE_BUILT=str(built))


def _strip(folder: Path) -> None:
    """Leave out what only a debugger reads: of Python, and of what is compiled for it.

    Libraries that wheels bring in folders of their own stay as they are: their makers moved them,
    and strip does not understand all that was done to them.
    """
    if sys.platform == "linux":
        inside = folder / "_internal"
        libraries = [
            str(path)
            for pattern in ("libpython*.so*", "**/*.cpython-*.so", "**/*.abi3.so")
            for path in sorted(inside.glob(pattern))
            if not path.is_symlink()
        ]
        _run(["strip", "--strip-unneeded", *libraries])


def _run(command: list[str], **environment: str) -> None:
    done = subprocess.run(command, env=_environment() | environment, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:4])} … ended with {done.returncode}")


def _environment() -> dict[str, str]:
    """Return what makes builds alike: no random hashes, and the commit's time instead of now."""
    told = os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}
    if "SOURCE_DATE_EPOCH" not in told:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        told["SOURCE_DATE_EPOCH"] = done.stdout.strip() or "1600000000"
    return told


if __name__ == "__main__":
    main(sys.argv[1:])
