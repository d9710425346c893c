"""This program as others start it: a desktop at sign-in, a key, the window when it begins anew.

What lives here: the command. What does not: where it is written down (`autostart`). The one rule:
no Qt and no library.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def start_command(profile: Path | None) -> tuple[str, ...]:
    """Return what starts the window of a profile from anywhere."""
    frozen = getattr(sys, "frozen", False)
    # a self-contained archive runs from a place that is another at each start
    program = os.environ.get("APPIMAGE") or sys.executable
    command = (program,) if frozen else (sys.executable, "-m", "app")
    return command if profile is None else (*command, "--profile", str(profile.absolute()))
