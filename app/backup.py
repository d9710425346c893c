"""`honeyguide backup` and `honeyguide restore`."""

from __future__ import annotations

import argparse

from app.opening import engine_config, open_for_looking
from app.paths import profile_paths
from app.report import printed
from engine.backup import archive
from engine.backup.restoring import confirm, move_from, prepare
from engine.clock import SystemClock
from engine.sizes import size_text
from engine.store.profile_lock import ProfileLock


def run(options: argparse.Namespace) -> int:
    """Write a backup, also while the window is open."""
    target = options.file.expanduser().absolute()
    with open_for_looking(options.profile):
        pass  # an older profile is brought up to date, a damaged one says so
    config = engine_config(profile_paths(options.profile))
    manifest = archive.write(config, target, SystemClock().now_utc_ms())
    n_models = len({file.name.split("/")[1] for file in manifest.files if "/" in file.name})
    size = size_text(target.stat().st_size)
    models = {0: "no models of your own", 1: "1 model"}.get(n_models, f"{n_models} models")
    print(f"{printed(target)} holds folders, settings, feedback and {models}: {size}.")
    print("Your files themselves are not in it.")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of what is there."""
    config = engine_config(profile_paths(options.profile))
    moves = [move_from(text) for text in options.map]
    lock = ProfileLock(config.data_dir)
    try:
        prepared = prepare(config, options.file.expanduser(), moves)
        kept = confirm(config, SystemClock().now_utc_ms())
    finally:
        lock.release()
    with open_for_looking(options.profile):
        pass  # opening it does the swap
    n_folders = len(prepared.folders)
    folders = "1 folder" if n_folders == 1 else f"{n_folders:,} folders"
    print(f"Restored. {folders} will be read again.")
    for path in prepared.missing:
        print(f"{printed(path)} is not on this machine. If it is called otherwise here, restore")
        print(f"again with --map {printed(path)}=ITS_PATH_HERE")
    if kept is not None:
        print(f"What was there before is kept in {printed(kept)}.")
    return 0
