"""Where a profile lives: the only user of platformdirs.

The one rule: everything of a profile is below one folder, so that it can be moved or deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders that one profile uses."""

    data: Path
    models: Path
    logs: Path


def profile_paths(profile: Path | None) -> Paths:
    """Return the folders of a profile; None is the person's own.

    A prepared encoder depends on no profile: it is prepared once a machine.
    """
    models = Path(platformdirs.user_cache_dir("honeyguide", appauthor=False)) / "models"
    if profile is None:
        data = Path(platformdirs.user_data_dir("honeyguide", appauthor=False))
    else:
        data = profile.expanduser().absolute()
    return Paths(data=data, models=models, logs=data / "logs")
