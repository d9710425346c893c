"""Why something is left out of a folder: a rule by its name.

What lives here: the records, and what the groups of built-in rules are called. What does not: those
rules (`engine/watch/defaults`) and applying any (`engine/watch/rules`). The one rule: a group is
named by what a person would call it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class RuleKind(StrEnum):
    """Where a rule that leaves something out comes from."""

    DEFAULT = "default"
    OWN_DATA = "own_data"  # the program's own
    YOURS = "yours"  # a pattern of the person's
    GITIGNORE = "gitignore"
    LINK = "link"  # a symbolic link; what it leads to is looked at where it is
    CLOUD = "cloud"  # its bytes are not on this disk, and reading would fetch them


@dataclass(frozen=True, slots=True)
class Rule:
    """What leaves a file or folder out: its pattern, and the file it stands in, if any."""

    kind: RuleKind
    pattern: str
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a person chose: own patterns, as in .gitignore, and the groups that are switched off."""

    patterns: tuple[str, ...] = ()
    switched_off: tuple[str, ...] = ()


_SPECIAL = re.compile(r"([\\*?\[\]!# ])")


def pattern_for(path: Path, roots: Sequence[Path]) -> str:
    """Return the pattern, as in .gitignore, that leaves out one file of a folder of the library.

    "" when it lies in none of them, or has a name that no pattern can hold.
    """
    root = next((root for root in roots if path.is_relative_to(root)), None)
    if root is None:
        return ""
    below = path.relative_to(root).as_posix()
    is_text = below.isprintable() and below == below.encode("utf-8", "replace").decode("utf-8")
    return "/" + _SPECIAL.sub(r"\\\1", below) if is_text else ""


class RuleGroup(StrEnum):
    """Rules that are switched off together."""

    HIDDEN = "hidden"
    TOOLS = "tools"
    PASSING = "passing"
    SECRETS = "secrets"
    MACHINES = "machines"
    SYSTEM = "system"
    GITIGNORE = "gitignore"


GROUP_LABELS = {
    RuleGroup.HIDDEN: "Hidden files and folders, whose names begin with a dot",
    RuleGroup.TOOLS: (
        "What programming tools put beside the work: packages, environments, version control"
    ),
    RuleGroup.PASSING: (
        "Caches and passing files: downloads under way, backups and swap files of editors"
    ),
    RuleGroup.SECRETS: "Secrets: private keys, key stores, password databases",
    RuleGroup.MACHINES: "Disks of virtual machines",
    RuleGroup.SYSTEM: "The system's own folders",
    RuleGroup.GITIGNORE: "What .gitignore files name",
}
