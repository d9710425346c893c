"""What a spec writes down while it builds: licences, bill of materials, names and icons.

What lives here: the calls that specs make. What does not: what is collected (`bundle.py`) and whose
it is (`contents.py`).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import statements as written
from bundle import Entry
from contents import Owners, parts_of

LICENCES, BILL = "licences.json", "sbom.cdx.json"
_FOLDERS = {
    "NSDesktopFolderUsageDescription": "Honeyguide reads the files in folders that you add.",
    "NSDocumentsFolderUsageDescription": "Honeyguide reads the files in folders that you add.",
    "NSDownloadsFolderUsageDescription": "Honeyguide reads the files in folders that you add.",
    "NSRemovableVolumesUsageDescription": "Honeyguide reads the files in folders that you add.",
}


def statements(entries: Sequence[Entry], root: Path, built: Path) -> list[Entry]:
    """Write licences and bill of materials into `built`; return them as data to collect.

    Args:
        entries: everything that is collected.
        root: the repository.
        built: the folder of this build, named after what is built.
    """
    parts = parts_of(entries, Owners(root, version(root)))
    written.write_licences(parts, built / LICENCES)
    made_utc_s = int(os.environ["SOURCE_DATE_EPOCH"])
    name = f"honeyguide-{built.name}"
    written.write_bill(parts, built / BILL, name, version(root), made_utc_s)
    return [(f"resources/{name}", str(built / name), "DATA") for name in (LICENCES, BILL)]


def version(root: Path) -> str:
    """Return the program's version without importing it."""
    found = re.search(r'__version__ = "(.+)"', (root / "app" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise SystemExit("app/__init__.py tells no version")
    return found.group(1)


def icon(built: Path) -> str | None:
    """Return the icon of the program's file where the system shows one."""
    names = {"win32": "honeyguide.ico", "darwin": "honeyguide.icns"}
    return str(built / names[sys.platform]) if sys.platform in names else None


def windows_version(built: Path) -> str | None:
    """Return the file that tells Windows name and version; None elsewhere."""
    return str(built / "version.txt") if sys.platform == "win32" else None


def windows_resource(version: str) -> str:
    """Return what Windows shows among a program's properties, as PyInstaller reads it."""
    numbers = ", ".join((*version.split("."), "0", "0", "0")[:4])
    words = {
        "CompanyName": "The Honeyguide developers",
        "FileDescription": "Honeyguide",
        "FileVersion": version,
        "InternalName": "honeyguide",
        "LegalCopyright": "MIT License",
        "OriginalFilename": "honeyguide.exe",
        "ProductName": "Honeyguide",
        "ProductVersion": version,
    }
    table = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers})), kids=["
        f"StringFileInfo([StringTable('040904B0', [{table}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def info_plist(root: Path) -> dict[str, object]:
    """Return what macOS is told of the program."""
    return {
        **_FOLDERS,
        "CFBundleDisplayName": "Honeyguide",
        "CFBundleShortVersionString": version(root),
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "14.0",
        "NSHighResolutionCapable": True,
    }
