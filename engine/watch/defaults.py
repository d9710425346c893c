"""The built-in rules of what is left out.

What lives here: the rules as data, in groups that can be switched off one by one. What does not:
what a group is called (`engine/exclusion`), and applying them along a path (`watch/rules`). The one
rule: a rule is a name or a pattern of one, so that most are looked up and few are compared.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.exclusion import Rule, RuleGroup, RuleKind
from engine.watch.secrets import key_rule


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that belong together.

    `folders` and `files` are compared in lower case; `markers` are names of files that tell what
    the folder around them is.
    """

    key: RuleGroup
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()


GROUPS: tuple[Group, ...] = (
    Group(RuleGroup.HIDDEN),
    Group(
        RuleGroup.TOOLS,
        folders=(
            "node_modules",
            "bower_components",
            "__pycache__",
            "site-packages",
            "venv",
            "virtualenv",
            "deriveddata",
        ),
        files=("*.pyc", "*.pyo"),
        markers=("pyvenv.cfg",),
    ),
    Group(
        RuleGroup.PASSING,
        folders=("caches", "backups.backupdb"),
        files=(
            "~$*",
            "*.tmp",
            "*.part",
            "*.partial",
            "*.crdownload",
            "*.download",
            "*.swp",
            "*~",
            "4913",
            "thumbs.db",
            "desktop.ini",
        ),
        markers=("CACHEDIR.TAG",),
    ),
    Group(
        RuleGroup.SECRETS,
        folders=("keychains", "*.agilekeychain", "*.opvault"),
        files=(
            "id_rsa",
            "id_dsa",
            "id_ecdsa",
            "id_ed25519",
            "*.pem",
            "*.p8",
            "*.p12",
            "*.pfx",
            "*.ppk",
            "*.jks",
            "*.keystore",
            "*.keychain",
            "*.keychain-db",
            "*.kdbx",
            "*.kdb",
            "*.psafe3",
            "wallet.dat",
            "key4.db",
            "logins.json",
            "*.env",
            "credentials.json",
            "client_secret*.json",
        ),
    ),
    Group(
        RuleGroup.MACHINES,
        folders=("*.vmwarevm", "*.utm", "*.pvm"),
        files=("*.vmdk", "*.vdi", "*.vhd", "*.vhdx", "*.qcow2", "*.ova", "*.vmem", "*.iso"),
    ),
    Group(
        RuleGroup.SYSTEM,
        folders=("$recycle.bin", "system volume information", "lost+found"),
    ),
)
MARKERS = tuple(marker for group in GROUPS for marker in group.markers)


@dataclass(frozen=True, slots=True)
class Table:
    """The rules that hold, arranged so that a name is looked up and not compared one by one."""

    hidden: bool
    private_keys: bool
    folders: Mapping[str, str]
    files: Mapping[str, str]
    folder_patterns: tuple[str, ...]
    file_patterns: tuple[str, ...]
    markers: tuple[str, ...]

    def folder(self, name: str) -> Rule | None:
        """Return the rule that leaves a folder out by its name."""
        return self._named(name, self.folders, self.folder_patterns)

    def file(self, name: str, folder: str) -> Rule | None:
        """Return the rule that leaves a file out by its name, or as the key that it is.

        `.key` alone says nothing, as presentations are called so too: such a file is opened.
        """
        rule = self.named_file(name)
        if rule is None and self.private_keys and name.lower().endswith(".key"):
            return key_rule(Path(folder, name))
        return rule

    def named_file(self, name: str) -> Rule | None:
        """Return the rule that leaves a file out by its name alone; nothing is opened."""
        return self._named(name, self.files, self.file_patterns)

    def marked(self, holds: Callable[[str], bool]) -> Rule | None:
        """Return the rule that leaves a folder out because of what lies in it."""
        marker = next(filter(holds, self.markers), None)
        return Rule(RuleKind.DEFAULT, marker) if marker else None

    def _named(self, name: str, exact: Mapping[str, str], others: tuple[str, ...]) -> Rule | None:
        if self.hidden and name.startswith("."):
            return Rule(RuleKind.DEFAULT, RuleGroup.HIDDEN)
        lowered = name.lower()
        _, dot, ending = lowered.rpartition(".")
        found = exact.get(lowered) or (exact.get("*." + ending) if dot else None)
        if found is None:
            found = next((p for p in others if fnmatch.fnmatchcase(lowered, p)), None)
        return Rule(RuleKind.DEFAULT, found) if found else None


def table(switched_off: frozenset[str]) -> Table:
    """Return the rules of every group that is not switched off."""
    groups = [group for group in GROUPS if group.key not in switched_off]
    folders = [pattern for group in groups for pattern in group.folders]
    files = [pattern for group in groups for pattern in group.files]
    keys = {group.key for group in groups}
    return Table(
        hidden=RuleGroup.HIDDEN in keys,
        private_keys=RuleGroup.SECRETS in keys,
        folders={pattern: pattern for pattern in folders if _is_looked_up(pattern)},
        files={pattern: pattern for pattern in files if _is_looked_up(pattern)},
        folder_patterns=tuple(pattern for pattern in folders if not _is_looked_up(pattern)),
        file_patterns=tuple(pattern for pattern in files if not _is_looked_up(pattern)),
        markers=tuple(marker for group in groups for marker in group.markers),
    )


def _is_looked_up(pattern: str) -> bool:
    """Return whether a pattern is a whole name or a plain ending such as `*.tmp`."""
    rest = pattern.removeprefix("*.")
    return "*" not in rest and (rest == pattern or "." not in rest)
