"""The verdicts of a profile: which of them count, and what the next one waits for.

What lives here: verdicts as they are stored, and what follows from them. What does not: how one is
come to (`tune/gate.py`), and what is done with its model (`tune/tuning.py`). The one rule: verdicts
about one serving model share one error rate, whatever became of them since.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.feedback.records import query_key
from engine.learning import JudgedTune, Readiness
from engine.serving.serving import Serving
from engine.store import model_versions as rows
from engine.store.database import Database
from engine.tune.gate import is_enough, n_new, readiness
from engine.tune.searches import Search
from engine.tune.trial import TRIAL
from engine.tune.trial import from_json as trial_from_json
from engine.verdict import Decision, Reason, Verdict, from_json
from engine.versions import COLD_START, ModelVersionId, StoredVerdict

_USABLE = (Decision.BETTER, Decision.CLOSE_CALL)
_FIELDS = frozenset(Verdict.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a tune would be judged by: query, cluster and file of each search, in one order.

    Queries are as `query_key` has them; `is_cold` tells that they were made from headings.
    """

    queries: Sequence[str]
    clusters: Sequence[str]
    files: Sequence[str]
    is_cold: bool = False

    @classmethod
    def of(cls, searches: Sequence[Search], *, is_cold: bool = False) -> Asked:
        """Return what some searches come to."""
        queries = [one.label.query_key for one in searches]
        clusters, files = [one.cluster for one in searches], [one.file for one in searches]
        return cls(queries, clusters, files, is_cold)

    @classmethod
    def could_be(cls, made: Mapping[str, str]) -> Asked:
        """Return what headings come to; by file the query that it could be searched for with."""
        return cls(list(made.values()), list(made.values()), list(made), is_cold=True)


@dataclass(frozen=True, slots=True)
class Docket:
    """Every verdict of a profile.

    Thread: any.
    """

    user: Database
    serving: Serving

    def stored(self) -> list[StoredVerdict]:
        """Return every verdict as it is stored, oldest first."""
        return rows.verdicts(self.user.reader())

    def every(self) -> list[JudgedTune]:
        """Return every verdict, oldest first."""
        return [judged_tune(one) for one in self.stored()]

    def latest(self) -> StoredVerdict | None:
        """Return the verdict that was given last."""
        stored = self.stored()
        return stored[-1] if stored else None

    def latest_about(self, version: ModelVersionId) -> JudgedTune | None:
        """Return the verdict that was given last on a model."""
        about = [one for one in self.stored() if one.model_version == version]
        return judged_tune(about[-1]) if about else None

    def candidate(self) -> ModelVersionId | None:
        """Return the model that the latest verdict lets serve, or be tried.

        None where it lost, or where another model serves now than the one that it beat.
        """
        latest = self.latest()
        if latest is None or latest.decision not in _USABLE:
            return None
        return latest.model_version if latest.is_about(self.serving.present) else None

    def take_back(self, verdict: int, now_utc_ms: int) -> None:
        """Note that over all files the gain of a verdict did not hold; once for each model."""
        about = next(one for one in self.stored() if one.id == verdict)
        if Reason.NOT_CONFIRMED in about.report["reasons"]:
            return
        report = {
            **about.report,
            "decision": Decision.NOT_BETTER,
            "reasons": [Reason.NOT_CONFIRMED],
        }
        for key in ("measured", TRIAL):
            report.pop(key, None)
        with self.user.write() as user:
            version = about.model_version
            rows.add_verdict(user, now_utc_ms, version, Decision.NOT_BETTER, report)

    def measured(self) -> dict[str, float]:
        """Return what the latest tune took on this machine."""
        for one in reversed(self.stored()):
            if "measured" in one.report:
                return dict(one.report["measured"])
        return {}

    def counted(self) -> list[JudgedTune]:
        """Return the verdicts about the model that serves that used up their part of the error.

        A switch begins a new count: what serves then has proved itself. A library that is read
        anew by the same model, or one that is gone back to, begins none.
        """
        present = self.serving.present
        found = [one for one in self.stored() if one.is_about(present)]
        # a trial has an error rate of its own
        return [one for one in map(judged_tune, found) if one.verdict.counts and one.trial is None]

    def readiness(self, asked: Asked, same: Sequence[tuple[str, str]] = ()) -> Readiness:
        """Return what is missing; made searches and real ones are counted apart.

        Nothing new is missing where the last verdict's model has learned from something that was
        forgotten since, as the same searches without it may be learned from, or where most of what
        the verdict rested on is gone, so that nothing can be confirmed by it. That is a decision
        like any other, which takes its part of the error rate.

        Args:
            asked: what the next tune would be judged by.
            same: pairs of its files that count as one, where they are known.
        """
        alike = [one for one in self.counted() if one.is_cold is asked.is_cold]
        n = None
        if alike and not (self._is_stale(alike[-1].version) or _is_worn(alike[-1].verdict, asked)):
            n = n_new(asked.queries, alike[-1].verdict, are_kept=asked.is_cold)
        return readiness(asked.clusters, asked.files, n, same)

    def _is_stale(self, version: ModelVersionId | None) -> bool:
        return version is not None and version in rows.stale_versions(self.user.reader())


def _is_worn(verdict: Verdict, asked: Asked) -> bool:
    """Return whether most searches of a verdict are gone; of headings only some are drawn."""
    named = {query_key(one.query) for one in verdict.outcomes if one.query}
    left = named if asked.is_cold else named & set(asked.queries)
    return not is_enough(verdict, len(left))


def judged_tune(stored: StoredVerdict) -> JudgedTune:
    """Return a verdict as it was stored.

    Raises:
        DataProblem: DATABASE_DAMAGED when it is none.
    """
    known = {key: value for key, value in stored.report.items() if key in _FIELDS}
    return JudgedTune(
        id=stored.id,
        at_utc_ms=stored.at_utc_ms,
        verdict=from_json(json.dumps(known)),
        version=stored.model_version,
        is_cold=stored.report.get(COLD_START) is True,
        trial=trial_from_json(stored.report.get(TRIAL)),
    )


def missing_words(ready: Readiness, *, is_cold: bool = False) -> str:
    """Return what a tune still waits for: 20 more kinds of searches, 1 more new search.

    One from headings and titles, which `is_cold`, waits for more of those.
    """
    wanted = (
        (ready.n_clusters_missing, "kind of searches", "kinds of searches"),
        (ready.n_files_missing, "file that was looked for", "files that were looked for"),
        (ready.n_new_missing, "search since the last verdict", "searches since the last verdict"),
    )
    if is_cold:
        rest = "that the last verdict did not rest on"
        wanted = (
            (ready.n_clusters_missing, "heading or title", "headings or titles"),
            (ready.n_files_missing, "file that has one", "files that have one"),
            (ready.n_new_missing, f"heading or title {rest}", f"headings or titles {rest}"),
        )
    return ", ".join(f"{n} more {one if n == 1 else many}" for n, one, many in wanted if n)
