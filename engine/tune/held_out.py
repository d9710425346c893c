"""Held-out searches, asked of the present model and of what was trained without them.

What lives here: folds with the search's weights of each, and the ranks either model comes to. What
does not: training (`tune/run.py`) and the decision (`tune/gate.py`). The one rule: every search is
judged by models, and with weights, that had no part of its cluster nor of its file.

Either model answers with weights of its own: those that serve the present one were fitted to it,
and a tuned one finds more by meaning. A candidate's weights for a fold are fitted on what the
candidates of the other folds find, each in its own held-out searches (cross-fitting: Chernozhukov
et al., "Double/debiased machine learning", 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.feedback.blend import Blend, fit
from engine.feedback.propensity import BEYOND
from engine.jobs import Report
from engine.search.blending import Past, blend_without
from engine.tune.comparison import Comparison, Side
from engine.tune.pool import Answer, Rank
from engine.tune.searches import Search
from engine.verdict import Outcome


@dataclass(frozen=True, slots=True)
class PresentWeights:
    """The search's weights with the present model, and what they were fitted on.

    `start` is what a tuned model came with, which was fitted to searches that may be held out now:
    that errs on its side. `past` is None where none are to be fitted; then those that serve are
    every model's.
    """

    serving: Blend
    start: Blend
    past: Sequence[Past] | None = None

    def without(self, searches: Sequence[Search]) -> Blend:
        """Return weights that were fitted without some searches and without their files."""
        if self.past is None:
            return self.serving
        queries = {one.label.query_key for one in searches}
        return blend_without(self.past, self.start, queries, {one.content for one in searches})


class HeldOut:
    """The searches of a tune in their folds, and what was found.

    Thread: one at a time.
    """

    def __init__(
        self,
        comparison: Comparison,
        searches: Sequence[Search],
        folds: Sequence[int],
        weights: PresentWeights,
        n_strengths: int,
    ) -> None:
        """Begin with nothing asked.

        Args:
            comparison: with its pool.
            searches: all of them.
            folds: of each search, from 0.
            weights: of the present model.
            n_strengths: how many candidates a fold has.
        """
        self._comparison = comparison
        self._searches = searches
        self._weights = weights
        self._places = [
            [place for place, its in enumerate(folds) if its == fold]
            for fold in range(max(folds) + 1)
        ]
        self._blends = [weights.without(self.of(fold)) for fold in range(len(self._places))]
        self._present: list[Rank] = [None] * len(searches)
        self._answers: list[dict[int, Answer]] = [{} for _ in range(n_strengths)]

    def of(self, fold: int) -> list[Search]:
        """Return the searches of a fold."""
        return [self._searches[place] for place in self._places[fold]]

    def ask_present(self, side: Side, fold: int, report: Report) -> int:
        """Ask the present model the searches of a fold; return how often the file came first.

        Raises:
            CancelledError: told to stop.
        """
        found = self._comparison.answers(side, self.of(fold), report)
        ranks = self._comparison.ranks(found, self._blends[fold], report)
        for place, rank in zip(self._places[fold], ranks, strict=True):
            self._present[place] = rank
        return ranks.count(1)

    def ask_candidate(self, strength: int, side: Side, fold: int, report: Report) -> int:
        """Ask a candidate of a fold; return how often the file came first with today's weights.

        Raises:
            CancelledError: told to stop.
        """
        found = self._comparison.answers(side, self.of(fold), report)
        self._answers[strength].update(zip(self._places[fold], found, strict=True))
        blend = self._blends[fold]
        return sum(one.judged is not None and one.judged.rank(blend) == 1 for one in found)

    def weights_of(self, strength: int, *, without: int | None = None) -> Blend:
        """Return a candidate's weights; `without` a fold, those of that fold."""
        if self._weights.past is None:
            return self._weights.serving
        left_out = set() if without is None else set(self._places[without])
        judged = [
            replace(answer.judged, made_rank=self._present[place] or BEYOND)
            for place, answer in sorted(self._answers[strength].items())
            if place not in left_out
            and answer.judged is not None
            # as with the present model (`search/blending.done_again`)
            and not self._searches[place].label.in_other_words
        ]
        return fit(judged)

    def outcomes(self, report: Report) -> list[list[Outcome]]:
        """Return for each strength what either model found, search by search.

        Raises:
            CancelledError: told to stop.
        """
        return [
            outcomes_of(self._searches, self._present, self._ranks(strength, report))
            for strength in range(len(self._answers))
        ]

    def _ranks(self, strength: int, report: Report) -> list[Rank]:
        ranks: list[Rank] = [None] * len(self._searches)
        for fold, places in enumerate(self._places):
            found = [self._answers[strength][place] for place in places]
            blend = self.weights_of(strength, without=fold)
            with_it = self._comparison.ranks(found, blend, report)
            for place, rank in zip(places, with_it, strict=True):
                ranks[place] = rank
        return ranks


def outcomes_of(
    searches: Sequence[Search], present: Sequence[Rank], candidate: Sequence[Rank]
) -> list[Outcome]:
    """Return what either model found, search by search."""
    return [
        Outcome(
            one.label.query,
            one.cluster,
            one.file,
            before,
            after,
            *one.label.come_by,
        )
        for one, before, after in zip(searches, present, candidate, strict=True)
    ]
