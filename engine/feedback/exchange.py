"""Feedback as a file: one JSON object a line, the first of which says what the file is.

What lives here: writing such a file and taking one in. What does not: rows. The one rule: a file
may come from anywhere: it is taken in as a whole or not at all, and everything in it is checked
before anything is stored.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import ErrorCode, InputProblem, environment_problem
from engine.feedback import stored
from engine.feedback.records import ActKind, TakenIn, query_key
from engine.sizes import size_text
from engine.store import feedback as rows
from engine.store.database import Connection, Database
from engine.store.feedback import ActRow, ImpressionRow, ShownRow

VERSION = 1
MAX_FILE_BYTES = 256 << 20
MAX_LINE_BYTES = 1 << 20
_MAX_HITS = 1_000
_MAX_PATH_BYTES = 4_096
_MAX_HASH_BYTES = 64
_MAX_NAME_CHARS = 200
_MAX_NUMBER = 1 << 53
_DAY_MS = 86_400_000
_PAGE = 200
_KEY = "honeyguide_feedback"


def write(user: Database, target: Path, *, anonymous: bool) -> int:
    """Write every search with its acts; return how many.

    Raises:
        EnvironmentProblem: DISK_FULL, READ_ONLY or NO_ACCESS.
    """
    hidden = _Hidden() if anonymous else None
    aside = target.with_name(f"{target.name}.part")
    n_written = 0
    try:
        with aside.open("w", encoding="ascii") as file:
            file.write(json.dumps({_KEY: VERSION, "anonymous": anonymous}) + "\n")
            for line in _lines(user, hidden):
                file.write(json.dumps(line) + "\n")
                n_written += 1
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except OSError as problem:
        aside.unlink(missing_ok=True)
        raise environment_problem(problem, str(target)) from problem
    return n_written


class _Hidden:
    """Hashes with a key that nobody keeps: what is the same stays the same, in this file only."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def __call__(self, data: bytes) -> str:
        return hashlib.blake2b(data, key=self._key, digest_size=12).hexdigest()


def _lines(user: Database, hidden: _Hidden | None) -> Iterator[dict[str, object]]:
    after = 0
    while page := rows.impressions(user.reader(), after, _PAGE):
        for row in page:
            shown = rows.shown(user.reader(), row.id)
            yield _line(row, shown, rows.acts_of(user.reader(), row.id), hidden)
        after = page[-1].id


def _line(
    row: ImpressionRow, shown: list[ShownRow], acts: list[ActRow], hidden: _Hidden | None
) -> dict[str, object]:
    def text(value: str) -> str:
        return hidden(value.encode()) if hidden and value else value

    def file(path: bytes, content_hash: bytes) -> dict[str, str]:
        if hidden:
            return {"path": hidden(path), "hash": hidden(content_hash)}
        return {"path": os.fsdecode(path), "hash": content_hash.hex()}

    return {
        "at_utc_ms": row.at_utc_ms,
        "session": text(row.session),
        # of two ways to write the same query a hash keeps that they are the same
        "query": text(row.query_key if hidden else row.query),
        "model": row.model,
        "filters": text(row.filters),
        "hits": [
            {
                "rank": one.rank,
                **file(one.path, one.content_hash),
                "passage": None
                if one.passage_start is None
                else [one.passage_start, one.passage_end],
                "lexical": one.lexical,
                "dense": one.dense,
                "fused": one.fused,
                "seen": bool(one.seen),
            }
            for one in shown
        ],
        "acts": [
            {
                "rank": one.rank,
                **file(one.path, one.content_hash),
                "kind": one.kind,
                "at_utc_ms": one.at_utc_ms,
                "dwell_ms": one.dwell_ms,
                "left_out": bool(one.left_out),
            }
            for one in acts
        ],
    }


