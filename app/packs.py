"""`honeyguide pack`: parts of the program that are added from a file, such as tuning.

The one rule: no library is opened; a pack can be added while the window is open.
"""

from __future__ import annotations

import argparse
import json

from app import progress
from app.opening import engine_config
from app.paths import profile_paths
from engine.packs.shelf import InstalledPack, PackShelf
from engine.sizes import size_text


def run(options: argparse.Namespace) -> int:
    """Run one of the `pack` commands; return its exit code."""
    packs = PackShelf(engine_config(profile_paths(options.profile)))
    if options.action == "list":
        _print_packs(packs.installed(), as_json=options.json)
    elif options.action == "install":
        with progress.Bar() as bar:
            added = packs.install(options.file.expanduser().absolute(), bar)
        print(f"The {added.name} pack is installed: {size_text(added.size_bytes)}.")
    else:
        packs.remove(options.name)
        print(f"The {options.name} pack is removed. What it made is kept.")
    return 0


def _print_packs(installed: list[InstalledPack], *, as_json: bool) -> None:
    if as_json:
        told = [
            {
                "name": one.name,
                "version": one.version,
                "folder": str(one.folder),
                "size_bytes": one.size_bytes,
                "removable": one.removable,
            }
            for one in installed
        ]
        print(json.dumps(told, ensure_ascii=False))
        return
    if not installed:
        print("No packs are installed. `honeyguide pack install FILE` adds one.")
    for one in installed:
        came = "" if one.removable else ", came with the program"
        print(f"{one.name}  {one.version}  ({size_text(one.size_bytes)}{came})")
