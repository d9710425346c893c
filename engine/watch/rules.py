"""What is left out of a folder, and because of which rule.

What lives here: the default rules and the person's own patterns. What does not: size limits, which
are about reading a file, not about seeing it. The one rule: every exclusion can name its reason.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence
from pathlib import Path

import pathspec

# Folders that hold other programs' working files; a person does not look for things there.
_FOLDERS = frozenset(
    {
        "node_modules",
        "bower_components",
        "__pycache__",
        "site-packages",
        "venv",
        "virtualenv",
        "$recycle.bin",
        "system volume information",
        "lost+found",
    }
)
_FILES = (
    "~$*",
    "*.tmp",
    "*.part",
    "*.crdownload",
    "*.swp",
    "*~",
    "thumbs.db",
    "desktop.ini",
    "*.pyc",
    "*.kdbx",
    "*.pem",
    "*.p12",
    "*.pfx",
    "*.jks",
    "*.keystore",
    "*.vmdk",
    "*.vdi",
    "*.qcow2",
)
_SECRETS = frozenset({"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"})


class Rules:
    """Decides what a scan leaves out.

    Thread: any; immutable.
    """

    def __init__(self, patterns: Sequence[str] = (), never: Sequence[Path] = ()) -> None:
        """Take the person's patterns (as in .gitignore) and folders that are never looked at.

        Args:
            patterns: the person's own.
            never: absolute folders, such as the program's own data.
        """
        self._spec = pathspec.GitIgnoreSpec.from_lines(patterns)
        self._has_patterns = bool(patterns)
        self._never = frozenset(str(path) for path in never)

    def reason_for_folder(self, name: str, path: str, relative: str) -> str | None:
        """Return the rule that leaves a folder out, or None.

        Args:
            name: its own name.
            path: its absolute path.
            relative: its path below the root, with forward slashes.
        """
        if path in self._never:
            return "Honeyguide's own data"
        if name.startswith("."):
            return "hidden"
        if name.lower() in _FOLDERS:
            return name
        if self._has_patterns and self._spec.match_file(f"{relative}/"):
            return "your own pattern"
        return None

    def reason_for_file(self, name: str, relative: str) -> str | None:
        """Return the rule that leaves a file out, or None."""
        if name.startswith("."):
            return "hidden"
        lowered = name.lower()
        if lowered in _SECRETS:
            return "a key"
        for pattern in _FILES:
            if fnmatch.fnmatchcase(lowered, pattern):
                return pattern
        if self._has_patterns and self._spec.match_file(relative):
            return "your own pattern"
        return None
