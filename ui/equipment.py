"""What every room of the window is handed.

What lives here: one record. What does not: anything that only some rooms need. The one rule: it is
the same for all of them, and stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.clock import Clock
from ui.look import Look
from ui.notices import Notices
from ui.settings.declared import SettingsPort
from ui.tasks import TaskBridge


@dataclass(frozen=True, slots=True)
class Equipment:
    """The way to other threads, the settings, the looks, the time, and the strip for notices."""

    bridge: TaskBridge
    settings: SettingsPort
    look: Look
    clock: Clock
    notices: Notices
