"""Private keys among files, told by what they say.

The one rule: only an ordinary file on this disk is opened; a pipe would wait, a cloud would fetch.
"""

from __future__ import annotations

import stat
from pathlib import Path

from engine.exclusion import Rule, RuleKind
from engine.private_key import HEAD_BYTES, private_key_rule
from engine.watch.cloud import is_cloud


def key_rule(path: Path) -> Rule | None:
    """Return the rule that leaves a file out because it is a private key."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or is_cloud(status):
            return None
        with path.open("rb") as file:
            found = private_key_rule(file.read(HEAD_BYTES))
    except OSError:
        return None
    return Rule(RuleKind.DEFAULT, found) if found else None
