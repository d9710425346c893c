"""Fits the search's few weights on the person's own searches.

What lives here: doing past searches again to fit a blend. What does not: the fit
(`engine/feedback/blend.py`) and what it does to a list (`weighting`). The one rule: searches are
judged without what is remembered of them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from engine.feedback import policy, stored
from engine.feedback.blend import DEFAULTS, Blend, Judged, fit
from engine.feedback.diary import Diary
from engine.feedback.policy import Label
from engine.feedback.propensity import ComeBy
from engine.feedback.records import FileRef
from engine.jobs import Report
from engine.search.pipeline import Candidates, Search
from engine.search.remembered import speaks
from engine.search.scope import make_scope
from engine.search.weighting import rows_of
from engine.serving.snapshot import Snapshot
from engine.store import feedback as rows
from engine.types import DocumentId

_MAX_SEARCHES = 400  # the latest; some seconds
_DUE = 20  # acts


@dataclass(frozen=True, slots=True)
class Past:
    """A past search with its label, as it would go today; `contents` are those of its file."""

    label: Label
    judged: Judged
    contents: frozenset[int]


def learn(search: Search, snapshot: Snapshot, diary: Diary, report: Report) -> Blend:
    """Fit the weights of the model that serves on what was wanted, store them and return them.

    Raises:
        CancelledError: told to stop; the present weights stay.
        DataProblem: DATABASE_DAMAGED.
        EnvironmentProblem: PROFILE_BUSY, DISK_FULL.
    """
    embedder = snapshot.embedder
    if embedder is None:
        return DEFAULTS
    if snapshot.index is not None:
        fit_anew(search, snapshot, diary, report)
    return diary.memory.blend(embedder.fingerprint)


def learn_if_due(search: Search, snapshot: Snapshot, diary: Diary, report: Report) -> None:
    """Do the same once enough was done, or forgotten, since weights were last fitted."""
    embedder = snapshot.embedder
    if embedder is not None and diary.blends.n_acts_since(embedder.fingerprint) >= _DUE:
        learn(search, snapshot, diary, report)


def fit_anew(search: Search, snapshot: Snapshot, diary: Diary, report: Report) -> list[Past]:
    """Fit and store the weights of the model that serves; return what they were fitted on.

    Raises:
        CancelledError: told to stop; the present weights stay.
        DataProblem: DATABASE_DAMAGED.
        EnvironmentProblem: PROFILE_BUSY, DISK_FULL.
    """
    assert snapshot.embedder is not None  # noqa: S101 - no weights without a model
    fingerprint, moment = snapshot.embedder.fingerprint, diary.blends.moment()
    start, learned_from = diary.blends.origin_of(fingerprint)
    past = done_again(search, snapshot, diary, learned_from, report)
    diary.blends.put(fingerprint, fit([one.judged for one in past], start), moment)
    return past


def blend_without(
    past: Sequence[Past], start: Blend, queries: Set[str], contents: Set[int]
) -> Blend:
    """Return weights that were fitted without some queries, and without files of some contents."""
    others = (
        one.judged
        for one in past
        if one.label.query_key not in queries and one.contents.isdisjoint(contents)
    )
    return fit(list(others), start)


def done_again(
    search: Search,
    snapshot: Snapshot,
    diary: Diary,
    learned_from: Set[int],
    report: Report,
) -> list[Past]:
    """Return the past searches that weights are fitted on, as they would go today.

    Queries that the model has learned from are left out: there meaning does better than elsewhere.
    So are words that were tried after others had failed: what they were asked for counts for those,
    and being recalled of the file they tell of words what the person's other searches do not.

    Raises:
        CancelledError: told to stop.
        DataProblem: DATABASE_DAMAGED.
    """
    searches = diary.searches(lambda: report("blend", 0))
    labels = policy.labels(searches, diary.acts())
    learned = {one.query_key for one in labels if not learned_from.isdisjoint(one.impression_ids)}
    wanted: dict[tuple[str, FileRef], Label] = {}
    for one in labels:
        if one.query_key not in learned:
            # as it was come by the first time: later on memory may have put the file there
            first = wanted.get((one.query_key, one.file), one)
            wanted[one.query_key, one.file] = one.come_by_as(first)
    latest = [one for one in wanted.values() if not one.in_other_words][-_MAX_SEARCHES:]
    found = []
    for number, label in enumerate(latest):
        report("blend", number, len(latest))
        past = judge(search, snapshot, label)
        if past is not None:
            found.append(past)
    return found


def judge(search: Search, snapshot: Snapshot, label: Label) -> Past | None:
    """Return a past search as it would go today, None where it does not find what was wanted."""
    query = search.parse(label.query)
    with search.reading() as view:
        named = rows.documents_named(view.connection, [stored.named_file(label.file)])[0]
        scope = make_scope(view, query, query.filters)
        found = search.candidates(view, query, snapshot, scope, 0)
        wanted = {document for document, _ in named}
        its = judged(found, wanted, label.come_by)
        if its is None or (
            label.asked_anew and not speaks(found.ranked[its.target], found.evidence)
        ):
            return None
    return Past(label, its, frozenset(content for _, content in named))


def judged(found: Candidates, wanted: Set[DocumentId], come_by: ComeBy) -> Judged | None:
    """Return what a search found with the place of what was wanted; None where it is not there."""
    for place, one in enumerate(found.ranked):
        if any(holder.document_id in wanted for holder in one.held):
            return Judged(rows_of(found.ranked, found.evidence), place, come_by)
    return None
