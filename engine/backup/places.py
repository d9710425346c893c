"""Paths of another machine, told as paths of this one.

What lives here: what is changed in a copied `user.db` when folders lie elsewhere now. The one rule:
a path is changed where a whole part of it ends, and the longest rule wins.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.file_uri import SCHEME, as_line, path_of
from engine.store import relocation
from engine.store.database import Connection

_IN = re.compile(r'(in:"?)([^"]+)')


@dataclass(frozen=True, slots=True)
class Move:
    """A folder as it was called there, and as it is called here."""

    old: str
    new: Path


class Places:
    """Applies moves to paths and to texts that hold paths."""

    def __init__(self, moves: Sequence[Move]) -> None:
        by_length = sorted(moves, key=lambda move: len(move.old), reverse=True)
        self._moves = [(move.old.rstrip("/\\") or move.old, move.new) for move in by_length]

    def path(self, text: str) -> str:
        """Return a path as it is called here; one that no move covers stays."""
        for old, new in self._moves:
            mark = "\\" if "\\" in old else "/"
            if text == old:
                return str(new)
            if text.startswith(old if old.endswith(mark) else old + mark):
                rest = [part for part in text[len(old) :].split(mark) if part]
                return str(new.joinpath(*rest))
        return text

    def raw(self, path: bytes) -> bytes:
        """Return a stored path as it is called here."""
        return os.fsencode(self.path(os.fsdecode(path)))

    def value(self, value: object) -> object:
        """Return a setting's value with every path in it changed, also in JSON inside of it."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.value(one) for one in value]
        if isinstance(value, dict):
            return {self._text(str(key)): self.value(one) for key, one in value.items()}
        return value

    def _text(self, text: str) -> str:
        if text[:1] in ("[", "{"):
            try:
                return json.dumps(self.value(json.loads(text)))
            except ValueError:
                return text
        if text.startswith(SCHEME):
            return as_line(Path(self.path(str(path_of(text)))))
        return _IN.sub(lambda found: found[1] + self.path(found[2]), self.path(text))


def move_all(user: Connection, moves: Sequence[Move]) -> Mapping[str, int]:
    """Change every path in a `user.db`; return how many paths each move changed, by its `old`."""
    counts = {move.old: 0 for move in moves}
    for move in moves:
        places = Places([move])
        counts[move.old] = sum(places.raw(path) != path for path in relocation.paths(user))
    places = Places(moves)
    relocation.change(user, places.raw, places.value)
    return counts
