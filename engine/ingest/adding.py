"""Registers folders.

What lives here: what it means to give the library a folder. What does not: taking it back
(`ingest/forgetting`). The one rule: a path belongs to one folder only; the outermost one has it.
"""

from __future__ import annotations

import os
from pathlib import Path

from engine.errors import EnvironmentProblem, ErrorCode, InputProblem
from engine.store import documents, folders
from engine.store.database import Database
from engine.types import Folder


def add_folder(user: Database, library: Database, path: Path, now_utc_ms: int) -> Folder:
    """Register a folder, or return the registered one that it is part of.

    Raises:
        InputProblem: FOLDER_NOT_FOUND or NOT_A_FOLDER.
        EnvironmentProblem: NO_ACCESS.
    """
    resolved = _checked(path)
    present = folders.list_folders(user.reader())
    for folder in present:
        if resolved == folder.path or resolved.is_relative_to(folder.path):
            return folder
    inside = [folder for folder in present if folder.path.is_relative_to(resolved)]
    with user.write() as connection:
        added = folders.add_folder(connection, resolved, now_utc_ms)
        for folder in inside:
            folders.remove_folder(connection, folder.id)
    if inside:
        with library.write() as connection:
            for folder in inside:
                documents.hand_over(connection, folder.id, added.id)
                folders.forget_scan(connection, folder.id)
    return added


def _checked(path: Path) -> Path:
    expanded = path.expanduser()
    try:
        resolved = expanded.resolve(strict=True)
    except (FileNotFoundError, NotADirectoryError, RuntimeError) as problem:
        raise InputProblem(ErrorCode.FOLDER_NOT_FOUND, str(path)) from problem
    except OSError as problem:
        raise EnvironmentProblem(ErrorCode.NO_ACCESS, str(path)) from problem
    if not resolved.is_dir():
        raise InputProblem(ErrorCode.NOT_A_FOLDER, str(path))
    if not os.access(resolved, os.R_OK | os.X_OK):
        raise EnvironmentProblem(ErrorCode.NO_ACCESS, str(path))
    return resolved
