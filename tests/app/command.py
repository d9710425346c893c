"""A command as someone types it, with the profile of a test."""

from __future__ import annotations

from pathlib import Path

from app.__main__ import main


def run(profile: Path, *arguments: str) -> int:
    """Run a command; return its exit code."""
    return main(["--profile", str(profile), *arguments])