def read(user: Database, source: Path, now_utc_ms: int, oldest_utc_ms: int) -> TakenIn:
    """Take in what `write` wrote; searches from before `oldest_utc_ms` are left out.

    Raises:
        InputProblem: BAD_FEEDBACK; nothing was added.
        EnvironmentProblem: NO_ACCESS, DISK_FULL.
    """
    n_added = n_completed = n_too_old = 0
    try:
        _check_source(source)
        with source.open("rb") as file, user.write() as connection:
            for row, shown, acts in _checked_lines(file, now_utc_ms):
                if row.at_utc_ms < oldest_utc_ms:
                    n_too_old += 1
                    continue
                known = rows.find_impression(connection, row)
                if known is not None:
                    n_completed += _complete(connection, known, acts)
                    continue
                number = rows.add_impression(connection, row, shown)
                for act in acts:
                    rows.add_act(connection, act._replace(impression_id=number))
                n_added += 1
    except OSError as problem:
        raise environment_problem(problem, str(source)) from problem
    return TakenIn(n_added, n_completed, n_too_old)


def _complete(user: Connection, number: int, acts: list[ActRow]) -> bool:
    """Add to a known search what was done since; return whether there was anything."""
    known = {_deed(one): one for one in rows.acts_of(user, number)}
    is_more = False
    for act in acts:
        same = known.get(_deed(act))
        if same is None:
            rows.add_act(user, act._replace(impression_id=number))
            known[_deed(act)] = act
            is_more = True
        elif same.dwell_ms is None and act.dwell_ms is not None and same.id:
            rows.set_dwell(user, same.id, act.dwell_ms)
            is_more = True
    return is_more


def _deed(act: ActRow) -> tuple[str, int, bytes]:
    return act.kind, act.at_utc_ms, act.path


def _check_source(source: Path) -> None:
    """Refuse what is no file of a fair size before it is opened: a pipe would keep us waiting."""
    if not source.exists():
        raise _bad(0, f"{source} is not there")
    if source.is_dir():
        raise _bad(0, f"{source} is a folder")
    if not source.is_file():
        raise _bad(0, f"{source} is no plain file")
    n_bytes = source.stat().st_size
    if n_bytes > MAX_FILE_BYTES:
        most = size_text(MAX_FILE_BYTES)
        raise _bad(0, f"{source} has {size_text(n_bytes)}, and {most} are the most")


def _bad(number: int, what: str) -> InputProblem:
    return InputProblem(ErrorCode.BAD_FEEDBACK, f"line {number}: {what}" if number else what)


def _checked_lines(
    file: Any,  # noqa: ANN401 - a binary file, whatever its kind of buffer
    now_utc_ms: int,
) -> Iterator[tuple[ImpressionRow, list[ShownRow], list[ActRow]]]:
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            raise _bad(number, "too long")
        if number > 1 and not line.strip():
            continue  # left by whoever edited or joined the file
        value = _parsed(line, number)
        check = _Check(number, now_utc_ms)
        if number == 1 or _KEY in value:  # the head of a file that was joined to another
            _check_head(value, check, number)
        else:
            yield check.impression(value)
    if not number:
        raise _bad(0, "empty")


def _parsed(line: bytes, number: int) -> dict[str, Any]:
    def refuse(name: str) -> object:
        raise ValueError(name)

    try:
        value = json.loads(line, parse_constant=refuse)
    except (ValueError, RecursionError) as problem:
        raise _bad(number, "not JSON") from problem
    if not isinstance(value, dict):
        raise _bad(number, "not an object")
    return value


def _check_head(value: dict[str, Any], check: _Check, number: int) -> None:
    version = value.get(_KEY)
    if type(version) is not int:
        raise _bad(number, "not a feedback file")
    if version != VERSION:
        raise _bad(number, f"written by another version ({version})")
    if check.flag(value, "anonymous"):
        raise _bad(number, "it is anonymous: its queries and paths are hashes")


