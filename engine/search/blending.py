"""Fits the search's few weights on the person's own searches.

What lives here: doing past searches again to fit a blend. What does not: the fit
(`engine/feedback/blend.py`) and what it does to a list (`weighting`). The one rule: searches are
judged without what is remembered of them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from engine.feedback import policy, stored
from engine.feedback.blend import Blend, Judged, fit
from engine.feedback.diary import Diary
from engine.feedback.policy import Label
from engine.feedback.records import FileRef
from engine.jobs import Report
from engine.search.pipeline import Search
from engine.search.scope import make_scope
from engine.search.weighting import parts
from engine.serving.snapshot import Snapshot
from engine.store import feedback as rows

_MAX_SEARCHES = 400  # the latest; some seconds


@dataclass(frozen=True, slots=True)
class Past:
    """A past search with its label, as it would go today."""

    label: Label
    judged: Judged


def learn(search: Search, snapshot: Snapshot, diary: Diary, report: Report) -> Blend:
    """Fit the weights on what was wanted, store them and return them.

    Raises:
        CancelledError: told to stop; the present weights stay.
        DataProblem: DATABASE_DAMAGED.
        EnvironmentProblem: PROFILE_BUSY, DISK_FULL.
    """
    if snapshot.embedder is not None and snapshot.index is not None:
        put_blend(diary, done_again(search, snapshot, diary, report))
    return diary.memory.blend


def put_blend(diary: Diary, past: Sequence[Past]) -> None:
    """Fit the weights on past searches and store them."""
    diary.put_blend(fit([one.judged for one in past]))


def blend_without(past: Sequence[Past], queries: Set[str], files: Set[FileRef]) -> Blend:
    """Return weights that were fitted without some queries and files."""
    others = (
        one.judged
        for one in past
        if one.label.query_key not in queries and one.label.file not in files
    )
    return fit(list(others))


def done_again(search: Search, snapshot: Snapshot, diary: Diary, report: Report) -> list[Past]:
    """Return the past searches that weights are fitted on, as they would go today.

    Raises:
        CancelledError: told to stop.
        DataProblem: DATABASE_DAMAGED.
    """
    labels = [
        one
        for one in policy.labels(diary.impressions(), diary.acts())
        if not one.asked_anew  # `blend` makes up for what was opened from a list
    ]
    wanted: dict[tuple[str, FileRef], Label] = {}
    for one in labels:
        # the rank of the first time: later on memory may have put the file there
        first = wanted.get((one.query_key, one.file), one)
        wanted[one.query_key, one.file] = replace(one, rank=first.rank)
    latest = list(wanted.values())[-_MAX_SEARCHES:]
    found = []
    for number, label in enumerate(latest):
        report("blend", number, len(latest))
        judged = judge(search, snapshot, label)
        if judged is not None:
            found.append(Past(label, judged))
    return found


def judge(search: Search, snapshot: Snapshot, label: Label) -> Judged | None:
    """Return a past search as it would go today, None where what was wanted is not found."""
    query = search.parse(label.query)
    with search.reading() as view:
        named = rows.documents_named(view.connection, [stored.named_file(label.file)])[0]
        ids = {document for document, _ in named}
        scope = make_scope(view, query, query.filters)
        found = search.candidates(view, query, snapshot, scope, 0)
        for place, one in enumerate(found.ranked):
            if any(holder.document_id in ids for holder in one.held):
                values = np.array([row.value for row in found.ranked], np.float32)
                meaning, words = parts(found.ranked, found.evidence)
                return Judged(values, meaning, words, place, label.rank)
    return None
