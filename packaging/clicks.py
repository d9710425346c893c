"""Searches of one person over the sample library, as `honeyguide feedback import` takes them.

What lives here: what the trial of the built program tunes on: the judged searches by meaning, each
with the file that answers it. What does not: what is made of that.
"""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

_JUDGED = Path(__file__).resolve().parent.parent / "tests" / "data" / "sample_queries.json"
_HOUR_MS, _LATER_MS = 3_600_000, 45_000
_DIGEST_BYTES = 16  # of what the program knows a file's bytes by


def write(sample: Path, file: Path) -> int:
    """Write the searches; return how many.

    Args:
        sample: the sample library, as it was added to the program.
        file: where to.
    """
    judged = [one for one in json.loads(_JUDGED.read_text("utf-8")) if one["kind"] == "meaning"]
    begun_utc_ms = int(time.time() * 1000) - len(judged) * _HOUR_MS
    lines: list[dict[str, object]] = [{"honeyguide_feedback": 1, "anonymous": False}]
    lines += [
        _search(one["query"], sample / one["relevant"][0], begun_utc_ms + number * _HOUR_MS)
        for number, one in enumerate(judged)
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "ascii")
    return len(judged)


def _search(query: str, path: Path, at_utc_ms: int) -> dict[str, object]:
    """Return a search whose file was found by going on beyond the list, and praised."""
    content = hashlib.blake2b(path.read_bytes(), digest_size=_DIGEST_BYTES)
    act = {
        "rank": 0,
        "path": str(path),
        "hash": content.hexdigest(),
        "kind": "this_is_it",
        "at_utc_ms": at_utc_ms + _LATER_MS,
        "dwell_ms": None,
        "left_out": False,
    }
    return {
        "at_utc_ms": at_utc_ms,
        "session": f"session {at_utc_ms}",
        "query": query,
        "model": "",
        "filters": "",
        "hits": [],
        "acts": [act],
    }