class _Check:
    """Takes values out of one line, each only as what it must be."""

    def __init__(self, number: int, now_utc_ms: int) -> None:
        self._number = number
        self._latest_utc_ms = now_utc_ms + _DAY_MS  # clocks differ

    def impression(
        self, value: dict[str, Any]
    ) -> tuple[ImpressionRow, list[ShownRow], list[ActRow]]:
        """Return the rows of a line."""
        query = self.text(value, "query", stored.MAX_QUERY_CHARS)
        row = ImpressionRow(
            id=0,
            at_utc_ms=self.number(value, "at_utc_ms", self._latest_utc_ms),
            session=self.text(value, "session", _MAX_NAME_CHARS),
            query=query,
            query_key=query_key(query),
            model=self.text(value, "model", _MAX_NAME_CHARS),
            filters=self.text(value, "filters", _MAX_PATH_BYTES),
        )
        shown = [self._shown(one) for one in self._objects(value, "hits")]
        if len({one.rank for one in shown}) < len(shown):
            raise _bad(self._number, "two hits of one rank")
        return row, shown, [self._act(one) for one in self._objects(value, "acts")]

    def _shown(self, value: dict[str, Any]) -> ShownRow:
        passage = value.get("passage")
        start = end = None
        if passage is not None:
            if not isinstance(passage, list) or len(passage) != 2:
                raise self._wrong("passage")
            span = dict(zip(("start", "end"), passage, strict=True))
            start, end = self.number(span, "start"), self.number(span, "end")
            if start > end:
                raise self._wrong("passage")
        path, content_hash = self._file(value)
        return ShownRow(
            self.number(value, "rank", _MAX_HITS, least=1),
            path,
            content_hash,
            start,
            end,
            self._measure(value, "lexical"),
            self._measure(value, "dense"),
            self._measure(value, "fused"),
            int(self.flag(value, "seen")),
        )

    def _act(self, value: dict[str, Any]) -> ActRow:
        kind = value.get("kind")
        if not isinstance(kind, str) or kind not in list(ActKind):
            raise self._wrong("kind")
        path, content_hash = self._file(value)
        dwell_ms = None
        if value.get("dwell_ms") is not None:
            dwell_ms = self.number(value, "dwell_ms")
        return ActRow(
            0,
            0,
            self.number(value, "rank", _MAX_HITS),
            path,
            content_hash,
            kind,
            self.number(value, "at_utc_ms", self._latest_utc_ms),
            dwell_ms,
            int(self.flag(value, "left_out")),
        )

    def _file(self, value: dict[str, Any]) -> tuple[bytes, bytes]:
        path = value.get("path")
        if not isinstance(path, str) or "\0" in path:
            raise self._wrong("path")
        try:
            raw = os.fsencode(path)
            content_hash = bytes.fromhex(self.text(value, "hash", 2 * _MAX_HASH_BYTES))
        except ValueError as problem:
            raise self._wrong("path or hash") from problem
        if len(raw) > _MAX_PATH_BYTES or (raw and not Path(path).is_absolute()):
            raise self._wrong("path")
        return raw, content_hash

    def text(self, value: dict[str, Any], name: str, most: int) -> str:
        """Return a text that can be stored."""
        found = value.get(name)
        if not isinstance(found, str) or len(found) > most or "\0" in found:
            raise self._wrong(name)
        try:
            found.encode()
        except UnicodeEncodeError as problem:
            raise self._wrong(name) from problem
        return found

    def number(
        self, value: dict[str, Any], name: str, most: int = _MAX_NUMBER, *, least: int = 0
    ) -> int:
        """Return a whole number within its limits."""
        found = value.get(name)
        if type(found) is not int or not least <= found <= most:
            raise self._wrong(name)
        return found

    def flag(self, value: dict[str, Any], name: str) -> bool:
        """Return a truth value."""
        found = value.get(name)
        if not isinstance(found, bool):
            raise self._wrong(name)
        return found

    def _measure(self, value: dict[str, Any], name: str) -> float | None:
        found = value.get(name)
        if found is None:
            return None
        if type(found) not in (int, float) or abs(found) > _MAX_NUMBER or not math.isfinite(found):
            raise self._wrong(name)
        return float(found)

    def _objects(self, value: dict[str, Any], name: str) -> list[dict[str, Any]]:
        found = value.get(name)
        if not isinstance(found, list) or len(found) > _MAX_HITS:
            raise self._wrong(name)
        if not all(isinstance(one, dict) for one in found):
            raise self._wrong(name)
        return found

    def _wrong(self, name: str) -> InputProblem:
        return _bad(self._number, f"a bad value of {name}")
