"""Starting the window: as the one Honeyguide of a profile, or by speaking to the one that runs.

What lives here: who stays and who hands its wish over. What does not: the window (`main`). The one
rule: Qt is imported only by the start that stays.
"""

from __future__ import annotations

import argparse
import os
import sys

from app.instance import Door, OneOnly, Wants, Wish, activation_token, door_of, hand_over
from app.paths import profile_paths
from app.program import start_command


def run(options: argparse.Namespace) -> int:
    """Open the window, or have it opened by the Honeyguide that runs; return the exit code."""
    if sys.platform == "linux" and not _has_display():
        return _complain(
            "There is no display here. `honeyguide --help` lists the commands that need none."
        )
    wish = wish_of(options)
    door: Door | None = door_of(profile_paths(options.profile).data)
    if door is not None and not (only := OneOnly(door)).claim():
        if hand_over(door, wish):
            return 0
        return _complain("Honeyguide is open but does not answer. Close it, then start it again.")
    from app import main  # Qt, which a wish that is handed over does not wait for

    try:
        code = main.run(options, wish, door)
    finally:
        if door is not None:
            only.let_go()
    if code != main.RESTART:
        return code
    import subprocess  # which a start does not wait for

    subprocess.Popen(start_command(options.profile), start_new_session=True)
    return 0


def wish_of(options: argparse.Namespace) -> Wish:
    """Return what a start is for."""
    wants = Wants.WINDOW
    if options.toggle:
        wants = Wants.PALETTE
    elif options.hidden:
        wants = Wants.NOTHING
    return Wish(wants, options.find or "", activation_token())


def _complain(words: str) -> int:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(words + "\n")
    return 1


def _has_display() -> bool:
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or chosen)
