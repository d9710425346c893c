"""Which packages of a Debian system a folder of programs and libraries needs.

The one rule: a library that is neither in the folder nor known ends the build.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

_TABLE = Path(__file__).parent / "linux" / "depends.toml"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
_ELF = b"\x7fELF"
# not linked against, but read: the keyboard's names, and what opens files and folders
_ALSO = ("xkb-data",)
RECOMMENDED = ("xdg-utils",)


def dependencies(folder: Path) -> tuple[list[str], list[str]]:
    """Return `Depends` and `Suggests` of a folder, sorted.

    Raises:
        SystemExit: a library is needed that nobody brings.
    """
    table = tomllib.loads(_TABLE.read_text("utf-8"))
    known: dict[str, str] = table["libraries"]
    optional: dict[str, str] = table["optional"]
    files = [path for path in folder.rglob("*") if _is_elf(path)]
    inside = {path.name for path in folder.rglob("*.so*")}
    depends, strangers, glibc = {*_ALSO}, [], (0, 0)
    for path in files:
        told = subprocess.run(
            ["objdump", "-p", str(path)], capture_output=True, text=True, check=True
        ).stdout
        glibc = max([glibc, *((int(a), int(b)) for a, b in _GLIBC.findall(told))])
        if path.name in optional:
            continue
        for name in set(_NEEDED.findall(told)) - inside:
            if name in known:
                depends.add(known[name])
            else:
                strangers.append(f"{name} (for {path.name})")
    if strangers:
        raise SystemExit("Nobody brings these libraries: " + ", ".join(sorted(strangers)))
    depends.discard("libc6")
    depends.add(f"libc6 (>= {glibc[0]}.{glibc[1]})")
    present = {path.name for path in files}
    suggests = {package for name, package in optional.items() if name in present}
    return sorted(depends), sorted(suggests)


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == _ELF
