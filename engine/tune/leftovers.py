"""What a tune that was killed left on the disk.

What lives here: how the folders of tuned models are called, and the removal of those that no model
owns. What does not: making models (`tune/workshop.py`). The one rule: only the profile's writer
clears, and never the folder of a model that is listed.
"""

from __future__ import annotations

import shutil

from engine.config import EngineConfig
from engine.models.imports import model_home
from engine.store import model_versions as rows
from engine.store.database import Database

TUNED = "tuned-"  # how the name of a tuned model's folder begins


def clear_leftovers(config: EngineConfig, user: Database) -> None:
    """Remove the workshop, and folders of tuned models that were moved but never listed."""
    shutil.rmtree(config.tuning_dir, ignore_errors=True)
    home = model_home(config)
    listed = {version.folder for version in rows.model_versions(user.reader(), home)}
    for folder in home.glob(f"{TUNED}*"):
        if folder not in listed:
            shutil.rmtree(folder, ignore_errors=True)
