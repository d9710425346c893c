"""Tests of what may not be opened; an account that may open everything leaves them out."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest


def _opens_everything() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "locked"
        locked.mkdir(mode=0)
        return os.access(locked, os.R_OK)


needs_permissions = pytest.mark.skipif(
    _opens_everything(), reason="this account may open everything"
)
