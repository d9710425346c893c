"""One list out of two models' answers to the same question, while they are tried.

What lives here: asking both at once and mixing what they say. What does not: how lists are mixed
(`tune/interleaving`), and what follows from it (`tune/trial`). The one rule: words, names, filters
and memory are the same for both; what differs is whose meaning answers.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from engine.feedback.records import query_key
from engine.search.pipeline import Search
from engine.serving.snapshot import Snapshot
from engine.team import Team
from engine.tune.interleaving import interleave
from engine.types import Hit, Order, SearchRequest, SearchResponse


class Answering(Protocol):
    """Whose meaning answers; outside of trials there is no rival."""

    def current(self) -> Snapshot:
        """Return the present model's snapshot."""

    @property
    def rival(self) -> Snapshot | None:
        """Return the candidate's."""


def search(pipeline: Search, request: SearchRequest, serving: Answering) -> SearchResponse:
    """Return the first results, of both models while two answer; by date those of the present one.

    Raises:
        DataProblem: DATABASE_DAMAGED.
    """
    present, candidate = serving.current(), serving.rival
    is_by_date = request.order is not Order.BEST or not pipeline.parse(request.text).asks_words
    if candidate is None or is_by_date:
        return pipeline.search(request, present)
    asked: Future[SearchResponse] = Future()
    # a thread of its own, as for meaning: the two cost hardly more time than one
    threading.Thread(
        target=_answer, args=(asked, pipeline, request, candidate), name="honeyguide-rival"
    ).start()
    own = pipeline.search(request, present)
    return mixed(request, own, asked.result())


def _answer(
    asked: Future[SearchResponse], pipeline: Search, request: SearchRequest, candidate: Snapshot
) -> None:
    try:
        asked.set_result(pipeline.search(request, candidate))
    except BaseException as problem:  # noqa: BLE001 - raised again where it is waited for
        asked.set_exception(problem)


def rerank(
    pipeline: Search,
    request: SearchRequest,
    first: SearchResponse,
    serving: Answering,
) -> SearchResponse:
    """Return the same results read closely; those of two models each for itself, in one list.

    Raises:
        DataProblem: DATABASE_DAMAGED.
    """
    present, candidate = serving.current(), serving.rival
    if candidate is None or len(first.rivals) != len(Team):
        return pipeline.rerank(request, first, present)
    own, other = (
        pipeline.rerank(request, answer, snapshot)
        for answer, snapshot in zip(first.rivals, (present, candidate), strict=True)
    )
    return mixed(request, own, other)


def mixed(request: SearchRequest, own: SearchResponse, other: SearchResponse) -> SearchResponse:
    """Return one answer out of the present model's and the candidate's.

    The coins hang on query and generation alone: asked again, the same question has the same list.
    """
    known: dict[Path, Path] = {}
    lists = {
        Team.PRESENT: _rows(own.hits, known),
        Team.CANDIDATE: _rows(other.hits, known),
    }
    coins = random.Random(f"{other.generation} {query_key(request.text)}")  # noqa: S311
    drawn = interleave(list(lists[Team.PRESENT]), list(lists[Team.CANDIDATE]), request.limit, coins)
    hits = [
        replace(lists[team or Team.PRESENT][row], team=team)
        for row, team in zip(drawn.results, drawn.teams, strict=True)
    ]
    timings_ms = dict(own.timings_ms)
    if "total" in timings_ms:
        timings_ms["total"] = max(timings_ms["total"], other.timings_ms.get("total", 0.0))
    return replace(
        own,
        hits=tuple(hits),
        timings_ms=timings_ms,
        degraded=own.degraded | other.degraded,
        rivals=(replace(own, rivals=()), replace(other, rivals=())),
        did_you_mean=None if hits else own.did_you_mean,
    )


def _rows(hits: Sequence[Hit], known: dict[Path, Path]) -> dict[Path, Hit]:
    """Return hits by the path a row is known by: two models may show two copies of the same file.

    Args:
        hits: a list, best first.
        known: for every path of the other list the one of its row; those of this one are added.
    """
    rows: dict[Path, Hit] = {}
    for hit in hits:
        paths = (hit.path, *hit.also_at)
        row = next((known[path] for path in paths if path in known), hit.path)
        known.update(dict.fromkeys(paths, row))
        rows.setdefault(row, hit)
    return rows
