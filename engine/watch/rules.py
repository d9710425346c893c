"""What is left out of a folder, and because of which rule.

What lives here: how the built-in rules, `.gitignore` files and the person's own patterns are
applied. What does not: the built-in rules themselves (`watch/defaults`), and size limits, which are
about reading a file, not about seeing it. The one rule: every exclusion can name its rule.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pathspec

from engine.exclusion import LeftOut, Rule, RuleGroup, RuleKind
from engine.watch import defaults
from engine.watch.cloud import is_cloud
from engine.watch.secrets import key_rule

_GITIGNORE = ".gitignore"
_MOST_IGNORE_BYTES = 1 << 20
_NO_CHOICE = LeftOut()
# a change of one of these changes what is seen of the folder it lies in
DECIDING_NAMES = frozenset({_GITIGNORE, *defaults.MARKERS})


@dataclass(frozen=True, slots=True)
class _Ignore:
    """A `.gitignore` file: where it holds, and its patterns."""

    base: str  # path below the root, with a slash at its end, or ""
    file: Path
    spec: pathspec.GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that is looked at, with the `.gitignore` files that hold in it."""

    path: str
    relative: str = ""  # below the root, with forward slashes
    ignores: tuple[_Ignore, ...] = ()

    def below(self, name: str) -> str:
        """Return the path of something in this folder, relative to the root."""
        return f"{self.relative}/{name}" if self.relative else name


class Rules:
    """Decides what a look leaves out.

    Thread: any; immutable.
    """

    def __init__(
        self,
        choice: LeftOut = _NO_CHOICE,
        never: Sequence[Path] = (),
    ) -> None:
        """Take the person's choices and folders that are never looked at.

        Args:
            choice: own patterns, which hold from each root, and the groups that do not hold.
            never: absolute folders, such as the program's own data.
        """
        self._yours = _spec(choice.patterns)
        self._never = frozenset(str(path) for path in never)
        off = frozenset(choice.switched_off)
        self._defaults = defaults.table(off)
        self._gitignore = RuleGroup.GITIGNORE not in off

    def root(self, path: str) -> Place:
        """Return a root as a place to look at; no rule leaves it out."""
        return self._with_ignores(Place(path), lambda name: os.path.lexists(f"{path}/{name}"))

    def folder(self, place: Place, name: str) -> Rule | Place:
        """Return the rule that leaves a folder out, or the folder as a place to look at."""
        path, below = f"{place.path.rstrip(os.sep)}{os.sep}{name}", place.below(name)
        if path in self._never:
            return Rule(RuleKind.OWN_DATA, name)
        rule = self._defaults.folder(name) or self._by_pattern(place, f"{below}/")
        return rule or Place(path, below, place.ignores)

    def inside(self, place: Place, holds: Callable[[str], bool]) -> Rule | Place:
        """Return the rule by which a folder's own content leaves it out, or the place to go on.

        Args:
            place: the folder; a root stays one whatever it holds.
            holds: tells whether something of that name lies in it.
        """
        if place.relative:
            rule = self._defaults.marked(holds)
            if rule is not None:
                return rule
            return self._with_ignores(place, holds)
        return place

    def file(self, place: Place, name: str) -> Rule | None:
        """Return the rule that leaves a file out, or None."""
        rule = self._defaults.file(name, place.path)
        return rule or self._by_pattern(place, place.below(name))

    def _by_what_it_is(self, path: Path) -> Rule | None:
        """Return the rule that a look at the file itself finds; reading finds the same."""
        if path.exists() and is_cloud(path.stat()):
            return Rule(RuleKind.CLOUD, path.name)
        return key_rule(path) if self._defaults.private_keys else None

    def _with_ignores(self, place: Place, holds: Callable[[str], bool]) -> Place:
        if not self._gitignore or not holds(_GITIGNORE):
            return place
        file = Path(place.path) / _GITIGNORE
        if place.ignores and place.ignores[-1].file == file:
            return place
        spec = _read(file)
        if spec is None:
            return place
        base = f"{place.relative}/" if place.relative else ""
        return replace(place, ignores=(*place.ignores, _Ignore(base, file, spec)))

    def _by_pattern(self, place: Place, below: str) -> Rule | None:
        """Return the last pattern that decides, the person's own before any file's."""
        if len(self._yours):
            verdict = self._yours.check_file(below)
            if verdict.include is not None and verdict.index is not None:
                pattern = self._yours.patterns[verdict.index]
                return Rule(RuleKind.YOURS, _text(pattern)) if verdict.include else None
        for ignore in reversed(place.ignores):
            verdict = ignore.spec.check_file(below[len(ignore.base) :])
            if verdict.include is not None and verdict.index is not None:
                pattern = ignore.spec.patterns[verdict.index]
                rule = Rule(RuleKind.GITIGNORE, _text(pattern), ignore.file)
                return rule if verdict.include else None
        return None

    def is_noise(self, name: str, *, is_folder: bool) -> bool:
        """Return whether a name alone tells that a change of it changes nothing that is seen."""
        if name in DECIDING_NAMES:
            return False
        found = self._defaults.folder(name) if is_folder else self._defaults.named_file(name)
        return found is not None

    def explain(self, root: Path, path: Path) -> Rule | None:
        """Return the rule that leaves a path out, itself or a folder it is in, or None.

        Args:
            root: an absolute folder of the library.
            path: an absolute path below it; it need not be there.
        """
        found = Descent(self, str(root)).place(str(path.parent)) if path != root else None
        if found is None or isinstance(found, Rule):
            return found
        if path.is_symlink():
            return Rule(RuleKind.LINK, path.name)
        if not path.is_dir():
            return self.file(found, path.name) or self._by_what_it_is(path)
        below = self.folder(found, path.name)
        if isinstance(below, Place):
            below = self.inside(below, lambda name: os.path.lexists(path / name))
        return below if isinstance(below, Rule) else None


class Descent:
    """Finds the places of one root from the top down, each only once.

    Thread: one; for one look, as it remembers what it saw.
    """

    def __init__(self, rules: Rules, root: str) -> None:
        self._rules = rules
        self._root = root
        found = rules.root(root)
        self._seen: dict[str, Rule | Place | None] = {root: found}

    def place(self, folder: str) -> Rule | Place | None:
        """Return a folder as a place, or the rule that leaves it out; None outside of the root."""
        if folder in self._seen:
            return self._seen[folder]
        parent, name = os.path.split(folder)
        is_deeper = len(self._root) <= len(parent) < len(folder)
        above = self.place(parent) if is_deeper else None
        found = self._rules.folder(above, name) if isinstance(above, Place) else above
        if isinstance(found, Place):
            found = self._rules.inside(found, lambda name: os.path.lexists(f"{folder}/{name}"))
        self._seen[folder] = found
        return found


def _read(file: Path) -> pathspec.GitIgnoreSpec | None:
    """Return the patterns of a file; None when it holds none or cannot be read."""
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _MOST_IGNORE_BYTES:
            return None
        spec = _spec(file.read_text("utf-8", "replace").splitlines())
    except OSError:
        return None
    return spec if len(spec) else None


def _spec(lines: Iterable[str]) -> pathspec.GitIgnoreSpec:
    """Return patterns, without those that are none."""
    wanted = [line for line in lines if line.strip() and not line.startswith("#")]
    try:
        return pathspec.GitIgnoreSpec.from_lines(wanted)
    except ValueError:
        return pathspec.GitIgnoreSpec.from_lines([line for line in wanted if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _text(pattern: object) -> str:
    return str(getattr(pattern, "pattern", ""))
