"""Turns a stream of events into few looks at places that have settled.

What lives here: waiting, pairing and folding, as pure state with the time as an argument. What does
not: where events come from (`watch/observer`). The one rule: every place that was told is covered
by a later look, itself or by a folder above it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from engine import raw_paths

QUIET_MS = 1_000.0
CAP_MS = 10_000.0
# More places than these in one folder, or below a root, and the folder is looked through instead.
_MANY_IN_FOLDER = 200
_MANY = 2_000


@dataclass(frozen=True, slots=True)
class Look:
    """Places that are worth a look: single paths, and folders with all that is below them."""

    paths: frozenset[bytes] = frozenset()
    subtrees: frozenset[bytes] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.paths or self.subtrees)


@dataclass(slots=True, eq=False)
class _Group:
    """Places that are let go together, such as both names of a rename; True is a subtree."""

    first_ms: float
    last_ms: float
    places: dict[bytes, bool] = field(default_factory=dict)


class Coalescer:
    """Collects the places of one root until they have settled.

    Thread: one at a time; the caller locks.
    """

    def __init__(
        self,
        root: bytes,
        *,
        quiet_ms: float = QUIET_MS,
        cap_ms: float = CAP_MS,
        many_in_folder: int = _MANY_IN_FOLDER,
        many: int = _MANY,
    ) -> None:
        """Take the root, below which all places are.

        Args:
            root: the path above which nothing is folded.
            quiet_ms: how long a place must rest before it is let go.
            cap_ms: how long a place that never rests is held.
            many_in_folder: more places directly in one folder become that folder.
            many: more places altogether become the folders above them.
        """
        self._root = root
        self._quiet_ms = quiet_ms
        self._cap_ms = cap_ms
        self._many_in_folder = many_in_folder
        self._many = many
        self._groups: dict[bytes, _Group] = {}
        self._in_folder: Counter[bytes] = Counter()

    def __len__(self) -> int:
        return len(self._groups)

    def add(self, path: bytes, now_ms: float, *, subtree: bool = False) -> None:
        """Note that something happened at a path, or somewhere below it."""
        group = self._group(path, now_ms)
        if subtree and not group.places.get(path, True):
            group.places[path] = True
            self._absorb(path)
        elif path in self._groups or self._above(path) is not None:
            return
        else:
            self._put(path, group, subtree=subtree)
            if subtree:
                self._absorb(path)
            self._fold(path)

    def pair(self, old: bytes, new: bytes, now_ms: float, *, subtree: bool = False) -> None:
        """Note a rename: both places are let go together, so that it is seen as one."""
        self.add(old, now_ms, subtree=subtree)
        self.add(new, now_ms, subtree=subtree)
        self._join(self._group(old, now_ms), self._group(new, now_ms))

    def due(self, now_ms: float) -> Look:
        """Take the places that have settled, or have waited long enough."""
        paths: set[bytes] = set()
        subtrees: set[bytes] = set()
        for group in {id(group): group for group in self._groups.values()}.values():
            rests = now_ms - group.last_ms >= self._quiet_ms
            if rests or now_ms - group.first_ms >= self._cap_ms:
                for place, is_subtree in list(group.places.items()):
                    (subtrees if is_subtree else paths).add(place)
                    self._drop(place)
        return Look(frozenset(paths), frozenset(subtrees))

    def has_due(self, now_ms: float) -> bool:
        """Return whether `due` would give anything."""
        return any(
            now_ms - group.last_ms >= self._quiet_ms or now_ms - group.first_ms >= self._cap_ms
            for group in self._groups.values()
        )

    def clear(self) -> None:
        """Forget everything: the whole root is looked through."""
        self._groups.clear()
        self._in_folder.clear()

    def _group(self, path: bytes, now_ms: float) -> _Group:
        """Return the group that holds a path or a subtree it is in, or a new one; it moves now."""
        holder = path if path in self._groups else self._above(path)
        group = self._groups[holder] if holder is not None else _Group(now_ms, now_ms)
        group.last_ms = max(group.last_ms, now_ms)
        return group

    def _above(self, path: bytes) -> bytes | None:
        """Return the pending subtree that a path lies in."""
        while path != self._root and len(path) > len(self._root):
            path = raw_paths.parent(path)
            group = self._groups.get(path)
            if group is not None and group.places[path]:
                return path
        return None

    def _put(self, path: bytes, group: _Group, *, subtree: bool) -> None:
        group.places[path] = subtree
        self._groups[path] = group
        self._in_folder[raw_paths.parent(path)] += 1

    def _drop(self, path: bytes) -> None:
        del self._groups.pop(path).places[path]
        folder = raw_paths.parent(path)
        self._in_folder[folder] -= 1
        if not self._in_folder[folder]:
            del self._in_folder[folder]

    def _join(self, one: _Group, other: _Group) -> None:
        if one is other:
            return
        if len(one.places) < len(other.places):
            one, other = other, one
        one.first_ms = min(one.first_ms, other.first_ms)
        one.last_ms = max(one.last_ms, other.last_ms)
        for place, is_subtree in other.places.items():
            one.places[place] = is_subtree
            self._groups[place] = one

    def _absorb(self, folder: bytes) -> None:
        """Let a subtree stand for every place below it."""
        prefix = raw_paths.prefix(folder)
        for place in [place for place in self._groups if place.startswith(prefix)]:
            self._join(self._groups[folder], self._groups[place])
            self._drop(place)

    def _fold(self, path: bytes) -> None:
        """Put folders in the place of what is in them where that is too much."""
        folder = raw_paths.parent(path)
        if path != self._root and self._in_folder[folder] > self._many_in_folder:
            self._stand_for(folder, self._groups[path])
            self._absorb(folder)
        if len(self._groups) <= self._many:
            return
        depth = max(raw_paths.depth(place) for place in self._groups)
        while len(self._groups) > self._many // 2 and depth > raw_paths.depth(self._root):
            depth -= 1
            for place in [place for place in self._groups if raw_paths.depth(place) > depth]:
                self._stand_for(raw_paths.ancestor(place, depth), self._groups[place])
                self._drop(place)

    def _stand_for(self, folder: bytes, group: _Group) -> None:
        """Make a folder a pending subtree, together with a group."""
        present = self._groups.get(folder)
        if present is None:
            self._put(folder, group, subtree=True)
        else:
            self._join(present, group)
            self._groups[folder].places[folder] = True
